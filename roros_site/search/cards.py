"""Search hits as cards, in the order they were found."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from destinations.cards import Card, cards_by_key
from destinations.models import Place
from destinations.posters import MOTIFS, seed_for
from events.cards import occurrence_card
from events.kept import occurrences_of
from events.models import Event, Occurrence
from roros_site.kit.addresses import address_of

ADDRESSES = {
    "place": "destinations:place",
    "municipality": "destinations:municipality",
    "event": "events:event",
    "trip": "itinerary:trip",
    "page": "page",
}


def hit_cards(hits, now):
    """Cards of hits in their order, those of places and coming events with an add button: five queries."""
    places = _place_cards([hit.slug for hit in hits if hit.kind == "place"], now.date())
    events = _event_cards([hit.slug for hit in hits if hit.kind == "event"], now)
    full = {"place": places, "event": events}
    return [full.get(hit.kind, {}).get(hit.slug) or _plain_card(hit) for hit in hits]


def _kind_names():
    return {
        "place": _("Place"),
        "municipality": _("Municipality"),
        "event": _("Event"),
        "trip": _("Ready-made trip"),
        "page": _("About the region"),
    }


def _plain_card(hit):
    """What the index alone knows: enough for pages, trips, municipalities and events that are over."""
    return Card(
        href=address_of(ADDRESSES[hit.kind], hit.slug),
        title=hit.title,
        poster=(hit.motif if hit.motif in MOTIFS else MOTIFS[0], seed_for(hit.slug.rpartition("/")[2])),
        eyebrow=_kind_names()[hit.kind],
        summary=hit.summary,
    )


def _place_cards(slugs, today):
    if not slugs:
        return {}
    slug_by_key = dict(Place.objects.published().filter(slug__in=slugs).values_list("pk", "slug"))
    return {slug_by_key[key]: card for key, card in cards_by_key(slug_by_key, today).items()}


def _event_cards(slugs, now):
    """The card of each event's running or next occurrence that is not cancelled: one query."""
    if not slugs:
        return {}
    coming = Occurrence.objects.filter(event=OuterRef("pk"), ends_at__gte=now).exclude(
        state=Occurrence.State.CANCELLED
    )
    chosen = (
        Event.objects.published()
        .filter(slug__in=slugs)
        .annotate(next_occurrence=Subquery(coming.order_by("starts_at").values("pk")[:1]))
        .filter(next_occurrence__isnull=False)
        .values_list("next_occurrence", flat=True)
    )
    return {each.event.slug: occurrence_card(each, today=now.date()) for each in occurrences_of(chosen)}
