"""Small maps around a few numbered points, for a place, a day of an itinerary and the print sheet."""

import math
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import combinations

from roros_site.kit.geo import Box, Projection

from .labels import Label, Rect, overlap, place, text_em
from .marks import Marker
from .paths import XY, number_text
from .region import svg_opening
from .sheet import Layers, Sheet, names_svg
from .style import painted

FONT_PX = 12
MARKER_EM = 0.95
LEAST_SPAN_M = 500
# A lone point is shown with its surroundings.
LONE_SPAN_M = 14_000
LEG_STROKES = {
    "walk": 'stroke-width=".22em" stroke-dasharray="0 .42em"',
    "bike": 'stroke-width=".2em" stroke-dasharray=".3em .36em"',
    "train": 'stroke-width=".22em" stroke-dasharray=".7em .4em"',
}
LEG_SOLID = 'stroke-width=".24em"'

Leg = tuple[int, int, str]


def mini_map_svg(
    layers: Layers,
    points: Sequence[Marker],
    *,
    frame: Box | None = None,
    width: int,
    height: int,
    legs: Sequence[Leg] | None = None,
    scheme: str = "light",
    title: str = "",
) -> str:
    """A map of `width` x `height` CSS pixels cropped to the points, each with its label or number.

    A leg is `(from index, to index, mode)` and is drawn as a gentle arc: dotted for "walk", dashed for "bike"
    and "train", solid otherwise. Points at one spot are drawn side by side, tied to it by a line. `frame`
    replaces the crop. `title` is the accessible name; without one the drawing is hidden from screen readers.
    Credit is left to the page. Raises ValueError without points and frame.
    """
    projection = _projection([marker.point for marker in points], frame, width, height)
    sheet = Sheet(layers, projection, scheme=scheme, tolerance=0.5, bleed=FONT_PX)
    spots = [projection.xy(marker.point) for marker in points]
    seats = _spread(spots, MARKER_EM * 2.1 * FONT_PX, width, height)
    radius = MARKER_EM * FONT_PX * 1.15
    obstacles = [(x - radius, y - radius, x + radius, y + radius) for x, y in seats]
    bar, bar_rect = _scale_bar(projection, scheme, obstacles)
    names = place(
        [_beside_markers(label, obstacles) for label in sheet.names()],
        bounds=(4, 4, width - 4, height - 4),
        font_size=FONT_PX,
        obstacles=[*obstacles, bar_rect],
        lines=[*([] if sheet.vague else sheet.line_points(FONT_PX / 2)), *_leg_points(seats, legs or ())],
    )
    voice = f' role="img" aria-label="{escape(title)}"' if title else ' aria-hidden="true"'
    return "".join(
        [
            svg_opening(width, height, FONT_PX, voice),
            *sheet.ground(),
            *bar,
            *(_leg_svg(seats, leg, scheme) for leg in legs or ()),
            *names_svg(names, scheme=scheme, keep_hidden=False),
            *(_tether_svg(spot, seat, scheme) for spot, seat in zip(spots, seats, strict=True)),
            *(
                _marker_svg(marker.label or str(number), seat, scheme)
                for number, (marker, seat) in enumerate(zip(points, seats, strict=True), 1)
            ),
            "</svg>",
        ]
    )


def _projection(
    points: Sequence[tuple[float, float]], frame: Box | None, width: int, height: int
) -> Projection:
    if frame is not None:
        return Projection.fit(frame, width, height)
    box = Box.around(points)
    span_m = LONE_SPAN_M if box.north == box.south and box.east == box.west else LEAST_SPAN_M
    box = box.union(Box.within(box.center, span_m / 2))
    return Projection.fit(box, width, height, padding=min(2.4 * FONT_PX, width / 5, height / 5))


def _spread(spots: Sequence[XY], apart: float, width: float, height: float) -> list[XY]:
    """Seats for markers, at least `apart` from each other where the drawing allows, near their spots."""
    edge = apart / 2
    seats = [list(spot) for spot in spots]
    for _ in range(80):
        moved = False
        for (i, a), (j, b) in combinations(enumerate(seats), 2):
            dx, dy = b[0] - a[0], b[1] - a[1]
            gap = math.hypot(dx, dy)
            if gap >= apart - 0.01:
                continue
            if gap < 0.01:
                dx, dy, gap = math.cos(i + j), math.sin(i + j), 1
                push = apart / 2
            else:
                push = (apart - gap) / 2
            for seat, sign in ((a, -1), (b, 1)):
                seat[0] += sign * push * dx / gap
                seat[1] += sign * push * dy / gap
            moved = True
        for seat in seats:
            seat[0] = min(max(seat[0], edge), width - edge)
            seat[1] = min(max(seat[1], edge), height - edge)
        if not moved:
            break
    return [(x, y) for x, y in seats]


