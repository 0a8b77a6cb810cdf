"""Loading a region from its folder: what lands, what staff keep, what goes and comes back, and what is refused."""

import copy
import datetime
import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destinations.models import (
    Amenity,
    Category,
    Municipality,
    OpeningPeriod,
    Page,
    Place,
    Region,
    SearchDocument,
)
from events.models import Event, Occurrence
from itinerary.models import Itinerary, Stop, Suggestion
from members.models import Certificate, Member
from tests.roros_site.small_region import FILES, NOW, SmallRegion, attraction, member, trip
from tests.world import TODAY, local, make_itinerary, make_page, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(tmp_path):
    """A made-up region's folder; see SmallRegion."""
    return SmallRegion(tmp_path)


class TestTheRegionsOwnData:
    def test_all_of_it_lands_and_a_second_run_changes_nothing(self, capsys):
        call_command("load_region")
        assert "attractions: 75 created" in capsys.readouterr().out
        assert (Municipality.objects.count(), Place.objects.count(), Member.objects.count()) == (6, 275, 200)
        assert (Event.objects.count(), Page.objects.count(), Suggestion.objects.count()) == (50, 26, 10)
        assert set(Occurrence.objects.values_list("starts_at__year", flat=True)) == {2026, 2027, 2028}
        fair = Occurrence.objects.get(event__slug="rorosmartnan", rule_on=datetime.date(2027, 2, 16))
        assert (timezone.localtime(fair.starts_at), fair.last_on) == (
            local(2027, 2, 16, 10),
            datetime.date(2027, 2, 20),
        )
        assert Page.objects.get(slug="tourism-award-2015").path == "tre-grunnpilarer/roros/tourism-award-2015"
        assert Place.objects.get(slug="roros-church").name_de.startswith("Røroser Kirche")
        assert Place.objects.order_by("-weight").first().slug == "roros-church"
        assert (
            Place.objects.filter(is_sample=True).count()
            == Member.objects.filter(is_sample=True).count()
            == 122
        )
        assert Region.objects.get().office_place.slug == "roros-turistinformasjon"
        call_command("load_region")
        told = capsys.readouterr().out
        assert "attractions: 75 unchanged" in told
        assert not any(word in told for word in ("created", "changed,", "kept", "retired", "search"))

    def test_the_first_run_says_so_when_the_folder_is_not_there(self):
        with pytest.raises(CommandError, match="there is no such folder"):
            call_command("load_region", "/nowhere")

    def test_a_bad_record_stops_the_command_and_names_it(self, region, tmp_path):
        shutil.copytree(settings.DATA_DIR, tmp_path / "data")
        path = tmp_path / "data" / "members.json"
        path.write_text(path.read_text().replace('"lat": 62.5808', '"lat": 6.25808', 1))
        with pytest.raises(CommandError) as refusal:
            call_command("load_region", str(tmp_path / "data"))
        assert str(refusal.value) == (
            "members.json: record 'roros-hotell': field 'lat': must lie between 61.9 and 63.1. Nothing was changed."
        )
        assert not Municipality.objects.exists()


