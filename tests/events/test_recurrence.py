"""Which dates a recurrence gives, and the time an event takes on each."""

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from pathlib import Path

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from destinations.hours import OSLO, RuleError
from events.recurrence import (
    WEEKDAYS,
    Rule,
    daily_windows,
    fair_dates,
    occurrence_spans,
    parse_rule,
    rule_text,
    start_dates,
)

EVENTS = json.loads((Path(__file__).parents[2] / "data" / "events.json").read_text())
BY_SLUG = {event["slug"]: event for event in EVENTS}
LAST = date(2028, 12, 31)


def dates(text, dtstart=date(2026, 1, 1), day_from=None, day_to=LAST):
    return start_dates(parse_rule(text), dtstart, day_from or dtstart, day_to)


def local(*parts, fold=0):
    return datetime(*parts, tzinfo=OSLO, fold=fold)


class TestTheRegionsEvents:
    @pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["slug"])
    def test_have_the_dates_their_rules_give(self, event):
        rhythm = BY_SLUG[event["parent"]] if event["parent"] else event
        offset = timedelta(days=event["recurrence"]["parent_offset_days"] or 0)
        written = [date.fromisoformat(event["dates"][year]["start"]) for year in ("2026", "2027", "2028")]
        text = rhythm["recurrence"]["rrule"]
        if text is None:
            # Easter Saturday and the Advent weekends: dates no RRULE can give are loaded one by one.
            assert event["slug"] in ("hummelfjellet-easter", "savalen-advent")
            return
        dtstart = date.fromisoformat(rhythm["recurrence"]["dtstart"])
        assert [day + offset for day in dates(text, dtstart)] == written

    @pytest.mark.parametrize(
        "event", [one for one in EVENTS if one["duration_days"]], ids=lambda one: one["slug"]
    )
    def test_last_as_many_days_as_written(self, event):
        clock = [time.fromisoformat(event[name]) for name in ("start_time", "end_time")]
        for year in event["dates"].values():
            first, last = date.fromisoformat(year["start"]), date.fromisoformat(year["end"])
            (span,) = occurrence_spans(None, first, *clock, event["duration_days"], first, first)
            assert (span.key, span.starts_at.astimezone(OSLO)) == (
                first,
                datetime.combine(first, clock[0], OSLO),
            )
            assert span.ends_at.astimezone(OSLO) == datetime.combine(last, clock[1], OSLO)
            days = daily_windows(span.starts_at, span.ends_at, *clock)
            assert len(days) == event["duration_days"]
            assert {(window.starts_at.time(), window.ends_at.time()) for window in days} == {tuple(clock)}

    def test_the_winter_fair_is_five_days_from_the_second_last_tuesday_in_february(self):
        assert [fair_dates(year)[0] for year in (2026, 2027, 2028)] == [
            date(2026, 2, 17), date(2027, 2, 16), date(2028, 2, 22),
        ]  # fmt: skip
        assert [day.strftime("%a %d") for day in fair_dates(2027)] == [
            "Tue 16",
            "Wed 17",
            "Thu 18",
            "Fri 19",
            "Sat 20",
        ]


