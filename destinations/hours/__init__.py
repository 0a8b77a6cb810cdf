"""Opening hours: one answer for page, planner, structured data and tests.

Pure: no database, no clock, no settings. A day or an instant is an argument, and so is the region. Periods
are any objects with the attributes of `Period`, so model rows are passed as they are.
"""

from destinations.hours.answers import (
    DayHours,
    Period,
    StartWindow,
    Status,
    Window,
    day_hours,
    start_windows,
    status,
    week_hours,
)
from destinations.hours.checking import Notice, clean_rule
from destinations.hours.holidays import HOLIDAY_NAMES, holiday_on, norwegian_holidays
from destinations.hours.rules import OSLO, ROROS, Region, RuleError, gettext_noop, parse, rule_opens
from destinations.hours.spec import OpeningSpec, opening_spec

__all__ = [
    "HOLIDAY_NAMES",
    "OSLO",
    "ROROS",
    "DayHours",
    "Notice",
    "OpeningSpec",
    "Period",
    "Region",
    "RuleError",
    "StartWindow",
    "Status",
    "Window",
    "clean_rule",
    "day_hours",
    "gettext_noop",
    "holiday_on",
    "norwegian_holidays",
    "opening_spec",
    "parse",
    "rule_opens",
    "start_windows",
    "status",
    "week_hours",
]
