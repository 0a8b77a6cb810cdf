"""Where names go on a map so that none covers another."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .paths import XY

Rect = tuple[float, float, float, float]

# Average advance per letter in em, on the wide side: an SVG used as an image falls back to system fonts.
_NARROW, _WIDE = frozenset("iljft.,'|!() "), frozenset("mwMWæÆ@%")
LINE_EM = 1.15

# side -> (dx, dy, text-anchor), dx and dy in em of the label
SIDES = {
    "right": (0.62, 0.34, "start"),
    "left": (-0.62, 0.34, "end"),
    "above": (0, -0.62, "middle"),
    "below": (0, 1.22, "middle"),
    "centre": (0, 0.34, "middle"),
}
ROUND = ("right", "left", "above", "below")


@dataclass(frozen=True, slots=True)
class Label:
    """A name that may stand at any of `spots`, on any of `sides` of it; the first that is free is taken.

    `size` is in em of the drawing; `symbol` is what stands at the spot itself ("dot", "peak" or "").
    """

    lines: tuple[str, ...]
    kind: str
    spots: tuple[XY, ...]
    sides: tuple[str, ...] = ROUND
    size: float = 1.0
    symbol: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place; `fits` is false when every choice was taken, then it stands at its first."""

    label: Label
    spot: XY
    side: str
    fits: bool = True
    rect: Rect = field(default=(0, 0, 0, 0), compare=False)


def text_em(text: str) -> float:
    """The estimated width of a text in em."""
    return sum(
        0.32 if letter in _NARROW else 0.92 if letter in _WIDE else 0.7 if letter.isupper() else 0.58
        for letter in text
    )


def label_rect(label: Label, spot: XY, side: str, font_size: float) -> Rect:
    """The rectangle that the text covers, in drawing units."""
    em = label.size * font_size
    dx, dy, anchor = SIDES[side]
    width = max(text_em(line) for line in label.lines) * em
    x = spot[0] + dx * em - {"start": 0, "middle": width / 2, "end": width}[anchor]
    lift = (len(label.lines) - 1) * LINE_EM * (1 if side == "above" else 0.5 if side == "centre" else 0)
    top = spot[1] + (dy - 0.8 - lift) * em
    return (x, top, x + width, top + (1.05 + (len(label.lines) - 1) * LINE_EM) * em)


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def place(
    labels: Sequence[Label],
    *,
    bounds: Rect,
    font_size: float,
    obstacles: Iterable[Rect] = (),
    lines: Iterable[XY] = (),
) -> list[Placed]:
    """Place labels in the order given, the important first, inside the bounds and clear of the obstacles.

    `lines` are points along roads and the like: a name crosses as few of them as it can.
    """
    taken = list(obstacles)
    crowd = list(lines) + [label.spots[0] for label in labels if label.symbol]
    gap = 0.12 * font_size
    placed = []
    for label in labels:
        best = None
        for order, (spot, side) in enumerate((spot, side) for spot in label.spots for side in label.sides):
            rect = label_rect(label, spot, side, font_size)
            wanted = [_grown(rect, gap)]
            if label.symbol:
                wanted.append(_grown((*spot, *spot), 0.4 * font_size))
            if _inside(rect, bounds) and not any(overlap(want, other) for want in wanted for other in taken):
                crossed = sum(rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3] for x, y in crowd)
                cost = crossed + order * 0.6
                if best is None or cost < best[0]:
                    best = (cost, Placed(label, spot, side, True, rect), wanted)
        if best is None:
            placed.append(Placed(label, label.spots[0], label.sides[0], False))
        else:
            placed.append(best[1])
            taken += best[2]
    return placed


def _grown(rect: Rect, by: float) -> Rect:
    return (rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by)


def _inside(rect: Rect, bounds: Rect) -> bool:
    return rect[0] >= bounds[0] and rect[1] >= bounds[1] and rect[2] <= bounds[2] and rect[3] <= bounds[3]


def roomy_spots(rings: Sequence[Sequence[XY]], *, count: int = 4, steps: int = 12) -> tuple[XY, ...]:
    """Places well inside a polygon, the roomiest first, an eighth of its size apart."""
    outer = rings[0]
    left, right = min(x for x, _ in outer), max(x for x, _ in outer)
    top, bottom = min(y for _, y in outer), max(y for _, y in outer)
    edges = [edge for ring in rings for edge in zip(ring, list(ring[1:]) + list(ring[:1]), strict=True)]
    found = []
    for i in range(steps):
        for j in range(steps):
            spot = (left + (right - left) * (i + 0.5) / steps, top + (bottom - top) * (j + 0.5) / steps)
            if _in_polygon(spot, edges):
                found.append((min(_off_edge(spot, a, b) for a, b in edges), spot))
    found.sort(reverse=True)
    apart = max(right - left, bottom - top) / 8
    spots: list[XY] = []
    for _, spot in found:
        if len(spots) < count and all(math.dist(spot, other) >= apart for other in spots):
            spots.append(spot)
    return tuple(spots) or (((left + right) / 2, (top + bottom) / 2),)


def _in_polygon(point: XY, edges: Sequence[tuple[XY, XY]]) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in edges:
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def _off_edge(point: XY, a: XY, b: XY) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy or 1
    t = max(0, min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy)