class TestAnotherRegion:
    def test_places_get_category_facts_and_hours(self, region):
        region.load()
        lighthouse, museum = Place.objects.get(slug="fyret"), Place.objects.get(slug="museet")
        assert (lighthouse.category.slug, lighthouse.is_outdoor, lighthouse.weight) == ("sight", True, 100)
        assert (lighthouse.in_summer, lighthouse.in_winter) == (True, False)
        assert [(p.rule, p.state) for p in lighthouse.periods.all()] == [("24/7", "indicative")]
        assert (museum.is_outdoor, museum.price_nok, museum.hours_note_en) == (False, 80, "Ring the bell")
        assert museum.periods.get().state == "indicative"

    def test_an_open_churchyard_is_no_open_church(self, region):
        region.load()
        period = OpeningPeriod.objects.get(place__slug="kirka")
        assert (period.rule, period.state) == ("", "by_appointment")

    def test_no_hours_and_no_word_about_them_means_unknown(self, region):
        region.record("attractions.json", "fyret")["hours_note"] = "seen from the road; private"
        region.load()
        assert not Place.objects.get(slug="fyret").periods.exists()

    def test_a_member_becomes_a_business_with_a_place_and_certificates_without_end(self, region):
        region.load()
        kiosk = Place.objects.get(slug="kiosken")
        assert (kiosk.category.slug, kiosk.children, kiosk.wheelchair) == ("kiosk", "yes", "unknown")
        assert kiosk.certified_until == datetime.date(9999, 12, 31)
        assert kiosk.members.get().certificates.get().scheme.slug == "green-key"
        assert Amenity.objects.get(slug="wifi").name_en == "Wifi"
        baker = Place.objects.get(slug="bakern")
        assert (baker.category.slug, baker.is_sample, baker.wheelchair) == ("bakery", True, "yes")
        assert baker.hours_note_en == ""

    def test_the_narrowest_rule_decides_the_category(self, region):
        region.files["members.json"] += [member("kiosk-to", amenities=["bakery"]), member("bua")]
        region.load()
        assert Place.objects.get(slug="kiosk-to").category.slug == "kiosk"
        assert (Place.objects.get(slug="bua").category.slug, Place.objects.get(slug="bua").visit_min) == (
            "shop",
            25,
        )

    def test_events_keep_their_wall_time_and_programme(self, region):
        region.load()
        fair = Event.objects.get(slug="messa")
        assert (fair.duration_days, fair.rule, fair.rule_text_en) == (
            2, "FREQ=YEARLY;BYMONTH=7;BYDAY=1SA", "First Saturday",
        )  # fmt: skip
        first = fair.occurrences.first()
        assert (first.starts_at, first.ends_at) == (local(2026, 7, 4, 10), local(2026, 7, 5, 18))
        assert (first.rule_on, Event.objects.get(slug="opningen").parent) == (datetime.date(2026, 7, 4), fair)

    def test_an_event_past_midnight_ends_the_next_morning(self, region):
        region.record("events.json", "messa").update(start_time="20:00", end_time="02:00")
        region.load()
        assert Occurrence.objects.filter(event__slug="messa").first().ends_at == local(2026, 7, 6, 2)

    def test_pages_come_in_any_order(self, region):
        region.load()
        assert Page.objects.get(slug="hit").path == "reise/hit"
        assert "<strong>reise</strong>" in Page.objects.get(slug="reise").html_nb

    def test_a_trip_is_a_saved_itinerary_of_nobody_with_coming_occurrences(self, region):
        region.load()
        itinerary = Suggestion.objects.get(slug="rundtur").itinerary
        stops = list(itinerary.stops.all())
        assert (itinerary.user, itinerary.day_count, itinerary.saved_at) == (None, 1, NOW)
        assert [stop.day for stop in stops] == [1, 1, 1]
        assert stops[2].occurrence.rule_on == datetime.date(2027, 7, 3)

    def test_a_trip_to_an_event_that_is_over_holds_its_last_date(self, region):
        region.load(now=local(2029, 1, 1))
        assert Stop.objects.get(occurrence__isnull=False).occurrence.rule_on == datetime.date(2027, 7, 3)

    def test_translations_are_laid_over(self, region):
        region.files["translations/attractions.json"] = {
            "fyret": {"name_de": "Der Leuchtturm"},
            "gone": {"name_de": "-"},
        }
        region.files["translations/notes.json"] = {
            "indicative; ring the bell": {"nb": "veiledende; ring på", "de": "unverbindlich; bitte klingeln"}
        }
        region.files["translations/amenities.json"] = {
            "wifi": {"nb": "Trådløst nett", "en": "Wi-Fi", "de": "WLAN"}
        }
        region.files["translations/access.json"] = {"fyret": {"wheelchair": "no"}}
        region.files["posters.json"] = {"records": {"fyret": "lake-boat"}, "pages": {"reise": "train"}}
        region.load()
        lighthouse, museum = Place.objects.get(slug="fyret"), Place.objects.get(slug="museet")
        assert (lighthouse.name_de, lighthouse.wheelchair, lighthouse.motif) == (
            "Der Leuchtturm",
            "no",
            "lake-boat",
        )
        assert (museum.hours_note_nb, museum.hours_note_de) == ("Ring på", "Bitte klingeln")
        assert (Amenity.objects.get(slug="wifi").name_de, Page.objects.get(slug="reise").motif) == (
            "WLAN",
            "train",
        )

    def test_it_takes_the_place_of_the_region_before_it(self, region):
        region.load()
        region.files["region.json"]["slug"] = "nordfjord"
        region.load()
        assert Region.objects.get().slug == "nordfjord"

    def test_optional_files_may_be_absent(self, region):
        for name in (
            "certificates.json",
            "events.json",
            "articles.json",
            "itineraries.json",
            "travel.json",
            "members.json",
        ):
            del region.files[name]
        region.files["region.json"]["office_place"] = None
        assert region.load()["events"] == "none"

    def test_everything_is_found_by_search(self, region):
        region.load()
        assert set(SearchDocument.objects.values_list("kind", flat=True)) == {
            "place",
            "municipality",
            "event",
            "page",
            "trip",
        }


