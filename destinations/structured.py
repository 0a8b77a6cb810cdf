"""Descriptions of the region's pages for machines: schema.org in JSON-LD, as plain dicts.

Nothing is said that is not known. `origin` is the site's scheme and host; every address is absolute.
"""

import datetime
import json

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from destinations import photos
from destinations.cards import lookup
from destinations.hours import opening_spec
from destinations.models import OpeningPeriod
from destinations.posters import seed_for
from destinations.search.documents import MUNICIPALITY_MOTIF, first_sentence
from roros_site.kit.addresses import address_of
from roros_site.kit.translated import active_language

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS_AHEAD = datetime.timedelta(days=120)
IMAGE_WIDTH = 1200
DESCRIPTION_LENGTH = 500
META_SHORTEST, META_LONGEST = 50, 160
# Types that schema.org counts among businesses, which alone have a price range and an e-mail address.
BUSINESSES = frozenset(
    ["Bakery", "BarOrPub", "BedAndBreakfast", "CafeOrCoffeeShop", "Campground", "FoodEstablishment",
     "Hostel", "Hotel", "LocalBusiness", "LodgingBusiness", "Restaurant", "SkiResort", "Store",
     "TouristInformationCenter", "TravelAgency"]
)  # fmt: skip
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


class LinkedData(str):
    """A script element that `script` has escaped; templates print it without escaping it again."""

    def __html__(self):
        return self


def script(*nodes):
    """Nodes as one JSON-LD script element; "" without any. No text in them can end the element."""
    if not nodes:
        return ""
    document = nodes[0] if len(nodes) == 1 else {"@graph": nodes}
    text = json.dumps(
        {"@context": "https://schema.org", **document}, ensure_ascii=False, separators=(",", ":")
    )
    return LinkedData(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def node(kind, **properties):
    """A node of a schema.org type without the properties nobody knows (None, "", empty lists)."""
    kept = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **kept}


def picture(poster, found_photos, origin):
    """The address of an item's first photograph, or else of its poster."""
    for photo in found_photos:
        width = max(width for width in photos.widths_for(photo.width) if width <= IMAGE_WIDTH)
        return origin + photos.address(photo, width)
    return origin + address_of("poster_png", *poster)


def _address(place, municipality):
    return node(
        "PostalAddress",
        streetAddress=place.address,
        addressLocality=municipality.name,
        addressRegion=municipality.county,
        addressCountry="NO",
    )


def _geo(point):
    return node("GeoCoordinates", latitude=point[0], longitude=point[1])


def place_id(place, origin):
    return f"{origin}{place.get_absolute_url()}#place"


def place_reference(place, origin):
    """A place as part of something else; no query for places read by `for_card()` or whole."""
    by_category, by_municipality = lookup()
    municipality = by_municipality[place.municipality_id]
    return {
        **node(
            by_category[place.category_id].schema_type,
            name=place.name,
            url=origin + place.get_absolute_url(),
            address=node("PostalAddress", addressLocality=municipality.name, addressCountry="NO"),
            geo=_geo(place.point),
        ),
        "@id": place_id(place, origin),
    }


def place_node(place, origin, today):
    """A place whose periods and photographs are fetched, with its hours for the coming four months; no query."""
    by_category, by_municipality = lookup()
    category, municipality = by_category[place.category_id], by_municipality[place.municipality_id]
    kind, is_business = category.schema_type, category.schema_type in BUSINESSES
    found_photos = place.photos.all()
    described = node(
        kind,
        name=place.name,
        description=place.summary,
        disambiguatingDescription=_("Sample listing, made up to show how a listing looks.")
        if place.is_sample
        else "",
        url=origin + place.get_absolute_url(),
        image=[picture(place.poster_motif(category), found_photos, origin)],
        address=_address(place, municipality),
        geo=_geo(place.point),
        hasMap=f"{origin}{address_of('map')}#place-{place.slug}",
        telephone=place.phone,
        email=place.email if is_business else "",
        priceRange="$" * place.price_level if is_business and place.price_level else "",
        isAccessibleForFree=None if place.price_nok is None else place.price_nok == 0,
        openingHoursSpecification=opening_hours(place.periods.all(), today),
        amenityFeature=_features(place),
        sameAs=_elsewhere(place),
        containedInPlace=municipality_reference(municipality, origin),
    )
    return {**described, "@id": place_id(place, origin)}


