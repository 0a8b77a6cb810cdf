"""An itinerary as iCalendar (RFC 5545): one event per stop that has a date."""

import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

USUAL_STAY_MIN = 60
DAY = datetime.timedelta(days=1)


def calendar_file(board, *, origin):
    """The bytes of the file, for a board and the site's origin (scheme and host).

    A stop is timed when it has a clock time or is an event with a window that day, else it takes the whole
    day. UIDs stay when stops move, SEQUENCE is the version, and the time zone covers the trip's years.
    """
    # 0.2 s to import, and few visitors need it
    from icalendar import Calendar, Event, Timezone

    itinerary = board.itinerary
    calendar = Calendar()
    calendar.add("prodid", "-//Roros//Itinerary//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", str(itinerary))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    first, last = _years(itinerary)
    calendar.add_component(Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last))
    for day in board.days:
        for view in day.stops if day.date else ():
            calendar.add_component(_event(Event, itinerary, view, day.date, origin))
    return calendar.to_ical()


def _years(itinerary):
    first = itinerary.arrive_on or itinerary.used_at.date()
    last = itinerary.depart_on or first
    return datetime.date(first.year, 1, 1), datetime.date(last.year + 1, 1, 1)


def _event(Event, itinerary, view, date, origin):  # noqa: N803 (a class that is imported late)
    stop, event = view.stop, Event()
    start, end = _times(stop, date)
    event.add("uid", f"stop-{stop.pk}@{urlsplit(origin).hostname}")
    event.add("dtstamp", itinerary.used_at)
    event.add("last-modified", itinerary.used_at)
    event.add("sequence", itinerary.version)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", view.title)
    event.add("transp", "OPAQUE" if isinstance(start, datetime.datetime) else "TRANSPARENT")
    if description := _description(view):
        event.add("description", description)
    if view.address:
        event.add("location", view.address)
    if view.point:
        event.add("geo", view.point)
    if view.href:
        event.add("url", origin + view.href)
    if any(caution.code == "cancelled" for caution in view.cautions):
        event.add("status", "CANCELLED")
    return event


def _times(stop, date):
    """(start, end): local datetimes, or dates when the stop takes the whole day."""
    zone = ZoneInfo(settings.TIME_ZONE)
    if stop.start_time:
        start = datetime.datetime.combine(date, stop.start_time, zone)
        minutes = stop.stay_min or (stop.place.visit_min if stop.place_id else USUAL_STAY_MIN)
        # Elapsed time, not wall time: a stay across a clock change is as long as it is.
        start = start.astimezone(datetime.UTC)
        return _local(start, zone), _local(start + datetime.timedelta(minutes=minutes), zone)
    if stop.occurrence_id and stop.occurrence.event.start_time:
        window = stop.occurrence.window(date)
        if window:
            return _local(window[0], zone), _local(window[1], zone)
    return date, date + DAY


def _local(moment, zone):
    """The local time, but UTC in the hour that comes twice: iCalendar's local times mean its first."""
    local = moment.astimezone(zone)
    return local.astimezone(datetime.UTC) if local.fold else local


def _description(view):
    lines = [caution.text for caution in view.cautions]
    if view.status:
        lines.append(view.status.text)
    if view.hours_note:
        lines.append(view.hours_note)
    if view.phone:
        lines.append(_("Telephone: %(number)s") % {"number": view.phone})
    if view.web:
        lines.append(view.web)
    if view.note:
        lines.append(view.note)
    return "\n".join(lines)
