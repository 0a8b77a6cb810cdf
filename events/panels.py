"""What events add to a place's page."""

import datetime

from events.kept import rows_of
from events.models import Occurrence

SHOWN = 5
AHEAD = datetime.timedelta(days=730)


def whats_on_here(place, day):
    """Rows of the coming occurrences at a place, None when there is none. One query."""
    found = (
        Occurrence.objects.published()
        .filter(event__place=place)
        .between(day, day + AHEAD)
        .order_by("starts_at", "pk")
        .primary_keys()[:SHOWN]
    )
    rows = rows_of(found, day)
    return {"rows": rows} if rows else None
