"""Putting places, events and things of one's own into the itinerary."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from itinerary.models import Itinerary
from itinerary.services import MOST_STOPS
from tests.itinerary.visiting import BOARD, DAY, FRIDAY, SATURDAY, THURSDAY, at, named
from tests.world import (
    TODAY,
    kaffestuggu,
    local,
    make_event,
    make_itinerary,
    make_occurrence,
    make_place,
    make_stop,
    make_user,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db


class TestTheFirstThing:
    def test_begins_an_itinerary_and_sets_the_one_cookie(self, visitor):
        answer = visitor.add(roros_church())
        assert answer.status_code == 303
        assert visitor.stops() == [(None, "Røros Church")]
        assert list(answer.cookies) == ["itinerary"]

    def test_sets_a_cookie_no_script_and_no_other_site_can_use(self, visitor):
        cookie = visitor.add(roros_church()).cookies["itinerary"]
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
        assert cookie["max-age"] == 400 * 24 * 3600
        assert not cookie["secure"]

    def test_is_secure_where_the_site_runs_on_https(self, visitor, settings):
        settings.HTTPS = True
        assert visitor.add(roros_church()).cookies["itinerary"]["secure"]

    def test_leads_back_to_the_place_by_the_small_page_s_form(self, visitor):
        address = f"/en/itinerary/add/place/{roros_church().slug}/"
        field = '<input type="hidden" name="next" value="/en/places/roros-church/">'
        assert field in visitor.client.get(address).content.decode()
        answer = visitor.client.post(address, {"next": "/en/places/roros-church/"})
        assert answer["Location"] == "/en/places/roros-church/"

    @pytest.mark.parametrize(
        "target",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "\x00",
            "\n//e",
        ],
    )
    def test_never_leads_off_the_site(self, visitor, target):
        church = roros_church()
        answer = visitor.client.post(f"/en/itinerary/add/place/{church.slug}/", {"next": target})
        assert answer.status_code == 303
        assert answer["Location"] == BOARD


class TestAdding:
    def test_twice_is_adding_once(self, visitor):
        church = roros_church()
        visitor.add(church)
        version = visitor.itinerary.version
        assert visitor.add(church).status_code == 303
        assert visitor.stops() == [(None, "Røros Church")]
        assert visitor.itinerary.version == version

    def test_keeps_the_order_of_adding(self, visitor):
        for make in (roros_church, olavsgruva, kaffestuggu):
            visitor.add(make())
        assert [title for _day, title in visitor.stops()] == ["Røros Church", "Olavsgruva", "Kaffestuggu"]

    def test_needs_no_version_since_it_commutes(self, visitor):
        visitor.add(roros_church())
        answer = visitor.client.post(f"/en/itinerary/add/place/{olavsgruva().slug}/", {"version": "1"})
        assert answer.status_code == 303
        assert len(visitor.stops()) == 2

    def test_says_so_on_the_board_with_undo(self, visitor):
        visitor.add(roros_church())
        page = visitor.get("").content.decode()
        assert "Røros Church is in your itinerary." in page
        assert 'action="/en/itinerary/undo/"' in page

    def test_asks_without_script_on_a_small_page(self, visitor):
        church = roros_church()
        page = visitor.client.get(f"/en/itinerary/add/place/{church.slug}/")
        assert page.status_code == 200
        assert "Add Røros Church to your itinerary" in page.content.decode()
        assert not page.cookies

    def test_offers_to_remove_what_is_there_already(self, visitor):
        church = roros_church()
        visitor.add(church)
        page = visitor.client.get(f"/en/itinerary/add/place/{church.slug}/").content.decode()
        assert "Røros Church is in your itinerary" in page
        assert 'value="place:roros-church"' in page

    def test_of_a_retired_place_answers_410(self, visitor):
        place = make_place("old", retired_on=TODAY)
        assert visitor.add(place).status_code == 410
        assert Itinerary.objects.count() == 0

    def test_of_an_unpublished_place_answers_404(self, visitor):
        assert visitor.add(make_place("hidden", is_published=False)).status_code == 404

    def test_more_than_an_itinerary_holds_answers_422_and_changes_nothing(self, visitor):
        itinerary = visitor.carry(make_itinerary())
        for number in range(MOST_STOPS):
            make_stop(itinerary, f"Stop {number}", position=number)
        answer = visitor.add(roros_church())
        assert answer.status_code == 422
        assert itinerary.stops.count() == MOST_STOPS

    def test_too_often_answers_429(self, visitor, settings):
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, "add": (2, 3600)}
        cache.clear()
        places = [make_place() for _ in range(3)]
        assert [visitor.add(place).status_code for place in places] == [303, 303, 429]
        assert len(visitor.stops()) == 2

    def test_with_a_cookie_whose_itinerary_is_gone_begins_another(self, visitor):
        visitor.carry(make_itinerary())
        Itinerary.objects.all().delete()
        assert visitor.add(roros_church()).status_code == 303
        assert visitor.stops() == [(None, "Røros Church")]

    def test_with_a_forged_cookie_begins_another(self, visitor):
        itinerary = make_itinerary(link_nonce="abcdefghijkl")
        visitor.client.cookies["itinerary"] = f"{itinerary.pk}.abcdefghijkl~forged"
        visitor.add(roros_church())
        assert itinerary.stops.count() == 0
        assert visitor.itinerary.pk != itinerary.pk

    def test_when_signed_in_begins_in_the_account(self, visitor):
        user = make_user()
        visitor.sign_in(user)
        visitor.add(roros_church())
        assert visitor.itinerary.user == user


class TestEvents:
    def test_of_one_day_go_straight_to_their_date(self, visitor, trip):
        visitor.add(make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)))
        assert visitor.stops() == [(2, "Concert")]

    def test_outside_the_trip_wait_in_the_basket(self, visitor, trip):
        visitor.add(make_occurrence(make_event(title="Concert"), at(THURSDAY + 10 * DAY, 19)))
        assert visitor.stops() == [(None, "Concert")]

    def test_of_several_days_wait_in_the_basket(self, visitor, trip):
        visitor.add(make_occurrence(make_event(title="Fair"), at(THURSDAY, 10), at(SATURDAY, 18)))
        assert visitor.stops() == [(None, "Fair")]

    def test_that_are_cancelled_answer_410(self, visitor):
        assert visitor.add(make_occurrence(state="cancelled")).status_code == 410

    def test_that_are_over_answer_410(self, visitor):
        assert visitor.add(make_occurrence(starts_at=local(2020, 1, 1, 19))).status_code == 410

    def test_that_do_not_exist_answer_404(self, visitor):
        for number in (0, 999999, 2**63, 10**30):
            assert visitor.client.post(f"/en/itinerary/add/event/{number}/").status_code == 404

    def test_show_their_date_on_the_small_page(self, visitor):
        occurrence = make_occurrence(make_event(title="Concert"), at(FRIDAY, 19))
        page = visitor.client.get(f"/en/itinerary/add/event/{occurrence.pk}/").content.decode()
        assert named(FRIDAY) in page


class TestOnesOwn:
    def test_stop_needs_no_point(self, visitor):
        answer = visitor.post("own/", title="  Our \n cabin ")
        assert answer["Location"] == BOARD
        stop = visitor.itinerary.stops.get()
        assert (stop.own_title, stop.own_lat) == ("Our cabin", None)

    @pytest.mark.parametrize("point", ["62.5747, 11.3842", "62,5747; 11,3842", "62.5747 11.3842"])
    def test_stop_takes_a_point_as_people_paste_it(self, visitor, point):
        visitor.post("own/", title="Cabin", point=point)
        stop = visitor.itinerary.stops.get()
        assert (stop.own_lat, stop.own_lon) == (62.5747, 11.3842)

    def test_stop_may_be_near_a_centre(self, visitor):
        roros_church()
        visitor.post("own/", title="Cabin", near="roros")
        assert visitor.itinerary.stops.get().own_lat == 62.5756

    def test_stop_twice_is_once(self, visitor):
        visitor.post("own/", title="Cabin")
        visitor.post("own/", title="Cabin")
        assert len(visitor.stops()) == 1

    @pytest.mark.parametrize("point", ["nan, nan", "91, 0", "0, 181", "inf 0", "62", "1e9, 3", "a, b"])
    def test_stop_with_an_impossible_point_answers_422(self, visitor, point):
        answer = visitor.post("own/", title="Cabin", point=point)
        assert answer.status_code == 422
        assert "Write two numbers" in answer.content.decode()
        assert Itinerary.objects.count() == 0

    @pytest.mark.parametrize("title", ["", "   ", "x" * 81, "a\x00b"])
    def test_stop_without_a_proper_title_answers_422(self, visitor, title):
        assert visitor.post("own/", title=title).status_code == 422


class TestItsCost:
    @pytest.mark.parametrize("size", [0, 60])
    def test_is_six_statements_whatever_the_number_of_stops(self, visitor, size):
        visitor.carry(make_itinerary(stops=[make_place() for _ in range(size)]))
        church = roros_church()
        with CaptureQueriesContext(connection) as captured:
            visitor.add(church)
        assert len(captured) <= 6, [query["sql"][:80] for query in captured]

    def test_used_at_moves(self, visitor):
        itinerary = visitor.carry(make_itinerary(used_at=local(2026, 1, 1)))
        visitor.add(roros_church())
        itinerary.refresh_from_db()
        assert timezone.now() - itinerary.used_at < datetime.timedelta(minutes=1)
