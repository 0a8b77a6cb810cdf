"""What a day's hours are: midnight, clock changes, seasons, holidays, periods that overlap, exceptions."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from destinations.hours import (
    OSLO,
    Period,
    Region,
    day_hours,
    start_windows,
    week_hours,
)

MIDSUMMER = date(2026, 7, 14)  # a Tuesday
MUSEUM = Period(rule="Jun 20-Aug 15 Mo-Su 10:00-17:00; Aug 16-Jun 19 We-Su 11:00-15:00", state="confirmed")
PUB = Period(rule="Th 17:00-23:00; Fr-Sa 17:00-01:00; PH off", state="confirmed")


def clock(hours):
    return [
        (window.opens_at.strftime("%d %H:%M"), window.closes_at.strftime("%d %H:%M"))
        for window in hours.windows
    ]


def elapsed(window):
    return window.closes_at.astimezone(UTC) - window.opens_at.astimezone(UTC)


class TestAnOrdinaryDay:
    def test_has_the_windows_of_its_rule_in_local_time(self):
        hours = day_hours([MUSEUM], MIDSUMMER)
        assert (hours.state, clock(hours)) == ("open", [("14 10:00", "14 17:00")])
        assert hours.windows[0].opens_at == datetime(2026, 7, 14, 8, tzinfo=UTC)

    def test_may_have_a_break(self):
        hours = day_hours([Period(rule="Mo-Fr 09:00-12:00,13:00-16:00")], MIDSUMMER)
        assert clock(hours) == [("14 09:00", "14 12:00"), ("14 13:00", "14 16:00")]

    def test_is_closed_on_a_weekday_the_rule_leaves_out(self):
        hours = day_hours([MUSEUM], date(2026, 11, 24))
        assert (hours.state, hours.windows, hours.out_of_season) == ("closed", (), False)

    def test_says_who_confirmed_the_hours_and_when(self):
        period = Period(
            rule="10:00-16:00", state="confirmed", confirmed_on=date(2026, 5, 2), confirmed_by="Kari"
        )
        hours = day_hours([period], MIDSUMMER)
        assert (hours.certainty, hours.confirmed_on, hours.confirmed_by) == (
            "confirmed",
            date(2026, 5, 2),
            "Kari",
        )

    def test_says_that_nobody_has(self):
        assert (
            day_hours([Period(rule="10:00-16:00", state="indicative")], MIDSUMMER).certainty == "indicative"
        )

    def test_takes_any_object_with_the_attributes_of_a_period(self):
        row = SimpleNamespace(
            valid_from=None, valid_to=None, rule="10:00-16:00", state="indicative", last_entry_min=None,
            confirmed_on=None, confirmed_by="", is_override=False, pk=7,
        )  # fmt: skip
        assert day_hours(iter([row]), MIDSUMMER).state == "open"

    def test_open_around_the_clock_lasts_from_midnight_to_midnight(self):
        hours = day_hours([Period(rule="24/7")], MIDSUMMER)
        assert (hours.is_all_day, clock(hours)) == (True, [("14 00:00", "15 00:00")])

    def test_admits_people_until_so_many_minutes_before_closing(self):
        hours = day_hours([Period(rule="10:00-16:00", last_entry_min=45)], MIDSUMMER)
        assert hours.windows[0].last_entry_at == datetime(2026, 7, 14, 15, 15, tzinfo=OSLO)

    def test_admits_people_at_opening_when_the_window_is_shorter_than_that(self):
        window = day_hours([Period(rule="10:00-10:30", last_entry_min=45)], MIDSUMMER).windows[0]
        assert window.last_entry_at == window.opens_at

    def test_follows_the_sun_where_the_rule_does(self):
        hours = day_hours([Period(rule="sunrise-sunset")], MIDSUMMER)
        assert hours.windows[0].opens_at.hour == 3
        assert hours.windows[0].closes_at.hour == 22


class TestPastMidnight:
    def test_a_window_belongs_to_the_day_it_begins_and_is_not_cut(self):
        assert clock(day_hours([PUB], date(2026, 11, 28))) == [("28 17:00", "29 01:00")]

    def test_the_next_day_does_not_have_it_again(self):
        assert day_hours([PUB], date(2026, 11, 29)).state == "closed"

    def test_the_eve_of_a_public_holiday_keeps_its_night(self):
        assert clock(day_hours([PUB], date(2027, 4, 30))) == [("30 17:00", "01 01:00")]
        assert day_hours([PUB], date(2027, 5, 1)).state == "closed"

    def test_a_night_that_begins_on_a_closed_day_leaves_nothing_on_the_next(self):
        rule = Period(rule="Mo-Su 22:00-06:00; PH off")
        assert day_hours([rule], date(2026, 12, 26)).state == "closed"
        assert clock(day_hours([rule], date(2026, 12, 27))) == [("27 22:00", "28 06:00")]

    def test_hours_may_be_counted_past_twenty_four(self):
        assert clock(day_hours([Period(rule="Sa 20:00-26:30")], date(2026, 11, 28))) == [
            ("28 20:00", "29 02:30")
        ]

    def test_several_ends_are_kept_apart(self):
        period = Period(rule="Mo-Th 10:00-14:00,17:00-23:00; Fr 17:00-01:00; Sa 17:00-03:15")
        assert [clock(day) for day in week_hours([period], date(2026, 11, 26))[:3]] == [
            [("26 10:00", "26 14:00"), ("26 17:00", "26 23:00")],
            [("27 17:00", "28 01:00")],
            [("28 17:00", "29 03:15")],
        ]

    def test_words_in_quotation_marks_are_not_mistaken_for_times(self):
        hours = day_hours([Period(rule='Sa 20:00-02:00 "band at 23:00-24:00"')], date(2026, 11, 28))
        assert clock(hours) == [("28 20:00", "29 02:00")]

    def test_new_years_eve_ends_in_the_new_year(self):
        hours = day_hours([Period(rule="Dec 31 20:00-03:00")], date(2026, 12, 31))
        assert hours.windows[0].closes_at == datetime(2027, 1, 1, 3, tzinfo=OSLO)


class TestTheNightsTheClocksChange:
    SPRING, AUTUMN = date(2026, 3, 28), date(2026, 10, 24)

    def test_a_night_in_spring_is_an_hour_shorter(self):
        hours = day_hours([Period(rule="Sa 22:00-04:00")], self.SPRING)
        assert clock(hours) == [("28 22:00", "29 04:00")]
        assert elapsed(hours.windows[0]) == timedelta(hours=5)

    def test_a_night_in_autumn_is_an_hour_longer(self):
        hours = day_hours([Period(rule="Sa 22:00-04:00")], self.AUTUMN)
        assert clock(hours) == [("24 22:00", "25 04:00")]
        assert elapsed(hours.windows[0]) == timedelta(hours=7)

    def test_closing_in_the_repeated_hour_is_the_second_time_round(self):
        window = day_hours([Period(rule="Sa 22:00-02:30")], self.AUTUMN).windows[0]
        assert window.closes_at.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    def test_closing_in_the_hour_left_out_is_the_end_of_it(self):
        window = day_hours([Period(rule="Sa 22:00-02:30")], self.SPRING).windows[0]
        assert window.closes_at.astimezone(UTC) == datetime(2026, 3, 29, 1, tzinfo=UTC)

    def test_a_window_wholly_in_the_hour_left_out_does_not_exist(self):
        assert day_hours([Period(rule="Su 02:15-02:45")], date(2026, 3, 29)).windows == ()

    def test_the_day_itself_has_23_or_25_hours(self):
        around = [Period(rule="24/7")]
        lengths = [
            elapsed(day_hours(around, day).windows[0]) for day in (date(2026, 3, 29), date(2026, 10, 25))
        ]
        assert lengths == [timedelta(hours=23), timedelta(hours=25)]

    def test_last_entry_is_counted_in_real_minutes(self):
        window = day_hours([Period(rule="Sa 22:00-04:00", last_entry_min=150)], self.AUTUMN).windows[0]
        assert window.last_entry_at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    def test_a_visit_is_counted_in_real_minutes(self):
        starts = start_windows([Period(rule="Sa 22:00-04:00")], self.SPRING, 240)
        assert [start.until_at.strftime("%H:%M") for start in starts] == ["23:00"]


class TestSeasons:
    def test_a_season_in_the_rule_may_run_over_new_year(self):
        ski = [Period(rule="Nov 15-Apr 20 Mo-Su 07:00-22:00")]
        states = [
            day_hours(ski, day).state for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 4, 21))
        ]
        assert states == ["open", "open", "closed"]

    def test_a_season_of_dates_may_run_over_new_year(self):
        ski = [Period(rule="10:00-16:00", valid_from=date(2026, 12, 15), valid_to=date(2027, 4, 15))]
        assert day_hours(ski, date(2027, 1, 1)).state == "open"

    def test_first_and_last_day_are_in_it(self):
        period = Period(rule="10:00-16:00", valid_from=date(2026, 7, 1), valid_to=date(2026, 7, 31))
        around = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1))
        assert [day_hours([period], day).state for day in around] == ["closed", "open", "open", "closed"]

    def test_months_before_the_next_opening_count_as_out_of_season(self):
        hours = day_hours([Period(rule="Jun 20-Aug 15 10:00-16:00")], date(2026, 11, 24))
        assert (hours.state, hours.out_of_season, hours.season_opens_on) == (
            "closed",
            True,
            date(2027, 6, 20),
        )

    def test_the_week_before_it_does_not(self):
        hours = day_hours([Period(rule="Jun 20-Aug 15 10:00-16:00")], date(2026, 6, 15))
        assert (hours.state, hours.out_of_season) == ("closed", False)

    def test_between_two_seasons_of_dates_it_is_closed_until_the_next(self):
        summers = [
            Period(
                rule="Tu-Su 10:00-16:00",
                valid_from=date(year, 6, 1),
                valid_to=date(year, 8, 31),
                state="confirmed",
            )
            for year in (2026, 2027)
        ]
        hours = day_hours(summers, date(2026, 11, 24))
        assert (hours.state, hours.out_of_season, hours.certainty) == ("closed", True, "confirmed")
        assert hours.season_opens_on == date(2027, 6, 1)

    def test_after_the_only_season_it_is_closed(self):
        summer = Period(rule="10:00-16:00", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))
        hours = day_hours([summer], date(2026, 11, 24))
        assert (hours.state, hours.out_of_season, hours.season_opens_on) == ("closed", True, None)

    def test_when_the_season_comes_round_unrenewed_it_is_unknown(self):
        summer = Period(rule="10:00-16:00", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))
        assert day_hours([summer], date(2027, 6, 10)).state == "unknown"


class TestUnknown:
    def test_no_period_means_unknown(self):
        assert day_hours([], MIDSUMMER).state == "unknown"

    def test_a_lone_exception_says_nothing_of_other_days(self):
        day_off = Period(
            rule="off", valid_from=date(2026, 12, 24), valid_to=date(2026, 12, 24), is_override=True
        )
        assert day_hours([day_off], MIDSUMMER).state == "unknown"

    def test_appointments_in_another_season_say_nothing_of_this_one(self):
        winter = Period(state="by_appointment", valid_from=date(2026, 10, 1), valid_to=date(2027, 4, 30))
        assert day_hours([winter], MIDSUMMER).state == "unknown"

    @pytest.mark.parametrize(
        "rule", ["", "10-16", "Mo-Fr 10:00-12:00 unknown", "Feb 30 10:00-12:00", "x" * 501]
    )
    def test_a_rule_that_cannot_be_read_or_says_so_is_unknown(self, rule):
        hours = day_hours([Period(rule=rule, state="confirmed")], MIDSUMMER)
        assert (hours.state, hours.windows) == ("unknown", ())

    @pytest.mark.parametrize("day", [date.min, date.max, date(1899, 12, 31), date(2200, 1, 1)])
    def test_a_day_outside_three_centuries_is_unknown(self, day):
        assert day_hours([MUSEUM], day).state == "unknown"
        assert week_hours([MUSEUM], day)[0].state == "unknown"


class TestByAppointment:
    def test_needs_no_hours(self):
        hours = day_hours([Period(state="by_appointment", confirmed_by="Ola")], MIDSUMMER)
        assert (hours.state, hours.windows, hours.confirmed_by) == ("by_appointment", (), "Ola")

    def test_may_have_hours_and_is_closed_outside_them(self):
        period = Period(rule="Mo-Fr 09:00-15:00", state="by_appointment")
        weekday, sunday = day_hours([period], MIDSUMMER), day_hours([period], date(2026, 7, 19))
        assert (weekday.state, clock(weekday), sunday.state) == (
            "by_appointment",
            [("14 09:00", "14 15:00")],
            "closed",
        )

    def test_answers_on_days_the_ordinary_hours_leave_closed(self):
        periods = [Period(rule="Jul Sa 12:00-16:00"), Period(state="by_appointment")]
        assert day_hours(periods, date(2026, 7, 18)).state == "open"
        assert day_hours(periods, MIDSUMMER).state == "by_appointment"

    def test_does_not_answer_on_a_day_closed_by_exception(self):
        periods = [
            Period(rule="Jul Sa 12:00-16:00"),
            Period(state="by_appointment"),
            Period(rule="off", valid_from=MIDSUMMER, valid_to=MIDSUMMER, is_override=True),
        ]
        assert day_hours(periods, MIDSUMMER).state == "closed"

    def test_a_winter_by_appointment_takes_over_from_hours_without_dates(self):
        periods = [
            Period(rule="10:00-16:00", state="confirmed"),
            Period(state="by_appointment", valid_from=date(2026, 10, 1), valid_to=date(2027, 4, 30)),
        ]
        assert day_hours(periods, date(2026, 12, 1)).state == "by_appointment"
        assert day_hours(periods, MIDSUMMER).state == "open"


class TestPeriodsThatOverlap:
    ALL_YEAR = Period(rule="10:00-15:00", state="confirmed")
    SUMMER = Period(
        rule="10:00-18:00", state="confirmed", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31)
    )
    GUESS = Period(
        rule="12:00-13:00", state="indicative", valid_from=date(2026, 7, 1), valid_to=date(2026, 7, 31)
    )

    @pytest.mark.parametrize("turn", [1, -1])
    def test_the_one_that_begins_last_holds(self, turn):
        assert clock(day_hours([self.ALL_YEAR, self.SUMMER][::turn], MIDSUMMER)) == [("14 10:00", "14 18:00")]

    @pytest.mark.parametrize("turn", [1, -1])
    def test_confirmed_hours_beat_indicative_ones_that_begin_later(self, turn):
        assert clock(day_hours([self.SUMMER, self.GUESS][::turn], MIDSUMMER)) == [("14 10:00", "14 18:00")]

    def test_an_exception_beats_them_all(self):
        sale = Period(rule="08:00-22:00", valid_from=MIDSUMMER, valid_to=MIDSUMMER, is_override=True)
        hours = day_hours([sale, self.ALL_YEAR, self.SUMMER, self.GUESS], MIDSUMMER)
        assert (clock(hours), hours.is_override) == ([("14 08:00", "14 22:00")], True)

    def test_an_exception_may_close_the_day_and_only_that_day(self):
        closed = Period(rule="off", valid_from=MIDSUMMER, valid_to=MIDSUMMER, is_override=True)
        week = week_hours([self.SUMMER, closed], date(2026, 7, 13))
        assert [day.state for day in week] == ["open", "closed", "open", "open", "open", "open", "open"]
        assert [day.is_override for day in week[:3]] == [False, True, False]

    def test_an_exception_may_open_a_place_out_of_season(self):
        advent = Period(
            rule="12:00-16:00", valid_from=date(2026, 12, 5), valid_to=date(2026, 12, 6), is_override=True
        )
        assert day_hours([self.SUMMER, advent], date(2026, 12, 5)).state == "open"
        assert day_hours([self.SUMMER, advent], date(2026, 12, 7)).state == "closed"


class TestPublicHolidays:
    def test_close_the_day_where_the_rule_says_so(self):
        hours = day_hours([Period(rule="Mo-Su 10:00-16:00; PH off")], date(2026, 5, 17))
        assert (hours.state, hours.holiday) == ("closed", "constitution_day")

    def test_are_named_but_leave_the_day_open_where_it_does_not(self):
        hours = day_hours([Period(rule="Mo-Su 10:00-16:00")], date(2026, 4, 3))
        assert (hours.state, hours.holiday) == ("open", "good_friday")

    def test_may_have_hours_of_their_own(self):
        hours = day_hours([Period(rule="Mo-Sa 10:00-18:00; PH 12:00-16:00")], date(2026, 5, 14))
        assert clock(hours) == [("14 12:00", "14 16:00")]

    def test_are_those_of_the_region_s_country(self):
        sweden = Region(ZoneInfo("Europe/Stockholm"), "SE", (62.6, 12.5))
        period = [Period(rule="10:00-16:00; PH off")]
        epiphany, norwegian = date(2026, 1, 6), date(2026, 5, 17)
        assert day_hours(period, epiphany, region=sweden).holiday == "public_holiday"
        assert [day_hours(period, day, region=sweden).state for day in (epiphany, norwegian)] == [
            "closed",
            "open",
        ]
        assert [day_hours(period, day).state for day in (epiphany, norwegian)] == ["open", "closed"]

    def test_hours_are_in_the_region_s_time(self):
        azores = Region(ZoneInfo("Atlantic/Azores"), "PT", (37.7, -25.7))
        opens_at = day_hours([Period(rule="10:00-16:00")], MIDSUMMER, region=azores).windows[0].opens_at
        assert opens_at.astimezone(UTC).hour == 10


def test_a_pause_that_lies_in_the_hour_spring_leaves_out_is_no_pause():
    spring = date(2026, 3, 29)
    period = Period(rule="00:00-24:00; 00:00-02:00,02:15-24:00")
    assert len(day_hours([period], spring).windows) == 1
    assert len(day_hours([period], date(2026, 3, 28)).windows) == 2
