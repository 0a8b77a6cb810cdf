"""What happens to members and their certificates."""

import datetime

from django.db import transaction

from destinations.models import Place
from roros_site.kit.caching import bump_content_version

NO_END = datetime.date(9999, 12, 31)


@transaction.atomic
def refresh_certified_until(*, member=None, places=()):
    """Recompute the last certified day of a member's places, and of further places by primary key.

    All members that run a place count. Two queries a place.
    """
    keys = set(places)
    if member is not None:
        keys |= set(Place.objects.filter(listings__member=member).values_list("pk", flat=True))
    for place in Place.objects.filter(pk__in=keys).only("certified_until"):
        ends = [
            certificate or NO_END
            for certificate in place.members.filter(certificates__isnull=False).values_list(
                "certificates__valid_to", flat=True
            )
        ]
        until = max(ends, default=None)
        if place.certified_until != until:
            Place.objects.filter(pk=place.pk).update(certified_until=until)
            bump_content_version()
