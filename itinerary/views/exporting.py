"""Taking an itinerary along: calendar, route, print sheets and small maps; one's own and shared ones."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from itinerary import access
from itinerary.board import board
from itinerary.exports import calendar_file, gpx_file
from itinerary.maps import SCHEMES, SIZES, drawing
from itinerary.views.sharing import find
from roros_site.kit.http import private_page


def _board_of(request, key):
    """The board of the shared itinerary under `key`, or of the visitor's own; 404 when there is none."""
    itinerary = find(key) if key else access.current(request)
    if itinerary is None:
        raise Http404("no itinerary")
    now = timezone.now()
    return board(itinerary, today=timezone.localdate(now), now=now)


def _file(shown, content, content_type, ending):
    response = HttpResponse(content, content_type=content_type)
    name = slugify(shown.itinerary.title) or "itinerary"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


@private_page(methods=("GET", "HEAD"))
def calendar(request, key=None):
    """The stops that have a date, as iCalendar."""
    shown = _board_of(request, key)
    content = calendar_file(shown, origin=request.build_absolute_uri("/").rstrip("/"))
    return _file(shown, content, "text/calendar; charset=utf-8", "ics")


@private_page(methods=("GET", "HEAD"))
def route(request, key=None):
    """The stops that have a point, as GPX."""
    shown = _board_of(request, key)
    content = gpx_file(shown, origin=request.build_absolute_uri("/").rstrip("/"))
    return _file(shown, content, "application/gpx+xml", "gpx")


@private_page(methods=("GET", "HEAD"))
def printed(request, key=None):
    """One sheet a day to print, and one for the basket."""
    shown = _board_of(request, key)
    sheets = [
        {"day": day, "drawing": drawing(shown, size="print", day=day.number)}
        for day in shown.days
        if day.stops
    ]
    context = {"board": shown, "itinerary": shown.itinerary, "sheets": sheets, "key": key}
    return render(request, "itinerary/print.html", context)


@private_page(methods=("GET", "HEAD"))
def small_map(request, size, scheme, key=None):
    """A map of one day (`?day=2`) or of the whole trip; a file of its own, so that no page waits for it."""
    day = request.GET.get("day", "")
    if day and (not day.isascii() or not day.isdigit() or len(day) > 2):
        raise Http404("no such day")
    return map_answer(_board_of(request, key), size=size, scheme=scheme, day=int(day) if day else None)


def map_answer(shown, *, size, scheme, day=None):
    """A board's map as an SVG file; 404 when there is nothing to draw."""
    if size not in SIZES or scheme not in SCHEMES:
        raise Http404("no such map")
    svg = drawing(shown, size=size, scheme=scheme, day=day)
    if not svg:
        raise Http404("nothing to draw")
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
