"""The ground of a map: GeoJSON layers drawn in a projection, and the names that belong on it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from roros_site.kit.geo import Box, Projection, from_position

from .labels import LINE_EM, ROUND, SIDES, Label, Placed, roomy_spots
from .paths import XY, Window, clipped_line, clipped_ring, line_path, number_text, ring_path, simplified
from .style import painted

Layers = Mapping[str, Mapping]

RELIEF_STEPS = (400, 600, 800, 1000, 1200, 1400)
TOWN_SIZE = {1: 1.25, 2: 1.08, 3: 0.96, 4: 0.88}
ROAD_EM = {"trunk": 0.3, "primary": 0.25, "secondary": 0.19}
FRAME_PADDING = 0.08
VAGUE_M_PER_UNIT = 6
# The relief is exact to kilometres: whole units are enough for it and halve its bytes.
RELIEF_STEP = 1


def region_frame(layers: Layers) -> Box:
    """The frame of the region's map: its municipalities with some land around, as far as data reaches.

    Without municipalities it is the box of all layers; raises ValueError if there is nothing at all.
    """
    everything = [point for name in layers for point in _all_points(layers, name)]
    box = Box.around(everything)
    home = _all_points(layers, "municipalities")
    if not home:
        return box
    inner = Box.around(home)
    box = Box.around(_all_points(layers, "relief") or everything)
    high, wide = (inner.north - inner.south) * FRAME_PADDING, (inner.east - inner.west) * FRAME_PADDING
    return Box(
        max(inner.south - high, box.south),
        max(inner.west - wide, box.west),
        min(inner.north + high, box.north),
        min(inner.east + wide, box.east),
    )


def _all_points(layers: Layers, name: str) -> list[tuple[float, float]]:
    return [
        from_position(position)
        for feature in layers.get(name, {}).get("features", ())
        for part in _parts(feature["geometry"])
        for position in part
    ]


def _parts(geometry: Mapping) -> Iterator[Sequence]:
    """The lines or rings of any geometry but a collection; a point counts as a line of one."""
    coordinates, kind = geometry["coordinates"], geometry["type"]
    if kind == "Point":
        yield [coordinates]
    elif kind in ("LineString", "MultiPoint"):
        yield coordinates
    elif kind in ("Polygon", "MultiLineString"):
        yield from coordinates
    elif kind == "MultiPolygon":
        for polygon in coordinates:
            yield from polygon


class Sheet:
    """Layers seen through one projection, geometry cut `bleed` units outside its edges.

    Nearer than the layers are exact, `vague` leaves out every line that would mislead who walks by it.
    """

    def __init__(
        self, layers: Layers, projection: Projection, *, scheme: str, tolerance: float, bleed: float
    ):
        self.layers = layers
        self.projection = projection
        self.scheme = scheme
        self.tolerance = tolerance
        self.vague = projection.metres_per_unit(projection.frame.center[0]) < VAGUE_M_PER_UNIT
        self.size = (projection.width, projection.height)
        self.window: Window = (-bleed, -bleed, self.size[0] + bleed, self.size[1] + bleed)

    def ground(self) -> list[str]:
        """The drawing without names, from the land up to the borders, as SVG elements."""
        width, height = (number_text(side) for side in self.size)
        parts = [f'<path {painted("land", self.scheme)} d="M0 0h{width}v{height}h-{width}z"/>']
        parts += self._relief()
        borders = self._municipal_borders()
        parts += self._path("veil", borders and f"M0 0h{width}v{height}h-{width}z{borders}")
        parts += self._areas("park", "parks")
        if self.vague:
            return parts
        parts += self._path("municipal", borders)
        parts += self._lines("river", "rivers")
        parts += self._areas("lake", "lakes", "lakes-small")
        parts += self._lines("ring", "circumference")
        parts += self._lines("national", "border", smooth=False)
        parts += self._roads()
        parts += self._lines("rail", "railway")
        return parts

    def _features(self, *names: str) -> Iterator[Mapping]:
        for name in names:
            yield from self.layers.get(name, {}).get("features", ())

    def _xy(self, positions: Sequence) -> list[XY]:
        return [self.projection.xy(from_position(position)) for position in positions]

    def _rings(self, feature: Mapping, tolerance: float | None = None) -> Iterator[list[XY]]:
        """Its rings, cut to the window and simplified; those that shrink to a speck are left out."""
        limit = self.tolerance if tolerance is None else tolerance
        for part in _parts(feature["geometry"]):
            ring = simplified(clipped_ring(self._xy(part), self.window), limit)
            if len(ring) > 3:
                yield [corner for point in ring for corner in [point] * (2 if self._on_edge(point) else 1)]

    def _on_edge(self, point: XY) -> bool:
        """Whether the window cut here; a point given twice keeps a smoothed ring square there."""
        left, top, right, bottom = self.window
        return point[0] in (left, right) or point[1] in (top, bottom)

    def _path(self, name: str, data: str, extra: str = "") -> list[str]:
        return [f'<path {painted(name, self.scheme)}{extra} d="{data}"/>'] if data else []

    def _areas(self, name: str, *layers: str) -> list[str]:
        data = "".join(
            ring_path(ring) for feature in self._features(*layers) for ring in self._rings(feature)
        )
        return self._path(name, data, ' fill-rule="evenodd"')

    def _relief(self) -> list[str]:
        parts = []
        for feature in sorted(self._features("relief"), key=lambda f: f["properties"].get("above", 0)):
            above = feature["properties"].get("above")
            if above in RELIEF_STEPS:
                rings = self._rings(feature, self.tolerance * 2.5)
                data = "".join(ring_path(ring, step=RELIEF_STEP) for ring in rings)
                parts += self._path(f"above-{above}", data, ' fill-rule="evenodd"')
        return parts

    def _lines(self, name: str, layer: str, *, smooth: bool = True) -> list[str]:
        data = "".join(self._line_data(feature, smooth) for feature in self._features(layer))
        return self._path(name, data)

    def _line_data(self, feature: Mapping, smooth: bool) -> str:
        return "".join(
            line_path(simplified(piece, self.tolerance), smooth=smooth)
            for part in _parts(feature["geometry"])
            for piece in clipped_line(self._xy(part), self.window)
        )

    def _municipal_borders(self) -> str:
        return "".join(
            ring_path(ring, smooth=False)
            for feature in self._features("municipalities")
            for ring in self._rings(feature)
        )

    def _roads(self) -> list[str]:
        data: dict[float, str] = {}
        for feature in self._features("roads"):
            em = ROAD_EM.get(feature["properties"].get("kind"), 0.15)
            data[em] = data.get(em, "") + self._line_data(feature, True)
        cases, tops = [], []
        for em in sorted(data):
            cases += self._path("road-case", data[em], f' stroke-width="{em + 0.14:.2f}em"')
            tops += self._path("road", data[em], f' stroke-width="{em:.2f}em"')
        return cases + tops

    def line_points(self, every: float) -> list[XY]:
        """Points along roads, railway and border, about `every` units apart, for names to keep clear of."""
        points = []
        for feature in self._features("roads", "railway", "border"):
            for part in _parts(feature["geometry"]):
                for piece in clipped_line(self._xy(part), self.window):
                    for (ax, ay), (bx, by) in zip(piece, piece[1:], strict=False):
                        steps = max(1, round(math.dist((ax, ay), (bx, by)) / every))
                        points += [
                            (ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps)
                        ]
        return points

    def names(self) -> list[Label]:
        """Every name of the layers that lies on the sheet, the most important first."""
        ranked = [
            *self._towns(),
            *self._peaks(),
            *self._lake_names(),
            *self._park_names(),
            *self._river_names(),
            *self._ring_names(),
        ]
        return sorted(ranked, key=lambda label: label.rank)

    def _on_sheet(self, spot: XY) -> bool:
        return 0 <= spot[0] <= self.size[0] and 0 <= spot[1] <= self.size[1]

    def _spots(self, layer: str) -> Iterator[tuple[Mapping, XY]]:
        for feature in self._features(layer):
            spot = self._xy([feature["geometry"]["coordinates"]])[0]
            if feature["properties"].get("name") and self._on_sheet(spot):
                yield feature["properties"], spot

    def _towns(self) -> Iterator[Label]:
        for place, spot in self._spots("places"):
            rank = min(max(place.get("rank", 4), 1), 4)
            yield Label(
                (place["name"],),
                "town",
                (spot,),
                size=TOWN_SIZE[rank],
                symbol="dot",
                rank=(0, 10, 30, 60)[rank - 1],
            )

    def _peaks(self) -> Iterator[Label]:
        peaks = sorted(self._spots("peaks"), key=lambda peak: -peak[0].get("metres", 0))
        for order, (peak, spot) in enumerate(peaks):
            height = f" {peak['metres']}" if peak.get("metres") else ""
            yield Label((peak["name"] + height,), "peak", (spot,), size=0.85, symbol="peak", rank=40 + order)

    def _lake_names(self) -> Iterator[Label]:
        seen: set[str] = set()
        for feature in self._features("lakes", "lakes-small"):
            name = feature["properties"].get("name")
            rings = list(self._rings(feature))
            if not name or not rings or name in seen:
                continue
            seen.add(name)
            yield self._lake_name(name, rings, feature["properties"].get("km2", 0))

    def _lake_name(self, name: str, rings: list[list[XY]], km2: float) -> Label:
        spots = tuple(spot for spot in roomy_spots(rings) if self._on_sheet(spot)) or (rings[0][0],)
        half = (max(y for _, y in rings[0]) - min(y for _, y in rings[0])) / 2
        if km2 >= 30 or half > self.size[1] / 30:
            return Label((name,), "water-name", spots, ("centre", "right", "left"), 0.98, rank=20)
        return Label((name,), "water-name", spots[:1], ROUND, 0.85, rank=70)

    def _park_names(self) -> Iterator[Label]:
        for feature in self._features("parks"):
            name = feature["properties"].get("name")
            rings = list(self._rings(feature))
            if name and rings:
                first, _, rest = name.partition(" ")
                lines = (first, rest) if rest and len(name) > 14 else (name,)
                spots = tuple(spot for spot in roomy_spots(rings, count=12) if self._on_sheet(spot))
                if spots:
                    yield Label(lines, "park-name", spots, ("centre",), 0.95, rank=25)

    def _river_names(self) -> Iterator[Label]:
        for feature in self._features("rivers"):
            name = feature["properties"].get("name")
            pieces = [
                piece
                for part in _parts(feature["geometry"])
                for piece in clipped_line(self._xy(part), (0, 0, *self.size))
            ]
            if name and pieces:
                yield Label((name,), "water-name", _along(max(pieces, key=len)), ROUND, 0.82, rank=65)

    def _ring_names(self) -> Iterator[Label]:
        for feature in self._features("circumference"):
            name = feature["properties"].get("name")
            spots = [
                spot
                for part in _parts(feature["geometry"])
                for spot in self._xy(part)
                if self._on_sheet(spot)
            ]
            if name and spots:
                # From the west round by the south, where the map is emptiest.
                spots.sort(key=lambda spot: spot[0] - spot[1])
                yield Label(
                    (name,), "ring-name", tuple(spots[::3]), ("left", "below", "right"), 0.85, rank=66
                )


def _along(line: Sequence[XY]) -> tuple[XY, ...]:
    """Some points of a line, the middle first."""
    last = len(line) - 1
    return tuple(dict.fromkeys(line[round(last * share)] for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)))


def names_svg(placed: Sequence[Placed], *, scheme: str, keep_hidden: bool) -> list[str]:
    """The names as SVG; those without a place are left out, or kept with `display="none"` for a script."""
    shown = [one for one in placed if one.fits or keep_hidden]
    if not shown:
        return []
    return [
        f'<g {painted("names", scheme)} paint-order="stroke" stroke-width=".24em" stroke-linejoin="round">',
        *(_name_svg(one, scheme) for one in shown),
        "</g>",
    ]


def _name_svg(placed: Placed, scheme: str) -> str:
    label, (x, y) = placed.label, placed.spot
    dx, dy, anchor = SIDES[placed.side]
    at = f'x="{number_text(x)}" y="{number_text(y)}"'
    hidden = "" if placed.fits else ' display="none"'
    italic = ' font-style="italic"' if label.kind.endswith("-name") else ""
    bold = ' font-weight="600"' if label.kind == "town" and label.size > 1 else ""
    offset = (f' dx="{dx}em"' if dx else "") + f' dy="{_lifted(dy, placed)}em"'
    turned = "" if anchor == "start" else f' text-anchor="{anchor}"'
    lines = escape(label.lines[0]) + "".join(
        f'<tspan x="{number_text(x)}" dy="{LINE_EM}em">{escape(line)}</tspan>' for line in label.lines[1:]
    )
    text = f'<text {at}{offset}{turned} font-size="{label.size}em"{italic}{bold}>{lines}</text>'
    return f"<g {painted(label.kind, scheme)}{hidden}>{_symbol(label, placed.spot)}{text}</g>"


def _lifted(dy: float, placed: Placed) -> float:
    extra = (len(placed.label.lines) - 1) * LINE_EM
    return round(dy - extra * {"above": 1, "centre": 0.5}.get(placed.side, 0), 2)


def _symbol(label: Label, spot: XY) -> str:
    x, y = number_text(spot[0]), number_text(spot[1])
    if label.symbol == "dot":
        return f'<circle cx="{x}" cy="{y}" r="{0.3 if label.size > 1 else 0.22}em"/>'
    if label.symbol == "peak":
        return (
            f'<svg x="{x}" y="{y}" width=".5em" height=".5em" viewBox="0 0 8 8" overflow="visible" '
            'stroke-width="2"><path d="M-7 5 0-7 7 5z"/></svg>'
        )
    return ""
