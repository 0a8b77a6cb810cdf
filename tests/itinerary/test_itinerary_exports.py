"""An itinerary taken along: calendar, GPX, print sheets and maps."""

import datetime
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tests.itinerary.visiting import FRIDAY, SATURDAY, THURSDAY, at, named
from tests.world import (
    make_event,
    make_itinerary,
    make_occurrence,
    make_place,
    make_region,
    make_stop,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db
GPX = "{http://www.topografix.com/GPX/1/1}"


@pytest.fixture
def full(visitor, trip):
    """Day 1: a place at a time. Day 2: a place, an event. Basket: something without a point."""
    trip.title = "Winter, with Ola; & more"
    trip.save()
    church = roros_church()
    church.address, church.phone = "Kjerkgata 39, 7374 Røros", "+47 72 41 00 00"
    church.save()
    make_stop(
        trip, church, day=1, start_time=datetime.time(11, 30), note="Bring cash; and a hat, please " * 5
    )
    make_stop(trip, olavsgruva(), day=2, position=1)
    make_stop(trip, make_occurrence(make_event(title="Concert"), at(FRIDAY, 19)), day=2, position=2)
    make_stop(trip, "Our cabin", position=9)
    return trip


class TestTheCalendar:
    def read(self, visitor):
        answer = visitor.get("calendar.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Content-Disposition"] == 'attachment; filename="winter-with-ola-more.ics"'
        return answer.content

    def events(self, visitor):
        calendar = Calendar.from_ical(self.read(visitor))
        return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}

    def test_holds_an_event_per_stop_with_a_date(self, visitor, full):
        assert set(self.events(visitor)) == {"Røros Church", "Olavsgruva", "Concert"}

    def test_times_what_has_a_time(self, visitor, full):
        church = self.events(visitor)["Røros Church"]
        assert church["DTSTART"].dt == at(THURSDAY, 11, 30)
        assert church["DTEND"].dt == at(THURSDAY, 12, 15)
        assert church["DTSTART"].params["TZID"] == "Europe/Oslo"

    def test_takes_an_event_s_own_window(self, visitor, full):
        concert = self.events(visitor)["Concert"]
        assert (concert["DTSTART"].dt, concert["DTEND"].dt) == (
            at(FRIDAY, 19),
            at(FRIDAY, 21),
        )

    def test_takes_the_whole_day_for_the_rest(self, visitor, full):
        mine = self.events(visitor)["Olavsgruva"]
        assert mine["DTSTART"].dt == FRIDAY
        assert mine["DTEND"].dt == SATURDAY

    def test_folds_lines_and_ends_them_as_the_standard_says(self, visitor, full):
        raw = self.read(visitor)
        lines = raw.split(b"\r\n")
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert max(len(line) for line in lines) <= 75
        assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR"

    def test_keeps_uids_when_stops_move_and_raises_the_sequence(self, visitor, full):
        before = self.events(visitor)["Olavsgruva"]
        stop = full.stops.get(place__slug="olavsgruva")
        visitor.post("move/", stop=stop.pk, to="1")
        after = self.events(visitor)["Olavsgruva"]
        assert after["UID"] == before["UID"]
        assert after["SEQUENCE"] == before["SEQUENCE"] + 1
        assert after["DTSTART"].dt == THURSDAY

    def test_says_where_and_how_to_call(self, visitor, full):
        church = self.events(visitor)["Røros Church"]
        assert church["LOCATION"] == "Kjerkgata 39, 7374 Røros"
        assert "+47 72 41 00 00" in church["DESCRIPTION"]
        assert f"Closed on {named(THURSDAY)}." in church["DESCRIPTION"]
        assert church["URL"] == "http://testserver/en/places/roros-church/"

    def test_describes_the_time_zone_for_the_trip_s_years_only(self, visitor, full):
        raw = self.read(visitor).decode()
        assert raw.count("BEGIN:VTIMEZONE") == 1
        assert "TZID:Europe/Oslo" in raw
        assert "1970" not in raw and "2038" not in raw

    def test_marks_what_is_cancelled(self, visitor, full):
        stop = full.stops.get(occurrence__isnull=False)
        stop.occurrence.state = "cancelled"
        stop.occurrence.save()
        assert self.events(visitor)["Concert"]["STATUS"] == "CANCELLED"

    @pytest.mark.parametrize(
        ("day", "start", "minutes"),
        [
            # the clock goes from 2 to 3, and back from 3 to 2
            (datetime.date(2027, 3, 28), datetime.time(1, 30), 60),
            (datetime.date(2027, 3, 28), datetime.time(2, 30), 60),
            (datetime.date(2027, 10, 31), datetime.time(1, 30), 120),
            (datetime.date(2026, 12, 31), datetime.time(23, 30), 60),
        ],
    )
    def test_counts_elapsed_time_across_a_clock_change_and_midnight(
        self, visitor, region, day, start, minutes
    ):
        itinerary = visitor.carry(
            make_itinerary(arrive_on=day, day_count=1, title="Winter, with Ola; & more")
        )
        make_stop(itinerary, make_place(name="Night", visit_min=minutes), day=1, start_time=start)
        event = self.events(visitor)["Night"]
        begin, end = (event[name].dt.astimezone(datetime.UTC) for name in ("DTSTART", "DTEND"))
        assert end - begin == datetime.timedelta(minutes=minutes)

    def test_without_dates_is_a_calendar_without_events(self, visitor, region):
        itinerary = visitor.carry(make_itinerary(title="Winter, with Ola; & more", stops=[roros_church()]))
        assert self.events(visitor) == {}
        assert itinerary.stops.count() == 1


