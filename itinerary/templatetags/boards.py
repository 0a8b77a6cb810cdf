"""How boards print their stops."""

from django import template
from django.template.loader import get_template

from roros_site.kit.caching import remember
from roros_site.kit.translated import active_language

register = template.Library()
MOST_KEPT = 4000


@register.simple_tag
def stop_item(view, name):
    """One stop by the template `itinerary/<name>.html`, kept in this process: most of a board stays when one moves."""
    kept = remember(("stop-items", name, active_language()), dict)
    html = kept.get(view)
    if html is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        html = kept[view] = get_template(f"itinerary/{name}.html").render({"view": view})
    return html
