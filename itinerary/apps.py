from django.apps import AppConfig


class ItineraryConfig(AppConfig):
    name = "itinerary"

    def ready(self):
        from destinations import panels
        from itinerary.cards import passing

        panels.register("itinerary/passing.html", passing)
