"""What about events needs somebody's attention: the same conditions for the dashboard and the filters."""

import datetime

from django.db.models import Exists, OuterRef, Q

from events.models import Event, Occurrence
from events.querysets import day_bounds

ENDING_DAYS = 30
COMING_DAYS = 90


def _dates(**conditions):
    return Q(
        Exists(
            Occurrence.objects.filter(event=OuterRef("pk"), **conditions).exclude(
                state=Occurrence.State.CANCELLED
            )
        )
    )


def _start(day):
    return day_bounds(day, day)[0]


def without_coming_occurrence(day):
    """No date that is still to come and not cancelled."""
    return ~_dates(ends_at__gte=_start(day))


def ending_soon(day):
    """The last date lies within ENDING_DAYS."""
    soon = _start(day + datetime.timedelta(days=ENDING_DAYS))
    return _dates(ends_at__gte=_start(day), ends_at__lt=soon) & ~_dates(ends_at__gte=soon)


def low_certainty_soon(day):
    """Dates that are not confirmed, and lie within COMING_DAYS."""
    soon = _start(day + datetime.timedelta(days=COMING_DAYS))
    return Q(certainty=Event.Certainty.LOW) & _dates(starts_at__gte=_start(day), starts_at__lt=soon)
