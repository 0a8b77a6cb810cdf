"""The order in which a region's files are loaded, in one transaction."""

from dataclasses import dataclass, field

from django.db import transaction

from destinations.models import Amenity, Place, Region
from destinations.posters import MOTIFS
from roros_site import search
from roros_site.kit.caching import bump_content_version
from roros_site.loading.merging import Merger
from roros_site.loading.places import (
    load_attractions,
    load_categories,
    load_members,
    load_municipalities,
    load_schemes,
    load_sectors,
)
from roros_site.loading.reading import DataError, Folder, Record
from roros_site.loading.stories import load_events, load_pages, load_trips

STEPS = (
    ("municipalities", load_municipalities),
    ("categories", load_categories),
    ("sectors", load_sectors),
    ("certificate schemes", load_schemes),
    ("attractions", load_attractions),
    ("members", load_members),
    ("events", load_events),
    ("pages", load_pages),
    ("ready-made trips", load_trips),
)


@dataclass
class Tables:
    """What later files refer to in earlier ones."""

    municipalities: dict = field(default_factory=dict)
    category_rules: list = field(default_factory=list)
    sectors: dict = field(default_factory=dict)
    schemes: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    amenity_names: dict = field(default_factory=dict)
    amenities: dict = field(default_factory=dict)
    amenities_of: dict = field(default_factory=dict)
    posters: dict = field(default_factory=dict)
    page_posters: dict = field(default_factory=dict)
    highlights: list = field(default_factory=list)

    def poster_of(self, record):
        """The motif `posters.json` chose for a record, or "" for its category's."""
        motif = self.posters.get(record.slug, "")
        if motif and motif not in MOTIFS:
            raise DataError("posters.json", record.slug, None, f"'{motif}' is not a motif")
        return motif

    def weight_of(self, record, usual):
        """100 and downwards for the highlights of `region.json`, in their order; `usual` for all others."""
        return 100 - self.highlights.index(record.slug) if record.slug in self.highlights else usual

    def amenity(self, slug):
        if slug not in self.amenities:
            names = self.amenity_names.get(slug, {})
            plain = slug.replace("-", " ").capitalize()
            self.amenities[slug] = Amenity.objects.create(
                slug=slug[:50],
                **{f"name_{code}": (names.get(code) or plain)[:60] for code in ("nb", "en", "de")},
            )
        return self.amenities[slug]


def prepare_tables(folder):
    """Overlays and what the database already has."""
    posters = folder.json("posters.json", optional=True) or {}
    region = Record("region.json", folder.json("region.json"), 1)
    tables = Tables(
        notes=folder.overlay("notes.json"),
        amenity_names=folder.overlay("amenities.json"),
        posters=posters.get("records", {}),
        page_posters=posters.get("pages", {}),
        highlights=region.listed("highlights", str, optional=True)[:40],
        amenities={amenity.slug: amenity for amenity in Amenity.objects.all()},
    )
    for place, amenity in Place.amenities.through.objects.values_list("place", "amenity"):
        tables.amenities_of.setdefault(place, set()).add(amenity)
    return tables


@transaction.atomic
def load_region(path, *, overwrite=False, report=lambda line: None):
    """Load a region's folder; nothing is changed when any record is bad (DataError).

    `report` receives a line per file: created, changed, unchanged, kept (edited by staff), retired.
    """
    folder = Folder(path)
    tables = prepare_tables(folder)
    for name, load in STEPS:
        counts = load(folder, tables, overwrite)
        told = ", ".join(
            f"{counts[what]} {what}"
            for what in ("created", "changed", "unchanged", "kept", "retired")
            if counts[what]
        )
        report(f"  {name}: {told or 'none'}")
    load_frame(folder, tables, overwrite)
    report("  search index ...")
    search.rebuild()
    bump_content_version()


def load_frame(folder, tables, overwrite):
    """The region itself: `region.json`."""
    data = folder.json("region.json")
    record = Record("region.json", data, 1)
    office = record.text("office_place", longest=80, optional=True)
    if office and office not in tables.places:
        raise record.fail("office_place", f"'{office}' is not known")
    values = {
        **record.texts("name", longest=80),
        "short_name": record.text("short_name", longest=20),
        **record.texts("headline", longest=120),
        **record.texts("lead", longest=240),
        "company": record.text("company", longest=120),
        **record.point(),
        **record.texts("office_name", longest=120, optional=True),
        "office_place_id": tables.places[office].pk if office else None,
        "office_phone": record.text("office_phone", longest=30, optional=True),
        "office_email": record.text("office_email", longest=254, optional=True),
        "map_credit": record.text("map_credit", longest=200, optional=True),
    }
    Merger("region", overwrite=overwrite).write(Region, {"slug": record.text("slug", longest=50)}, values)
