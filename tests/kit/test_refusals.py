"""What cannot be answered gets a plain page with the right status, in the language of its address."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.test import override_settings
from django.urls import path

from roros_site import errors
from roros_site.kit.http import client_address, limit, local_target, page_number, private_page, see_other
from roros_site.kit.refusals import Refusal, language_of_path

pytestmark = pytest.mark.urls(__name__)


@private_page
def refusing(request, language, status):
    raise Refusal(status, title="Kurantgården")


@private_page
def failing(request, language, how):
    raise {
        "http404": Http404("no such thing"),
        "denied": PermissionDenied("no"),
        "suspicious": SuspiciousOperation("no"),
        "bug": ValueError("a fault of ours"),
    }[how]


@private_page
def limited(request, language):
    limit(request, "open")
    return HttpResponse("in time")


@private_page
def limited_by_name(request, language):
    limit(request, "mail", who=request.POST["who"])
    return HttpResponse("in time")


urlpatterns = [
    path("<str:language>/refuse/<int:status>/", refusing),
    path("<str:language>/fail/<str:how>/", failing),
    path("<str:language>/limited/", limited),
    path("<str:language>/limited-by-name/", limited_by_name),
]
handler400, handler403 = errors.bad_request, errors.permission_denied
handler404, handler500 = errors.not_found, errors.server_error


class TestRefusals:
    @pytest.mark.parametrize("language", ["nb", "en", "de"])
    @pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 422, 429, 500, 503])
    def test_every_status_has_a_page_in_every_language(self, client, language, status):
        response = client.get(f"/{language}/refuse/{status}/")
        text = response.content.decode()
        assert response.status_code == status
        assert f'<html lang="{language}">' in text
        assert text.count("<h1>") == 1
        assert str(status) in text
        assert f'href="/{language}/"' in text
        assert response.headers["Cache-Control"] in ("no-store", "private, no-store")

    def test_an_address_without_language_is_answered_in_norwegian(self, client):
        assert '<html lang="nb">' in client.get("/xx/refuse/404/").content.decode()

    def test_gone_things_are_named_and_cannot_carry_script(self, client, settings):
        assert "Kurantgården" in client.get("/en/refuse/410/").content.decode()

    @pytest.mark.parametrize(
        ("how", "status"), [("http404", 404), ("denied", 403), ("suspicious", 400), ("bug", 500)]
    )
    def test_what_django_raises_gets_the_same_pages(self, client, how, status):
        client.raise_request_exception = False
        response = client.get(f"/de/fail/{how}/")
        assert response.status_code == status
        assert '<html lang="de">' in response.content.decode()

    def test_no_page_needs_the_database_or_tells_what_broke(self, client, settings):
        # This test may not touch the database at all: pytest-django would refuse a query.
        client.raise_request_exception = False
        assert "a fault of ours" not in client.get("/en/fail/bug/").content.decode()

    def test_security_headers_are_on_refusals_too(self, client):
        response = client.get("/en/refuse/404/")
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize(
        ("address", "language"),
        [("/de/x/", "de"), ("/en", "en"), ("/", "nb"), ("/deutsch/", "nb"), ("//en/", "en"), ("/EN/", "nb")],
    )
    def test_the_language_is_the_first_part_of_an_address(self, address, language):
        assert language_of_path(address) == language


class TestLimits:
    def tries(self, client, number, **extra):
        return [client.post("/en/limited/", **extra).status_code for _ in range(number)]

    @override_settings(RATE_LIMITS={"open": (3, 600)})
    def test_past_the_limit_the_answer_is_429(self, client):
        assert self.tries(client, 5) == [200, 200, 200, 429, 429]

    @override_settings(RATE_LIMITS={"open": (0, 600)})
    def test_it_says_when_to_come_back(self, client):
        response = client.post("/en/limited/")
        assert response.headers["Retry-After"] == "600"
        assert "10 minutes" in response.content.decode()

    @override_settings(RATE_LIMITS={"open": (1, 600)})
    def test_every_visitor_has_their_own(self, client):
        assert self.tries(client, 2, REMOTE_ADDR="192.0.2.1") == [200, 429]
        assert self.tries(client, 2, REMOTE_ADDR="192.0.2.2") == [200, 429]

    @override_settings(RATE_LIMITS={"open": (1, 600)})
    def test_a_forged_header_is_not_another_visitor(self, client):
        assert self.tries(client, 1, headers={"x-forwarded-for": "192.0.2.1"}) == [200]
        assert self.tries(client, 1, headers={"x-forwarded-for": "192.0.2.2"}) == [429]

    @override_settings(RATE_LIMITS={"mail": (1, 600)})
    def test_a_limit_may_count_by_another_name(self, client):
        answers = [client.post("/en/limited-by-name/", {"who": who}).status_code for who in "aab"]
        assert answers == [200, 429, 200]

    @override_settings(RATE_LIMITS={"mail": (1, 600)})
    def test_any_name_can_be_counted(self, client):
        for who in ("ø" * 300, "a b\n\x01", "🙂"):
            assert client.post("/en/limited-by-name/", {"who": who}).status_code == 200

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "address"),
        [
            (0, "192.0.2.9", "127.0.0.1"),
            (1, "192.0.2.9", "192.0.2.9"),
            (1, "forged, 192.0.2.9", "192.0.2.9"),
            (2, "forged, 192.0.2.9, 10.0.0.1", "192.0.2.9"),
            (2, "192.0.2.9", "127.0.0.1"),
            (1, "", "127.0.0.1"),
            (1, " , ,", "127.0.0.1"),
        ],
    )
    def test_only_trusted_proxies_are_believed(self, rf, settings, proxies, forwarded, address):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
        assert client_address(rf.get("/", headers={"x-forwarded-for": forwarded})) == address


class TestOddRequests:
    @pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT"])
    def test_methods_that_echo_or_tunnel_are_refused(self, client, method):
        response = client.generic(method, "/en/limited/")
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]

    def test_so_are_methods_nobody_knows(self, client):
        assert client.generic("BREW", "/en/limited/").status_code == 405

    @pytest.mark.parametrize("address", ["/en/%00/", "/en/?q=%00", "/en/?q=a%00b&x=1"])
    def test_nul_is_not_readable(self, client, address):
        assert client.get(address).status_code == 400

    @pytest.mark.parametrize("address", ["/en/" + "x" * 10_000 + "/", "/en/?q=" + "x" * 10_000])
    def test_an_overlong_address_is_414(self, client, address):
        assert client.get(address).status_code == 414

    @pytest.mark.parametrize(
        "host", ["evil.example", "testserver:notaport", "a b", "[::1", "x" * 300, "..", "@"]
    )
    def test_a_host_that_is_not_ours_is_400(self, client, host):
        assert client.get("/en/limited/", headers={"host": host}).status_code == 400


class TestTargets:
    @pytest.mark.parametrize(
        "target", ["/en/places/", "/de/itinerary/?day=2#stop-1", "http://testserver/en/"]
    )
    def test_addresses_on_this_site_are_taken(self, rf, target):
        assert local_target(rf.get("/"), target, "/en/") == target

    @pytest.mark.parametrize(
        "target",
        [None, "", "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example",
         "javascript:alert(1)", "http:evil.example", "http://testserver@evil.example/", "http://testserver.evil.example/",
         " //evil.example", "\t//evil.example", "http://[::1", "\x00/en/"],
    )  # fmt: skip
    def test_anything_else_becomes_the_fallback(self, rf, target):
        assert local_target(rf.get("/"), target, "/en/") == "/en/"

    def test_on_https_a_target_stays_on_https(self, rf):
        assert local_target(rf.get("/", secure=True), "http://testserver/en/", "/en/") == "/en/"

    def test_a_post_is_answered_with_303(self):
        response = see_other("/en/itinerary/")
        assert (response.status_code, response.headers["Location"]) == (303, "/en/itinerary/")


class TestPageNumbers:
    @pytest.mark.parametrize(("value", "number"), [(None, 1), ("", 1), ("1", 1), ("3", 3), ("03", 3)])
    def test_numbers_within_the_list(self, value, number):
        assert page_number(value, last=3) == number

    @pytest.mark.parametrize(
        "value", ["0", "4", "-1", "x", "1.0", " 1", "1e3", "٣", "²", "9" * 10_000, "1\n"]
    )
    def test_anything_else_is_no_page(self, value):
        with pytest.raises(Http404):
            page_number(value, last=3)

    def test_an_empty_list_has_one_page(self):
        assert page_number(None, last=0) == 1
