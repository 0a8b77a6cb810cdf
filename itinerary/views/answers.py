"""The answers all itinerary actions share: 303 to a page, or the board as it is with 409, 410 or 422."""

import datetime

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from itinerary import access, services
from itinerary.board import board
from itinerary.forms import DatesForm, OwnForm
from itinerary.maps import addresses
from itinerary.sentences import dates_of
from roros_site.kit.http import local_target, see_other
from roros_site.kit.translated import active_language

LONGEST_TARGET = 500
DAY = datetime.timedelta(days=1)


def next_of(request, fallback=None):
    """Where the visitor goes after an action: their `next` when it is on this site, else the board."""
    fallback = fallback or reverse("itinerary:board")
    target = request.POST.get("next") or request.GET.get("next") or ""
    return local_target(request, target[:LONGEST_TARGET], fallback)


def visitor(request, now=None):
    """What a service that may begin an itinerary needs to know of who asks."""
    return {
        "mine": access.mine(request),
        "now": now or timezone.now(),
        "language": active_language(),
        "user": access.account(request),
    }


def act(request, form, service, wanted):
    """Run one change of the visitor's own itinerary and answer.

    `wanted` says the change in words ("remove", ...), for the page that a stale form gets.
    """
    if not form.is_valid():
        return show_board(request, status=422, problem=_("That could not be read. Nothing was changed."))
    try:
        service(mine=access.mine(request), now=timezone.now(), **form.arguments)
    except services.StaleVersion:
        return show_board(request, status=409, again=_again(request, form, wanted))
    except services.NoItinerary:
        return gone(request)
    except services.NoSuchStop as error:
        raise Http404("no such stop") from error
    except services.NotOnThatDate as error:
        dates = dates_of(error.occurrence)
        problem = _("%(name)s is not on that day: it is %(dates)s. Nothing was changed.") % {
            "name": error.occurrence.event.title,
            "dates": dates,
        }
        return show_board(request, status=422, problem=problem)
    return see_other(_back(request, form, service))


def _back(request, form, service):
    """The visitor's `next`, or the board, at the stop when it is still there."""
    stop, target = form.cleaned_data.get("stop"), next_of(request)
    is_there = stop and service is not services.remove and target == reverse("itinerary:board")
    return f"{target}#stop-{stop}" if is_there else target


def gone(request):
    """The empty board with 410: what was to be changed is no longer there."""
    return show_board(
        request, status=410, problem=_("This itinerary is no longer there. Nothing was changed.")
    )


def show_board(request, *, status=200, problem="", again=None, **context):
    """The board page: two queries, and what `catalogue` and the account ask; at most eight.

    Looking counts as use, written once a day, so that nobody's itinerary is forgotten while they look at it.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    itinerary = access.current(request)
    if itinerary and now - itinerary.used_at > DAY:
        services.open_again(itinerary=itinerary, now=now)
    shown = board(itinerary, today=today, now=now) if itinerary else None
    dates = {"arrival": itinerary.arrive_on, "departure": itinerary.depart_on} if itinerary else {}
    return render(
        request,
        "itinerary/board.html",
        {
            "board": shown,
            "itinerary": itinerary,
            "maps": addresses(shown, "itinerary:map") if shown else None,
            "problem": problem,
            "again": again,
            "dates_form": DatesForm(initial=dates, today=today),
            "own_form": OwnForm(),
            "here": reverse("itinerary:board"),
            **context,
        },
        status=status,
    )


def _again(request, form, wanted):
    """What a stale form wanted, and a form that repeats it: words, name of the stop, address and fields.

    `can_repeat` is false when the stop it was about is no longer there.
    """
    fields = [(name, form.data[name]) for name in form.fields if name != "version" and form.data.get(name)]
    found = _meant(access.current(request), form.cleaned_data)
    return {
        "wanted": wanted,
        "name": services.title_of(found) if found else "",
        "action": request.path,
        "fields": fields,
        "can_repeat": found is not None or not {"stop", "item"} & set(form.fields),
    }


def _meant(itinerary, data):
    """The stop a form is about, if the itinerary still holds it."""
    if itinerary is None or not {"stop", "item"} & set(data):
        return None
    kind, _colon, name = data.get("item", "").partition(":")
    same = {"pk": data["stop"]} if not kind else {"place__slug" if kind == "place" else "occurrence": name}
    return itinerary.stops.filter(**same).for_copying().first()
