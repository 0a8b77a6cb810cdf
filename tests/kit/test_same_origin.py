"""A write that a browser says comes from another site is refused before anything reads it."""

import pytest
from django.test import Client, override_settings

from itinerary.models import Stop
from members.models import User
from tests.world import make_place, make_region, make_user

pytestmark = pytest.mark.django_db
ADD = "/en/itinerary/add/place/olavsgruva/"


@pytest.fixture(autouse=True)
def a_place(db):
    make_region()
    return make_place("olavsgruva")


@pytest.fixture
def browser():
    """A client that checks tokens as a real server does."""
    return Client(enforce_csrf_checks=True)


FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "nonsense"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver:8000"},
    {"origin": "http://testserver@evil.example"},
    {"origin": "https://evil.example", "referer": "http://testserver/en/"},
    {"referer": "https://evil.example/http://testserver/"},
    {"referer": "not an address"},
    {"origin": "http://[::1"},
]
OWN = [
    {},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
    {"origin": "http://testserver"},
    {"referer": "http://testserver/en/places/olavsgruva/"},
]


class TestAnotherSite:
    @pytest.mark.parametrize("headers", FOREIGN)
    def test_its_write_is_refused_and_changes_nothing(self, browser, headers):
        response = browser.post(ADD, headers=headers)
        assert response.status_code == 403
        assert Stop.objects.count() == 0
        assert not response.cookies

    def test_the_refusal_is_a_page_in_the_language_of_the_address(self, browser):
        response = browser.post(ADD.replace("/en/", "/de/"), headers=FOREIGN[0])
        assert b'<html lang="de">' in response.content
        assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_so_are_other_ways_of_writing(self, browser, method):
        assert getattr(browser, method)(ADD, headers=FOREIGN[0]).status_code == 403

    def test_nothing_is_asked_of_the_database(self, browser, django_assert_num_queries):
        with django_assert_num_queries(0):
            browser.post(ADD, headers=FOREIGN[0])

    def test_signing_in_cannot_be_forged(self, browser):
        make_user("kari@example.org", "fjellgardskost")
        form = {"login": "kari@example.org", "password": "fjellgardskost"}
        assert browser.post("/en/accounts/login/", form, headers=FOREIGN[0]).status_code == 403
        assert "sessionid" not in browser.cookies

    @pytest.mark.parametrize("headers", FOREIGN)
    def test_reading_is_free(self, browser, headers):
        assert browser.get(ADD, headers=headers).status_code == 200


class TestThisSite:
    @pytest.mark.parametrize("headers", OWN)
    def test_its_write_needs_no_token(self, browser, headers):
        assert browser.post(ADD, headers=headers).status_code == 303
        assert Stop.objects.count() == 1

    def test_signing_in_needs_no_token_either(self, browser):
        make_user("kari@example.org", "fjellgardskost")
        form = {"login": "kari@example.org", "password": "fjellgardskost"}
        assert browser.post("/en/accounts/login/", form, headers=OWN[1]).status_code == 302
        assert "sessionid" in browser.cookies
        assert "csrftoken" not in browser.cookies

    def test_a_trusted_origin_may_write(self, browser):
        with override_settings(CSRF_TRUSTED_ORIGINS=["https://visit.example"]):
            assert browser.post(ADD, headers={"origin": "https://visit.example"}).status_code == 303

    def test_forms_hold_no_token(self, browser):
        assert b"csrfmiddlewaretoken" not in browser.get(ADD).content
        assert not browser.cookies


class TestAdmin:
    """The admin keeps Django's tokens."""

    @pytest.fixture
    def staff(self, browser):
        browser.force_login(User.objects.create_superuser("staff@example.org", "fjellgardskost"))
        return browser

    @pytest.mark.parametrize("headers", OWN)
    def test_a_write_without_a_token_is_refused(self, staff, headers):
        response = staff.post("/admin/logout/", headers=headers)
        assert response.status_code == 403
        assert "_auth_user_id" in staff.session

    def test_a_write_with_its_token_is_taken(self, staff):
        page = staff.get("/admin/")
        token = page.context["csrf_token"]
        assert staff.post("/admin/logout/", {"csrfmiddlewaretoken": str(token)}).status_code in (200, 302)
        assert "_auth_user_id" not in staff.session

    def test_a_token_does_not_help_another_site(self, staff):
        token = staff.get("/admin/").context["csrf_token"]
        form = {"csrfmiddlewaretoken": str(token)}
        response = staff.post("/admin/logout/", form, headers={"origin": "https://evil.example"})
        assert response.status_code == 403
        assert "_auth_user_id" in staff.session
