"""Occurrences and their rows, kept in this process while published content stands unchanged.

Pages then ask only for keys. What is kept is shared by all requests and must not be changed.
"""

from events.cards import occurrence_rows
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
