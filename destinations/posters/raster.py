"""Scene to pixels with Pillow: the same shapes and paints as the SVG, smoothed by supersampling."""

from __future__ import annotations

import io

import PIL

from .curves import Point
from .scene import GLOW_AT_HALF, Disc, Glow, Gradient, Scene, Shape
from .svg import bounds

_OVERSAMPLE = 3  # for pictures; icons and thumbnails have fewer pixels to hide a coarse edge in
_OVERSAMPLE_SMALL = 6
_SMALL = 300_000  # pixels
_RIM = 180  # what Image.radial_gradient holds at its rim; it reaches 255 only in the corners


def render_png(scene: Scene, *, width: int, height: int, transparent: bool = False) -> bytes:
    """A PNG of width x height pixels: the scene's whole height, and its bleed where the picture is wide.

    A picture wider than the scene with its bleed loses a little at the top and the bottom instead.
    """
    image = render_image(scene, width=width, height=height, transparent=transparent)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def render_image(scene: Scene, *, width: int, height: int, transparent: bool = False) -> PIL.Image.Image:
    """The picture that `render_png` writes, as a Pillow image in RGB (RGBA when transparent)."""
    import PIL.Image  # only here, because most workers never draw one
    import PIL.ImageChops
    import PIL.ImageDraw

    oversample = _OVERSAMPLE_SMALL if width * height < _SMALL else _OVERSAMPLE
    scale = max(height / scene.height, width / (scene.width + 2 * scene.bleed)) * oversample
    size = (width * oversample, height * oversample)
    shift = ((size[0] - scene.width * scale) / 2, (size[1] - scene.height * scale) / 2)
    mode, ground = ("RGBA", (0, 0, 0, 0)) if transparent else ("RGB", (255, 255, 255))
    image = PIL.Image.new(mode, size, ground)
    brush = _Brush(image, scale, shift)
    for shape in scene.shapes:
        brush.paint(shape)
    return image.reduce(oversample)


class _Brush:
    def __init__(self, image: PIL.Image.Image, scale: float, shift: Point):
        self.image = image
        self.draw = PIL.ImageDraw.Draw(image)
        self.scale = scale
        self.shift = shift

    def paint(self, shape: Shape | Disc) -> None:
        box = self._box(shape)
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        colour = shape.stroke if isinstance(shape, Shape) and shape.stroke is not None else shape.fill
        if isinstance(colour, str) and shape.alpha == 1:
            self._outline(self.draw, shape, colour, (0, 0))
            return
        mask = PIL.Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        self._outline(PIL.ImageDraw.Draw(mask), shape, 255, box[:2])
        if isinstance(colour, str):
            source, veil = colour, None
        else:
            source, veil = self._gradient(colour, shape, box)
        if veil is not None:
            mask = PIL.ImageChops.multiply(mask, veil)
        if shape.alpha < 1:
            mask = mask.point([round(v * shape.alpha) for v in range(256)])
        layer = PIL.Image.new(self.image.mode, mask.size, source) if isinstance(source, str) else source
        self.image.paste(layer, box[:2], mask)

    def _outline(
        self, draw: PIL.ImageDraw.ImageDraw, shape: Shape | Disc, ink: str | int, origin: Point
    ) -> None:
        if isinstance(shape, Disc):
            x, y = self._pixel((shape.x, shape.y), origin)
            _round(draw, x, y, shape.radius * self.scale, ink)
            return
        for subpath in shape.subpaths:
            points = [self._pixel(p, origin) for p in subpath.flattened(self.scale)]
            if shape.stroke is None:
                draw.polygon(points, fill=ink)
            else:
                if subpath.closed:
                    points.append(points[0])
                self._stroke(draw, points, max(shape.stroke_width, 0.3) * self.scale, ink)

    def _stroke(
        self, draw: PIL.ImageDraw.ImageDraw, points: list[Point], width: float, ink: str | int
    ) -> None:
        if width <= 2:
            draw.line(points, fill=ink, width=max(1, round(width)))
            return
        half = width / 2
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            if length:
                nx, ny = (ay - by) / length * half, (bx - ax) / length * half
                draw.polygon(
                    [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)], fill=ink
                )
        for x, y in points:
            _round(draw, x, y, half, ink)

    def _gradient(
        self, paint: Gradient | Glow, shape: Shape | Disc, box: tuple[int, int, int, int]
    ) -> tuple[PIL.Image.Image | str, PIL.Image.Image | None]:
        size = (box[2] - box[0], box[3] - box[1])
        if isinstance(paint, Glow):
            side = round(2 * shape.radius * self.scale)
            left, top = self._pixel((shape.x - shape.radius, shape.y - shape.radius), box[:2])
            fall = PIL.Image.radial_gradient("L").point(
                [round(255 * _glow(v / _RIM) * paint.alpha) for v in range(256)]
            )
            veil = PIL.Image.new("L", size, 0)
            veil.paste(fall.resize((side, side), PIL.Image.Resampling.BILINEAR), (round(left), round(top)))
            return paint.colour, veil
        _, top, _, bottom = _extent(shape)
        first = self._pixel((0, top), box[:2])[1]
        span = max((bottom - top) * self.scale, 1)
        column = PIL.Image.new("RGBA", (1, size[1]))
        column.putdata([_shade(paint, (y + 0.5 - first) / span) for y in range(size[1])])
        strip = column.resize(size)
        opaque = all(stop[2] == 1 for stop in paint.stops)
        return strip.convert(self.image.mode), None if opaque else strip.getchannel("A")

    def _box(self, shape: Shape | Disc) -> tuple[int, int, int, int]:
        if isinstance(shape, Disc):
            r = shape.radius
            edges = (shape.x - r, shape.y - r, shape.x + r, shape.y + r)
        else:
            edges = bounds(shape)
        left, top = self._pixel(edges[:2], (0, 0))
        right, bottom = self._pixel(edges[2:], (0, 0))
        width, height = self.image.size
        return (
            max(int(left) - 1, 0),
            max(int(top) - 1, 0),
            min(int(right) + 2, width),
            min(int(bottom) + 2, height),
        )

    def _pixel(self, point: Point, origin: Point) -> Point:
        return (
            point[0] * self.scale + self.shift[0] - origin[0],
            point[1] * self.scale + self.shift[1] - origin[1],
        )


def _round(draw: PIL.ImageDraw.ImageDraw, x: float, y: float, radius: float, ink: str | int) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def _extent(shape: Shape | Disc) -> tuple[float, float, float, float]:
    """The box an SVG gradient spans: the drawn outline, without control points."""
    if isinstance(shape, Disc):
        return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
    points = [p for s in shape.subpaths for p in s.flattened(2)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _shade(paint: Gradient, at: float) -> tuple[int, int, int, int]:
    stops = paint.stops
    low = high = stops[0] if at <= stops[0][0] else stops[-1]
    for a, b in zip(stops, stops[1:], strict=False):
        if a[0] <= at <= b[0]:
            low, high = a, b
            break
    share = (at - low[0]) / (high[0] - low[0]) if high[0] > low[0] else 0
    (r, g, b), (s, h, c) = _rgb(low[1]), _rgb(high[1])
    alpha = low[2] + (high[2] - low[2]) * share
    return (
        round(r + (s - r) * share),
        round(g + (h - g) * share),
        round(b + (c - b) * share),
        round(alpha * 255),
    )


def _glow(at: float) -> float:
    """What is left of a glow at a share of its radius."""
    if at >= 1:
        return 0
    return 1 - (1 - GLOW_AT_HALF) * 2 * at if at < 0.5 else GLOW_AT_HALF * 2 * (1 - at)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
