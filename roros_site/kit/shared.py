"""Parts of pages that are the same on every page of a language, and addresses that are asked for again and again."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from roros_site.kit.caching import remember

# What a shared part may see. Nothing here belongs to a visitor, a request or an address.
SEEN = ("region", "language", "main_links")
register = template.Library()


@lru_cache(maxsize=4096)
def _reversed(name, args, language):
    return reverse(name, args=args)


def address(name, *args):
    """`reverse(name, args=args)` in the active language, remembered: lists ask for the same ones all the time."""
    return _reversed(name, args, get_language())


class SharedNode(template.Node):
    """The body of a `{% shared %}` block."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        def make():
            return self.nodelist.render(context.new({name: context.get(name) for name in SEEN}))

        # The address may name another language than the active one, on error pages.
        key = (self, get_language(), context.get("language"))
        return make() if settings.DEBUG else remember(key, make)


@register.tag
def shared(parser, token):
    """`{% shared %}…{% endshared %}`: made once for each language, until content changes; sees only SEEN."""
    nodelist = parser.parse(("endshared",))
    parser.delete_first_token()
    return SharedNode(nodelist)
