"""Maps of the region drawn from GeoJSON as SVG. Pure Python: the caller reads the files."""

from .marks import Marker, glyph_path
from .mini import mini_map_svg
from .overlay import overlay_svg
from .region import base_map_svg
from .sheet import region_frame

CREDIT = "© Kartverket (CC BY 4.0) · GeoNames (CC BY 4.0) · GSHHG (LGPL) · Natural Earth"

__all__ = ["CREDIT", "Marker", "base_map_svg", "glyph_path", "mini_map_svg", "overlay_svg", "region_frame"]
