"""The map of everything: drawn here as SVG, from the region's own layers, so that it needs no other server."""

import hashlib
import json
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from destinations.cards import lookup
from destinations.cartography import Marker, base_map_svg, glyph_path, mini_map_svg, overlay_svg, region_frame
from destinations.icons import SvgText
from destinations.layers import layers
from destinations.models import Category, Place
from roros_site.kit.addresses import address_of
from roros_site.kit.caching import remember
from roros_site.kit.geo import Projection
from roros_site.kit.http import kept_file, public_page
from roros_site.kit.text import sort_key
from roros_site.kit.translated import active_language, columns

SCHEMES = ("light", "dark")
WIDTHS = (420, 1000)
MOST = 400
PLACE_MAP = (560, 380)


def base_digest():
    """Changes when the layers do, so that the drawing's address can be kept for ever."""

    def make():
        text = json.dumps(layers(), sort_keys=True)
        return hashlib.blake2s(text.encode(), digest_size=5).hexdigest()

    return remember("map-digest", make)


@kept_file
def base_map(request, scheme, width, digest):
    """The region's drawing without markers, in one of two schemes and two widths."""
    if scheme not in SCHEMES or width not in WIDTHS or digest != base_digest():
        raise Http404("no such map")
    if not layers():
        raise Http404("no map layers")
    return HttpResponse(
        base_map_svg(layers(), width=width, scheme=scheme), content_type="image/svg+xml; charset=utf-8"
    )


@public_page
def place_map(request, slug, scheme):
    """The surroundings of one place. One query."""
    if scheme not in SCHEMES or not layers():
        raise Http404("no such map")
    place = get_object_or_404(Place.objects.published().only("lat", "lon"), slug=slug)
    width, height = PLACE_MAP
    marker = Marker(place.lat, place.lon, label="•")
    drawing = mini_map_svg(layers(), [marker], width=width, height=height, scheme=scheme)
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Pin:
    """A row of the map's list: `at` is its place in per cent of the drawing, `x y`; equal pins read the same."""

    href: str
    title: str
    at: str
    group: str
    fact: str
    is_hidden: bool = False


@public_page(params=("group",))
def region_map(request):
    """The map of all places, drawn here: at most MOST, the weightiest first. One query, remembered."""
    if not layers():
        raise Http404("this region has no map")
    asked = request.GET.get("group", "")
    groups = (asked,) if asked in Category.Group.values else ()
    frame = region_frame(layers())
    pins = remember(("map-pins", active_language()), lambda: made_pins(Projection(frame, WIDTHS[-1])))
    context = {
        "rows": remember(("map-rows", active_language(), groups), lambda: rows(pins, groups)),
        "overlay": remember(("map-overlay", active_language(), groups), lambda: overlay(pins, groups, frame)),
        "frame": " ".join(f"{value:g}" for value in (frame.south, frame.west, frame.north, frame.east)),
        "height": round(Projection(frame, WIDTHS[-1]).height),
        "digest": base_digest(),
        "add_at": address_of("itinerary:add_place", "slug").replace("/slug/", "/{slug}/"),
        "groups": [(value, label, glyph_path(value)) for value, label in Category.Group.choices],
        "chosen": groups,
        "tiles": settings.MAP_TILES,
        "crumbs": [(_("Map"), "")],
    }
    return render(request, "map.html", context)


def shows(pin, groups):
    """Whether a pin is seen when these groups are chosen; none means all."""
    return not groups or pin.group in groups


def rows(pins, groups):
    """The rows of the list, those not shown hidden."""
    shown = [pin if shows(pin, groups) else replace(pin, is_hidden=True) for pin, _marker in pins]
    return render_to_string("map_rows.html", {"pins": shown})


def made_pins(projection):
    """(pin, marker) of the weightiest places, by name. One query."""
    fields = ("slug", "category", "municipality", "lat", "lon", "weight", *columns("name"))
    tables = lookup()
    found = [
        pin_of(place, projection, tables)
        for place in Place.objects.published().only(*fields).in_order()[:MOST]
    ]
    return sorted(found, key=lambda pair: sort_key(pair[0].title, active_language()))


def pin_of(place, projection, tables):
    """(pin, marker) of a place. `tables` is `lookup()`'s answer."""
    by_category, by_municipality = tables
    category = by_category[place.category_id]
    fact = f"{category.name}, {by_municipality[place.municipality_id].name}"
    x, y = projection.percent(place.point)
    href = address_of("destinations:place", place.slug)
    pin = Pin(href, place.name, f"{x:.3f} {y:.3f}", category.group, fact)
    return pin, Marker(place.lat, place.lon, name=place.name, href=href, group=category.group)


def overlay(pins, groups, frame):
    """The markers drawn over the map for pages without script."""
    markers = [marker for pin, marker in pins if shows(pin, groups)]
    return SvgText(overlay_svg(markers, Projection(frame, WIDTHS[-1])))
