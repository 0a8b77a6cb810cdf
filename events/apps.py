from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from destinations import panels
        from events import models
        from events.panels import whats_on_here
        from roros_site.kit.caching import bump_on_change

        panels.register("events/panel.html", whats_on_here)
        bump_on_change(models.Event, models.Occurrence)
