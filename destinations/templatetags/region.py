"""Template tags and filters every page may use."""

from django import template

from destinations import wording
from destinations.icons import ICONS
from destinations.photos import sources
from roros_site.kit.addresses import address_of

register = template.Library()

register.filter("day_name", wording.day_name)
register.filter("date_text", wording.date_text)
register.filter("short_day", wording.short_day)
register.filter("short_month", wording.short_month)
register.filter("clock", wording.clock)
register.filter("duration", wording.duration)
register.filter("distance", wording.distance)
register.filter("price", wording.price)


@register.simple_tag
def icon(name):
    """An inline icon by its name in `destinations.icons`."""
    return ICONS[name]


@register.simple_tag
def poster(pair):
    """The address of a poster from its (motif, seed)."""
    return address_of("poster", *pair)


@register.simple_tag
def poster_png(pair):
    """The address of a poster as a PNG, for link previews."""
    return address_of("poster_png", *pair)


@register.simple_tag
def photo_sources(photo):
    """The renditions of a photograph, see `destinations.photos.sources`."""
    return sources(photo)