class TestLoadingAgain:
    def test_nothing_is_written(self, region, django_assert_max_num_queries):
        region.load()
        before = [(place.pk, place.changed_at) for place in Place.objects.order_by("pk")]
        with django_assert_max_num_queries(60):
            told = region.load()
        assert all(counts.endswith("unchanged") for counts in told.values())
        assert [(place.pk, place.changed_at) for place in Place.objects.order_by("pk")] == before

    def test_the_number_of_queries_does_not_grow_with_the_records(self, region):
        region.load()
        with CaptureQueriesContext(connection) as few:
            region.load()
        region.files["attractions.json"] += [attraction(f"post-{n}") for n in range(30)]
        region.load()
        with CaptureQueriesContext(connection) as many:
            region.load()
        assert len(many) == len(few)

    def test_what_changed_in_the_files_changes(self, region):
        region.load()
        region.record("attractions.json", "museet").update(price_nok_adult=95, opening_hours="Sa 12:00-15:00")
        region.record("members.json", "bakern")["amenities"] = ["bakery"]
        told = region.load()
        museum = Place.objects.get(slug="museet")
        assert told["attractions"] == "1 changed, 2 unchanged"
        assert (museum.price_nok, museum.periods.get().rule) == (95, "Sa 12:00-15:00")
        baker = Place.objects.get(slug="bakern")
        assert (baker.wheelchair, baker.amenities.count()) == ("unknown", 1)

    def test_a_certificate_taken_away_takes_its_mark(self, region):
        region.load()
        region.record("members.json", "kiosken")["certifications"] = []
        region.load()
        assert Place.objects.get(slug="kiosken").certified_until is None

    def test_a_trips_stops_follow_the_file(self, region):
        region.load()
        region.files["itineraries.json"] = [trip("rundtur", ("member", "bakern", 30))]
        assert region.load()["ready-made trips"] == "1 changed"
        assert [stop.place.slug for stop in Stop.objects.all()] == ["bakern"]
        assert Itinerary.objects.count() == 1

    def test_a_category_leaves_once_nothing_lies_in_it(self, region):
        region.load()
        region.record("attractions.json", "kirka")["category"] = "sight"
        region.drop("categories.json", "church")
        region.load()
        assert Place.objects.get(slug="kirka").category.slug == "sight"
        assert region.load()["categories"] == "4 unchanged, 1 retired"
        assert not Category.objects.filter(slug="church").exists()

    def test_a_place_may_move_from_one_file_to_another(self, region):
        region.load()
        region.drop("attractions.json", "museet")
        region.files["members.json"].append(member("museet"))
        region.load()
        museum = Place.objects.get(slug="museet")
        assert (museum.retired_on, museum.category.slug, museum.members.count()) == (None, "shop", 1)


