"""What events offer to search."""

from destinations.search.documents import Document, in_every_language, names_in_all_languages
from events.models import Event

FAIR_WEIGHT = 90
EVENT_WEIGHT = 60
PROGRAMME_ITEM_WEIGHT = 40


def _weight(event):
    if event.parent_id:
        return PROGRAMME_ITEM_WEIGHT
    return FAIR_WEIGHT if event.kind == Event.Kind.FAIR else EVENT_WEIGHT


def event_documents(events):
    """Documents of an Event queryset, published events only: one query."""

    def build(event, language):
        motif, _seed = event.poster
        return Document(
            kind="event",
            slug=event.slug,
            language=language,
            title=event.title,
            names=names_in_all_languages(event, "title"),
            summary=event.summary,
            category=event.get_kind_display(),
            keywords=" ".join(
                [event.place.name, event.place.municipality.name, event.organiser]
                + ([event.parent.title] if event.parent else [])
            ),
            body=event.description,
            motif=motif,
            weight=_weight(event),
        )

    return in_every_language(build, events.published().select_related("place__municipality", "parent"))


def documents():
    """All documents of this app's models."""
    return event_documents(Event.objects.all())
