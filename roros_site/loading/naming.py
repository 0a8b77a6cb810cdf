"""The small tables all others refer to: municipalities, categories, sectors, certificate schemes; and the region."""

from destinations.models import Category, Municipality, Region
from destinations.posters import MOTIFS
from members.models import CertificateScheme, Sector
from roros_site.loading.merging import Merger
from roros_site.loading.reading import Record
from roros_site.loading.tables import CategoryFacts, CategoryRule

USUAL_VISIT_MIN = 60
SOURCES = {"attraction": "category", "member": "sector"}


def load_municipalities(folder, tables, *, overwrite, today, **_):
    records = folder.records("municipalities.json", longest_slug=50)
    merger = needed("municipalities", Municipality, records, overwrite)
    for position, record in enumerate(records):
        name = record.text("name", longest=80)
        if name in tables.municipalities:
            raise record.fail("name", f"'{name}' occurs twice")
        values = {
            "name": name,
            "sami_name": record.text("sami_name", longest=80, optional=True),
            "number": record.text("number", longest=4, optional=True),
            "county": record.text("county", longest=80, optional=True),
            "centre": record.text("centre", longest=80, optional=True),
            **record.point(tables.bounds),
            "area_km2": record.number("area_km2", 0, 1e6, optional=True),
            "population": record.whole("population", 0, 10**8, optional=True),
            "population_year": record.whole("population_year", 1900, 2100, optional=True),
            "website": record.web("website"),
            **record.texts("description", longest=4000, optional=True),
            "source_note": record.text("source_note", longest=2000, optional=True),
            "position": position,
        }
        tables.municipalities[name] = merger.write(record.slug, values)
    merger.remove_unused()
    return merger.finish()


def needed(source, model, records, overwrite):
    return Merger(source, model, [record.slug for record in records], overwrite=overwrite, is_needed=True)


def load_categories(folder, tables, *, overwrite, today, **_):
    """Categories, and the rules by which a record gets one: `takes` in the file."""
    records = folder.records("categories.json", longest_slug=50)
    merger = needed("categories", Category, records, overwrite)
    for position, record in enumerate(records):
        values = {
            "group": record.choice("group", Category.Group.values),
            **record.texts("name", longest=60),
            "motif": record.choice("motif", MOTIFS),
            "schema_type": record.text("schema_type", longest=40),
            "position": position,
        }
        category = merger.write(record.slug, values)
        tables.category_facts[category.pk] = CategoryFacts(
            is_outdoor=record.flag("is_outdoor", optional=True),
            not_so=frozenset(record.slugs("is_outdoor_except")),
            is_seen_inside=record.flag("is_seen_inside", optional=True),
            visit_min=record.whole("visit_min", 5, 1440, optional=True) or USUAL_VISIT_MIN,
        )
        tables.rules += [
            rule_of(record, rule, category.pk) for rule in record.listed("takes", dict, optional=True)
        ]
    merger.remove_unused()
    return merger.finish()


def rule_of(record, rule, category_id):
    """A rule such as {"from": "member", "sector": "shop", "amenity": "groceries"}."""
    source = rule.get("from")
    kept_in = SOURCES.get(source) if isinstance(source, str) else None
    narrower = {"name", "amenity"} if source == "member" else set()
    if kept_in is None or not {"from", kept_in} <= set(rule) <= {"from", kept_in, *narrower}:
        raise record.fail(
            "takes", "a rule has from (attraction, with category, or member, with sector, name, amenity)"
        )
    texts = {name: record.checked_text(value, "takes", longest=80) for name, value in rule.items()}
    return CategoryRule(
        source, texts[kept_in], texts.get("name", "").lower(), texts.get("amenity", ""), category_id
    )


def load_sectors(folder, tables, *, overwrite, today, **_):
    records = folder.records("sectors.json", optional=True, longest_slug=50)
    merger = needed("sectors", Sector, records, overwrite)
    for position, record in enumerate(records):
        tables.sectors[record.slug] = merger.write(
            record.slug, {**record.texts("name", longest=60), "position": position}
        )
    merger.remove_unused()
    return merger.finish()


def load_schemes(folder, tables, *, overwrite, today, **_):
    records = folder.records("certificates.json", optional=True, longest_slug=50)
    merger = needed("certificates", CertificateScheme, records, overwrite)
    for position, record in enumerate(records):
        values = {
            **record.texts("name", longest=80),
            "web_address": record.web("web_address"),
            "position": position,
        }
        tables.schemes[record.slug] = merger.write(record.slug, values)
    merger.remove_unused()
    return merger.finish()


def load_frame(folder, tables, *, overwrite, today, **_):
    """The region itself, the one row; a region of another name makes way for it."""
    record = Record("region.json", folder.json("region.json"))
    slug = record.text("slug", longest=50)
    office = record.text("office_place", longest=80, optional=True)
    if office and office not in tables.places:
        raise record.fail("office_place", f"'{office}' is not known")
    place = tables.places[office] if office else None
    values = {
        **record.texts("name", longest=80),
        "short_name": record.text("short_name", longest=20),
        **record.texts("headline", longest=120),
        **record.texts("lead", longest=240),
        "company": record.text("company", longest=120),
        **record.point(tables.bounds),
        **record.texts("office_name", longest=120, optional=True),
        "office_place_id": place.pk if place else None,
        "office_phone": record.text("office_phone", longest=30, optional=True),
        "office_email": record.email("office_email"),
        "map_credit": record.text("map_credit", longest=200, optional=True),
    }
    Region.objects.exclude(slug=slug).delete()
    merger = needed("region", Region, [record], overwrite)
    merger.write(slug, values)
    return merger.finish()
