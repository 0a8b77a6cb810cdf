"""Lines and polygons in drawing units: simplifying, clipping to a window and writing short SVG path data."""

import math
from collections.abc import Sequence

XY = tuple[float, float]
Window = tuple[float, float, float, float]


def simplified(points: Sequence[XY], tolerance: float) -> list[XY]:
    """Douglas-Peucker: no dropped point was further than `tolerance` from the line that is left."""
    if len(points) < 3:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        furthest, index = tolerance, 0
        for i in range(first + 1, last):
            off = _off_segment(points[i], points[first], points[last])
            if off > furthest:
                furthest, index = off, i
        if index:
            keep[index] = True
            spans += [(first, index), (index, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _off_segment(p: XY, a: XY, b: XY) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def clipped_line(points: Sequence[XY], window: Window) -> list[list[XY]]:
    """The parts of a line that lie in the window (Liang-Barsky)."""
    parts: list[list[XY]] = []
    for a, b in zip(points, points[1:], strict=False):
        inside = _clipped_segment(a, b, window)
        if inside is None:
            continue
        start, end = inside
        if parts and parts[-1][-1] == start:
            parts[-1].append(end)
        else:
            parts.append([start, end])
    return parts


def _clipped_segment(a: XY, b: XY, window: Window) -> tuple[XY, XY] | None:
    left, top, right, bottom = window
    dx, dy = b[0] - a[0], b[1] - a[1]
    enter, leave = 0.0, 1.0
    for p, q in ((-dx, a[0] - left), (dx, right - a[0]), (-dy, a[1] - top), (dy, bottom - a[1])):
        if p == 0:
            if q < 0:
                return None
        elif p < 0:
            enter = max(enter, q / p)
        else:
            leave = min(leave, q / p)
    if enter > leave:
        return None
    start = a if enter == 0 else (a[0] + enter * dx, a[1] + enter * dy)
    end = b if leave == 1 else (a[0] + leave * dx, a[1] + leave * dy)
    return start, end


def clipped_ring(points: Sequence[XY], window: Window) -> list[XY]:
    """A ring cut to the window (Sutherland-Hodgman); empty if nothing of it is inside."""
    left, top, right, bottom = window
    ring = list(points)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        cut: list[XY] = []
        for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
            a_in, b_in = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                other = a[1 - axis] + t * (b[1 - axis] - a[1 - axis])
                cut.append((other, limit) if axis else (limit, other))
            if b_in:
                cut.append(b)
        ring = cut
        if not ring:
            break
    return ring


def line_path(points: Sequence[XY], *, smooth: bool = True, step: float = 0.1) -> str:
    """Path data of an open line; smooth means a curve with the inner points as its control points.

    Coordinates are rounded to multiples of `step`.
    """
    pen = _Pen(points[0], step)
    if smooth and len(points) > 2:
        for control, following in zip(points[1:-2], points[2:-1], strict=True):
            pen.curve(control, following)
        pen.curve_to(points[-2], points[-1])
    else:
        for point in points[1:]:
            pen.line(point)
    return pen.data


def ring_path(points: Sequence[XY], *, smooth: bool = True, step: float = 0.1) -> str:
    """Path data of a closed ring, given with or without its first point repeated."""
    ring = list(points[:-1] if points[0] == points[-1] else points)
    if not smooth or len(ring) < 4:
        pen = _Pen(ring[0], step)
        for point in ring[1:]:
            pen.line(point)
        return pen.data + "z"
    start = ((ring[-1][0] + ring[0][0]) / 2, (ring[-1][1] + ring[0][1]) / 2)
    pen = _Pen(start, step)
    for control, following in zip(ring, ring[1:], strict=False):
        pen.curve(control, following)
    pen.curve_to(ring[-1], start)
    return pen.data + "z"


class _Pen:
    """Relative path data in whole steps; rounding never adds up.

    A curve through the middles between its control points needs only those middles: each control point is the
    one before it mirrored in the middle between them, which is what the command `t` assumes. The middles are
    chosen from the control point as the reader will see it, so an error is made good at the next one.
    """

    def __init__(self, start: XY, step: float):
        self._step = step
        self._at = self._rounded(start)
        self._control: tuple[int, int] | None = None
        self._last = "M"
        self.data = "M" + self._joined(*self._at)

    def line(self, end: XY) -> None:
        x, y = self._rounded(end)
        if (x, y) != self._at:
            self._write("l", x - self._at[0], y - self._at[1])
            self._at = (x, y)

    def curve(self, control: XY, following: XY) -> None:
        """On to the middle between a control point and the one that follows it."""
        cx, cy = self._control or self._rounded(control)
        self._curve(
            (cx, cy),
            (round((cx + following[0] / self._step) / 2), round((cy + following[1] / self._step) / 2)),
        )

    def curve_to(self, control: XY, end: XY) -> None:
        self._curve(self._control or self._rounded(control), self._rounded(end))

    def _curve(self, control: tuple[int, int], end: tuple[int, int]) -> None:
        (x, y), (ex, ey) = self._at, end
        if self._control is None:
            self._write("q", control[0] - x, control[1] - y, ex - x, ey - y)
        else:
            self._write("t", ex - x, ey - y)
        self._at = end
        self._control = (2 * ex - control[0], 2 * ey - control[1])

    def _rounded(self, point: XY) -> tuple[int, int]:
        return round(point[0] / self._step), round(point[1] / self._step)

    def _write(self, command: str, *steps: int) -> None:
        numbers = self._joined(*steps)
        if command != self._last:
            self.data += command + numbers
        else:
            self.data += numbers if numbers.startswith("-") else " " + numbers
        self._last = command

    def _joined(self, *steps: int) -> str:
        text = ""
        for value in steps:
            number = number_text(value * self._step)
            text += number if not text or number.startswith("-") else " " + number
        return text


def number_text(value: float) -> str:
    """A coordinate with at most one decimal and nothing to spare: 3, -0.5 as -.5."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith("0."):
        return text[1:]
    if text.startswith("-0."):
        return "-" + text[2:]
    return "0" if text == "-0" else text
