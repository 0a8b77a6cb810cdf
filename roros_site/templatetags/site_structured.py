"""The site described for machines, printed by the front page."""

from django import template

from destinations.structured import script
from roros_site.structured import site_nodes

register = template.Library()


@register.simple_tag(takes_context=True)
def site_data(context):
    """The website and the region; nothing before any data is loaded."""
    region = context.get("region")
    return script(*site_nodes(region, context["site_origin"])) if region else ""
