"""Occurrences as iCalendar (RFC 5545), for calendars that subscribe."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from events.cards import hours_text, status_phrase, where_text
from events.models import Event, Occurrence
from events.querysets import day_bounds

DAY = datetime.timedelta(days=1)
REFRESH = datetime.timedelta(hours=12)


def coming_occurrences(today, event=None):
    """Published occurrences that have not ended before today, of all events or of one and its programme.

    One query.
    """
    start, _end = day_bounds(today, today)
    found = Occurrence.objects.published().filter(ends_at__gte=start)
    if event is not None:
        found = found.filter(Q(event=event) | Q(event__parent=event))
    return found.select_related("event", "event__place", "event__place__municipality").order_by(
        "starts_at", "pk"
    )


def calendar_of(occurrences, *, name, origin):
    """The file's bytes: folded lines ended by CRLF, times in the region's zone, which the file describes.

    `origin` is the scheme and host of the site; an occurrence's UID, `occurrence-<pk>@<host>`, never changes.
    """
    # Imported here because it costs every worker 4 MiB that most never need.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{urlsplit(origin).hostname}//events//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    occurrences = list(occurrences)
    for occurrence in occurrences:
        calendar.add_component(entry(occurrence, origin))
    if occurrences:
        first, last = occurrences[0].first_on, max(occurrence.last_on for occurrence in occurrences)
        calendar.add_missing_timezones(first.replace(month=1, day=1), last + 365 * DAY)
    return calendar.to_ical()


def entry(occurrence, origin):
    """One occurrence as a VEVENT; several days as whole days, with the hours told in the text."""
    from icalendar import Event as Entry

    event, place = occurrence.event, occurrence.event.place
    item = Entry()
    item.add("uid", f"occurrence-{occurrence.pk}@{urlsplit(origin).hostname}")
    item.add("dtstamp", event.changed_at)
    item.add("last-modified", event.changed_at)
    if is_timed(occurrence):
        item.add("dtstart", timezone.localtime(occurrence.starts_at))
        item.add("dtend", timezone.localtime(occurrence.ends_at))
    else:
        item.add("dtstart", occurrence.first_on)
        item.add("dtend", occurrence.last_on + DAY)
    item.add("summary", event.title)
    item.add("status", status(occurrence))
    item.add("description", description(occurrence))
    item.add("location", where_text(place, place.municipality))
    item.add("geo", place.point)
    item.add("categories", [str(event.get_kind_display())])
    item.add("url", origin + event.get_absolute_url())
    item.add("transp", "TRANSPARENT")
    return item


def is_timed(occurrence):
    """Whether it begins and ends within one day, at hours somebody has said."""
    return occurrence.event.start_time is not None and occurrence.first_on == occurrence.last_on


def status(occurrence):
    """iCalendar's word for how sure it is that this happens."""
    if occurrence.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if occurrence.event.certainty == Event.Certainty.LOW else "CONFIRMED"


def description(occurrence):
    """Status, hours and summary, one a line."""
    phrase = status_phrase(occurrence)
    hours = "" if is_timed(occurrence) else hours_text(occurrence)
    lines = [phrase.text if phrase else "", occurrence.note, hours, occurrence.event.summary]
    return "\n".join(line for line in lines if line)
