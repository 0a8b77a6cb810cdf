"""Events with their occurrences."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction

from events import recurrence
from events.models import Event, Occurrence
from roros_site.loading.merging import Merger
from roros_site.loading.reading import kind_of

DAY = datetime.timedelta(days=1)
LONGEST_DAYS = 366
FACTS_OF_RULE = ("rrule", "dtstart", "rule_text", "parent_offset_days")


def load_events(folder, tables, *, overwrite, today, **_):
    """Events, fairs before their programme items, with one occurrence for each year of `dates`."""
    records = folder.records("events.json", optional=True)
    merger = Merger("events", Event, [record.slug for record in records], overwrite=overwrite)
    present = occurrences_of(merger.rows.values())
    parents = {record.slug: record.text("parent", longest=80, optional=True) for record in records}
    for record in sorted(records, key=lambda record: bool(parents[record.slug])):
        parent = parents[record.slug]
        if parent and parents.get(parent) != "":
            raise record.fail("parent", f"'{parent}' is not known, or is itself part of another event")
        spans = read_dates(record)
        values = event_values(record, tables, spans, is_part=bool(parent))
        place, fair = tables.places[record.data["venue"]], tables.events.get(parent)
        if place is None or (parent and fair is None):
            merger.seen.add(record.slug)
            tables.events[record.slug] = None
            continue
        values |= {"place_id": place.pk, "parent_id": fair.pk if fair else None}
        dates = Dates(record, spans, present)
        tables.events[record.slug] = merger.write(record.slug, values, parts=[dates])
    merger.retire(is_published=False)
    return merger.finish()


def event_values(record, tables, spans, *, is_part):
    venue = record.text("venue", longest=80)
    if venue not in tables.places:
        raise record.fail("venue", f"'{venue}' is not known")
    repeats = record.part("recurrence")
    for name in repeats:
        if name not in FACTS_OF_RULE:
            raise record.fail("recurrence", f"'{name[:40]}' is not a part of it")
    days = record.whole("duration_days", 1, LONGEST_DAYS, optional=True)
    if days is None:
        days = next(((last - first).days + 1 for first, last in spans.items()), 1)
    elif any((last - first).days + 1 != days for first, last in spans.items()):
        raise record.fail("duration_days", f"is {days}, but a year of dates is longer or shorter")
    if "lat" in record.data:
        record.point(tables.bounds)
    rule_text = record.checked_text(repeats.get("rule_text") or "", "recurrence", longest=200, optional=True)
    return {
        "kind": record.choice("kind", Event.Kind.values),
        **record.texts("title", longest=120),
        **record.texts("summary", longest=200, optional=True),
        **record.texts("description", longest=4000, optional=True),
        "organiser": record.text("organiser", longest=160, optional=True),
        "first_on": record.date(repeats.get("dtstart"), "recurrence"),
        "rule": rule_of(record, repeats.get("rrule")),
        **note_texts(record, "rule_text", rule_text),
        "offset_days": offset_of(record, repeats.get("parent_offset_days"), is_part=is_part),
        "duration_days": days,
        "start_time": record.time("start_time"),
        "end_time": record.time("end_time"),
        "certainty": record.choice("certainty", Event.Certainty.values),
        "since_year": record.whole("since_year", 1000, 2200, optional=True),
        "price_nok": record.whole("price_nok", 0, 100_000, optional=True),
        **note_texts(record, "price_note", record.text("price_note", longest=200, optional=True)),
        "motif": tables.motifs.get(record.slug, ""),
        "is_published": True,
        "source_note": record.text("source_note", longest=2000, optional=True),
    }


def rule_of(record, rule):
    """An RRULE as it is stored, or ""."""
    if rule is None:
        return ""
    text = record.checked_text(rule, "recurrence", longest=200)
    try:
        return recurrence.rule_text(recurrence.parse_rule(text))
    except ValueError as error:
        raise record.fail("recurrence", f"'{text}': {error}") from error


def offset_of(record, days, *, is_part):
    """How many days after its fair a programme item begins, or None."""
    if days is None:
        return None
    if type(days) is not int or not 0 <= days <= LONGEST_DAYS:
        raise record.fail("recurrence", f"parent_offset_days must lie between 0 and {LONGEST_DAYS}")
    if not is_part:
        raise record.fail("recurrence", "parent_offset_days needs a parent")
    return days


def note_texts(record, field, english):
    """A text the file has in English only, with the overlay's translations."""
    others = {
        f"{field}_{code}": record.text(f"{field}_{code}", longest=200, optional=True) for code in ("nb", "de")
    }
    return {**others, f"{field}_en": english}


