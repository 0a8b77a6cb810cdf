"""How events and their occurrences are read."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q

from roros_site.kit.translated import columns

# A night that ends before six belongs to the day before.
NIGHT_ENDS = datetime.timedelta(hours=6)


def day_bounds(first_on, last_on):
    """The aware instants between which local days first_on..last_on lie."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start = datetime.datetime.combine(first_on, datetime.time(), zone)
    end = datetime.datetime.combine(last_on + datetime.timedelta(days=1), datetime.time(), zone)
    return start, end


class EventQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_page(self):
        """One event whole, with what its page shows of its place and fair: one query."""
        place = self.model.place.field.related_model
        return self.select_related("place", "parent").only(
            *[field.name for field in self.model._meta.concrete_fields],
            *[f"place__{name}" for name in [*place.card_fields(), "address"]],
            *[f"parent__{name}" for name in ["slug", "is_published", *columns("title")]],
        )


class OccurrenceQuerySet(models.QuerySet):
    def published(self):
        return self.filter(event__is_published=True)

    def between(self, first_on, last_on):
        """Occurrences that touch any local day from first_on to last_on, by the same rule as `last_on`."""
        start, end = day_bounds(first_on, last_on)
        still_on = Q(starts_at__gte=start) | Q(ends_at__gte=start + NIGHT_ENDS)
        return self.filter(still_on, starts_at__lt=end, ends_at__gte=start)

    def primary_keys(self):
        """The primary keys alone, for lists whose rows may be in memory (see `events.kept`)."""
        return self.values_list("pk", flat=True)

    def for_card(self):
        """With event, the fair it belongs to, and place, only the columns a card shows: one query."""
        event = self.model.event.field.related_model
        place = event.place.field.related_model
        return self.select_related("event", "event__parent", "event__place").only(
            "event", "rule_on", "starts_at", "ends_at", "state", "note_nb", "note_en", "note_de",
            *event.card_fields("event__"),
            *[f"event__parent__{name}" for name in columns("title")],
            *[f"event__place__{name}" for name in place.card_fields()],
        )  # fmt: skip
