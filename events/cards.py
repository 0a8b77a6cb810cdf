"""How an occurrence is shown in lists: as a row beside a calendar leaf, and as a card."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from destinations import wording
from destinations.cards import Card
from destinations.models.region import municipalities
from destinations.wording import Phrase
from events.models import Event, Occurrence
from roros_site.kit.addresses import address_of

# Read straight, because get_kind_display() translates every choice anew for each row.
KINDS = dict(Event.Kind.choices)
CERTAINTIES = dict(Event.Certainty.choices)
# The end the data gives to evenings whose real end nobody has said.
OPEN_END = "23:59"
# A date farther off is shown with its year.
NEAR = datetime.timedelta(days=300)
# Of what lasts longer, the rule in words often leaves out some days, so it is never said to be on now.
LONGEST_LIVE = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FairPanel:
    """A fair to draw attention to, and its next dates (`16 to 20 February 2027`)."""

    event: Event
    dates_text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows of one occurrence; equal rows read the same. `add_ref` is empty when it can no longer be added.

    Those with a default are filled by the list that shows them: `programme` under a fair, `hour` in a
    programme, `dates` and `weekdays` where all rows are one event's.
    """

    href: str
    title: str
    day: datetime.date
    leaf_day: str
    leaf_month: str
    leaf_year: str
    when: str
    where: str
    kind: str
    part_of: str
    status: Phrase | None
    note: str
    is_cancelled: bool
    windows: str
    add_ref: str
    add_href: str
    poster: tuple[str, int]
    programme: str = ""
    hour: str = ""
    dates: str = ""
    weekdays: str = ""


def occurrence_rows(occurrences, *, tables=None, today=None):
    """Rows of occurrences read by `for_card()`; no query.

    `tables` is `municipalities_by_key()`, passed by callers that make several lists. Told `today`, what is
    over has no add button, and what is on today carries its hours for the script that says "on now".
    """
    towns = tables or municipalities_by_key()
    return [occurrence_row(occurrence, towns, today) for occurrence in occurrences]


def municipalities_by_key():
    """Municipalities by primary key, from memory."""
    return {m.pk: m for m in municipalities()}


def occurrence_row(occurrence, towns, today=None):
    """One Row; see `occurrence_rows`."""
    event, first_on = occurrence.event, occurrence.first_on
    may_add = not occurrence.is_cancelled and not is_over(occurrence, today)
    return Row(
        href=address_of("events:event", event.slug),
        title=event.title,
        day=first_on,
        leaf_day=str(first_on.day),
        leaf_month=wording.short_month(first_on),
        leaf_year=str(first_on.year) if today and abs(first_on - today) > NEAR else "",
        when=when_text(occurrence),
        where=where_text(event.place, towns[event.place.municipality_id]),
        kind=str(KINDS[event.kind]),
        part_of=event.parent.title if event.parent_id else "",
        status=status_phrase(occurrence, today),
        note=occurrence.note,
        is_cancelled=occurrence.is_cancelled,
        windows=live_windows(occurrence, today) if today else "",
        add_ref=f"event:{occurrence.pk}" if may_add else "",
        add_href=address_of("itinerary:add_event", occurrence.pk) if may_add else "",
        poster=event.poster,
    )


def occurrence_card(occurrence, *, today=None):
    """The Card of an occurrence read by `for_card()`; no query."""
    row = occurrence_row(occurrence, municipalities_by_key(), today)
    facts = (dates_text(occurrence), hours_text(occurrence), row.where)
    return Card(
        href=row.href,
        title=row.title,
        poster=row.poster,
        eyebrow=row.kind,
        summary=occurrence.event.summary,
        status=row.status,
        facts=tuple(fact for fact in facts if fact),
        add_ref=row.add_ref,
        add_href=row.add_href,
        is_sample=occurrence.event.is_sample,
    )


