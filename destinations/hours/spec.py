"""Opening hours as schema.org wants them: weekdays, clock times and the dates between which they hold."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from destinations.hours.answers import Period, openings
from destinations.hours.rules import DAY, HORIZON_DAYS, ROROS, Region

WHOLE_DAY = (time(0, 0), time(23, 59))


class OpeningSpec(NamedTuple):
    """One `OpeningHoursSpecification`; weekday 0 is Monday.

    `closes` at or before `opens` is on the next day. Around the clock is 00:00 to 23:59, as search engines
    ask.
    """

    valid_from: date
    valid_through: date
    weekdays: tuple[int, ...]
    opens: time
    closes: time


def opening_spec(
    periods: Iterable[Period], day_from: date, day_to: date, *, region: Region = ROROS
) -> tuple[OpeningSpec, ...]:
    """The openings from one day to another, at most a year later, weeks that are alike merged.

    Days closed, unknown or by appointment are left out. A single different day, such as a holiday, splits the
    run in which it lies; each run is true for every one of its days.
    """
    periods = tuple(periods)
    runs: list[tuple[date, date, dict[int, tuple]]] = []
    for number in range(min((day_to - day_from).days, HORIZON_DAYS) + 1):
        day = day_from + number * DAY
        found = openings(periods, day, region=region)
        times = _clock_times(found) if found else ()
        weekday = day.weekday()
        if runs and runs[-1][2].get(weekday, times) == times:
            start, _end, week = runs[-1]
            week[weekday] = times
            runs[-1] = (start, day, week)
        else:
            runs.append((day, day, {weekday: times}))
    return tuple(
        OpeningSpec(start, end, weekdays, opens, closes)
        for start, end, week in runs
        for (opens, closes), weekdays in _by_times(week)
    )


def _clock_times(found):
    if found.is_all_day:
        return (WHOLE_DAY,)
    return tuple((opens.time(), closes.time()) for opens, closes in found.windows)


def _by_times(week):
    days: dict[tuple[time, time], tuple[int, ...]] = {}
    for weekday in sorted(week):
        for times in week[weekday]:
            days[times] = (*days.get(times, ()), weekday)
    return days.items()