class TestTheRoute:
    def read(self, visitor):
        answer = visitor.get("route.gpx")
        assert answer["Content-Type"] == "application/gpx+xml"
        return ElementTree.fromstring(answer.content)

    def test_has_a_waypoint_per_stop_with_a_point_and_a_route_per_day(self, visitor, full):
        root = self.read(visitor)
        assert root.get("version") == "1.1"
        assert [point.findtext(f"{GPX}name") for point in root.iter(f"{GPX}wpt")] == [
            "Røros Church", "Olavsgruva", "Concert",
        ]  # fmt: skip
        routes = list(root.iter(f"{GPX}rte"))
        assert [route.findtext(f"{GPX}name") for route in routes] == [
            named(THURSDAY),
            named(FRIDAY),
        ]
        assert [len(route.findall(f"{GPX}rtept")) for route in routes] == [1, 2]

    def test_names_the_stops_it_leaves_out(self, visitor, full):
        assert self.read(visitor).find(f"{GPX}metadata").findtext(f"{GPX}desc").endswith("Our cabin.")

    def test_has_the_parts_of_a_point_in_the_order_of_the_schema(self, visitor, full):
        order = ["name", "cmt", "desc", "link"]
        for point in self.read(visitor).iter(f"{GPX}wpt"):
            parts = [child.tag.removeprefix(GPX) for child in point]
            assert parts == sorted(parts, key=order.index)

    def test_survives_what_xml_cannot_hold(self, visitor, full):
        full.stops.update(note="bell \x07 & <tag>")
        notes = [point.findtext(f"{GPX}cmt") for point in self.read(visitor).iter(f"{GPX}wpt")]
        assert set(notes) == {"bell  & <tag>"}


class TestThePrintSheets:
    def test_have_a_sheet_a_day_and_one_for_the_basket(self, visitor, full):
        page = visitor.get("print/").content.decode()
        assert page.count('<section class="sheet">') == 3
        for text in (
            named(THURSDAY),
            "11:30",
            "Kjerkgata 39, 7374 Røros",
            "+47 72 41 00 00",
            "Our cabin",
        ):
            assert text in page

    def test_name_the_tourist_office_and_the_code(self, visitor, full):
        visitor.post("save/", title="Winter")
        office = make_region()
        office.office_name_en, office.office_phone = "Røros tourist office", "+47 72 41 00 11"
        office.save()
        page = visitor.get("print/").content.decode()
        assert "Røros tourist office" in page and "+47 72 41 00 11" in page
        assert visitor.itinerary.spoken_code in page

    def test_need_an_itinerary(self, visitor):
        for path in ("print/", "calendar.ics", "route.gpx", "map/trip-light.svg"):
            assert visitor.get(path).status_code == 404


class TestTheMaps:
    def test_are_drawn_for_the_trip_and_for_a_day(self, visitor, full):
        for path in ("map/trip-light.svg", "map/day-dark.svg?day=1"):
            answer = visitor.get(path)
            assert answer["Content-Type"].startswith("image/svg+xml")
            ElementTree.fromstring(answer.content)

    @pytest.mark.parametrize(
        "path", ["day-light.svg?day=3", "day-light.svg?day=99", "day-light.svg?day=x", "huge-light.svg"]
    )
    def test_of_nothing_answer_404(self, visitor, full, path):
        assert visitor.get(f"map/{path}").status_code == 404
