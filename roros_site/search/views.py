"""The search page."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations.models import Category
from destinations.search import ask
from destinations.search.words import LONGEST_QUERY
from roros_site.kit.http import public_page
from roros_site.kit.translated import active_language
from roros_site.search.cards import hit_cards

SHOWN = 24


@public_page(params=("q",), store=False)
def search(request):
    """What a query finds. At most eight queries."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    answer = ask(query, language=active_language(), limit=SHOWN)
    exact = [hit for hit in answer.hits if not hit.is_close]
    cards = hit_cards(answer.hits, timezone.localtime())
    context = {
        "query": query,
        "suggestion": answer.suggestion,
        "cards": cards[: len(exact)],
        "close_cards": cards[len(exact) :],
        "total": len(cards),
        "is_full": len(cards) == SHOWN,
        "has_places": any(hit.kind == "place" for hit in answer.hits),
        "groups": Category.Group.choices,
        "crumbs": [(_("Search"), "")],
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
