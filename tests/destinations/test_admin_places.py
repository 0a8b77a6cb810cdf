"""Editors work on places: texts, point, hours, history, publishing."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from destinations.models import OpeningPeriod, Place, SearchDocument
from roros_site.kit.caching import content_version
from tests.staff import filled, new_row, staff
from tests.world import make_category, make_municipality, make_period, make_place, make_region, roros_church

pytestmark = pytest.mark.django_db
LIST = "/admin/destinations/place/"


def change(place):
    return reverse("admin:destinations_place_change", args=[place.pk])


@pytest.fixture
def office():
    return staff("tourist office")


class TestSaving:
    def test_the_form_saves_what_it_shows(self, office):
        church = roros_church()
        response = office.post(
            change(church), filled(office.get(change(church)), summary_de="Die Kirche der Stadt")
        )
        assert response.status_code == 302
        church.refresh_from_db()
        assert church.summary_de == "Die Kirche der Stadt"
        assert church.name_nb == "Røros kirke"
        assert church.periods.get().rule == "Sa 11:00-13:00"

    def test_a_new_place_needs_a_name_a_point_and_a_kind(self, office):
        add = reverse("admin:destinations_place_add")
        response = office.post(add, filled(office.get(add)))
        assert response.status_code == 200
        assert set(response.context["adminform"].form.errors) == {
            "name_nb", "slug", "category", "municipality", "lat", "lon",
        }  # fmt: skip

    def test_a_new_place_is_saved_with_its_hours(self, office):
        add = reverse("admin:destinations_place_add")
        data = filled(
            office.get(add), name_nb="Nytt museum", slug="nytt-museum", category=make_category().pk,
            municipality=make_municipality().pk, lat="62.57", lon="11.38",
            **{"periods-TOTAL_FORMS": "1"},
            **new_row("periods", 0, rule="mo-fr 10.00-16:00", state="indicative"),
        )  # fmt: skip
        refused = office.post(add, data)
        assert "Write times with a colon" in refused.content.decode()
        assert not Place.objects.exists()
        data["periods-0-rule"] = "mo–fr 10:00–16:00"
        assert office.post(add, data).status_code == 302
        assert Place.objects.get().periods.get().rule == "Mo-Fr 10:00-16:00"

    def test_weight_stays_within_a_hundred(self, office):
        church = roros_church()
        response = office.post(change(church), filled(office.get(change(church)), weight="101"))
        assert response.context["adminform"].form.errors["weight"] == ["Write a number from 0 to 100."]

    def test_saving_makes_cached_pages_stale_and_search_know(
        self, office, django_capture_on_commit_callbacks
    ):
        church = roros_church()
        before = content_version()
        with django_capture_on_commit_callbacks(execute=True):
            office.post(
                change(church), filled(office.get(change(church)), name_en="The Cathedral of the Mountains")
            )
        assert content_version() != before
        assert SearchDocument.objects.filter(
            slug="roros-church", language="en", title__contains="Cathedral"
        ).exists()

    def test_a_place_is_never_deleted(self):
        owner = staff("owner")
        church = roros_church()
        assert owner.post(f"{LIST}{church.pk}/delete/", {"post": "yes"}).status_code == 403
        assert Place.objects.exists()

    def test_the_address_is_fixed_once_given(self, office):
        church = roros_church()
        office.post(change(church), filled(office.get(change(church)), slug="another"))
        church.refresh_from_db()
        assert church.slug == "roros-church"


class TestHours:
    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ("", "Write the opening hours."),
            ("10:00-16:00 every day", "cannot be read"),
            ("Feb 30 10:00-16:00", "There is no such date"),
            ("Mo-Su", "open day and night"),
            ("x" * 501, "characters"),
        ],
    )
    def test_a_bad_rule_is_refused_with_a_reason(self, office, rule, said):
        church = roros_church()
        response = office.post(change(church), filled(office.get(change(church)), **{"periods-0-rule": rule}))
        assert said in response.content.decode()
        assert church.periods.get().rule == "Sa 11:00-13:00"

    def test_by_appointment_needs_no_rule(self, office):
        church = roros_church()
        data = filled(
            office.get(change(church)), **{"periods-0-rule": "", "periods-0-state": "by_appointment"}
        )
        assert office.post(change(church), data).status_code == 302
        assert church.periods.get().state == "by_appointment"

    def test_confirmed_hours_name_their_day(self, office):
        church = roros_church()
        data = filled(office.get(change(church)), **{"periods-0-state": "confirmed"})
        assert "Say when the hours were confirmed." in office.post(change(church), data).content.decode()

    def test_a_period_ends_after_it_begins(self, office):
        church = roros_church()
        data = filled(
            office.get(change(church)),
            **{"periods-0-valid_from": "2027-02-02", "periods-0-valid_to": "2027-02-01"},
        )
        assert "The last day is before the first day." in office.post(change(church), data).content.decode()

    def test_one_button_saves_and_confirms_today(self, office):
        church = roros_church()
        over = make_period(church, "Mo 10:00-11:00", valid_to=datetime.date(2020, 1, 1))
        data = filled(office.get(change(church)), destinations_place_save_and_confirm="1")
        office.post(change(church), data)
        period = church.periods.get(rule="Sa 11:00-13:00")
        assert (period.state, period.confirmed_on) == ("confirmed", timezone.localdate())
        assert period.confirmed_by == "tourist-office@example.org"
        over.refresh_from_db()
        assert over.confirmed_on is None

    def test_an_editor_sees_hours_but_cannot_confirm_them(self):
        editor = staff("editor")
        church = roros_church()
        data = filled(editor.get(change(church)), destinations_place_save_and_confirm="1")
        editor.post(change(church), data | {"periods-0-rule": "24/7"})
        period = church.periods.get()
        assert (period.state, period.rule) == ("indicative", "Sa 11:00-13:00")

    def test_the_saved_hours_are_shown_for_two_weeks_without_script(self, office):
        church = roros_church()
        page = office.get(change(church)).content.decode()
        assert page.count('<li data-state="open">') == 2
        assert page.count('<li data-state="closed">') == 12

    def test_the_preview_reads_typed_rows_and_saves_nothing(self, office):
        rows = {
            "rule": ["Mo-Su 10:00-16:00", "Mo 9-5"], "state": ["indicative", "indicative"], "valid_from": ["", ""],
            "valid_to": ["", ""], "last_entry_min": ["", ""], "is_override": ["", ""], "confirmed_on": ["", ""],
            "confirmed_by": ["", ""],
        }  # fmt: skip
        page = office.post(f"{LIST}hours/", rows).content.decode()
        assert page.count('<li data-state="open">') == 14
        assert "Period 2: Write times with minutes" in page
        assert not OpeningPeriod.objects.exists()

    @pytest.mark.parametrize(
        "data",
        [{}, {"rule": ["\x00", "a"]}, {"rule": "Mo 10:00-12:00", "state": "nonsense"}, {"rule": ["x"] * 300}],
    )
    def test_the_preview_answers_nonsense_calmly(self, office, data):
        assert office.post(f"{LIST}hours/", data).status_code == 200

    def test_the_preview_is_for_staff(self, client):
        assert client.post(f"{LIST}hours/", {}).status_code == 302


class TestMap:
    def test_the_drawing_is_the_regions_own(self, office):
        response = office.get(f"{LIST}map.svg")
        assert response["Content-Type"] == "image/svg+xml"
        assert response.content.startswith(b"<svg")

    def test_neighbours_come_nearest_first(self, office):
        roros_church()
        make_place("far", name="Far", lat=62.9, lon=12.0)
        names = [one["name"] for one in office.get(f"{LIST}nearby/?lat=62.57&lon=11.38").json()["places"]]
        assert names == ["Røros Church", "Far"]

    @pytest.mark.parametrize(
        "query", ["", "?lat=x&lon=1", "?lat=nan&lon=1", "?lat=91&lon=0", "?lat=inf&lon=0"]
    )
    def test_a_point_that_is_none_is_refused(self, office, query):
        assert office.get(f"{LIST}nearby/{query}").status_code == 422


class TestHistory:
    def test_it_says_what_each_field_said_before_and_after(self, office):
        church = roros_church()
        office.post(
            change(church),
            filled(
                office.get(change(church)),
                summary_en="White and octagonal",
                **{"periods-0-rule": "Su 11:00-13:00"},
            ),
        )
        page = office.get(f"{LIST}{church.pk}/history/").content.decode()
        assert "<del>Røros kirke in English</del>" in page
        assert "<ins>White and octagonal</ins>" in page
        assert "<del>Sa 11:00-13:00</del>" in page
        assert "<ins>Su 11:00-13:00</ins>" in page

    def test_what_was_not_changed_is_not_listed(self, office):
        church = roros_church()
        office.post(change(church), filled(office.get(change(church)), summary_en="White"))
        entry = LogEntry.objects.get()
        assert "name_nb" not in entry.change_message


class TestPublishing:
    def test_an_unpublished_place_has_a_preview_and_no_link_to_the_site(self, office, client):
        make_region()
        place = make_place("secret", name="Secret", is_published=False)
        page = office.get(change(place)).content.decode()
        assert f"{LIST}{place.pk}/preview/" in page
        assert "View on site" not in page
        preview = office.get(f"{LIST}{place.pk}/preview/")
        assert "Only staff see this page" in preview.content.decode()
        assert "no-store" in preview["Cache-Control"]
        assert client.get("/en/places/secret/").status_code == 404
        assert client.get(f"{LIST}{place.pk}/preview/").status_code == 302

    def test_the_preview_is_shown_in_each_language(self, office):
        make_region()
        place = make_place("secret", name="Secret", name_de="Geheim", is_published=False)
        assert '<html lang="de">' in office.get(f"{LIST}{place.pk}/preview/?language=de").content.decode()
        assert office.get(f"{LIST}{place.pk}/preview/?language=xx").status_code == 200
        assert office.get(f"{LIST}99999/preview/").status_code == 302

    def test_retiring_keeps_the_place(self, office):
        church = roros_church()
        office.post(LIST, {"action": "retire", "_selected_action": [church.pk]})
        church.refresh_from_db()
        assert church.retired_on == timezone.localdate()
        office.post(LIST, {"action": "publish", "_selected_action": [church.pk]})
        church.refresh_from_db()
        assert church.is_listed

    def test_confirming_the_hours_of_several_places(self, office):
        church = roros_church()
        office.post(LIST, {"action": "confirm_hours_of", "_selected_action": [church.pk]})
        assert church.periods.get().confirmed_on == timezone.localdate()


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("hours=unconfirmed", ["Bare", "Røros Church"]),
            ("hours=none", ["Bare"]),
            ("hours=confirmed", ["Fresh"]),
            ("hours=past", ["Old"]),
            ("photo=missing", ["Bare", "Fresh", "Old", "Røros Church"]),
            ("photo=has", []),
            ("missing=de", ["Bare", "Fresh", "Old", "Røros Church"]),
            ("missing=en", []),
            ("listed=yes", ["Bare", "Fresh", "Røros Church"]),
            ("listed=retired", ["Old"]),
            ("hours=nonsense", ["Bare", "Fresh", "Old", "Røros Church"]),
        ],
    )
    def test_each_filter_finds_its_places(self, office, query, names):
        today = timezone.localdate()
        roros_church()
        make_place("bare", name="Bare")
        make_period(make_place("fresh", name="Fresh"), state="confirmed", confirmed_on=today)
        make_period(
            make_place("old", name="Old", retired_on=today),
            state="confirmed", confirmed_on=today - datetime.timedelta(days=400),
        )  # fmt: skip
        found = office.get(f"{LIST}?{query}").context["cl"].result_list
        assert sorted(place.name_en for place in found) == names
