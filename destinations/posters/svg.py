"""Scene to SVG text: presentation attributes only, relative coordinates in tenths of a unit."""

import math
from collections.abc import Sequence
from dataclasses import replace

from .curves import Subpath
from .scene import GLOW_AT_HALF, Disc, Glow, Gradient, Paint, Scene, Shape

# Tenths of a unit to which the ends of curves and of straight lines are rounded.
FINE = (5, 1)
# For posters, of which a page loads many: a card shows a unit in three quarters of a pixel.
COARSE = (10, 5)
# Names that are shorter than the six digits they stand for.
_SHORT = {"#ffffff": "#fff", "#000000": "#000"}


def render_svg(scene: Scene, *, key: str, fit: str = "", steps: tuple[int, int] = FINE) -> str:
    """The scene as an SVG document without its bleed; gradient ids start with the key (a letter first).

    `fit` is a preserveAspectRatio for pictures that are shown in boxes of another shape; `steps` is FINE or COARSE.
    """
    writer = _Writer(f"{key}-", steps)
    body = writer.body([s for s in (_visible(s, scene) for s in scene.shapes) if s])
    defs = f"<defs>{''.join(writer.defs)}</defs>" if writer.defs else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width:g} {scene.height:g}" fill="none" '
        f'{f"""preserveAspectRatio="{fit}" """ if fit else ""}'
        f'stroke-linecap="round" stroke-linejoin="round">{defs}{body}</svg>'
    )


class _Writer:
    def __init__(self, prefix: str, steps: tuple[int, int]):
        self.defs: list[str] = []
        self._prefix = prefix
        self._steps = steps
        self._ids: dict[Paint, str] = {}

    def body(self, shapes: Sequence[Shape | Disc]) -> str:
        parts: list[str] = []
        waiting, attributes = "", ""
        for shape in shapes:
            if isinstance(shape, Shape):
                data = "".join(_path(s, *self._steps) for s in shape.subpaths)
                look = self._look(shape)
                if look == attributes and _may_join(shape):
                    waiting += data
                    continue
            if waiting:
                parts.append(f'<path d="{waiting}"{attributes}/>')
                waiting, attributes = "", ""
            if isinstance(shape, Disc):
                parts.append(
                    f'<circle cx="{_number(_tenths(shape.x))}" cy="{_number(_tenths(shape.y))}" '
                    f'r="{_number(_tenths(shape.radius))}"{self._filled(shape.fill)}{_opacity(shape.alpha)}/>'
                )
            else:
                waiting, attributes = data, look
        if waiting:
            parts.append(f'<path d="{waiting}"{attributes}/>')
        return "".join(parts)

    def _look(self, shape: Shape) -> str:
        if shape.stroke is not None:
            width = _number(max(_tenths(shape.stroke_width), 3))
            return f' stroke="{_colour(shape.stroke)}" stroke-width="{width}"{_opacity(shape.alpha)}'
        return f"{self._filled(shape.fill)}{_opacity(shape.alpha)}"

    def _filled(self, paint: Paint) -> str:
        if isinstance(paint, str):
            return f' fill="{_colour(paint)}"'
        if paint not in self._ids:
            self._ids[paint] = f"{self._prefix}{len(self._ids)}"
            self.defs.append(_definition(paint, self._ids[paint]))
        return f' fill="url(#{self._ids[paint]})"'


def _definition(paint: Gradient | Glow, name: str) -> str:
    if isinstance(paint, Glow):
        colour = _colour(paint.colour)
        return (
            f'<radialGradient id="{name}">'
            f'<stop stop-color="{colour}" stop-opacity="{_decimal(paint.alpha)}"/>'
            f'<stop offset=".5" stop-color="{colour}" stop-opacity="{_decimal(paint.alpha * GLOW_AT_HALF)}"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
        )
    stops = "".join(_stop(*stop) for stop in paint.stops)
    return f'<linearGradient id="{name}" x2="0" y2="1">{stops}</linearGradient>'


def _stop(offset: float, colour: str, alpha: float) -> str:
    place = f' offset="{_decimal(offset)}"' if offset else ""
    opacity = f' stop-opacity="{_decimal(alpha)}"' if alpha < 1 else ""
    return f'<stop{place} stop-color="{_colour(colour)}"{opacity}/>'


def _may_join(shape: Shape) -> bool:
    return shape.alpha == 1 and (shape.stroke is not None or isinstance(shape.fill, str))


