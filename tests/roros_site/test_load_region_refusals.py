"""Broken data: every kind is refused with file, record and field, and nothing is loaded."""

import pytest

from destinations.models import Amenity, Category, ImportedRecord, Municipality, Page, Place, Region
from events.models import Event
from itinerary.models import Itinerary
from members.models import Listing, Member
from roros_site.loading.reading import DataError
from tests.roros_site.small_region import SmallRegion, attraction, member, page, trip
from tests.world import make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(tmp_path):
    """A made-up region's folder; see SmallRegion."""
    return SmallRegion(tmp_path)


def set_field(file, slug, field, value):
    def spoil(region):
        record = region.files[file] if slug is None else region.record(file, slug)
        record[field] = value

    return spoil


def set_file(file, content):
    def spoil(region):
        region.files[file] = content

    return spoil


def without(file, slug, field):
    def spoil(region):
        del region.record(file, slug)[field]

    return spoil


def appended(file, record):
    def spoil(region):
        region.files[file].append(record)

    return spoil


DEEP = "[" * 100_000
BAD = {
    "not JSON": (set_file("members.json", "[{]"), "members.json: is not JSON"),
    "too deep": (set_file("members.json", DEEP), "members.json: is not JSON"),
    "not a list": (set_file("members.json", {"a": 1}), "members.json: must be a list, not an object"),
    "not objects": (
        set_file("members.json", ["kiosken"]),
        "members.json: record 'number 1': must be an object, not a text",
    ),
    "NaN": (
        set_file("region.json", '{"slug": "x", "lat": NaN}'),
        "region.json: is not JSON: NaN is not a number",
    ),
    "infinity": (set_field("attractions.json", "fyret", "lat", 1e400), "attractions.json: is not JSON"),
    "huge number": (
        set_field("municipalities.json", "vik", "population", 10**400),
        "record 'vik': field 'population': must lie",
    ),
    "no region": (
        set_file("region.json", "null"),
        "region.json: record 'number 1': must be an object, not null",
    ),
    "latin-1": (set_file("sectors.json", b'"\xe6"'), "sectors.json: cannot be read"),
    "missing field": (
        without("attractions.json", "fyret", "name_nb"),
        "attractions.json: record 'fyret': field 'name_nb': is missing",
    ),
    "empty": (set_field("attractions.json", "fyret", "name_nb", "  "), "field 'name_nb': is empty"),
    "wrong type": (
        set_field("attractions.json", "fyret", "name_nb", ["x"]),
        "field 'name_nb': must be a text, not a list",
    ),
    "text for number": (
        set_field("attractions.json", "fyret", "lat", "61.5"),
        "field 'lat': must be a number, not a text",
    ),
    "true for number": (
        set_field("attractions.json", "fyret", "visit_minutes", True),
        "field 'visit_minutes': must be a whole number",
    ),
    "fraction": (
        set_field("attractions.json", "fyret", "visit_minutes", 1.5),
        "field 'visit_minutes': must be a whole number, not a number",
    ),
    "number for flag": (
        set_field("members.json", "bakern", "real", 1),
        "field 'real': must be true or false",
    ),
    "latitude": (
        set_field("attractions.json", "fyret", "lat", 161.5),
        "field 'lat': must lie between 61 and 62",
    ),
    "swapped": (set_field("attractions.json", "fyret", "lon", 61.5), "field 'lon': must lie between 5 and 6"),
    "too long": (
        set_field("attractions.json", "fyret", "summary_nb", "x" * 10_000_000),
        "field 'summary_nb': is longer than 200",
    ),
    "NUL": (
        set_field("attractions.json", "fyret", "summary_nb", "a\x00b"),
        "field 'summary_nb': holds a character",
    ),
    "half a character": (
        set_field("attractions.json", "fyret", "summary_nb", "\ud800"),
        "field 'summary_nb': holds a character",
    ),
    "bad slug": (
        set_field("attractions.json", "fyret", "slug", "Fyret!"),
        "record 'Fyret!': field 'slug': must be lower-case",
    ),
    "no slug": (
        set_field("attractions.json", "fyret", "slug", None),
        "attractions.json: record 'number 1': field 'slug'",
    ),
    "doubled slug": (
        appended("attractions.json", attraction("fyret")),
        "record 'fyret': field 'slug': occurs twice",
    ),
    "slug of another file": (
        appended("members.json", member("fyret")),
        "members.json: record 'fyret': field 'slug': is used by another place",
    ),
    "category": (
        set_field("attractions.json", "fyret", "category", "ruin"),
        "field 'category': 'ruin' is not known",
    ),
    "municipality": (
        set_field("members.json", "bakern", "municipality", "Bergen"),
        "field 'municipality': 'Bergen' is not known",
    ),
    "sector": (
        set_field("members.json", "bakern", "sector", "mining"),
        "field 'sector': 'mining' is not known",
    ),
    "certificate": (
        set_field("members.json", "bakern", "certifications", ["gold"]),
        "field 'certifications': 'gold' is not known",
    ),
    "amenity": (
        set_field("members.json", "bakern", "amenities", ["Wi Fi"]),
        "field 'amenities': 'Wi Fi' must be",
    ),
    "amenity list": (
        set_field("members.json", "bakern", "amenities", "wifi"),
        "field 'amenities': must be a list, not a text",
    ),
    "season": (
        set_field("attractions.json", "fyret", "seasons", ["monsoon"]),
        "field 'seasons': 'monsoon' is not known",
    ),
    "hours": (
        set_field("members.json", "bakern", "opening_hours", "Mon-Fri 9-17"),
        "field 'opening_hours': ",
    ),
    "hours that mean always": (
        set_field("members.json", "bakern", "opening_hours", "Mo-Su"),
        "field 'opening_hours': This would mean",
    ),
    "web address": (
        set_field("attractions.json", "fyret", "website", "javascript:alert(1)"),
        "field 'website': 'javascript:alert(1)' is not a web",
    ),
    "e-mail": (
        set_field("members.json", "bakern", "email", "bakern"),
        "field 'email': 'bakern' is not an e-mail address",
    ),
    "group": (
        set_field("categories.json", "shop", "group", "buy"),
        "categories.json: record 'shop': field 'group': 'buy' is not known",
    ),
    "motif": (
        set_field("categories.json", "shop", "motif", "castle"),
        "field 'motif': 'castle' is not known",
    ),
    "rule of a category": (
        set_field("categories.json", "shop", "takes", [{"from": "moon"}]),
        "record 'shop': field 'takes': a rule has",
    ),
    "rule's value": (
        set_field("categories.json", "shop", "takes", [{"from": "member", "sector": 4}]),
        "field 'takes': must be a text",
    ),
    "poster": (
        set_file("posters.json", {"records": {"fyret": "castle"}}),
        "posters.json: record 'fyret': field 'records': 'castle' is not a motif",
    ),
    "unhashable poster": (
        set_file("posters.json", {"records": {"fyret": []}}),
        "posters.json: record 'fyret'",
    ),
    "overlay of facts": (
        set_file("translations/attractions.json", {"fyret": {"lat": 3}}),
        "translations/attractions.json: record 'fyret': field 'lat': is not a translation",
    ),
    "overlay's type": (
        set_file("translations/attractions.json", {"fyret": {"name_de": 3}}),
        "translations/attractions.json: record 'fyret': field 'name_de': must be a text",
    ),
    "overlay is a list": (
        set_file("translations/notes.json", []),
        "translations/notes.json: must be an object",
    ),
    "note": (set_file("translations/notes.json", {"always open": "x"}), "translations/notes.json: "),
    "access": (
        set_file("translations/access.json", {"fyret": {"wheelchair": "perhaps"}}),
        "translations/access.json: record 'fyret': field 'wheelchair': 'perhaps' is not known",
    ),
    "venue": (
        set_field("events.json", "messa", "venue", "nowhere"),
        "events.json: record 'messa': field 'venue': 'nowhere' is not known",
    ),
    "no venue": (set_field("events.json", "messa", "venue", None), "field 'venue': must be a text, not null"),
    "kind": (set_field("events.json", "messa", "kind", "riot"), "field 'kind': 'riot' is not known"),
    "parent": (
        set_field("events.json", "opningen", "parent", "nobody"),
        "record 'opningen': field 'parent': 'nobody' is not known",
    ),
    "own parent": (
        set_field("events.json", "opningen", "parent", "opningen"),
        "field 'parent': 'opningen' is not known, or is itself part",
    ),
    "unhashable parent": (
        set_field("events.json", "opningen", "parent", ["messa"]),
        "field 'parent': must be a text, not a list",
    ),
    "RRULE": (
        set_field("events.json", "messa", "recurrence", {"rrule": "FREQ=HOURLY", "dtstart": "2026-07-04"}),
        "field 'recurrence': 'FREQ=HOURLY': FREQ is out of range",
    ),
    "recurrence": (
        set_field("events.json", "messa", "recurrence", {"rule": "x"}),
        "field 'recurrence': 'rule' is not a part of it",
    ),
    "no first date": (
        set_field("events.json", "messa", "recurrence", {}),
        "field 'recurrence': 'None' is not a date",
    ),
    "offset": (
        set_field("events.json", "messa", "recurrence", {"dtstart": "2026-07-04", "parent_offset_days": 1}),
        "parent_offset_days needs a parent",
    ),
    "day that is none": (
        set_field("events.json", "messa", "dates", {"2026": {"start": "2026-02-30", "end": "2026-03-01"}}),
        "field 'dates': '2026-02-30' is not a date",
    ),
    "date in words": (
        set_field("events.json", "messa", "dates", {"2026": {"start": "in July", "end": 7}}),
        "field 'dates': 'in July' is not a date such as",
    ),
    "date's type": (
        set_field("events.json", "messa", "dates", {"2026": "July"}),
        "field 'dates': 2026 must be an object, not a text",
    ),
    "other year": (
        set_field("events.json", "messa", "dates", {"2026": {"start": "2027-07-04", "end": "2027-07-05"}}),
        "field 'dates': 2026 starts in 2027",
    ),
    "backwards": (
        set_field("events.json", "messa", "dates", {"2026": {"start": "2026-07-04", "end": "2026-07-03"}}),
        "ends before it begins",
    ),
    "duration": (set_field("events.json", "messa", "duration_days", 5), "field 'duration_days': is 5, but"),
    "time": (
        set_field("events.json", "messa", "start_time", "25:00"),
        "field 'start_time': '25:00' is not a time",
    ),
    "certainty": (
        set_field("events.json", "messa", "certainty", "sure"),
        "field 'certainty': 'sure' is not known",
    ),
    "page's parent": (
        set_field("articles.json", "hit", "parent", "away"),
        "articles.json: record 'hit': field 'parent': 'away' is not known",
    ),
    "circle": (
        set_field("articles.json", "reise", "parent", "hit"),
        "field 'parent': the pages go round in a circle",
    ),
    "too deep a tree": (
        set_file("articles.json", [page(f"p{n}", f"p{n - 1}" if n else None) for n in range(8)]),
        "field 'parent': the tree is deeper than 6",
    ),
    "theme": (
        set_field("itineraries.json", "rundtur", "theme", "war"),
        "itineraries.json: record 'rundtur': field 'theme': 'war'",
    ),
    "stop": (
        set_file("itineraries.json", [trip("rundtur", ("member", "nobody", 30))]),
        "record 'rundtur': field 'slug': day 1, stop 1: member 'nobody' is not known",
    ),
    "stop's kind": (
        set_file("itineraries.json", [trip("rundtur", ("moon", "fyret", 30))]),
        "field 'type': day 1, stop 1: 'moon' is not known",
    ),
    "stop's minutes": (
        set_file("itineraries.json", [trip("rundtur", ("member", "bakern", "30"))]),
        "field 'minutes': day 1, stop 1: must be a whole number",
    ),
    "stop twice": (
        set_file("itineraries.json", [trip("rundtur", *[("member", "bakern", 30)] * 2)]),
        "'bakern' is in the trip twice",
    ),
    "day": (
        set_field("itineraries.json", "rundtur", "days", [7]),
        "field 'days': holds a whole number where an object belongs",
    ),
    "no days": (set_field("itineraries.json", "rundtur", "days", []), "field 'days': a trip has 1 to"),
    "number of days": (
        set_field("itineraries.json", "rundtur", "days_count", 3),
        "field 'days_count': does not agree",
    ),
    "office": (
        set_field("region.json", None, "office_place", "nowhere"),
        "region.json: record 'fjordane': field 'office_place': 'nowhere'",
    ),
    "bounds": (
        set_field("region.json", None, "bounds", {"south": 62, "north": 61, "west": 5, "east": 6}),
        "field 'bounds': south must lie below north",
    ),
    "travel": (
        set_file("travel.json", {"driving": [{"from": "Vik", "to": "Oslo", "km": 1, "minutes": 1}]}),
        "travel.json: field 'from': number 1: 'Vik' is not known",
    ),
    "travel's type": (
        set_file("travel.json", []),
        "travel.json: record 'number 1': must be an object, not a list",
    ),
}


