"""What is asked of the site: its kinds of public page, and the two things a visitor does with the basket."""

import datetime
import json

from tests.bench.client import Client

HOME, LIST, PLACE = "/en/", "/en/places/", "/en/places/roros-church/"
# What a newcomer sees first.
FIRST = (("Home", HOME), ("List of places", LIST), ("Place", PLACE))
OTHERS = (
    ("List with filters, by distance", "/en/places/?group=see&municipality=roros&sort=distance"),
    ("What's on", "/en/events/"),
    ("Event", "/en/events/tynset-jazz/"),
    ("Fair with its programme", "/en/events/rorosmartnan/"),
    ("Member directory", "/en/members/"),
    ("Ready-made trips", "/en/trips/"),
    ("Ready-made trip", "/en/trips/two-national-parks/"),
    ("Municipality", "/en/municipalities/roros/"),
    ("Editorial page", "/en/tre-grunnpilarer/roros/tourism-award-2015/"),
    ("Search", "/en/search/?q=church"),
    ("Map", "/en/map/"),
)
PAGES = FIRST + OTHERS
BASKET = "/en/itinerary/"
FULL_TRIP = "/en/itinerary/add/trip/two-national-parks/"
ADDED_AT_ONCE = 20


def filled_basket(port):
    """A visitor whose itinerary holds a ready-made trip of five days from a date on, and a stop of their own."""
    visitor = Client(port)
    visitor.post(FULL_TRIP, {})
    visitor.post("/en/itinerary/own/", {"title": "Our cabin", "point": "62.58, 11.40", "near": ""})
    arrival = datetime.date.today() + datetime.timedelta(days=60)
    dates = {"arrival": arrival, "departure": arrival + datetime.timedelta(days=4)}
    visitor.post("/en/itinerary/dates/", {**dates, "version": summary(visitor)["version"]})
    return visitor


def summary(visitor):
    """What the itinerary's summary tells other pages."""
    visitor_plain = Client(visitor.port, encoding="identity")
    visitor_plain.cookies = visitor.cookies
    return json.loads(visitor_plain.get("/en/itinerary/summary/")[1])


class Adding:
    """Adds places one by one; after ADDED_AT_ONCE of them another visitor comes, without a cookie."""

    def __init__(self, port, slugs):
        self.port, self.slugs, self.number = port, slugs, 0
        self.visitor = Client(port)

    def __call__(self):
        if self.number % ADDED_AT_ONCE == 0:
            self.visitor.cookies = {}
        slug = self.slugs[self.number % len(self.slugs)]
        self.visitor.post(f"/en/itinerary/add/place/{slug}/", {"next": LIST})
        self.number += 1
