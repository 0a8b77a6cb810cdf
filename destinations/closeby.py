"""What lies near a place, and how one gets there."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from destinations import wording
from destinations.cards import lookup, nearby_card
from destinations.models import Place
from roros_site.kit import geo

CLOSE_M = 25_000
WALKABLE_M = 2_500
SHOWN = 3


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


def places_close_by(place):
    """The nearest places as a list, without periods and photographs. One query."""
    places = Place.objects.published().exclude(pk=place.pk).card_columns()
    return list(places.near(place.point, within_m=CLOSE_M)[:SHOWN])


def close_by(place, day):
    """Cards of the nearest places, for pages that are not a place's own. Three queries."""
    others = places_close_by(place)
    prefetch_related_objects(others, "periods", "photos")
    return close_by_cards(place, others, day)


def close_by_cards(place, others, day):
    """Cards of places close by, read by `places_close_by` with periods and photographs fetched, with the way."""
    tables, cards = lookup(), []
    for other in others:
        metres = geo.distance_m(place.point, other.point)
        cards.append(nearby_card(other, day, metres, travel_text(metres), tables=tables))
    return cards
