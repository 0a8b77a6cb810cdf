"""How an itinerary is changed: locked, compared by version, and remembered so that it can be taken back.

`mine` everywhere is an iterable of querysets from `access`, best first: the first that leads to a row is read
and locked in one step. Every change raises the version by one and leaves in `undo` what reverses it, so what
`undo` holds always belongs to the present version.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

MOST_STOPS = 200


class NoItinerary(Exception):
    """There is nothing to change: the itinerary was deleted, or never was."""


class StaleVersion(Exception):
    """The itinerary has changed since the form was made; nothing was written."""


class NoSuchStop(Exception):
    """The itinerary of this version holds no such stop."""


class TooManyStops(Exception):
    """The itinerary would hold more than MOST_STOPS."""


class NotOnThatDate(Exception):
    """An event was to go on a date on which it does not happen."""

    def __init__(self, occurrence):
        super().__init__(occurrence.pk)
        self.occurrence = occurrence


@dataclass
class Change:
    """What a service did to a locked itinerary. Without a `kind` nothing happened and nothing is written.

    `names` are the stops the sentence names, `day` and `order` (place, of how many) where one went, `said` are
    (reason, name) of what did not go as asked. The rest reverses the change: stops to delete, rows to put back,
    (pk, columns) to set, columns of the itinerary.
    """

    itinerary: object
    kind: str = ""
    names: list = field(default_factory=list)
    said: list = field(default_factory=list)
    delete: list = field(default_factory=list)
    restore: list = field(default_factory=list)
    reset: list = field(default_factory=list)
    before: dict = field(default_factory=dict)
    columns: set = field(default_factory=set)
    day: int | None = None
    order: list = field(default_factory=list)

    def keep(self, *columns):
        """Remember columns of the itinerary as they are now, since they are about to be written."""
        self.columns.update(columns)
        for name in columns:
            value = getattr(self.itinerary, name)
            self.before[name] = value.isoformat() if hasattr(value, "isoformat") else value

    def record(self, now):
        """The change as it is kept in `Itinerary.undo`."""
        record = {
            "kind": self.kind,
            "names": self.names[:20],
            "count": len(self.names),
            "at": now.isoformat(),
        }
        for name in ("said", "delete", "restore", "reset", "before", "day", "order"):
            if value := getattr(self, name):
                record[name] = value
        return record


def locked(mine, *, version, for_adding=None):
    """The locked row that `mine` leads to; `version=None` takes any. Must run in a transaction."""
    for way in mine:
        rows = way if for_adding is None else way.for_adding(**for_adding)
        if itinerary := rows.select_for_update(of=("self",)).first():
            if version is not None and version != itinerary.version:
                raise StaleVersion
            return itinerary
    raise NoItinerary


@contextmanager
def changing(mine, *, version, now):
    """A `Change` of the locked itinerary, written at the end when something happened."""
    with transaction.atomic():
        change = Change(locked(mine, version=version))
        yield change
        if change.kind:
            write(change, now)


def write(change, now):
    """Write the itinerary with the next version, `used_at` and what reverses the change: one query."""
    itinerary = change.itinerary
    itinerary.version += 1
    itinerary.used_at = now
    itinerary.undo = change.record(now)
    itinerary.save(update_fields=["version", "used_at", "undo", *change.columns])