class TestDates:
    def test_come_every_year_on_the_day_of_the_first(self):
        assert dates("FREQ=YEARLY", date(2026, 5, 17)) == [date(year, 5, 17) for year in (2026, 2027, 2028)]

    def test_come_every_second_week_on_the_days_named(self):
        found = dates("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", date(2026, 11, 25), day_to=date(2026, 12, 20))
        assert found == [date(2026, 11, 26), date(2026, 12, 7), date(2026, 12, 10)]

    def test_come_on_the_last_day_of_each_month(self):
        found = dates("FREQ=MONTHLY;BYMONTHDAY=-1", day_to=date(2026, 4, 30))
        assert found == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]

    def test_come_in_an_iso_week(self):
        assert dates("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH") == [date(2026, 12, 31)]

    def test_end_on_the_last_day_included(self):
        assert dates("FREQ=DAILY;UNTIL=20260103") == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
        assert dates("FREQ=DAILY;UNTIL=20260103T225959Z")[-1] == date(2026, 1, 3)

    def test_are_counted_from_the_first_not_from_where_one_looks(self):
        assert dates("FREQ=YEARLY;COUNT=2", day_from=date(2027, 1, 1)) == [date(2027, 1, 1)]

    def test_keep_their_rhythm_wherever_one_looks_from(self):
        whole = dates("FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", date(2019, 3, 1))
        late = dates("FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", date(2019, 3, 1), day_from=date(2026, 6, 1))
        assert late == [day for day in whole if day >= date(2026, 6, 1)]

    def test_never_come_before_the_first(self):
        assert dates("FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 25), day_from=date(2026, 1, 1))[0] == date(
            2026, 11, 30
        )

    @pytest.mark.parametrize(
        "text",
        [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3;BYMONTHDAY=1",
            "FREQ=YEARLY;INTERVAL=52;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=YEARLY;BYWEEKNO=30;BYMONTH=2;BYDAY=MO",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000",
            "FREQ=DAILY;UNTIL=20200101",
        ],
    )
    def test_may_be_none_at_all(self, text):
        assert dates(text, day_to=date.max) == []

    def test_are_at_most_a_thousand_and_within_ten_years(self):
        daily, yearly = dates("FREQ=DAILY", day_to=date.max), dates("FREQ=YEARLY", day_to=date.max)
        assert (len(daily), len(yearly)) == (1000, 11)

    @pytest.mark.parametrize("day", [date.min, date.max])
    def test_may_be_asked_for_at_the_ends_of_the_calendar(self, day):
        assert dates("FREQ=MONTHLY;BYMONTHDAY=-1;BYDAY=-1FR", day, day_to=day) == []
        assert occurrence_spans(parse_rule("FREQ=DAILY"), day, None, None, 1, date.max, date.max) == []


class TestARule:
    @pytest.mark.parametrize(
        ("text", "canonical"),
        [
            ("FREQ=YEARLY;BYMONTH=2;BYDAY=-2TU", "FREQ=YEARLY;BYMONTH=2;BYDAY=-2TU"),
            (" rrule:freq=weekly;interval=1;byday=mo,th,mo ", "FREQ=WEEKLY;BYDAY=MO,TH"),
            ("BYDAY=+1SU;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1SU"),
            ("FREQ=DAILY;UNTIL=20261231T235959Z", "FREQ=DAILY;UNTIL=20261231"),
            ("FREQ=YEARLY;BYWEEKNO=11;BYDAY=TH;COUNT=3", "FREQ=YEARLY;BYWEEKNO=11;BYDAY=TH;COUNT=3"),
        ],
    )
    def test_is_written_one_way(self, text, canonical):
        assert rule_text(parse_rule(text)) == canonical

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "part"),
            ("INTERVAL=2", "part"),
            ("FREQ=HOURLY", "value"),
            ("FREQ=SECONDLY;COUNT=1", "value"),
            ("FREQ=YEARLY;INTERVAL=0", "value"),
            ("FREQ=YEARLY;INTERVAL=53", "value"),
            ("FREQ=YEARLY;INTERVAL=-1", "value"),
            ("FREQ=YEARLY;INTERVAL=", "value"),
            ("FREQ=YEARLY;BYMONTH=13", "value"),
            ("FREQ=YEARLY;BYMONTH=2,", "value"),
            ("FREQ=YEARLY;BYMONTHDAY=0", "value"),
            ("FREQ=YEARLY;BYMONTHDAY=32", "value"),
            ("FREQ=WEEKLY;BYMONTHDAY=3", "value"),
            ("FREQ=YEARLY;BYDAY=XX", "value"),
            ("FREQ=YEARLY;BYDAY=0MO", "value"),
            ("FREQ=MONTHLY;BYDAY=6MO", "value"),
            ("FREQ=WEEKLY;BYDAY=1MO", "value"),
            ("FREQ=YEARLY;BYWEEKNO=54", "value"),
            ("FREQ=YEARLY;BYWEEKNO=11;BYDAY=1TH", "value"),
            ("FREQ=MONTHLY;BYWEEKNO=11", "value"),
            ("FREQ=YEARLY;UNTIL=20260230", "value"),
            ("FREQ=YEARLY;UNTIL=soon", "value"),
            ("FREQ=YEARLY;COUNT=0", "value"),
            ("FREQ=YEARLY;COUNT=1001", "value"),
            ("FREQ=YEARLY;COUNT=2;UNTIL=20261231", "value"),
            ("FREQ=YEARLY;FREQ=DAILY", "part"),
            ("FREQ=YEARLY;", "part"),
            ("FREQ=YEARLY;BYSETPOS=-1", "part"),
            ("FREQ=YEARLY;BYEASTER=0", "part"),
            ("FREQ=YEARLY;BYHOUR=9", "part"),
            ("DTSTART:20260101\nRRULE:FREQ=DAILY", "part"),
            ("FREQ=DAILY;BYMONTHDAY=" + ",".join("1" * 120), "too_long"),
        ],
    )
    def test_outside_what_is_understood_is_refused(self, text, code):
        with pytest.raises(RuleError) as caught:
            parse_rule(text)
        assert caught.value.code == code
        assert caught.value.message % caught.value.params == str(caught.value)

    def test_is_checked_however_it_is_made(self):
        with pytest.raises(RuleError):
            Rule("YEARLY", interval=0)

    @given(st.text("FREQ=YALMONTHINVBD;,-+0123456789", max_size=60).map(lambda tail: f"FREQ=YEARLY;{tail}"))
    @settings(deadline=None)
    def test_from_any_text_is_refused_or_can_be_written_again(self, text):
        try:
            rule = parse_rule(text)
        except RuleError:
            return
        assert parse_rule(rule_text(rule)) == rule


