"""Machines find every public page in every language, and nothing that belongs to one visitor."""

import datetime
import json

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone

from destinations.models import Place
from roros_site import sitemaps
from tests.world import (
    make_page,
    make_place,
    make_region,
    make_suggestion,
    olavsgruva,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    make_region()
    roros_church(), winter_fair()
    make_page("lokalmat", parent=make_page("pilarer"))
    make_suggestion("gruvetur", days=[[olavsgruva()]])


def addresses(client, path="/sitemap.xml"):
    content = client.get(path).content.decode()
    return [part.split("</loc>")[0] for part in content.split("<loc>")[1:]]


class TestSitemap:
    @pytest.mark.parametrize("language", ["nb", "en", "de"])
    @pytest.mark.parametrize(
        "path",
        ["", "places/", "places/roros-church/", "events/rorosmartnan/", "pilarer/lokalmat/",
         "trips/gruvetur/", "municipalities/roros/", "members/", "map/"],
    )  # fmt: skip
    def test_every_kind_of_page_is_there_in_every_language(self, client, site, language, path):
        assert f"http://testserver/{language}/{path}" in addresses(client)

    def test_each_address_is_there_once(self, client, site):
        found = addresses(client)
        assert len(found) == len(set(found))

    def test_an_address_names_the_same_page_in_the_other_languages(self, client, site):
        content = client.get("/sitemap.xml").content.decode()
        for code, language in (("nb", "nb"), ("en", "en"), ("de", "de"), ("x-default", "en")):
            assert f'hreflang="{code}" href="http://testserver/{language}/places/roros-church/"' in content

    def test_it_says_when_a_place_was_changed(self, client, site):
        today = timezone.now().date().isoformat()
        content = client.get("/sitemap.xml").content.decode()
        assert f"/nb/places/roros-church/</loc><lastmod>{today}</lastmod>" in content

    def test_what_is_not_published_is_not_there(self, client, site):
        make_place("hidden", is_published=False)
        make_place("gone", retired_on=datetime.date(2026, 1, 1))
        assert not [address for address in addresses(client) if "hidden" in address or "gone" in address]

    def test_queries_do_not_grow_with_places(self, client, site, django_assert_max_num_queries):
        for number in range(50):
            make_place(f"sted-{number}")
        with django_assert_max_num_queries(8):
            client.get("/sitemap.xml")

    def test_many_pages_are_split_over_files_of_an_index(self, client, site):
        place = Place.objects.get(slug="roros-church")
        fields = {
            "category": place.category,
            "municipality": place.municipality,
            "lat": place.lat,
            "lon": place.lon,
        }
        Place.objects.bulk_create(
            Place(slug=f"sted-{number}", name_nb=f"Sted {number}", **fields)
            for number in range(sitemaps.PAGES_PER_FILE)
        )
        files = addresses(client)
        assert files == ["http://testserver/sitemap-1.xml", "http://testserver/sitemap-2.xml"]
        first, second = (addresses(client, file.removeprefix("http://testserver")) for file in files)
        assert len(first) == sitemaps.FILE_SIZE
        assert not set(first) & set(second)
        assert "http://testserver/de/places/sted-1/" in first + second
        assert "http://testserver/en/places/roros-church/" in first + second

    @pytest.mark.parametrize("number", [0, 2, 999999])
    def test_a_file_that_is_not_there_is_not_found(self, client, site, number):
        assert client.get(f"/sitemap-{number}.xml", follow=True).status_code == 404


class TestOtherFiles:
    def test_robots_names_the_sitemap_and_keeps_private_pages_out(self, client, site):
        response = client.get("/robots.txt")
        lines = response.content.decode().splitlines()
        assert response["Content-Type"].startswith("text/plain")
        assert "Sitemap: http://testserver/sitemap.xml" in lines
        assert {"Disallow: /admin/", "Disallow: /en/itinerary/", "Disallow: /de/accounts/"} <= set(lines)

    def test_robots_forbids_no_page_of_the_sitemap(self, client, site):
        forbidden = [
            line.removeprefix("Disallow: ")
            for line in client.get("/robots.txt").content.decode().splitlines()
            if line.startswith("Disallow: ")
        ]
        paths = [address.removeprefix("http://testserver") for address in addresses(client)]
        assert not [path for path in paths if path.startswith(tuple(forbidden))]

    def test_security_txt_expires_within_a_year_and_has_a_contact(self, client, site):
        fields = dict(
            line.split(": ", 1)
            for line in client.get("/.well-known/security.txt").content.decode().splitlines()
        )
        left = datetime.datetime.fromisoformat(fields["Expires"]) - timezone.now()
        assert datetime.timedelta(0) < left < datetime.timedelta(days=365)
        assert fields["Contact"].startswith(("https://", "http://", "mailto:"))

    def test_the_manifest_is_the_same_for_every_language(self, client, site):
        first = client.get("/manifest.webmanifest", HTTP_ACCEPT_LANGUAGE="de")
        assert first["Content-Type"] == "application/manifest+json"
        content = json.loads(first.content)
        assert content["name"] == "Rørosregionen"
        assert content["start_url"] == "/"
        assert first.content == client.get("/manifest.webmanifest", HTTP_ACCEPT_LANGUAGE="en").content

    def test_the_manifest_names_icons_that_are_there(self, client, site):
        for icon in client.get("/manifest.webmanifest").json()["icons"]:
            assert finders.find(icon["src"].removeprefix(settings.STATIC_URL)), icon["src"]

    def test_without_a_region_there_is_no_manifest(self, client):
        assert client.get("/manifest.webmanifest", follow=True).status_code == 404


class TestPosters:
    def test_both_files_are_kept_for_ever(self, client):
        for extension, kind in (("svg", "image/svg+xml"), ("png", "image/png")):
            response = client.get(f"/posters/church/7.{extension}")
            assert response["Content-Type"] == kind
            assert "immutable" in response["Cache-Control"]
            again = client.get(f"/posters/church/7.{extension}", HTTP_IF_NONE_MATCH=response["ETag"])
            assert again.status_code == 304

    @pytest.mark.parametrize("path", ["nothing/7", "church/4096", "church/99999999999999999999"])
    @pytest.mark.parametrize("extension", ["svg", "png"])
    def test_there_is_no_other_poster(self, client, path, extension):
        assert client.get(f"/posters/{path}.{extension}", follow=True).status_code == 404
