"""A small made-up region as a folder of files, for tests that load it, change it and spoil it."""

import copy
import json

from roros_site.loading import load_region
from tests.world import local

NOW = local(2026, 11, 24, 12)
REGION = {
    "slug": "fjordane",
    "short_name": "Fjordane",
    "name_nb": "Fjordane",
    "headline_nb": "Fisk og fjell.",
    "lead_nb": "En liten region.",
    "company": "Visit Fjordane",
    "lat": 61.5,
    "lon": 5.5,
    "office_place": "kiosken",
    "highlights": ["fyret"],
    "bounds": {"south": 61, "north": 62, "west": 5, "east": 6},
}
MUNICIPALITIES = [{"slug": "vik", "name": "Vik", "lat": 61.5, "lon": 5.5, "population": 900}]
CATEGORIES = [
    {
        "slug": "sight",
        "group": "see",
        "name_nb": "Severdighet",
        "motif": "mountain",
        "schema_type": "TouristAttraction",
        "is_outdoor": True,
        "is_outdoor_except": ["museet"],
        "takes": [{"from": "attraction", "category": "sight"}],
    },
    {
        "slug": "church",
        "group": "see",
        "name_nb": "Kirke",
        "motif": "church",
        "schema_type": "Church",
        "is_seen_inside": True,
        "takes": [{"from": "attraction", "category": "church"}],
    },
    {
        "slug": "shop",
        "group": "shop",
        "name_nb": "Butikk",
        "motif": "shop",
        "schema_type": "Store",
        "visit_min": 25,
        "takes": [{"from": "member", "sector": "shop"}],
    },
    {
        "slug": "bakery",
        "group": "eat",
        "name_nb": "Bakeri",
        "motif": "cafe",
        "schema_type": "Bakery",
        "takes": [{"from": "member", "sector": "shop", "amenity": "bakery"}],
    },
    {
        "slug": "kiosk",
        "group": "shop",
        "name_nb": "Kiosk",
        "motif": "shop",
        "schema_type": "Store",
        "takes": [{"from": "member", "sector": "shop", "name": "kiosk"}],
    },
]
SECTORS = [{"slug": "shop", "name_nb": "Butikker"}]
CERTIFICATES = [{"slug": "green-key", "name_nb": "Green Key"}, {"slug": "debio", "name_nb": "Debio"}]


def attraction(slug, **fields):
    return {
        "slug": slug,
        "name_nb": slug.title(),
        "name_en": f"The {slug}",
        "municipality": "Vik",
        "category": "sight",
        "lat": 61.5,
        "lon": 5.5,
        "visit_minutes": 40,
        "opening_hours": None,
        "hours_note": "always open",
        "seasons": ["summer"],
        "summary_nb": "Kort.",
        **fields,
    }


def member(slug, **fields):
    return {
        "slug": slug,
        "name": slug.title(),
        "municipality": "Vik",
        "sector": "shop",
        "lat": 61.6,
        "lon": 5.6,
        "opening_hours": "Mo-Fr 09:00-17:00",
        "hours_note": "indicative",
        "certifications": [],
        "amenities": [],
        "real": True,
        **fields,
    }


def event(slug, **fields):
    return {
        "slug": slug,
        "title_nb": slug.title(),
        "kind": "fair",
        "venue": "fyret",
        "certainty": "high",
        "recurrence": {
            "rrule": "FREQ=YEARLY;BYMONTH=7;BYDAY=1SA",
            "dtstart": "2026-07-04",
            "rule_text": "First Saturday",
        },
        "dates": {
            "2026": {"start": "2026-07-04", "end": "2026-07-05"},
            "2027": {"start": "2027-07-03", "end": "2027-07-04"},
        },
        "start_time": "10:00",
        "end_time": "18:00",
        **fields,
    }


def page(slug, parent=None, **fields):
    return {
        "slug": slug,
        "parent": parent,
        "title_nb": slug.title(),
        "body_nb": f"Om **{slug}**.",
        "order": 1,
        **fields,
    }


def trip(slug, *stops, **fields):
    days = [
        {
            "day": 1,
            "title_nb": "Første dag",
            "stops": [dict(zip(("type", "slug", "minutes"), s, strict=True)) for s in stops],
        }
    ]
    return {
        "slug": slug,
        "title_nb": slug.title(),
        "theme": "nature",
        "transport": "car",
        "days": days,
        **fields,
    }


FILES = {
    "region.json": REGION,
    "municipalities.json": MUNICIPALITIES,
    "categories.json": CATEGORIES,
    "sectors.json": SECTORS,
    "certificates.json": CERTIFICATES,
    "attractions.json": [
        attraction("fyret"),
        attraction(
            "museet",
            opening_hours="Mo-Su 10:00-16:00",
            hours_note="indicative; ring the bell",
            price_nok_adult=80,
        ),
        attraction(
            "kirka", category="church", hours_note="churchyard always open; church open by arrangement"
        ),
    ],
    "members.json": [
        member("kiosken", amenities=["wifi", "playground"], certifications=["green-key"]),
        member("bakern", amenities=["bakery", "wheelchair-access"], real=False, email="bakern@example.org"),
    ],
    "events.json": [
        event(
            "opningen",
            parent="messa",
            dates={"2026": {"start": "2026-07-04", "end": "2026-07-04"}},
            recurrence={"rrule": None, "dtstart": "2026-07-04", "rule_text": None, "parent_offset_days": 0},
        ),
        event("messa"),
    ],
    "articles.json": [page("hit", "reise"), page("reise")],
    "itineraries.json": [
        trip("rundtur", ("attraction", "fyret", 40), ("member", "kiosken", 20), ("event", "messa", 90))
    ],
    "travel.json": {
        "walking_kmh": 4,
        "places": [{"name": "Vik", "lat": 61.5, "lon": 5.5}],
        "driving": [],
        "stations": [],
        "train": [],
    },
}


class SmallRegion:
    """Files to change before `load` writes and loads them; `files` holds their parsed content, or text as it is."""

    def __init__(self, folder):
        self.folder, self.files = folder, copy.deepcopy(FILES)

    def load(self, *, overwrite=False, now=NOW):
        """Write the files and load them; the lines of the report as {kind: counts}."""
        for name, content in self.files.items():
            self.write(name, content)
        lines = []
        load_region(self.folder, now=now, overwrite=overwrite, report=lines.append)
        return dict(line.strip().split(": ") for line in lines)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def record(self, file, slug):
        return next(record for record in self.files[file] if record["slug"] == slug)

    def drop(self, file, slug):
        self.files[file] = [record for record in self.files[file] if record["slug"] != slug]
