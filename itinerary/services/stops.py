"""Putting things into an itinerary, moving, noting and taking them out, and taking the last change back."""

import datetime

from django.db import transaction

from destinations.models import Place
from events.models import Occurrence
from itinerary.models import Stop
from itinerary.services.changes import (
    MOST_STOPS,
    Change,
    NoItinerary,
    NoSuchStop,
    NotOnThatDate,
    TooManyStops,
    changing,
    locked,
    write,
)
from itinerary.services.starting import start

COLUMNS = (
    "place_id",
    "occurrence_id",
    "own_title",
    "own_lat",
    "own_lon",
    "day",
    "position",
    "stay_min",
    "note",
)


def add_place(*, mine, place, now, language, user=None):
    """Put a place into the itinerary, or begin one with it; twice is once. Returns the itinerary.

    Three queries and a transaction: adding commutes with every other change, so it needs no version.
    """
    return _add(Stop(place=place), {"place": place}, place.name, mine, now, language, user)


def add_occurrence(*, mine, occurrence, now, language, user=None):
    """Put an occurrence into the itinerary; one of a single day goes to its date when that is in the trip."""
    stop = Stop(occurrence=occurrence)
    return _add(stop, {"occurrence": occurrence}, occurrence.event.title, mine, now, language, user)


def add_own(*, mine, title, point, now, language, user=None):
    """Put something of the traveller's own into the itinerary; `point` is (lat, lon) or None."""
    lat, lon = point or (None, None)
    stop = Stop(own_title=title, own_lat=lat, own_lon=lon)
    same = {"own_title": title, "own_lat": lat, "own_lon": lon}
    if point is None:
        same = {"own_title": title, "own_lat__isnull": True}
    return _add(stop, same, title, mine, now, language, user)


@transaction.atomic
def _add(stop, thing, name, mine, now, language, user):
    try:
        itinerary = locked(mine, version=None, for_adding=thing)
    except NoItinerary:
        itinerary = start(now=now, language=language, user=user)
        itinerary.stop_count, itinerary.last_position, itinerary.already = 0, -1, False
    if itinerary.already:
        return itinerary
    if itinerary.stop_count >= MOST_STOPS:
        raise TooManyStops
    change = Change(itinerary, kind="added", names=[name])
    stop.itinerary, stop.position = itinerary, itinerary.last_position + 1
    if stop.occurrence_id and len(stop.occurrence.days) == 1:
        stop.day = change.day = itinerary.day_of(stop.occurrence.first_on)
    # Another device may add the same thing between our look and this row: the constraint makes it one.
    Stop.objects.bulk_create([stop], ignore_conflicts=True)
    change.delete = [{key: getattr(value, "pk", value) for key, value in thing.items()}]
    write(change, now)
    return itinerary


def remove(*, mine, version, now, stop=None, place=None, occurrence=None):
    """Take one stop out, named by its number, or by its place's slug or its occurrence's number."""
    with changing(mine, version=version, now=now) as change:
        wanted = {"pk": stop} if stop else {"place__slug": place} if place else {"occurrence": occurrence}
        gone = change.itinerary.stops.filter(**wanted).for_copying().first()
        if gone is None:
            raise NoSuchStop
        change.kind, change.names, change.restore = "removed", [title_of(gone)], [row_of(gone)]
        gone.delete()
    return change.itinerary


def clear(*, mine, version, now):
    """Take every stop out; dates and days stay."""
    with changing(mine, version=version, now=now) as change:
        stops = list(change.itinerary.stops.for_copying())
        if stops:
            change.kind, change.names = "cleared", [title_of(stop) for stop in stops]
            change.restore = [row_of(stop) for stop in stops]
            change.itinerary.stops.all().delete()
    return change.itinerary


def move(*, mine, version, now, stop, day, index=None):
    """Put a stop on a day (None: into the basket), at the end or at an index among the others there.

    Raises NotOnThatDate for an event on another date than its own.
    """
    with changing(mine, version=version, now=now) as change:
        moved, stops = _find(change.itinerary, stop)
        if day is not None and not 1 <= day <= change.itinerary.day_count:
            raise NoSuchStop
        refuse_other_dates(change.itinerary, moved, day)
        there = [other for other in stops if other.day == day and other is not moved]
        there.insert(len(there) if index is None else index, moved)
        _arrange(change, moved, there, day)
    return change.itinerary


def step(*, mine, version, now, stop, by):
    """Move a stop up (-1) or down (+1) within its day or the basket; at the edge nothing happens."""
    with changing(mine, version=version, now=now) as change:
        moved, stops = _find(change.itinerary, stop)
        there = [other for other in stops if other.day == moved.day]
        old = there.index(moved)
        new = min(max(old + by, 0), len(there) - 1)
        if new != old:
            there.insert(new, there.pop(old))
            _arrange(change, moved, there, moved.day)
    return change.itinerary


