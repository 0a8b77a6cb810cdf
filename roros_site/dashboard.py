"""The admin's first page: what needs attention, each figure leading to the list it counts."""

import datetime
from urllib.parse import urlencode

from django.contrib.admin.models import LogEntry
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations.admin import attention
from destinations.models import Page, Place
from events.admin.attention import (
    COMING_DAYS,
    ENDING_DAYS,
    ending_soon,
    low_certainty_soon,
    without_coming_occurrence,
)
from events.models import Event
from itinerary.models import Itinerary, Suggestion
from members.models import Certificate, Member

RECENT = 8
CERTIFICATE_DAYS = 60


def _list(model, **filters):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(filters)}" if filters else address


def _places(day):
    """One query."""
    shown = Place.objects.published()
    found = shown.aggregate(
        all=Count("pk"),
        unconfirmed=Count("pk", filter=attention.hours_unconfirmed()),
        past=Count("pk", filter=attention.hours_past(day)),
        photo=Count("pk", filter=attention.without_photo()),
        en=Count("pk", filter=attention.untranslated("en", "summary", "description")),
        de=Count("pk", filter=attention.untranslated("de", "summary", "description")),
        sample=Count("pk", filter=Q(is_sample=True)),
    )
    of = found["all"]
    return [
        (
            found["unconfirmed"],
            of,
            _("places whose hours nobody has confirmed"),
            _list(Place, listed="yes", hours="unconfirmed"),
        ),
        (
            found["past"],
            of,
            _("places whose hours were confirmed but are out of date"),
            _list(Place, listed="yes", hours="past"),
        ),
        (found["photo"], of, _("places without a photograph"), _list(Place, listed="yes", photo="missing")),
        (found["en"], of, _("places with text missing in English"), _list(Place, listed="yes", missing="en")),
        (found["de"], of, _("places with text missing in German"), _list(Place, listed="yes", missing="de")),
        (
            found["sample"],
            of,
            _("sample listings to replace with real ones"),
            _list(Place, listed="yes", is_sample__exact=1),
        ),
    ]


def _events(day):
    """One query."""
    found = Event.objects.published().aggregate(
        all=Count("pk"),
        none=Count("pk", filter=without_coming_occurrence(day)),
        ending=Count("pk", filter=ending_soon(day)),
        low=Count("pk", filter=low_certainty_soon(day)),
        en=Count("pk", filter=attention.untranslated("en", "title", "summary", "description")),
        de=Count("pk", filter=attention.untranslated("de", "title", "summary", "description")),
    )
    of = found["all"]
    return [
        (found["none"], of, _("events without a coming date"), _list(Event, published="yes", dates="none")),
        (
            found["ending"],
            of,
            _("events whose last date is within %(n)d days") % {"n": ENDING_DAYS},
            _list(Event, published="yes", dates="ending"),
        ),
        (
            found["low"],
            of,
            _("events in the next %(n)d days whose dates are not confirmed") % {"n": COMING_DAYS},
            _list(Event, published="yes", dates="low"),
        ),
        (
            found["en"],
            of,
            _("events with text missing in English"),
            _list(Event, published="yes", missing="en"),
        ),
        (
            found["de"],
            of,
            _("events with text missing in German"),
            _list(Event, published="yes", missing="de"),
        ),
    ]


def _pages():
    """One query."""
    found = Page.objects.published().aggregate(
        all=Count("pk"),
        en=Count("pk", filter=attention.untranslated("en", "title", "body")),
        de=Count("pk", filter=attention.untranslated("de", "title", "body")),
    )
    of = found["all"]
    return [
        (
            found["en"],
            of,
            _("pages with text missing in English"),
            _list(Page, is_published__exact=1, missing="en"),
        ),
        (
            found["de"],
            of,
            _("pages with text missing in German"),
            _list(Page, is_published__exact=1, missing="de"),
        ),
    ]


def _members(day):
    """One query."""
    last = day + datetime.timedelta(days=CERTIFICATE_DAYS)
    found = Member.objects.aggregate(
        all=Count("pk"),
        unlisted=Count("pk", filter=~Q(Exists(Member.places.through.objects.filter(member=OuterRef("pk"))))),
        ending=Count(
            "pk",
            filter=Q(Exists(Certificate.objects.filter(member=OuterRef("pk"), valid_to__range=(day, last)))),
        ),
    )
    of = found["all"]
    return [
        (
            found["ending"],
            of,
            _("members with a certificate that ends within %(n)d days") % {"n": CERTIFICATE_DAYS},
            _list(Member, certificates="ending"),
        ),
        (found["unlisted"], of, _("members without a place on the site"), _list(Member, listings="none")),
    ]


def _section(request, model, title, figures):
    allowed = request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    if not allowed:
        return None
    figures = figures()
    items = [
        {"number": number, "of": of, "text": text, "url": url, "share": round(100 * number / of) if of else 0}
        for number, of, text, url in figures
    ]
    return {
        "title": title,
        "url": _list(model),
        "wanting": [item for item in items if item["number"]],
        "done": [item["text"] for item in items if not item["number"]],
        "total": figures[0][1],
    }


def _shortcuts(request):
    new = [
        (_("Add a place"), "add_location", Place),
        (_("Add an event"), "event", Event),
        (_("Add a page"), "post_add", Page),
        (_("Add a member"), "add_business", Member),
    ]
    return [
        {
            "title": title,
            "icon": icon,
            "url": reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"),
        }
        for title, icon, model in new
        if request.user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")
    ]


def _figures(request, day):
    """Saved itineraries and ready-made trips: two queries."""
    if not request.user.has_perm("itinerary.view_suggestion"):
        return []
    month_ago = timezone.now() - datetime.timedelta(days=30)
    saved = Itinerary.objects.of_visitors().aggregate(
        all=Count("pk", filter=Q(saved_at__isnull=False)),
        lately=Count("pk", filter=Q(saved_at__gte=month_ago)),
    )
    return [
        (saved["all"], _("itineraries saved by visitors")),
        (saved["lately"], _("of them in the last 30 days")),
        (Suggestion.objects.published().count(), _("ready-made trips on the site")),
    ]


def _recent(request):
    """The latest changes by anybody, for those who may see the change log: one query."""
    if not request.user.has_perm("admin.view_logentry"):
        return LogEntry.objects.none()
    return LogEntry.objects.select_related("user", "content_type").order_by("-action_time")[:RECENT]


def dashboard(request, context):
    """What Unfold's first page shows besides its own; at most ten queries whatever the size of the tables."""
    day = timezone.localdate()
    sections = [
        _section(request, Place, _("Places"), lambda: _places(day)),
        _section(request, Event, _("Events"), lambda: _events(day)),
        _section(request, Page, _("Pages"), _pages),
        _section(request, Member, _("Members"), lambda: _members(day)),
    ]
    context.update(
        {
            "sections": [section for section in sections if section],
            "shortcuts": _shortcuts(request),
            "figures": _figures(request, day),
            "recent": list(_recent(request)),
            "day": day,
        }
    )
    return context
