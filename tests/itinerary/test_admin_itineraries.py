"""Ready-made trips out of codes, and help for visitors without looking over their shoulders."""

import datetime

import pytest
from django.urls import reverse

from itinerary.models import Itinerary, Suggestion
from tests.staff import filled, staff
from tests.world import (
    kaffestuggu,
    local,
    make_itinerary,
    make_region,
    make_stop,
    make_suggestion,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db
TRIPS, PLANS = "/admin/itinerary/suggestion/", "/admin/itinerary/itinerary/"


def change(trip):
    return reverse("admin:itinerary_suggestion_change", args=[trip.pk])


@pytest.fixture
def plan():
    """Two days with a note, a stop of the traveller's own, and one thing still in the basket."""
    plan = make_itinerary(
        title="Vår tur",
        code="4K7M92QX",
        email="kari.nordmann@example.org",
        day_count=2,
        saved_at=local(2026, 11, 1),
    )
    make_stop(plan, roros_church(), day=1, position=0, note="Møt mormor", start_time=datetime.time(11))
    make_stop(plan, "Hytta vår", day=1, position=1)
    make_stop(plan, olavsgruva(), day=2, position=2)
    make_stop(plan, kaffestuggu(), position=3)
    return plan


def new_trip(client, **fields):
    add = f"{TRIPS}add/"
    values = {
        "title_nb": "To dager",
        "slug": "to-dager",
        "theme": "mining",
        "transport": "car",
        "code": "4k7m 92qx",
    }
    return client.post(add, filled(client.get(add), **{**values, **fields}))


class TestTrips:
    def test_a_code_becomes_a_trip_without_anything_personal(self, plan):
        editor = staff("editor")
        assert new_trip(editor).status_code == 302
        trip = Suggestion.objects.get()
        copy = trip.itinerary
        assert copy.pk != plan.pk
        assert (copy.title, copy.email, copy.code, copy.user, copy.day_count) == (
            "To dager",
            "",
            None,
            None,
            2,
        )
        assert [(stop.day, stop.place.slug, stop.note) for stop in copy.stops.all()] == [
            (1, "roros-church", ""), (2, "olavsgruva", ""),
        ]  # fmt: skip
        assert [day.title_en for day in trip.days.all()] == ["Day 1", "Day 2"]
        assert plan.stops.count() == 4

    def test_day_titles_are_edited_beside_each_other(self, plan):
        editor = staff("editor")
        new_trip(editor)
        trip = Suggestion.objects.get()
        data = filled(
            editor.get(change(trip)), **{"days-0-title_de": "Über Tage", "days-1-title_de": "Unter Tage"}
        )
        assert editor.post(change(trip), data).status_code == 302
        assert [day.title_de for day in trip.days.all()] == ["Über Tage", "Unter Tage"]

    def test_another_code_replaces_the_days_and_leaves_no_old_copy(self, plan):
        editor = staff("editor")
        new_trip(editor)
        trip = Suggestion.objects.get()
        first = trip.itinerary_id
        shorter = make_itinerary(title="Kort", code="AAAA1111", day_count=1, saved_at=local(2026, 11, 2))
        make_stop(shorter, plan.stops.first().place, day=1)
        editor.post(change(trip), filled(editor.get(change(trip)), code="AAAA-1111"))
        trip.refresh_from_db()
        assert trip.itinerary.day_count == 1
        assert trip.days.count() == 1
        assert not Itinerary.objects.filter(pk=first).exists()

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("", "Write the code"),
            ("ZZZZ-9999", "There is no saved itinerary"),
            ("nonsense!", "There is no saved itinerary"),
        ],
    )
    def test_a_code_that_leads_nowhere_is_said(self, plan, code, said):
        response = new_trip(staff("editor"), code=code)
        assert said in response.content.decode()
        assert not Suggestion.objects.exists()

    def test_an_itinerary_without_days_is_refused(self):
        make_itinerary(stops=[roros_church()], code="4K7M92QX", saved_at=local(2026, 11, 1))
        assert "Arrange it first" in new_trip(staff("editor")).content.decode()

    def test_a_deleted_trip_takes_its_copy_along_and_nothing_else(self, plan):
        owner = staff("owner")
        new_trip(owner)
        trip = Suggestion.objects.get()
        owner.post(f"{TRIPS}{trip.pk}/delete/", {"post": "yes"})
        assert list(Itinerary.objects.all()) == [plan]

    def test_an_unpublished_trip_is_previewed_by_staff_only(self, client):
        make_region()
        trip = make_suggestion("secret", title="Hemmelig tur", days=[[roros_church()]], is_published=False)
        assert "Hemmelig tur" in staff("editor").get(f"{TRIPS}{trip.pk}/preview/").content.decode()
        assert client.get("/en/trips/secret/").status_code == 404


class TestHelp:
    def test_nothing_is_listed_without_a_code(self, plan):
        office = staff("tourist office")
        for query in ("", "?q=kari", "?q=V%C3%A5r", "?q=%25", "?q=example.org"):
            page = office.get(PLANS + query)
            assert page.context["cl"].result_count == 0
            assert "Vår tur" not in page.content.decode()

    @pytest.mark.parametrize("typed", ["4K7M92QX", "4k7m-92qx", " 4k7m 92qx "])
    def test_a_code_finds_its_itinerary_with_the_address_masked(self, plan, typed):
        page = staff("tourist office").get(PLANS, {"q": typed}).content.decode()
        assert "Vår tur" in page
        assert "k•••@e•••.org" in page
        assert "kari.nordmann" not in page

    def test_it_is_looked_at_by_code_never_by_number_and_never_changed(self, plan):
        office = staff("tourist office")
        page = office.get(f"{PLANS}4K7M92QX/change/")
        assert "Hytta vår" in page.content.decode()
        assert "kari.nordmann" not in page.content.decode()
        assert office.get(f"{PLANS}{plan.pk}/change/").status_code == 302
        assert office.post(f"{PLANS}4K7M92QX/change/", {"title": "x"}).status_code == 403
        assert office.get(f"{PLANS}add/").status_code == 403
        assert office.post(f"{PLANS}4K7M92QX/delete/", {"post": "yes"}).status_code == 403

    def test_an_administrator_deletes_it_at_its_owner_s_wish(self, plan):
        administrator = staff()
        assert "Delete this itinerary" in administrator.get(f"{PLANS}4K7M92QX/change/").content.decode()
        assert administrator.post(f"{PLANS}{plan.pk}/delete/", {"post": "yes"}).status_code == 302
        assert Itinerary.objects.exists()
        assert administrator.post(f"{PLANS}4K7M92QX/delete/", {"post": "yes"}).status_code == 302
        assert not Itinerary.objects.exists()

    def test_ready_made_trips_are_not_among_them(self):
        trip = make_suggestion("trip", days=[[roros_church()]])
        trip.itinerary.code = "AAAA1111"
        trip.itinerary.save()
        administrator = staff()
        assert administrator.get(f"{PLANS}?q=AAAA1111").context["cl"].result_count == 0
        assert administrator.post(f"{PLANS}AAAA1111/delete/", {"post": "yes"}).status_code == 302
        assert Itinerary.objects.exists()

    def test_editors_have_no_way_in(self, plan):
        assert staff("editor").get(PLANS).status_code == 403
