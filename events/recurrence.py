"""Dates of recurring events: a small, closed part of iCalendar's RRULE, and spans of time from it.

Pure: no database, no clock. The rule works on dates; clock times are the event's own and keep their wall time
over the change to summer time. Days are tried one by one up to a horizon, so a rule that never matches
(29 February every 52 years) ends like any other; dateutil would search to the year 9999.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from destinations.hours import OSLO, RuleError, gettext_noop

DAY = timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
MAX_RULE_CHARS = 200
MAX_INTERVAL = 52
MAX_DATES = 1000
HORIZON_DAYS = 3660
MAX_DURATION_DAYS = 366
LAST_DAY = date(9000, 1, 1)
BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"(\d{8})(?:T\d{6}Z?)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence by whole days. Raises `RuleError` when its fields do not go together.

    `by_weekday` holds (weekday, nth): 0 is Monday; nth counts within the month, or within the year for YEARLY
    without months, from the end when negative, and None means each. `until` is the last day it may start on.
    """

    freq: Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]
    interval: int = 1
    by_month: tuple[int, ...] = ()
    by_weekday: tuple[tuple[int, int | None], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None

    def __post_init__(self):
        whole = (
            ("FREQ", self.freq in FREQS),
            ("INTERVAL", 1 <= self.interval <= MAX_INTERVAL),
            ("BYMONTH", all(1 <= month <= 12 for month in self.by_month)),
            ("BYDAY", all(self._allows(*entry) for entry in self.by_weekday)),
            ("BYMONTHDAY", all(1 <= abs(day) <= 31 for day in self.by_month_day)),
            ("BYMONTHDAY", not (self.by_month_day and self.freq == "WEEKLY")),
            ("BYWEEKNO", all(1 <= week <= 53 for week in self.by_week_no)),
            ("BYWEEKNO", not self.by_week_no or (self.freq == "YEARLY" and not self._has_nth())),
            ("COUNT", self.count is None or 1 <= self.count <= MAX_DATES),
            ("COUNT", self.count is None or self.until is None),
        )
        for part, is_sound in whole:
            if not is_sound:
                raise RuleError("value", gettext_noop("%(part)s is out of range or out of place."), part=part)

    def _has_nth(self):
        return any(nth is not None for _weekday, nth in self.by_weekday)

    def _allows(self, weekday, nth):
        if nth is None:
            return 0 <= weekday <= 6
        most = 5 if self.freq == "MONTHLY" or self.by_month else 53
        return 0 <= weekday <= 6 and self.freq in ("YEARLY", "MONTHLY") and 1 <= abs(nth) <= most


class Span(NamedTuple):
    """One happening; `key` is the date the rule gave, the instants are aware UTC."""

    key: date
    starts_at: datetime
    ends_at: datetime


class DayWindow(NamedTuple):
    """The part of a happening on one of its days, as aware local datetimes."""

    starts_at: datetime
    ends_at: datetime


def parse_rule(text: str) -> Rule:
    """A `Rule` from `FREQ=YEARLY;BYMONTH=2;BYDAY=-2TU`, with or without `RRULE:` before it.

    Understands FREQ, INTERVAL, BYMONTH, BYDAY, BYMONTHDAY, BYWEEKNO, UNTIL and COUNT, each at most once.
    Raises `RuleError` (code too_long, part or value) for anything else.
    """
    if len(text) > MAX_RULE_CHARS:
        raise RuleError("too_long", gettext_noop("Write at most %(limit)s characters."), limit=MAX_RULE_CHARS)
    parts = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, equals, value = part.partition("=")
        if name not in READERS or not equals:
            raise RuleError(
                "part", gettext_noop("%(part)s is not a part of a rule used here."), part=part[:30]
            )
        field, read = READERS[name]
        if field in parts:
            raise RuleError("part", gettext_noop("%(part)s is given twice."), part=name)
        try:
            parts[field] = read(value)
        except ValueError as error:
            raise RuleError(
                "value", gettext_noop("%(part)s is out of range or out of place."), part=name
            ) from error
    if "freq" not in parts:
        raise RuleError("part", gettext_noop("A rule begins with how often: FREQ=YEARLY."))
    return Rule(**parts)


def rule_text(rule: Rule) -> str:
    """The RRULE that `parse_rule` turns into this rule again."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, values in (
        ("BYMONTH", rule.by_month),
        ("BYWEEKNO", rule.by_week_no),
        ("BYMONTHDAY", rule.by_month_day),
        ("BYDAY", [f"{'' if nth is None else nth}{WEEKDAYS[weekday]}" for weekday, nth in rule.by_weekday]),
    ):
        if values:
            parts.append(f"{name}={','.join(map(str, values))}")
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    return ";".join(parts)


def start_dates(rule: Rule, dtstart: date, day_from: date, day_to: date) -> list[date]:
    """The rule's dates from `day_from` to `day_to`, both included, never before `dtstart`.

    At most 1000, and none later than ten years after `day_from` (with COUNT, after `dtstart`). Parts the rule
    leaves open come from `dtstart`: its weekday, its day of the month, its month.
    """
    first = dtstart if rule.count else max(dtstart, day_from)
    last = min(day_to, rule.until or LAST_DAY, LAST_DAY)
    last = min(last, first + HORIZON_DAYS * DAY) if first <= last else last
    dates = islice(_matching(rule, dtstart, first, last), rule.count)
    return list(islice((day for day in dates if day >= day_from), MAX_DATES))


def occurrence_spans(
    rule: Rule | None,
    dtstart: date,
    start_time: time | None,
    end_time: time | None,
    duration_days: int,
    day_from: date,
    day_to: date,
    zone: ZoneInfo | str = OSLO,
) -> list[Span]:
    """The happenings that start from `day_from` to `day_to`, both included; without a rule, `dtstart` alone.

    Each begins at `start_time` (midnight if None) of its first day and ends at `end_time` (midnight if None)
    of its last. An end that is not after the start is on the following morning.
    """
    if rule is None:
        dates = [dtstart] if day_from <= dtstart <= min(day_to, LAST_DAY) else []
    else:
        dates = start_dates(rule, dtstart, day_from, day_to)
    zone = _zone(zone)
    further = (min(max(duration_days, 1), MAX_DURATION_DAYS) - 1) * DAY
    return [
        Span(
            day,
            _wall(day, start_time or time(), zone),
            max(_end(day + further, start_time, end_time, zone), _wall(day, start_time or time(), zone)),
        )
        for day in dates
    ]


def daily_windows(
    starts_at: datetime,
    ends_at: datetime,
    start_time: time | None,
    end_time: time | None,
    zone: ZoneInfo | str = OSLO,
) -> list[DayWindow]:
    """A happening's window on each of its days, from `start_time` to `end_time` within its span.

    Midnight stands for a time that is None. A night past midnight belongs to the day it begins. One of a day
    or less is its own window, whatever hour it was moved to; of one longer than a year, the first 366 days.
    """
    zone = _zone(zone)
    starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    if ends_at - starts_at <= DAY:
        return [DayWindow(starts_at.astimezone(zone), ends_at.astimezone(zone))]
    day, windows = starts_at.astimezone(zone).date(), []
    for _number in range(MAX_DURATION_DAYS):
        begin = max(_wall(day, start_time or time(), zone), starts_at)
        end = min(_end(day, start_time, end_time, zone), ends_at)
        if begin < end:
            windows.append(DayWindow(begin.astimezone(zone), end.astimezone(zone)))
        day += DAY
        if _wall(day, time(), zone) >= ends_at:
            break
    return windows


def fair_dates(year: int) -> list[date]:
    """The five days of the Røros Winter Fair, from the second-last Tuesday in February."""
    first = start_dates(FAIR, date(year, 1, 1), date(year, 1, 1), date(year, 12, 31))[0]
    return [first + number * DAY for number in range(5)]


FAIR = Rule("YEARLY", by_month=(2,), by_weekday=((1, -2),))


def _numbers(value):
    if not re.fullmatch(r"-?\d{1,2}(,-?\d{1,2})*", value):
        raise ValueError(value)
    return tuple(dict.fromkeys(int(number) for number in value.split(",")))


def _number(value):
    if not re.fullmatch(r"\d{1,4}", value):
        raise ValueError(value)
    return int(value)


def _weekdays(value):
    found = [BYDAY.fullmatch(entry) for entry in value.split(",")]
    if not all(found):
        raise ValueError(value)
    return tuple(dict.fromkeys((WEEKDAYS.index(one[2]), int(one[1]) if one[1] else None) for one in found))


def _until(value):
    found = UNTIL.fullmatch(value)
    if not found:
        raise ValueError(value)
    return date.fromisoformat(found[1])


READERS = {
    "FREQ": ("freq", str),
    "INTERVAL": ("interval", _number),
    "BYMONTH": ("by_month", _numbers),
    "BYDAY": ("by_weekday", _weekdays),
    "BYMONTHDAY": ("by_month_day", _numbers),
    "BYWEEKNO": ("by_week_no", _numbers),
    "UNTIL": ("until", _until),
    "COUNT": ("count", _number),
}


def _matching(rule, dtstart, first, last) -> Iterator[date]:
    months, weekdays, month_days = rule.by_month, rule.by_weekday, rule.by_month_day
    if not (weekdays or month_days):
        if rule.freq == "WEEKLY" or rule.by_week_no:
            weekdays = ((dtstart.weekday(), None),)
        elif rule.freq in ("YEARLY", "MONTHLY"):
            month_days = (dtstart.day,)
            if rule.freq == "YEARLY" and not months:
                months = (dtstart.month,)
    plain = {weekday for weekday, nth in weekdays if nth is None}
    counted = {entry for entry in weekdays if entry[1] is not None}
    within_year = rule.freq == "YEARLY" and not rule.by_month
    phase = _period(rule.freq, dtstart)
    for number in range((last - first).days + 1):
        day = first + number * DAY
        if months and day.month not in months:
            continue
        if (_period(rule.freq, day) - phase) % rule.interval:
            continue
        if month_days and day.day not in month_days and _days_from_month_end(day) not in month_days:
            continue
        if rule.by_week_no and day.isocalendar().week not in rule.by_week_no:
            continue
        if weekdays and day.weekday() not in plain and counted.isdisjoint(_places(day, within_year)):
            continue
        yield day


def _period(freq, day):
    if freq == "YEARLY":
        return day.year
    if freq == "MONTHLY":
        return day.year * 12 + day.month
    return (day.toordinal() - 1) // 7 if freq == "WEEKLY" else day.toordinal()


def _days_from_month_end(day):
    return day.day - monthrange(day.year, day.month)[1] - 1


def _places(day, within_year):
    """(weekday, nth) from the front and from the back, within the day's month or year."""
    if within_year:
        before, after = day.timetuple().tm_yday - 1, (date(day.year, 12, 31) - day).days
    else:
        before, after = day.day - 1, -_days_from_month_end(day) - 1
    return (day.weekday(), before // 7 + 1), (day.weekday(), -(after // 7) - 1)


def _zone(zone):
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def _wall(day, clock, zone):
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _end(day, start_time, end_time, zone):
    is_next_morning = end_time is None or end_time <= (start_time or time())
    return _wall(day + DAY if is_next_morning else day, end_time or time(), zone)
