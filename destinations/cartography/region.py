"""The region as one drawing: the sheet that the large map starts from."""

from roros_site.kit.geo import Box, Projection

from .labels import place
from .paths import number_text
from .sheet import Layers, Sheet, names_svg, region_frame

FONT_PX = 13
FONTS = "'Hanken Grotesk',system-ui,sans-serif"


def base_map_svg(
    layers: Layers, *, width: int = 1000, scheme: str = "light", frame: Box | None = None
) -> str:
    """The region's map as one SVG for `width` CSS pixels; a narrower one carries fewer names, not smaller.

    `layers` maps a layer's name (the stem of its file in `data/geo/`) to its parsed GeoJSON; a missing layer
    is left out. `frame` is `region_frame(layers)` unless given. Names without room have `display="none"`, in
    order of importance, for the script that zooms. Without any layer and frame it raises ValueError.
    """
    projection = Projection(frame or region_frame(layers), width)
    sheet = Sheet(layers, projection, scheme=scheme, tolerance=0.6 * width / 1000, bleed=0)
    margin = FONT_PX / 2
    bounds = (margin, margin, width - margin, projection.height - margin)
    placed = place(sheet.names(), bounds=bounds, font_size=FONT_PX, lines=sheet.line_points(FONT_PX / 2))
    return "".join(
        [
            svg_opening(projection.width, projection.height, FONT_PX),
            *sheet.ground(),
            *names_svg(placed, scheme=scheme, keep_hidden=True),
            "</svg>",
        ]
    )


def svg_opening(width: float, height: float, font_px: float, extra: str = "") -> str:
    """The root element; every length inside is in units, or in em of the font size set here."""
    w, h = number_text(width), number_text(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map-vector" width="{w}" height="{h}" '
        f'viewBox="0 0 {w} {h}" font-family="{FONTS}" font-size="{font_px}"{extra}>'
    )
