"""Sharing read-only by a link the owner can take back; copying; the summary other pages read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.itinerary.visiting import FRIDAY, SATURDAY, THURSDAY, at
from tests.world import (
    kaffestuggu,
    local,
    make_event,
    make_itinerary,
    make_occurrence,
    make_stop,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(visitor, trip):
    """The key of the visitor's itinerary with a noted stop on its second day."""
    make_stop(trip, roros_church(), day=2, note="Organ at noon")
    visitor.post("share/", what="make")
    return visitor.itinerary.share_key


class TestTheLink:
    def test_shows_the_itinerary_to_anybody(self, other_visitor, shared):
        page = other_visitor.get(f"shared/{shared}/")
        assert page.status_code == 200
        text = page.content.decode()
        assert "Røros Church" in text and "Organ at noon" in text
        assert 'action="/en/itinerary/move/"' not in text and 'action="/en/itinerary/remove/"' not in text
        assert 'name="robots" content="noindex"' in text
        assert not page.cookies

    def test_can_be_taken_back(self, visitor, other_visitor, shared):
        visitor.post("share/", what="withdraw")
        assert other_visitor.get(f"shared/{shared}/").status_code == 410

    def test_can_be_renewed(self, visitor, other_visitor, shared):
        visitor.post("share/", what="renew")
        assert other_visitor.get(f"shared/{shared}/").status_code == 410
        assert other_visitor.get(f"shared/{visitor.itinerary.share_key}/").status_code == 200

    def test_made_twice_is_the_same(self, visitor, shared):
        visitor.post("share/", what="make")
        assert visitor.itinerary.share_key == shared

    def test_making_it_leaves_other_tabs_fresh(self, visitor, trip):
        version = visitor.itinerary.version
        visitor.post("share/", what="make")
        assert visitor.itinerary.version == version

    @pytest.mark.parametrize("key", ["x", "a" * 23, "a" * 25, "ø" * 24, "a" * 23 + "!"])
    def test_that_was_never_one_answers_404(self, other_visitor, key, region):
        assert other_visitor.get(f"shared/{key}/").status_code == 404

    def test_does_not_give_the_code_or_edit_link_away(self, visitor, other_visitor, shared):
        visitor.post("save/", title="Winter", email="kari@example.org")
        code = visitor.itinerary.spoken_code
        for path in ("", "print/", "calendar.ics", "route.gpx"):
            text = other_visitor.get(f"shared/{shared}/{path}").content.decode()
            assert code not in text and "/edit/" not in text and "kari@" not in text

    @pytest.mark.parametrize("what", ["", "steal", None])
    def test_takes_no_other_action(self, visitor, trip, what):
        assert visitor.post("share/", what=what).status_code == 422


class TestCopying:
    def test_into_nothing_keeps_the_days(self, other_visitor, shared):
        assert other_visitor.post(f"shared/{shared}/copy/").status_code == 303
        assert other_visitor.stops() == [(2, "Røros Church")]
        assert other_visitor.itinerary.arrive_on.isoformat() == str(THURSDAY)

    def test_into_a_basket_with_days_of_its_own_goes_to_the_pool(self, other_visitor, shared):
        other_visitor.carry(
            make_itinerary(arrive_on=local(2027, 1, 5).date(), day_count=2, stops=[olavsgruva()])
        )
        other_visitor.post(f"shared/{shared}/copy/")
        assert other_visitor.stops() == [(None, "Olavsgruva"), (None, "Røros Church")]

    def test_twice_is_once(self, other_visitor, shared):
        other_visitor.post(f"shared/{shared}/copy/")
        other_visitor.post(f"shared/{shared}/copy/")
        assert len(other_visitor.stops()) == 1

    def test_leaves_the_shared_one_as_it_is(self, visitor, other_visitor, shared):
        other_visitor.post(f"shared/{shared}/copy/")
        other_visitor.post("clear/")
        assert len(visitor.stops()) == 1

    def test_by_its_owner_changes_nothing(self, visitor, shared):
        version = visitor.itinerary.version
        visitor.post(f"shared/{shared}/copy/")
        assert (len(visitor.stops()), visitor.itinerary.version) == (1, version)

    def test_takes_events_along_to_their_date(self, visitor, other_visitor, shared):
        visitor.add(make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)))
        other_visitor.carry(make_itinerary(arrive_on=FRIDAY, day_count=1, stops=[kaffestuggu()]))
        other_visitor.post(f"shared/{shared}/copy/")
        assert (1, "Concert") in other_visitor.stops()


class TestTheSummary:
    def test_without_a_cookie_costs_no_query(self, visitor):
        with CaptureQueriesContext(connection) as captured:
            answer = visitor.get("summary/")
        assert len(captured) == 0
        assert answer.json() == {"count": 0, "items": [], "version": 0, "undo": None, "dates": None}
        assert answer["Cache-Control"] == "private, no-store"

    def test_says_what_is_in_the_itinerary(self, visitor, trip):
        occurrence = make_occurrence(make_event(title="Concert"), at(FRIDAY, 19))
        visitor.add(roros_church())
        visitor.add(occurrence)
        visitor.post("own/", title="Cabin")
        with CaptureQueriesContext(connection) as captured:
            summary = visitor.get("summary/").json()
        assert len(captured) == 2
        assert summary["count"] == 3
        assert sorted(summary["items"]) == sorted(["place:roros-church", f"event:{occurrence.pk}"])
        assert summary["version"] == visitor.itinerary.version
        assert summary["undo"] == {"text": "Cabin is in your itinerary.", "version": summary["version"]}
        assert summary["dates"] == {"arrive_on": str(THURSDAY), "depart_on": str(SATURDAY)}
