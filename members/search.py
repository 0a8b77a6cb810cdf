"""What members offer to search: their names, which lead to the places they run."""

from collections import defaultdict

from members.models import Listing


def names_by_place(places=None):
    """Names of the members that run each place, by the place's primary key: one query.

    A member has no page of its own, so its name finds its place. `places` limits the answer to these.
    """
    listings = Listing.objects.all() if places is None else Listing.objects.filter(place__in=places)
    names = defaultdict(list)
    for place, name in listings.values_list("place", "member__name"):
        names[place].append(name)
    return names
