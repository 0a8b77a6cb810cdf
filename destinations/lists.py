"""The places list: from filters to one page of cards."""

from dataclasses import dataclass

from django.http import Http404

from destinations.closeby import nearest, number_of_places
from destinations.models import Place
from destinations.models.region import categories, municipalities, region
from destinations.search import place_ids
from roros_site.kit.http import page_number
from roros_site.kit.translated import active_language

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list stands: page `number` of `last`, with the addresses on both sides ("" at an end)."""

    number: int
    last: int
    previous_href: str
    next_href: str


def pager(number, last, href):
    """A Pager; `href(page)` gives the address of a page."""
    return Pager(
        number,
        last,
        href(number - 1) if number > 1 else "",
        href(number + 1) if number < last else "",
    )


def filtered(filters, today):
    """The published places a visitor asked for, unordered, and the ids by relevance when words were given."""
    places = Place.objects.published()
    if filters.category:
        places = places.filter(category__in=[c.pk for c in categories() if c.slug == filters.category])
    elif filters.groups:
        places = places.filter(category__in=[c.pk for c in categories() if c.group in filters.groups])
    if filters.municipality:
        places = places.filter(
            municipality__in=[m.pk for m in municipalities() if m.slug == filters.municipality]
        )
    if filters.certified:
        places = places.certified(today)
    if filters.accessible:
        places = places.filter(wheelchair="yes")
    if filters.open_on:
        places = places.open_on(filters.open_on)
    ids = None
    if filters.query:
        ids = place_ids(filters.query, active_language())
        places = places.filter(pk__in=ids)
    return places, ids


def centre_of(filters):
    """(lat, lon) from which "distance" is measured and its name: the place named, else the first municipality."""
    if filters.near:
        place = Place.objects.published().filter(slug=filters.near).first()
        if place is None:
            raise Http404("no such place")
        return place.point, place.name
    here = next((m for m in municipalities() if m.slug == filters.municipality), None)
    if here is None:
        return (region().lat, region().lon), region().name
    return (here.lat, here.lon), here.centre or here.name


def page_of_places(filters, page, today):
    """(primary keys of the page's places in order, total, Pager, measuring point or None). At most four queries."""
    places, ids = filtered(filters, today)
    total = number_of_places() if filters.is_empty else places.count()
    last = max(1, -(-total // PAGE_SIZE))
    number = page_number(page, last=last)
    part = slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    point = None
    if filters.sort == "distance":
        point = centre_of(filters)
        chosen = nearest(places, point[0], part.stop)[part]
    elif filters.sort == "name":
        chosen = places.order_by(f"sort_name_{active_language()}", "pk").primary_keys()[part]
    elif ids is not None:
        kept = set(places.primary_keys())
        chosen = [pk for pk in ids if pk in kept][part]
    else:
        chosen = places.in_order().primary_keys()[part]
    return list(chosen), total, pager(number, last, lambda n: filters.href(page=n)), point
