"""Ready-made trips for machines: schema.org's TouristTrip."""

from destinations.structured import node, picture, place_reference
from itinerary.cards import trip_poster


def trip_node(trip, board, origin):
    """A ready-made trip with its places day by day; no query besides the board's."""
    views = [view for day in board.days for view in day.stops]
    places = [place for view in views if (place := _place_of(view.stop)) is not None]
    return node(
        "TouristTrip",
        name=trip.title,
        description=trip.summary,
        url=origin + trip.get_absolute_url(),
        image=[picture(trip_poster(trip), (), origin)],
        touristType=[str(trip.get_theme_display())],
        provider=node("Organization", name=trip.author) if trip.author else None,
        itinerary=node(
            "ItemList",
            numberOfItems=len(places),
            itemListElement=[
                node("ListItem", position=position, name=place.name, item=place_reference(place, origin))
                for position, place in enumerate(places, 1)
            ],
        ),
    )


def _place_of(stop):
    """Where a stop is: its place or its event's; None for one of the traveller's own."""
    if stop.place_id:
        return stop.place
    return stop.occurrence.event.place if stop.occurrence_id else None
