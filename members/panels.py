"""What members add to a place's page: who runs it, and what certificates they hold."""

from collections import defaultdict
from dataclasses import dataclass, field

from members.directory import sectors
from members.models import Certificate, Member
from roros_site.kit.caching import remember


@dataclass(slots=True)
class Runner:
    """A member that runs a place; `certificates` are (scheme's name, number) of those valid today."""

    name: str
    sector_slug: str
    sector: str
    certificates: list[tuple[str, str]] = field(default_factory=list)


def who_runs_it(place, day):
    """The members that run a place and their valid certificates, None when no member does.

    One query, and two for sectors and certificates, remembered.
    """
    members = Member.objects.active(day).filter(listings__place=place).order_by("sort_name", "pk")
    rows = list(members.values_list("pk", "name", "sector"))
    if not rows:
        return None
    by_sector = {sector.pk: sector for sector in sectors()}
    held = remember(("certificates", day), lambda: certificates_by_member(day))
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


def certificates_by_member(day):
    """{member's primary key: certificates valid on a day, with their schemes}. One query."""
    held = defaultdict(list)
    valid = (
        Certificate.objects.valid(day).select_related("scheme").order_by("scheme__position", "scheme", "pk")
    )
    for certificate in valid:
        held[certificate.member_id].append(certificate)
    return held
