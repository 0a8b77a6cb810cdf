"""What members add to a place's page: who runs it, and what certificates they hold."""

from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q

from members.models import Member
from roros_site.kit.translated import columns


@dataclass(slots=True)
class Runner:
    """A member that runs a place; `certificates` are (scheme's name, number) of those valid today."""

    name: str
    sector_slug: str
    sector: str
    certificates: list[tuple[str, str]] = field(default_factory=list)


def who_runs_it(place, day):
    """The members that run a place and their valid certificates, None when no member does. One query."""
    begun = Q(certificates__valid_from__isnull=True) | Q(certificates__valid_from__lte=day)
    not_over = Q(certificates__valid_to__isnull=True) | Q(certificates__valid_to__gte=day)
    sector, scheme = columns("sector__name"), columns("valid__scheme__name")
    rows = (
        Member.objects.active(day)
        .filter(listings__place=place)
        .annotate(valid=FilteredRelation("certificates", condition=begun & not_over))
        .order_by("sort_name", "pk", "valid__scheme__position", "valid__scheme")
        .values("pk", "name", "sector__slug", *sector, "valid__number", *scheme)
    )
    runners = {}
    for row in rows:
        runner = runners.setdefault(
            row["pk"], Runner(row["name"], row["sector__slug"], _first_filled(row, sector))
        )
        if name := _first_filled(row, scheme):
            runner.certificates.append((name, row["valid__number"]))
    return {"runners": list(runners.values())} if runners else None


def _first_filled(row, names):
    """The first of a row's translations that is not empty, in the order of fallback."""
    return next((row[name] for name in names if row[name]), "")
