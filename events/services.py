"""Everything that changes when events happen: dates from the rule, and single dates moved or cancelled by hand."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, ProtectedError, Subquery
from django.utils.translation import gettext as _

from events import recurrence
from events.models import Event, Occurrence
from roros_site.kit.caching import bump_content_version

HORIZON_YEARS = 2


def horizon(today):
    """The last day for which dates are made: the end of the year after next."""
    return datetime.date(today.year + HORIZON_YEARS, 12, 31)


def spans_for(*, event, from_on, to_on):
    """When an event happens between two dates, as its rule or its fair says; [] when its dates are kept by hand.

    A programme item follows its fair's dates, moved ones included, `offset_days` after the fair begins; the date
    the rule gave stays the key.
    """
    if event.parent_id and event.offset_days is not None:
        return _spans_of_item(event, from_on, to_on)
    rule = recurrence.parse_rule(event.rule) if event.rule else None
    return recurrence.occurrence_spans(
        rule,
        event.first_on,
        event.start_time,
        event.end_time,
        event.duration_days,
        from_on,
        to_on,
        ZoneInfo(settings.TIME_ZONE),
    )


def _spans_of_item(event, from_on, to_on):
    offset = datetime.timedelta(days=event.offset_days)
    spans = []
    for edition in event.parent.occurrences.exclude(state=Occurrence.State.CANCELLED):
        day = edition.first_on + offset
        if from_on <= day <= to_on:
            (span,) = recurrence.occurrence_spans(
                None,
                day,
                event.start_time,
                event.end_time,
                event.duration_days,
                day,
                day,
                ZoneInfo(settings.TIME_ZONE),
            )
            spans.append(span._replace(key=(edition.rule_on or edition.first_on) + offset))
    return spans


def regenerate_occurrences(*, event, from_on, to_on):
    """Bring an event's dates between two days in step with its rule; answers (made, changed, taken away).

    Dates edited by hand stay as they are. A date that the rule no longer gives is removed, or cancelled when
    somebody's itinerary holds it. A fair takes its programme with it. Dates of an event without rule that happens
    more than once are kept by hand, and only get its clock times.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).select_related("parent").get(pk=event.pk)
        counts = _regenerate(event, from_on, to_on)
        for item in event.programme.filter(offset_days__isnull=False).select_related("parent"):
            item.parent = event
            counts = tuple(a + b for a, b in zip(counts, _regenerate(item, from_on, to_on), strict=True))
        bump_content_version()
    return counts


def _regenerate(event, from_on, to_on):
    follows_rule = bool(event.rule) or (event.parent_id and event.offset_days is not None)
    existing = list(event.occurrences.all())
    if not follows_rule:
        return _single(event, existing)
    spans = {span.key: span for span in spans_for(event=event, from_on=from_on, to_on=to_on)}
    off = _cancelled_with_fair(event)
    made = changed = gone = 0
    for occurrence in existing:
        key = occurrence.rule_on or occurrence.first_on
        span = spans.pop(key, None)
        if occurrence.is_edited or not from_on <= key <= to_on:
            continue
        if key in off:
            gone += _cancel(occurrence)
        elif span is None:
            gone += _withdraw(occurrence)
        else:
            changed += _align(occurrence, span)
    for span in spans.values():
        _make(event, span)
        made += 1
    return made, changed, gone


def _single(event, existing):
    """An event without rule: its one date is `first_on`; several dates are kept by hand."""
    if len(existing) > 1:
        return 0, 0, 0
    (span,) = spans_for(event=event, from_on=event.first_on, to_on=event.first_on)
    if not existing:
        _make(event, span)
        return 1, 0, 0
    if existing[0].is_edited:
        return 0, 0, 0
    return 0, _align(existing[0], span), 0


def _make(event, span):
    Occurrence.objects.create(event=event, rule_on=span.key, starts_at=span.starts_at, ends_at=span.ends_at)


def _align(occurrence, span):
    before = (occurrence.rule_on, occurrence.starts_at, occurrence.ends_at, occurrence.state)
    after = (span.key, span.starts_at, span.ends_at, Occurrence.State.SCHEDULED)
    if before == after:
        return 0
    occurrence.rule_on, occurrence.starts_at, occurrence.ends_at, occurrence.state = after
    occurrence.save()
    return 1


