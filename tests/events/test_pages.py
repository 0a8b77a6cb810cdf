"""What's on: the list by day, event and fair pages, calendar feeds, and what a place's page says of events."""

import datetime

import pytest
from django.http import Http404, QueryDict
from django.utils import translation
from icalendar import Calendar

from destinations.models.region import categories, municipalities, region
from destinations.panels import for_place
from destinations.views.places import place_context
from events.agenda import PAGE_SIZE, page_of_occurrences
from events.calendar import calendar_of, coming_occurrences
from events.cards import occurrence_card, occurrence_rows
from events.filters import EventFilters
from events.models import Event, Occurrence
from events.panels import whats_on_here
from events.views import event_context
from roros_site.kit.caching import forget_remembered
from tests.world import (
    TODAY,
    local,
    make_event,
    make_municipality,
    make_occurrence,
    make_place,
    make_region,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english_uncached_pages(settings, db):
    settings.PAGE_CACHE = False
    make_region()
    with translation.override("en"):
        yield


def filters(query="", today=TODAY):
    return EventFilters.read(QueryDict(query), today)


def agenda(query="", today=TODAY, page=None):
    return page_of_occurrences(filters(query, today), page, today)


def rows_of(found):
    return [row for month in found.months for day in month.days for row in day.rows]


def titles(found):
    return [row.title for row in rows_of(found)]


def read(event, today=TODAY, year=""):
    found = Event.objects.published().for_page().get(pk=event.pk)
    return event_context(found, today, year)


def queries(client, django_assert_max_num_queries, address, most=8):
    """Statements of a page in a process that knows the small tables, but no card and no row yet."""
    forget_remembered()
    region(), municipalities(), categories()
    with django_assert_max_num_queries(most) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


class TestFilters:
    def test_without_dates_the_list_runs_a_year_from_today(self):
        found = filters()
        assert (found.first_on, found.last_on) == (TODAY, datetime.date(2027, 11, 24))
        assert found.notices == () and found.is_empty

    @pytest.mark.parametrize(
        "query", ["from=2027-02-31", "from=9999-01-01", "to=x", "from=2027-02-18T10:00", "from=%F0%9F%98%80"]
    )
    def test_a_date_that_does_not_exist_is_told_and_left_out(self, query):
        found = filters(query)
        assert found.first_on == TODAY
        assert len(found.notices) == 1

    def test_a_last_day_before_the_first_is_told_and_left_out(self):
        found = filters("from=2027-02-20&to=2027-02-18")
        assert found.first_on == datetime.date(2027, 2, 20)
        assert found.last_on == datetime.date(2028, 2, 20)
        assert "20 February 2027" in found.notices[0]

    def test_a_last_day_in_the_past_without_a_first_is_told(self):
        assert filters("to=2026-01-01").notices

    def test_an_unknown_kind_is_told_and_the_known_ones_kept(self):
        found = filters("kind=concert&kind=bullfight")
        assert found.kinds == ("concert",)
        assert len(found.notices) == 1

    def test_their_address_can_be_shared(self):
        found = filters("from=2027-02-16&to=2027-02-20&kind=concert&kind=fair&page=2")
        assert found.href(page=3) == "?from=2027-02-16&to=2027-02-20&kind=concert&kind=fair&page=3"


class TestTheList:
    def test_goes_by_month_and_day(self):
        event = make_event("elden", title="Elden")
        make_occurrence(event, local(2027, 2, 16, 19))
        make_occurrence(event, local(2027, 2, 16, 22), rule_on=None)
        make_occurrence(event, local(2027, 3, 1, 19))
        found = agenda()
        assert [month.title for month in found.months] == ["February 2027", "March 2027"]
        assert [len(day.rows) for day in found.months[0].days] == [2]
        assert found.total == 3

    def test_what_lasts_several_days_stands_on_its_first_day_in_the_range(self):
        winter_fair()
        found = agenda("from=2027-02-10&to=2027-03-10")
        assert titles(found) == ["Rørosmartnan"]
        assert found.months[0].days[0].day == datetime.date(2027, 2, 16)

    def test_what_began_earlier_is_still_on(self):
        winter_fair()
        found = agenda("from=2027-02-18&to=2027-02-20")
        assert [row.title for row in found.still_on] == ["Rørosmartnan"]
        assert found.months == []

    def test_a_night_that_ended_before_six_is_not_still_on(self):
        make_occurrence(None, local(2027, 2, 16, 20), local(2027, 2, 17, 2))
        assert agenda("from=2027-02-17&to=2027-02-18").total == 0
        assert agenda("from=2027-02-16&to=2027-02-16").total == 1

    def test_folds_a_programme_under_its_fair(self):
        winter_fair()
        found = agenda()
        assert titles(found) == ["Rørosmartnan"]
        assert rows_of(found)[0].programme == "Programme: 1 item"
        assert found.fair.dates_text == "16 to 20 February 2027"

    def test_shows_the_programme_by_day_in_a_short_stay(self):
        winter_fair()
        found = agenda("from=2027-02-16&to=2027-02-18")
        assert titles(found) == ["Rørosmartnan", "Åpning av martnan"]
        assert rows_of(found)[1].part_of == "Rørosmartnan"

    def test_shows_programme_items_of_a_kind_that_is_sought(self):
        winter_fair()
        assert titles(agenda("kind=concert")) == ["Åpning av martnan"]

    def test_leaves_out_what_is_not_published(self):
        make_occurrence(make_event(is_published=False))
        assert agenda().total == 0

    def test_names_the_next_after_an_empty_stay(self, client):
        make_occurrence(make_event("far-off", title="Far off"), local(2095, 5, 1, 19))
        page = client.get("/en/events/?from=2094-01-01&to=2094-01-07").content.decode()
        assert "Nothing is on then" in page
        assert "Far off" in page

    def test_turns_pages_and_knows_where_they_end(self, client):
        event = make_event()
        for number in range(PAGE_SIZE + 1):
            make_occurrence(event, local(2095, 1, 1, 19) + datetime.timedelta(days=number))
        page = client.get("/en/events/?from=2095-01-01&to=2095-12-31&page=2").content.decode()
        assert "Page 2 of 2" in page
        for wrong in ("3", "0", "-1", "x", "1e3", "٣"):
            assert client.get("/en/events/", {"from": "2095-01-01", "page": wrong}).status_code == 404

    @pytest.mark.parametrize("language", ["nb", "en", "de"])
    def test_answers_in_every_language_whatever_is_asked(self, client, language):
        make_occurrence()
        for query in (
            "",
            "?from=31",
            "?to=0000-00-00&kind=%27",
            "?from=2027-02-31&from=2027-01-01",
            "?kind=",
        ):
            assert client.get(f"/{language}/events/{query}").status_code == 200

    def test_takes_at_most_four_queries_at_any_size(self, client, django_assert_max_num_queries):
        winter_fair()
        address = "/en/events/?from=2027-01-01&to=2027-12-31"
        small = queries(client, django_assert_max_num_queries, address)
        for number in range(30):
            make_occurrence(make_event(), local(2027, 4, 1, 19) + datetime.timedelta(days=number))
        assert queries(client, django_assert_max_num_queries, address) == small <= 4


class TestRows:
    def test_do_not_repeat_the_municipality_a_place_is_named_for(self):
        place = make_place(name="Tolga kirke", municipality=make_municipality("tolga"))
        make_occurrence(make_event(place=place))
        assert occurrence_rows(Occurrence.objects.for_card())[0].where == "Tolga kirke"

    def test_tell_day_hours_and_place(self):
        make_occurrence(make_event(place=roros_church()), local(2027, 2, 18, 11), local(2027, 2, 18, 13))
        (row,) = occurrence_rows(Occurrence.objects.for_card())
        assert (row.leaf_day, row.leaf_month.lower(), row.when, row.where) == (
            "18",
            "feb",
            "11:00–13:00",
            "Røros Church, Roros",
        )

    def test_tell_until_when_several_days_last(self):
        fair = winter_fair()
        fair.event.start_time, fair.event.end_time = datetime.time(10), datetime.time(18)
        fair.event.save()
        row = occurrence_rows(Occurrence.objects.for_card().filter(event=fair.event))[0]
        assert row.when == "10:00–18:00, until 20 February"

    def test_say_from_when_nobody_knows_the_end(self):
        make_occurrence(
            make_event(end_time=datetime.time(23, 59)), local(2027, 2, 18, 20), local(2027, 2, 18, 23, 59)
        )
        assert occurrence_rows(Occurrence.objects.for_card())[0].when == "from 20:00"

    def test_say_nothing_of_hours_nobody_has_told(self):
        make_occurrence(make_event(start_time=None, end_time=None), local(2027, 2, 18), local(2027, 2, 19))
        (row,) = occurrence_rows(Occurrence.objects.for_card())
        assert row.when == ""

    @pytest.mark.parametrize(
        ("certainty", "words"), [("high", None), ("medium", "Dates likely"), ("low", "Dates not confirmed")]
    )
    def test_say_how_sure_the_dates_are(self, certainty, words):
        make_occurrence(make_event(certainty=certainty))
        status = occurrence_rows(Occurrence.objects.for_card())[0].status
        assert (status.text if status else None) == words

    def test_say_cancelled_and_cannot_be_added(self):
        make_occurrence(state="cancelled")
        (row,) = occurrence_rows(Occurrence.objects.for_card())
        assert row.status.text == "Cancelled"
        assert row.is_cancelled and not row.add_ref

    def test_say_from_which_day_it_was_moved(self):
        make_occurrence(None, local(2027, 2, 18, 19), state="moved", rule_on=datetime.date(2027, 2, 16))
        assert occurrence_rows(Occurrence.objects.for_card())[0].status.text == "Moved from 16 February 2027"

    def test_offer_to_add_until_the_last_day_is_over(self):
        occurrence = winter_fair()
        fair = Occurrence.objects.for_card().filter(pk=occurrence.pk)
        assert occurrence_rows(fair, today=datetime.date(2027, 2, 20))[0].add_ref == f"event:{occurrence.pk}"
        assert occurrence_rows(fair, today=datetime.date(2027, 2, 21))[0].add_ref == ""

    def test_carry_the_hours_of_today_only(self):
        make_occurrence(None, local(2027, 2, 18, 19), local(2027, 2, 18, 21))
        found = Occurrence.objects.for_card()
        start = int(local(2027, 2, 18, 19).timestamp())
        assert (
            occurrence_rows(found, today=datetime.date(2027, 2, 18))[0].windows == f"{start}-{start + 7200}"
        )
        assert occurrence_rows(found, today=datetime.date(2027, 2, 17))[0].windows == ""

    def test_never_call_on_now_what_lasts_longer_than_a_week(self):
        make_occurrence(make_event(kind="exhibition"), local(2027, 6, 15, 19), local(2027, 8, 31, 21))
        rows = occurrence_rows(Occurrence.objects.for_card(), today=datetime.date(2027, 7, 1))
        assert rows[0].windows == ""

    def test_make_cards_too(self, django_assert_num_queries):
        occurrence = make_occurrence(make_event(place=roros_church()))
        occurrence_rows([])  # municipalities are remembered
        with django_assert_num_queries(1):
            card = occurrence_card(Occurrence.objects.for_card().get())
        assert card.facts == ("5 December 2026", "19:00–21:00", "Røros Church, Roros")
        assert card.add_ref == f"event:{occurrence.pk}"


class TestEventPage:
    def test_names_the_next_date_that_is_not_cancelled(self):
        event = make_event()
        make_occurrence(event, local(2026, 12, 5, 19), state="cancelled")
        make_occurrence(event, local(2026, 12, 12, 19))
        dates, phrase = read(event)["when"]
        assert (dates, phrase.text, phrase.tone) == ("12 December 2026", "Dates confirmed", "good")

    def test_says_cancelled_when_all_that_comes_is(self):
        event = make_event()
        make_occurrence(event, state="cancelled")
        assert read(event)["when"][1].text == "Cancelled"
        assert read(event)["add_ref"] == ""

    def test_folds_dates_that_are_over(self):
        event = make_event()
        make_occurrence(event, local(2026, 11, 23, 19))
        make_occurrence(event, local(2026, 11, 24, 19))
        found = read(event)
        assert [row.day for row in found["rows"]] == [TODAY]
        assert [row.day.day for row in found["past"]] == [23]

    def test_says_so_without_any_date(self, client):
        event = make_event("sometime")
        assert "No coming date is known" in client.get("/en/events/sometime/").content.decode()
        assert read(event)["when"] == ("No date is known", None)

    def test_shows_price_place_and_add_button(self, client):
        event = make_event(
            "organ", place=roros_church(), price_nok=0, organiser="Kirken", rule_text_en="Mondays"
        )
        occurrence = make_occurrence(event, local(2095, 7, 4, 18))
        page = client.get("/en/events/organ/").content.decode()
        for text in (
            "Free",
            "Kirken",
            "Mondays",
            "/en/places/roros-church/",
            f'data-add="event:{occurrence.pk}"',
        ):
            assert text in page

    def test_says_when_the_price_is_not_known(self, client):
        make_event("dear")
        assert "Not known" in client.get("/en/events/dear/").content.decode()

    def test_does_not_link_to_a_place_that_is_gone(self, client):
        place = make_place("burnt-hall", retired_on=TODAY)
        make_event("party", place=place)
        page = client.get("/en/events/party/").content.decode()
        assert "Burnt Hall" in page and "/places/burnt-hall/" not in page

    def test_says_in_which_language_a_missing_translation_is_given(self, client):
        make_event("kveldsmat", description_nb="Rømmegrøt.")
        assert (
            '<div class="prose" lang="nb"><p>Rømmegrøt.'
            in client.get("/de/events/kveldsmat/").content.decode()
        )

    def test_is_missing_when_it_is_not_published(self, client):
        make_event("secret", is_published=False)
        assert client.get("/en/events/secret/").status_code == 404
        assert client.get("/en/events/secret/calendar.ics").status_code == 404

    def test_leads_back_to_the_fair_it_belongs_to(self):
        winter_fair()
        found = read(Event.objects.get(slug="martnan-opening"))
        assert [label for label, _href in found["crumbs"]] == [
            "What's on", "Concert", "Rørosmartnan", "Åpning av martnan",
        ]  # fmt: skip

    def test_does_not_lead_to_a_fair_that_is_not_published(self, client):
        fair = winter_fair().event
        Event.objects.filter(pk=fair.pk).update(is_published=False)
        page = client.get("/en/events/martnan-opening/").content.decode()
        assert "/events/rorosmartnan/" not in page

    def test_takes_at_most_eight_queries_at_any_size(self, client, django_assert_max_num_queries):
        event = make_event("organ", place=roros_church())
        make_occurrence(event, local(2095, 7, 1, 18))
        make_place()
        small = queries(client, django_assert_max_num_queries, "/en/events/organ/")
        for number in range(40):
            make_occurrence(event, local(2095, 8, 1, 18) + datetime.timedelta(days=number))
            make_place()
        assert queries(client, django_assert_max_num_queries, "/en/events/organ/") == small


class TestFair:
    def test_shows_its_programme_by_day_and_hour(self):
        fair = winter_fair().event
        for title, day, hour in (("Dans", 18, 20), ("Sørsamisk dag", 18, 11)):
            item = make_event(title=title, parent=fair, start_time=datetime.time(hour))
            make_occurrence(item, local(2027, 2, day, hour))
        programme = read(fair)["programme"]
        assert [day.day.day for day in programme] == [16, 18]
        assert [(row.hour, row.title) for row in programme[1].rows] == [
            ("11:00", "Sørsamisk dag"),
            ("20:00", "Dans"),
        ]

    def test_names_once_what_happens_on_every_day(self):
        fair = winter_fair().event
        market = make_event(
            title="Market", parent=fair, start_time=datetime.time(10), end_time=datetime.time(18)
        )
        make_occurrence(market, local(2027, 2, 16, 10), local(2027, 2, 20, 18))
        every_day, *days = read(fair)["programme"]
        assert every_day.day is None
        assert [(row.title, row.when) for row in every_day.rows] == [("Market", "10:00–18:00")]
        assert all("Market" not in [row.title for row in day.rows] for day in days)

    def test_repeats_what_happens_on_some_days(self):
        fair = winter_fair().event
        sleighs = make_event(
            title="Sleighs", parent=fair, start_time=datetime.time(11), end_time=datetime.time(17)
        )
        make_occurrence(sleighs, local(2027, 2, 18, 11), local(2027, 2, 20, 17))
        days = [day.day.day for day in read(fair)["programme"] if day.rows[0].title == "Sleighs"]
        assert days == [18, 19, 20]

    def test_keeps_an_item_moved_past_its_last_day(self):
        fair = winter_fair().event
        item = make_event(title="Farewell", parent=fair)
        make_occurrence(item, local(2027, 2, 21, 11), state="moved", rule_on=datetime.date(2027, 2, 20))
        assert read(fair)["programme"][-1].day == datetime.date(2027, 2, 21)

    def test_shows_the_edition_of_a_year_and_no_other(self, client):
        fair = winter_fair().event
        make_occurrence(fair, local(2028, 2, 22, 10), local(2028, 2, 26, 18))
        opening = Event.objects.get(slug="martnan-opening")
        make_occurrence(opening, local(2028, 2, 22, 11), local(2028, 2, 22, 12))
        assert [day.day.year for day in read(fair)["programme"]] == [2027]
        assert [day.day.year for day in read(fair, year="2028")["programme"]] == [2028]
        for wrong in ("2029", "28", "-1", "x", "2028 ", "٢٠٢٨"):
            with pytest.raises(Http404):
                read(fair, year=wrong)
        assert client.get("/en/events/rorosmartnan/?year=2028").status_code == 200
        assert client.get("/en/events/rorosmartnan/?year=2031").status_code == 404

    def test_an_edition_that_is_over_cannot_be_added(self):
        fair = winter_fair().event
        found = read(fair, today=datetime.date(2027, 3, 1), year="2027")
        assert found["add_ref"] == ""
        assert found["when"][1].text == "Over"

    def test_falls_back_on_the_last_edition(self):
        fair = winter_fair().event
        assert read(fair, today=datetime.date(2030, 1, 1))["edition"].year == 2027

    def test_prefers_an_edition_that_is_not_cancelled(self):
        occurrence = winter_fair()
        Occurrence.objects.filter(pk=occurrence.pk).update(state="cancelled")
        make_occurrence(occurrence.event, local(2028, 2, 22, 10), local(2028, 2, 26, 18))
        assert read(occurrence.event)["edition"].year == 2028

    def test_takes_at_most_eight_queries_at_any_size(self, client, django_assert_max_num_queries):
        fair = winter_fair().event
        make_place()
        small = queries(client, django_assert_max_num_queries, "/en/events/rorosmartnan/")
        for number in range(30):
            make_occurrence(make_event(parent=fair), local(2027, 2, 17, 9) + datetime.timedelta(hours=number))
        assert queries(client, django_assert_max_num_queries, "/en/events/rorosmartnan/") == small


class TestCalendar:
    def test_holds_what_is_coming_with_stable_names(self):
        occurrence = make_occurrence(make_event(place=roros_church()), local(2027, 2, 18, 19))
        make_occurrence(make_event(), local(2026, 11, 20, 19))
        content = calendar_of(coming_occurrences(TODAY), name="What's on", origin="https://roros.example")
        (entry,) = Calendar.from_ical(content).walk("VEVENT")
        assert entry["uid"] == f"occurrence-{occurrence.pk}@roros.example"
        assert entry["dtstart"].dt == local(2027, 2, 18, 19)
        assert entry["dtstart"].params["TZID"] == "Europe/Oslo"
        assert entry["status"] == "CONFIRMED"
        assert entry["location"] == "Røros Church, Roros"
        assert entry["url"].startswith("https://roros.example/en/events/")
        assert entry["dtstamp"].dt == occurrence.event.changed_at.replace(microsecond=0)

    def test_tells_cancelled_and_unsure_dates(self):
        make_occurrence(make_event(certainty="low"), local(2026, 12, 1, 19))
        make_occurrence(make_event(), local(2026, 12, 2, 19), state="cancelled")
        content = calendar_of(coming_occurrences(TODAY), name="x", origin="https://roros.example")
        assert [entry["status"] for entry in Calendar.from_ical(content).walk("VEVENT")] == [
            "TENTATIVE",
            "CANCELLED",
        ]

    def test_gives_several_days_as_whole_days(self):
        winter_fair()
        content = calendar_of(coming_occurrences(TODAY), name="x", origin="https://roros.example")
        fair = Calendar.from_ical(content).walk("VEVENT")[0]
        assert (fair["dtstart"].dt, fair["dtend"].dt) == (
            datetime.date(2027, 2, 16),
            datetime.date(2027, 2, 21),
        )

    def test_folds_its_lines(self):
        make_occurrence(make_event(summary_en="Fæmund, " * 24))
        content = calendar_of(coming_occurrences(TODAY), name="x", origin="https://roros.example")
        lines = content.split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line for line in lines)

    def test_is_served_for_all_and_for_one_fair_with_its_programme(self, client):
        fair = make_event("fair-of-2095", kind="fair")
        make_occurrence(fair, local(2095, 2, 16, 10))
        make_occurrence(make_event(parent=fair), local(2095, 2, 16, 12))
        make_occurrence(make_event(), local(2095, 3, 1, 12))
        for address, number in (("/de/events/calendar.ics", 3), ("/nb/events/fair-of-2095/calendar.ics", 2)):
            answer = client.get(address)
            assert answer["Content-Type"] == "text/calendar; charset=utf-8"
            assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == number

    def test_is_whole_without_any_event(self, client):
        assert Calendar.from_ical(client.get("/en/events/calendar.ics").content).walk("VEVENT") == []

    def test_takes_one_query(self, django_assert_num_queries):
        for number in range(5):
            make_occurrence(make_event(), local(2027, 4, 1 + number, 19))
        with django_assert_num_queries(1):
            calendar_of(coming_occurrences(TODAY), name="x", origin="https://roros.example")


class TestOnAPlacesPage:
    def test_what_is_on_here_is_told_with_one_query_once_its_rows_are_known(self, django_assert_num_queries):
        church = roros_church()
        for number in range(8):
            make_occurrence(make_event(place=church), local(2026, 12, 1 + number, 19))
        make_occurrence(make_event(place=church), local(2026, 11, 23, 19))
        whats_on_here(church, TODAY)
        with django_assert_num_queries(1):
            rows = whats_on_here(church, TODAY)["rows"]
        assert [row.day.day for row in rows] == [1, 2, 3, 4, 5]

    def test_nothing_is_said_where_nothing_is_on(self):
        assert whats_on_here(make_place(), TODAY) is None

    def test_the_panel_stands_on_the_page(self):
        church = roros_church()
        make_occurrence(make_event(place=church, title="Carols"))
        assert "events/panel.html" in [template for template, _context in for_place(church, TODAY)]
        assert "events/panel.html" in [
            template for template, _context in place_context(church, TODAY)["panels"]
        ]
