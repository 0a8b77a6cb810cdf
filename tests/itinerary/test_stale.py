"""A stale tab never overwrites a newer change, and loses nothing."""

import pytest

from itinerary.models import Itinerary
from tests.itinerary.visiting import DAY, SATURDAY, THURSDAY
from tests.world import make_stop, olavsgruva, roros_church

pytestmark = pytest.mark.django_db

WRITES = [
    ("remove/", {"stop": True}),
    ("clear/", {}),
    ("move/", {"stop": True, "to": "2"}),
    ("note/", {"stop": True, "note": "Bring skis"}),
    ("dates/", {"arrival": str(SATURDAY), "departure": str(SATURDAY + DAY)}),
    ("undo/", {}),
    ("save/", {"title": "Winter"}),
]


class TestAStaleForm:
    @pytest.fixture
    def two_tabs(self, visitor, trip):
        """An itinerary with one stop, and the version a tab saw before another tab added something."""
        stop = make_stop(trip, roros_church())
        version = trip.version
        visitor.add(olavsgruva())
        return stop, version

    @pytest.mark.parametrize(("path", "fields"), WRITES)
    def test_answers_409_and_changes_nothing(self, visitor, trip, two_tabs, path, fields):
        stop, version = two_tabs
        before = list(trip.stops.order_by("pk").values())
        row = Itinerary.objects.values().get(pk=trip.pk)
        fields = {name: stop.pk if value is True else value for name, value in fields.items()}
        answer = visitor.post(path, version=version, **fields)
        assert answer.status_code == 409
        assert list(trip.stops.order_by("pk").values()) == before
        assert Itinerary.objects.values().get(pk=trip.pk) == row

    def test_shows_the_board_as_it_is_now_and_what_was_wanted(self, visitor, two_tabs):
        stop, version = two_tabs
        page = visitor.post("remove/", version=version, stop=stop.pk).content.decode()
        assert "Nothing was lost" in page
        assert "remove a stop (Røros Church)" in page
        assert "Olavsgruva" in page

    def test_can_be_sent_again_from_that_page(self, visitor, two_tabs):
        stop, version = two_tabs
        answer = visitor.post("remove/", version=version, stop=stop.pk)
        again = answer.context["again"]
        assert again["can_repeat"]
        assert visitor.post("remove/", **dict(again["fields"])).status_code == 303
        assert visitor.stops() == [(None, "Olavsgruva")]

    def test_about_a_stop_that_is_gone_cannot(self, visitor, trip, two_tabs):
        stop, version = two_tabs
        visitor.post("remove/", stop=stop.pk)
        answer = visitor.post("move/", version=version, stop=stop.pk, to="2")
        assert answer.status_code == 409
        assert "That stop is no longer there." in answer.content.decode()
        assert 'id="again"' not in answer.content.decode()

    def test_of_another_browser_meets_the_same_answer(self, visitor, other_visitor, trip, two_tabs):
        stop, version = two_tabs
        other_visitor.carry(trip)
        assert other_visitor.post("clear/", version=version).status_code == 409

    def test_with_a_version_from_the_future_is_stale_too(self, visitor, trip, two_tabs):
        assert visitor.post("clear/", version=10_000).status_code == 409


class TestAWrite:
    def test_raises_the_version_by_one(self, visitor, trip):
        make_stop(trip, roros_church())
        visitor.post("clear/")
        assert visitor.itinerary.version == 2

    def test_that_changes_nothing_leaves_the_version(self, visitor, trip):
        stop = make_stop(trip, roros_church())
        visitor.post("move/", stop=stop.pk, to="up")
        visitor.post("note/", stop=stop.pk, note="")
        visitor.post("dates/", arrival=str(THURSDAY), departure=str(SATURDAY))
        assert visitor.itinerary.version == 1

    def test_without_a_version_answers_422(self, visitor, trip):
        make_stop(trip, roros_church())
        assert visitor.post("clear/", version=None).status_code == 422
        assert trip.stops.count() == 1
