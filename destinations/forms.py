"""The filters of the places list, read from the query string."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from destinations.models import Category
from destinations.models.region import categories, municipalities

PARAMS = (
    "group",
    "category",
    "municipality",
    "open_on",
    "certified",
    "accessible",
    "q",
    "sort",
    "near",
    "page",
)
SORTS = {"relevance": _("Recommended"), "name": _("Name"), "distance": _("Distance")}
LONGEST_QUERY = 80


def read_date(text):
    """An ISO date between 2000 and 2100, or None."""
    try:
        day = datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


@dataclass(frozen=True, slots=True)
class PlaceFilters:
    """What the visitor asked for. Values nobody offered are left out and told in `unknown`."""

    groups: tuple[str, ...]
    category: str
    municipality: str
    open_on: datetime.date | None
    certified: bool
    accessible: bool
    query: str
    sort: str
    near: str
    unknown: bool

    @classmethod
    def read(cls, data):
        """From a QueryDict; never raises."""
        groups = tuple(dict.fromkeys(g for given in data.getlist("group") for g in given.split(",") if g))
        known_groups = tuple(g for g in groups if g in Category.Group.values)
        category = data.get("category", "")
        known_category = category if any(c.slug == category for c in categories()) else ""
        municipality = data.get("municipality", "")
        known_municipality = municipality if any(m.slug == municipality for m in municipalities()) else ""
        open_on = read_date(data.get("open_on"))
        sort = data.get("sort") or "relevance"
        unknown = (
            groups != known_groups
            or category != known_category
            or municipality != known_municipality
            or bool(data.get("open_on") and not open_on)
            or sort not in SORTS
        )
        return cls(
            groups=known_groups,
            category=known_category,
            municipality=known_municipality,
            open_on=open_on,
            certified=data.get("certified") == "1",
            accessible=data.get("accessible") == "1",
            query=" ".join(data.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY],
            sort=sort if sort in SORTS else "relevance",
            near=data.get("near", "")[:80],
            unknown=unknown,
        )

    @property
    def group(self):
        """The groups as one value of the query string: `see,do`."""
        return ",".join(self.groups)

    @property
    def is_empty(self):
        """Whether everything is shown, in the usual order."""
        return not self.pairs()

    @property
    def is_plain(self):
        """Whether no filter but the groups is set, so that the others may stay folded."""
        return all(name == "group" for name, _value in self.pairs())

    def pairs(self, **changes):
        """The query string of these filters as pairs, with some changed; empty values are left out."""
        values = {
            "group": self.group,
            "category": self.category,
            "municipality": self.municipality,
            "open_on": self.open_on.isoformat() if self.open_on else "",
            "certified": "1" if self.certified else "",
            "accessible": "1" if self.accessible else "",
            "q": self.query,
            "sort": self.sort if self.sort != "relevance" else "",
            "near": self.near,
        }
        values.update(changes)
        pairs = []
        for name, value in values.items():
            for each in value if isinstance(value, tuple) else (value,):
                if each:
                    pairs.append((name, str(each)))
        return pairs

    def href(self, **changes):
        """`?...` with some filters changed; "?" alone shows everything."""
        return "?" + urlencode(self.pairs(**changes))
