"""The card: one shape for everything a list shows, so that templates need not ask what they were given."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from destinations import wording
from destinations.models import Place
from destinations.models.region import categories, municipalities
from destinations.wording import Phrase
from roros_site.kit.addresses import address_of
from roros_site.kit.caching import remember_each
from roros_site.kit.translated import active_language


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows; equal cards read the same.

    `add_ref` names the item to the basket (`place:<slug>`, `event:<occurrence>`).
    """

    href: str
    title: str
    poster: tuple[str, int]
    photo: object = None
    eyebrow: str = ""
    summary: str = ""
    status: Phrase | None = None
    windows: str = ""
    facts: tuple[str, ...] = ()
    add_ref: str = ""
    add_href: str = ""
    is_sample: bool = False


def lookup():
    """Categories and municipalities by primary key, from memory."""
    return {c.pk: c for c in categories()}, {m.pk: m for m in municipalities()}


def place_card(place, day, *, tables=None):
    """The card of a place read by `for_card()` (periods and photographs prefetched); no query.

    Its facts are the municipality and the time to allow. `tables` is `lookup()`'s answer, passed by callers that
    make many cards.
    """
    by_category, by_municipality = tables or lookup()
    category = by_category[place.category_id]
    hours = place.day_hours(day)
    photos = place.photos.all()
    return Card(
        href=address_of("destinations:place", place.slug),
        title=place.name,
        poster=place.poster_motif(category),
        photo=photos[0] if photos else None,
        eyebrow=category.name,
        summary=place.summary,
        status=wording.hours_today(hours),
        windows="" if hours.is_all_day else wording.live_windows([hours]),
        facts=(by_municipality[place.municipality_id].name, wording.duration(place.visit_min)),
        add_ref=f"place:{place.slug}",
        add_href=address_of("itinerary:add_place", place.slug),
        is_sample=place.is_sample,
    )


def cards_by_key(keys, day, *, together=()):
    """{primary key: Card} of places; three queries for those not shown since content last changed, else none.

    `together` are places already read, whose periods and photographs are fetched in the same queries if any.
    """

    def make(names):
        tables = lookup()
        places = list(Place.objects.filter(pk__in=[key for key, _day in names]).card_columns())
        prefetch_related_objects([*together, *places], "periods", "photos")
        return {(place.pk, day): place_card(place, day, tables=tables) for place in places}

    found = remember_each(("place-cards", active_language()), [(key, day) for key in keys], make)
    return {key: card for (key, _day), card in found.items()}


def place_cards(keys, day):
    """Cards of places by their primary keys, in that order (see `cards_by_key`)."""
    keys = list(keys)
    found = cards_by_key(keys, day)
    return [found[key] for key in keys if key in found]
