"""The front page, the privacy page and the address without a language."""

import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from destinations.cards import place_cards
from destinations.models import Place
from destinations.views.pages import children
from events.cards import FairPanel, dates_text
from events.kept import occurrences_of, rows_of
from events.models import Event, Occurrence
from itinerary.cards import trip_cards
from itinerary.models import Suggestion
from roros_site.kit.http import private_page, public_page

SHOWN_PLACES = 8
SHOWN_EVENTS = 5
SHOWN_TRIPS = 4


@private_page(methods=("GET", "HEAD"))
def without_language(request):
    """`/` sends to the language the browser asks for, without remembering anything."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ("Accept-Language",))
    return response


@public_page
def home(request):
    """The front page. At most eight queries."""
    today = timezone.localdate()
    return render(
        request,
        "home.html",
        {
            "cards": place_cards(Place.objects.published().in_order().primary_keys()[:SHOWN_PLACES], today),
            "rows": rows_of(coming(today), today),
            "fair": next_fair(today),
            "pillars": children("tre-grunnpilarer")[:3],
            "trips": list(trip_cards().values())[:SHOWN_TRIPS],
            "themes": Suggestion.Theme.choices[:6],
            "transports": Suggestion.Transport.choices,
        },
    )


def coming(today):
    """Primary keys of the next occurrences from today on, fairs' programmes left to their own page."""
    return (
        Occurrence.objects.published()
        .filter(event__parent__isnull=True)
        .between(today, today + datetime.timedelta(days=365))
        .exclude(state=Occurrence.State.CANCELLED)
        .order_by("starts_at")
        .primary_keys()[:SHOWN_EVENTS]
    )


def next_fair(today):
    """The running or next fair that has a programme and is not cancelled; None when there is none."""
    programme = Event.objects.published().filter(parent=OuterRef("event"))
    found = (
        Occurrence.objects.published()
        .filter(Exists(programme), event__kind__in=Event.FAIR_KINDS)
        .between(today, today + datetime.timedelta(days=500))
        .exclude(state=Occurrence.State.CANCELLED)
        .order_by("starts_at")
        .primary_keys()[:1]
    )
    return next((FairPanel(each.event, dates_text(each)) for each in occurrences_of(found)), None)


@public_page
def privacy(request):
    """What the site keeps about a visitor and for how long."""
    return render(
        request,
        "privacy.html",
        {
            "crumbs": [(translation.gettext("Privacy"), "")],
            "cookie_days": 400,
            "session_days": settings.SESSION_COOKIE_AGE // 86400,
        },
    )
