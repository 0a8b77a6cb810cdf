"""Taking the last change back."""

import datetime

import pytest
from django.utils import timezone

from itinerary.models import Itinerary
from tests.itinerary.visiting import SATURDAY
from tests.world import (
    kaffestuggu,
    make_itinerary,
    make_place,
    make_stop,
    make_suggestion,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db


def snapshot(itinerary):
    """Everything a visitor would miss."""
    itinerary.refresh_from_db()
    columns = (
        "pk",
        "place_id",
        "occurrence_id",
        "own_title",
        "own_lat",
        "day",
        "position",
        "note",
        "start_time",
    )
    return (
        itinerary.arrive_on,
        itinerary.day_count,
        list(itinerary.stops.order_by("pk").values_list(*columns)),
    )


class TestUndo:
    @pytest.fixture
    def full(self, visitor, trip):
        stops = [roros_church(), olavsgruva(), kaffestuggu()]
        for position, place in enumerate(stops):
            make_stop(trip, place, day=1 if position else None, position=position, note=f"note {position}")
        make_stop(trip, "Our cabin", own_lat=62.5, own_lon=11.4, position=9, start_time=datetime.time(9, 30))
        return trip

    @pytest.mark.parametrize(
        ("path", "fields"),
        [
            ("remove/", {"stop": "first"}),
            ("remove/", {"stop": "last"}),
            ("clear/", {}),
            ("move/", {"stop": "first", "to": "2"}),
            ("move/", {"stop": "first", "to": "1", "index": 0}),
            ("move/", {"stop": "last", "to": "up"}),
            ("note/", {"stop": "first", "note": "other", "start_time": "10:15"}),
            ("dates/", {"arrival": str(SATURDAY), "departure": str(SATURDAY)}),
            ("dates/", {}),
            ("own/", {"title": "The neighbours"}),
        ],
    )
    def test_restores_everything(self, visitor, full, path, fields):
        before = snapshot(full)
        ends = {"first": full.stops.first().pk, "last": full.stops.last().pk}
        answer = visitor.post(path, **{name: ends.get(value, value) for name, value in fields.items()})
        assert answer.status_code == 303
        assert snapshot(full) != before
        assert visitor.post("undo/").status_code == 303
        assert snapshot(full) == before

    def test_of_a_whole_trip_takes_its_stops_and_days_out_again(self, visitor):
        visitor.add(roros_church())
        itinerary = visitor.itinerary
        before = snapshot(itinerary)
        trip = make_suggestion("winter", days=[[make_place()], [make_place()]])
        visitor.client.post(f"/en/itinerary/add/trip/{trip.slug}/")
        assert len(visitor.stops()) == 3
        visitor.post("undo/")
        assert snapshot(itinerary) == before

    def test_is_offered_once(self, visitor, full):
        visitor.post("remove/", stop=full.stops.first().pk)
        assert "/undo/" in visitor.get("").content.decode()
        visitor.post("undo/")
        page = visitor.get("").content.decode()
        assert "The last change was taken back." in page
        assert 'action="/en/itinerary/undo/"' not in page

    def test_twice_changes_nothing_more(self, visitor, full):
        before = snapshot(full)
        visitor.post("remove/", stop=full.stops.first().pk)
        visitor.post("undo/")
        visitor.post("undo/")
        assert snapshot(full) == before

    def test_after_another_change_is_stale(self, visitor, full):
        visitor.post("remove/", stop=full.stops.first().pk)
        version = visitor.itinerary.version
        visitor.post("own/", title="Later")
        answer = visitor.post("undo/", version=version)
        assert answer.status_code == 409
        assert full.stops.count() == 4

    def test_is_offered_for_half_an_hour(self, visitor, full):
        visitor.post("remove/", stop=full.stops.first().pk)
        undo = {**visitor.itinerary.undo, "at": (timezone.now() - datetime.timedelta(minutes=31)).isoformat()}
        Itinerary.objects.filter(pk=full.pk).update(undo=undo)
        assert 'action="/en/itinerary/undo/"' not in visitor.get("").content.decode()

    def test_brings_back_what_can_still_be_brought_back(self, visitor):
        place, cabin = make_place(), "Cabin"
        itinerary = visitor.carry(make_itinerary(stops=[place, cabin]))
        visitor.post("clear/")
        place.delete()
        visitor.post("undo/")
        assert [stop.own_title for stop in itinerary.stops.all()] == ["Cabin"]

    def test_without_an_itinerary_answers_410(self, visitor):
        assert visitor.post("undo/", version=1).status_code == 410
