"""Times, dates, distances and prices as people say them, in the active language."""

from dataclasses import dataclass

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from roros_site.kit.translated import active_language


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short statement with its tone: good, bad or plain. The words always carry the meaning, never the tone."""

    text: str
    tone: str = "plain"


def day_name(day):
    """`Monday 23 November`."""
    weekday, month = str(WEEKDAYS[day.weekday()]), str(MONTHS[day.month])
    language = active_language()
    if language == "nb":
        return f"{weekday.lower()} {day.day}. {month.lower()}"
    if language == "de":
        return f"{weekday}, {day.day}. {month}"
    return f"{weekday} {day.day} {month}"


def date_text(day, *, year=True):
    """`23 November 2026`."""
    month = str(MONTHS[day.month])
    language = active_language()
    text = (
        f"{day.day} {month}"
        if language == "en"
        else f"{day.day}. {month.lower() if language == 'nb' else month}"
    )
    return f"{text} {day.year}" if year else text


def short_day(day):
    """`Mon 23`."""
    name = str(WEEKDAYS_ABBR[day.weekday()]).rstrip(".")
    language = active_language()
    if language == "nb":
        return f"{name.lower()} {day.day}."
    return f"{name} {day.day}." if language == "de" else f"{name} {day.day}"


def short_month(day):
    """`Feb`, for the calendar leaf beside an event."""
    month = str(MONTHS_3[day.month]).rstrip(".")
    return month if active_language() == "nb" else month.capitalize()


def date_range(first, last):
    """`16 to 20 February 2027`, leaving out what both dates share."""
    if first == last:
        return date_text(first)
    if first.year != last.year:
        start = date_text(first)
    elif first.month != last.month:
        start = date_text(first, year=False)
    else:
        start = f"{first.day}" if active_language() == "en" else f"{first.day}."
    return _("%(start)s to %(end)s") % {"start": start, "end": date_text(last)}


def clock(moment):
    """`09:30`."""
    return f"{moment:%H:%M}"


def span(start, end):
    """`09:30–16:00`."""
    return f"{start:%H:%M}–{end:%H:%M}"


def duration(minutes):
    """`45 min`, `1 h`, `1 h 15`."""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return _("%(n)s min") % {"n": rest}
    return _("%(n)s h") % {"n": hours} + (f" {rest:02d}" if rest else "")


def distance(metres):
    """`450 m`, `2.3 km`, `25 km`; with a decimal comma where the language has one."""
    if metres < 950:
        return f"{max(10, round(metres / 10) * 10)} m"
    text = f"{metres / 1000:.1f}" if metres < 9950 else f"{metres / 1000:.0f}"
    return f"{text if active_language() == 'en' else text.replace('.', ',')} km"


def price(nok):
    """`NOK 60`, `Free`; "" when unknown."""
    if nok is None:
        return ""
    if nok == 0:
        return _("Free")
    return f"{nok} kr" if active_language() == "nb" else f"NOK {nok}"


def windows_text(windows):
    """`10:00–13:00, 14:00–16:00`."""
    return ", ".join(span(window.opens_at, window.closes_at) for window in windows)


def hours_today(hours):
    """A day's hours in a few words that stay true all day; the page's script sharpens them to "open now"."""
    if hours.state == "open":
        if hours.is_all_day:
            return Phrase(_("Always open"), "good")
        return Phrase(_("Today %(hours)s") % {"hours": windows_text(hours.windows)}, "good")
    if hours.state == "by_appointment":
        return Phrase(_("By appointment"))
    if hours.state == "unknown":
        return Phrase(_("Hours not known"))
    if hours.out_of_season:
        return Phrase(_("Closed for the season"), "bad")
    return Phrase(_("Closed today"), "bad")


def hours_on(hours):
    """A day's hours in a table of several days."""
    if hours.state == "open":
        return _("Always open") if hours.is_all_day else windows_text(hours.windows)
    return {
        "by_appointment": _("By appointment"),
        "unknown": _("Not known"),
        "closed": pgettext("hours", "Closed"),
    }[hours.state]


def live_windows(days):
    """Opening times as epoch seconds, `start-end start-end`, for the script that says "open now"."""
    return " ".join(
        f"{int(window.opens_at.timestamp())}-{int(window.closes_at.timestamp())}"
        for hours in days
        for window in hours.windows
    )


def stops(number):
    """`3 stops`."""
    return ngettext("%(n)s stop", "%(n)s stops", number) % {"n": number}


def days(number):
    """`3 days`."""
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": number}
