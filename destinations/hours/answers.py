"""What a place's periods and exceptions say of a day, of a week and of an instant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from destinations.hours.holidays import holiday_on
from destinations.hours.rules import (
    DAY,
    HORIZON_DAYS,
    ROROS,
    YEARS,
    Region,
    RuleDay,
    first_day_not_all_day,
    first_open_day,
    rule_day,
    rule_opens,
    wall,
)

SEASON_GAP_DAYS = 35
YEAR = timedelta(days=365)
RANK = {"confirmed": 2, "indicative": 1, "by_appointment": 0}


@dataclass(frozen=True, slots=True)
class Period:
    """Hours between two dates, both included; any object with these attributes serves.

    An exception (`is_override`) takes the place of ordinary hours on its days; its rule may be `off`.
    A period by appointment may have an empty rule.
    """

    valid_from: date | None = None
    valid_to: date | None = None
    rule: str = ""
    state: Literal["confirmed", "indicative", "by_appointment"] = "indicative"
    last_entry_min: int | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    is_override: bool = False


class Window(NamedTuple):
    """One opening, as aware local datetimes; it belongs to the day it begins and may end on the next.

    Subtracting or comparing two local datetimes of one zone ignores the clock change: convert to UTC first.
    """

    opens_at: datetime
    closes_at: datetime
    last_entry_at: datetime | None = None


class StartWindow(NamedTuple):
    """When a visit may begin, both ends included, as aware local datetimes."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class DayHours:
    """A day's hours, and how far they can be trusted.

    `out_of_season` goes with closed: no period covers the day though others exist, or the next opening is
    more than five weeks away; `season_opens_on` is then the next open day within a year, if known.
    """

    day: date
    state: Literal["open", "closed", "unknown", "by_appointment"]
    windows: tuple[Window, ...] = ()
    certainty: Literal["confirmed", "indicative"] | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    is_all_day: bool = False
    is_override: bool = False
    holiday: str | None = None
    out_of_season: bool = False
    season_opens_on: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The state at an instant, `closes_at` when open, `opens_at` (within a year) when not.

    Both are aware local datetimes. `window` is the opening that holds now, perhaps since yesterday;
    `closes_at` is later than its end when the next one follows without a break. `always_open` means no
    closing within a year. `certainty` is that of the hours that answered.
    """

    state: Literal["open", "closed", "unknown", "by_appointment", "always_open"]
    day: DayHours
    certainty: Literal["confirmed", "indicative"] | None
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    window: Window | None = None

    @property
    def next_change_at(self) -> datetime | None:
        """When open turns to not open or back; None if not within a year."""
        return self.closes_at or self.opens_at


def day_hours(periods: Iterable[Period], day: date, *, region: Region = ROROS) -> DayHours:
    """The hours of one day, its windows past midnight uncut.

    Exceptions beat ordinary periods. If any is confirmed, the merely indicative ones fall away; of those
    left, the one that begins last holds, and among equals one with hours before one by appointment. On a
    day its hours leave closed, a period by appointment for the same day answers.
    """
    periods = periods if isinstance(periods, tuple) else tuple(periods)
    holiday = holiday_on(day, region)
    if day.year not in YEARS:
        return DayHours(day, "unknown")
    covering = _covering(periods, day)
    if not covering:
        return _uncovered(periods, day, holiday, region)
    period = _governing(covering)
    found = rule_day(period.rule or "", day, region)
    if period.state == "by_appointment":
        state = "closed" if found and not found.windows else "by_appointment"
    elif found is None:
        state = "unknown"
    else:
        state = "open" if found.windows else "closed"
    season_opens_on = None
    if state == "closed" and not period.is_override:
        fallback = [other for other in covering if other.state == "by_appointment" and other is not period]
        for other in fallback:
            if not other.rule or rule_opens(other.rule, day, region=region):
                return day_hours((other,), day, region=region)
        opens_on = _next_open_day(periods, day + DAY, day + HORIZON_DAYS * DAY, region)
        if opens_on and (opens_on - day).days > SEASON_GAP_DAYS:
            season_opens_on = opens_on
    return DayHours(
        day,
        state,
        _windows(found.windows, period.last_entry_min) if found else (),
        _certainty(period),
        period.confirmed_on,
        period.confirmed_by,
        bool(found and found.is_all_day),
        period.is_override,
        holiday,
        season_opens_on is not None,
        season_opens_on,
    )


def openings(periods: Sequence[Period], day: date, *, region: Region = ROROS) -> RuleDay | None:
    """The openings of a day whose state is open, else None: `day_hours` without its word on closed days."""
    covering = _covering(periods, day)
    period = _governing(covering) if covering else None
    if period is None or period.state == "by_appointment":
        return None
    found = rule_day(period.rule or "", day, region)
    return found if found and found.windows else None


def week_hours(periods: Iterable[Period], first_day: date, *, region: Region = ROROS) -> tuple[DayHours, ...]:
    """Seven days from `first_day` on."""
    periods = tuple(periods)
    days = (first_day + number * DAY for number in range(7) if (date.max - first_day).days >= number)
    return tuple(day_hours(periods, day, region=region) for day in days)


def start_windows(
    periods: Iterable[Period], day: date, stay_min: int, *, region: Region = ROROS
) -> tuple[StartWindow, ...]:
    """When a visit of so many minutes may begin: it ends before closing, and begins before the last entry.

    Empty when the day is closed or too short, but also when nothing is known of it; ask `day_hours` which.
    """
    stay = timedelta(minutes=max(stay_min, 0))
    starts = []
    for window in day_hours(periods, day, region=region).windows:
        until = window.closes_at.astimezone(UTC) - stay
        if window.last_entry_at:
            until = min(until, window.last_entry_at.astimezone(UTC))
        if window.opens_at <= until:
            starts.append(StartWindow(window.opens_at, until.astimezone(region.zone)))
    return tuple(starts)


def status(periods: Iterable[Period], at: datetime, *, region: Region = ROROS) -> Status:
    """The state at an aware instant, counting a window begun the day before."""
    if at.utcoffset() is None:
        raise ValueError("at must be an aware datetime")
    periods = tuple(periods)
    now = at.astimezone(UTC)
    if now.year not in YEARS:
        return Status("unknown", DayHours(now.date(), "unknown"), None)
    today = day_hours(periods, at.astimezone(region.zone).date(), region=region)
    yesterday = day_hours(periods, today.day - DAY, region=region)
    for hours in (today, yesterday):
        for window in hours.windows if hours.state == "open" else ():
            if window.opens_at <= now < window.closes_at:
                closes_at = _closing(periods, window, now + HORIZON_DAYS * DAY, region)
                state = "open" if closes_at else "always_open"
                return Status(state, today, hours.certainty, closes_at=closes_at, window=window)
    state = "closed" if today.state == "open" else today.state
    return Status(state, today, today.certainty, opens_at=_next_opening(periods, today, now, region))


def _covering(periods, day):
    return [
        period
        for period in periods
        if (period.valid_from is None or period.valid_from <= day)
        and (period.valid_to is None or day <= period.valid_to)
    ]


def _governing(covering):
    if len(covering) == 1:
        return covering[0]
    rivals = [period for period in covering if period.is_override] or covering
    if any(period.state == "confirmed" for period in rivals):
        rivals = [period for period in rivals if period.state != "indicative"]
    return max(rivals, key=lambda period: (period.valid_from or date.min, RANK[period.state]))


def _uncovered(periods, day, holiday, region):
    seasons = [period for period in periods if not period.is_override and period.state != "by_appointment"]
    later = [period for period in seasons if period.valid_from and period.valid_from > day]
    earlier = [period for period in seasons if period.valid_to and period.valid_to < day]
    if later:
        season = min(later, key=lambda period: period.valid_from)
    elif earlier:
        season = max(earlier, key=lambda period: period.valid_to)
        if day - (season.valid_from or season.valid_to) >= YEAR:
            # Its season has come round again and nobody has said what holds now.
            return DayHours(day, "unknown", holiday=holiday)
    else:
        return DayHours(day, "unknown", holiday=holiday)
    return DayHours(
        day,
        "closed",
        (),
        _certainty(season),
        season.confirmed_on,
        season.confirmed_by,
        holiday=holiday,
        out_of_season=True,
        season_opens_on=_next_open_day(periods, day + DAY, day + HORIZON_DAYS * DAY, region)
        if later
        else None,
    )


def _certainty(period):
    return None if period.state == "by_appointment" else period.state


def _windows(spans, last_entry_min) -> tuple[Window, ...]:
    if last_entry_min is None:
        return tuple(Window(*span) for span in spans)
    early = timedelta(minutes=last_entry_min)
    return tuple(
        Window(opens, closes, max(opens, (closes.astimezone(UTC) - early).astimezone(opens.tzinfo)))
        for opens, closes in spans
    )


def _stretches(
    periods: Sequence[Period], first: date, last: date
) -> Iterator[tuple[date, date, Period | None]]:
    """(first day, last day, governing period) of each run of days over which the same periods hold."""
    cuts = {first}
    for period in periods:
        if period.valid_from and first < period.valid_from <= last:
            cuts.add(period.valid_from)
        if period.valid_to and first <= period.valid_to < last:
            cuts.add(period.valid_to + DAY)
    starts = sorted(cuts)
    ends = [start - DAY for start in starts[1:]] + [last]
    for start, end in zip(starts, ends, strict=True):
        covering = _covering(periods, start)
        yield start, end, _governing(covering) if covering else None


def _next_open_day(periods, first, last, region):
    for start, end, period in _stretches(periods, first, last):
        if period and period.state != "by_appointment":
            day = first_open_day(period.rule or "", start, end, region)
            if day:
                return day
    return None


def _next_opening(periods, today, now, region):
    ahead = [window.opens_at for window in today.windows if today.state == "open" and window.opens_at > now]
    if ahead:
        return ahead[0]
    day, last = today.day, today.day + HORIZON_DAYS * DAY
    while day < last:
        day = _next_open_day(periods, day + DAY, last, region)
        if day is None:
            return None
        windows = day_hours(periods, day, region=region).windows
        if windows:
            return windows[0].opens_at
    return None


def _closing(periods, window, horizon, region):
    """The end of the opening and of those that follow it without a break; None past the horizon."""
    closes_at = window.closes_at
    while closes_at < horizon:
        day = closes_at.date()
        around_the_clock_until = _all_day_until(periods, day, region)
        if around_the_clock_until > day:
            closes_at = wall(around_the_clock_until, 0, region.zone)
            continue
        following = [
            other.closes_at
            for hours in (day_hours(periods, start, region=region) for start in (day - DAY, day))
            if hours.state == "open"
            for other in hours.windows
            if other.opens_at <= closes_at < other.closes_at
        ]
        if not following:
            return closes_at
        closes_at = max(following)
    return None


def _all_day_until(periods, day, region):
    start, end, period = next(_stretches(periods, day, day + HORIZON_DAYS * DAY))
    if period is None or period.state == "by_appointment":
        return day
    found = rule_day(period.rule or "", start, region)
    if not (found and found.is_all_day):
        return day
    return first_day_not_all_day(period.rule, start, end, region)
