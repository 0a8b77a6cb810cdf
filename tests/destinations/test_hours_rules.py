"""What a person may type as opening hours, and which days are public holidays."""

import json
from datetime import date
from pathlib import Path

import holidays as reference
import pytest

from destinations.hours import HOLIDAY_NAMES, RuleError, clean_rule, norwegian_holidays, parse, rule_opens

DATA = Path(__file__).parents[2] / "data"
TODAY = date(2026, 11, 24)


def rules_in(name):
    return {row["opening_hours"] for row in json.loads((DATA / name).read_text()) if row["opening_hours"]}


def refusal(raw):
    with pytest.raises(RuleError) as caught:
        clean_rule(raw)
    return caught.value


def codes(raw):
    return [notice.code for notice in clean_rule(raw, on=TODAY)[1]]


class TestACleanRule:
    @pytest.mark.parametrize(
        ("raw", "canonical"),
        [
            ("Mo–Fr 10:00–16:00", "Mo-Fr 10:00-16:00"),
            ("  mo-fr   9:00-16:00 ; ", "Mo-Fr 09:00-16:00"),
            ("Jun 20 − Aug 15 10:00 — 17:00", "Jun 20-Aug 15 10:00-17:00"),
            ("Mo-Sa 10:00-18:00;PH off", "Mo-Sa 10:00-18:00; PH closed"),
            ("Mo-Su 00:00-24:00", "24/7"),
            ("closed", "off"),
            ("Jun 01-Sep 30 Mo-Su 00:00-24:00", "Jun 01-Sep 30 Mo-Su 00:00-24:00"),
            ("24/7; 2026 Dec 24 off", "24/7; 2026 Dec 24 off"),
        ],
    )
    def test_is_written_one_way(self, raw, canonical):
        assert clean_rule(raw) == (canonical, ())

    @pytest.mark.parametrize("raw", ["PH +1 day 10:00-12:00", "10:00-16:00/01:30"])
    def test_keeps_its_own_words_where_the_library_s_cannot_be_read_again(self, raw):
        assert clean_rule(raw)[0] == raw

    @pytest.mark.parametrize("name", ["attractions.json", "members.json"])
    def test_every_rule_in_the_region_s_data_is_one(self, name):
        found = rules_in(name)
        assert len(found) > 20
        for rule in found:
            canonical, notices = clean_rule(rule, on=TODAY)
            assert notices == ()
            assert clean_rule(canonical)[0] == canonical
            year = [date.fromordinal(TODAY.toordinal() + number) for number in range(366)]
            assert [rule_opens(rule, day) for day in year] == [rule_opens(canonical, day) for day in year]


class TestARefusal:
    @pytest.mark.parametrize(
        ("raw", "code"),
        [
            ("", "empty"),
            (" \n\t ", "empty"),
            (" ; ", "empty"),
            ("10-16", "syntax"),
            ("Mo-Fr 10:00-12:00 PH off", "syntax"),
            ("\x00", "syntax"),
            ('"', "syntax"),
            ("Mo-Fr " + "10:00-11:00," * 50, "too_long"),
            ("x" * 1_000_000, "too_long"),
            ('"by appointment"', "always_open"),
            ("Mo-Su", "always_open"),
            ("open", "always_open"),
            ('Mo 10:00-12:00 || "by appointment"', "always_open"),
            ('Mo 10:00-12:00; Sa "by appointment"', "always_open"),
        ],
    )
    def test_has_a_code(self, raw, code):
        assert refusal(raw).code == code

    @pytest.mark.parametrize(
        ("raw", "word"),
        [
            ("10-16", "minutes"),
            ("Mo-Fr 10 - 16", "minutes"),
            ("Mo-Fr 10.00-16.00", "colon"),
            ("Mo-Fr: 10:00-16:00", "colon after"),
            ("man-fre 10:00-16:00", "Mo, Tu, We"),
            ("Mon-Fri 10:00-16:00", "Mo, Tu, We"),
            ("Lø 10:00-14:00", "Mo, Tu, We"),
            ("Mo-Fr 10am-4pm", "24-hour"),
            ("15 Jun-31 Aug 10:00-12:00", "month first"),
            ("1. juni-31. aug 10:00-12:00", "month first"),
            ("Mo-Fr 10:00-16:00 ring first", "“ring first”"),
            ("Mo-Fr 10:00-25:99", "to the end|from"),
        ],
    )
    def test_says_what_to_write_instead(self, raw, word):
        error = refusal(raw)
        assert error.code == "syntax"
        assert any(part in str(error) for part in word.split("|"))

    @pytest.mark.parametrize("day", ["Feb 30", "Feb 31", "Apr 31", "Jun 31", "Sep 31", "Nov 31"])
    def test_names_a_date_that_does_not_exist(self, day):
        # The library reads `Feb 30 10:00-12:00` as every day of the year.
        error = refusal(f"{day} 10:00-12:00")
        assert (error.code, error.params) == ("syntax", {"date": day})
        assert refusal(f"Jan 1-{day} 10:00-12:00").code == "syntax"

    def test_keeps_message_and_parts_apart_for_translation(self):
        error = refusal("Mo-Fr 10:00-16:00 ring first")
        assert error.message % error.params == str(error)

    def test_is_given_by_the_reader_too(self):
        with pytest.raises(RuleError):
            parse("10-16")


class TestANotice:
    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            ("Mo-Fr", ["no_times"]),
            ("Mo-Fr 10:00-12:00; Sa", ["no_times"]),
            ("Mo-Fr 10:00-12:00; SH off", ["school_holidays"]),
            ('Mo-Fr 10:00-12:00 "ring"', ["comment"]),
            ("2020 10:00-12:00", ["never_open"]),
            ("SH 10:00-12:00", ["school_holidays", "never_open"]),
            ('Mo-Fr 10:00-12:00; Sa unknown "by appointment"', ["comment"]),
            ("off", []),
            ("24/7", []),
            ("sunrise-sunset", []),
            ("Mo-Fr 10:00-16:00; PH off", []),
        ],
    )
    def test_asks_about_what_may_not_be_meant(self, raw, expected):
        assert codes(raw) == expected

    def test_of_never_opening_needs_a_day_to_count_from(self):
        assert clean_rule("2020 10:00-12:00")[1] == ()


class TestNorwegianHolidays:
    @pytest.mark.parametrize("year", [2024, 2026, 2027, 2028, 2035, 2050])
    def test_are_those_of_the_reference(self, year):
        expected = {day for day in reference.country_holidays("NO", years=year) if day.year == year}
        assert {day for day, _key in norwegian_holidays(year)} == expected

    @pytest.mark.parametrize("year", [2026, 2027, 2028])
    def test_are_those_a_rule_knows(self, year):
        days = [date.fromordinal(date(year, 1, 1).toordinal() + number) for number in range(365)]
        assert [day for day in days if rule_opens("PH", day)] == sorted(
            {day for day, _key in norwegian_holidays(year)}
        )

    def test_may_be_two_on_one_day(self):
        both = [key for day, key in norwegian_holidays(2027) if day == date(2027, 5, 17)]
        assert both == ["constitution_day", "whit_monday"]

    def test_all_have_names(self):
        assert {key for _day, key in norwegian_holidays(2026)} == HOLIDAY_NAMES.keys() - {"public_holiday"}
