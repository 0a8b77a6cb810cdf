"""Municipalities, categories, attractions and member businesses: everything that becomes a place."""

from django.utils import timezone

from destinations import hours
from destinations.models import Category, ImportedRecord, Municipality, OpeningPeriod, Place
from destinations.posters import MOTIFS
from members.models import Certificate, CertificateScheme, Listing, Member, Sector
from members.services import refresh_certified_until
from roros_site.loading.merging import Merger

SEASONS = ("spring", "summer", "autumn", "winter")
STATE_WORDS = {"indicative", "invented example"}
ALWAYS_OPEN = ("always open", "platform always open")
BY_ARRANGEMENT = ("by arrangement", "by appointment")
FAMILY_AMENITIES = {"family", "playground"}
WEIGHTS = {"unesco": 60, "attraction": 55, "member": 50, "sample": 20}


def load_municipalities(folder, tables, overwrite):
    merger = Merger("municipalities", overwrite=overwrite)
    for position, record in enumerate(folder.records("municipalities.json")):
        values = {
            "name": record.text("name", longest=80),
            "sami_name": record.text("sami_name", longest=80, optional=True),
            "number": record.text("number", longest=4, optional=True),
            "county": record.text("county", longest=80, optional=True),
            "centre": record.text("centre", longest=80, optional=True),
            **record.point(),
            "area_km2": record.number("area_km2", 0, 1e6, optional=True),
            "population": record.whole("population", 0, 10**8, optional=True),
            "population_year": record.whole("population_year", 1900, 2100, optional=True),
            "website": record.web("website"),
            **record.texts("description", longest=4000, optional=True),
            "source_note": record.text("source_note", longest=2000, optional=True),
            "position": position,
        }
        tables.municipalities[values["name"]] = merger.write(Municipality, {"slug": record.slug}, values)
    merger.retire(lambda slug: {})
    return merger.counts


def load_categories(folder, tables, overwrite):
    """Categories and the rules by which a record gets one: `takes` in the file."""
    merger = Merger("categories", overwrite=overwrite)
    for position, record in enumerate(folder.records("categories.json")):
        values = {
            "group": record.choice("group", Category.Group.values),
            **record.texts("name", longest=60),
            "motif": record.choice("motif", MOTIFS),
            "schema_type": record.text("schema_type", longest=40),
            "position": position,
        }
        category = merger.write(Category, {"slug": record.slug}, values)
        defaults = {
            "is_outdoor": record.flag("is_outdoor", optional=True),
            "visit_min": record.whole("visit_min", 5, 1440, optional=True) or 60,
        }
        for rule in record.listed("takes", dict, optional=True):
            tables.category_rules.append((rule, category, defaults))
    merger.retire(lambda slug: {})
    return merger.counts


def load_named(folder, name, model, tables, target, overwrite):
    """A small table of slugs and names in three languages."""
    merger = Merger(name, overwrite=overwrite)
    for position, record in enumerate(folder.records(f"{name}.json", optional=True)):
        values = {**record.texts("name", longest=80), "position": position}
        getattr(tables, target)[record.slug] = merger.write(model, {"slug": record.slug}, values)
    merger.retire(lambda slug: {})
    return merger.counts


def load_sectors(folder, tables, overwrite):
    return load_named(folder, "sectors", Sector, tables, "sectors", overwrite)


def load_schemes(folder, tables, overwrite):
    return load_named(folder, "certificates", CertificateScheme, tables, "schemes", overwrite)


def category_of(tables, record, **known):
    """The category whose rule fits best: one that names an amenity the record has goes before one that does not."""
    amenities = set(record.listed("amenities", str, optional=True))
    fitting = [
        (rule, category, defaults)
        for rule, category, defaults in tables.category_rules
        if all(rule.get(name) == value for name, value in known.items())
        and ("amenity" not in rule or rule["amenity"] in amenities)
    ]
    if not fitting:
        raise record.fail(next(reversed(known)), f"no category takes {known}")
    _rule, category, defaults = next((found for found in fitting if "amenity" in found[0]), fitting[0])
    return category, defaults


