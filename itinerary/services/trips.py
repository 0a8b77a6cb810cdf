"""Ready-made trips out of itineraries: staff plan on the site as visitors do, and publish a copy."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from itinerary.models import Itinerary, Stop, SuggestionDay


def copy_for_trip(*, source, title, now):
    """A copy of somebody's itinerary that belongs to nobody: places and dates with their days, no notes, no names.

    Raises ValidationError when no stop has a day. What is still in the basket, and the traveller's own stops, stay
    behind.
    """
    stops = list(source.stops.filter(day__isnull=False, own_title="").order_by("day", "position", "pk"))
    if not stops:
        raise ValidationError(_("No place or event of this itinerary has a day yet. Arrange it first."))
    with transaction.atomic():
        days = max(stop.day for stop in stops)
        copy = Itinerary.objects.create(title=title[:80], day_count=days, used_at=now, saved_at=now)
        Stop.objects.bulk_create(
            Stop(
                itinerary=copy,
                place_id=stop.place_id,
                occurrence_id=stop.occurrence_id,
                day=stop.day,
                position=position,
                start_time=stop.start_time,
                stay_min=stop.stay_min,
            )
            for position, stop in enumerate(stops)
        )
    return copy


def give_days(*, suggestion, copy):
    """Let a ready-made trip hold another copy's days; titles of days that go on stay, further days get plain ones."""
    with transaction.atomic():
        former = suggestion.itinerary if suggestion.pk else None
        suggestion.itinerary = copy
        suggestion.save()
        suggestion.days.filter(number__gt=copy.day_count).delete()
        known = set(suggestion.days.values_list("number", flat=True))
        SuggestionDay.objects.bulk_create(
            SuggestionDay(
                suggestion=suggestion, number=n, title_nb=f"Dag {n}", title_en=f"Day {n}", title_de=f"Tag {n}"
            )
            for n in range(1, copy.day_count + 1)
            if n not in known
        )
        if former is not None and former.pk != copy.pk:
            former.delete()
    return suggestion
