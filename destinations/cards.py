"""The card: one shape for everything a list shows, so that templates need not ask what they were given."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from destinations import wording
from destinations.models.region import categories, municipalities
from destinations.wording import Phrase


@dataclass(slots=True)
class Card:
    """What a card shows. `add_ref` names the item to the basket (`place:<slug>`, `event:<occurrence>`)."""

    href: str
    title: str
    poster: tuple[str, int]
    photo: object = None
    eyebrow: str = ""
    summary: str = ""
    status: Phrase | None = None
    windows: str = ""
    facts: list[str] = field(default_factory=list)
    add_ref: str = ""
    add_href: str = ""
    is_sample: bool = False


def lookup():
    """Categories and municipalities by primary key, from memory."""
    return {c.pk: c for c in categories()}, {m.pk: m for m in municipalities()}


def place_card(place, day, *, facts=None, tables=None):
    """The card of a place read by `for_card()` (periods and photographs prefetched); no query.

    `facts` replaces the usual ones (municipality, time to allow); `tables` is `lookup()`'s answer, passed by
    callers that make many cards.
    """
    by_category, by_municipality = tables or lookup()
    category = by_category[place.category_id]
    hours = place.day_hours(day)
    photos = place.photos.all()
    if facts is None:
        facts = [by_municipality[place.municipality_id].name, wording.duration(place.visit_min)]
    return Card(
        href=reverse("destinations:place", args=[place.slug]),
        title=place.name,
        poster=place.poster_motif(category),
        photo=photos[0] if photos else None,
        eyebrow=category.name,
        summary=place.summary,
        status=wording.hours_today(hours),
        windows="" if hours.is_all_day else wording.live_windows([hours]),
        facts=facts,
        add_ref=f"place:{place.slug}",
        add_href=reverse("itinerary:add_place", args=[place.slug]),
        is_sample=place.is_sample,
    )


def place_cards(places, day):
    """Cards of places read by `for_card()`."""
    tables = lookup()
    return [place_card(place, day, tables=tables) for place in places]


def nearby_card(place, day, metres, travel, *, tables=None):
    """The card of a place close by, with how far it is."""
    return place_card(place, day, facts=[travel or wording.distance(metres)], tables=tables)


def add_label(title):
    """What the add button says to a screen reader."""
    return _("Add %(title)s to my itinerary") % {"title": title}
