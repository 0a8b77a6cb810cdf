"""Events described for machines, printed by their pages."""

from django import template

from destinations.structured import script
from events.structured import event_nodes

register = template.Library()


@register.simple_tag(takes_context=True)
def event_data(context, event, occurrences, today, programme=()):
    """The coming occurrences of an event read by `for_page()`, with its programme's occurrences."""
    return script(*event_nodes(event, occurrences, context["site_origin"], today, programme or ()))
