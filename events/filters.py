"""The filters of the list of events, read from the query string."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from destinations import wording
from destinations.forms import read_date
from events.models import Event

PARAMS = ("from", "to", "kind", "page")
LISTED_DAYS = 365
# In a list of at most so many days the programme of a fair is shown day by day, not folded under the fair.
UNFOLDED_DAYS = 14


@dataclass(frozen=True, slots=True)
class EventFilters:
    """What the visitor asked for: `first_on` to `last_on`, both included, and kinds (none: all).

    `asked_from` and `asked_to` are None where the visitor left the date open. `notices` say what was left
    out.
    """

    first_on: datetime.date
    last_on: datetime.date
    asked_from: datetime.date | None
    asked_to: datetime.date | None
    kinds: tuple[str, ...]
    notices: tuple[str, ...]

    @classmethod
    def read(cls, data, today):
        """From a QueryDict; never raises. Without dates the list runs a year from `today`."""
        notices = []
        asked_from, asked_to = read_date(data.get("from")), read_date(data.get("to"))
        if (data.get("from") and not asked_from) or (data.get("to") and not asked_to):
            notices.append(_("There is no such date in the calendar here, so it was left out."))
        first_on = asked_from or today
        if asked_to and asked_to < first_on:
            asked_to = None
            notices.append(
                _("The last day was before the first, so the list runs a year from %(day)s.")
                % {"day": wording.date_text(first_on)}
            )
        kinds = tuple(dict.fromkeys(kind for kind in data.getlist("kind") if kind))
        known = tuple(kind for kind in kinds if kind in Event.Kind.values)
        if known != kinds:
            notices.append(_("Part of the address was not understood and was left out."))
        last_on = asked_to or first_on + datetime.timedelta(days=LISTED_DAYS)
        return cls(first_on, last_on, asked_from, asked_to, known, tuple(notices))

    @property
    def is_empty(self):
        return not self.pairs()

    @property
    def unfolds_programmes(self):
        """Whether programme items stand for themselves: in a short stay, or when a kind is sought."""
        return bool(self.kinds) or (self.last_on - self.first_on).days < UNFOLDED_DAYS

    def pairs(self, **changes):
        """The query string of these filters as pairs, with some changed; empty values are left out."""
        values = {
            "from": self.asked_from.isoformat() if self.asked_from else "",
            "to": self.asked_to.isoformat() if self.asked_to else "",
            "kind": self.kinds,
        }
        values.update(changes)
        return [
            (name, str(each))
            for name, value in values.items()
            for each in (value if isinstance(value, tuple) else (value,))
            if each
        ]

    def href(self, **changes):
        """`?...` with some filters changed; "?" alone shows everything."""
        return "?" + urlencode(self.pairs(**changes))
