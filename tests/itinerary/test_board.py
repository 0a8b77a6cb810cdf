"""What the board says of its stops, and how they are arranged."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from itinerary.board import board
from tests.itinerary.visiting import DAY, FRIDAY, SATURDAY, THURSDAY, at, named
from tests.world import (
    TODAY,
    local,
    make_event,
    make_itinerary,
    make_occurrence,
    make_period,
    make_place,
    make_stop,
    make_user,
    olavsgruva,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db
NOW = local(2026, 11, 24, 12)


def cautions(itinerary, today=TODAY, now=NOW):
    """{title: [codes]} of the board as it is read in English."""
    shown = board(itinerary, today=today, now=now)
    views = [view for day in shown.days for view in day.stops] + shown.pool
    return {view.title: [caution.code for caution in view.cautions] for view in views}


def one_day(item, date=THURSDAY, **fields):
    """An itinerary of one day with one stop on it."""
    itinerary = make_itinerary(arrive_on=date, day_count=1)
    make_stop(itinerary, item, day=1, **fields)
    return itinerary


@pytest.fixture(autouse=True)
def in_english(region):
    with translation.override("en"):
        yield


class TestWhatIsSaidOfAPlace:
    def test_closed_that_day(self):
        assert cautions(one_day(roros_church(), THURSDAY)) == {"Røros Church": ["closed"]}

    def test_closed_that_day_offers_the_day_it_is_open(self):
        itinerary = make_itinerary(arrive_on=THURSDAY, day_count=3)
        make_stop(itinerary, roros_church(), day=1)
        (view,) = board(itinerary, today=TODAY, now=NOW).days[0].stops
        assert view.cautions[0].cure == (3, f"Sat {SATURDAY.day}")

    def test_open_but_not_confirmed(self):
        assert cautions(one_day(roros_church(), SATURDAY)) == {"Røros Church": ["hours-not-confirmed"]}

    def test_open_and_confirmed_says_the_hours(self):
        itinerary = one_day(olavsgruva())
        assert cautions(itinerary) == {"Olavsgruva": []}
        (view,) = board(itinerary, today=TODAY, now=NOW).days[0].stops
        assert (view.status.text, view.status.tone) == ("10:00–16:00", "good")

    def test_out_of_season(self):
        boat = make_place("boat", name="The boat")
        year = THURSDAY.year
        make_period(boat, valid_from=datetime.date(year, 6, 14), valid_to=datetime.date(year, 8, 20))
        assert cautions(one_day(boat)) == {"The boat": ["out-of-season"]}

    def test_hours_not_known(self):
        assert cautions(one_day(make_place(name="A farm"))) == {"A farm": ["hours-unknown"]}

    def test_by_appointment(self):
        farm = make_place(name="A farm")
        make_period(farm, "", state="by_appointment")
        assert cautions(one_day(farm)) == {"A farm": ["by-appointment"]}

    def test_no_longer_listed(self):
        retired = make_place(name="Old café", retired_on=TODAY)
        hidden = make_place(name="Draft", is_published=False)
        itinerary = make_itinerary(stops=[retired, hidden])
        assert cautions(itinerary) == {"Old café": ["not-listed"], "Draft": ["not-listed"]}

    def test_its_day_has_passed(self):
        itinerary = one_day(olavsgruva())
        assert "past" in cautions(itinerary, today=FRIDAY)["Olavsgruva"]

    def test_nothing_about_hours_while_there_are_no_dates(self):
        itinerary = make_itinerary(day_count=1)
        make_stop(itinerary, roros_church(), day=1)
        assert cautions(itinerary) == {"Røros Church": []}

    def test_a_time_before_that_of_a_stop_above_it(self):
        itinerary = one_day(olavsgruva(), start_time=datetime.time(14))
        make_stop(itinerary, "Breakfast", day=1, position=1, start_time=datetime.time(9))
        assert cautions(itinerary) == {"Olavsgruva": [], "Breakfast": ["out-of-order"]}


class TestWhatIsSaidOfAnEvent:
    def concert(self, **fields):
        return make_occurrence(make_event(title="Concert"), at(THURSDAY, 19), **fields)

    def test_on_its_date_nothing(self):
        assert cautions(one_day(self.concert())) == {"Concert": []}

    def test_cancelled(self):
        assert cautions(one_day(self.concert(state="cancelled"))) == {"Concert": ["cancelled"]}

    def test_over(self):
        late = cautions(one_day(self.concert()), now=at(FRIDAY, 0))
        assert late == {"Concert": ["past"]}

    def test_moved_away_from_its_day_says_to_when(self):
        itinerary = make_itinerary(arrive_on=THURSDAY, day_count=3)
        occurrence = self.concert()
        make_stop(itinerary, occurrence, day=1)
        occurrence.starts_at, occurrence.ends_at = at(SATURDAY, 19), at(SATURDAY, 21)
        occurrence.state = "moved"
        occurrence.save()
        (view,) = board(itinerary, today=TODAY, now=NOW).days[0].stops
        (caution,) = view.cautions
        assert caution.text == f"Not on this day: it is {named(SATURDAY)}."
        assert (caution.code, caution.cure) == ("other-date", (3, f"Sat {SATURDAY.day}"))

    def test_moved_but_still_that_day(self):
        assert cautions(one_day(self.concert(state="moved"))) == {"Concert": ["moved"]}

    def test_waiting_in_the_basket_outside_the_trip_says_so(self):
        itinerary = make_itinerary(arrive_on=SATURDAY, day_count=1, stops=[self.concert()])
        assert cautions(itinerary) == {"Concert": ["other-dates"]}

    def test_dates_not_confirmed(self):
        occurrence = make_occurrence(make_event(title="Market", certainty="low"), at(THURSDAY, 19))
        assert cautions(one_day(occurrence)) == {"Market": ["dates-not-confirmed"]}

    def test_no_longer_listed(self):
        occurrence = make_occurrence(make_event(title="Concert", is_published=False), at(THURSDAY, 19))
        assert "not-listed" in cautions(one_day(occurrence))["Concert"]

    def test_shows_its_hours_on_each_of_its_days(self):
        itinerary = make_itinerary(arrive_on=datetime.date(2027, 2, 16), day_count=2)
        fair = winter_fair()
        fair.event.start_time, fair.event.end_time = datetime.time(10), datetime.time(18)
        fair.event.save()
        make_stop(itinerary, fair, day=2)
        (view,) = board(itinerary, today=TODAY, now=NOW).days[1].stops
        assert (view.time, view.status.text) == ("10:00", "10:00–18:00")


class TestMoving:
    @pytest.fixture
    def stops(self, trip):
        return [make_stop(trip, place, position=n) for n, place in enumerate([roros_church(), olavsgruva()])]

    def test_to_a_day_and_back(self, visitor, stops):
        visitor.post("move/", stop=stops[0].pk, to="2")
        assert visitor.stops() == [(None, "Olavsgruva"), (2, "Røros Church")]
        visitor.post("move/", stop=stops[0].pk, to="basket")
        assert visitor.stops() == [(None, "Olavsgruva"), (None, "Røros Church")]

    def test_up_and_down(self, visitor, stops):
        visitor.post("move/", stop=stops[0].pk, to="down")
        assert visitor.stops() == [(None, "Olavsgruva"), (None, "Røros Church")]
        visitor.post("move/", stop=stops[0].pk, to="up")
        assert visitor.stops() == [(None, "Røros Church"), (None, "Olavsgruva")]

    def test_to_an_index_as_a_drag_does(self, visitor, trip, stops):
        for number, place in enumerate([make_place(name="A"), make_place(name="B")]):
            make_stop(trip, place, day=1, position=number)
        visitor.post("move/", stop=stops[0].pk, to="1", index=1)
        assert visitor.stops() == [(None, "Olavsgruva"), (1, "A"), (1, "Røros Church"), (1, "B")]

    def test_to_an_index_past_the_end_is_to_the_end(self, visitor, stops):
        visitor.post("move/", stop=stops[0].pk, to="basket", index=200)
        assert visitor.stops() == [(None, "Olavsgruva"), (None, "Røros Church")]

    @pytest.mark.parametrize("to", ["0", "4", "31", "99"])
    def test_to_a_day_the_trip_has_not_answers_404(self, visitor, stops, to):
        assert visitor.post("move/", stop=stops[0].pk, to=to).status_code == 404

    def test_of_an_event_to_another_date_answers_422_and_says_when_it_is(self, visitor, trip):
        occurrence = make_occurrence(make_event(title="Concert"), at(FRIDAY, 19))
        visitor.add(occurrence)
        answer = visitor.post("move/", stop=trip.stops.get().pk, to="1")
        assert answer.status_code == 422
        assert f"Concert is not on that day: it is {named(FRIDAY)}." in answer.content.decode()
        assert visitor.stops() == [(2, "Concert")]

    def test_somebody_else_s_stop_answers_404(self, visitor, stops):
        theirs = make_stop(make_itinerary(), "Theirs")
        assert visitor.post("move/", stop=theirs.pk, to="1").status_code == 404
        theirs.refresh_from_db()
        assert theirs.day is None


class TestDates:
    def give(self, visitor, arrival, departure):
        return visitor.post("dates/", arrival=arrival, departure=departure)

    def test_make_days_appear(self, visitor):
        visitor.add(roros_church())
        assert self.give(visitor, str(THURSDAY), str(SATURDAY)).status_code == 303
        page = visitor.get("").content.decode()
        assert named(THURSDAY) in page and named(SATURDAY) in page
        assert visitor.itinerary.day_count == 3

    def test_over_new_year(self, visitor):
        visitor.add(roros_church())
        self.give(visitor, f"{THURSDAY.year}-12-30", f"{THURSDAY.year + 1}-01-02")
        assert visitor.itinerary.depart_on == datetime.date(THURSDAY.year + 1, 1, 2)

    def test_given_bring_events_to_their_day(self, visitor):
        visitor.add(make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)))
        self.give(visitor, str(THURSDAY), str(SATURDAY))
        assert visitor.stops() == [(2, "Concert")]

    def test_shortened_put_the_rest_in_the_basket_and_say_so(self, visitor, trip):
        make_stop(trip, roros_church(), day=1)
        make_stop(trip, olavsgruva(), day=3)
        self.give(visitor, str(THURSDAY), str(FRIDAY))
        assert visitor.stops() == [(None, "Olavsgruva"), (1, "Røros Church")]
        assert "because the trip is shorter: Olavsgruva." in visitor.get("").content.decode()

    def test_moved_keep_places_on_their_day_and_events_on_their_date(self, visitor, trip):
        make_stop(trip, roros_church(), day=2)
        visitor.add(make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)))
        self.give(visitor, str(FRIDAY), str(SATURDAY + DAY))
        assert visitor.stops() == [(1, "Concert"), (2, "Røros Church")]

    def test_moved_away_from_an_event_put_it_in_the_basket_and_say_why(self, visitor, trip):
        visitor.add(make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)))
        self.give(visitor, str(SATURDAY + 90 * DAY), str(SATURDAY + 92 * DAY))
        assert visitor.stops() == [(None, "Concert")]
        assert "because of another date: Concert." in visitor.get("").content.decode()

    def test_taken_away_put_all_in_the_basket(self, visitor, trip):
        make_stop(trip, roros_church(), day=2)
        self.give(visitor, "", "")
        assert visitor.stops() == [(None, "Røros Church")]
        assert visitor.itinerary.day_count == 0

    def test_of_undated_days_need_only_the_arrival(self, visitor):
        itinerary = visitor.carry(make_itinerary(day_count=2))
        make_stop(itinerary, roros_church(), day=2)
        self.give(visitor, str(THURSDAY), "")
        assert visitor.itinerary.depart_on == FRIDAY
        assert visitor.stops() == [(2, "Røros Church")]

    @pytest.mark.parametrize(
        ("arrival", "departure"),
        [
            (str(THURSDAY), str(THURSDAY - DAY)),
            (str(THURSDAY), str(THURSDAY + 31 * DAY)),
            ("2026-02-31", "2026-03-01"),
            ("0001-01-01", "0001-01-02"),
            ("9999-12-31", "9999-12-31"),
            ("yesterday", str(THURSDAY)),
            ("", str(THURSDAY)),
        ],
    )
    def test_that_cannot_be_answer_422_with_the_error_in_place(self, visitor, trip, arrival, departure):
        answer = self.give(visitor, arrival, departure)
        assert answer.status_code == 422
        assert "errorlist" in answer.content.decode()
        trip.refresh_from_db()
        assert trip.arrive_on == THURSDAY

    def test_without_a_departure_need_one(self, visitor):
        visitor.add(roros_church())
        assert self.give(visitor, str(THURSDAY), "").status_code == 422


class TestRemovingAndNoting:
    def test_by_number(self, visitor, trip):
        stop = make_stop(trip, roros_church())
        visitor.post("remove/", stop=stop.pk)
        assert visitor.stops() == []
        assert "Røros Church removed." in visitor.get("").content.decode()

    def test_by_name_as_content_pages_do(self, visitor):
        church, occurrence = roros_church(), make_occurrence(starts_at=at(FRIDAY, 19))
        visitor.add(church)
        visitor.add(occurrence)
        visitor.post("remove/", item="place:roros-church")
        visitor.post("remove/", item=f"event:{occurrence.pk}")
        assert visitor.stops() == []

    def test_clearing_asks_and_keeps_the_dates(self, visitor, trip):
        make_stop(trip, roros_church(), day=1)
        assert "1 stop will be removed" in visitor.get("clear/").content.decode()
        visitor.post("clear/")
        assert visitor.stops() == []
        assert visitor.itinerary.day_count == 3

    def test_a_note_and_a_time_are_kept_and_shown_escaped(self, visitor, trip):
        stop = make_stop(trip, roros_church(), day=1)
        visitor.post("note/", stop=stop.pk, note="<b>Meet Ola</b>", start_time="11:15")
        page = visitor.get("").content.decode()
        assert "&lt;b&gt;Meet Ola&lt;/b&gt;" in page and "<b>Meet" not in page
        assert "11:15" in page

    def test_a_note_too_long_answers_422_in_place(self, visitor, trip):
        stop = make_stop(trip, roros_church())
        answer = visitor.post("note/", stop=stop.pk, note="x" * 501)
        assert answer.status_code == 422
        assert "Note on Røros Church" in answer.content.decode()

    def test_a_note_has_a_page_of_its_own(self, visitor, trip):
        stop = make_stop(trip, roros_church(), note="Bring cash")
        assert "Bring cash" in visitor.get(f"note/?stop={stop.pk}").content.decode()
        assert visitor.get("note/?stop=999").status_code == 404


class TestTheEmptyBoard:
    def test_helps(self, visitor):
        page = visitor.get("").content.decode()
        assert "To build your own itinerary, click" in page
        assert 'href="/en/itinerary/open/"' in page and "Already saved an itinerary?" in page

    def test_costs_nothing_but_the_frame(self, visitor):
        visitor.get("")
        with CaptureQueriesContext(connection) as captured:
            visitor.get("")
        assert len(captured) == 0

    def test_sets_no_cookie(self, visitor):
        assert not visitor.get("").cookies


class TestItsCost:
    def page_queries(self, visitor):
        visitor.get("")
        with CaptureQueriesContext(connection) as captured:
            assert visitor.get("").status_code == 200
        return len(captured)

    def test_does_not_grow_with_the_stops(self, visitor, trip):
        counts = []
        for size in (3, 60):
            for number in range(size):
                place = make_place()
                make_period(place)
                make_stop(trip, place, day=number % 3 + 1, position=number)
            make_stop(trip, make_occurrence(make_event(place=make_place()), at(FRIDAY, 19)), day=2)
            counts.append(self.page_queries(visitor))
        assert counts == [2, 2]

    def test_is_at_most_eight_when_its_places_are_shown_for_the_first_time(self, visitor, trip):
        visitor.sign_in(make_user())
        make_stop(trip, make_place())
        visitor.get("")
        for number in range(60):
            make_stop(trip, make_place(), day=number % 3 + 1, position=number)
        make_stop(trip, make_occurrence(starts_at=at(FRIDAY, 19)))
        with CaptureQueriesContext(connection) as captured:
            visitor.get("")
        assert len(captured) <= 8

    def test_signed_in_is_at_most_eight(self, visitor, trip):
        visitor.sign_in(make_user())
        make_stop(trip, roros_church())
        assert self.page_queries(visitor) <= 8


class TestWhatStaffChange:
    def test_is_seen_at_once(self, visitor, trip, django_capture_on_commit_callbacks):
        church = roros_church()
        make_stop(trip, church, day=1)
        assert f"Closed on {named(THURSDAY)}" in visitor.get("").content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            make_period(church, "Th 12:00-13:00", is_override=True)
        assert "12:00–13:00" in visitor.get("").content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            church.retired_on = TODAY
            church.save()
        assert "No longer listed" in visitor.get("").content.decode()
