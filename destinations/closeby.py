"""What lies near a place, and how one gets there."""

import itertools
from collections import defaultdict
from dataclasses import replace
from heapq import nsmallest
from math import ceil, floor

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
# Degrees: some two kilometres each way in Norway.
CELL_LAT, CELL_LON = 0.02, 0.04


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


def number_of_places():
    """How many places may be visited, remembered."""
    return remember("number-of-places", Place.objects.published().count)


def nearest(places, point, number):
    """Primary keys of that many of these places, nearest first. One to three queries.

    Among thousands of places the nearest lie within a walk, and to measure all others would take long; so there
    narrow boxes are looked through first.
    """
    for within_m in STEPS_M if number_of_places() > MANY else ():
        found = list(places.near(point, within_m=within_m).values_list("pk", "lat", "lon")[:number])
        # The box reaches beyond its half-width in the corners, and there a nearer place may lie outside it.
        if len(found) == number and geo.distance_m(point, found[-1][1:]) <= within_m:
            return [key for key, _lat, _lon in found]
    return list(places.near(point).primary_keys()[:number])


def _cell(point):
    return floor(point[0] / CELL_LAT), floor(point[1] / CELL_LON)


def cells():
    """{cell: [(primary key, (lat, lon))]} of all places that may be visited, remembered."""

    def read():
        found = defaultdict(list)
        for key, lat, lon in Place.objects.published().values_list("pk", "lat", "lon"):
            found[_cell((lat, lon))].append((key, (lat, lon)))
        return found

    return remember("cells", read)


def neighbours(place):
    """[(primary key, metres)] of the SHOWN nearest others within CLOSE_M; no query, looking in ever wider rings."""
    known, (row, column), measured = cells(), _cell(place.point), []
    cell_m = geo.distance_m(place.point, (place.lat, place.lon + CELL_LON))
    for reach in (1, 4, ceil(CLOSE_M / cell_m)):
        around = itertools.product(
            range(row - reach, row + reach + 1), range(column - reach, column + reach + 1)
        )
        others = (other for cell in around for other in known.get(cell, ()) if other[0] != place.pk)
        measured = nsmallest(SHOWN, ((geo.distance_m(place.point, point), key) for key, point in others))
        if len(measured) == SHOWN and measured[-1][0] <= reach * cell_m:
            break
    return [(key, metres) for metres, key in measured if metres <= CLOSE_M]


def close_by(place, day, *, together=()):
    """Cards of the nearest places with the way to each; `together` as in `cards_by_key`."""
    measured = neighbours(place)
    cards = cards_by_key([key for key, _metres in measured], day, together=together)
    return [replace(cards[key], facts=(travel_text(metres),)) for key, metres in measured if key in cards]
