"""What must hold for any hours at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from destinations.hours import (
    OSLO,
    Period,
    RuleError,
    clean_rule,
    day_hours,
    opening_spec,
    start_windows,
    status,
)
from destinations.hours.rules import first_open_day, rule_opens

anything = settings(deadline=None, max_examples=60)
CLOCK_CHANGES = [
    date(2026, 3, 28),
    date(2026, 3, 29),
    date(2026, 10, 24),
    date(2026, 10, 25),
    date(2026, 12, 31),
]
DATES = st.one_of(st.dates(date(2025, 12, 1), date(2027, 2, 28)), st.sampled_from(CLOCK_CHANGES))
TIMES = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
SPANS = st.one_of(
    st.tuples(TIMES, TIMES).map("-".join),
    st.sampled_from(["00:00-24:00", "20:00-27:30", "12:00-36:00", "sunrise-sunset", "10:00+", "02:15-02:45"]),
)
DAYS = st.sampled_from(["", "Mo-Su", "Mo-Fr", "Sa,Su", "Fr-Mo", "Th", "PH", "Su[1]", "Mo-Fr,PH"])
MONTHS = st.sampled_from(["", "", "Jun-Aug", "Nov 15-Apr 20", "Dec 31", "Mar", "Oct", "Feb 29"])
PLAIN = st.tuples(MONTHS, DAYS, st.lists(SPANS, min_size=1, max_size=3).map(",".join)).map(
    lambda parts: " ".join(" ".join(parts).split())
)
PART = st.one_of(
    PLAIN, PLAIN, st.sampled_from(["PH off", "Su off", "Jul off", "24/7", "off", "Fr 22:00-23:00 off"])
)
RULES = st.one_of(
    st.lists(PART, min_size=1, max_size=4).map("; ".join),
    st.lists(PLAIN, min_size=2, max_size=3).map(", ".join),
)
PERIODS = st.lists(
    st.builds(
        Period,
        valid_from=st.none() | DATES,
        valid_to=st.none() | DATES,
        rule=st.one_of(RULES, st.sampled_from(["", "10-16", "off", "10:00-12:00 unknown"])),
        state=st.sampled_from(["confirmed", "indicative", "by_appointment"]),
        last_entry_min=st.none() | st.integers(0, 200),
        is_override=st.booleans(),
    ),
    max_size=4,
)
INSTANTS = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute),
    DATES,
    st.integers(0, 1439),
)


def utc(moment):
    return moment.astimezone(UTC)


@anything
@given(PERIODS, DATES)
def test_windows_are_in_order_apart_and_begin_on_their_day(periods, day):
    hours = day_hours(periods, day)
    ends = [edge for window in hours.windows for edge in (utc(window.opens_at), utc(window.closes_at))]
    assert ends == sorted(set(ends))
    assert all(window.opens_at.date() == day for window in hours.windows)
    assert all(
        utc(window.closes_at) - utc(window.opens_at) <= timedelta(hours=49) for window in hours.windows
    )
    assert (hours.state == "open") <= bool(hours.windows)
    assert hours.windows == () or hours.state in ("open", "by_appointment")


@anything
@given(PERIODS, DATES, st.integers(0, 600))
def test_a_visit_ends_before_closing_and_begins_before_the_last_entry(periods, day, stay_min):
    windows = day_hours(periods, day).windows
    for start in start_windows(periods, day, stay_min):
        (window,) = [one for one in windows if one.opens_at == start.from_at]
        assert utc(start.from_at) <= utc(start.until_at)
        assert utc(start.until_at) + timedelta(minutes=stay_min) <= utc(window.closes_at)
        assert window.last_entry_at is None or utc(start.until_at) <= utc(window.last_entry_at)


@anything
@given(PERIODS, INSTANTS)
def test_the_status_agrees_with_the_windows_of_the_day_and_the_day_before(periods, at):
    found = status(periods, at)
    today = at.astimezone(OSLO).date()
    near = [day_hours(periods, today - timedelta(days=back)) for back in (0, 1)]
    windows = [window for hours in near if hours.state == "open" for window in hours.windows]
    is_open = any(utc(window.opens_at) <= at < utc(window.closes_at) for window in windows)
    assert is_open == (found.state in ("open", "always_open"))
    assert found.day == near[0]
    if not is_open:
        assert found.state == ("closed" if near[0].state == "open" else near[0].state)


@anything
@given(PERIODS, INSTANTS)
def test_the_next_change_is_the_first_one(periods, at):
    found = status(periods, at)
    days = [at.astimezone(OSLO).date() + timedelta(days=number) for number in range(-1, 14)]
    windows = sorted(
        (utc(window.opens_at), utc(window.closes_at))
        for hours in (day_hours(periods, day) for day in days)
        if hours.state == "open"
        for window in hours.windows
    )
    end = at
    for opens, closes in windows:
        if opens <= end < closes:
            end = closes
    expected = end if end > at else next((opens for opens, _closes in windows if opens > at), None)
    known_until = at + timedelta(days=11)
    if expected and expected < known_until:
        assert utc(found.next_change_at) == expected
    else:
        assert found.next_change_at is None or utc(found.next_change_at) >= known_until


@anything
@given(RULES, DATES, st.integers(0, 60))
def test_the_first_open_day_is_found_without_looking_at_each(rule, first, length):
    days = [first + timedelta(days=number) for number in range(length + 1)]
    found = first_open_day(rule, first, days[-1])
    assert found is None or found in days
    missed = [day for day in days[: days.index(found) if found else None] if rule_opens(rule, day)]
    assert missed == []


@anything
@given(PERIODS, DATES)
def test_structured_data_opens_on_just_the_open_days(periods, first):
    days = [first + timedelta(days=number) for number in range(28)]
    spoken = {
        (day, spec.opens)
        for spec in opening_spec(periods, days[0], days[-1])
        for day in days
        if spec.valid_from <= day <= spec.valid_through and day.weekday() in spec.weekdays
    }
    expected = {
        (hours.day, window.opens_at.time())
        for hours in (day_hours(periods, day) for day in days)
        if hours.state == "open"
        for window in (hours.windows[:1] if hours.is_all_day else hours.windows)
    }
    assert spoken == expected


@anything
@given(RULES)
def test_a_clean_rule_stays_as_it_is(rule):
    try:
        canonical, _notices = clean_rule(rule)
    except RuleError as error:
        assert error.code == "always_open"
        return
    assert clean_rule(canonical)[0] == canonical
    for day in CLOCK_CHANGES:
        assert day_hours([Period(rule=canonical)], day) == day_hours([Period(rule=rule)], day)


@anything
@given(st.text(max_size=80) | st.text('MoTuWeFrSaSu0123456789:-,;|[]/+ "JunDecPHoff%', max_size=60))
def test_any_text_is_either_cleaned_or_refused_with_a_reason(raw):
    try:
        canonical, _notices = clean_rule(raw, on=date(2026, 11, 24))
    except RuleError as error:
        assert error.code in ("empty", "too_long", "syntax", "always_open")
        assert str(error)
    else:
        assert (
            status([Period(rule=canonical)], datetime(2026, 11, 24, 12, tzinfo=UTC)).state != "by_appointment"
        )


@pytest.mark.parametrize("day", CLOCK_CHANGES)
def test_every_minute_of_a_clock_change_is_open_around_the_clock(day):
    midnight = datetime(day.year, day.month, day.day, tzinfo=OSLO).astimezone(UTC)
    states = {
        status([Period(rule="24/7")], midnight + timedelta(minutes=30 * half)).state for half in range(52)
    }
    assert states == {"always_open"}
