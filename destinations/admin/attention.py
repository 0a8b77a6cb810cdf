"""What about places and pages needs somebody's attention: the same conditions for the dashboard and the filters."""

import datetime

from django.db.models import Exists, OuterRef, Q

from destinations.models import OpeningPeriod, Photo

CONFIRMATION_HOLDS_DAYS = 365


def _periods(*conditions, **values):
    return Exists(OpeningPeriod.objects.filter(*conditions, place=OuterRef("pk"), **values))


def has_confirmed_hours():
    """Somebody has confirmed some of the place's hours, however long ago."""
    return Q(_periods(Q(state=OpeningPeriod.State.CONFIRMED) | Q(confirmed_on__isnull=False)))


def has_hours():
    return Q(_periods())


def has_current_hours(day):
    """Some period covers the day or a later one."""
    return Q(_periods(Q(valid_to__isnull=True) | Q(valid_to__gte=day)))


def has_fresh_confirmation(day):
    return Q(_periods(confirmed_on__gte=day - datetime.timedelta(days=CONFIRMATION_HOLDS_DAYS)))


def hours_unconfirmed():
    """Nobody has ever confirmed the hours, or there are none."""
    return ~has_confirmed_hours()


def hours_past(day):
    """Hours were confirmed, but their last period is over or the last confirmation is more than a year old."""
    return has_confirmed_hours() & (~has_current_hours(day) | ~has_fresh_confirmation(day))


def without_photo():
    return ~Q(Exists(Photo.objects.filter(place=OuterRef("pk"))))


def untranslated(language, *names):
    """Some of these texts stand in Norwegian but not in the language."""
    missing = Q()
    for name in names:
        missing |= Q(**{f"{name}_{language}": ""}) & ~Q(**{f"{name}_nb": ""})
    return missing
