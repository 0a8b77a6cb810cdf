"""Attractions and member businesses: everything that becomes a place."""

from collections import defaultdict

from destinations import hours
from destinations.models import ImportedRecord, OpeningPeriod, Place
from destinations.models.places import Answer
from members.models import Certificate, Listing, Member
from members.services import refresh_certified_until
from roros_site.loading.merging import Merger, Part, stored
from roros_site.loading.reading import LANGUAGES

SEASONS = ("spring", "summer", "autumn", "winter")
# An English note that begins so says that what there is to see can always be seen.
ALWAYS_OPEN = ("always open", "platform always open", "exterior always")
BY_ARRANGEMENT = ("by arrangement", "by appointment")
FOR_CHILDREN = {"family", "playground"}
# Highlights of the region stand above all these, see Tables.weight_of.
WEIGHTS = {"unesco": 60, "attraction": 55, "member": 50, "sample": 20}
PERIOD_FACTS = ("valid_from", "valid_to", "last_entry_min", "is_override", "confirmed_on", "confirmed_by")


class PlaceWriter:
    """Writes the places of one file; all files share one source, so that a place may move between them."""

    def __init__(self, tables, records, *, overwrite):
        self.tables = tables
        self.merger = Merger("places", Place, [record.slug for record in records], overwrite=overwrite)
        self.merger.seen.update(tables.places)  # whatever an earlier file brought
        self.periods = defaultdict(list)
        slugs = list(self.merger.rows)
        for period in OpeningPeriod.objects.filter(place__slug__in=slugs).order_by(
            "is_override", "valid_from", "pk"
        ):
            self.periods[period.place_id].append(period)

    def write(self, record, values, *, opening, amenities=()):
        """The place of a record, with its hours and amenities; None when staff deleted it."""
        if record.slug in self.tables.places:
            raise record.fail("slug", "is used by another place")
        parts = [
            Part("hours", opening, self._hours_now, apply_hours),
            Part("amenities", sorted(set(amenities)), self._amenities_now, self._apply_amenities),
        ]
        place = self.merger.write(record.slug, values, parts=parts)
        self.tables.places[record.slug] = place
        return place

    def _hours_now(self, place):
        """[[rule, state], ...]; a period that says more, as only staff write it, is longer."""
        return [period_value(period) for period in self.periods[place.pk]]

    def _amenities_now(self, place):
        return sorted(self.tables.amenities_of.get(place.pk, ()))

    def _apply_amenities(self, place, slugs):
        place.amenities.set([self.tables.amenity(slug) for slug in slugs])


def period_value(period):
    facts = [stored(getattr(period, name)) for name in PERIOD_FACTS]
    return [period.rule, period.state, *(facts if any(facts) else [])]


def apply_hours(place, opening):
    place.periods.all().delete()
    for rule, state in opening:
        OpeningPeriod.objects.create(place=place, rule=rule, state=state)


def opening_of(record, *, is_seen_inside):
    """[[rule, state]] for the record's one period, or [] when nobody knows; raises DataError for a bad rule.

    A note that what there is to see is always open counts as open day and night, except where the thing to see is
    inside: an open churchyard is no open church.
    """
    rule = record.text("opening_hours", longest=500, optional=True)
    note = record.text("hours_note", longest=240, optional=True).lower()
    if rule:
        try:
            canonical, _notices = hours.clean_rule(rule)
        except ValueError as error:
            raise record.fail("opening_hours", str(error)) from error
        return [[canonical, OpeningPeriod.State.INDICATIVE.value]]
    if note.startswith(ALWAYS_OPEN) and not is_seen_inside:
        return [["24/7", OpeningPeriod.State.INDICATIVE.value]]
    if any(words in note for words in BY_ARRANGEMENT):
        return [["", OpeningPeriod.State.BY_APPOINTMENT.value]]
    return []


def place_values(tables, record, category_id, facts):
    """The columns attractions and members share."""
    return {
        "category_id": category_id,
        "municipality_id": tables.municipalities[record.choice("municipality", tables.municipalities)].pk,
        **record.texts("summary", longest=200, optional=True),
        **record.texts("description", longest=4000, optional=True),
        **record.point(tables.bounds),
        "coord_accuracy_m": record.whole("coord_accuracy_m", 0, 100_000, optional=True),
        "is_outdoor": facts.is_outdoor != (record.slug in facts.not_so),
        "price_level": record.whole("price_level", 0, 4, optional=True),
        "web_address": record.web("website"),
        "motif": tables.motifs.get(record.slug, ""),
        **tables.note(record, "hours_note", "hours_note", longest=240),
        "source_note": record.text("source_note", longest=2000, optional=True),
        "is_published": True,
        "retired_on": None,
    }


def wheelchair_of(tables, slug):
    """What the access overlay states, or "unknown"."""
    stated = tables.access.get(slug)
    return stated.choice("wheelchair", Answer.values) if stated else Answer.UNKNOWN.value