def _features(place):
    """What is known about access: said when it is there and when it is not."""
    facts = ((_("Wheelchair access"), place.wheelchair), (_("Dogs welcome"), place.dogs))
    return [
        node("LocationFeatureSpecification", name=str(name), value=answer == "yes")
        for name, answer in facts
        if answer in ("yes", "no")
    ]


def _elsewhere(place):
    wikidata = f"https://www.wikidata.org/wiki/{place.wikidata}" if place.wikidata else ""
    return [address for address in (place.web_address, wikidata) if address]


def opening_hours(periods, today):
    """OpeningHoursSpecification nodes for the coming four months; hours nobody has confirmed say so."""
    periods = tuple(periods)
    doubtful = any(period.state == OpeningPeriod.State.INDICATIVE for period in periods)
    return [
        node(
            "OpeningHoursSpecification",
            dayOfWeek=[WEEKDAYS[day] for day in spec.weekdays],
            opens=spec.opens.isoformat("minutes"),
            closes=spec.closes.isoformat("minutes"),
            validFrom=spec.valid_from.isoformat(),
            validThrough=spec.valid_through.isoformat(),
            description=_("Not confirmed") if doubtful else "",
        )
        for spec in opening_spec(periods, today, today + HOURS_AHEAD)
    ]


def municipality_reference(municipality, origin):
    return {
        **node("AdministrativeArea", name=municipality.name, url=origin + municipality.get_absolute_url()),
        "@id": f"{origin}{municipality.get_absolute_url()}#municipality",
    }


def municipality_node(municipality, origin):
    """A municipality as a destination; no query."""
    poster = (MUNICIPALITY_MOTIF, seed_for(municipality.slug))
    return {
        **node(
            "TouristDestination",
            name=municipality.name,
            alternateName=municipality.sami_name,
            description=first_sentence(municipality.description, DESCRIPTION_LENGTH),
            url=origin + municipality.get_absolute_url(),
            image=[picture(poster, (), origin)],
            geo=_geo((municipality.lat, municipality.lon)),
            address=node("PostalAddress", addressRegion=municipality.county, addressCountry="NO"),
            sameAs=[municipality.website] if municipality.website else [],
        ),
        "@id": f"{origin}{municipality.get_absolute_url()}#destination",
    }


def region_node(region, municipalities, origin):
    """The region as a destination that contains its municipalities; no query."""
    return {
        **node(
            "TouristDestination",
            name=region.name,
            description=region.lead,
            url=origin + address_of("home"),
            geo=_geo((region.lat, region.lon)),
            containsPlace=[municipality_reference(each, origin) for each in municipalities],
        ),
        "@id": f"{origin}{address_of('home')}#region",
    }


def page_node(page, poster, origin):
    """An editorial page; no query."""
    return node(
        "WebPage",
        name=page.title,
        description=page.lead or strip_tags(page.html)[:DESCRIPTION_LENGTH],
        url=origin + page.get_absolute_url(),
        primaryImageOfPage=node("ImageObject", url=picture(poster, (), origin)),
        dateModified=page.changed_at.date().isoformat(),
        inLanguage=active_language(),
    )


def meta_text(*parts):
    """What a search engine shows under a title: as many parts as make 50 characters, cut within 160."""
    text = ""
    for part in parts:
        if len(text) >= META_SHORTEST:
            break
        text = f"{text} {' '.join(strip_tags(str(part or '')).split())}".strip()
    if len(text) <= META_LONGEST:
        return text
    return text[: META_LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def breadcrumbs(crumbs, home, origin):
    """The way from the front page; `crumbs` are (label, href), the last without an address."""
    steps = [(home, address_of("home")), *crumbs]
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=position, name=str(label), item=origin + href if href else "")
            for position, (label, href) in enumerate(steps, 1)
        ],
    )


def item_list(items, origin):
    """A list of cards or rows in their order: anything with a title and an address."""
    return node(
        "ItemList",
        numberOfItems=len(items),
        itemListElement=[
            node("ListItem", position=position, name=item.title, url=origin + item.href)
            for position, item in enumerate(items, 1)
        ],
    )
