"""Points that the region's places put on a map, and what their groups look like."""

from dataclasses import dataclass

# One path each on a 16 x 16 field, filled; the shape tells the group apart where colour cannot.
GLYPHS = {
    "see": "M8 1l6 4v1H2V5zM3 7h2v5H3zm4 0h2v5H7zm4 0h2v5h-2zM2 13h12v2H2z",
    "do": "M1 14l5-9 3 5 2-3 4 7zM11.5 2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z",
    "eat": "M4 1h1v4h1V1h1v4h1V1h1v5L7.5 8v7h-2V8L4 6zM11 1c2 1 2.5 3 2.5 7H12v7h-1.5V1z",
    "stay": "M1 3h2v5h12v6h-2v-2H3v2H1zM4 4.5h4q2 0 2 2.5H4z",
    "shop": "M5 5a3 3 0 0 1 6 0h3l-1 10H3L2 5zm1.5 0h3a1.5 1.5 0 0 0-3 0z",
    "service": "M8 1.5a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM5.5 6.5h4V13H11v1.5H5V13h1.5V8h-1z",
}
OTHER_GLYPH = "M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z"


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on a map: `(lat, lon)` in degrees, what it is called, where it leads and its category's group.

    `label` is what stands in a numbered marker, at most two letters; "" takes its number in the order given.
    """

    lat: float
    lon: float
    name: str = ""
    href: str = ""
    group: str = ""
    label: str = ""

    @property
    def point(self) -> tuple[float, float]:
        return (self.lat, self.lon)


def glyph_path(group: str) -> str:
    """Path data of a group's glyph on a 16 x 16 field; a dot for a group without one."""
    return GLYPHS.get(group, OTHER_GLYPH)