class TestWhatStaffEdited:
    def test_a_column_stays_and_the_others_follow_the_file(self, region):
        region.load()
        Place.objects.filter(slug="museet").update(summary_nb="Bedre.", price_nok=70)
        region.record("attractions.json", "museet").update(summary_nb="Nytt.", visit_minutes=55)
        told = region.load()
        museum = Place.objects.get(slug="museet")
        assert (museum.summary_nb, museum.price_nok, museum.visit_min) == ("Bedre.", 70, 55)
        assert told["attractions"] == "2 unchanged, 1 kept"
        assert region.load()["attractions"] == "2 unchanged, 1 kept"

    def test_overwrite_takes_the_file(self, region):
        region.load()
        Place.objects.filter(slug="museet").update(price_nok=70)
        Place.objects.get(slug="museet").periods.update(rule="Su 11:00-12:00")
        region.load(overwrite=True)
        museum = Place.objects.get(slug="museet")
        assert (museum.price_nok, museum.periods.get().rule) == (80, "Mo-Su 10:00-16:00")

    @pytest.mark.parametrize(
        "edit",
        [
            {"rule": "Su 11:00-12:00"},
            {"state": "confirmed", "confirmed_on": TODAY, "confirmed_by": "Museet"},
            {"valid_to": datetime.date(2027, 5, 1)},
        ],
    )
    def test_hours_stay(self, region, edit):
        region.load()
        Place.objects.get(slug="museet").periods.update(**edit)
        region.record("attractions.json", "museet")["opening_hours"] = "Sa 12:00-15:00"
        region.load()
        period = Place.objects.get(slug="museet").periods.get()
        assert all(getattr(period, name) == value for name, value in edit.items())
        assert period.rule != "Sa 12:00-15:00"

    def test_amenities_and_certificates_stay(self, region):
        region.load()
        kiosk = Place.objects.get(slug="kiosken")
        kiosk.amenities.remove(Amenity.objects.get(slug="wifi"))
        Certificate.objects.update(valid_to=datetime.date(2027, 1, 1))
        region.record("members.json", "kiosken").update(
            amenities=["wifi", "parking"], certifications=["debio"]
        )
        region.load()
        assert [amenity.slug for amenity in kiosk.amenities.all()] == ["playground"]
        assert Certificate.objects.get().valid_to == datetime.date(2027, 1, 1)

    def test_what_staff_deleted_stays_away_with_all_that_hangs_on_it(self, region):
        region.load()
        Suggestion.objects.all().delete()
        Stop.objects.all().delete()
        Event.objects.filter(slug="messa").delete()
        Page.objects.filter(slug="hit").delete()
        Page.objects.filter(slug="reise").delete()
        assert region.load()["ready-made trips"] == "1 kept"
        assert not (Event.objects.exists() or Page.objects.exists() or Suggestion.objects.exists())
        region.load(overwrite=True)
        assert (Event.objects.count(), Page.objects.count(), Suggestion.objects.count()) == (2, 2, 1)

    def test_a_page_moved_in_the_tree_stays_where_it_is(self, region):
        region.load()
        child = Page.objects.get(slug="hit")
        child.parent = None
        child.save()
        region.record("articles.json", "hit")["title_nb"] = "Slik kommer du hit"
        region.load()
        child.refresh_from_db()
        assert (child.path, child.title_nb) == ("hit", "Slik kommer du hit")

    def test_a_page_of_their_own_with_the_same_last_part_is_another_page(self, region):
        region.load()
        own = make_page("hit", parent=make_page("egen"), title="Vår egen")
        region.record("articles.json", "hit")["title_nb"] = "Ny"
        region.load()
        own.refresh_from_db()
        assert (own.title_nb, Page.objects.get(path="reise/hit").title_nb) == ("Vår egen", "Ny")

    def test_a_page_of_their_own_at_the_same_address_is_not_overwritten(self, region):
        own = make_page("reise", title="Vår egen")
        region.load()
        own.refresh_from_db()
        assert own.title_nb == "Vår egen"

    def test_a_place_of_their_own_is_not_overwritten(self, region):
        make_place("fyret", name="Vårt fyr")
        region.load()
        assert Place.objects.get(slug="fyret").name_nb == "Vårt fyr"

    def test_a_trip_they_rearranged_stays(self, region):
        region.load()
        Stop.objects.filter(place__slug="kiosken").delete()
        region.files["itineraries.json"] = [trip("rundtur", ("member", "bakern", 30))]
        assert region.load()["ready-made trips"] == "1 kept"
        assert Stop.objects.count() == 2


