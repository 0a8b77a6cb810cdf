"""The itineraries of somebody who is signed in: open, rename, duplicate, delete, begin another."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from itinerary import access, services
from itinerary.forms import AccountForm
from roros_site.kit.http import limit, private_page, see_other
from roros_site.kit.translated import active_language


@private_page
def saved_list(request):
    """All itineraries of the account, most recently used first."""
    if access.account(request) is None:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        return _act(request)
    return _list_page(request)


def _list_page(request, *, form=None, status=200):
    context = {
        "itineraries": access.of_account(request).for_list()[:200],
        "current": access.current(request),
        "form": form,
    }
    return render(request, "itinerary/list.html", context, status=status)


def _act(request):
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form=form, status=422)
    limit(request, "save")
    data, here = form.cleaned_data, reverse("itinerary:list")
    if data["what"] == "begin":
        begun = services.begin_another(
            user=request.user, title=data["title"], now=timezone.now(), language=active_language()
        )
        return access.remember(see_other(reverse("itinerary:board")), begun)
    if data["what"] == "keep":
        services.join_account(mine=access.by_cookie(request), user=request.user, now=timezone.now())
        return see_other(here)
    mine = access.of_account(request).filter(pk=data["itinerary"])
    return _act_on(request, mine, data, here)


def _act_on(request, mine, data, here):
    itinerary = mine.first()
    if itinerary is None:
        raise Http404("no such itinerary")
    if data["what"] == "open":
        services.open_again(itinerary=itinerary, now=timezone.now())
        return access.remember(see_other(reverse("itinerary:board")), itinerary)
    response = see_other(here)
    if data["what"] == "rename":
        services.rename(mine=[mine], now=timezone.now(), title=data["title"])
    elif data["what"] == "duplicate":
        title = (_("Copy of %(title)s") % {"title": itinerary})[:80]
        services.duplicate(mine=[mine], title=title, now=timezone.now(), language=active_language())
    else:
        services.delete(mine=[mine])
        if access.holds(request, itinerary):
            access.forget(response)
    return response
