"""What happened to an itinerary, and what is wrong with a stop, in words."""

import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from destinations import wording
from itinerary import services

UNDO_OFFERED = datetime.timedelta(minutes=30)
INVERSES = ("delete", "restore", "reset", "before")
NAMES_SHOWN = 6


def last_change(itinerary, now):
    """The last change as {"text", "said", "can_undo"}, or None when it is too long ago to speak of."""
    record = itinerary.undo
    if not record or now - datetime.datetime.fromisoformat(record["at"]) > UNDO_OFFERED:
        return None
    return {
        "text": _happened(itinerary, record),
        "said": list(_said(record.get("said", ()))),
        "can_undo": record["kind"] != "undone" and any(record.get(name) for name in INVERSES),
    }


def _happened(itinerary, record):
    kind, name = record["kind"], (record["names"] or [""])[0]
    if "order" in record:
        place, total = record["order"]
        return _("%(name)s is now number %(place)s of %(total)s.") % {
            "name": name,
            "place": place,
            "total": total,
        }
    if kind in ("added", "moved"):
        return _moved(itinerary, kind, name, record.get("day"))
    if kind == "put":
        return ngettext(
            "%(n)s stop put in your itinerary.", "%(n)s stops put in your itinerary.", record["count"]
        ) % {"n": record["count"]}
    if kind == "cleared":
        return ngettext("%(n)s stop removed.", "%(n)s stops removed.", record["count"]) % {
            "n": record["count"]
        }
    return {
        "removed": _("%(name)s removed."),
        "noted": _("%(name)s: note and time saved."),
        "dates": _("Dates changed."),
        "saved": _("Saved as %(name)s."),
        "undone": _("The last change was taken back."),
    }[kind] % {"name": name}


def _moved(itinerary, kind, name, day):
    named = {"name": name, "day": day_label(itinerary, day) if day else ""}
    if kind == "added":
        return (
            _("%(name)s is in your itinerary, on %(day)s.") if day else _("%(name)s is in your itinerary.")
        ) % named
    return (_("%(name)s moved to %(day)s.") if day else _("%(name)s moved to the basket.")) % named


def _said(said):
    sentences = {
        services.NO_SUCH_DAY: _("Now in the basket, because the trip is shorter: %(names)s."),
        services.OTHER_DATE: _("Now in the basket, because of another date: %(names)s."),
        services.NOT_LISTED: _("Left out, because no longer listed: %(names)s."),
        services.PAST: _("Left out, because it is over: %(names)s."),
        services.NEXT_DATE: _("The next date was taken for: %(names)s."),
        services.FULL: _("Left out, because an itinerary holds at most 200 stops: %(names)s."),
    }
    for reason, sentence in sentences.items():
        names = [name for given, name in said if given == reason]
        if names:
            more = len(names) - NAMES_SHOWN
            shown = names[:NAMES_SHOWN] + ([_("%(n)s more") % {"n": more}] if more > 0 else [])
            yield sentence % {"names": ", ".join(shown)}


def day_label(itinerary, number):
    """`Thursday 18 February`, or `Day 2` while the trip has no dates."""
    date = itinerary.date_of(number)
    return capfirst(wording.day_name(date)) if date else _("Day %(number)s") % {"number": number}


def short_day_label(itinerary, number):
    """`Thu 18`, or `Day 2` while the trip has no dates."""
    date = itinerary.date_of(number)
    return wording.short_day(date) if date else _("Day %(number)s") % {"number": number}


def dates_of(occurrence):
    """`Thursday 18 February`, or the range of an occurrence over several days."""
    if len(occurrence.days) == 1:
        return wording.day_name(occurrence.first_on)
    return wording.date_range(occurrence.first_on, occurrence.last_on)
