"""Many more places than a region has, for measuring how the site behaves with them."""

import copy
import itertools

from django.db import transaction

from destinations.models import OpeningPeriod, Place, SearchDocument
from roros_site.kit.caching import bump_content_version

BATCH = 2000
WEIGHT = 10


@transaction.atomic
def scale_places(total):
    """Copy places with their hours, each a little further off, until there are `total`; how many copies were made.

    Copies are marked as samples, weigh less than every original and belong to no member. They are found by search.
    """
    originals = list(Place.objects.exclude(slug__contains="-copy-").prefetch_related("periods"))
    missing = max(0, total - Place.objects.count())
    first = Place.objects.filter(slug__contains="-copy-").count() + 1
    sources = list(zip(range(first, first + missing), itertools.cycle(originals), strict=False))
    copies = Place.objects.bulk_create((copy_of(place, n) for n, place in sources), batch_size=BATCH)
    OpeningPeriod.objects.bulk_create(
        (
            OpeningPeriod(place=made, rule=period.rule, state=period.state)
            for made, (_n, original) in zip(copies, sources, strict=True)
            for period in original.periods.all()
        ),
        batch_size=BATCH,
    )
    copy_documents(sources)
    bump_content_version()
    return len(copies)


def copy_of(original, number):
    """An unsaved copy; its point lies up to 0.1 degrees away, the same for the same number."""
    place = copy.copy(original)
    place._state, place._prefetched_objects_cache = copy.copy(original._state), {}
    place.pk, place._state.adding = None, True
    place.slug = slug_of_copy(original, number)
    place.lat = max(-90, min(90, original.lat + (number * 7919 % 2000 - 1000) / 10_000))
    place.lon = max(-180, min(180, original.lon + (number * 104_729 % 2000 - 1000) / 10_000))
    place.weight, place.is_sample, place.certified_until = WEIGHT, True, None
    return place


def slug_of_copy(original, number):
    return f"{original.slug[:60].rstrip('-')}-copy-{number}"


def copy_documents(sources):
    """Give copies the search documents of their originals, whose words need not be read again."""
    documents = {}
    for document in SearchDocument.objects.filter(
        kind="place", slug__in={place.slug for _n, place in sources}
    ):
        documents.setdefault(document.slug, []).append(document)
    SearchDocument.objects.bulk_create(
        (
            copied(document, slug_of_copy(original, number))
            for number, original in sources
            for document in documents.get(original.slug, ())
        ),
        batch_size=BATCH,
    )


def copied(document, slug):
    found = copy.copy(document)
    found._state = copy.copy(document._state)
    found.pk, found._state.adding, found.slug, found.weight = None, True, slug, WEIGHT
    return found