def load_attractions(folder, tables, *, overwrite, today, **_):
    records = folder.records("attractions.json", optional=True)
    writer = PlaceWriter(tables, records, overwrite=overwrite)
    for record in records:
        kind = record.text("category", longest=50)
        category_id, facts = tables.category_of(record, "attraction", kind)
        seasons = record.choices("seasons", SEASONS)
        is_unesco = record.flag("unesco", optional=True)
        values = {
            **record.texts("name", longest=120),
            **place_values(tables, record, category_id, facts),
            **{f"in_{season}": season in seasons for season in SEASONS},
            "visit_min": record.whole("visit_minutes", 5, 1440),
            "price_nok": record.whole("price_nok_adult", 0, 100_000, optional=True),
            "is_unesco": is_unesco,
            "is_sample": False,
            "wikidata": record.text("wikidata", longest=20, optional=True),
            **tables.note(record, "accessibility", "access_note", longest=300),
            "wheelchair": wheelchair_of(tables, record.slug),
            "children": Answer.YES.value if kind in FOR_CHILDREN else Answer.UNKNOWN.value,
            "weight": tables.weight_of(record.slug, WEIGHTS["unesco" if is_unesco else "attraction"]),
        }
        writer.write(record, values, opening=opening_of(record, is_seen_inside=facts.is_seen_inside))
    writer.merger.seen |= slugs_of_members(folder)
    writer.merger.retire(retired_on=today)
    return writer.merger.finish()


def slugs_of_members(folder):
    """The places that members bring or brought: `load_members` decides about them."""
    known = ImportedRecord.objects.filter(source="members").values_list("key", flat=True)
    return {record.slug for record in folder.records("members.json", optional=True)} | set(known)


def load_members(folder, tables, *, overwrite, today, **_):
    """Each member becomes a Member, a Place and the Listing that joins them."""
    records = folder.records("members.json", optional=True)
    writer = PlaceWriter(tables, records, overwrite=overwrite)
    members = Merger("members", Member, [record.slug for record in records], overwrite=overwrite)
    relations = MemberRelations(tables)
    for record in records:
        sector = record.choice("sector", tables.sectors)
        amenities = record.slugs("amenities")
        place = write_place(writer, tables, record, sector, amenities)
        values = {
            "name": record.text("name", longest=120),
            "sector_id": tables.sectors[sector].pk,
            "contact_email": record.email("email"),
            "is_sample": not record.flag("real"),
            "left_on": None,
        }
        certificates = sorted(set(record.choices("certifications", tables.schemes, optional=True)))
        members.write(record.slug, values, parts=relations.parts(place, certificates))
    writer.merger.retire(retired_on=today)
    writer.merger.finish()
    members.retire(left_on=today)
    return members.finish()


def write_place(writer, tables, record, sector, amenities):
    name = record.text("name", longest=120)
    is_sample = not record.flag("real")
    category_id, facts = tables.category_of(record, "member", sector, name, amenities)
    has_access = "wheelchair-access" in amenities
    values = {
        **{f"name_{code}": name for code in LANGUAGES},
        **place_values(tables, record, category_id, facts),
        "visit_min": facts.visit_min,
        "phone": record.text("phone", longest=30, optional=True),
        "email": record.email("email"),
        "is_sample": is_sample,
        "wheelchair": Answer.YES.value if has_access else wheelchair_of(tables, record.slug),
        "children": Answer.YES.value if FOR_CHILDREN & set(amenities) else Answer.UNKNOWN.value,
        # Where people sleep "dogs" says that guests may bring one; elsewhere it may mean sled dogs.
        "dogs": Answer.YES.value
        if "dogs" in amenities and sector == "accommodation"
        else Answer.UNKNOWN.value,
        "weight": tables.weight_of(record.slug, WEIGHTS["sample" if is_sample else "member"]),
    }
    opening = opening_of(record, is_seen_inside=facts.is_seen_inside)
    return writer.write(record, values, opening=opening, amenities=amenities)


class MemberRelations:
    """Listings and certificates of all members, read once."""

    def __init__(self, tables):
        self.schemes = tables.schemes
        self.listings, self.certificates = defaultdict(list), defaultdict(list)
        for member, slug in Listing.objects.values_list("member", "place__slug"):
            self.listings[member].append(slug)
        for certificate in Certificate.objects.select_related("scheme"):
            self.certificates[certificate.member_id].append(certificate_value(certificate))

    def parts(self, place, certificates):
        places = {place.slug: place} if place else {}

        def apply_listings(member, slugs):
            member.listings.exclude(place__slug__in=slugs).delete()
            for slug in slugs:
                Listing.objects.get_or_create(member=member, place=places[slug])
            if self.certificates[member.pk]:
                refresh_certified_until(member=member)

        return [
            Part("listings", sorted(places), lambda member: sorted(self.listings[member.pk]), apply_listings),
            Part(
                "certificates",
                certificates,
                lambda member: sorted(self.certificates[member.pk]),
                self._certify,
            ),
        ]

    def _certify(self, member, slugs):
        """Certificates the data names carry no dates, so they hold until staff give them some."""
        member.certificates.all().delete()
        for slug in slugs:
            Certificate.objects.create(member=member, scheme=self.schemes[slug])
        refresh_certified_until(member=member)


def certificate_value(certificate):
    """A scheme's slug; one with a number or dates, as only staff give them, differs from what is loaded."""
    facts = (certificate.number, certificate.valid_from, certificate.valid_to)
    return certificate.scheme.slug + (f" {facts}" if any(facts) else "")