def _beside_markers(label: Label, markers: Sequence[Rect]) -> Label:
    """A town whose dot lies under a marker keeps its name, further off and without the dot."""
    x, y = label.spots[0]
    half = 0.3 * FONT_PX
    if label.kind != "town" or not any(
        overlap((x - half, y - half, x + half, y + half), rect) for rect in markers
    ):
        return label
    spots = [(x + i * 4 * FONT_PX, y + j * FONT_PX) for j in (2, -2, 3, -3, 4, -4, 6, -6) for i in (0, 1, -1)]
    return replace(label, spots=tuple(spots), sides=("centre",), symbol="")


def _bend(a: XY, b: XY) -> XY:
    """The control point of the arc from a to b."""
    return ((a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.12, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.12)


def _leg_points(seats: Sequence[XY], legs: Sequence[Leg]) -> list[XY]:
    points = []
    for start, end, _ in legs:
        a, b = seats[start], seats[end]
        c = _bend(a, b)
        steps = max(1, round(2 * math.dist(a, b) / FONT_PX))
        for t in (i / steps for i in range(steps + 1)):
            points.append(tuple((1 - t) ** 2 * a[k] + 2 * t * (1 - t) * c[k] + t * t * b[k] for k in (0, 1)))
    return points


def _leg_svg(seats: Sequence[XY], leg: Leg, scheme: str) -> str:
    start, end, mode = leg
    (ax, ay), (bx, by) = seats[start], seats[end]
    numbers = " ".join(number_text(value) for value in (*_bend((ax, ay), (bx, by)), bx, by))
    return (
        f'<path {painted("leg", scheme)} {LEG_STROKES.get(mode, LEG_SOLID)} stroke-linecap="round" '
        f'd="M{number_text(ax)} {number_text(ay)}Q{numbers}"/>'
    )


def _tether_svg(spot: XY, seat: XY, scheme: str) -> str:
    if math.dist(spot, seat) < MARKER_EM * FONT_PX * 0.6:
        return ""
    (x, y), (sx, sy) = ([number_text(value) for value in point] for point in (spot, seat))
    ink = painted("tether", scheme)
    return (
        f'<path {ink} stroke-width=".1em" d="M{x} {y}L{sx} {sy}"/>'
        f'<path {ink} stroke-width=".4em" stroke-linecap="round" d="M{x} {y}h0"/>'
    )


def _marker_svg(label: str, seat: XY, scheme: str) -> str:
    x, y = number_text(seat[0]), number_text(seat[1])
    return (
        f'<circle {painted("marker", scheme)} stroke-width=".16em" cx="{x}" cy="{y}" r="{MARKER_EM}em"/>'
        f'<text {painted("marker-ink", scheme)} x="{x}" y="{y}" dy=".35em" text-anchor="middle" '
        f'font-weight="700">{escape(label)}</text>'
    )


def _scale_bar(projection: Projection, scheme: str, markers: Sequence[Rect]) -> tuple[list[str], Rect]:
    """A bar of a round length, at most a quarter of the width, in a corner without markers, and its room."""
    metres = projection.metres_per_unit(projection.frame.center[0])
    longest = projection.width / 4 * metres
    length = max(base * 10**power for power in range(6) for base in (1, 2, 5) if base * 10**power <= longest)
    units = length / metres
    text = f"{length} m" if length < 1000 else f"{length // 1000} km"
    wide, high, edge = max(units, text_em(text) * FONT_PX), 1.4 * FONT_PX, 0.7 * FONT_PX
    corners = [
        (x, y, x + wide, y + high)
        for y in (projection.height - edge - high, edge)
        for x in (edge, projection.width - edge - wide)
    ]
    rect = next((corner for corner in corners if not any(overlap(corner, m) for m in markers)), corners[0])
    left, bottom = rect[0], rect[3] - 2
    path = f"M{number_text(left)} {number_text(bottom - 5)}v5h{number_text(units)}v-5"
    return [
        f'<path {painted("scale-bar", scheme)} stroke-width=".1em" d="{path}"/>',
        f'<text {painted("scale", scheme)} x="{number_text(left + 4)}" y="{number_text(bottom - 4)}" '
        f'font-size=".85em">{text}</text>',
    ], rect