class TestDatesOfEvents:
    def occurrence(self):
        return Occurrence.objects.get(event__slug="messa", rule_on=datetime.date(2027, 7, 3))

    def move_in_file(self, region):
        region.record("events.json", "messa")["dates"]["2027"] = {"start": "2027-07-10", "end": "2027-07-11"}

    def test_a_new_date_in_the_file_replaces_the_old(self, region):
        region.load()
        Stop.objects.all().delete()
        self.move_in_file(region)
        region.load()
        assert [str(o.rule_on) for o in Occurrence.objects.filter(event__slug="messa")] == [
            "2026-07-04",
            "2027-07-10",
        ]

    def test_an_old_date_that_somebody_plans_with_is_cancelled_instead(self, region):
        region.load()
        make_itinerary(stops=[self.occurrence()])
        self.move_in_file(region)
        region.load()
        assert self.occurrence().state == "cancelled"

    def test_one_edited_by_hand_stays(self, region):
        region.load()
        Occurrence.objects.filter(pk=self.occurrence().pk).update(
            starts_at=local(2027, 7, 3, 12), state="moved", is_edited=True
        )
        region.record("events.json", "messa")["start_time"] = "09:00"
        told = region.load()
        assert (self.occurrence().starts_at, self.occurrence().state) == (local(2027, 7, 3, 12), "moved")
        assert told["events"] == "1 unchanged, 1 kept"
        assert Occurrence.objects.get(event__slug="messa", rule_on="2026-07-04").starts_at == local(
            2026, 7, 4, 9
        )

    def test_one_that_followed_its_fair_stays(self, region):
        region.load()
        Occurrence.objects.filter(event__slug="opningen").update(starts_at=local(2026, 7, 4, 8))
        assert region.load()["events"] == "1 unchanged, 1 kept"

    def test_one_deleted_by_hand_stays_away(self, region):
        region.load()
        Stop.objects.all().delete()
        self.occurrence().delete()
        assert region.load()["events"] == "1 unchanged, 1 kept"

    def test_later_dates_made_from_the_rule_are_not_touched(self, region):
        region.load()
        later = Occurrence.objects.create(
            event=Event.objects.get(slug="messa"), rule_on=datetime.date(2029, 7, 7),
            starts_at=local(2029, 7, 7, 10), ends_at=local(2029, 7, 8, 18),
        )  # fmt: skip
        assert region.load()["events"] == "2 unchanged"
        later.refresh_from_db()

    def test_an_event_on_single_weekends_lasts_as_long_as_its_dates(self, region):
        region.record("events.json", "messa").update(duration_days=None)
        region.load()
        assert Event.objects.get(slug="messa").duration_days == 2


class TestWhatIsGone:
    def remove_all(self, region):
        region.drop("attractions.json", "museet")
        region.drop("members.json", "bakern")
        region.drop("events.json", "opningen")
        region.drop("articles.json", "hit")
        region.files["itineraries.json"] = []

    def test_it_is_retired_left_or_unpublished_never_deleted(self, region):
        region.load()
        self.remove_all(region)
        told = region.load()
        assert told["attractions"] == "2 unchanged, 1 retired"
        assert told["members"] == "1 unchanged, 1 retired"
        assert set(Place.objects.filter(retired_on=TODAY).values_list("slug", flat=True)) == {
            "museet",
            "bakern",
        }
        assert Member.objects.get(slug="bakern").left_on == TODAY
        for model, slug in ((Event, "opningen"), (Page, "hit"), (Suggestion, "rundtur")):
            assert not model.objects.get(slug=slug).is_published
        assert not SearchDocument.objects.filter(
            slug__in=["museet", "bakern", "opningen", "reise/hit", "rundtur"]
        ).exists()
        assert region.load()["attractions"] == "2 unchanged"

    def test_coming_back_restores_it(self, region):
        region.load()
        self.remove_all(region)
        region.load()
        region.files = copy.deepcopy(FILES)
        region.load()
        assert not Place.objects.filter(retired_on__isnull=False).exists()
        assert Member.objects.get(slug="bakern").left_on is None
        for model, slug in ((Event, "opningen"), (Page, "hit"), (Suggestion, "rundtur")):
            assert model.objects.get(slug=slug).is_published

    def test_what_staff_took_down_themselves_does_not_come_back(self, region):
        region.load()
        Page.objects.filter(slug="hit").update(is_published=False)
        region.drop("articles.json", "hit")
        region.load()
        region.files = copy.deepcopy(FILES)
        region.load()
        assert not Page.objects.get(slug="hit").is_published


class TestScaling:
    def test_places_are_multiplied_with_their_hours_as_samples(self, region, capsys):
        region.load()
        call_command("load_region", str(region.folder), scale=40)
        assert "35 copies of places made" in capsys.readouterr().out
        copies = Place.objects.filter(slug__contains="-copy-")
        assert (Place.objects.count(), copies.filter(is_sample=True).count()) == (40, 35)
        assert copies.filter(periods__isnull=False).distinct().count() == 35
        assert copies.values("lat", "lon").distinct().count() == 35
        assert SearchDocument.objects.filter(slug__contains="-copy-").values("slug").distinct().count() == 35

    def test_a_later_load_leaves_them_and_more_can_be_made(self, region):
        region.load()
        call_command("load_region", str(region.folder), scale=20)
        assert region.load()["attractions"] == "3 unchanged"
        call_command("load_region", str(region.folder), scale=30)
        assert Place.objects.count() == 30

    @pytest.mark.parametrize("number", [0, -5, 10**9])
    def test_a_number_that_makes_no_sense_is_refused(self, region, number):
        region.load()
        with pytest.raises(CommandError, match="--scale takes"):
            call_command("load_region", str(region.folder), scale=number)
