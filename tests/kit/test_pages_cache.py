"""Public pages are the same for everyone: kept whole, answered without a query, and stale after any edit."""

import gzip
import itertools
import re
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_save
from django.http import Http404, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone

from destinations.models import Place
from itinerary.models import Itinerary, Stop
from roros_site import errors
from roros_site.kit.caching import SMALLEST_COMPRESSED, bump_content_version, content_version, remember
from roros_site.kit.http import kept_file, private_page, public_page
from tests.world import (
    make_amenity,
    make_category,
    make_certificate,
    make_itinerary,
    make_member,
    make_municipality,
    make_occurrence,
    make_page,
    make_period,
    make_place,
    make_region,
    make_stop,
    make_suggestion,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
TEXT = "Kobber, snø og tømmer. " * 60
_made = itertools.count(1)


@public_page(params=("q",))
def counted(request):
    """A page that says how many places there are and how often it was made."""
    return HttpResponse(f"<p>{Place.objects.count()} places, made {next(_made)}</p><p>{TEXT}</p>")


@public_page(store=False)
def unkept(request):
    return HttpResponse(f"made {next(_made)}")


@public_page
def missing(request):
    raise Http404("no such page")


@public_page
def with_cookie(request):
    response = HttpResponse(f"made {next(_made)}")
    response.set_cookie("visitor", "kari")
    return response


@private_page
def mine(request):
    return HttpResponse(f"made {next(_made)} {TEXT}")


@kept_file
def drawing(request):
    return HttpResponse(f"<svg>{next(_made)}</svg>", content_type="image/svg+xml")


urlpatterns = [
    path("counted/", counted),
    path("short/", public_page(lambda request: HttpResponse("short"))),
    path("unkept/", unkept),
    path("missing/", missing),
    path("with-cookie/", with_cookie),
    path("mine/", mine),
    path("drawing.svg", drawing),
]
handler400, handler403 = errors.bad_request, errors.permission_denied
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """Run an edit as a request would: what waits for the commit happens."""

    def run(change):
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return run


class TestKept:
    def test_the_second_visitor_costs_no_query(self, client, django_assert_num_queries):
        first = client.get("/counted/")
        with django_assert_num_queries(0):
            second = Client().get("/counted/")
        assert second.content == first.content
        assert second.headers["Content-Type"] == first.headers["Content-Type"]

    def test_security_headers_are_kept_with_it(self, client):
        client.get("/counted/")
        kept = client.get("/counted/")
        for name in (
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Permissions-Policy",
        ):
            assert kept.headers[name]
        assert kept.headers["X-Frame-Options"] == "DENY"

    def test_nobodys_cookies_make_a_difference(self, client):
        first = client.get("/counted/")
        client.cookies["itinerary"] = "something"
        client.cookies["sessionid"] = "something"
        again = client.get("/counted/")
        assert again.content == first.content
        assert "Cookie" not in again.headers["Vary"]
        assert not again.cookies

    def test_nobodys_session_is_read(self, client, django_assert_num_queries):
        client.force_login(make_user())
        with django_assert_num_queries(1):
            page = client.get("/counted/?not=kept")
        assert "Cookie" not in page.headers["Vary"]
        assert not page.cookies

    def test_head_answers_the_headers_alone(self, client, django_assert_num_queries):
        whole = client.get("/counted/")
        with django_assert_num_queries(0):
            head = client.head("/counted/")
        assert head.status_code == 200
        assert head.content == b""
        assert {n: v for n, v in head.items() if n != "Content-Length"} == {
            n: v for n, v in whole.items() if n != "Content-Length"
        }

    def test_a_page_first_asked_for_by_head_is_whole_for_the_next(self, client):
        client.head("/counted/")
        assert TEXT in client.get("/counted/").content.decode()

    def test_only_reading_is_allowed(self, client):
        refused = client.post("/counted/")
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD"

    def test_every_host_and_scheme_has_its_own(self, client):
        pages = {
            client.get("/counted/", headers={"host": "localhost"}).content,
            client.get("/counted/", headers={"host": "127.0.0.1"}).content,
            client.get("/counted/", headers={"host": "localhost"}, secure=True).content,
        }
        assert len(pages) == 3

    def test_an_unknown_host_is_refused_as_ever(self, client):
        assert client.get("/counted/", headers={"host": "evil.example"}).status_code == 400


class TestConditional:
    def test_an_unchanged_page_is_not_sent_again(self, client, django_assert_num_queries):
        etag = client.get("/counted/").headers["ETag"]
        with django_assert_num_queries(0):
            again = client.get("/counted/", headers={"if-none-match": etag})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == etag
        assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"

    def test_one_of_several_tags_will_do(self, client):
        etag = client.get("/counted/").headers["ETag"]
        assert client.get("/counted/", headers={"if-none-match": f'"old", {etag}'}).status_code == 304

    def test_the_tag_is_the_same_however_it_is_packed(self, client):
        headers = [{"accept-encoding": encoding} for encoding in ("br", "gzip", "identity")]
        assert len({client.get("/short/", headers=each).headers["ETag"] for each in headers}) == 1

    @pytest.mark.parametrize("tag", ['"other"', "nonsense", "", "W/", '"' * 500])
    def test_another_tag_gets_the_page(self, client, tag):
        client.get("/counted/")
        assert client.get("/counted/", headers={"if-none-match": tag}).status_code == 200


class TestPacking:
    @pytest.mark.parametrize(
        ("accepted", "packed", "unpack"),
        [
            ("br", "br", brotli.decompress),
            ("gzip, deflate, br, zstd", "br", brotli.decompress),
            ("gzip", "gzip", gzip.decompress),
            ("br;q=0, gzip", "gzip", gzip.decompress),
            ("gzip;q=0.5, br;q=0.8", "br", brotli.decompress),
            ("", None, bytes),
            ("identity", None, bytes),
            ("br;q=0, gzip; q=0.0", None, bytes),
            ("zebra", None, bytes),
        ],
    )
    def test_as_the_browser_can_read(self, client, accepted, packed, unpack):
        for _ in ("made", "kept"):
            response = client.get("/counted/", headers={"accept-encoding": accepted})
            assert response.headers.get("Content-Encoding") == packed
            assert TEXT in unpack(response.content).decode()
            assert response.headers["Content-Length"] == str(len(response.content))
            assert "Accept-Encoding" in response.headers["Vary"]

    def test_a_short_answer_is_left_as_it_is(self, client):
        response = client.get("/short/", headers={"accept-encoding": "br"})
        assert len(response.content) < SMALLEST_COMPRESSED
        assert "Content-Encoding" not in response.headers


class TestStale:
    def test_a_change_is_seen_by_the_next_visitor(self, client, edit):
        before = client.get("/counted/")
        assert b"0 places" in before.content
        edit(make_place)
        after = client.get("/counted/")
        assert b"1 places" in after.content
        assert after.headers["ETag"] != before.headers["ETag"]

    def test_a_rolled_back_change_makes_nothing_stale(self, client, django_capture_on_commit_callbacks):
        before = content_version()
        with django_capture_on_commit_callbacks(execute=False):
            bump_content_version()
        assert content_version() == before

    def test_another_day_is_another_page(self, client):
        # Twenty-six hours lie between these two clocks, so their dates always differ.
        with timezone.override(ZoneInfo("Etc/GMT+12")):
            west = client.get("/counted/").content
        with timezone.override(ZoneInfo("Pacific/Kiritimati")):
            east = client.get("/counted/").content
        assert west != east

    @pytest.mark.parametrize(
        "make",
        [
            make_region,
            make_municipality,
            make_category,
            make_amenity,
            make_place,
            make_occurrence,
            make_member,
            make_suggestion,
            lambda: make_page("kobber"),
            lambda: make_period(make_place()),
            lambda: make_certificate(make_member()),
            lambda: make_place().amenities.add(make_amenity()),
        ],
    )
    def test_whatever_staff_make_change_or_delete(self, edit, make):
        made = edit(make)
        versions = [content_version()]
        if made is not None:
            edit(made.save)
            versions.append(content_version())
            edit(made.delete)
            versions.append(content_version())
        assert len(set(versions)) == len(versions)
        assert versions[0] != "0"

    def test_no_table_of_content_is_forgotten(self):
        """A new model must say whether its rows are on public pages."""
        quiet = {
            "destinations.ImportedRecord", "destinations.LegacyAddress", "destinations.SearchDocument",
            "destinations.SearchWord", "members.User", "itinerary.Itinerary", "itinerary.Stop",
        }  # fmt: skip
        for name in ("destinations", "members", "events", "itinerary"):
            for model in apps.get_app_config(name).get_models():
                bumps = any(
                    f"bump-{model._meta.label}-" in str(receiver[0]) for receiver in post_save.receivers
                )
                assert bumps is (model._meta.label not in quiet), model._meta.label

    def test_what_visitors_collect_leaves_the_pages_alone(self, edit):
        place = make_place()
        before = content_version()
        itinerary = edit(make_itinerary)
        edit(lambda: make_stop(itinerary, place))
        edit(lambda: Stop.objects.all().delete())
        edit(lambda: Itinerary.objects.all().delete())
        assert content_version() == before

    def test_remembered_tables_go_stale_with_the_pages(self, edit):
        assert remember("count-of-places", Place.objects.count) == 0
        edit(make_place)
        assert remember("count-of-places", Place.objects.count) == 1

    def test_remembered_tables_are_asked_for_once(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            for _ in range(3):
                remember("count-once", Place.objects.count)


class TestNotKept:
    def times_made(self, client, address, **options):
        return {re.search(rb"made (\d+)", client.get(address, **options).content).group(1) for _ in range(3)}

    @pytest.mark.parametrize("address", ["/counted/", "/counted/?q=kirke"])
    def test_parameters_the_page_reads_are_kept(self, client, address):
        assert len(self.times_made(client, address)) == 1

    @pytest.mark.parametrize(
        "address",
        [
            "/counted/?utm_source=x",
            "/counted/?q=kirke&fbclid=1",
            "/counted/?Q=1",
            "/unkept/",
            "/with-cookie/",
        ],
    )
    def test_parameters_it_does_not_read_free_searches_and_cookies_are_not(self, client, address):
        assert len(self.times_made(client, address)) == 3

    def test_an_overlong_address_is_answered_but_not_kept(self, client):
        assert len(self.times_made(client, "/counted/?q=" + "x" * 500)) == 3

    def test_unkept_answers_are_public_still(self, client):
        response = client.get("/unkept/")
        assert response.headers["Cache-Control"].startswith("public")
        assert response.headers["ETag"]

    def test_an_answer_with_a_cookie_reaches_its_visitor_only(self, client):
        assert client.get("/with-cookie/").cookies["visitor"].value == "kari"
        assert Client().get("/with-cookie/").cookies["visitor"].value == "kari"

    def test_a_missing_page_is_not_kept(self, client):
        with CaptureQueriesContext(connection):
            response = client.get("/missing/")
        assert response.status_code == 404
        assert response.headers["Cache-Control"] == "no-store"

    def test_nothing_is_kept_while_somebody_develops(self, client):
        with override_settings(PAGE_CACHE=False):
            assert len(self.times_made(client, "/counted/")) == 3

    def test_private_pages_are_kept_by_nobody(self, client):
        assert len(self.times_made(client, "/mine/")) == 3
        response = client.get("/mine/", headers={"accept-encoding": "gzip"})
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "Cookie" in response.headers["Vary"]
        assert TEXT in gzip.decompress(response.content).decode()

    def test_other_methods_are_refused(self, client):
        assert client.put("/mine/").status_code == 405
        assert client.delete("/mine/").status_code == 405


class TestFiles:
    def test_files_are_kept_for_a_year(self, client):
        first, second = client.get("/drawing.svg"), client.get("/drawing.svg")
        assert first.content == second.content
        assert second.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert client.post("/drawing.svg").status_code == 405

    def test_with_a_query_they_are_answered_but_not_kept(self, client):
        assert client.get("/drawing.svg?x=1").content != client.get("/drawing.svg?x=1").content


def test_versions_are_seen_by_every_process(edit):
    """Another process reads the version from a file (or Redis), so it is there and readable."""
    edit(bump_content_version)
    if not settings.REDIS_URL:
        assert (settings.VAR_DIR / "content-version").stat().st_mtime_ns == int(content_version())
