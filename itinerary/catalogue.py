"""Places and occurrences as boards need them, kept in this process while published content stands unchanged.

A board then reads only its own rows. What is kept is shared by all requests and must not be changed.
"""

from destinations.models import Place
from events.models import Event, Occurrence
from roros_site.kit.caching import remember
from roros_site.kit.translated import active_language, columns

MOST_KEPT = 4000
OF_PLACE = ["address", "phone", "web_address"]
OF_EVENT_PLACE = ["slug", "lat", "lon", "address", "phone", "web_address", "is_published", "retired_on"]
OF_OCCURRENCE = ["event", "rule_on", "starts_at", "ends_at", "state"]


def stops_of(itinerary):
    """An itinerary's stops in order, with places (their periods and photographs) and occurrences (their events).

    One query, and up to four more for places and occurrences not met since content changed last. Only the
    columns of the active language are there.
    """
    stops = list(itinerary.stops.order_by("position", "pk"))
    places = _kept(Place, {stop.place_id for stop in stops if stop.place_id}, _read_places)
    occurrences = _kept(
        Occurrence, {stop.occurrence_id for stop in stops if stop.occurrence_id}, _read_occurrences
    )
    for stop in stops:
        if stop.place_id:
            stop.place = places[stop.place_id]
        elif stop.occurrence_id:
            stop.occurrence = occurrences[stop.occurrence_id]
    return stops


def hours_on(place, date):
    """A kept place's hours on a date, worked out once."""
    kept = place.__dict__.setdefault("hours_by_date", {})
    if date not in kept:
        kept[date] = place.day_hours(date)
    return kept[date]


def _kept(model, keys, read):
    rows = remember(("board", model, active_language()), dict)
    missing = [key for key in keys if key not in rows]
    if missing:
        found = {row.pk: row for row in read(missing)}
        if len(rows) + len(found) > MOST_KEPT:
            rows.clear()
            return {**{row.pk: row for row in read([key for key in keys if key not in found])}, **found}
        rows.update(found)
    return rows


def _read_places(keys):
    fields = [*Place.card_fields(), *OF_PLACE, *columns("hours_note")]
    return Place.objects.filter(pk__in=keys).only(*fields).prefetch_related("periods", "photos")


def _read_occurrences(keys):
    return (
        Occurrence.objects.filter(pk__in=keys)
        .select_related("event", "event__place")
        .only(
            *OF_OCCURRENCE,
            *columns("note"),
            *Event.card_fields("event__"),
            *[f"event__place__{name}" for name in [*OF_EVENT_PLACE, *columns("name")]],
        )
    )
