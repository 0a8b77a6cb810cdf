"""The site itself for machines: what it is, who is behind it and how it is searched."""

from django.urls import reverse

from destinations.models.region import municipalities
from destinations.structured import node, region_node
from roros_site.kit.translated import active_language


def site_nodes(region, origin):
    """The website with its search, and the region it speaks for; no query beyond remembered tables."""
    address = origin + reverse("home")
    website = node(
        "WebSite",
        name=region.name,
        description=region.lead,
        url=address,
        inLanguage=active_language(),
        publisher=node("Organization", name=region.company, url=address) if region.company else None,
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=f"{origin}{reverse('search')}?q={{search_term_string}}"),
        ),
    )
    return [{**website, "@id": f"{address}#website"}, region_node(region, municipalities(), origin)]
