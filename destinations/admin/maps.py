"""The map on which editors set a point: the region's own drawing, no tiles, no foreign host."""

import json
from functools import cache

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from destinations.cartography import base_map_svg, region_frame
from destinations.models import Place

WIDTH = 1000
NEARBY = 60


@cache
def _layers():
    folder = settings.DATA_DIR / "geo"
    return {
        file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.geojson"))
    }


@cache
def frame():
    """The frame of the drawing, or None where a region brings no geography."""
    try:
        return region_frame(_layers())
    except ValueError:
        return None


@cache
def _drawing():
    return base_map_svg(_layers(), width=WIDTH, frame=frame())


def map_svg(request):
    """The region's drawing; the form's script fetches it once."""
    response = HttpResponse(_drawing() if frame() else "", content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def nearby(request):
    """The places nearest to a point as {name, lat, lon}, to find one's way by when the map is drawn large."""
    try:
        point = float(request.GET["lat"]), float(request.GET["lon"])
    except (KeyError, ValueError):
        return JsonResponse({"places": []}, status=422)
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        return JsonResponse({"places": []}, status=422)
    places = Place.objects.only("lat", "lon", "name_nb", "name_en", "name_de").near(point)[:NEARBY]
    return JsonResponse({"places": [{"name": one.name, "lat": one.lat, "lon": one.lon} for one in places]})


def picker():
    """The HTML in which the form's script sets up the map; empty where there is no drawing."""
    if frame() is None:
        return ""
    box = frame()
    return render_to_string(
        "admin/destinations/map_picker.html",
        {
            "frame": f"{box.south} {box.west} {box.north} {box.east}",
            "map_url": reverse("admin:destinations_place_map"),
            "nearby_url": reverse("admin:destinations_place_nearby"),
        },
    )
