"""Ready-made trips described for machines, printed by their pages."""

from django import template

from destinations.structured import script
from itinerary.structured import trip_node

register = template.Library()


@register.simple_tag(takes_context=True)
def trip_data(context, trip, board):
    """A ready-made trip and its board."""
    return script(trip_node(trip, board, context["site_origin"]))
