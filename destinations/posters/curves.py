"""Plane geometry for the posters: splines, variable-width limbs, SVG path strings and their flattening."""

import math
import re

Point = tuple[float, float]
Segment = tuple[float, ...]  # (x, y) is a line to, (x1, y1, x2, y2, x, y) a cubic curve to
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_TOKEN = re.compile(r"[MmLlHhVvCcQqZz]|-?(?:\d+\.?\d*|\.\d+)")


class Subpath:
    """One pen stroke: a start point and the segments that leave it; `closed` joins the end to the start."""

    __slots__ = ("closed", "segments", "start")

    def __init__(self, start: Point, segments: list[Segment], *, closed: bool):
        self.start = start
        self.segments = segments
        self.closed = closed

    def transformed(self, matrix: Matrix) -> "Subpath":
        return Subpath(
            apply(matrix, self.start),
            [
                tuple(v for i in range(0, len(s), 2) for v in apply(matrix, (s[i], s[i + 1])))
                for s in self.segments
            ],
            closed=self.closed,
        )

    def flattened(self, scale: float = 1.0) -> list[Point]:
        """The outline as points, fine enough to look smooth when one unit is `scale` pixels."""
        points = [self.start]
        for segment in self.segments:
            if len(segment) == 2:
                points.append(segment)
            else:
                points.extend(_cubic(points[-1], segment, scale))
        return points

    def wound_clockwise(self) -> "Subpath":
        """The same outline in one sense of turning, so that overlaps never cut holes (non-zero rule)."""
        points = self.flattened(0.4)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
        if area >= 0 or not self.segments:
            return self
        ends = [self.start] + [s[-2:] for s in self.segments]
        backwards = []
        for index in range(len(self.segments) - 1, -1, -1):
            segment = self.segments[index]
            end = ends[index]
            backwards.append(end if len(segment) == 2 else (*segment[2:4], *segment[0:2], *end))
        return Subpath(ends[-1], backwards, closed=self.closed)


def apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * t + c * u + e,
        b * t + d * u + f,
    )


def placement(x: float, y: float, scale: float = 1.0, *, flip: bool = False, turn: float = 0.0) -> Matrix:
    """Scale, mirror left to right, turn by `turn` degrees clockwise, then move the origin to (x, y)."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    side = -1 if flip else 1
    return (scale * side * cos, scale * side * sin, -scale * sin, scale * cos, x, y)


def polygon(points: list[Point]) -> Subpath:
    return Subpath(points[0], list(points[1:]), closed=True)


def polyline(points: list[Point]) -> Subpath:
    return Subpath(points[0], list(points[1:]), closed=False)


def spline(points: list[Point], *, closed: bool) -> Subpath:
    """A Catmull-Rom curve through the points; a point given twice is a corner."""
    count = len(points)
    segments: list[Segment] = []
    for i in range(count if closed else count - 1):
        here, there = points[i], points[(i + 1) % count]
        if here == there:
            continue
        before = points[i - 1] if closed or i else here
        after = points[(i + 2) % count] if closed or i + 2 < count else there
        segments.append(
            (
                here[0] + (there[0] - before[0]) / 6,
                here[1] + (there[1] - before[1]) / 6,
                there[0] - (after[0] - here[0]) / 6,
                there[1] - (after[1] - here[1]) / 6,
                *there,
            )
        )
    return Subpath(points[0], segments, closed=closed)


def limb(joints: list[tuple[float, float, float]]) -> Subpath:
    """A closed, tapered, round-ended outline around a centre line of (x, y, half width) joints."""
    left, right = [], []
    last = len(joints) - 1
    for i, (x, y, half) in enumerate(joints):
        (ax, ay, _), (bx, by, _) = joints[max(i - 1, 0)], joints[min(i + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    tips = [_tip(joints[last], joints[last - 1]), _tip(joints[0], joints[1])]
    return spline([*left, tips[0], *reversed(right), tips[1]], closed=True)


def _tip(end: tuple[float, float, float], inner: tuple[float, float, float]) -> Point:
    length = math.hypot(end[0] - inner[0], end[1] - inner[1]) or 1
    reach = end[2] * 0.8 / length
    return (end[0] + (end[0] - inner[0]) * reach, end[1] + (end[1] - inner[1]) * reach)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Subpath:
    k, h = 0.5523 * rx, 0.5523 * ry
    return Subpath(
        (cx - rx, cy),
        [
            (cx - rx, cy - h, cx - k, cy - ry, cx, cy - ry),
            (cx + k, cy - ry, cx + rx, cy - h, cx + rx, cy),
            (cx + rx, cy + h, cx + k, cy + ry, cx, cy + ry),
            (cx - k, cy + ry, cx - rx, cy + h, cx - rx, cy),
        ],
        closed=True,
    )


def arch(x: float, y: float, width: float, height: float) -> Subpath:
    """A round-headed opening with its sill at `y`, `height` measured to the crown."""
    radius = width / 2
    k = 0.5523 * radius
    spring, crown = y - height + radius, y - height
    return Subpath(
        (x, y),
        [
            (x, spring),
            (x, spring - k, x + radius - k, crown, x + radius, crown),
            (x + radius + k, crown, x + width, spring - k, x + width, spring),
            (x + width, y),
        ],
        closed=True,
    )


def parse(text: str) -> list[Subpath]:
    """Subpaths of an SVG path string; understands M L H V C Q Z in both cases."""
    tokens = _TOKEN.findall(text)
    paths: list[Subpath] = []
    here: Point = (0.0, 0.0)
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
            if command in "Zz":
                paths[-1].closed = True
                here = paths[-1].start
                continue
        kind, relative = command.upper(), command.islower()
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6}[kind]
        numbers = [float(t) for t in tokens[at : at + size]]
        at += size
        ox, oy = here if relative else (0.0, 0.0)
        if kind == "H":
            numbers = [numbers[0] + ox, here[1]]
        elif kind == "V":
            numbers = [here[0], numbers[0] + oy]
        else:
            numbers = [v + (oy if i % 2 else ox) for i, v in enumerate(numbers)]
        if kind == "M":
            paths.append(Subpath((numbers[0], numbers[1]), [], closed=False))
            command = "l" if relative else "L"
        elif kind == "Q":
            paths[-1].segments.append(_from_quadratic(here, numbers))
        else:
            paths[-1].segments.append(tuple(numbers))
        here = (numbers[-2], numbers[-1])
    return paths


def _from_quadratic(start: Point, numbers: list[float]) -> Segment:
    qx, qy, x, y = numbers
    return (
        start[0] + (qx - start[0]) * 2 / 3,
        start[1] + (qy - start[1]) * 2 / 3,
        x + (qx - x) * 2 / 3,
        y + (qy - y) * 2 / 3,
        x,
        y,
    )


def _cubic(start: Point, segment: Segment, scale: float) -> list[Point]:
    x1, y1, x2, y2, x3, y3 = segment
    x0, y0 = start
    reach = math.hypot(x1 - x0, y1 - y0) + math.hypot(x2 - x1, y2 - y1) + math.hypot(x3 - x2, y3 - y2)
    steps = max(3, min(60, int(math.sqrt(reach * scale) * 0.8)))
    points = []
    for i in range(1, steps + 1):
        t = i / steps
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points
