"""Ready-made trips: the list with its filters, and the page of one trip."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from itinerary.board import board
from itinerary.cards import seasons_text, trip_cards, trip_poster
from itinerary.forms import TripsForm
from itinerary.maps import addresses
from itinerary.models import Suggestion
from itinerary.views.exporting import map_answer
from roros_site.kit.http import public_page

MANY_DAYS = 4
PARAMS = ("days", "transport", "theme", "season")


@public_page(params=PARAMS)
def trips(request):
    """All ready-made trips that fit the filters: one query, and one for the cards, remembered."""
    form = TripsForm(request.GET)
    form.is_valid()
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    found = Suggestion.objects.published()
    if days := int(chosen.get("days", 0)):
        found = (
            found.filter(itinerary__day_count=days)
            if days < MANY_DAYS
            else found.filter(itinerary__day_count__gte=days)
        )
    found = found.filter(**{name: chosen[name] for name in ("transport", "theme") if name in chosen})
    if season := chosen.get("season"):
        found = found.filter(**{f"in_{season}": True})
    cards = trip_cards()
    context = {
        "form": form,
        "cards": [cards[key] for key in found.values_list("pk", flat=True) if key in cards],
        "is_filtered": bool(chosen),
        "unknown": bool(form.errors),
        "crumbs": [(_("Ready-made trips"), "")],
    }
    return render(request, "itinerary/trips.html", context)


@public_page
def trip(request, slug):
    """One ready-made trip with its days: three queries, and what `catalogue` asks."""
    found = get_object_or_404(Suggestion.objects.published().for_card(), slug=slug)
    return render(request, "itinerary/trip.html", trip_context(found))


def trip_context(found):
    """All that a ready-made trip's page shows; also used by the staff's preview."""
    shown, titles = _shown(found)
    for day in shown.days:
        day.heading = titles.get(day.number, "")
    return {
        "trip": found,
        "board": shown,
        "poster_of": trip_poster(found),
        "seasons": seasons_text(found),
        "maps": addresses(shown, "itinerary:trip_map", found.slug),
        "crumbs": [(_("Ready-made trips"), reverse("itinerary:trips")), (found.title, "")],
    }


@public_page
def trip_map(request, slug, size, scheme):
    """The trip's map as SVG."""
    found = get_object_or_404(Suggestion.objects.published().for_card(), slug=slug)
    shown, _titles = _shown(found)
    return map_answer(shown, size=size, scheme=scheme)


def _shown(found):
    now = timezone.now()
    shown = board(found.itinerary, today=timezone.localdate(now), now=now, transport=found.transport)
    return shown, {day.number: day.title for day in found.days.all()}