class TestBadData:
    @pytest.mark.parametrize(("spoil", "told"), BAD.values(), ids=BAD)
    def test_it_is_refused_with_file_record_and_field_and_nothing_is_loaded(self, region, spoil, told):
        spoil(region)
        with pytest.raises(DataError) as refusal:
            region.load()
        assert told in str(refusal.value)
        assert len(str(refusal.value)) < 500
        for model in (
            Region,
            Municipality,
            Category,
            Place,
            Member,
            Event,
            Page,
            Itinerary,
            Amenity,
            ImportedRecord,
        ):
            assert not model.objects.exists()

    def test_a_page_of_the_staff_at_a_new_pages_address_is_named(self, region):
        region.load()
        make_page("ny", parent=Page.objects.get(slug="reise"))
        Page.objects.filter(slug="ny").update(slug="gammel")
        region.files["articles.json"].append(page("ny", "reise"))
        with pytest.raises(DataError, match="another page already has the address reise/ny/"):
            region.load()

    def test_what_stood_before_stands_after(self, region):
        region.load()
        region.record("attractions.json", "fyret")["name_nb"] = "Nytt fyr"
        region.files["itineraries.json"] = 7
        with pytest.raises(DataError):
            region.load()
        assert Place.objects.get(slug="fyret").name_nb == "Fyret"
        assert Listing.objects.count() == 2
