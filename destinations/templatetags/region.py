"""Template tags and filters every page may use."""

from django import template
from django.urls import reverse

from destinations import wording
from destinations.icons import ICONS
from destinations.photos import sources

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
    return reverse("poster", args=pair)


@register.simple_tag
def poster_png(pair):
    """The address of a poster as a PNG, for link previews."""
    return reverse("poster_png", args=pair)


@register.simple_tag
def photo_sources(photo):
    """The renditions of a photograph, see `destinations.photos.sources`."""
    return sources(photo)
