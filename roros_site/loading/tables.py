"""What the files say about the records of other files: notes, motifs, amenities, highlights, categories' rules."""

import re
from dataclasses import dataclass, field

from destinations.models import Amenity, Place
from destinations.posters import MOTIFS
from roros_site.loading.reading import DataError, Record, kind_of

# Notes begin with these words where hours are not confirmed; the period's state says so already.
STATE_WORDS = re.compile(r"(indicative|invented example|veiledende|unverbindlich)([;,]\s*|$)")
FIRST_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """Which records a category takes: of a kind, by category or sector, further narrowed by name or amenity."""

    source: str
    of: str
    name: str
    amenity: str
    category_id: int

    def strength(self, source, of, name, amenities):
        """0 when the rule does not fit, else the more the narrower it is."""
        if (source, of) != (self.source, self.of):
            return 0
        if self.name:
            return 3 if self.name in name.lower() else 0
        if self.amenity:
            return 2 if self.amenity in amenities else 0
        return 1


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """What a category says about the places in it."""

    is_outdoor: bool
    not_so: frozenset
    is_seen_inside: bool
    visit_min: int


@dataclass
class Tables:
    """What later files refer to in earlier ones; a value is None where staff deleted the row."""

    bounds: tuple | None
    highlights: list
    notes: dict
    motifs: dict
    page_motifs: dict
    access: dict
    amenity_records: dict
    amenities: dict
    amenities_of: dict
    municipalities: dict = field(default_factory=dict)
    rules: list = field(default_factory=list)
    category_facts: dict = field(default_factory=dict)
    sectors: dict = field(default_factory=dict)
    schemes: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)

    def weight_of(self, slug, usual):
        """100 and downwards for the region's highlights, in their order; `usual` for all others."""
        return FIRST_WEIGHT - self.highlights.index(slug) if slug in self.highlights else usual

    def category_of(self, record, source, of, name="", amenities=()):
        """(primary key, CategoryFacts) of the first category with the narrowest rule that fits."""
        best = max(self.rules, key=lambda rule: rule.strength(source, of, name, amenities), default=None)
        if best is None or not best.strength(source, of, name, amenities):
            kept_in = "category" if source == "attraction" else "sector"
            raise record.fail(kept_in, f"'{of}' is not known: no category takes it")
        return best.category_id, self.category_facts[best.category_id]

    def note(self, record, name, column, *, longest):
        """An English note with its translations as {column_nb, column_en, column_de}, each without its state word."""
        english = record.text(name, longest=longest, optional=True)
        found = self.notes.get(english)
        texts = {"nb": "", "de": "", "en": english}
        if english and found:
            texts |= {code: found.text(code, longest=longest, optional=True) for code in ("nb", "de")}
        return {f"{column}_{code}": _sentence(text) for code, text in texts.items()}

    def amenity(self, slug):
        """The primary key of an amenity, made when it is new; without a name it is called as it is written."""
        if slug not in self.amenities:
            named = self.amenity_records.get(slug)
            plain = slug.replace("-", " ").capitalize()
            names = {
                f"name_{code}": (named.text(code, longest=60, optional=True) if named else "") or plain
                for code in ("nb", "en", "de")
            }
            self.amenities[slug] = Amenity.objects.create(slug=slug, **names).pk
        return self.amenities[slug]


def _sentence(note):
    note = STATE_WORDS.sub("", note, count=1).strip() if STATE_WORDS.match(note) else note
    return note[:1].upper() + note[1:]


def read_tables(folder):
    """The small files and overlays of a folder, checked; two queries for what the database already has."""
    region = Record("region.json", folder.json("region.json"))
    return Tables(
        bounds=_bounds(region),
        highlights=region.listed("highlights", str, optional=True)[:FIRST_WEIGHT],
        notes=folder.objects("translations/notes.json"),
        motifs=_motifs(folder, "records"),
        page_motifs=_motifs(folder, "pages"),
        access=folder.objects("translations/access.json"),
        amenity_records=folder.objects("translations/amenities.json"),
        amenities=dict(Amenity.objects.values_list("slug", "pk")),
        amenities_of=_amenities_of(),
    )


def _bounds(region):
    if "bounds" not in region.data:
        return None
    sides = region.inner(region.part("bounds"), "bounds")
    south, north = (sides.number(side, -90, 90) for side in ("south", "north"))
    west, east = (sides.number(side, -180, 180) for side in ("west", "east"))
    if south >= north or west >= east:
        raise region.fail("bounds", "south must lie below north, and west before east")
    return south, north, west, east


def _motifs(folder, kind):
    """{slug: motif} of one kind in posters.json."""
    motifs = folder.table("posters.json").get(kind, {})
    if not isinstance(motifs, dict):
        raise DataError("posters.json", None, kind, f"must be an object, not {kind_of(motifs)}")
    for slug, motif in motifs.items():
        if motif not in MOTIFS:
            raise DataError("posters.json", slug, kind, f"'{str(motif)[:40]}' is not a motif")
    return motifs


def _amenities_of():
    found = {}
    for place, slug in Place.amenities.through.objects.values_list("place", "amenity__slug"):
        found.setdefault(place, set()).add(slug)
    return found
