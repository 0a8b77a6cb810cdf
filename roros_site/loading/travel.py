"""Distances, stations and speeds: checked here, read from the file by whoever estimates travel."""

from roros_site.loading.reading import Record

FASTEST_KMH = 300


def check_travel(folder):
    """Raises DataError when `travel.json` is there and not well formed; stores nothing."""
    data = folder.json("travel.json", optional=True)
    if data is None:
        return
    travel = Record("travel.json", data)
    travel.slug = ""
    for field in ("walking_kmh", "cycling_kmh"):
        travel.number(field, 0.1, FASTEST_KMH, optional=True)
    if "calibration" in travel.data:
        road = travel.inner(travel.part("calibration"), "calibration")
        road.number("median_avg_kmh", 1, FASTEST_KMH, optional=True)
        road.number("mean_detour_factor", 1, 10, optional=True)
    places, stations = (points(travel, field) for field in ("places", "stations"))
    for field, known in (("driving", places), ("train", stations)):
        for number, leg in enumerate(travel.listed(field, dict, optional=True), start=1):
            leg = travel.inner(leg, f"number {number}")
            for end in ("from", "to"):
                leg.choice(end, known)
            leg.number("km", 0, 5000)
            leg.number("minutes", 0, 5000)


def points(travel, field):
    """The names of a list of named points."""
    names = set()
    for number, data in enumerate(travel.listed(field, dict, optional=True), start=1):
        point = travel.inner(data, f"number {number}")
        point.point()
        names.add(point.text("name", longest=80))
    return names
