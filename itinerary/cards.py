"""Cards of ready-made trips, and the panel of those that pass a place."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from destinations import wording
from destinations.cards import Card
from destinations.posters import seed_for
from itinerary.models import Stop, Suggestion
from roros_site.kit.caching import remember
from roros_site.kit.translated import active_language

SEASONS = ("spring", "summer", "autumn", "winter")
PASSING = 3


def season_names():
    return {"spring": _("Spring"), "summer": _("Summer"), "autumn": _("Autumn"), "winter": _("Winter")}


def seasons_text(trip):
    """`Summer, Autumn`, or that it fits all year."""
    names = [name for season, name in season_names().items() if getattr(trip, f"in_{season}")]
    return (
        _("All year")
        if len(names) == len(SEASONS)
        else capfirst(", ".join(name.lower() if active_language() == "nb" else name for name in names))
    )


def trip_poster(trip):
    """(motif, seed) of a trip's poster."""
    return trip.motif or Suggestion.MOTIFS.get(trip.theme, "street"), seed_for(trip.slug)


def trip_card(trip):
    """The card of a trip read by `for_card()`; no query."""
    return Card(
        href=trip.get_absolute_url(),
        title=trip.title,
        poster=trip_poster(trip),
        eyebrow=trip.get_theme_display(),
        summary=trip.summary,
        facts=(wording.days(trip.itinerary.day_count), trip.get_transport_display(), seasons_text(trip)),
    )


def trip_cards():
    """{primary key: Card} of all published trips in their order, remembered; one query."""

    def make():
        return {trip.pk: trip_card(trip) for trip in Suggestion.objects.published().for_card()}

    return remember(("trip-cards", active_language()), make)


def passing(place, day):
    """The panel of ready-made trips that pass a place; one query, remembered for all places."""

    def make():
        trips = {}
        stops = Stop.objects.filter(itinerary__suggestion__is_published=True, place__isnull=False)
        for place_id, trip_id in stops.values_list("place", "itinerary__suggestion").distinct():
            trips.setdefault(place_id, set()).add(trip_id)
        return trips

    here = remember("trips-by-place", make).get(place.pk, ())
    cards = [card for key, card in trip_cards().items() if key in here][:PASSING] if here else []
    return {"cards": cards} if cards else None
