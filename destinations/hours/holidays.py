"""Public holidays by name; which days they are in a rule (`PH`) the library knows for itself."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from destinations.hours.rules import ROROS, YEARS, Region, gettext_noop, rule_opens

HOLIDAY_NAMES = {
    "new_years_day": gettext_noop("New Year's Day"),
    "maundy_thursday": gettext_noop("Maundy Thursday"),
    "good_friday": gettext_noop("Good Friday"),
    "easter_sunday": gettext_noop("Easter Sunday"),
    "easter_monday": gettext_noop("Easter Monday"),
    "labour_day": gettext_noop("Labour Day"),
    "constitution_day": gettext_noop("Constitution Day"),
    "ascension_day": gettext_noop("Ascension Day"),
    "whit_sunday": gettext_noop("Whit Sunday"),
    "whit_monday": gettext_noop("Whit Monday"),
    "christmas_day": gettext_noop("Christmas Day"),
    "boxing_day": gettext_noop("Boxing Day"),
    "public_holiday": gettext_noop("Public holiday"),
}


@lru_cache(maxsize=64)
def norwegian_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """(date, key of `HOLIDAY_NAMES`) in order of date.

    Two may share a date, as 17 May and Whit Monday in 2027; the one with a fixed date comes first.
    """
    fixed = [
        (date(year, 1, 1), "new_years_day"),
        (date(year, 5, 1), "labour_day"),
        (date(year, 5, 17), "constitution_day"),
        (date(year, 12, 25), "christmas_day"),
        (date(year, 12, 26), "boxing_day"),
    ]
    sunday = easter(year)
    movable = [
        (sunday + timedelta(days=days), key)
        for days, key in (
            (-3, "maundy_thursday"),
            (-2, "good_friday"),
            (0, "easter_sunday"),
            (1, "easter_monday"),
            (39, "ascension_day"),
            (49, "whit_sunday"),
            (50, "whit_monday"),
        )
    ]
    return tuple(sorted(fixed + movable, key=lambda holiday: holiday[0]))


@lru_cache(maxsize=64)
def _norwegian_by_date(year):
    return dict(reversed(norwegian_holidays(year)))


def holiday_on(day: date, region: Region = ROROS) -> str | None:
    """The key of the day's public holiday, the first if two coincide, or None.

    Outside Norway only `public_holiday`, without the name.
    """
    if day.year not in YEARS:
        return None
    if region.country == "NO":
        return _norwegian_by_date(day.year).get(day)
    return "public_holiday" if rule_opens("PH", day, region=region) else None