class TestTimes:
    def test_keep_to_the_clock_on_the_wall_over_the_change_to_summer_time(self):
        weekly = parse_rule("FREQ=WEEKLY;BYDAY=TU")
        spans = occurrence_spans(
            weekly, date(2026, 3, 24), time(18), time(20), 1, date(2026, 3, 24), date(2026, 3, 31)
        )
        assert [span.starts_at for span in spans] == [
            datetime(2026, 3, 24, 17, tzinfo=UTC),
            datetime(2026, 3, 31, 16, tzinfo=UTC),
        ]

    def test_an_end_before_the_start_is_on_the_following_morning(self):
        day = date(2026, 12, 31)
        (span,) = occurrence_spans(None, day, time(22), time(3), 1, day, day)
        assert span.ends_at == local(2027, 1, 1, 3)

    def test_several_nights_end_on_the_morning_after_the_last(self):
        day = date(2026, 2, 17)
        (span,) = occurrence_spans(None, day, time(20), time(2), 3, day, day)
        assert (span.starts_at, span.ends_at) == (local(2026, 2, 17, 20), local(2026, 2, 20, 2))

    def test_without_times_it_lasts_from_midnight_to_midnight(self):
        day = date(2026, 10, 25)
        (span,) = occurrence_spans(None, day, None, None, 1, day, day)
        assert (span.starts_at, span.ends_at) == (local(2026, 10, 25), local(2026, 10, 26))
        assert span.ends_at - span.starts_at == timedelta(hours=25)

    def test_a_night_is_an_hour_shorter_in_spring_and_longer_in_autumn(self):
        lengths = []
        for day in (date(2026, 3, 28), date(2026, 10, 24)):
            (span,) = occurrence_spans(None, day, time(22), time(4), 1, day, day)
            lengths.append(span.ends_at - span.starts_at)
        assert lengths == [timedelta(hours=5), timedelta(hours=7)]

    def test_never_end_before_they_start_even_in_the_hour_left_out(self):
        day = date(2026, 3, 29)
        (span,) = occurrence_spans(None, day, time(2, 30), time(3, 15), 1, day, day)
        assert span.ends_at >= span.starts_at

    def test_a_single_date_outside_the_days_asked_for_is_left_out(self):
        assert occurrence_spans(None, date(2026, 5, 17), time(8), time(16), 1, date(2026, 6, 1), LAST) == []

    def test_the_zone_may_be_another(self):
        day = date(2026, 7, 1)
        (span,) = occurrence_spans(None, day, time(12), time(13), 1, day, day, "Europe/Helsinki")
        assert span.starts_at == datetime(2026, 7, 1, 9, tzinfo=UTC)


