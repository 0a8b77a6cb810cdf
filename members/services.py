"""What happens to members and their certificates."""

import datetime

from django.db import transaction
from django.utils import timezone

from destinations.models import Place
from roros_site.kit.caching import bump_content_version

NO_END = datetime.date(9999, 12, 31)


@transaction.atomic
def refresh_certified_until(*, member=None, places=(), day=None):
    """Recompute from when to when a member's places, and further places by primary key, are certified.

    The certificates of all members that run a place count. Kept are the days of those valid on `day` (today),
    else of the next to begin; a place with two separate times needs a refresh between them. Two queries a place.
    """
    day = day or timezone.localdate()
    keys = set(places)
    if member is not None:
        keys |= set(Place.objects.filter(listings__member=member).values_list("pk", flat=True))
    for place in Place.objects.filter(pk__in=keys).only("certified_from", "certified_until"):
        spans = place.members.filter(certificates__isnull=False).values_list(
            "certificates__valid_from", "certificates__valid_to"
        )
        begins, ends = _certified_days([(begin, end or NO_END) for begin, end in spans], day)
        if (place.certified_from, place.certified_until) != (begins, ends):
            Place.objects.filter(pk=place.pk).update(certified_from=begins, certified_until=ends)
            bump_content_version()


def _certified_days(spans, day):
    running = [(begin, end) for begin, end in spans if (begin is None or begin <= day) and end >= day]
    if running:
        begins = [begin for begin, _end in running]
        return None if None in begins else min(begins), max(end for _begin, end in running)
    coming = [(begin, end) for begin, end in spans if begin is not None and begin > day]
    if coming:
        return min(coming)
    return None, max((end for _begin, end in spans), default=None)
