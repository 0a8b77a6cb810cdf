"""How itineraries, their stops and ready-made trips are read."""

from django.db import models


class ItineraryQuerySet(models.QuerySet):
    def of_visitors(self):
        """Not the staff's ready-made trips."""
        return self.filter(suggestion__isnull=True)


class StopQuerySet(models.QuerySet):
    def for_board(self):
        """Stops with all a board shows of them: places, occurrences, periods and photographs in four queries."""
        return self.select_related(
            "place", "occurrence", "occurrence__event", "occurrence__event__place"
        ).prefetch_related("place__periods", "place__photos")


class SuggestionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_card(self):
        """With its itinerary's length: one query."""
        return self.select_related("itinerary")
