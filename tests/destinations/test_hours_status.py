"""What holds at an instant: open or not, until when, and when next."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from destinations.hours import OSLO, Period, status

PUB = Period(rule="Fr-Sa 17:00-01:00", state="confirmed")
SHOP = Period(rule="Mo-Fr 10:00-17:00; Sa 10:00-15:00; PH off")


def at(text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=OSLO, fold=fold)


class TestOpenAndClosed:
    def test_it_opens_on_the_minute_and_closes_on_the_minute(self):
        instants = ("2026-11-24T09:59", "2026-11-24T10:00", "2026-11-24T16:59", "2026-11-24T17:00")
        assert [status([SHOP], at(instant)).state for instant in instants] == [
            "closed",
            "open",
            "open",
            "closed",
        ]

    def test_open_says_until_when(self):
        found = status([SHOP], at("2026-11-24T12:00"))
        assert (found.closes_at, found.opens_at) == (at("2026-11-24T17:00"), None)
        assert found.next_change_at == found.closes_at

    def test_before_opening_it_says_when(self):
        assert status([SHOP], at("2026-11-24T08:00")).opens_at == at("2026-11-24T10:00")

    def test_during_the_break_it_says_when_it_opens_again(self):
        found = status([Period(rule="09:00-12:00,13:00-16:00")], at("2026-11-24T12:30"))
        assert (found.state, found.opens_at) == ("closed", at("2026-11-24T13:00"))

    def test_over_the_weekend_it_opens_on_monday(self):
        found = status([SHOP], at("2026-11-28T16:00"))
        assert (found.opens_at, found.next_change_at) == (at("2026-11-30T10:00"), at("2026-11-30T10:00"))

    def test_over_easter_it_opens_on_the_saturday_between(self):
        assert status([SHOP], at("2026-04-01T18:00")).opens_at == at("2026-04-04T10:00")
        assert status([SHOP], at("2026-04-04T15:00")).opens_at == at("2026-04-07T10:00")

    def test_any_zone_will_do_but_there_must_be_one(self):
        tokyo = at("2026-11-24T12:00").astimezone(ZoneInfo("Asia/Tokyo"))
        assert status([SHOP], tokyo) == status([SHOP], tokyo.astimezone(UTC))
        with pytest.raises(ValueError, match="aware"):
            status([SHOP], datetime(2026, 11, 24, 12))

    def test_the_day_is_the_local_one(self):
        assert status([SHOP], datetime(2026, 11, 24, 23, 30, tzinfo=UTC)).day.day == date(2026, 11, 25)

    def test_certainty_is_that_of_the_hours_that_answered(self):
        monday = Period(
            rule="off", valid_from=date(2026, 11, 29), valid_to=date(2026, 11, 29), is_override=True
        )
        assert status([PUB, monday], at("2026-11-29T00:30")).certainty == "confirmed"


class TestPastMidnight:
    def test_a_night_begun_yesterday_still_counts(self):
        found = status([PUB], at("2026-11-29T00:30"))
        assert (found.state, found.closes_at) == ("open", at("2026-11-29T01:00"))
        assert found.window.opens_at == at("2026-11-28T17:00")

    def test_and_then_it_is_closed_until_the_weekend(self):
        found = status([PUB], at("2026-11-29T01:00"))
        assert (found.state, found.opens_at) == ("closed", at("2026-12-04T17:00"))

    def test_it_counts_even_when_the_new_day_is_closed_by_exception(self):
        closed = Period(
            rule="off", valid_from=date(2026, 11, 29), valid_to=date(2026, 11, 29), is_override=True
        )
        found = status([PUB, closed], at("2026-11-29T00:30"))
        assert (found.state, found.day.state) == ("open", "closed")

    def test_hours_that_meet_at_midnight_do_not_close_there(self):
        station = Period(rule="Mo 08:00-24:00; Tu 00:00-10:00")
        assert status([station], at("2026-11-23T20:00")).closes_at == at("2026-11-24T10:00")

    def test_a_night_may_run_into_the_next_morning_s_hours(self):
        baker = Period(rule="Fr 22:00-06:00; Sa 05:00-14:00")
        assert status([baker], at("2026-11-28T00:00")).closes_at == at("2026-11-28T14:00")

    def test_new_year_s_night(self):
        party = Period(rule="Dec 31 20:00-03:00")
        assert status([party], at("2027-01-01T02:00")).closes_at == at("2027-01-01T03:00")
        assert status([party], at("2027-01-01T03:00")).opens_at == at("2027-12-31T20:00")


class TestTheNightsTheClocksChange:
    NIGHT = Period(rule="Sa 22:00-03:30")

    def test_in_spring_the_hour_left_out_is_not_missed(self):
        instants = [datetime(2026, 3, 29, 0, 59, tzinfo=UTC) + timedelta(minutes=31) * n for n in range(3)]
        assert [status([self.NIGHT], instant).state for instant in instants] == ["open", "closed", "closed"]

    def test_in_autumn_the_repeated_hour_counts_twice(self):
        night = Period(rule="Sa 22:00-02:30")
        states = [status([night], at("2026-10-25T02:15", fold)).state for fold in (0, 1)]
        assert states == ["open", "open"]
        assert [status([night], at("2026-10-25T02:45", fold)).state for fold in (0, 1)] == ["open", "closed"]

    def test_opening_in_the_repeated_hour_is_once(self):
        early = Period(rule="Su 02:30-05:00")
        assert status([early], at("2026-10-25T02:45", fold=0)).state == "closed"
        assert status([early], at("2026-10-25T02:45", fold=1)).state == "open"

    def test_the_next_opening_keeps_its_wall_time(self):
        shop = Period(rule="10:00-16:00")
        assert status([shop], at("2026-10-24T18:00")).opens_at.astimezone(UTC).hour == 9
        assert status([shop], at("2026-03-28T18:00")).opens_at.astimezone(UTC).hour == 8


class TestAroundTheClock:
    def test_is_always_open_when_it_never_closes(self):
        found = status([Period(rule="24/7")], at("2026-11-24T03:00"))
        assert (found.state, found.closes_at, found.next_change_at) == ("always_open", None, None)

    def test_is_open_until_the_season_ends(self):
        found = status([Period(rule="Jun 10-Oct 05 Mo-Su 00:00-24:00")], at("2026-07-01T03:00"))
        assert (found.state, found.closes_at, found.day.is_all_day) == ("open", at("2026-10-06T00:00"), True)

    def test_is_open_until_an_exception(self):
        closed = Period(
            rule="off", valid_from=date(2026, 12, 24), valid_to=date(2026, 12, 24), is_override=True
        )
        assert status([Period(rule="24/7"), closed], at("2026-11-24T03:00")).closes_at == at(
            "2026-12-24T00:00"
        )

    def test_is_open_until_the_holiday_in_the_rule(self):
        assert status([Period(rule="24/7; PH off")], at("2026-11-24T03:00")).closes_at == at(
            "2026-12-25T00:00"
        )

    def test_carries_on_from_one_period_to_the_next(self):
        periods = [
            Period(rule="24/7", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)),
            Period(rule="00:00-12:00", valid_from=date(2027, 1, 1), valid_to=date(2027, 1, 31)),
        ]
        assert status(periods, at("2026-11-24T03:00")).closes_at == at("2027-01-01T12:00")


class TestSeasons:
    def test_the_next_opening_may_be_in_the_next_season_of_the_rule(self):
        found = status([Period(rule="Jun 20-Aug 15 Mo-Su 11:00-17:00")], at("2026-11-24T12:00"))
        assert (found.state, found.opens_at, found.day.out_of_season) == (
            "closed",
            at("2027-06-20T11:00"),
            True,
        )

    def test_or_in_the_next_period(self):
        periods = [
            Period(rule="10:00-16:00", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31)),
            Period(rule="Sa 12:00-14:00", valid_from=date(2027, 6, 1), valid_to=date(2027, 8, 31)),
        ]
        assert status(periods, at("2026-11-24T12:00")).opens_at == at("2027-06-05T12:00")

    def test_but_not_more_than_a_year_away(self):
        assert status([Period(rule="2028 Jul 10:00-12:00")], at("2026-11-24T12:00")).opens_at is None

    def test_days_closed_by_exception_are_passed_over(self):
        closed = Period(
            rule="off", valid_from=date(2026, 11, 25), valid_to=date(2026, 11, 27), is_override=True
        )
        assert status([SHOP, closed], at("2026-11-24T18:00")).opens_at == at("2026-11-28T10:00")


class TestNeitherOpenNorClosed:
    def test_without_periods_it_is_unknown(self):
        found = status([], at("2026-11-24T12:00"))
        assert (found.state, found.opens_at, found.next_change_at) == ("unknown", None, None)

    def test_by_appointment_says_when_it_next_opens_to_all(self):
        periods = [Period(rule="Jul Sa 12:00-16:00"), Period(state="by_appointment")]
        found = status(periods, at("2026-11-24T12:00"))
        assert (found.state, found.opens_at) == ("by_appointment", at("2027-07-03T12:00"))

    @pytest.mark.parametrize("instant", [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)])
    def test_an_instant_outside_three_centuries_is_unknown(self, instant):
        assert status([SHOP], instant).state == "unknown"


TWENTY_A_DAY = ",".join(
    f"0{hour}:{minute:02}-0{hour}:{minute + 1:02}" for hour in (6, 7) for minute in range(0, 60, 6)
)


@pytest.mark.parametrize(
    ("rule", "state", "opens_on"),
    [
        # Never open, hardly ever, or without end: some would be searched to the year 9999.
        ("Jun Mo[1] 10:00-11:00; 10:00-12:00 off", "closed", None),
        ("Feb 29 Mo 10:00-11:00", "closed", None),
        ("2099 Jul 10:00-11:00", "closed", None),
        ("week 53 Su[5] 10:00-11:00; 10:00-12:00 off", "closed", None),
        ("10:00-12:00 unknown", "unknown", None),
        ("12:00-36:00", "always_open", None),
        ("easter 23:00-22:00", "closed", date(2027, 3, 28)),
        (f"{TWENTY_A_DAY},23:00-01:00", "closed", date(2026, 11, 24)),
    ],
)
def test_hostile_rules_get_an_answer_too(rule, state, opens_on):
    found = status([Period(rule=rule)], at("2026-11-24T12:30"))
    assert found.state == state
    assert (found.opens_at and found.opens_at.date()) == opens_on