def municipality_of(tables, record):
    name = record.text("municipality", longest=80)
    if name not in tables.municipalities:
        raise record.fail("municipality", f"'{name}' is not known")
    return tables.municipalities[name]


def translated_note(tables, field, english, longest):
    """An English note of the data with its translations, where there are any."""
    texts = tables.notes.get(english, {}) if english else {}
    return {
        f"{field}_nb": (texts.get("nb") or "")[:longest],
        f"{field}_en": english[:longest],
        f"{field}_de": (texts.get("de") or "")[:longest],
    }


def base_values(tables, record, **known):
    """What attractions and members share."""
    category, defaults = category_of(tables, record, **known)
    note = record.text("hours_note", longest=240, optional=True)
    return {
        "category_id": category.pk,
        "municipality_id": municipality_of(tables, record).pk,
        **record.texts("summary", longest=200, optional=True),
        **record.texts("description", longest=4000, optional=True),
        **record.point(),
        "coord_accuracy_m": record.whole("coord_accuracy_m", 0, 100_000, optional=True),
        "is_outdoor": defaults["is_outdoor"],
        "price_level": record.whole("price_level", 0, 4, optional=True),
        "web_address": record.web("website"),
        "motif": tables.poster_of(record),
        **translated_note(tables, "hours_note", "" if note in STATE_WORDS else without_state(note), 240),
        "source_note": record.text("source_note", longest=2000, optional=True),
        "is_published": True,
        "retired_on": None,
    }, defaults


def without_state(note):
    """A note without the word "indicative" before it: the period's state says so already."""
    return note.removeprefix("indicative;").removeprefix("indicative,").strip()


def load_attractions(folder, tables, overwrite):
    merger, period_merger = Merger("attractions", overwrite=overwrite), HoursMerger(overwrite=overwrite)
    access = folder.overlay("access.json")
    for record in folder.records("attractions.json"):
        values, _defaults = base_values(
            tables, record, **{"from": "attraction", "category": record.text("category", longest=40)}
        )
        seasons = record.listed("seasons", str)
        for season in seasons:
            if season not in SEASONS:
                raise record.fail("seasons", f"'{season}' is not a season")
        is_unesco = record.flag("unesco", optional=True)
        accessibility = record.text("accessibility", longest=300, optional=True)
        values |= {
            **record.texts("name", longest=120),
            **{f"in_{season}": season in seasons for season in SEASONS},
            "visit_min": record.whole("visit_minutes", 5, 1440),
            "price_nok": record.whole("price_nok_adult", 0, 100_000, optional=True),
            "is_unesco": is_unesco,
            "wikidata": record.text("wikidata", longest=20, optional=True),
            **translated_note(tables, "access_note", accessibility, 300),
            "wheelchair": access.get(record.slug, {}).get("wheelchair", "unknown"),
            "weight": tables.weight_of(record, WEIGHTS["unesco" if is_unesco else "attraction"]),
        }
        place = merger.write(Place, {"slug": record.slug}, values)
        period_merger.write(place, read_hours(record))
        tables.places[record.slug] = place
    merger.retire(retire_place)
    return merger.counts


