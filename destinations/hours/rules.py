"""Reading one rule in OSM opening_hours syntax, day by day.

The library answers in wall-clock intervals and knows the public holidays. Two things it gets wrong are put
right here. A window that runs past midnight loses its tail when the next day is closed and keeps it when its
own day is (`Fr-Sa 17:00-01:00; PH off`), so such rules are read on a compressed clock on which no window
crosses midnight. And a date that does not exist (`Feb 30`) would match every day of the year, so it is
refused.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, State

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
DAY_MIN = 1440
MAX_RULE_CHARS = 500
HORIZON_DAYS = 366
YEARS = range(1900, 2200)
OSLO = ZoneInfo("Europe/Oslo")

QUOTED = re.compile(r'"[^"]*"')
SPAN = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?:(\s*-\s*)(\d{1,2}):(\d\d))?(?!\d)")
SUN_OR_STEP = re.compile(r"sunrise|sunset|dawn|dusk|:\d\d\s*/", re.IGNORECASE)
NO_SUCH_DATE = re.compile(r"\bFeb 3[01]\b|\b(?:Apr|Jun|Sep|Nov) 31\b")
POSITION = re.compile(r"--> \d+:(\d+)")


@dataclass(frozen=True, slots=True)
class Region:
    """Where the rules are read: time zone, ISO country for public holidays, (lat, lon) for the sun."""

    zone: ZoneInfo = OSLO
    country: str = "NO"
    coords: tuple[float, float] = (62.5747, 11.3842)


ROROS = Region()


class RuleError(ValueError):
    """A rule nobody should store, of opening hours or of recurrence, with a `code` for why.

    Opening hours give empty, too_long, syntax or always_open. `message` is an English msgid with `%(name)s`
    places for `params`; `str()` is the two put together.
    """

    def __init__(self, code, message, **params):
        super().__init__(message % params)
        self.code, self.message, self.params = code, message, params


def gettext_noop(message):
    """Marks a message for translation; whoever shows it translates it."""
    return message


class Reading(NamedTuple):
    """A parsed rule; on a compressed clock `minutes` are the real minutes of the day for each of its own."""

    hours: OpeningHours
    canonical: str
    minutes: tuple[int, ...] | None
    by_the_sun: bool


class RuleDay(NamedTuple):
    """What a rule says of one day; its windows are (opens, closes), aware and local, in order and apart."""

    windows: tuple[tuple[datetime, datetime], ...]
    is_all_day: bool


@lru_cache(maxsize=4096)
def parse(rule: str, zone: ZoneInfo = OSLO, country: str = "NO", coords=ROROS.coords) -> Reading:
    """The rule ready for asking, cached per process (it cannot be pickled). Raises `RuleError`."""
    if not rule.strip():
        raise RuleError("empty", gettext_noop("Write the opening hours."))
    if len(rule) > MAX_RULE_CHARS:
        raise RuleError("too_long", gettext_noop("Write at most %(limit)s characters."), limit=MAX_RULE_CHARS)
    by_the_sun = bool(SUN_OR_STEP.search(QUOTED.sub("", rule)))
    where = {"timezone": zone, "coords": coords} if by_the_sun else {}
    hours = _library(rule, country=country, **where)
    canonical = str(hours)
    impossible = NO_SUCH_DATE.search(QUOTED.sub("", canonical))
    if impossible:
        raise RuleError("syntax", gettext_noop("There is no such date as %(date)s."), date=impossible[0])
    compressed = None if by_the_sun else _compress(rule)
    if compressed is None:
        return Reading(hours, canonical, None, by_the_sun)
    text, minutes = compressed
    return Reading(_library(text, country=country), canonical, minutes, False)


def _library(rule, **where):
    try:
        # Without a largest interval a legal rule can hold the interpreter for seconds.
        return OpeningHours(rule, max_interval_days=HORIZON_DAYS, **where)
    except ParserError as error:
        found = POSITION.search(str(error))
        near = rule[int(found[1]) - 1 :][:12].strip() if found else ""
        if near:
            raise RuleError(
                "syntax", gettext_noop("The hours cannot be read from “%(near)s” on."), near=near
            ) from error
        raise RuleError("syntax", gettext_noop("The hours cannot be read to the end.")) from error


def _compress(rule):
    """The rule with its clock times replaced by their rank, as minutes after midnight, and the times by rank.

    The order of times is kept, so every window keeps its place, and one that ends the next morning ends on
    the day it began. None when no window crosses midnight.
    """
    pieces = re.split(f"({QUOTED.pattern})", rule)
    crosses, minutes = False, {0, DAY_MIN}
    for piece in pieces[::2]:
        for found in SPAN.finditer(piece):
            opens, closes = _span_minutes(found)
            minutes |= {opens, closes}
            crosses = crosses or closes > DAY_MIN
    if not crosses:
        return None
    ranked = tuple(sorted(minutes))
    rank = {minute: number for number, minute in enumerate(ranked)}

    def on_the_short_clock(found):
        opens, closes = (rank[minute] for minute in _span_minutes(found))
        first = f"{opens // 60:02}:{opens % 60:02}"
        return first if found[3] is None else f"{first}-{closes // 60:02}:{closes % 60:02}"

    pieces[::2] = [SPAN.sub(on_the_short_clock, piece) for piece in pieces[::2]]
    return "".join(pieces), ranked


def _span_minutes(found):
    opens = int(found[1]) * 60 + int(found[2])
    if found[3] is None:
        return opens, opens
    closes = int(found[4]) * 60 + int(found[5])
    return opens, closes if closes > opens else closes + DAY_MIN


@lru_cache(maxsize=8192)
def rule_day(rule: str, day: date, region: Region = ROROS) -> RuleDay | None:
    """A day's own windows, those past midnight uncut; None when the rule is unreadable or says "unknown"."""
    if day.year not in YEARS:
        return None
    try:
        reading = parse(rule, region.zone, region.country, region.coords)
    except RuleError:
        return None
    spans, says_unknown = [], False
    for begin, end, state, _comment in reading.hours.intervals(*bounds(reading, day, day, region)):
        if state == State.OPEN:
            opens, closes = _minutes(reading, begin, day), _minutes(reading, end, day)
            if spans and opens <= spans[-1][1]:
                spans[-1][1] = closes
            else:
                spans.append([opens, closes])
        elif state == State.UNKNOWN:
            says_unknown = True
    if says_unknown and not spans:
        return None
    windows = []
    for opens, closes in ((wall(day, a, region.zone), wall(day, b, region.zone)) for a, b in spans):
        if windows and opens == windows[-1][1]:
            # The pause between the two lay in the hour that spring leaves out.
            windows[-1] = (windows[-1][0], closes)
        elif opens < closes:
            windows.append((opens, closes))
    return RuleDay(
        tuple(windows),
        any(opens == 0 and closes >= DAY_MIN for opens, closes in spans),
    )