class TestTheDaysOfAnEvent:
    def windows(self, *args):
        return [
            (one.starts_at.strftime("%d %H:%M"), one.ends_at.strftime("%d %H:%M"))
            for one in daily_windows(*args)
        ]

    def test_each_have_the_hours_of_the_event(self):
        found = self.windows(local(2026, 3, 27, 10), local(2026, 3, 29, 18), time(10), time(18))
        assert found == [("27 10:00", "27 18:00"), ("28 10:00", "28 18:00"), ("29 10:00", "29 18:00")]

    def test_a_night_belongs_to_the_day_it_begins(self):
        found = self.windows(local(2026, 2, 19, 20), local(2026, 2, 21, 2), time(20), time(2))
        assert found == [("19 20:00", "20 02:00"), ("20 20:00", "21 02:00")]

    def test_an_evening_moved_to_other_hours_keeps_those(self):
        found = self.windows(local(2026, 2, 19, 20), local(2026, 2, 19, 22), time(10), time(18))
        assert found == [("19 20:00", "19 22:00")]

    def test_stay_within_the_span_when_its_ends_were_moved(self):
        found = self.windows(local(2026, 2, 17, 12), local(2026, 2, 19, 15), time(10), time(18))
        assert found == [("17 12:00", "17 18:00"), ("18 10:00", "18 18:00"), ("19 10:00", "19 15:00")]

    def test_are_whole_days_without_times(self):
        found = self.windows(local(2026, 2, 17), local(2026, 2, 19), None, None)
        assert found == [("17 00:00", "18 00:00"), ("18 00:00", "19 00:00")]

    def test_are_at_most_a_year_of_them(self):
        assert len(daily_windows(local(1990, 1, 1), local(2090, 1, 1), time(10), time(18))) == 366

    @given(
        st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
        st.timedeltas(timedelta(0), timedelta(days=12)),
        st.none() | st.times(),
        st.none() | st.times(),
    )
    @settings(deadline=None)
    def test_are_in_order_and_within_the_span(self, start, length, start_time, end_time):
        starts_at = start.replace(tzinfo=UTC)
        windows = daily_windows(starts_at, starts_at + length, start_time, end_time)
        edges = [edge.astimezone(UTC) for window in windows for edge in window]
        assert edges == sorted(edges)
        assert all(starts_at <= edge <= starts_at + length for edge in edges)


PLAIN_DAYS = st.lists(st.integers(0, 6), max_size=3, unique=True).map(
    lambda days: tuple((day, None) for day in days)
)
SOME_MONTHS = st.lists(st.integers(1, 12), max_size=3, unique=True).map(tuple)
MONTH_DAYS = st.lists(st.sampled_from([1, 6, 15, 28, -1, -3]), max_size=2, unique=True).map(tuple)


def counted(most):
    place = st.integers(1, most) | st.integers(-most, -1)
    return st.lists(st.tuples(st.integers(0, 6), place), min_size=1, max_size=2, unique=True).map(tuple)


# Only rules that match often: the reference searches for the others until the year 9999.
RULES = st.one_of(
    st.builds(Rule, st.just("DAILY"), st.integers(1, 5), by_month=SOME_MONTHS, by_weekday=PLAIN_DAYS),
    st.builds(Rule, st.just("WEEKLY"), st.integers(1, 4), by_month=SOME_MONTHS, by_weekday=PLAIN_DAYS),
    st.builds(Rule, st.just("MONTHLY"), st.integers(1, 7), by_weekday=PLAIN_DAYS, by_month_day=MONTH_DAYS),
    st.builds(Rule, st.just("MONTHLY"), st.integers(1, 7), by_weekday=counted(4)),
    st.builds(Rule, st.just("YEARLY"), st.integers(1, 3), by_month=SOME_MONTHS, by_month_day=MONTH_DAYS),
    st.builds(Rule, st.just("YEARLY"), st.integers(1, 3), by_month=SOME_MONTHS, by_weekday=counted(4)),
    st.builds(Rule, st.just("YEARLY"), st.integers(1, 2), by_weekday=counted(52)),
    st.builds(
        Rule,
        st.just("YEARLY"),
        st.integers(1, 2),
        by_week_no=st.lists(st.integers(1, 53), min_size=1, max_size=2, unique=True).map(tuple),
        by_weekday=PLAIN_DAYS.filter(bool),
    ),
)


@given(RULES, st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.none() | st.integers(1, 9))
@settings(deadline=None, max_examples=150)
def test_dates_are_those_of_dateutil(rule, dtstart, count):
    text = rule_text(rule) + (f";COUNT={count}" if count else "")
    reference = rrule.rrulestr(text, dtstart=datetime.combine(dtstart, time()))
    until = datetime(2029, 12, 31)
    expected = [
        moment.date() for moment in takewhile(lambda moment: moment <= until, islice(reference, 1000))
    ]
    assert start_dates(parse_rule(text), dtstart, dtstart, until.date()) == expected


@given(RULES)
def test_a_rule_survives_being_written(rule):
    assert parse_rule(rule_text(rule)) == rule
    assert all(name in rule_text(rule) for name in [WEEKDAYS[weekday] for weekday, _nth in rule.by_weekday])
