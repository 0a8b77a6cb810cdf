"""Geography without Django: distances, boxes, travel estimates, Web Mercator and clustering.

A point is `(lat, lon)` in degrees (WGS 84) everywhere in Python. GeoJSON's order is met only in
`to_position` and `from_position`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LatLon = tuple[float, float]
XY = tuple[float, float]

EARTH_RADIUS_M = 6_371_008.8
MERCATOR_LIMIT = 85.051129


def distance_m(a: LatLon, b: LatLon) -> float:
    """Great-circle distance in metres (haversine, mean earth radius, within 0.6 % of the ellipsoid)."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b[1] - a[1]) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def to_position(point: LatLon) -> list[float]:
    """A GeoJSON position, `[lon, lat]`."""
    return [point[1], point[0]]


def from_position(position: Sequence[float]) -> LatLon:
    """The point of a GeoJSON position; a height in third place is dropped."""
    return (position[1], position[0])


@dataclass(frozen=True, slots=True)
class Box:
    """A bounding box in degrees that does not cross the antimeridian; raises ValueError if turned round."""

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self):
        if not (-90 <= self.south <= self.north <= 90 and -180 <= self.west <= self.east <= 180):
            raise ValueError(f"not a box: {self}")

    @classmethod
    def around(cls, points: Iterable[LatLon]) -> "Box":
        """The smallest box that holds all points; raises ValueError if there are none."""
        lats, lons = zip(*points, strict=True)
        return cls(min(lats), min(lons), max(lats), max(lons))

    @classmethod
    def within(cls, center: LatLon, radius_m: float) -> "Box":
        """A box that holds every point within the radius, to narrow a query before exact distances."""
        d_lat = math.degrees(radius_m / EARTH_RADIUS_M)
        south, north = max(-90.0, center[0] - d_lat), min(90.0, center[0] + d_lat)
        widest = max(abs(south), abs(north))
        d_lon = 360.0 if widest > 89.9 else d_lat / math.cos(math.radians(widest))
        return cls(south, max(-180.0, center[1] - d_lon), north, min(180.0, center[1] + d_lon))

    @property
    def center(self) -> LatLon:
        return ((self.south + self.north) / 2, (self.west + self.east) / 2)

    def __contains__(self, point: LatLon) -> bool:
        return self.south <= point[0] <= self.north and self.west <= point[1] <= self.east

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.south, other.south),
            min(self.west, other.west),
            max(self.north, other.north),
            max(self.east, other.east),
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns a straight line into minutes; the defaults are those of the region's `travel.json`.

    A detour factor is road or path length over the straight line.
    """

    walk_kmh: float = 4.2
    walk_detour: float = 1.25
    bike_kmh: float = 14
    bike_detour: float = 1.25
    drive_kmh: float = 62
    drive_detour: float = 1.31
    parking_min: float = 3

    @classmethod
    def from_travel(cls, travel: Mapping) -> "Calibration":
        """Read from the parsed `travel.json`; what it does not state keeps its default."""
        road = travel.get("calibration", {})
        stated = {
            "walk_kmh": travel.get("walking_kmh"),
            "bike_kmh": travel.get("cycling_kmh"),
            "drive_kmh": road.get("median_avg_kmh"),
            "drive_detour": road.get("mean_detour_factor"),
        }
        return cls(**{name: value for name, value in stated.items() if value is not None})


REGION = Calibration()


def _minutes(distance_m: float, detour: float, kmh: float) -> float:
    return distance_m * detour / (kmh * 1000 / 60)


def walk_min(distance_m: float, calibration: Calibration = REGION) -> int:
    """Whole minutes on foot for a straight-line distance; at least 1 unless the distance is 0."""
    return math.ceil(_minutes(distance_m, calibration.walk_detour, calibration.walk_kmh))


def bike_min(distance_m: float, calibration: Calibration = REGION) -> int:
    """Whole minutes by bicycle for a straight-line distance."""
    return math.ceil(_minutes(distance_m, calibration.bike_detour, calibration.bike_kmh))


def drive_min(distance_m: float, calibration: Calibration = REGION) -> int:
    """Whole minutes by car for a straight-line distance, parking included; allow 10-20 % more in winter."""
    if distance_m <= 0:
        return 0
    driving = _minutes(distance_m, calibration.drive_detour, calibration.drive_kmh)
    return math.ceil(driving + calibration.parking_min)


def _mercator(point: LatLon) -> XY:
    """Web Mercator on the unit square: (0, 0) is the north-west corner of the world, y grows southward."""
    lat = math.radians(max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, point[0])))
    return ((point[1] + 180) / 360, (1 - math.asinh(math.tan(lat)) / math.pi) / 2)


def _from_mercator(x: float, y: float) -> LatLon:
    return (math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180)


class Projection:
    """Web Mercator of a frame onto a drawing `width` units wide; y grows downward, as in SVG.

    It agrees with raster tiles in EPSG:3857. Points outside the frame are projected too.
    """

    def __init__(self, frame: Box, width: float):
        left, top = _mercator((frame.north, frame.west))
        right, bottom = _mercator((frame.south, frame.east))
        if not (right > left and bottom > top and width > 0):
            raise ValueError(f"nothing to project onto: {frame}, width {width}")
        self.frame = frame
        self.width = width
        self.height = width * (bottom - top) / (right - left)
        self._left, self._top = left, top
        self._scale = width / (right - left)

    @classmethod
    def fit(cls, box: Box, width: float, height: float, *, padding: float = 0) -> "Projection":
        """A projection onto exactly `width` x `height`, the box centred with `padding` units free."""
        room_x, room_y = width - 2 * padding, height - 2 * padding
        if room_x <= 0 or room_y <= 0:
            raise ValueError(f"padding {padding} leaves no room in {width} x {height}")
        left, top = _mercator((box.north, box.west))
        right, bottom = _mercator((box.south, box.east))
        units = max((right - left) / room_x, (bottom - top) / room_y)
        if units <= 0:
            raise ValueError(f"a box without extent cannot be fitted: {box}")
        mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
        north, west = _from_mercator(mid_x - units * width / 2, mid_y - units * height / 2)
        south, east = _from_mercator(mid_x + units * width / 2, mid_y + units * height / 2)
        return cls(Box(south, west, north, east), width)

    def xy(self, point: LatLon) -> XY:
        x, y = _mercator(point)
        return ((x - self._left) * self._scale, (y - self._top) * self._scale)

    def latlon(self, x: float, y: float) -> LatLon:
        return _from_mercator(self._left + x / self._scale, self._top + y / self._scale)

    def percent(self, point: LatLon) -> XY:
        """Where the point lies as percentages of the drawing's width and height, for HTML laid over it."""
        x, y = self.xy(point)
        return (100 * x / self.width, 100 * y / self.height)

    def metres_per_unit(self, lat: float) -> float:
        """Ground metres that one drawing unit covers at a latitude."""
        return 2 * math.pi * EARTH_RADIUS_M * math.cos(math.radians(lat)) / self._scale


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points drawn as one: the place of its first point, and the indices of all, the first point first."""

    x: float
    y: float
    members: tuple[int, ...]


def cluster(points: Sequence[XY], cell: float) -> list[Cluster]:
    """Group points so that no two groups lie nearer than `cell`; each point is in exactly one group.

    Order decides: a point joins the nearest group already there, or starts one where it stands, so a
    group never wanders when others are filtered out behind it. A grid of `cell` finds the neighbours.
    """
    if cell <= 0:
        raise ValueError("cell must be positive")
    anchors: list[XY] = []
    members: list[list[int]] = []
    grid: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(points):
        column, row = math.floor(x / cell), math.floor(y / cell)
        near = [
            (math.dist((x, y), anchors[group]), group)
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for group in grid.get((i, j), ())
        ]
        distance, group = min(near, default=(math.inf, -1))
        if distance < cell:
            members[group].append(index)
        else:
            grid.setdefault((column, row), []).append(len(anchors))
            anchors.append((x, y))
            members.append([index])
    return [Cluster(x, y, tuple(group)) for (x, y), group in zip(anchors, members, strict=True)]
