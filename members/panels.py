"""What members add to a place's page: who runs it, and what certificates they hold."""

from dataclasses import dataclass, field

from members.directory import certificates_by_member, sectors
from members.models import Listing, Member
from roros_site.kit.caching import remember


@dataclass(slots=True)
class Runner:
    """A member that runs a place; `certificates` are (scheme's name, number) of those valid today."""

    name: str
    sector_slug: str
    sector: str
    certificates: list[tuple[str, str]] = field(default_factory=list)


def places_run():
    """The primary keys of places that members run or ran, remembered."""
    return remember("places-run", lambda: frozenset(Listing.objects.values_list("place", flat=True)))


def who_runs_it(place, day):
    """The members that run a place and their valid certificates, None when no member does.

    One query for a place that a member runs, else none, besides remembered tables.
    """
    if place.pk not in places_run():
        return None
    members = Member.objects.active(day).filter(listings__place=place).order_by("sort_name", "pk")
    rows = list(members.values_list("pk", "name", "sector"))
    if not rows:
        return None
    by_sector = {sector.pk: sector for sector in sectors()}
    held = certificates_by_member(day)
    return {
        "runners": [
            Runner(
                name,
                by_sector[sector].slug,
                by_sector[sector].name,
                [(each.scheme.name, each.number) for each in held.get(key, ())],
            )
            for key, name, sector in rows
        ]
    }