def read_dates(record):
    """{first day: last day}, one for each year of `dates`."""
    spans = {}
    for year, span in record.part("dates").items():
        if not isinstance(span, dict):
            raise record.fail("dates", f"{year[:20]} must be an object, not {kind_of(span)}")
        first, last = record.date(span.get("start"), "dates"), record.date(span.get("end"), "dates")
        if str(first.year) != year:
            raise record.fail("dates", f"{year[:20]} starts in {first.year}")
        if not 0 <= (last - first).days < LONGEST_DAYS:
            raise record.fail("dates", f"{year} ends before it begins, or lasts longer than a year")
        spans[first] = last
    return spans


def occurrences_of(events):
    """{event's primary key: {the rule's date: Occurrence}}, in one query."""
    found = {}
    for occurrence in Occurrence.objects.filter(event__in=[event.pk for event in events]):
        found.setdefault(occurrence.event_id, {})[occurrence.rule_on] = occurrence
    return found


@dataclass(frozen=True, slots=True)
class Dates:
    """The occurrences of one event, merged date by date: what staff moved, cancelled or deleted stays so.

    Dates beyond those of the file, as the event's rule gives them, are not touched.
    """

    record: object
    spans: dict
    present: dict
    name: str = "dates"

    def merge(self, event, last, overwrite):
        last = last if isinstance(last, dict) else {}
        present = self.present.get(event.pk, {})
        wanted = {first: instants(event, first, until) for first, until in self.spans.items()}
        outcomes = set()
        for day, span in wanted.items():
            before = last.get(day.isoformat())
            outcomes.add(self._merge_date(event, day, span, present.get(day), before, overwrite))
        for text, before in last.items():
            day = datetime.date.fromisoformat(text)
            occurrence = present.get(day)
            if day not in wanted and occurrence and (overwrite or stands(occurrence, before)):
                withdraw(occurrence)
                outcomes.add("changed")
        loaded = {day.isoformat(): [each.isoformat() for each in span] for day, span in wanted.items()}
        return next((each for each in ("kept", "changed") if each in outcomes), "unchanged"), loaded

    def _merge_date(self, event, day, span, occurrence, before, overwrite):
        if occurrence is None:
            if before is not None and not overwrite:
                return "kept"
            Occurrence.objects.create(event=event, rule_on=day, starts_at=span[0], ends_at=span[1])
            return "changed"
        is_as_wanted = stands(occurrence, [each.isoformat() for each in span])
        if is_as_wanted or (occurrence.is_edited and not overwrite):
            return "unchanged" if is_as_wanted else "kept"
        # A date that follows its moved or cancelled fair is not marked as edited itself.
        if before is not None and not stands(occurrence, before) and not overwrite:
            return "kept"
        occurrence.starts_at, occurrence.ends_at = span
        occurrence.state, occurrence.is_edited = Occurrence.State.SCHEDULED, False
        occurrence.save()
        return "changed"


def instants(event, first, last):
    """(start, end) of an occurrence over whole days first..last, as aware UTC, at the event's own clock times."""
    days = (last - first).days + 1
    (span,) = recurrence.occurrence_spans(
        None, first, event.start_time, event.end_time, days, first, first, settings.TIME_ZONE
    )
    return span.starts_at, span.ends_at


def stands(occurrence, span):
    """Whether an occurrence is as it was loaded."""
    now = [occurrence.starts_at.isoformat(), occurrence.ends_at.isoformat()]
    return now == span and occurrence.state == Occurrence.State.SCHEDULED and not occurrence.is_edited


def withdraw(occurrence):
    """Remove a date nobody holds; cancel one that stands in somebody's itinerary, so that it is seen there."""
    try:
        with transaction.atomic():
            occurrence.delete()
    except models.ProtectedError:
        Occurrence.objects.filter(pk=occurrence.pk).update(state=Occurrence.State.CANCELLED)
