"""Events in the admin and the services behind it: rules as form fields, dates made, moved and cancelled."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from events import recurrence, services
from events.admin import repeating
from events.models import Event, Occurrence
from tests.staff import filled, new_row, staff
from tests.world import local, make_event, make_itinerary, make_occurrence, make_place, make_region

pytestmark = pytest.mark.django_db
LIST = "/admin/events/event/"
FIRST, LAST = datetime.date(2027, 1, 1), datetime.date(2028, 12, 31)


def change(event):
    return reverse("admin:events_event_change", args=[event.pk])


def regenerate(event):
    return services.regenerate_occurrences(event=event, from_on=FIRST, to_on=LAST)


def dates(event):
    return [(each.rule_on, each.state) for each in event.occurrences.order_by("rule_on")]


@pytest.fixture
def editor():
    return staff("editor")


@pytest.fixture
def fair():
    """Every second-last Tuesday of February, five days."""
    return make_event(
        "martnan", title="Martnan", kind="fair", duration_days=5, rule="FREQ=YEARLY;BYMONTH=2;BYDAY=-2TU",
        first_on=datetime.date(2026, 2, 17), start_time=datetime.time(10), end_time=datetime.time(18),
    )  # fmt: skip


@pytest.fixture
def opening(fair):
    return make_event(
        "opening", parent=fair, place=fair.place, offset_days=1, first_on=datetime.date(2026, 2, 18)
    )


class TestRegenerating:
    def test_the_rule_gives_the_dates(self, fair):
        assert regenerate(fair) == (2, 0, 0)
        assert [day for day, _state in dates(fair)] == [
            datetime.date(2027, 2, 16),
            datetime.date(2028, 2, 22),
        ]
        first = fair.occurrences.first()
        assert (first.starts_at, first.ends_at) == (local(2027, 2, 16, 10), local(2027, 2, 20, 18))

    def test_doing_it_again_changes_nothing(self, fair):
        regenerate(fair)
        assert regenerate(fair) == (0, 0, 0)

    def test_new_clock_times_reach_the_dates_but_not_those_edited_by_hand(self, fair):
        regenerate(fair)
        edited = fair.occurrences.last()
        services.move_occurrence(
            occurrence=edited, starts_at=local(2028, 3, 1, 10), ends_at=local(2028, 3, 5, 18)
        )
        fair.start_time = datetime.time(12)
        fair.save()
        assert regenerate(fair) == (0, 1, 0)
        edited.refresh_from_db()
        assert (edited.starts_at, edited.state, edited.rule_on) == (
            local(2028, 3, 1, 10), "moved", datetime.date(2028, 2, 22),
        )  # fmt: skip

    def test_a_date_the_rule_no_longer_gives_goes(self, fair):
        regenerate(fair)
        fair.rule = "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU"
        fair.save()
        assert regenerate(fair) == (2, 0, 2)
        assert [day.month for day, _state in dates(fair)] == [3, 3]

    def test_unless_somebody_plans_to_go_then_it_is_cancelled_and_seen(self, fair):
        regenerate(fair)
        held = fair.occurrences.first()
        make_itinerary(stops=[held])
        fair.rule = "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU"
        fair.save()
        assert regenerate(fair) == (2, 0, 2)
        held.refresh_from_db()
        assert held.is_cancelled
        assert regenerate(fair) == (0, 0, 0)

    def test_dates_outside_the_range_are_left_alone(self, fair):
        past = make_occurrence(fair, local(2020, 2, 18, 10), local(2020, 2, 22, 18))
        regenerate(fair)
        assert Occurrence.objects.filter(pk=past.pk).exists()

    def test_an_event_without_rule_has_its_one_date(self):
        event = make_event(first_on=datetime.date(2027, 5, 5))
        assert regenerate(event) == (1, 0, 0)
        event.first_on = datetime.date(2027, 6, 6)
        event.save()
        assert regenerate(event) == (0, 1, 0)
        assert event.occurrences.get().first_on == datetime.date(2027, 6, 6)

    def test_several_dates_without_rule_are_kept_by_hand(self):
        event = make_event()
        make_occurrence(event, local(2027, 4, 4, 11))
        make_occurrence(event, local(2028, 4, 15, 11))
        assert regenerate(event) == (0, 0, 0)

    def test_a_night_keeps_its_wall_time_over_the_change_to_summer_time(self):
        event = make_event(
            rule="FREQ=DAILY;UNTIL=20270329", first_on=datetime.date(2027, 3, 27), start_time=datetime.time(20),
            end_time=datetime.time(1),
        )  # fmt: skip
        regenerate(event)
        assert [timezone.localtime(each.starts_at).hour for each in event.occurrences.all()] == [20, 20, 20]


class TestProgramme:
    def test_it_follows_the_fair(self, fair, opening):
        assert regenerate(fair) == (4, 0, 0)
        assert [day for day, _state in dates(opening)] == [
            datetime.date(2027, 2, 17),
            datetime.date(2028, 2, 23),
        ]

    def test_a_moved_fair_takes_it_along(self, fair, opening):
        regenerate(fair)
        services.move_occurrence(
            occurrence=fair.occurrences.first(),
            starts_at=local(2027, 3, 2, 10),
            ends_at=local(2027, 3, 6, 18),
        )
        first = opening.occurrences.order_by("rule_on").first()
        assert (first.first_on, first.rule_on) == (datetime.date(2027, 3, 3), datetime.date(2027, 2, 17))
        assert regenerate(fair) == (0, 0, 0)

    def test_a_cancelled_fair_cancels_it_and_a_restored_one_restores_it(self, fair, opening):
        regenerate(fair)
        services.cancel_occurrence(occurrence=fair.occurrences.first())
        assert dates(opening)[0][1] == "cancelled"
        assert regenerate(fair) == (0, 0, 0)
        services.restore_occurrence(occurrence=fair.occurrences.first())
        assert [state for _day, state in dates(opening)] == ["scheduled", "scheduled"]

    def test_an_item_edited_by_hand_stays_where_it_was_put(self, fair, opening):
        regenerate(fair)
        item = opening.occurrences.order_by("rule_on").first()
        services.move_occurrence(
            occurrence=item, starts_at=local(2027, 2, 18, 9), ends_at=local(2027, 2, 18, 10)
        )
        services.move_occurrence(
            occurrence=fair.occurrences.first(),
            starts_at=local(2027, 3, 2, 10),
            ends_at=local(2027, 3, 6, 18),
        )
        item.refresh_from_db()
        assert item.starts_at == local(2027, 2, 18, 9)


class TestSingleDates:
    def test_it_cannot_end_before_it_starts(self):
        occurrence = make_occurrence()
        with translation.override("en"), pytest.raises(ValidationError, match="ends before"):
            services.move_occurrence(
                occurrence=occurrence, starts_at=local(2027, 1, 2), ends_at=local(2027, 1, 1)
            )

    def test_a_date_nobody_s_rule_gave_survives_being_restored(self, fair):
        regenerate(fair)
        extra = make_occurrence(
            fair, local(2027, 8, 1, 10), local(2027, 8, 1, 18), rule_on=None, is_edited=True
        )
        services.cancel_occurrence(occurrence=extra)
        services.restore_occurrence(occurrence=extra)
        regenerate(fair)
        extra.refresh_from_db()
        assert extra.state == "scheduled"

    def test_the_list_cancels_and_restores(self, editor, fair):
        regenerate(fair)
        first = fair.occurrences.first()
        address = "/admin/events/occurrence/"
        editor.post(address, {"action": "cancel", "_selected_action": [first.pk]})
        assert dates(fair)[0][1] == "cancelled"
        editor.post(address, {"action": "restore", "_selected_action": [first.pk]})
        assert dates(fair)[0][1] == "scheduled"

    def test_the_list_shows_what_is_to_come_unless_asked_otherwise(self, editor, fair):
        make_occurrence(fair, local(2020, 2, 18, 10), local(2020, 2, 22, 18))
        coming = make_occurrence(fair, local(2090, 2, 18, 10), local(2090, 2, 22, 18))
        for query, number in (
            ("", 1),
            ("?time=past", 1),
            ("?time=all", 2),
            ("?kind=fair&time=all", 2),
            ("?kind=x", 1),
        ):
            assert editor.get(f"/admin/events/occurrence/{query}").context["cl"].result_count == number
        assert coming in editor.get("/admin/events/occurrence/").context["cl"].result_list

    def test_its_own_form_moves_it(self, editor, fair):
        regenerate(fair)
        first = fair.occurrences.first()
        address = reverse("admin:events_occurrence_change", args=[first.pk])
        editor.post(address, filled(editor.get(address), starts_at_0="2027-02-17", note_en="One day later"))
        first.refresh_from_db()
        assert (first.state, first.is_edited, first.note_en) == ("moved", True, "One day later")


class TestForm:
    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=YEARLY;BYMONTH=2;BYDAY=-2TU",
            "FREQ=YEARLY;BYWEEKNO=11;BYDAY=TH",
            "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15",
            "FREQ=MONTHLY;BYDAY=1SA,-1SA",
            "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20271231",
            "FREQ=DAILY;COUNT=10",
        ],
    )
    def test_every_rule_comes_back_from_its_fields(self, rule):
        initial = repeating.initial_for(rule)
        assert initial["repeats"] != repeating.KEEP
        form = repeating.RepeatingFields(
            {name: value for name, value in initial.items() if value not in (None, [])}
        )
        assert form.is_valid(), form.errors
        assert recurrence.parse_rule(recurrence.rule_text(form.rule)) == recurrence.parse_rule(rule)

    def test_all_rules_of_the_data_fit_the_fields(self, settings):
        import json

        events = json.loads((settings.DATA_DIR / "events.json").read_text(encoding="utf-8"))
        rules = [event["recurrence"]["rrule"] for event in events if event["recurrence"]["rrule"]]
        assert rules
        assert all(repeating.initial_for(rule)["repeats"] != repeating.KEEP for rule in rules)

    def test_a_rule_beyond_the_fields_is_kept_until_it_is_replaced(self, editor):
        event = make_event(rule="FREQ=MONTHLY;BYDAY=1MO,2TU")
        page = editor.get(change(event))
        assert "As it is: FREQ=MONTHLY;BYDAY=1MO,2TU" in page.content.decode()
        editor.post(change(event), filled(page, summary_de="Neu"))
        event.refresh_from_db()
        assert (event.rule, event.summary_de) == ("FREQ=MONTHLY;BYDAY=1MO,2TU", "Neu")
        editor.post(change(event), filled(editor.get(change(event)), repeats="WEEKLY", weekdays=["2"]))
        event.refresh_from_db()
        assert event.rule == "FREQ=WEEKLY;BYDAY=WE"

    def test_saving_a_new_rule_makes_its_dates(self, editor):
        event = make_event(first_on=timezone.localdate())
        editor.post(change(event), filled(editor.get(change(event)), repeats="WEEKLY", weekdays=["0"]))
        event.refresh_from_db()
        assert event.rule == "FREQ=WEEKLY;BYDAY=MO"
        assert event.occurrences.count() > 50
        assert {each.first_on.weekday() for each in event.occurrences.all()} == {0}

    def test_saving_other_fields_leaves_the_dates_alone(self, editor, fair):
        kept = make_occurrence(fair, local(2090, 1, 1, 10), local(2090, 1, 2, 10))
        editor.post(change(fair), filled(editor.get(change(fair)), summary_de="Markt"))
        assert list(fair.occurrences.all()) == [kept]

    def test_single_dates_are_moved_and_cancelled_in_the_event_s_form(self, editor, fair):
        year = timezone.localdate().year + 1
        first = make_occurrence(fair, local(year, 2, 16, 10), local(year, 2, 20, 18))
        second = make_occurrence(fair, local(year + 1, 2, 22, 10), local(year + 1, 2, 26, 18))
        data = filled(
            editor.get(change(fair)),
            **{"occurrences-0-starts_at_0": f"{year}-02-17", "occurrences-1-state": "cancelled"},
        )
        assert editor.post(change(fair), data).status_code == 302
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, first.is_edited, first.starts_at) == ("moved", True, local(year, 2, 17, 10))
        assert (second.state, second.is_edited) == ("cancelled", True)

    def test_an_extra_date_is_added_by_hand_and_stays(self, editor, fair):
        data = filled(
            editor.get(change(fair)), **{"occurrences-TOTAL_FORMS": "1"},
            **new_row("occurrences", 0, starts_at_0="2090-06-01", starts_at_1="10:00", ends_at_0="2090-06-01",
                      ends_at_1="12:00", state="scheduled"),
        )  # fmt: skip
        editor.post(change(fair), data)
        extra = fair.occurrences.get()
        assert (extra.rule_on, extra.is_edited) == (None, True)
        services.regenerate_occurrences(event=fair, from_on=FIRST, to_on=datetime.date(2091, 1, 1))
        assert Occurrence.objects.filter(pk=extra.pk).exists()

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"repeats": "YEARLY", "nths": ["1"]}, "Choose the weekday as well."),
            ({"repeats": "MONTHLY", "month_days": "32"}, "A month has the days 1 to 31."),
            ({"repeats": "MONTHLY", "month_days": "first"}, "Write days as numbers"),
            (
                {"repeats": "WEEKLY", "until": "2027-01-01", "times": "3"},
                "either a last day or a number of times",
            ),
            ({"repeats": "DAILY", "every": "0"}, "greater than or equal to 1"),
            ({"repeats": "HOURLY"}, "not one of the available choices"),
            ({"offset_days": "2"}, "Only a programme item"),
        ],
    )
    def test_what_does_not_go_together_is_said(self, editor, fields, said):
        event = make_event()
        response = editor.post(change(event), filled(editor.get(change(event)), **fields))
        assert said in response.content.decode()
        event.refresh_from_db()
        assert event.rule == ""

    def test_the_preview_gives_the_dates_and_saves_nothing(self, editor):
        data = {"repeats": "YEARLY", "months": ["2"], "nths": ["-2"], "weekdays": ["1"], "first_on": "2026-02-17",
                "duration_days": "5"}  # fmt: skip
        page = editor.post(f"{LIST}dates/", data).content.decode()
        assert "16 to 20 February 2027" in page
        assert not Occurrence.objects.exists()

    @pytest.mark.parametrize(
        "data", [{}, {"repeats": "x"}, {"repeats": "DAILY", "first_on": "x"}, {"weekdays": ["9"]}]
    )
    def test_the_preview_answers_nonsense_calmly(self, editor, data):
        assert 'class="problem"' in editor.post(f"{LIST}dates/", data).content.decode()


class TestList:
    @pytest.mark.parametrize(
        ("query", "slugs"),
        [
            ("dates=none", ["never"]),
            ("dates=ending", ["ending"]),
            ("dates=low", ["unsure"]),
            ("level=own", ["ending", "never", "unsure"]),
            ("published=no", []),
            ("dates=nonsense", ["ending", "never", "unsure"]),
        ],
    )
    def test_each_filter_finds_its_events(self, editor, query, slugs):
        now = timezone.now()
        make_event("never")
        make_occurrence(make_event("ending"), now + datetime.timedelta(days=3))
        make_occurrence(make_event("unsure", certainty="low"), now + datetime.timedelta(days=80))
        found = editor.get(f"{LIST}?{query}").context["cl"].result_list
        assert sorted(event.slug for event in found) == slugs

    def test_an_unpublished_event_is_previewed_by_staff_only(self, editor, client):
        make_region()
        event = make_event("secret", title="Hemmelig", place=make_place("somewhere"), is_published=False)
        assert "Hemmelig" in editor.get(f"{LIST}{event.pk}/preview/").content.decode()
        assert client.get("/en/events/secret/").status_code == 404

    def test_an_event_in_somebody_s_plan_is_not_deleted(self, fair):
        regenerate(fair)
        make_itinerary(stops=[fair.occurrences.first()])
        owner = staff("owner")
        assert owner.post(f"{LIST}{fair.pk}/delete/", {"post": "yes"}).status_code in (200, 403)
        response = owner.post(
            LIST, {"action": "delete_selected", "_selected_action": [fair.pk], "post": "yes"}
        )
        assert response.status_code in (200, 403)
        assert Event.objects.filter(pk=fair.pk).exists()
