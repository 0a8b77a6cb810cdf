"""The directory of member businesses: from filters to one page of cards."""

from collections import defaultdict
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count

from destinations.cards import cards_by_key
from destinations.forms import LONGEST_QUERY
from destinations.lists import PAGE_SIZE, pager
from destinations.models import Place
from destinations.models.region import municipalities
from destinations.search import find
from members.models import Certificate, Listing, Member, Sector
from roros_site.kit.caching import remember
from roros_site.kit.http import page_number
from roros_site.kit.translated import active_language

PARAMS = ("sector", "municipality", "page")
MOST_FOUND = 500


def sectors():
    """All sectors in order, remembered."""
    return remember("sectors", lambda: list(Sector.objects.all()))


@dataclass(frozen=True, slots=True)
class DirectoryFilters:
    """What the visitor asked for. Values nobody offered are left out and told in `unknown`."""

    sector: Sector | None
    municipality: str
    query: str
    unknown: bool

    @classmethod
    def read(cls, data):
        """From a QueryDict; never raises."""
        sector, municipality = data.get("sector", ""), data.get("municipality", "")
        known_sector = next((each for each in sectors() if each.slug == sector), None)
        known_municipality = municipality if any(m.slug == municipality for m in municipalities()) else ""
        return cls(
            sector=known_sector,
            municipality=known_municipality,
            query=" ".join(data.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY],
            unknown=bool(sector and not known_sector) or municipality != known_municipality,
        )

    @property
    def is_empty(self):
        return not self.pairs()

    def pairs(self, **changes):
        """The query string of these filters as pairs, with some changed; empty values are left out."""
        values = {
            "sector": self.sector.slug if self.sector else "",
            "municipality": self.municipality,
            "q": self.query,
        }
        values.update(changes)
        return [(name, str(value)) for name, value in values.items() if value]

    def href(self, **changes):
        """`?...` with some filters changed; "?" alone shows everything."""
        return "?" + urlencode(self.pairs(**changes))


def listed(filters, day):
    """Published places run by members of that day, as the visitor asked, unordered. Three queries at most."""
    members = Member.objects.active(day)
    if filters.sector:
        members = members.filter(sector=filters.sector)
    listings = Listing.objects.filter(member__in=members)
    places = Place.objects.published().filter(pk__in=listings.values("place"))
    if filters.municipality:
        places = places.filter(
            municipality__in=[m.pk for m in municipalities() if m.slug == filters.municipality]
        )
    if filters.query:
        hits = find(filters.query, language=active_language(), kinds=("place",), limit=MOST_FOUND)
        places = places.filter(slug__in=[hit.slug for hit in hits])
    return places


def sector_counts(filters, day):
    """How many places the members of each sector run in that municipality, by the sector's primary key.

    One query, remembered.
    """

    def read():
        places = Place.objects.published()
        if filters.municipality:
            places = places.filter(municipality__slug=filters.municipality)
        listings = Listing.objects.filter(member__in=Member.objects.active(day), place__in=places)
        sizes = listings.values_list("member__sector").annotate(Count("place", distinct=True))
        return dict(sizes.order_by())

    return remember(f"sector-counts:{filters.municipality}:{day}", read)


def page_of_members(filters, page, day):
    """(cards of the page in alphabetical order, total, Pager). At most eight queries."""
    places = listed(filters, day)
    total = places.count()
    last = max(1, -(-total // PAGE_SIZE))
    number = page_number(page, last=last)
    part = slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    chosen = list(places.order_by(f"sort_name_{active_language()}", "pk").primary_keys()[part])
    marks, found = certificate_names(chosen, day), cards_by_key(chosen, day)
    cards = [_with_marks(found[key], marks[key]) for key in chosen if key in found]
    return cards, total, pager(number, last, lambda n: filters.href(page=n))


def _with_marks(card, marks):
    """A place's card with its municipality and the marks its members hold."""
    return replace(card, facts=(card.facts[0], *marks))


def certificates_by_member(day):
    """{member's primary key: certificates valid on a day, with their schemes}, of members of that day; remembered."""

    def read():
        held = defaultdict(list)
        valid = Certificate.objects.valid(day).filter(member__in=Member.objects.active(day))
        for certificate in valid.select_related("scheme").order_by("scheme__position", "scheme", "pk"):
            held[certificate.member_id].append(certificate)
        return held

    return remember(("certificates", day), read)


def certificate_names(places, day):
    """Names of the valid certificates of the members that run these places, both by the places' primary keys.

    One query.
    """
    held, schemes = certificates_by_member(day), defaultdict(dict)
    for place, member in Listing.objects.filter(place__in=places).values_list("place", "member"):
        schemes[place].update({each.scheme_id: each.scheme for each in held.get(member, ())})
    names = defaultdict(list)
    for place, found in schemes.items():
        in_order = sorted(found.values(), key=lambda scheme: (scheme.position, scheme.pk))
        names[place] = [scheme.name for scheme in in_order]
    return names
