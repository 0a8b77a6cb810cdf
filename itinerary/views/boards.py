"""The visitor's own itinerary: its page, its summary for other pages, and every change made on it."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from itinerary import access, services
from itinerary.forms import DatesForm, MoveForm, NoteForm, RemoveForm, VersionForm
from itinerary.sentences import last_change
from itinerary.views.answers import act, gone, next_of, show_board
from roros_site.kit.http import private_page, see_other

EMPTY = {"count": 0, "items": [], "version": 0, "undo": None, "dates": None}


@private_page(methods=("GET", "HEAD"))
def board(request):
    """The itinerary, or the empty page that says how to begin one."""
    return show_board(request, deleted="deleted" in request.GET)


@private_page(methods=("GET", "HEAD"))
def summary(request):
    """What is in the itinerary, for the add buttons of other pages. No query for somebody without cookies."""
    itinerary = access.current(request)
    if itinerary is None:
        return JsonResponse(EMPTY)
    stops = list(itinerary.stops.values_list("place__slug", "occurrence"))
    change = last_change(itinerary, timezone.now())
    items = [
        f"place:{slug}" if slug else f"event:{occurrence}" for slug, occurrence in stops if slug or occurrence
    ]
    dates = None
    if itinerary.arrive_on and itinerary.day_count:
        dates = {"arrive_on": itinerary.arrive_on, "depart_on": itinerary.depart_on}
    undo = {"text": change["text"], "version": itinerary.version} if change and change["can_undo"] else None
    return JsonResponse(
        {"count": len(stops), "items": items, "version": itinerary.version, "undo": undo, "dates": dates}
    )


@private_page(methods=("POST",))
def remove(request):
    """Take one stop out."""
    return act(request, RemoveForm(request.POST), services.remove, _("remove a stop"))


@private_page(methods=("POST",))
def undo(request):
    """Take the last change back."""
    return act(request, VersionForm(request.POST), services.undo, _("take the last change back"))


@private_page
def clear(request):
    """Ask, then take every stop out."""
    if request.method == "POST":
        return act(request, VersionForm(request.POST), services.clear, _("remove all stops"))
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request)
    return render(request, "itinerary/clear.html", {"itinerary": itinerary, "count": itinerary.stops.count()})


@private_page(methods=("POST",))
def move(request):
    """Move a stop up, down, to a day or to the basket, by button or by drag."""
    form = MoveForm(request.POST)
    service = services.step if form.is_valid() and form.is_step else services.move
    return act(request, form, service, _("move a stop"))


@private_page
def note(request):
    """A stop's note and clock time."""
    if request.method == "POST":
        form = NoteForm(request.POST)
        if form.is_valid() or not ({"note", "start_time"} & set(form.errors)):
            return act(request, form, services.annotate, _("write a note"))
        stop, status = form.data.get("stop"), 422
    else:
        form, stop, status = None, request.GET.get("stop"), 200
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request)
    noted = _stop_of(itinerary, stop)
    form = form or NoteForm(initial={"note": noted.note, "start_time": noted.start_time})
    title = services.title_of(noted)
    context = {"itinerary": itinerary, "stop": noted, "title": title, "form": form, "next": next_of(request)}
    return render(request, "itinerary/note.html", context, status=status)


def _stop_of(itinerary, number):
    if not number or not number.isascii() or not number.isdigit() or len(number) > 18:
        raise Http404("no such stop")
    stop = itinerary.stops.filter(pk=int(number)).for_copying().first()
    if stop is None:
        raise Http404("no such stop")
    return stop


@private_page
def dates(request):
    """Arrival and departure."""
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request) if request.method == "POST" else see_other(reverse("itinerary:board"))
    today = timezone.localdate()
    if request.method == "POST":
        form = DatesForm(request.POST, today=today, day_count=itinerary.day_count)
        if form.is_valid() or "version" in form.errors:
            return act(request, form, services.set_dates, _("change the dates"))
    else:
        initial = {"arrival": itinerary.arrive_on, "departure": itinerary.depart_on}
        form = DatesForm(initial=initial, today=today, day_count=itinerary.day_count)
    status = 422 if form.is_bound else 200
    return render(request, "itinerary/dates.html", {"itinerary": itinerary, "form": form}, status=status)