def load_members(folder, tables, overwrite):
    """Each member becomes a Member, a Place and the Listing that joins them."""
    merger, places = Merger("members", overwrite=overwrite), Merger("member-places", overwrite=overwrite)
    period_merger = HoursMerger(overwrite=overwrite)
    for record in folder.records("members.json"):
        sector = record.choice("sector", tables.sectors)
        is_sample = not record.flag("real")
        name = record.text("name", longest=120)
        email = record.text("email", longest=254, optional=True)
        values, defaults = base_values(tables, record, **{"from": "member", "sector": sector})
        amenities = record.listed("amenities", str, optional=True)
        values |= {
            **{f"name_{code}": name for code in ("nb", "en", "de")},
            "visit_min": defaults["visit_min"],
            "phone": record.text("phone", longest=30, optional=True),
            "email": email,
            "is_sample": is_sample,
            "wheelchair": "yes" if "wheelchair-access" in amenities else "unknown",
            "children": "yes" if FAMILY_AMENITIES & set(amenities) else "unknown",
            # For places to stay "dogs" says that guests may bring one; elsewhere it may mean sled dogs.
            "dogs": "yes" if "dogs" in amenities and sector == "accommodation" else "unknown",
            "weight": tables.weight_of(record, WEIGHTS["sample" if is_sample else "member"]),
        }
        place = places.write(Place, {"slug": record.slug}, values)
        period_merger.write(place, read_hours(record))
        load_amenities(place, tables, amenities)
        tables.places[record.slug] = place
        member = merger.write(
            Member,
            {"slug": record.slug},
            {
                "name": name,
                "sector_id": tables.sectors[sector].pk,
                "contact_email": email,
                "is_sample": is_sample,
                "left_on": None,
            },
        )
        Listing.objects.get_or_create(member=member, place=place)
        load_certificates(member, record, tables)
    merger.retire(leave)
    places.retire(retire_place)
    return merger.counts


def read_hours(record):
    """[rule, state] of the record's one period, or [] when nobody knows: raises DataError for a bad rule."""
    rule = record.text("opening_hours", longest=500, optional=True)
    note = record.text("hours_note", longest=240, optional=True).lower()
    if rule:
        try:
            return [hours.clean_rule(rule)[0], OpeningPeriod.State.INDICATIVE.value]
        except ValueError as error:
            raise record.fail("opening_hours", str(error)) from error
    if note.startswith(ALWAYS_OPEN):
        return ["24/7", OpeningPeriod.State.INDICATIVE.value]
    if any(words in note for words in BY_ARRANGEMENT):
        return ["", OpeningPeriod.State.BY_APPOINTMENT.value]
    return []


class HoursMerger:
    """Loads one period per place, unless staff have changed the place's hours since the last load."""

    def __init__(self, *, overwrite):
        self.overwrite = overwrite
        self.known = {record.key: record for record in ImportedRecord.objects.filter(source="hours")}
        self.present = {}
        for period in OpeningPeriod.objects.order_by("pk"):
            self.present.setdefault(period.place_id, []).append(period)

    def write(self, place, loaded):
        """`loaded` is `read_hours`' answer."""
        record = self.known.get(place.slug)
        last = record.values["period"] if record else []
        periods = self.present.get(place.pk, [])
        now = [text for period in periods for text in (period.rule, period.state)]
        is_edited = now != last or any(
            period.valid_from or period.valid_to or period.is_override or period.confirmed_on
            for period in periods
        )
        if now == loaded or (is_edited and not self.overwrite):
            return
        place.periods.all().delete()
        if loaded:
            OpeningPeriod.objects.create(place=place, rule=loaded[0], state=loaded[1])
        ImportedRecord.objects.update_or_create(
            source="hours", key=place.slug, defaults={"values": {"period": loaded}}
        )


def load_amenities(place, tables, slugs):
    """Set a place's amenities; a slug without a name in three languages is shown as it is written."""
    wanted = [tables.amenity(slug) for slug in slugs]
    if place.pk not in tables.amenities_of or tables.amenities_of[place.pk] != {each.pk for each in wanted}:
        place.amenities.set(wanted)


def load_certificates(member, record, tables):
    """Certificates the data names carry no dates, so they hold until staff give them some."""
    for slug in record.listed("certifications", str, optional=True):
        if slug not in tables.schemes:
            raise record.fail("certifications", f"'{slug}' is not known")
        Certificate.objects.get_or_create(member=member, scheme=tables.schemes[slug])
        refresh_certified_until(member=member)


def retire_place(slug):
    today = timezone.localdate()
    Place.objects.filter(slug=slug, retired_on__isnull=True).update(retired_on=today)
    return {"retired_on": today}


def leave(slug):
    today = timezone.localdate()
    Member.objects.filter(slug=slug, left_on__isnull=True).update(left_on=today)
    return {"left_on": today}
