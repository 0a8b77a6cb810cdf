"""Parts of pages that come again and again, frames and items of lists, made once in each process."""

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import get_language

from roros_site.kit.caching import MOST_REMEMBERED, remember

# What a shared part may see. Nothing here belongs to a visitor, a request or an address.
SEEN = ("region", "language", "main_links")
register = template.Library()


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


@register.simple_tag
def item(name, **values):
    """`{% item "components/card.html" card=card %}`: the template with these values alone, kept by their equality.

    The values must be hashable and say all that the template shows; two that are equal read the same. Kept until
    content changes, because pages of another visitor ask for the same. Never for what belongs to one visitor.
    """
    if settings.DEBUG:
        return get_template(name).render(values)
    kept = remember(("item", name, get_language()), dict)
    key = tuple(values.items())
    html = kept.get(key)
    if html is None:
        html = get_template(name).render(values)
        if len(kept) >= MOST_REMEMBERED:
            kept.clear()
        kept[key] = html
    return html
