"""The map of everything: drawn here as SVG, from the region's own layers, so that it needs no other server."""

import hashlib
import json
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from destinations.cards import Card, lookup
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


@dataclass(slots=True)
class Pin:
    """A row of the map's list and its marker: percentages of the drawing, and what the list says."""

    ref: str
    x: str
    y: str
    group: str
    fact: str
    card: Card
    is_hidden: bool


@public_page(params=("group", "place"))
def region_map(request):
    """The map of all places, drawn here. At most three queries; at most MOST pins, the weightiest first."""
    if not layers():
        raise Http404("this region has no map")
    groups = [group for group in request.GET.getlist("group") if group in Category.Group.values]
    frame = region_frame(layers())
    projection = Projection(frame, WIDTHS[-1])
    tables = lookup()
    found = [pin_of(place, projection, groups, tables) for place in weightiest()]
    markers = [marker for pin, marker in found if not pin.is_hidden]
    context = {
        "pins": sorted(
            (pin for pin, _m in found), key=lambda pin: sort_key(pin.card.title, active_language())
        ),
        "overlay": SvgText(overlay_svg(markers, projection)),
        "frame": " ".join(f"{value:g}" for value in (frame.south, frame.west, frame.north, frame.east)),
        "height": round(projection.height),
        "digest": base_digest(),
        "groups": [(value, label, glyph_path(value)) for value, label in Category.Group.choices],
        "chosen": groups,
        "tiles": settings.MAP_TILES,
        "crumbs": [(_("Map"), "")],
    }
    return render(request, "map.html", context)


def weightiest():
    """The places that get a pin."""
    fields = ("slug", "category", "municipality", "lat", "lon", "weight", *columns("name"))
    return Place.objects.published().only(*fields).in_order()[:MOST]


def pin_of(place, projection, groups, tables):
    """(pin, marker) of a place; hidden while other groups are chosen. `tables` is `lookup()`'s answer."""
    by_category, by_municipality = tables
    category = by_category[place.category_id]
    fact = f"{category.name}, {by_municipality[place.municipality_id].name}"
    x, y = projection.percent(place.point)
    href = address_of("destinations:place", place.slug)
    card = Card(
        href=href,
        title=place.name,
        poster=("street", 0),
        add_ref=f"place:{place.slug}",
        add_href=address_of("itinerary:add_place", place.slug),
    )
    is_hidden = bool(groups) and category.group not in groups
    pin = Pin(f"place-{place.slug}", f"{x:.3f}", f"{y:.3f}", category.group, fact, card, is_hidden)
    return pin, Marker(place.lat, place.lon, name=place.name, href=href, group=category.group)
