from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("What's on")

    def ready(self):
        from destinations import panels
        from events import models
        from events.panels import whats_on_here
        from roros_site.kit.caching import bump_on_change

        panels.register("events/panel.html", whats_on_here)
        bump_on_change(models.Event, models.Occurrence)
