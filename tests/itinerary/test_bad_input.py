"""Hostile input gets a clear answer and changes nothing."""

import pytest
from django.test import Client

from itinerary.models import Itinerary, Stop
from tests.itinerary.visiting import FRIDAY, THURSDAY
from tests.world import make_occurrence, make_stop, roros_church

pytestmark = pytest.mark.django_db
CLEAR = {303, 400, 404, 405, 409, 410, 413, 414, 422, 429}
STRANGE = [
    "", " ", "0", "-1", "1.5", "1e309", "NaN", "9" * 30, "9" * 5000, str(2**63), "null", "\x00", "\x00\x00", "%s",
    "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "ø" * 300, "\u202e\ufeff", "😀" * 600, "[]", "{}",
]  # fmt: skip
FORMS = {
    "remove/": ["version", "stop", "item"],
    "undo/": ["version"],
    "clear/": ["version"],
    "move/": ["version", "stop", "to", "index"],
    "note/": ["version", "stop", "note", "start_time"],
    "own/": ["title", "point", "near"],
    "dates/": ["version", "arrival", "departure"],
    "save/": ["version", "title", "email"],
    "open/": ["code", "email"],
    "share/": ["what"],
}
GOOD = {
    "to": "1",
    "title": "Cabin",
    "what": "x",
    "arrival": str(THURSDAY),
    "departure": str(FRIDAY),
    "code": "x",
}


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.RATE_LIMIT_FACTOR = 10_000


@pytest.fixture
def held(visitor, trip):
    """An itinerary with two stops, and everything in it as rows."""
    make_stop(trip, roros_church(), day=1)
    make_stop(trip, make_occurrence())
    return trip


def rows(itinerary):
    return list(Stop.objects.filter(itinerary=itinerary).order_by("pk").values())


class TestEveryForm:
    @pytest.mark.parametrize("path", FORMS)
    def test_answers_strange_values_clearly(self, visitor, held, path):
        for field in FORMS[path]:
            for value in STRANGE:
                itinerary = visitor.itinerary
                good = {
                    **GOOD,
                    "version": itinerary.version,
                    "stop": held.stops.first().pk if held.stops.exists() else 1,
                }
                fields = {name: good[name] for name in FORMS[path] if name in good} | {field: value}
                answer = visitor.client.post(f"/en/itinerary/{path}", fields)
                assert answer.status_code in CLEAR, (path, field, value[:40], answer.status_code)
            assert visitor.get("").status_code == 200
            assert visitor.get("summary/").status_code == 200

    @pytest.mark.parametrize("path", FORMS)
    def test_answers_an_empty_form_clearly_and_changes_nothing(self, visitor, held, path):
        before = rows(held)
        assert visitor.client.post(f"/en/itinerary/{path}").status_code in CLEAR
        assert rows(held) == before

    @pytest.mark.parametrize("path", FORMS)
    def test_answers_a_visitor_without_anything_clearly(self, other_visitor, path):
        fields = {**GOOD, "version": 1, "stop": 1, "item": "place:x"}
        answer = other_visitor.client.post(
            f"/en/itinerary/{path}", {name: fields.get(name, "") for name in FORMS[path]}
        )
        assert answer.status_code in CLEAR
        assert Itinerary.objects.count() == (1 if path == "own/" else 0)

    def test_answers_too_many_fields_clearly(self, visitor, held):
        before = rows(held)
        answer = visitor.client.post("/en/itinerary/clear/", {f"f{number}": "" for number in range(5000)})
        assert answer.status_code in (400, 413)
        assert rows(held) == before

    def test_answers_a_body_that_is_no_form_clearly(self, visitor, held):
        before = rows(held)
        for content_type in ("application/json", "text/xml", "multipart/form-data; boundary=x", "nonsense"):
            answer = visitor.client.post("/en/itinerary/clear/", b"\xff\xfe{{{", content_type=content_type)
            assert answer.status_code in CLEAR
        assert rows(held) == before

    def test_from_another_site_is_refused(self, visitor, held):
        before = rows(held)
        for path in FORMS:
            answer = visitor.client.post(
                f"/en/itinerary/{path}", {"version": 1}, headers={"Sec-Fetch-Site": "cross-site"}
            )
            assert answer.status_code == 403
        assert rows(held) == before


class TestEveryAddress:
    @pytest.mark.parametrize(
        "path",
        [
            "add/place/nowhere/",
            "add/event/99999999999999999999999999/",
            "add/trip/nowhere/",
            "edit/x/",
            "edit/1.abc~x/",
            "shared/x/",
            "shared/" + "a" * 24 + "/",
            "shared/" + "a" * 24 + "/calendar.ics",
            "map/trip-light.svg",
            "note/?stop=" + "9" * 400,
            "note/?stop=x",
            "no-such-page/",
        ],
    )
    def test_that_leads_nowhere_answers_404_or_410(self, visitor, path):
        assert visitor.get(path).status_code in (404, 410)

    @pytest.mark.parametrize(
        "path", ["remove/", "undo/", "move/", "save/renew/", "shared/" + "a" * 24 + "/copy/"]
    )
    def test_that_only_changes_answers_405_to_reading(self, visitor, path):
        assert visitor.get(path).status_code == 405

    @pytest.mark.parametrize(
        "cookie", [value for value in STRANGE if value.isprintable() and value.isascii()]
    )
    def test_survives_any_cookie(self, region, cookie):
        client = Client()
        client.cookies["itinerary"] = cookie
        client.cookies["sessionid"] = cookie
        assert client.get("/en/itinerary/").status_code == 200
        assert client.get("/en/itinerary/summary/").json()["count"] == 0

    def test_sets_no_cookie_on_reading(self, region):
        client = Client()
        for path in ("", "summary/", "open/", "own/"):
            assert not client.get(f"/en/itinerary/{path}").cookies
        assert not client.get("/en/trips/").cookies
