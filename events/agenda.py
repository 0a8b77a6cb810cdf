"""The list of events by month and day."""

import datetime
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q
from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.text import capfirst

from destinations import wording
from destinations.lists import Pager, pager
from events.cards import FairPanel, dates_text, programme_text
from events.kept import occurrences_of, rows_of
from events.models import Event, Occurrence
from events.querysets import day_bounds
from roros_site.kit.http import page_number

PAGE_SIZE = 40
SHOWN_AFTER = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the list and the rows of what begins on it; equal days read the same."""

    day: datetime.date
    rows: tuple

    @property
    def weekday(self):
        """`Sat`."""
        return str(WEEKDAYS_ABBR[self.day.weekday()]).rstrip(".")


@dataclass(slots=True)
class Month:
    """A month's heading (`February 2027`), its name in a row of months (`Feb`), its year and its days."""

    title: str
    short: str
    year: int
    days: list[Day] = field(default_factory=list)


@dataclass(slots=True)
class Agenda:
    """One page of the list; `still_on` holds what began before the first day and has not ended.

    `fair` is the first fair of the page that has a programme.
    """

    still_on: list
    months: list[Month]
    total: int
    pager: Pager
    fair: FairPanel | None


def asked_for(filters):
    """The published occurrences a visitor asked for, as they begin."""
    found = Occurrence.objects.published().between(filters.first_on, filters.last_on)
    if filters.kinds:
        found = found.filter(event__kind__in=filters.kinds)
    if not filters.unfolds_programmes:
        found = found.filter(Q(event__parent__isnull=True) | Q(event__parent__is_published=False))
    return found.order_by("starts_at", "pk")


def page_of_occurrences(filters, page, today):
    """The Agenda of one page. Three queries; raises Http404 for a page that does not exist."""
    found = asked_for(filters)
    total = found.count()
    last = max(1, -(-total // PAGE_SIZE))
    number = page_number(page, last=last)
    keys = list(found.primary_keys()[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    shown = occurrences_of(keys)
    sizes = programme_sizes(shown) if not filters.unfolds_programmes else {}
    still_on, months = [], {}
    for occurrence, row in zip(shown, rows_of(keys, today), strict=True):
        if occurrence.event_id in sizes:
            row = replace(row, programme=programme_text(sizes[occurrence.event_id]))
        day = row.day
        if day < filters.first_on:
            still_on.append(row)
            continue
        months.setdefault((day.year, day.month), {}).setdefault(day, []).append(row)
    return Agenda(
        still_on,
        [month_of([Day(day, tuple(rows)) for day, rows in days.items()]) for days in months.values()],
        total,
        pager(number, last, lambda n: filters.href(page=n)),
        first_fair(shown, sizes),
    )


def month_of(days):
    """The Month of these days."""
    first = days[0].day
    return Month(
        f"{capfirst(str(MONTHS[first.month]))} {first.year}", wording.short_month(first), first.year, days
    )


def first_fair(occurrences, sizes):
    """The FairPanel of the first fair with a programme among these, or None."""
    for occurrence in occurrences:
        event = occurrence.event
        if event.pk in sizes and event.kind in Event.FAIR_KINDS and not occurrence.is_cancelled:
            return FairPanel(event, dates_text(occurrence))
    return None


def programme_sizes(occurrences):
    """How many programme items each of these events has, by the event's primary key; one query."""
    events = {occurrence.event_id for occurrence in occurrences}
    sizes = Event.objects.published().filter(parent__in=events).order_by()
    return dict(sizes.values_list("parent").annotate(Count("pk")))


def next_after(filters):
    """Primary keys of the first occurrences after an empty list, of the kinds asked for; one query."""
    _start, end = day_bounds(filters.last_on, filters.last_on)
    wider = Occurrence.objects.published().filter(starts_at__gte=end)
    if filters.kinds:
        wider = wider.filter(event__kind__in=filters.kinds)
    return (
        wider.exclude(state=Occurrence.State.CANCELLED)
        .primary_keys()
        .order_by("starts_at", "pk")[:SHOWN_AFTER]
    )