def _find(itinerary, pk):
    stops = list(itinerary.stops.for_copying())
    moved = next((stop for stop in stops if stop.pk == pk), None)
    if moved is None:
        raise NoSuchStop
    return moved, stops


def _arrange(change, moved, there, day):
    """Write the order of one list, touching only the rows that differ."""
    if moved.day == day:
        change.order = [there.index(moved) + 1, len(there)]
    changed = []
    for position, stop in enumerate(there):
        if (stop.day, stop.position) != (day, position):
            change.reset.append([stop.pk, {"day": stop.day, "position": stop.position}])
            stop.day, stop.position = day, position
            changed.append(stop)
    if changed:
        change.kind, change.names, change.day = "moved", [title_of(moved)], day
        Stop.objects.bulk_update(changed, ["day", "position"])


def refuse_other_dates(itinerary, stop, day):
    """Raise NotOnThatDate when the stop is an event and the day's date is not one of its own."""
    date = itinerary.date_of(day)
    if stop.occurrence_id and date and date not in stop.occurrence.days:
        raise NotOnThatDate(stop.occurrence)


def annotate(*, mine, version, now, stop, note, start_time):
    """Write a stop's note and clock time."""
    with changing(mine, version=version, now=now) as change:
        noted = change.itinerary.stops.filter(pk=stop).for_copying().first()
        if noted is None:
            raise NoSuchStop
        if (noted.note, noted.start_time) != (note, start_time):
            before = {"note": noted.note, "start_time": _text(noted.start_time)}
            change.kind, change.names, change.reset = "noted", [title_of(noted)], [[noted.pk, before]]
            noted.note, noted.start_time = note, start_time
            noted.save(update_fields=["note", "start_time"])
    return change.itinerary


def undo(*, mine, version, now):
    """Take the last change back; nothing happens when it was taken back already or reverses nothing."""
    with changing(mine, version=version, now=now) as change:
        itinerary, record = change.itinerary, change.itinerary.undo or {}
        if record.get("kind") in (None, "undone"):
            return itinerary
        for wanted in record.get("delete", ()):
            itinerary.stops.filter(**wanted).delete()
        _put_back(itinerary, record.get("restore", ()))
        _reset(itinerary, record.get("reset", ()))
        for name, value in record.get("before", {}).items():
            setattr(itinerary, name, _date(value) if name == "arrive_on" else value)
            change.columns.add(name)
        change.kind, change.names = "undone", record["names"]
    return itinerary


def _put_back(itinerary, rows):
    """Insert rows as they were, numbers included, but for what has vanished from the catalogue meanwhile."""
    places = {row["place_id"] for row in rows if row.get("place_id")}
    occurrences = {row["occurrence_id"] for row in rows if row.get("occurrence_id")}
    if places:
        places = set(Place.objects.filter(pk__in=places).values_list("pk", flat=True))
    if occurrences:
        occurrences = set(Occurrence.objects.filter(pk__in=occurrences).values_list("pk", flat=True))
    known = [
        row
        for row in rows
        if row.get("place_id") in (None, *places) and row.get("occurrence_id") in (None, *occurrences)
    ]
    stops = [
        Stop(itinerary=itinerary, **{**row, "start_time": _time(row.get("start_time"))}) for row in known
    ]
    Stop.objects.bulk_create(stops, ignore_conflicts=True)


def _reset(itinerary, changes):
    if not changes:
        return
    columns = dict(changes)
    stops = list(itinerary.stops.filter(pk__in=columns))
    names = set()
    for stop in stops:
        for name, value in columns[stop.pk].items():
            setattr(stop, name, _time(value) if name == "start_time" else value)
            names.add(name)
    if stops:
        Stop.objects.bulk_update(stops, sorted(names))


def title_of(stop):
    """A stop's title in the active language, from rows read by `for_copying` or for a board."""
    if stop.place_id:
        return stop.place.name
    return stop.occurrence.event.title if stop.occurrence_id else stop.own_title


def row_of(stop):
    """A stop's columns as they are kept in `Itinerary.undo`; empty ones left out."""
    row = {name: getattr(stop, name) for name in COLUMNS}
    row["start_time"] = _text(stop.start_time)
    return {"id": stop.pk, **{name: value for name, value in row.items() if value not in (None, "")}}


def _text(value):
    return value.isoformat() if value else None


def _time(value):
    return datetime.time.fromisoformat(value) if value else None


def _date(value):
    return datetime.date.fromisoformat(value) if value else None