def _visible(shape: Shape | Disc, scene: Scene) -> Shape | Disc | None:
    """What the view box shows of a shape: nothing, all of it, or its outlines that reach into the picture."""
    if isinstance(shape, Disc):
        r = shape.radius
        seen = _in_view((shape.x - r, shape.y - r, shape.x + r, shape.y + r), scene)
        return shape if seen else None
    if not _in_view(bounds(shape), scene):
        return None
    if not isinstance(shape.fill, str) and shape.stroke is None:
        return shape  # a gradient spans the whole shape, so none of it may go
    kept = []
    for subpath in shape.subpaths:
        if not _in_view(bounds(replace(shape, subpaths=(subpath,))), scene):
            continue
        kept.append(_trimmed(subpath, scene.width) if shape.stroke is None else subpath)
    return replace(shape, subpaths=tuple(kept))


def _in_view(box: tuple[float, float, float, float], scene: Scene) -> bool:
    return box[0] < scene.width and box[2] > 0 and box[1] < scene.height and box[3] > 0


def _trimmed(subpath: Subpath, width: float) -> Subpath:
    """A straight-sided outline cut off just outside the left and right edge; curves stay whole."""
    if _curved(subpath):
        return subpath
    points = [subpath.start, *subpath.segments]
    for edge, inward in ((-2.0, 1), (width + 2, -1)):
        points = _cut(points, edge, inward)
    return Subpath(points[0], points[1:], closed=True)


def _cut(points: list, edge: float, inward: int) -> list:
    kept = []
    for (ax, ay), (bx, by) in zip([points[-1], *points], points, strict=False):
        a_in, b_in = (ax - edge) * inward >= 0, (bx - edge) * inward >= 0
        if a_in != b_in:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if b_in:
            kept.append((bx, by))
    return kept


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the outlines including the stroke; control points count as outline."""
    xs, ys = [], []
    for subpath in shape.subpaths:
        for numbers in (subpath.start, *subpath.segments):
            xs.extend(numbers[0::2])
            ys.extend(numbers[1::2])
    reach = shape.stroke_width / 2
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _path(subpath: Subpath, curve_step: int, line_step: int) -> str:
    x, y = (_snap(v, curve_step if _curved(subpath) else line_step) for v in subpath.start)
    out = ["M", _numbers((x, y))]
    if not subpath.segments:
        out.append("h0")
    previous = ""
    mirrored: tuple[float, float] | None = None
    for segment in subpath.segments:
        if len(segment) == 6:
            # Where a curve leaves as the last one arrived, the short form is enough.
            smooth = mirrored and math.dist(mirrored, segment[:2]) < 0.15
            mirrored = (2 * segment[4] - segment[2], 2 * segment[5] - segment[3])
            letter = "s" if smooth else "c"
            handles = segment[2:4] if smooth else segment[:4]
            ends = [_snap(v, curve_step) for v in segment[4:]]
            numbers = [_snap(v, curve_step) - (y if i % 2 else x) for i, v in enumerate(handles)]
            numbers += [ends[0] - x, ends[1] - y]
            x, y = ends
        else:
            mirrored = None
            ends = [_snap(v, line_step) for v in segment]
            numbers = [ends[0] - x, ends[1] - y]
            x, y = ends
            if numbers == [0, 0]:
                continue
            letter = "v" if numbers[0] == 0 else "h" if numbers[1] == 0 else "l"
            numbers = numbers[1:] if letter == "v" else numbers[:1] if letter == "h" else numbers
        text = _numbers(numbers)
        if letter != previous:
            out.append(letter)
        elif not text.startswith("-"):
            out.append(" ")
        out.append(text)
        previous = letter
    if subpath.closed:
        out.append("z")
    return "".join(out)


def _curved(subpath: Subpath) -> bool:
    return any(len(s) > 2 for s in subpath.segments)


def _snap(value: float, step: int) -> int:
    """The value in tenths of a unit, as a multiple of `step`."""
    return round(value * 10 / step) * step


def _tenths(value: float) -> int:
    return round(value * 10)


def _numbers(values: Sequence[int]) -> str:
    text = ""
    for value in values:
        number = _number(value)
        text += number if not text or number.startswith("-") else f" {number}"
    return text


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    digits = f"{whole if whole or not rest else ''}{f'.{rest}' if rest else ''}"
    return f"-{digits}" if tenths < 0 else digits


def _colour(colour: str) -> str:
    return _SHORT.get(colour, colour)


def _opacity(alpha: float) -> str:
    return f' opacity="{_decimal(alpha)}"' if alpha < 1 else ""


def _decimal(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text
