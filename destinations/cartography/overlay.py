"""The markers as they are without script: links drawn over the region's map."""

from collections.abc import Sequence
from html import escape

from roros_site.kit.geo import Projection, cluster

from .marks import GLYPHS, Marker, glyph_path
from .paths import XY, number_text
from .style import painted

# The overlay is one drawing for phone and desk; sizes are right at this width and bearable at 390 and 1000.
NOMINAL_PX = 480
CELL_PX = 36
FONT_PX = 13
# A head of radius 13 about (0, -18), its tip at the origin.
PIN = "M0 0l-5-6a13 13 0 1 1 10 0z"


def overlay_svg(
    markers: Sequence[Marker], projection: Projection, *, list_href: str = "#map-list", scheme: str = "light"
) -> str:
    """Markers as links, in the units of `projection`, to lie over the base map of the same frame and width.

    Markers that would touch become one with their number, which leads to `list_href`. The links are
    out of the tab order and the drawing out of the accessibility tree: the list beside the map has the same.
    """
    scale = projection.width / NOMINAL_PX
    width, height = number_text(projection.width), number_text(projection.height)
    groups = cluster([projection.xy(marker.point) for marker in markers], CELL_PX * scale)
    links = []
    for group in groups:
        first, count = markers[group.members[0]], len(group.members)
        if count == 1:
            links.append(_single(first, (group.x, group.y), scheme))
        else:
            links.append(_many(count, (group.x, group.y), list_href, scheme))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map-overlay" viewBox="0 0 {width} {height}" '
        f'font-size="{number_text(FONT_PX * scale)}" aria-hidden="true">{"".join(links)}</svg>'
    )


def _single(marker: Marker, seat: XY, scheme: str) -> str:
    paint = painted(marker.group if marker.group in GLYPHS else "service", scheme)
    ink = painted("marker-ink", scheme)
    inside = (
        _text(marker.label, ink)
        if marker.label
        else f'<path {ink} transform="translate(-7.2-25.2)scale(.9)" d="{glyph_path(marker.group)}"/>'
    )
    return _link(
        marker.href, seat, f"<title>{escape(marker.name)}</title>", f'<path {paint} d="{PIN}"/>{inside}'
    )


def _many(count: int, seat: XY, href: str, scheme: str) -> str:
    inside = f'<path {painted("many", scheme)} d="{PIN}"/>{_text(str(count), painted("many-ink", scheme))}'
    return _link(href, seat, "", inside)


def _link(href: str, seat: XY, title: str, inside: str) -> str:
    """A pin whose tip is at the seat, in a field of its own that grows with the overlay's font size."""
    x, y = number_text(seat[0]), number_text(seat[1])
    return (
        f'<a href="{escape(href)}" tabindex="-1">{title}<svg x="{x}" y="{y}" width="2em" height="2em" '
        f'viewBox="0 0 26 26" overflow="visible" stroke-width="1.6">{inside}</svg></a>'
    )


def _text(text: str, ink: str) -> str:
    return (
        f'<text {ink} y="-13.4" font-size="13" text-anchor="middle" font-weight="700">{escape(text)}</text>'
    )