def rule_opens(rule: str, day: date, *, region: Region = ROROS) -> bool:
    """Whether a rule on its own opens at some time that day."""
    found = rule_day(rule, day, region)
    return bool(found and found.windows)


@lru_cache(maxsize=8192)
def first_open_day(rule: str, first: date, last: date, region: Region = ROROS) -> date | None:
    """The first day from first to last, at most a year later, on which the rule opens; not day by day."""
    next_month = (first.replace(day=1) + 31 * DAY).replace(day=1)
    soon = _search(rule, first, min(last, next_month - DAY), region)
    if soon or last < next_month:
        return soon
    later = _first_open_day_from_month(rule, next_month, region)
    return later if later and later <= last else None


@lru_cache(maxsize=4096)
def _first_open_day_from_month(rule, first_of_month, region):
    # Kept apart because every day of a closed season asks for it, and it may look through most of a year.
    return _search(rule, first_of_month, first_of_month + HORIZON_DAYS * DAY, region)


def _search(rule, first, last, region):
    try:
        reading = parse(rule, region.zone, region.country, region.coords)
    except RuleError:
        return None
    for begin, _end, state, _comment in reading.hours.intervals(*bounds(reading, first, last, region)):
        if state == State.OPEN:
            return begin.date()
    return None


def first_day_not_all_day(rule: str, first: date, last: date, region: Region = ROROS) -> date:
    """The day on which an opening around the clock that holds on `first` ends, or the day after `last`."""
    reading = parse(rule, region.zone, region.country, region.coords)
    begin, _end = bounds(reading, first, last, region)
    change = reading.hours.next_change(begin)
    return min(change.date(), last + DAY) if change else last + DAY


def bounds(reading, first, last, region):
    zone = region.zone if reading.by_the_sun else None
    return datetime.combine(first, time(), zone), datetime.combine(last + DAY, time(), zone)


def _minutes(reading, moment, day):
    minute = (moment.date() - day).days * DAY_MIN + moment.hour * 60 + moment.minute
    return minute if reading.minutes is None or minute >= DAY_MIN else reading.minutes[minute]


def wall(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The local instant a wall clock shows so many minutes after the day's midnight.

    In the hour that autumn repeats, the second; in the hour that spring leaves out, the end of the gap. So
    later minutes are never earlier instants.
    """
    moment = datetime.combine(day, time(), zone) + minute * MINUTE
    again = moment.replace(fold=1)
    if moment.utcoffset() == again.utcoffset():
        return moment
    if moment.astimezone(UTC) < again.astimezone(UTC):
        return again
    while moment.utcoffset() != moment.replace(fold=1).utcoffset():
        moment += MINUTE
    return moment
