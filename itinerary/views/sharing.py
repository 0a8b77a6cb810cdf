"""Sharing read-only by a link the owner can take back, and what whoever receives it may do."""

import re

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from itinerary import access, services
from itinerary.board import board
from itinerary.forms import ShareForm
from itinerary.maps import addresses
from itinerary.views.adding import put
from itinerary.views.answers import gone
from roros_site.kit.http import limit, private_page, see_other
from roros_site.kit.refusals import Refusal

KEY = re.compile(rf"[-_a-zA-Z0-9]{{{access.SHARE_KEY_LENGTH}}}")
ACTIONS = {
    "make": services.share,
    "renew": services.renew_share,
    "withdraw": services.withdraw_share,
}


@private_page
def share(request):
    """Make, renew or take back the read-only link."""
    itinerary = access.current(request)
    if itinerary is None:
        return gone(request)
    if request.method == "POST":
        form = ShareForm(request.POST)
        if not form.is_valid():
            raise Refusal(422)
        limit(request, "save")
        try:
            ACTIONS[form.cleaned_data["what"]](mine=access.mine(request))
        except services.NoItinerary:
            return gone(request)
        return see_other(reverse("itinerary:share"))
    link = ""
    if itinerary.share_key:
        link = request.build_absolute_uri(reverse("itinerary:shared", args=[itinerary.share_key]))
    return render(request, "itinerary/share.html", {"itinerary": itinerary, "link": link})


def find(key):
    """The itinerary shared under a key; 404 for what was never one, 410 for one that leads nowhere."""
    if not KEY.fullmatch(key):
        raise Http404("no such link")
    itinerary = access.by_share_key(key)
    if itinerary is None:
        raise Refusal(410)
    return itinerary


@private_page(methods=("GET", "HEAD"))
def shared(request, key):
    """Somebody's itinerary to look at."""
    now = timezone.now()
    itinerary = find(key)
    shown = board(itinerary, today=timezone.localdate(now), now=now)
    maps = addresses(shown, "itinerary:shared_map", key)
    context = {"itinerary": itinerary, "board": shown, "key": key, "maps": maps}
    return render(request, "itinerary/shared.html", context)


@private_page(methods=("POST",))
def copy(request, key):
    """Put all stops of a shared itinerary into one's own."""
    return put(request, services.put_all, source=find(key))
