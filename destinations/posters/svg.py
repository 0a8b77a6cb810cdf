"""Scene to SVG text: presentation attributes only, relative coordinates in tenths of a unit."""

from collections.abc import Sequence

from .curves import Subpath
from .scene import Disc, Glow, Gradient, Paint, Scene, Shape

# Names that are shorter than the six digits they stand for.
_SHORT = {"#ffffff": "#fff", "#000000": "#000"}


def render_svg(scene: Scene, *, key: str) -> str:
    """The scene as a complete SVG document; gradient ids start with the key (a letter first)."""
    writer = _Writer(f"{key}-")
    body = writer.body([s for s in scene.shapes if _in_view(s, scene.width, scene.height)])
    defs = f"<defs>{''.join(writer.defs)}</defs>" if writer.defs else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width:g} {scene.height:g}" fill="none" '
        f'stroke-linecap="round" stroke-linejoin="round">{defs}{body}</svg>'
    )


class _Writer:
    def __init__(self, prefix: str):
        self.defs: list[str] = []
        self._prefix = prefix
        self._ids: dict[Paint, str] = {}

    def body(self, shapes: Sequence[Shape | Disc]) -> str:
        parts: list[str] = []
        waiting, attributes = "", ""
        for shape in shapes:
            if isinstance(shape, Shape):
                data = "".join(_path(s) for s in shape.subpaths)
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
            f'<radialGradient id="{name}"><stop stop-color="{colour}" stop-opacity="{_decimal(paint.alpha)}"/>'
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


def _in_view(shape: Shape | Disc, width: float, height: float) -> bool:
    if isinstance(shape, Disc):
        x0, x1, y0, y1 = (
            shape.x - shape.radius,
            shape.x + shape.radius,
            shape.y - shape.radius,
            shape.y + shape.radius,
        )
    else:
        x0, y0, x1, y1 = bounds(shape)
    return x0 < width and x1 > 0 and y0 < height and y1 > 0


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the outlines including the stroke; control points count as outline."""
    xs, ys = [], []
    for subpath in shape.subpaths:
        for numbers in (subpath.start, *subpath.segments):
            xs.extend(numbers[0::2])
            ys.extend(numbers[1::2])
    reach = shape.stroke_width / 2
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _path(subpath: Subpath) -> str:
    x, y = (_tenths(v) for v in subpath.start)
    out = ["M", _numbers((x, y))]
    if not subpath.segments:
        out.append("h0")
    previous = ""
    handle: tuple[int, int] | None = None
    for segment in subpath.segments:
        absolute = [_tenths(v) for v in segment]
        numbers = [v - (y if i % 2 else x) for i, v in enumerate(absolute)]
        if len(numbers) == 6:
            smooth = handle and abs(numbers[0] - handle[0]) <= 1 and abs(numbers[1] - handle[1]) <= 1
            letter = "s" if smooth else "c"
            handle = (numbers[4] - numbers[2], numbers[5] - numbers[3])
            numbers = numbers[2:] if smooth else numbers
        else:
            handle = None
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
        x, y = absolute[-2], absolute[-1]
    if subpath.closed:
        out.append("z")
    return "".join(out)


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
