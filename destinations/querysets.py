"""How places are read: one method per page holds all its joins, columns and order."""

import math

from django.db import models
from django.db.models import ExpressionWrapper, F, FloatField, Prefetch, Q, Value

from destinations import hours
from roros_site.kit.translated import active_language


class PlaceQuerySet(models.QuerySet):
    def published(self):
        """Places that may be visited now."""
        return self.filter(is_published=True, retired_on__isnull=True)

    def card_columns(self):
        """Only the columns a card shows; periods and photographs must be fetched besides (see `for_card`)."""
        return self.only(*self.model.card_fields())

    def for_card(self):
        """What a card shows, with periods and photographs: three queries for any number of places."""
        return self.card_columns().prefetch_related("periods", "photos")

    def primary_keys(self):
        """The primary keys alone, for lists whose cards may be in memory."""
        return self.values_list("pk", flat=True)

    def in_order(self):
        """By weight, then alphabetically in the active language."""
        return self.order_by("-weight", f"sort_name_{active_language()}", "pk")

    def near(self, point, *, within_m=None):
        """Ordered by distance from a (lat, lon); `within_m` keeps to a box of that half-width.

        The order is by the flat-earth square of the distance, exact enough within a region and plain arithmetic
        on every database.
        """
        lat, lon = point
        squeeze = math.cos(math.radians(lat))
        places = self
        if within_m is not None:
            dlat = within_m / 111_320
            dlon = dlat / max(squeeze, 0.01)
            places = places.filter(lat__range=(lat - dlat, lat + dlat), lon__range=(lon - dlon, lon + dlon))
        north = ExpressionWrapper(F("lat") - Value(lat), output_field=FloatField())
        east = ExpressionWrapper((F("lon") - Value(lon)) * Value(squeeze), output_field=FloatField())
        return places.annotate(
            square=ExpressionWrapper(north * north + east * east, output_field=FloatField())
        ).order_by("square", "pk")

    def certified(self, day):
        """Places that hold a certificate valid on a day."""
        return self.filter(
            Q(certified_from__isnull=True) | Q(certified_from__lte=day), certified_until__gte=day
        )

    def open_on(self, day):
        """Places whose hours, confirmed or not, say open on a day.

        Each distinct rule is read once, so the cost grows with the number of rules, not of places; places with
        several periods on that day are decided one by one by `hours.day_hours`. Two or three queries.
        """
        period = self.model.periods.rel.related_model
        covering = period.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )
        several = (
            covering.values("place").annotate(number=models.Count("pk")).filter(number__gt=1).values("place")
        )
        single = covering.exclude(place__in=several)
        rules = single.exclude(state="by_appointment").values_list("rule", flat=True).distinct()
        open_rules = [rule for rule in rules if hours.rule_opens(rule, day)]
        contested = [
            place.pk
            for place in self.model.objects.filter(pk__in=several)
            .only("pk")
            .prefetch_related(Prefetch("periods", queryset=period.objects.all()))
            if hours.day_hours(place.periods.all(), day).state == "open"
        ]
        return self.filter(
            Q(pk__in=single.exclude(state="by_appointment").filter(rule__in=open_rules).values("place"))
            | Q(pk__in=contested)
        )
