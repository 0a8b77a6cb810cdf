"""The municipalities and what each holds."""

from urllib.parse import urlsplit

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations.cards import place_cards
from destinations.models import Category, Place
from destinations.models.region import categories
from destinations.models.region import municipalities as all_municipalities
from roros_site.kit.http import public_page

SHOWN = 8


@public_page
def municipalities(request):
    """All municipalities."""
    return render(
        request,
        "destinations/municipalities.html",
        {"municipalities": all_municipalities(), "crumbs": [(_("Municipalities"), "")]},
    )


@public_page
def municipality(request, slug):
    """One municipality: its text, figures and foremost places. At most five queries."""
    found = next((each for each in all_municipalities() if each.slug == slug), None)
    if found is None:
        raise Http404("no such municipality")
    today = timezone.localdate()
    places = Place.objects.published().filter(municipality=found)
    group_of = {category.pk: category.group for category in categories()}
    counts = dict.fromkeys(Category.Group.values, 0)
    for category_id, number in places.order_by().values_list("category").annotate(Count("pk")):
        counts[group_of[category_id]] += number
    context = {
        "municipality": found,
        "cards": place_cards(places.in_order().primary_keys()[:SHOWN], today),
        "counts": [(value, label, counts[value]) for value, label in Category.Group.choices if counts[value]],
        "total": sum(counts.values()),
        "web_address": found.website,
        "web_host": urlsplit(found.website).netloc.removeprefix("www."),
        "crumbs": [(_("Municipalities"), reverse("destinations:municipalities")), (found.name, "")],
        "others": [each for each in all_municipalities() if each.pk != found.pk],
    }
    return render(request, "destinations/municipality.html", context)