def _cancelled_with_fair(event):
    """The dates on which a programme item would happen, were its fair not cancelled that time."""
    if not event.parent_id or event.offset_days is None:
        return set()
    editions = event.parent.occurrences.filter(state=Occurrence.State.CANCELLED)
    offset = datetime.timedelta(days=event.offset_days)
    return {(edition.rule_on or edition.first_on) + offset for edition in editions}


def _cancel(occurrence):
    if occurrence.state == Occurrence.State.CANCELLED:
        return 0
    occurrence.state = Occurrence.State.CANCELLED
    occurrence.save()
    return 1


def _withdraw(occurrence):
    """Remove a date nobody holds; cancel one that stands in somebody's itinerary, so that it is seen there."""
    try:
        with transaction.atomic():
            occurrence.delete()
    except ProtectedError:
        return _cancel(occurrence)
    return 1


def move_occurrence(*, occurrence, starts_at, ends_at):
    """Move one date; it keeps the rule's date as its key, and regenerating leaves it alone from now on."""
    if ends_at < starts_at:
        raise ValidationError({"ends_at": _("It ends before it starts.")})
    with transaction.atomic():
        occurrence = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
        occurrence.starts_at, occurrence.ends_at = starts_at, ends_at
        occurrence.state, occurrence.is_edited = Occurrence.State.MOVED, True
        occurrence.save()
        _programme_follows(occurrence)
    return occurrence


def cancel_occurrence(*, occurrence):
    """Cancel one date; plans that hold it say so."""
    with transaction.atomic():
        occurrence = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
        occurrence.state, occurrence.is_edited = Occurrence.State.CANCELLED, True
        occurrence.save()
        _programme_follows(occurrence)
    return occurrence


def restore_occurrence(*, occurrence):
    """Give one date back to the rule: its own day and time, scheduled again."""
    with transaction.atomic():
        occurrence = (
            Occurrence.objects.select_for_update(of=("self",))
            .select_related("event__parent")
            .get(pk=occurrence.pk)
        )
        # A date that no rule gave stays somebody's own, or the rule would take it away next time.
        occurrence.state, occurrence.is_edited = Occurrence.State.SCHEDULED, occurrence.rule_on is None
        day = occurrence.rule_on or occurrence.first_on
        span = next(
            (each for each in spans_for(event=occurrence.event, from_on=day, to_on=day) if each.key == day),
            None,
        )
        if span:
            occurrence.starts_at, occurrence.ends_at = span.starts_at, span.ends_at
        occurrence.save()
        _programme_follows(occurrence)
    return occurrence


def edit_occurrence(*, occurrence, changed):
    """Save what somebody changed by hand about one date, new or known; `changed` names the fields.

    A scheduled date with new times becomes a moved one; one set back to scheduled goes back to the rule; a date
    that no rule gave is simply kept.
    """
    with transaction.atomic():
        before = Occurrence.objects.filter(pk=occurrence.pk).first() if occurrence.pk else None
        has_new_times = bool({"starts_at", "ends_at"} & changed)
        states = Occurrence.State
        if before is None:
            occurrence.is_edited = True
            occurrence.save()
        elif "state" in changed and occurrence.state == states.SCHEDULED and not has_new_times:
            occurrence.save()
            occurrence = restore_occurrence(occurrence=occurrence)
        elif {"state"} & changed or has_new_times:
            if has_new_times and occurrence.state == states.SCHEDULED:
                occurrence.state = states.MOVED
            occurrence.is_edited = True
            occurrence.save()
            _programme_follows(occurrence)
        else:
            occurrence.save()
    return occurrence


def next_start(now):
    """When an event's next date starts, as an expression on events; a date that is still on counts."""
    dates = Occurrence.objects.filter(event=OuterRef("pk"), ends_at__gte=now).exclude(
        state=Occurrence.State.CANCELLED
    )
    return Subquery(dates.order_by("starts_at").values("starts_at")[:1])


def _programme_follows(occurrence):
    """A fair that is moved, cancelled or restored takes the unedited dates of its programme with it."""
    if not occurrence.rule_on:
        return
    for item in occurrence.event.programme.filter(offset_days__isnull=False).select_related("parent"):
        key = occurrence.rule_on + datetime.timedelta(days=item.offset_days)
        for each in item.occurrences.filter(rule_on=key, is_edited=False):
            spans = _spans_of_item(item, datetime.date.min, datetime.date.max)
            span = next((span for span in spans if span.key == key), None)
            if span:
                _align(each, span)
            else:
                _cancel(each)