def where_text(place, municipality):
    """`Tolga Church`, `Dølmotunet, Tolga`: the municipality is named where the place's own name does not."""
    name = place.name
    return name if municipality.name.casefold() in name.casefold() else f"{name}, {municipality.name}"


def is_over(occurrence, today):
    """Whether its last day has passed; never when nobody says what day it is."""
    return today is not None and occurrence.last_on < today


def status_phrase(occurrence, today=None):
    """What a visitor must know before trusting the date; None when it is scheduled and confirmed, or over."""
    if occurrence.state == Occurrence.State.CANCELLED:
        return Phrase(_("Cancelled"), "bad")
    if occurrence.state == Occurrence.State.MOVED:
        return Phrase(moved_text(occurrence), "bad")
    if is_over(occurrence, today):
        return None
    return certainty_phrase(occurrence.event)


def moved_text(occurrence):
    """`Moved from 16 February 2027`; without the date where no rule gave one or only the hour has changed."""
    if occurrence.rule_on in (None, occurrence.first_on):
        return _("Moved")
    return _("Moved from %(day)s") % {"day": wording.date_text(occurrence.rule_on)}


def certainty_phrase(event):
    """How sure the dates of an event are, None when they are confirmed."""
    if event.certainty == Event.Certainty.HIGH:
        return None
    return Phrase(str(CERTAINTIES[event.certainty]))


def dates_text(occurrence):
    """`16 to 20 February 2027`."""
    return wording.date_range(occurrence.first_on, occurrence.last_on)


def weekdays_text(occurrence):
    """`Tuesday`, `Tuesday to Saturday`; "" for more than a week."""
    first, last = occurrence.first_on, occurrence.last_on
    start = capfirst(str(WEEKDAYS[first.weekday()]))
    if first == last:
        return start
    if (last - first).days >= 7:
        return ""
    return _("%(start)s to %(end)s") % {"start": start, "end": str(WEEKDAYS[last.weekday()])}


def _daily_times(occurrence):
    """(start, end) as local times of each of its days; None where nobody has said."""
    event = occurrence.event
    if event.start_time is None:
        return None, None
    if occurrence.first_on != occurrence.last_on:
        return event.start_time, event.end_time
    start, end = timezone.localtime(occurrence.starts_at), timezone.localtime(occurrence.ends_at)
    return start.time(), end.time() if event.end_time and end > start else None


def first_hour(occurrence):
    """`11:00`; "" when nobody has said."""
    start, _end = _daily_times(occurrence)
    return wording.clock(start) if start else ""


def hours_text(occurrence):
    """`11:00–13:00`, `from 20:00` when nobody has said how long, "" when nobody has said anything."""
    start, end = _daily_times(occurrence)
    return times_text(start, end) if start else ""


def times_text(start, end):
    """`11:00–13:00`, or `from 20:00` when the end is None or stands for an open end."""
    if end is None or wording.clock(end) == OPEN_END:
        return _("from %(time)s") % {"time": wording.clock(start)}
    return wording.span(start, end)


def when_text(occurrence):
    """`11:00–13:00`, and for several days `10:00–18:00, until 20 February`."""
    hours = hours_text(occurrence)
    if occurrence.first_on == occurrence.last_on:
        return hours
    last = occurrence.last_on
    until = _("until %(day)s") % {"day": wording.date_text(last, year=last.year != occurrence.first_on.year)}
    return f"{hours}, {until}" if hours else until


def live_windows(occurrence, today):
    """Its hours today as epoch seconds `start-end`; "" when it is not on today, or nobody can say when."""
    if occurrence.is_cancelled or occurrence.event.start_time is None:
        return ""
    first, last = occurrence.first_on, occurrence.last_on
    if not first <= today <= last or last - first >= LONGEST_LIVE:
        return ""
    window = occurrence.window(today)
    return f"{int(window[0].timestamp())}-{int(window[1].timestamp())}" if window else ""


def programme_text(number):
    """`Programme: 9 items`."""
    return ngettext("Programme: %(n)s item", "Programme: %(n)s items", number) % {"n": number}
