"""Cards of ready-made trips, and the panel of those that pass a place."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from destinations import wording
from destinations.cards import Card
from destinations.posters import seed_for
from itinerary.models import Suggestion
from roros_site.kit.translated import active_language, columns

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


def passing(place, day):
    """The panel of ready-made trips that pass a place: one query."""
    trips = (
        Suggestion.objects.published()
        .filter(itinerary__stops__place=place)
        .for_card()
        .only("slug", "theme", "transport", "motif", *[f"in_{season}" for season in SEASONS],
              *columns("title", "summary"), "itinerary__day_count")[:PASSING]
    )  # fmt: skip
    return {"cards": [trip_card(trip) for trip in trips]} if trips else None
