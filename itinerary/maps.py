"""The small maps of an itinerary: its numbered stops on the region's own layers, drawn here."""

from django.urls import reverse

from destinations.cartography import Marker, mini_map_svg
from destinations.closeby import WALKABLE_M
from destinations.icons import SvgText
from destinations.layers import layers
from roros_site.kit import geo

SIZES = {"day": (640, 400), "trip": (560, 1080), "print": (640, 300)}
SCHEMES = ("light", "dark")


def drawing(board, *, size, scheme="light", day=None, title=""):
    """The SVG of a board's stops, of one day when given; "" when no stop has a point or there are no layers.

    Stops of one day are joined in order; without days the basket is drawn.
    """
    lists = [view.stops for view in board.days if day in (None, view.number)] if board.days else [board.pool]
    markers, legs = [], []
    for stops in lists:
        start = len(markers)
        markers += [
            Marker(*view.point, name=view.title, label=str(view.number)) for view in stops if view.point
        ]
        if stops is not board.pool:
            legs += [
                (n, n + 1, _mode(markers[n], markers[n + 1], board.transport))
                for n in range(start, len(markers) - 1)
            ]
    if not markers or not layers():
        return ""
    width, height = SIZES[size]
    return SvgText(
        mini_map_svg(layers(), markers, width=width, height=height, legs=legs, scheme=scheme, title=title)
    )


def _mode(one, other, transport):
    if geo.distance_m(one.point, other.point) <= WALKABLE_M:
        return "walk"
    return {"train": "train", "bicycle": "bike", "walk": "walk"}.get(transport, "car")


def addresses(board, name, *args, query=""):
    """{"day_light": address, ...} of a board's maps under a URL name, None when they would show nothing."""
    stops = [view for day in board.days for view in day.stops] if board.days else board.pool
    if not any(view.point for view in stops):
        return None
    return {
        f"{size}_{scheme}": reverse(name, args=[*args, size, scheme]) + query
        for size in ("day", "trip")
        for scheme in SCHEMES
    }
