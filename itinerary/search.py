"""What ready-made trips offer to search."""

from destinations.search.documents import Document, in_every_language, names_in_all_languages
from itinerary.models import Suggestion

TRIP_WEIGHT = 70


def trip_documents(suggestions):
    """Documents of a Suggestion queryset, published ones only: two queries."""

    def build(trip, language):
        return Document(
            kind="trip",
            slug=trip.slug,
            language=language,
            title=trip.title,
            names=names_in_all_languages(trip, "title"),
            summary=trip.summary,
            category=trip.get_theme_display(),
            keywords=trip.get_transport_display(),
            body=" ".join([trip.description, *(day.title for day in trip.days.all())]),
            motif=trip.motif or Suggestion.MOTIFS[trip.theme],
            weight=TRIP_WEIGHT,
        )

    return in_every_language(build, suggestions.published().prefetch_related("days"))


def documents():
    """All documents of this app's models."""
    return trip_documents(Suggestion.objects.all())
