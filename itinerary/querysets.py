"""How itineraries, their stops and ready-made trips are read."""

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from destinations.models import Place
from events.models import Event
from roros_site.kit.translated import columns

ON_BOARD = ["address", "phone", "web_address", "hours_note_nb", "hours_note_en", "hours_note_de"]
EVENT_PLACE = ["slug", "lat", "lon", "address", "phone", "web_address", "is_published", "retired_on"]


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
    def for_board(self):
        """Stops in order with all a board shows: three queries (stops, periods, photographs)."""
        place = Place.card_fields() + ON_BOARD
        event = Event.card_fields()
        event_place = EVENT_PLACE + columns("name")
        return (
            self.select_related("place", "occurrence", "occurrence__event", "occurrence__event__place")
            .only(
                *[field.name for field in self.model._meta.concrete_fields],
                *[f"place__{name}" for name in place],
                *[f"occurrence__{name}" for name in ["event", "rule_on", "starts_at", "ends_at", "state"]],
                *[f"occurrence__{name}" for name in columns("note")],
                *[f"occurrence__event__{name}" for name in event],
                *[f"occurrence__event__place__{name}" for name in event_place],
            )
            .prefetch_related("place__periods", "place__photos")
            .order_by("position", "pk")
        )

    def for_copying(self):
        """Stops in order with what decides whether they may be copied: one query."""
        return self.select_related("place", "occurrence", "occurrence__event").order_by("position", "pk")


class SuggestionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_card(self):
        """With its itinerary's length: one query."""
        return self.select_related("itinerary")
