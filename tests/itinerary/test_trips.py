"""Ready-made trips: the list, a trip's page, and putting all of it in the basket."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import (
    TODAY,
    kaffestuggu,
    make_event,
    make_itinerary,
    make_occurrence,
    make_place,
    make_suggestion,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def heritage(region):
    return make_suggestion(
        "world-heritage", title="World Heritage", days=[[roros_church(), kaffestuggu()], [olavsgruva()]],
        theme="world-heritage", transport="walk-and-car", in_winter=False,
    )  # fmt: skip


def put(visitor, trip):
    return visitor.client.post(f"/en/itinerary/add/trip/{trip.slug}/")


class TestTheList:
    def titles(self, query=""):
        page = Client().get(f"/en/trips/{query}")
        assert page.status_code == 200
        return [card.title for card in page.context["cards"]]

    def test_shows_published_trips(self, heritage):
        make_suggestion("draft", is_published=False)
        assert self.titles() == ["World Heritage"]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?days=2", True),
            ("?days=1", False),
            ("?days=4", False),
            ("?transport=walk-and-car", True),
            ("?transport=train", False),
            ("?theme=world-heritage&season=summer", True),
            ("?season=winter", False),
            ("?days=&theme=", True),
            ("?days=99999999999999999999&theme=%00&season[]=x&q=1", True),
        ],
    )
    def test_filters(self, heritage, query, found):
        if "%00" in query:
            query = query.replace("%00", "x")
        assert bool(self.titles(query)) is found

    def test_says_when_it_did_not_understand(self, heritage):
        assert "was not understood" in Client().get("/en/trips/?theme=nonsense").content.decode()

    def test_is_the_same_for_everyone(self, heritage):
        answer = Client().get("/en/trips/")
        assert answer["Cache-Control"].startswith("public")
        assert not answer.cookies


class TestATrip:
    def test_shows_its_days_and_stops(self, heritage):
        page = Client().get("/en/trips/world-heritage/").content.decode()
        for text in (
            "World Heritage",
            "Day 1",
            "Day 2",
            "Røros Church",
            "Olavsgruva",
            "Put all in my basket",
        ):
            assert text in page

    def test_costs_the_same_whatever_its_length(self, region):
        counts = []
        for size in (2, 30):
            trip = make_suggestion(f"of-{size}", days=[[make_place() for _ in range(size)]])
            Client().get(f"/en/trips/{trip.slug}/?warm")
            with CaptureQueriesContext(connection) as captured:
                Client().get(f"/en/trips/{trip.slug}/")
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 8

    def test_that_is_not_published_answers_404(self, region):
        make_suggestion("draft", is_published=False)
        assert Client().get("/en/trips/draft/").status_code == 404

    def test_is_named_on_the_pages_of_its_places(self, heritage):
        page = Client().get("/en/places/roros-church/").content.decode()
        assert "/en/trips/world-heritage/" in page

    def test_keeps_a_link_to_a_place_only_while_it_is_listed(self, region):
        trip = make_suggestion(days=[[make_place("old", name="Old café", retired_on=TODAY)]])
        page = Client().get(f"/en/trips/{trip.slug}/").content.decode()
        assert "No longer listed" in page and 'href="/en/places/old/"' not in page


class TestPuttingAllInTheBasket:
    def test_begins_an_itinerary_with_the_trip_s_days(self, visitor, heritage):
        assert put(visitor, heritage).status_code == 303
        assert visitor.stops() == [(1, "Røros Church"), (1, "Kaffestuggu"), (2, "Olavsgruva")]
        assert visitor.itinerary.day_count == 2
        assert visitor.itinerary.arrive_on is None

    def test_into_a_basket_without_days_keeps_the_days(self, visitor, heritage):
        visitor.add(make_place(name="A farm"))
        put(visitor, heritage)
        assert visitor.stops()[0] == (None, "A farm")
        assert len(visitor.stops()) == 4
        assert visitor.itinerary.day_count == 2

    def test_into_a_planned_trip_goes_to_the_pool(self, visitor, trip, heritage):
        visitor.add(make_place(name="A farm"))
        put(visitor, heritage)
        assert {day for day, _title in visitor.stops()} == {None}
        assert visitor.itinerary.day_count == 3

    def test_into_empty_days_fills_them(self, visitor, trip, heritage):
        put(visitor, heritage)
        assert visitor.stops() == [(1, "Røros Church"), (1, "Kaffestuggu"), (2, "Olavsgruva")]
        assert visitor.itinerary.day_count == 3

    def test_twice_is_once(self, visitor, heritage):
        put(visitor, heritage)
        version = visitor.itinerary.version
        put(visitor, heritage)
        assert (len(visitor.stops()), visitor.itinerary.version) == (3, version)

    def test_leaves_out_what_is_no_longer_listed_and_says_so(self, visitor, region):
        gone = make_place(name="Old café", retired_on=TODAY)
        put(visitor, make_suggestion(days=[[gone, make_place(name="A farm")]]))
        assert visitor.stops() == [(1, "A farm")]
        assert "no longer listed: Old café." in visitor.get("").content.decode()

    def test_takes_the_next_date_of_an_event_that_is_over_and_says_so(self, visitor, region):
        event, now = make_event(title="Ballad"), timezone.now()
        past = make_occurrence(event, now - 300 * DAY)
        make_occurrence(event, now + 30 * DAY, state="cancelled")
        coming = make_occurrence(event, now + 65 * DAY)
        make_occurrence(event, now + 400 * DAY)
        put(visitor, make_suggestion(days=[[past]]))
        assert visitor.itinerary.stops.get().occurrence == coming
        assert "next date was taken for: Ballad." in visitor.get("").content.decode()

    def test_leaves_out_an_event_without_a_next_date(self, visitor, region):
        past = make_occurrence(make_event(title="Ballad"), timezone.now() - 30 * DAY)
        put(visitor, make_suggestion(days=[[past, make_place(name="A farm")]]))
        assert visitor.stops() == [(1, "A farm")]
        assert "it is over: Ballad." in visitor.get("").content.decode()

    def test_stops_at_what_an_itinerary_holds_and_says_so(self, visitor, region):
        visitor.carry(make_itinerary(stops=[f"Stop {number}" for number in range(199)]))
        put(visitor, make_suggestion(days=[[make_place(name="A"), make_place(name="B")]]))
        assert visitor.itinerary.stops.count() == 200
        assert "at most 200 stops: B." in visitor.get("").content.decode()

    def test_asks_without_script(self, visitor, heritage):
        page = visitor.client.get("/en/itinerary/add/trip/world-heritage/")
        assert "Put all in my basket" in page.content.decode()
        assert visitor.itinerary is None

    def test_leaves_the_trip_as_it_is(self, visitor, heritage):
        put(visitor, heritage)
        visitor.post("clear/")
        assert heritage.itinerary.stops.count() == 3
