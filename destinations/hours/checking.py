"""What a person typed as opening hours, made canonical or refused with a reason."""

import re
from datetime import date
from typing import NamedTuple

from opening_hours import State

from destinations.hours.rules import (
    DAY,
    HORIZON_DAYS,
    MAX_RULE_CHARS,
    QUOTED,
    ROROS,
    Region,
    RuleError,
    bounds,
    first_open_day,
    gettext_noop,
    parse,
)

TYPOGRAPHY = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”„«»", '"')})
ALWAYS = {"24/7": "24/7", "Mo-Su": "24/7", "Jan-Dec": "24/7", "24/7 closed": "off"}
ANY_DAY = date(2001, 1, 1)
SAYS_ALL_DAY = re.compile(r"24/7|\b0?0:00\s*-\s*(?:24|0?0):00")
HAS_TIME = re.compile(r"\d:\d\d|24/7|sunrise|sunset|dawn|dusk|\b(?:off|closed|unknown)\b", re.IGNORECASE)
SLIPS = (
    (re.compile(r"\d\.\d\d"), gettext_noop("Write times with a colon, as in 10:00-16:00.")),
    (
        re.compile(r"\d\s*[ap]m\b", re.IGNORECASE),
        gettext_noop("Write times on the 24-hour clock, as in 10:00-16:00."),
    ),
    (
        re.compile(
            r"\b(?:man|tir|ons|tor|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun)(?!rise|set)[a-zæøå]*\b"
            r"|\b(?-i:Ma|Ti|On|To|Lø|Sø|Di|Mi|Do|So)\b",
            re.IGNORECASE,
        ),
        gettext_noop("Write the days as Mo, Tu, We, Th, Fr, Sa, Su."),
    ),
    (
        re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\s*:"),
        gettext_noop("Leave out the colon after the days, as in Mo-Fr 10:00-16:00."),
    ),
    (
        re.compile(
            r"\b\d{1,2}\.? ?(?:Jan|Feb|Mar|Apr|May|Mai|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Des|Dec)", re.IGNORECASE
        ),
        gettext_noop("Write dates with the month first, as in Jun 20-Aug 15."),
    ),
    (
        re.compile(r"(?<![\d:])\d{1,2}\s*-\s*\d{1,2}(?![\d:])|\b\d{4}-\d{4}\b"),
        gettext_noop("Write times with minutes, as in 10:00-16:00."),
    ),
)


class Notice(NamedTuple):
    """A rule that may be stored but perhaps does not mean what was meant; `message` is an English msgid."""

    code: str
    message: str


NO_TIMES = Notice("no_times", gettext_noop("Days without times count as open all day and night."))
SCHOOL_HOLIDAYS = Notice("school_holidays", gettext_noop("School holidays (SH) are not known here."))
COMMENT = Notice("comment", gettext_noop("Words in quotation marks are not shown, and count as open."))
NEVER_OPEN = Notice("never_open", gettext_noop("These hours do not open on any day of the coming year."))


def clean_rule(raw: str, *, on: date | None = None, region: Region = ROROS) -> tuple[str, tuple[Notice, ...]]:
    """The canonical rule and what to ask about it.

    Raises `RuleError`, a ValueError with `code`, `message` and `params`. Dashes, quotation marks, spaces, a
    semicolon at the end and the case of day names are put right; nothing else is guessed. With `on`, a rule
    that does not open in the year from that day is noticed too.
    """
    if len(raw) > 4 * MAX_RULE_CHARS:
        raise RuleError("too_long", gettext_noop("Write at most %(limit)s characters."), limit=MAX_RULE_CHARS)
    text = " ".join(raw.translate(TYPOGRAPHY).split()).rstrip(";, ")
    try:
        reading = parse(text, region.zone, region.country, region.coords)
    except RuleError as error:
        raise _explained(error, text) from error
    unquoted = QUOTED.sub("", text)
    says_all_day = SAYS_ALL_DAY.search(unquoted)
    timeless = [part for part in re.split(r";|\|\|", QUOTED.sub('""', text)) if not HAS_TIME.search(part)]
    # A comment alone, as in `|| "by appointment"`, means unknown in OSM; the library reads it as open.
    if any('"' in part for part in timeless) or (not says_all_day and _always_open(reading, region)):
        raise RuleError(
            "always_open",
            gettext_noop(
                "This would mean open day and night. If so, write 24/7. If visits are by appointment, choose "
                "that state and leave the hours empty."
            ),
        )
    canonical = _canonical(text, reading, says_all_day, region)
    notices = [NO_TIMES] if timeless else []
    if re.search(r"\bSH\b", unquoted):
        notices.append(SCHOOL_HOLIDAYS)
    if unquoted != text:
        notices.append(COMMENT)
    if on and canonical != "off" and first_open_day(canonical, on, on + HORIZON_DAYS * DAY, region) is None:
        notices.append(NEVER_OPEN)
    return canonical, tuple(notices)


def _explained(error, text):
    if error.code != "syntax" or "date" in error.params:
        return error
    unquoted = QUOTED.sub("", text)
    slip = next((message for pattern, message in SLIPS if pattern.search(unquoted)), None)
    return RuleError("syntax", slip) if slip else error


def _always_open(reading, region):
    begin, end = bounds(reading, ANY_DAY, ANY_DAY + HORIZON_DAYS * DAY, region)
    return all(state == State.OPEN for _begin, _end, state, _comment in reading.hours.intervals(begin, end))


def _canonical(text, reading, says_all_day, region):
    if reading.canonical in ALWAYS:
        return ALWAYS[reading.canonical]
    if says_all_day:
        return text  # the library would leave 00:00-24:00 out
    try:
        again = parse(reading.canonical, region.zone, region.country, region.coords)
    except RuleError:
        return text  # it writes some rules so that it cannot read them again: `PH +1 day`, steps of minutes
    return reading.canonical if again.canonical == reading.canonical else text
