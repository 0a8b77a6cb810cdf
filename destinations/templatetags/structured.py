"""Descriptions for machines, printed by the pages they describe; each needs `site_origin` in the context."""

from django import template

from destinations import structured

register = template.Library()


@register.simple_tag(takes_context=True)
def place_data(context, place, today):
    """A place whose periods and photographs are fetched."""
    return structured.script(structured.place_node(place, context["site_origin"], today))


@register.simple_tag(takes_context=True)
def municipality_data(context, municipality):
    """A municipality as a destination."""
    return structured.script(structured.municipality_node(municipality, context["site_origin"]))


@register.simple_tag(takes_context=True)
def page_data(context, page, poster):
    """An editorial page and its poster's (motif, seed)."""
    return structured.script(structured.page_node(page, poster, context["site_origin"]))


@register.simple_tag(takes_context=True)
def list_data(context, items):
    """A list's cards or rows; nothing for an empty list."""
    return structured.script(structured.item_list(items, context["site_origin"])) if items else ""


@register.simple_tag(takes_context=True)
def breadcrumbs_data(context):
    """The page's `crumbs`, if it has any."""
    crumbs, region = context.get("crumbs"), context.get("region")
    if not crumbs or not region:
        return ""
    return structured.script(structured.breadcrumbs(crumbs, region.name, context["site_origin"]))


@register.simple_tag
def meta_text(*parts):
    """A page's description in its head: from its summary, and from more of its text when that is short."""
    return structured.meta_text(*parts)
