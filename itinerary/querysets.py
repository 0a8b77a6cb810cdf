"""How itineraries, their stops and ready-made trips are read."""

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


class ItineraryQuerySet(models.QuerySet):
    def of_visitors(self):
        """Not the staff's ready-made trips."""
        return self.filter(suggestion__isnull=True)

    def for_adding(self, **thing):
        """With `stop_count`, `last_position` and `already` (whether it holds this place or occurrence)."""
        stops = self.model.stops.rel.related_model.objects.filter(itinerary=OuterRef("pk")).order_by()
        of_itinerary = stops.values("itinerary")
        return self.annotate(
            stop_count=Coalesce(Subquery(of_itinerary.annotate(n=Count("pk")).values("n")), Value(0)),
            last_position=Coalesce(Subquery(of_itinerary.annotate(n=Max("position")).values("n")), Value(-1)),
            already=Exists(stops.filter(**thing)) if thing else Value(False),
        )

    def for_list(self):
        """With the number of stops: one query."""
        return self.annotate(stop_count=Count("stops")).order_by("-used_at")


class StopQuerySet(models.QuerySet):
    def for_copying(self):
        """Stops in order with what decides whether they may be copied: one query."""
        return self.select_related("place", "occurrence", "occurrence__event").order_by("position", "pk")


class SuggestionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_card(self):
        """With its itinerary's length: one query."""
        return self.select_related("itinerary")
