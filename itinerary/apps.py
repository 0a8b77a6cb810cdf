from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ItineraryConfig(AppConfig):
    name = "itinerary"
    verbose_name = _("Trips")

    def ready(self):
        from destinations import panels
        from itinerary import models
        from itinerary.cards import passing
        from members.roles import ensure_roles_after_migrate
        from roros_site.kit.caching import bump_on_change

        panels.register("itinerary/passing.html", passing)
        bump_on_change(models.Suggestion, models.SuggestionDay)
        # The last of our apps with tables: the permissions of all are made by now.
        post_migrate.connect(ensure_roles_after_migrate, sender=self)
