"""What lies near a place, and how one gets there."""

from dataclasses import replace
from heapq import nsmallest

from django.utils.translation import gettext as _

from destinations import wording
from destinations.cards import cards_by_key
from destinations.models import Place
from roros_site.kit import geo
from roros_site.kit.caching import remember

CLOSE_M = 25_000
WALKABLE_M = 2_500
SHOWN = 3
MANY = 2_000
STEPS_M = (2_500, 10_000)


def travel_text(metres):
    """`6 min walk` within walking distance, else `20 min by car`: estimates from the straight line."""
    if metres <= WALKABLE_M:
        return _("%(time)s walk") % {"time": wording.duration(max(1, round(geo.walk_min(metres))))}
    return _("%(time)s by car") % {"time": wording.duration(round(geo.drive_min(metres)))}


def way_from_centre(place, municipality):
    """`1.2 km from Røros, 21 min walk`: an estimate from the municipality's centre; "" for the centre itself."""
    metres = geo.distance_m((municipality.lat, municipality.lon), place.point)
    if metres < 150:
        return ""
    return _("%(distance)s from %(centre)s, %(travel)s") % {
        "distance": wording.distance(metres),
        "centre": municipality.centre or municipality.name,
        "travel": travel_text(metres),
    }


def points():
    """((primary key, (lat, lon)), ...) of all places that may be visited, remembered; None where they are over MANY."""

    def read():
        rows = list(Place.objects.published().order_by("pk").values_list("pk", "lat", "lon")[: MANY + 1])
        return tuple((key, (lat, lon)) for key, lat, lon in rows) if len(rows) <= MANY else None

    return remember("points", read)


def number_of_places():
    """How many places may be visited, remembered."""
    known = points()
    if known is not None:
        return len(known)
    return remember("number-of-places", Place.objects.published().count)


def nearest(places, point, number, *, limit_m=None):
    """[(primary key, metres)] of that many of these places, nearest first, none beyond `limit_m`. One to three queries.

    Among thousands of places the nearest lie within a walk, and to measure all others would take long; so there
    narrow boxes are looked through first.
    """
    measured = []
    for within_m in (*(STEPS_M if points() is None else ()), limit_m):
        found = places.near(point, within_m=within_m).values_list("pk", "lat", "lon")[:number]
        measured = [(key, geo.distance_m(point, (lat, lon))) for key, lat, lon in found]
        # The box reaches beyond its half-width in the corners, and there a nearer place may lie outside it.
        if within_m and len(measured) == number and measured[-1][1] <= within_m:
            break
    return measured


def neighbours(place):
    """[(primary key, metres)] of the nearest others; no query but in a region of MANY places."""
    known = points()
    if known is None:
        others = Place.objects.published().exclude(pk=place.pk)
        return nearest(others, place.point, SHOWN, limit_m=CLOSE_M)
    measured = ((geo.distance_m(place.point, point), key) for key, point in known if key != place.pk)
    return [(key, metres) for metres, key in nsmallest(SHOWN, measured) if metres <= CLOSE_M]


def close_by(place, day, *, together=()):
    """Cards of the nearest places with the way to each; `together` as in `cards_by_key`."""
    measured = neighbours(place)
    cards = cards_by_key([key for key, _metres in measured], day, together=together)
    return [replace(cards[key], facts=(travel_text(metres),)) for key, metres in measured if key in cards]
