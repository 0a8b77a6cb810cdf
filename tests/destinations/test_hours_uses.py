"""What the planner and structured data make of a day's hours."""

from datetime import date, time, timedelta

import pytest

from destinations.hours import OpeningSpec, Period, day_hours, opening_spec, start_windows

MIDSUMMER = date(2026, 7, 14)  # a Tuesday
MUSEUM = Period(rule="Jun 20-Aug 15 Mo-Su 10:00-17:00; Aug 16-Jun 19 We-Su 11:00-15:00", state="confirmed")


class TestAVisit:
    def test_may_begin_from_opening_until_it_would_end_after_closing(self):
        (start,) = start_windows([MUSEUM], MIDSUMMER, 90)
        assert (start.from_at.time(), start.until_at.time()) == (time(10), time(15, 30))

    def test_may_not_begin_after_the_last_entry(self):
        (start,) = start_windows([Period(rule="10:00-16:00", last_entry_min=60)], MIDSUMMER, 15)
        assert start.until_at.time() == time(15)

    def test_needs_a_window_long_enough(self):
        starts = start_windows([Period(rule="10:00-10:45,12:00-14:00")], MIDSUMMER, 60)
        assert [(start.from_at.hour, start.until_at.hour) for start in starts] == [(12, 13)]

    def test_fits_a_window_of_just_its_length(self):
        (start,) = start_windows([Period(rule="10:00-11:00")], MIDSUMMER, 60)
        assert start.from_at == start.until_at

    @pytest.mark.parametrize("periods", [[], [Period(rule="off")], [Period(state="by_appointment")]])
    def test_cannot_begin_where_no_hours_are_known(self, periods):
        assert start_windows(periods, MIDSUMMER, 30) == ()


class TestStructuredData:
    def test_merges_weeks_that_are_alike(self):
        period = [Period(rule="Mo-Fr 10:00-17:00; Sa 10:00-15:00")]
        first, last = date(2026, 11, 2), date(2026, 11, 29)
        assert opening_spec(period, first, last) == (
            OpeningSpec(first, last, (0, 1, 2, 3, 4), time(10), time(17)),
            OpeningSpec(first, last, (5,), time(10), time(15)),
        )

    def test_a_holiday_splits_the_run_and_each_run_is_true(self):
        period = [Period(rule="Mo-Su 10:00-16:00; PH off")]
        first, last = date(2026, 12, 14), date(2027, 1, 10)
        opened = {
            spec.valid_from + timedelta(days=number)
            for spec in opening_spec(period, first, last)
            for number in range((spec.valid_through - spec.valid_from).days + 1)
            if (spec.valid_from + timedelta(days=number)).weekday() in spec.weekdays
        }
        days = [first + timedelta(days=number) for number in range(28)]
        assert opened == {day for day in days if day_hours(period, day).state == "open"}

    def test_a_night_closes_earlier_than_it_opens(self):
        (spec,) = opening_spec([Period(rule="Sa 20:00-02:00")], date(2026, 11, 23), date(2026, 11, 29))
        assert (spec.weekdays, spec.opens, spec.closes) == ((5,), time(20), time(2))

    def test_around_the_clock_is_written_as_search_engines_ask(self):
        (spec,) = opening_spec([Period(rule="24/7")], date(2026, 3, 23), date(2026, 3, 29))
        assert (spec.weekdays, spec.opens, spec.closes) == (tuple(range(7)), time(0), time(23, 59))

    @pytest.mark.parametrize("period", [Period(state="by_appointment"), Period(rule=""), Period(rule="off")])
    def test_leaves_out_what_is_not_open(self, period):
        assert opening_spec([period], MIDSUMMER, MIDSUMMER + timedelta(days=27)) == ()

    def test_is_empty_for_days_the_wrong_way_round(self):
        assert opening_spec([MUSEUM], MIDSUMMER, MIDSUMMER - timedelta(days=1)) == ()
