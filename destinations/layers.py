"""The map layers a region brings: GeoJSON files under `geo/` in its data folder."""

import json
from pathlib import Path

from django.conf import settings

from roros_site.kit.caching import remember


def layers():
    """{name: GeoJSON} of every layer, remembered; a missing folder gives none."""

    def read():
        folder = Path(settings.DATA_DIR) / "geo"
        return {
            path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.geojson"))
        }

    return remember("map-layers", read)
