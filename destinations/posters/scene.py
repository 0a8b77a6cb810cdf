"""The drawing vocabulary: a Scene collects shapes that the SVG and the Pillow renderer both understand."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from . import curves
from .curves import Matrix, Point, Subpath

WIDTH, HEIGHT = 400, 300
BLEED = 95  # scenes are drawn this far beyond both sides, so that a wide picture has landscape, not bars


GLOW_AT_HALF = 0.34  # what is left of a glow half way to its rim


@dataclass(frozen=True)
class Gradient:
    """A vertical gradient over the box of the shape it fills; stops are (offset, colour, opacity)."""

    stops: tuple[tuple[float, str, float], ...]


@dataclass(frozen=True)
class Glow:
    """A radial fade from a colour at `alpha` in the centre to nothing at the rim."""

    colour: str
    alpha: float


Paint = str | Gradient | Glow


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: Paint
    alpha: float


@dataclass(frozen=True)
class Shape:
    """Outlines in scene units; filled, or stroked with round ends and joins, never both."""

    subpaths: tuple[Subpath, ...]
    fill: Paint | None
    stroke: str | None
    stroke_width: float
    alpha: float


def fade(*stops: str | tuple[float, str, float]) -> Gradient:
    """A gradient from evenly spread colours, or from explicit (offset, colour, opacity) stops."""
    last = max(len(stops) - 1, 1)
    return Gradient(
        tuple((round(i / last, 2), s, 1.0) if isinstance(s, str) else s for i, s in enumerate(stops))
    )


class Dice:
    """Repeatable chance: uses only `random.Random.random`, whose sequence Python keeps for a text key."""

    def __init__(self, *key: object):
        self._roll = random.Random("/".join(map(str, key))).random  # noqa: S311 - pictures, not secrets

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._roll()

    def whole(self, low: int, high: int) -> int:
        return low + int((high - low + 1) * self._roll())

    def chance(self, probability: float) -> bool:
        return self._roll() < probability

    def pick(self, options: Sequence[Any]) -> Any:
        return options[int(len(options) * self._roll())]

    def shuffled(self, options: Sequence[Any]) -> list[Any]:
        return [option for _, option in sorted((self._roll(), option) for option in options)]


class Scene:
    """Shapes in painting order; drawing methods take coordinates of the current placement (see `at`)."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, bleed: float = BLEED):
        self.width = width
        self.height = height
        self.bleed = bleed
        self.shapes: list[Shape | Disc] = []
        self._matrix: Matrix = curves.IDENTITY

    @contextmanager
    def at(
        self, x: float, y: float, scale: float = 1.0, *, flip: bool = False, turn: float = 0.0
    ) -> Iterator[None]:
        """Within the block, draw in a local frame placed at (x, y), scaled, mirrored and turned clockwise."""
        outer = self._matrix
        self._matrix = curves.multiply(outer, curves.placement(x, y, scale, flip=flip, turn=turn))
        try:
            yield
        finally:
            self._matrix = outer

    def rect(self, x: float, y: float, w: float, h: float, fill: Paint, alpha: float = 1.0) -> None:
        self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, alpha)

    def rects(
        self, boxes: Sequence[tuple[float, float, float, float]], fill: Paint, alpha: float = 1.0
    ) -> None:
        self.polys([[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in boxes], fill, alpha)

    def poly(self, points: Sequence[Point], fill: Paint, alpha: float = 1.0) -> None:
        self.fill([curves.polygon(list(points))], fill, alpha)

    def polys(self, outlines: Sequence[Sequence[Point]], fill: Paint, alpha: float = 1.0) -> None:
        self.fill([curves.polygon(list(points)) for points in outlines], fill, alpha)

    def blob(self, points: Sequence[Point], fill: Paint, alpha: float = 1.0) -> None:
        """A closed smooth outline; a point given twice is a corner."""
        self.fill([curves.spline(list(points), closed=True)], fill, alpha)

    def limbs(
        self, limbs: Sequence[Sequence[tuple[float, float, float]]], fill: Paint, alpha: float = 1.0
    ) -> None:
        """Tapered round-ended strokes, each a list of (x, y, half width)."""
        self.fill([curves.limb(list(joints)) for joints in limbs], fill, alpha)

    def path(self, text: str, fill: Paint, alpha: float = 1.0) -> None:
        self.fill(curves.parse(text), fill, alpha)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Paint, alpha: float = 1.0) -> None:
        self.fill([curves.ellipse(x, y, rx, ry)], fill, alpha)

    def arches(
        self, boxes: Sequence[tuple[float, float, float, float]], fill: Paint, alpha: float = 1.0
    ) -> None:
        """Round-headed openings as (left, sill, width, height)."""
        self.fill([curves.arch(*box) for box in boxes], fill, alpha)

    def disc(self, x: float, y: float, radius: float, fill: Paint, alpha: float = 1.0) -> None:
        cx, cy = curves.apply(self._matrix, (x, y))
        self.shapes.append(Disc(cx, cy, radius * self._scale(), fill, alpha))

    def fill(self, subpaths: Sequence[Subpath], fill: Paint, alpha: float = 1.0) -> None:
        placed = tuple(s.transformed(self._matrix).wound_clockwise() for s in subpaths)
        if placed:
            self.shapes.append(Shape(placed, fill, None, 0, alpha))

    def line(self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke([curves.polyline(list(points))], colour, width, alpha)

    def lines(self, lines: Sequence[Sequence[Point]], colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke([curves.polyline(list(points)) for points in lines], colour, width, alpha)

    def curve(self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke([curves.spline(list(points), closed=False)], colour, width, alpha)

    def curves(self, lines: Sequence[Sequence[Point]], colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke([curves.spline(list(points), closed=False) for points in lines], colour, width, alpha)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke([curves.ellipse(x, y, radius, radius)], colour, width, alpha)

    def dots(self, points: Sequence[Point], diameter: float, colour: str, alpha: float = 1.0) -> None:
        """Round dots, drawn as strokes of no length: a few bytes each."""
        self.stroke([Subpath(p, [], closed=False) for p in points], colour, diameter, alpha)

    def stroke(self, subpaths: Sequence[Subpath], colour: str, width: float, alpha: float = 1.0) -> None:
        placed = tuple(s.transformed(self._matrix) for s in subpaths)
        if placed:
            self.shapes.append(Shape(placed, None, colour, width * self._scale(), alpha))

    def _scale(self) -> float:
        a, b, c, d, _, _ = self._matrix
        return abs(a * d - b * c) ** 0.5
