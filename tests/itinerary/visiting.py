"""A visitor's browser, as the itinerary's tests drive it."""

import datetime

from django.test import Client
from django.utils import timezone, translation

from itinerary import access
from itinerary.models import Itinerary
from itinerary.services import title_of
from itinerary.services.starting import new_nonce
from tests.world import OSLO

BOARD = "/en/itinerary/"
DAY = datetime.timedelta(days=1)
# The views ask the clock, so what they are shown must lie ahead of it: three days of next December.
THURSDAY = datetime.date.fromisocalendar(timezone.localdate().year + 1, 50, 4)
FRIDAY, SATURDAY = THURSDAY + DAY, THURSDAY + 2 * DAY


def at(day, hour, minute=0):
    """An aware instant by the clock of Norway."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), OSLO)


def named(day):
    """`Thursday 10 December`, as English pages say it."""
    return f"{day:%A} {day.day} {day:%B}"


class Visitor:
    """A browser and what it does; posts carry the version it saw last unless told otherwise."""

    def __init__(self, **headers):
        self.client = Client(headers=headers)

    def get(self, path, **options):
        return self.client.get(f"/en/itinerary/{path}", **options)

    def post(self, path, **fields):
        if "version" not in fields and self.itinerary:
            fields["version"] = self.itinerary.version
        fields = {name: value for name, value in fields.items() if value is not None}
        return self.client.post(f"/en/itinerary/{path}", fields)

    def add(self, thing):
        kind, key = ("event", thing.pk) if hasattr(thing, "starts_at") else ("place", thing.slug)
        return self.client.post(f"/en/itinerary/add/{kind}/{key}/")

    def carry(self, itinerary):
        """Hold the cookie of an itinerary."""
        if not itinerary.link_nonce:
            itinerary.link_nonce = new_nonce()
            itinerary.save(update_fields=["link_nonce"])
        self.client.cookies[access.COOKIE] = cookie_of(itinerary)
        return itinerary

    def sign_in(self, user):
        self.client.force_login(user)

    @property
    def itinerary(self):
        claim = access._read(access._basket, self.cookie)
        return Itinerary.objects.filter(pk=claim[0], link_nonce=claim[1]).first() if claim else None

    @property
    def cookie(self):
        morsel = self.client.cookies.get(access.COOKIE)
        return morsel.value if morsel else None

    def stops(self):
        """(day, title in English) of the stops: the basket's, then each day's, in order."""
        with translation.override("en"):
            stops = [(stop.day, title_of(stop)) for stop in self.itinerary.stops.for_copying()]
        return sorted(stops, key=lambda stop: stop[0] or 0)


def cookie_of(itinerary):
    """The cookie's value that leads to an itinerary."""
    return access._basket.sign(f"{itinerary.pk}.{itinerary.link_nonce}")
