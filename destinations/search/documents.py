"""What the region's own models offer to search; the other apps build the same `Document` from theirs."""

from dataclasses import dataclass

from django.utils.translation import override

from destinations.models import Municipality, Page, Place
from roros_site.kit.translated import LANGUAGES

PAGE_WEIGHT = 50
MUNICIPALITY_WEIGHT = 95
MUNICIPALITY_MOTIF = "mountain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A findable item in one language.

    `names` are all it is called in any language, `category` is what it is; `body` may be Markdown.
    """

    kind: str
    slug: str
    language: str
    title: str
    names: tuple[str, ...]
    category: str = ""
    summary: str = ""
    keywords: str = ""
    body: str = ""
    motif: str = ""
    weight: int = 50


def in_every_language(build, items):
    """`build(item, language)` for each item with each language active in turn."""
    for item in items:
        for language in LANGUAGES:
            with override(language):
                yield build(item, language)


def names_in_all_languages(instance, attribute):
    """What an instance is called in each language that has a name for it."""
    return tuple(name for code in LANGUAGES if (name := getattr(instance, f"{attribute}_{code}")))


def place_documents(places, names_by_place=None):
    """Documents of a Place queryset, listed places only: two queries per 500 places.

    `names_by_place` maps a place's primary key to further names, such as that of the business that runs it.
    """
    names_by_place = names_by_place or {}

    def build(place, language):
        return Document(
            kind="place",
            slug=place.slug,
            language=language,
            title=place.name,
            names=(*names_in_all_languages(place, "name"), *names_by_place.get(place.pk, ())),
            category=" ".join(dict.fromkeys(names_in_all_languages(place.category, "name"))),
            summary=place.summary,
            keywords=" ".join(
                [place.category.get_group_display(), place.municipality.name]
                + [amenity.name for amenity in place.amenities.all()]
            ),
            body=f"{place.description} {place.address} {place.hours_note}",
            motif=place.motif or place.category.motif,
            weight=place.weight,
        )

    listed = places.published().select_related("category", "municipality").prefetch_related("amenities")
    return in_every_language(build, listed.order_by("-weight", "pk").iterator(chunk_size=500))


def municipality_documents(municipalities):
    """Documents of a Municipality queryset: one query."""

    def build(municipality, language):
        return Document(
            kind="municipality",
            slug=municipality.slug,
            language=language,
            title=municipality.name,
            names=(municipality.name, municipality.sami_name),
            summary=first_sentence(municipality.description),
            keywords=f"{municipality.centre} {municipality.county}",
            body=municipality.description,
            motif=MUNICIPALITY_MOTIF,
            weight=MUNICIPALITY_WEIGHT,
        )

    return in_every_language(build, municipalities)


def page_documents(pages):
    """Documents of a Page queryset, published pages only: one query."""

    def build(page, language):
        return Document(
            kind="page",
            slug=page.path,
            language=language,
            title=page.title,
            names=names_in_all_languages(page, "title"),
            summary=page.lead,
            body=page.body,
            motif=page.motif,
            weight=PAGE_WEIGHT,
        )

    return in_every_language(build, pages.published())


def documents(names_by_place=None):
    """All documents of this app's models."""
    yield from municipality_documents(Municipality.objects.all())
    yield from page_documents(Page.objects.all())
    yield from place_documents(Place.objects.all(), names_by_place)


def first_sentence(text, longest=200):
    """A text's first sentence, cut after a word when it has more than `longest` characters."""
    first = text.split("\n", 1)[0]
    end = first.find(". ")
    first = first[: end + 1] if end > 0 else first
    if len(first) <= longest:
        return first
    return first[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
