"""The small maps of an itinerary: its numbered stops on the region's own layers, drawn here."""

import hashlib

from django.urls import reverse

from destinations.cartography import Marker, mini_map_svg
from destinations.closeby import WALKABLE_M
from destinations.icons import SvgText
from destinations.layers import layers
from roros_site.kit import geo
from roros_site.kit.caching import remember

SIZES = {"day": (640, 400), "trip": (560, 1080), "print": (640, 300)}
SCHEMES = ("light", "dark")
MOST_KEPT = 100


def drawing(board, *, size, scheme="light", day=None):
    """The SVG of a board's stops, of one day when given; "" when no stop has a point or there are no layers.

    Stops of one day are joined in order; without days the basket is drawn. Drawings are kept in this process.
    """
    markers, legs = _marks(board, day)
    if not markers or not layers():
        return ""
    kept, key = remember("itinerary-maps", dict), (size, scheme, markers, legs)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        width, height = SIZES[size]
        kept[key] = SvgText(
            mini_map_svg(layers(), markers, width=width, height=height, legs=legs, scheme=scheme)
        )
    return kept[key]


def _marks(board, day=None):
    lists = [view.stops for view in board.days if day in (None, view.number)] if board.days else [board.pool]
    markers, legs = [], []
    for stops in lists:
        start = len(markers)
        markers += [Marker(*view.point, label=view.number) for view in stops if view.point]
        if stops is not board.pool:
            pairs = range(start, len(markers) - 1)
            legs += [(n, n + 1, _mode(markers[n], markers[n + 1], board.transport)) for n in pairs]
    return tuple(markers), tuple(legs)


def _mode(one, other, transport):
    if geo.distance_m(one.point, other.point) <= WALKABLE_M:
        return "walk"
    return {"train": "train", "bicycle": "bike", "walk": "walk"}.get(transport, "car")


def addresses(board, name, *args):
    """{"day_light": address, ...} of a board's maps under a URL name, None when they would show nothing.

    The query changes when the drawing does, and only then.
    """
    marks = _marks(board)
    if not marks[0]:
        return None
    query = "?v=" + hashlib.blake2s(repr(marks).encode(), digest_size=6).hexdigest()
    return {
        f"{size}_{scheme}": reverse(name, args=[*args, size, scheme]) + query
        for size in ("day", "trip")
        for scheme in SCHEMES
    }
