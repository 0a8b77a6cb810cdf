"""Fairs and festivals: their editions by year, and an edition's programme by day and hour."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q
from django.http import Http404

from destinations import wording
from events.cards import dates_text, first_hour, hours_text, times_text
from events.kept import occurrences_of, rows_of
from events.models import Occurrence


@dataclass(frozen=True, slots=True)
class Edition:
    """An event's occurrences of one year, and every local date on which it happens."""

    year: int
    occurrences: tuple
    dates: str
    is_over: bool
    days: frozenset

    @property
    def is_cancelled(self):
        return all(occurrence.is_cancelled for occurrence in self.occurrences)

    def distance_days(self, day):
        """How many days lie between a date and the nearest of this edition's."""
        return min(abs((own - day).days) for own in self.days)


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """A day of the programme and what happens on it, by hour; equal days read the same.

    Without a day, what happens on all of them.
    """

    day: datetime.date | None
    rows: tuple

    @property
    def anchor(self):
        return f"day-{self.day.isoformat()}" if self.day else "every-day"


def editions_of(occurrences, today):
    """Editions by year, in order."""
    years = {}
    for occurrence in occurrences:
        years.setdefault(occurrence.first_on.year, []).append(occurrence)
    return [
        Edition(
            year,
            tuple(found),
            ", ".join(dates_text(occurrence) for occurrence in found),
            all(occurrence.last_on < today for occurrence in found),
            frozenset(day for occurrence in found for day in occurrence.days),
        )
        for year, found in sorted(years.items())
    ]


def chosen_edition(editions, year):
    """The edition of a year from the address; without one, the running or next, else the last.

    None for an event without dates; raises Http404 for a year that has none.
    """
    if year:
        found = next((edition for edition in editions if str(edition.year) == year), None)
        if found is None:
            raise Http404("no such edition")
        return found
    coming = [edition for edition in editions if not edition.is_over]
    certain = [edition for edition in coming if not edition.is_cancelled]
    return next(iter([*certain, *coming, *reversed(editions)]), None)


def dates_of(event):
    """(an event's own occurrences, those of the programme it has or belongs to), as they begin. One query."""
    in_programme = Q(event__parent=event.parent_id or event.pk, event__is_published=True)
    dated = Occurrence.objects.filter(Q(event=event) | in_programme).order_by("starts_at", "pk")
    found = occurrences_of(dated.primary_keys())
    own = [occurrence for occurrence in found if occurrence.event_id == event.pk]
    return own, [occurrence for occurrence in found if occurrence.event.parent_id]


def programme_of(edition, editions, pieces, today):
    """The programme of an edition as ProgrammeDays; no query.

    A piece belongs to the edition nearest to its date, so that one moved past the last day is not lost. One
    that lasts several days stands on each of the edition's days, with that day's hours; one that happens on
    all of them stands once, before the days.
    """
    days, by_day = edition.days, {}
    for piece, row in zip(pieces, rows_of([piece.pk for piece in pieces], today), strict=True):
        if min(editions, key=lambda each: each.distance_days(piece.first_on)) is not edition:
            continue
        if len(days) > 1 and days.issubset(piece.days):
            by_day.setdefault(None, []).append(_row_on(piece, row, None, today))
            continue
        for day in [day for day in piece.days if day in days] or [piece.first_on]:
            by_day.setdefault(day, []).append(_row_on(piece, row, day, today))
    return [
        ProgrammeDay(day, tuple(sorted(by_day[day], key=lambda row: (row.hour or "24", row.title))))
        for day in sorted(by_day, key=lambda day: day or datetime.date.min)
    ]


def _row_on(piece, row, day, today):
    if day is None:
        return replace(row, hour=first_hour(piece), when=hours_text(piece))
    window = piece.window(day) if piece.event.start_time else None
    return replace(
        row,
        hour=wording.clock(window[0]) if window else first_hour(piece),
        when=times_text(window[0], window[1] if piece.event.end_time else None) if window else row.when,
        windows=row.windows if day == today else "",
    )
