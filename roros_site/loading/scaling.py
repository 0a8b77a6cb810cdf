"""Many more places than a region has, for measuring how the site behaves with them."""

import copy
import itertools

from django.db import transaction

from destinations.models import OpeningPeriod, Place
from roros_site.kit.caching import bump_content_version

BATCH = 2000


@transaction.atomic
def scale_places(total):
    """Copy places and their hours, slightly shifted, until there are `total`; the number of copies made.

    Copies are marked as samples. They are not put into the search index one by one: it is left as it is.
    """
    originals = list(Place.objects.exclude(slug__contains="-copy-").prefetch_related("periods"))
    missing = max(0, total - Place.objects.count())
    copies, periods = [], []
    for number, original in zip(range(missing), itertools.cycle(originals), strict=False):
        place = copy.copy(original)
        place.pk, place._state = None, copy.copy(original._state)
        place._state.adding = True
        place._prefetched_objects_cache = {}
        place.slug = f"{original.slug[:60]}-copy-{number}"
        place.lat = original.lat + ((number * 7919) % 2000 - 1000) / 10_000
        place.lon = original.lon + ((number * 104_729) % 2000 - 1000) / 10_000
        place.weight, place.is_sample = 10, True
        copies.append(place)
    Place.objects.bulk_create(copies, batch_size=BATCH)
    made = {place.slug: place.pk for place in copies}
    for place, original in zip(copies, itertools.cycle(originals), strict=False):
        for period in original.periods.all():
            periods.append(OpeningPeriod(place_id=made[place.slug], rule=period.rule, state=period.state))
    OpeningPeriod.objects.bulk_create(periods, batch_size=BATCH)
    bump_content_version()
    return len(copies)
