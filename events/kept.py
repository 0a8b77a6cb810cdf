"""Occurrences and their rows, kept in this process while published content stands unchanged.

Pages then ask only for keys. What is kept is shared by all requests and must not be changed.
"""

from dataclasses import replace

from events.cards import dates_text, hours_text, occurrence_rows, weekdays_text
from events.models import Occurrence
from roros_site.kit.caching import remember_each
from roros_site.kit.translated import active_language


def occurrences_of(keys):
    """Occurrences as `for_card()` reads them, in the order of their keys; one query for those not met yet."""
    keys = list(keys)

    def make(missing):
        return {each.pk: each for each in Occurrence.objects.filter(pk__in=missing).for_card()}

    found = remember_each(("occurrences", active_language()), keys, make)
    return [found[key] for key in keys if key in found]


def rows_of(keys, today):
    """Rows of occurrences on a day, in the order of their keys (see `occurrences_of`)."""
    keys = list(keys)

    def make(missing):
        occurrences = occurrences_of(key for key, _day in missing)
        rows = occurrence_rows(occurrences, today=today)
        return {(each.pk, today): row for each, row in zip(occurrences, rows, strict=True)}

    found = remember_each(("occurrence-rows", active_language()), [(key, today) for key in keys], make)
    return [found[key, today] for key in keys if (key, today) in found]


def date_rows(occurrences, today):
    """Rows of one event's occurrences, which show their dates and weekdays in words."""
    rows = rows_of([each.pk for each in occurrences], today)
    return [
        replace(row, dates=dates_text(each), weekdays=weekdays_text(each), when=hours_text(each))
        for row, each in zip(rows, occurrences, strict=True)
    ]
