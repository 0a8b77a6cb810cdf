"""The order in which a region's files are loaded, in one transaction."""

from django.db import transaction
from django.utils import timezone

from destinations.models import SearchDocument
from roros_site import search
from roros_site.kit.caching import bump_content_version
from roros_site.loading.events import load_events
from roros_site.loading.merging import OUTCOMES
from roros_site.loading.naming import (
    load_categories,
    load_frame,
    load_municipalities,
    load_schemes,
    load_sectors,
)
from roros_site.loading.pages import load_pages
from roros_site.loading.places import load_attractions, load_members
from roros_site.loading.reading import Folder
from roros_site.loading.tables import read_tables
from roros_site.loading.travel import check_travel
from roros_site.loading.trips import load_trips

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
    ("region", load_frame),
)


@transaction.atomic
def load_region(path, *, now, overwrite=False, report=lambda line: None):
    """Load a region's folder; nothing is changed when any record is bad (DataError).

    `now` is an aware instant: rows that are gone from the files are retired on its local day. `report` receives a
    line per file: created, changed, unchanged, kept (edited by staff), retired.
    """
    folder = Folder(path)
    check_travel(folder)
    tables, today = read_tables(folder), timezone.localdate(now)
    written = 0
    for name, load in STEPS:
        counts = load(folder, tables, overwrite=overwrite, now=now, today=today)
        written += counts["created"] + counts["changed"] + counts["kept"] + counts["retired"]
        told = ", ".join(f"{counts[what]} {what}" for what in OUTCOMES if counts[what])
        report(f"  {name}: {told or 'none'}")
    # A record of which something was kept may have had something else changed, so it counts as written.
    if written or not SearchDocument.objects.exists():
        report(f"  search index: {search.rebuild()} documents")
        bump_content_version()
