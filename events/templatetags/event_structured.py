"""Events described for machines, printed by their pages."""

from django import template

from destinations.structured import item_list, script
from events.structured import event_nodes

register = template.Library()


@register.simple_tag(takes_context=True)
def event_data(context, event, occurrences, today, programme=()):
    """The coming occurrences of an event read by `for_page()`, with its programme's occurrences."""
    return script(*event_nodes(event, occurrences, context["site_origin"], today, programme or ()))


@register.simple_tag(takes_context=True)
def agenda_data(context, agenda):
    """The events of a page of the list, each once; nothing for an empty one."""
    rows = [*agenda.still_on, *(row for month in agenda.months for day in month.days for row in day.rows)]
    once = list({row.href: row for row in rows}.values())
    return script(item_list(once, context["site_origin"])) if once else ""
