"""Places: the list with its filters, and the page of one place."""

import datetime
from urllib.parse import urlsplit

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations import hours, wording
from destinations.cards import lookup, place_cards
from destinations.closeby import close_by, way_from_centre
from destinations.forms import PARAMS, SORTS, PlaceFilters
from destinations.lists import page_of_places
from destinations.models import Category, Place
from destinations.models.region import categories, municipalities
from destinations.panels import for_place
from roros_site.kit.addresses import address_of
from roros_site.kit.http import public_page
from roros_site.kit.refusals import Refusal
from roros_site.kit.translated import language_of


@public_page(params=tuple(name for name in PARAMS if name != "q"))
def places(request):
    """The places list. At most eight queries."""
    today = timezone.localdate()
    filters = PlaceFilters.read(request.GET)
    found, total, pager, point = page_of_places(filters, request.GET.get("page"), today)
    return render(
        request,
        "destinations/places.html",
        {
            "filters": filters,
            "cards": place_cards(found, filters.open_on or today),
            "total": total,
            "pager": pager,
            "point": point,
            "groups": group_choices(filters),
            "categories": [c for c in categories() if not filters.groups or c.group in filters.groups],
            "municipalities": municipalities(),
            "sorts": SORTS.items(),
            "heading": heading(filters),
            "crumbs": [(heading(filters), "")],
        },
    )


def group_choices(filters):
    """(value, label) of the chips: usual choices, and the visitor's own when it is another."""
    Group = Category.Group
    usual = [("see", "do"), ("eat",), ("stay",), ("shop",), ("service",)]
    chosen = usual if not filters.groups or filters.groups in usual else [filters.groups, *usual]
    labels = [
        (",".join(groups), " · ".join(str(Group(group).label) for group in groups)) for groups in chosen
    ]
    return [("", _("Everything")), *labels]


def heading(filters):
    """What the list is called: the category or the groups asked for, else Places."""
    if filters.category:
        return next(c.name for c in categories() if c.slug == filters.category)
    if filters.groups:
        return " · ".join(str(Category.Group(group).label) for group in filters.groups)
    return _("Places")


@public_page
def place(request, slug):
    """One place. At most eight queries; 410 when it is retired, 404 when it never was or is not published."""
    found = get_object_or_404(Place, slug=slug, is_published=True)
    if found.retired_on:
        raise Refusal(410, title=found.name)
    today = timezone.localdate()
    return render(request, "destinations/place.html", place_context(found, today))


def place_context(found, today):
    """All that a place's page shows; also used by the staff's preview. Three queries and one per panel."""
    by_category, by_municipality = lookup()
    category, municipality = by_category[found.category_id], by_municipality[found.municipality_id]
    nearby = close_by(found, today, together=[found])
    prefetch_related_objects([found], "periods", "photos")
    week = hours.week_hours(found.periods.all(), today)
    return {
        "place": found,
        "category": category,
        "municipality": municipality,
        "photos": found.photos.all(),
        "poster": found.poster_motif(category),
        "week": [(each, wording.hours_on(each)) for each in week],
        "today_hours": week[0],
        "today_phrase": wording.hours_today(week[0]),
        "windows": wording.live_windows(week[:1]),
        "next_opening": next_opening(found, week[0]),
        "add_ref": f"place:{found.slug}",
        "add_href": address_of("itinerary:add_place", found.slug),
        "web_host": urlsplit(found.web_address).netloc.removeprefix("www."),
        "way": way_from_centre(found, municipality),
        "nearby": nearby,
        "description_language": language_of(found, "description"),
        "panels": for_place(found, today),
        "crumbs": place_crumbs(found, category, municipality),
    }


def next_opening(found, today_hours):
    """The date on which a place out of season opens again, or None."""
    if not today_hours.out_of_season:
        return None
    noon = timezone.make_aware(datetime.datetime.combine(today_hours.day, datetime.time(12)))
    opens_at = hours.status(found.periods.all(), noon).opens_at
    return opens_at.date() if opens_at else None


def place_crumbs(found, category, municipality):
    """See > Museums > Røros > Røros Church."""
    base = address_of("destinations:places")
    return [
        (category.get_group_display(), f"{base}?group={category.group}"),
        (category.name, f"{base}?category={category.slug}"),
        (municipality.name, municipality.get_absolute_url()),
        (found.name, ""),
    ]
