from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DestinationsConfig(AppConfig):
    name = "destinations"
    verbose_name = _("The region")

    def ready(self):
        from destinations import models
        from roros_site.kit.caching import bump_on_change

        bump_on_change(
            models.Region,
            models.Municipality,
            models.Category,
            models.Amenity,
            models.Place,
            models.OpeningPeriod,
            models.Photo,
            models.Page,
        )
