"""What events add to a place's page."""

import datetime

from events.kept import rows_of
from events.models import Event, Occurrence
from roros_site.kit.caching import remember

SHOWN = 5
AHEAD = datetime.timedelta(days=730)


def places_of_events():
    """The primary keys of places where events are held, remembered."""
    return remember("places-of-events", lambda: frozenset(Event.objects.values_list("place", flat=True)))


def whats_on_here(place, day):
    """Rows of the coming occurrences at a place, None when there is none.

    One query for a place where events are held, and one for rows not met yet; else none.
    """
    if place.pk not in places_of_events():
        return None
    found = (
        Occurrence.objects.published()
        .filter(event__place=place)
        .between(day, day + AHEAD)
        .order_by("starts_at", "pk")
        .primary_keys()[:SHOWN]
    )
    rows = rows_of(found, day)
    return {"rows": rows} if rows else None
