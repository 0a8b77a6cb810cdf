"""What's on: the list by day, the page of one event, and both as calendar feeds."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations import wording
from destinations.closeby import close_by
from destinations.wording import Phrase
from events.agenda import next_after, page_of_occurrences
from events.calendar import calendar_of, coming_occurrences
from events.cards import (
    certainty_phrase,
    dates_text,
    hours_text,
    municipalities_by_key,
)
from events.filters import PARAMS, EventFilters
from events.kept import date_rows, rows_of
from events.models import Event
from events.programme import chosen_edition, dates_of, editions_of, programme_of
from roros_site.kit.http import public_page
from roros_site.kit.translated import language_of


@public_page(params=PARAMS)
def events(request):
    """The list of events by day. At most four queries."""
    today = timezone.localdate()
    filters = EventFilters.read(request.GET, today)
    agenda = page_of_occurrences(filters, request.GET.get("page"), today)
    context = {
        "filters": filters,
        "agenda": agenda,
        "after": [] if agenda.total else rows_of(next_after(filters), today),
        "kinds": Event.Kind.choices,
        "period": wording.date_range(filters.first_on, filters.last_on),
        "crumbs": [(_("What's on"), "")],
    }
    return render(request, "events/events.html", context)


@public_page(params=("year",))
def event(request, slug):
    """One event. Five queries; 404 when it is not published, or for a year in which it does not happen."""
    found = get_object_or_404(Event.objects.published().for_page(), slug=slug)
    context = event_context(found, timezone.localdate(), request.GET.get("year", ""))
    template = "events/fair.html" if context["programme"] else "events/event.html"
    return render(request, template, context)


def event_context(found, today, year=""):
    """All that an event's page shows; also used by the staff's preview.

    `year` is the edition asked for by the address; Http404 when the event does not happen in it.
    """
    occurrences, pieces = dates_of(found)
    coming = [each for each in occurrences if each.last_on >= today]
    past = [each for each in reversed(occurrences) if each.last_on < today]
    editions = editions_of(occurrences, today)
    edition = chosen_edition(editions, year)
    following = first_to_come(edition.occurrences if year else coming, today)
    fair = found.parent if found.parent_id and found.parent.is_published else None
    towns = municipalities_by_key()
    return {
        "event": found,
        "fair": fair,
        "place": found.place,
        "municipality": towns[found.place.municipality_id],
        "poster": found.poster,
        "description_language": language_of(found, "description"),
        "when": when_it_is(found, edition.occurrences if year else occurrences, today),
        "add_ref": f"event:{following.pk}" if following else "",
        "add_href": reverse("itinerary:add_event", args=[following.pk]) if following else "",
        "hours": hours_text(following or occurrences[-1]) if occurrences else "",
        "certainty": certainty_phrase(found),
        "occurrences": occurrences,
        "rows": date_rows(coming, today),
        "past": date_rows(past, today),
        "editions": editions,
        "edition": edition,
        "programme": programme_of(edition, editions, pieces, today)
        if edition and not found.parent_id
        else [],
        "more": rows_of(companions(found, following, pieces) if fair else [], today),
        "nearby": close_by(found.place, today),
        "crumbs": event_crumbs(found, fair),
        "pieces": pieces,
        "today": today,
    }


def first_to_come(occurrences, today):
    """The first of these that is neither over nor cancelled, or None."""
    return next((each for each in occurrences if each.last_on >= today and not each.is_cancelled), None)


def when_it_is(found, occurrences, today):
    """(dates in words, Phrase on trusting them) of the next of these occurrences, else of the last."""
    following = first_to_come(occurrences, today)
    if following:
        return dates_text(following), certainty_phrase(found) or Phrase(_("Dates confirmed"), "good")
    if not occurrences:
        return _("No date is known"), None
    last = occurrences[-1]
    return dates_text(last), Phrase(_("Over")) if last.last_on < today else Phrase(_("Cancelled"), "bad")


def companions(found, following, pieces):
    """Primary keys of other items of the same fair on the days of a programme item's next date."""
    if following is None:
        return []
    days = set(following.days)
    return [each.pk for each in pieces if each.event_id != found.pk and days.intersection(each.days)]


def event_crumbs(found, fair):
    """What's on > Fair > Rørosmartnan > Opening."""
    base = reverse("events:events")
    return [
        (_("What's on"), base),
        (found.get_kind_display(), f"{base}?kind={found.kind}"),
        *([(fair.title, fair.get_absolute_url())] if fair else []),
        (found.title, ""),
    ]


@public_page
def calendar(request):
    """All coming occurrences as iCalendar, in the language of the address. One query."""
    return calendar_file(request, coming_occurrences(timezone.localdate()), _("What's on"))


@public_page
def event_calendar(request, slug):
    """The coming occurrences of one event as iCalendar, with its programme if it has one. Two queries."""
    found = get_object_or_404(Event.objects.published(), slug=slug)
    return calendar_file(request, coming_occurrences(timezone.localdate(), event=found), found.title)


def calendar_file(request, occurrences, name):
    """An answer that calendars subscribe to."""
    origin = settings.SITE_ORIGIN or f"{request.scheme}://{request.get_host()}"
    content = calendar_of(occurrences, name=name, origin=origin)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
