"""The mail that brings code and links of saved itineraries, as text and HTML, in the visitor's language."""

import hashlib
import logging
import smtplib
import threading

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from destinations.models.region import region
from itinerary import access

logger = logging.getLogger(__name__)
FAILURES = (OSError, smtplib.SMTPException)
THREAD_NAME = "itinerary-links"


def fingerprint(email):
    """What stands for an address in the counters of tries."""
    return hashlib.blake2s(email.lower().encode(), digest_size=12).hexdigest()


def links_message(itineraries, email, request):
    """The message; everything it says is read now, so that it may be sent later without the database."""
    origin = settings.SITE_ORIGIN or request.build_absolute_uri("/").rstrip("/")
    rows = [
        {
            "title": str(itinerary),
            "code": itinerary.spoken_code,
            "link": origin + reverse("itinerary:edit", args=[access.edit_token(itinerary)]),
        }
        for itinerary in itineraries
    ]
    context = {"rows": rows, "company": region().company, "open_link": origin + reverse("itinerary:open")}
    if len(rows) == 1:
        subject = _("Your itinerary: %(title)s") % {"title": rows[0]["title"]}
    else:
        subject = _("Your itineraries")
    message = EmailMultiAlternatives(
        subject, render_to_string("itinerary/mail/links.txt", context), to=[email]
    )
    message.attach_alternative(render_to_string("itinerary/mail/links.html", context), "text/html")
    return message


def send_links(itineraries, email, request):
    """Send the links now; False when the mail server does not take them."""
    try:
        return links_message(itineraries, email, request).send() == 1
    except FAILURES:
        logger.exception("Mail with itinerary links could not be sent")
        return False


def send_links_later(itineraries, email, request):
    """Send the links from a thread of its own; nothing is sent when there are none."""
    if not itineraries:
        return
    message = links_message(itineraries, email, request)
    message.connection = get_connection()
    threading.Thread(target=_deliver, args=(message,), name=THREAD_NAME).start()


def _deliver(message):
    try:
        message.send()
    except FAILURES:
        logger.exception("Mail with itinerary links could not be sent")
