"""Every public page, in every language: whole, findable, the same for everyone, and cheap."""

import datetime
import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import quote, urlsplit

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destinations.models import LegacyAddress
from events.models import Occurrence
from roros_site.kit.caching import forget_remembered
from roros_site.search import rebuild
from tests.world import (
    kaffestuggu,
    make_certificate,
    make_event,
    make_municipality,
    make_occurrence,
    make_page,
    make_place,
    make_region,
    make_suggestion,
    olavsgruva,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "en", "de")
AWARD = "tre-grunnpilarer/roros/tourism-award-2015"
# One of every kind, without its language.
PAGES = {
    "home": "",
    "places": "places/",
    "filtered places": "places/?group=see",
    "place": "places/olavsgruva/",
    "retired place's neighbour": "places/roros-church/",
    "events": "events/",
    "event": "events/julekonsert/",
    "fair": "events/rorosmartnan/",
    "programme item": "events/martnan-opening/",
    "directory": "members/",
    "municipalities": "municipalities/",
    "municipality": "municipalities/roros/",
    "pages": "pages/",
    "page": "tre-grunnpilarer/",
    "deep page": f"{AWARD}/",
    "trips": "trips/",
    "trip": "trips/gruvetur/",
    "map": "map/",
    "search": "search/",
    "search with an answer": "search/?q=kirke",
    "search without one": "search/?q=xyzzy",
    "privacy": "privacy/",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A small region with one of everything, made once and rolled back after the last test here."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_region()
        church, mine, cafe = roros_church(), olavsgruva(), kaffestuggu()
        make_certificate(cafe.members.get())
        winter_fair()
        concert = make_event("julekonsert", place=church, title="Julekonsert")
        make_occurrence(concert, timezone.now() + datetime.timedelta(days=3))
        pillars = make_page("tre-grunnpilarer", title="Tre grunnpilarer", lead_nb="Tre ideer.")
        roros = make_page("roros", parent=pillars, title="Røros")
        make_page("tourism-award-2015", parent=roros, title="Tourism Award 2015")
        make_suggestion(
            "gruvetur", title="Gruvetur", days=[[mine, cafe], [church, Occurrence.objects.first()]]
        )
        rebuild()
        forget_remembered()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def answers(world, django_db_blocker):
    """{(language, path): response}: every page, asked for once by somebody without cookies."""
    with django_db_blocker.unblock():
        return {
            (code, path): Client().get(f"/{code}/{path}") for code in LANGUAGES for path in PAGES.values()
        }


@pytest.fixture(scope="module")
def pages(answers):
    """The same, their markup read."""
    return {key: Page(response.content.decode()) for key, response in answers.items()}


@pytest.fixture(scope="module")
def status_of(world):
    """The status of an address on this site, asked for once."""
    return cache(lambda address: Client().get(address).status_code)


@dataclass
class Page(HTMLParser):
    """What a test asks of a page's markup."""

    text: str
    tags: list = field(default_factory=list)
    headings: list = field(default_factory=list)
    title: str = ""

    def __post_init__(self):
        super().__init__()
        self._within = None
        self.feed(self.text)

    def __hash__(self):
        return id(self)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]|title", tag):
            self._within = tag
            if tag != "title":
                self.headings.append([int(tag[1]), ""])

    def handle_endtag(self, tag):
        if tag == self._within:
            self._within = None

    def handle_data(self, data):
        if self._within == "title":
            self.title += data
        elif self._within:
            self.headings[-1][1] += data

    def all(self, tag, **wanted):
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]


def loaded(page):
    """Every address the browser fetches by itself."""
    found = [tag.get("src") for _name, tag in page.tags if tag.get("src")]
    for _name, tag in page.tags:
        found += [part.split()[0] for part in (tag.get("srcset") or "").split(",") if part.strip()]
    for link in page.all("link"):
        if link["rel"] not in ("canonical", "alternate"):
            found.append(link["href"])
    return found


class TestEveryPage:
    @every_language
    @every_page
    def test_is_whole(self, answers, pages, language, path):
        response, page = answers[language, path], pages[language, path]
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.all("html") == [{"lang": language}]
        assert [level for level, _text in page.headings].count(1) == 1
        assert all(text.strip() for _level, text in page.headings)
        assert page.title.strip()
        (description,) = page.all("meta", name="description")
        assert description["content"].strip()
        assert len(page.all("main")) == 1
        ids = [tag["id"] for _name, tag in page.tags if "id" in tag]
        assert len(set(ids)) == len(ids)

    @every_page
    def test_headings_leave_out_no_level(self, pages, path):
        levels = [level for level, _text in pages["en", path].headings]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels

    @every_language
    @every_page
    def test_names_itself_and_its_translations(self, pages, language, path):
        page = pages[language, path]
        (canonical,) = page.all("link", rel="canonical")
        assert canonical["href"] == f"http://testserver/{language}/{path.partition('?')[0]}"
        found = {
            link["hreflang"]: link["href"] for link in page.all("link", rel="alternate") if "hreflang" in link
        }
        assert found == {
            **{code: f"http://testserver/{code}/{path}" for code in LANGUAGES},
            "x-default": f"http://testserver/en/{path}",
        }

    @every_page
    def test_asks_nothing_of_another_host_and_holds_no_script(self, pages, path):
        page = pages["nb", path]
        assert loaded(page)
        assert not [address for address in loaded(page) if not re.match(r"/[^/]", address)]
        scripts = [tag for tag in page.all("script") if tag.get("type") != "application/ld+json"]
        assert not [tag for tag in scripts if "src" not in tag]
        assert not [
            tag for _name, tag in page.tags if "style" in tag or any(key.startswith("on") for key in tag)
        ]
        assert not [name for name, _tag in page.tags if name in ("iframe", "object", "embed", "style")]

    @every_page
    def test_everything_it_loads_is_there(self, pages, status_of, path):
        for address in set(loaded(pages["nb", path])):
            if not address.startswith("/static/"):
                assert status_of(address) in (200, 302), address

    @every_page
    def test_its_links_lead_somewhere(self, pages, status_of, path):
        page = pages["de", path]
        ids = {tag["id"] for _name, tag in page.tags if "id" in tag}
        for link in page.all("a"):
            address = urlsplit(link["href"])
            if address.scheme in ("mailto", "tel") or address.netloc not in ("", "testserver"):
                continue
            if not address.path:
                assert address.fragment in {"", *ids}, link
            else:
                target = address._replace(scheme="", netloc="", fragment="").geturl()
                assert status_of(target) in (200, 302), target

    @every_page
    def test_its_structured_data_is_json(self, answers, path):
        text = answers["en", path].content.decode()
        for content in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert json.loads(content)["@context"] == "https://schema.org"

    @every_page
    def test_it_is_the_same_for_everyone_and_sets_no_cookie(self, answers, path):
        response = answers["en", path]
        assert response.headers["Cache-Control"].startswith("public")
        assert "Cookie" not in response.headers["Vary"]
        assert response.headers["ETag"]
        assert not response.cookies

    @pytest.mark.parametrize("path", [path for path in PAGES.values() if path])
    def test_says_where_one_is(self, answers, path):
        assert "You are here" in answers["en", path].content.decode()

    def test_the_pillars_are_named_all_the_way(self, answers):
        text = re.sub(r"<[^>]+>|\s+", " ", answers["en", f"{AWARD}/"].content.decode())
        assert re.search(r"You are here:.*Tre grunnpilarer.*Røros.*Tourism Award 2015", text)


COUNTED = ["", "places/", "places/olavsgruva/", "events/", "events/julekonsert/", "events/rorosmartnan/", "trips/",
           "trips/gruvetur/", "municipalities/", "municipalities/roros/", f"{AWARD}/", "pages/", "members/", "map/",
           "search/?q=kirke"]  # fmt: skip


def queries(address, *, after_an_edit=False):
    """How many queries an uncached page costs: once a process has met the small tables, or with all of them stale."""
    if after_an_edit:
        forget_remembered()
    else:
        Client().get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert Client().get(address).status_code == 200
    return len(captured)


def sixty_more():
    """Sixty places more, with what hangs on them."""
    town = make_municipality()
    for number in range(60):
        place = make_place(municipality=town, lat=62.57 + number / 10_000)
        make_occurrence(make_event(place=place), timezone.now() + datetime.timedelta(days=number % 20))
    rebuild()


class TestQueries:
    def test_at_most_eight_and_no_more_with_sixty_more_places(self, world):
        small = {path: queries(f"/en/{path}") for path in COUNTED}
        assert not {path: count for path, count in small.items() if count > 8}
        sixty_more()
        large = {path: queries(f"/en/{path}") for path in COUNTED}
        assert not {path: (small[path], count) for path, count in large.items() if count > small[path]}

    def test_after_an_edit_tables_are_read_whole_and_not_row_by_row(self, world):
        sixty_more()
        some = {path: queries(f"/en/{path}", after_an_edit=True) for path in COUNTED}
        assert not {path: count for path, count in some.items() if count > 15}
        sixty_more()
        assert {path: queries(f"/en/{path}", after_an_edit=True) for path in COUNTED} == some

    @every_page
    def test_kept_pages_cost_none(self, client, world, path, django_assert_num_queries):
        if path.startswith("search/"):  # free searches are kept by nobody
            return
        first = client.get(f"/en/{path}")
        with django_assert_num_queries(0):
            assert client.get(f"/en/{path}").content == first.content


class TestOldAddresses:
    def test_a_page_of_the_former_site_is_sent_on_and_found(self, client, world):
        moved = client.get(f"/{AWARD}")
        assert (moved.status_code, moved.headers["Location"]) == (301, f"/nb/{AWARD}/")
        assert "Tourism Award 2015" in client.get(moved.headers["Location"]).content.decode()

    @pytest.mark.parametrize("address", [f"/{AWARD}/", f"/{AWARD.upper()}", f"/{AWARD}?utm=1"])
    def test_slashes_case_and_queries_do_not_matter(self, client, world, address):
        assert client.get(address).headers["Location"] == f"/nb/{AWARD}/"

    def test_staffs_own_table_comes_first(self, client, world):
        LegacyAddress.objects.create(path="/kart", target="/nb/map/")
        moved = client.get("/kart/")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/nb/map/")

    def test_what_is_gone_for_good_says_so(self, client, world):
        LegacyAddress.objects.create(path="/vinterferie-2011")
        gone = client.get("/vinterferie-2011")
        assert gone.status_code == 410
        assert b'name="q"' in gone.content

    @pytest.mark.parametrize(
        "address",
        [
            "/nb/finnes-ikke/",
            "/en/places/nowhere/",
            "/de/a/b/c/",
            "/finnes-ikke",
            "/finnes.aspx",
            "/en/events/nothing/",
        ],
    )
    def test_what_never_was_helps_to_find(self, client, world, address):
        missing = client.get(address, follow=True)
        assert missing.status_code == 404
        assert b'name="q"' in missing.content
        assert not missing.cookies

    @pytest.mark.parametrize(
        ("address", "mended"),
        [("/en", "/en/"), ("/en/places", "/en/places/"), ("/de/places/olavsgruva", "/de/places/olavsgruva/"),
         (f"/nb/{AWARD}", f"/nb/{AWARD}/"), ("/en/places?group=see", "/en/places/?group=see")],
    )  # fmt: skip
    def test_a_missing_slash_is_mended(self, client, world, address, mended):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (301, mended)

    @pytest.mark.parametrize("address", ["/places/", "/map/", "/itinerary/"])
    def test_a_missing_language_is_the_browsers(self, client, world, address):
        response = client.get(address, headers={"accept-language": "de"})
        assert (response.status_code, response.headers["Location"]) == (302, f"/de{address}")

    def test_a_retired_place_is_gone_by_name(self, client, world):
        make_place("gammelkafeen", name="Gammelkafeen", retired_on=datetime.date(2026, 1, 1))
        gone = client.get("/en/places/gammelkafeen/")
        assert gone.status_code == 410
        assert "Gammelkafeen" in gone.content.decode()

    def test_what_is_not_published_is_not_there(self, client, world):
        make_place("kladd", is_published=False)
        make_page("kladdeside", is_published=False)
        make_event("kladdefest", is_published=False)
        make_suggestion("kladdetur", is_published=False)
        for address in ("places/kladd/", "kladdeside/", "events/kladdefest/", "trips/kladdetur/"):
            assert client.get(f"/en/{address}").status_code == 404, address


class TestTheFrontDoor:
    @pytest.mark.parametrize(
        ("asked", "answered"),
        [("de", "de"), ("en-GB,en;q=0.9", "en"), ("nb-NO", "nb"), ("no", "nb"), ("nn-NO,nn;q=0.8", "nb"),
         ("fr,de;q=0.5", "de"), ("fr", "nb"), ("", "nb"), ("*", "nb"), ("x" * 5000, "nb"), ("en;q=nonsense,de", "nb")],
    )  # fmt: skip
    def test_it_asks_the_browser(self, client, asked, answered):
        response = client.get("/", headers={"accept-language": asked})
        assert (response.status_code, response.headers["Location"]) == (302, f"/{answered}/")
        assert "Accept-Language" in response.headers["Vary"]
        assert not response.cookies


TEXTS = [
    "", "0", "-1", "1e9", "99999999999999999999", "🙂", "ø" * 300, "%", "%00", "%ff", "%ed%a0%80", "../../etc/passwd",
    "' OR 1=1 --", '"><script>alert(1)</script>', "{{ 7 }}", "a" * 3000, "2026-02-30", "0000-00-00", "9999-12-31",
    "1-1-1", "2026-11-24T10:00", "NaN", "inf", "null", "[]", "\\", "\u202e", "\ud7ff", "a&b=c", "\t\n", "٣",
]  # fmt: skip
NAMES = [
    "q", "group", "category", "municipality", "open_on", "certified", "accessible", "sort", "near", "page", "from",
    "to", "kind", "season", "days", "transport", "theme", "sector", "place", "day", "next", "unknown", "q[]", "", "🙂",
]  # fmt: skip
LISTS = ["places/", "events/", "members/", "trips/", "map/", "search/", "", "pages/", "events/rorosmartnan/"]


class TestBadInput:
    @pytest.mark.parametrize("text", TEXTS, ids=[ascii(text)[:20] for text in TEXTS])
    def test_any_value_is_answered_with_a_page_or_a_refusal(self, client, world, text):
        value = text if text.startswith("%") else quote(text)
        all_at_once = "&".join(f"{quote(name)}={value}" for name in NAMES)
        for path in LISTS:
            for query in (all_at_once, f"q={value}"):
                response = client.get(f"/en/{path}?{query}")
                assert response.status_code in (200, 301, 302, 400, 404, 414), (path, query)
                assert b"<script>alert" not in response.content

    @pytest.mark.parametrize("name", NAMES)
    def test_so_is_any_name(self, client, world, name):
        for path in LISTS:
            for value in ("", "🙂", "2026-02-30"):
                response = client.get(f"/en/{path}?{quote(name)}={quote(value)}")
                assert response.status_code in (200, 404), (path, name, value)

    @pytest.mark.parametrize(
        "query",
        ["&&&", "=", "?", "q=1" + "&q=1" * 900, "group=see&group=do&group=eat&group=nonsense", ";", "%"],
    )
    def test_so_is_a_query_string_that_is_none(self, client, world, query):
        for path in LISTS:
            assert client.get(f"/en/{path}?{query}").status_code in (200, 400, 414), path

    @pytest.mark.parametrize(
        "slug",
        ["%00", "%F0%9F%99%82", "..%2f..%2fetc%2fpasswd", "../places", "%ff", "a" * 900, "a" * 10_000, "-", "'", "A",
         "olavsgruva%0a", "olavsgruva ", "0", "%25", "a%2fb", "…", "olavsgruva%3b", "constructor", "%ed%a0%80"],
    )  # fmt: skip
    def test_a_bad_slug_is_found_nowhere(self, client, world, slug):
        for address in (
            "/en/places/{}/", "/en/events/{}/", "/en/municipalities/{}/", "/en/trips/{}/", "/en/{}/", "/{}",
            "/{}/places/", "/en/events/{}/calendar.ics", "/posters/{}/1.svg", "/posters/church/{}.png",
            "/maps/light-420-{}.svg",
            "/maps/places/{}-light.svg", "/media/photos/{}", "/sitemap-{}.xml", "/en/itinerary/shared/{}/",
            "/en/itinerary/edit/{}/", "/en/itinerary/add/place/{}/", "/en/itinerary/add/event/{}/",
        ):  # fmt: skip
            response = client.get(address.format(slug))
            assert response.status_code in (200, 301, 302, 400, 404, 410, 414), address
            assert not response.cookies

    @pytest.mark.parametrize("number", ["0", "99999999999999999999", "-1", "1.5"])
    def test_numbers_of_posters_have_an_end(self, client, world, number):
        assert client.get(f"/posters/church/{number}.svg").status_code in (200, 404)

    @pytest.mark.parametrize(
        "cookie", ["", "x", "~", "1.abc~sig", "\xe6", "a" * 4000, "../..", "\x01", ";;;", "=", '"']
    )
    def test_any_cookie_may_come_along(self, client, world, cookie):
        header = f"itinerary={cookie}; sessionid={cookie}; csrftoken={cookie}; django_language={cookie}"
        for address in (
            "/en/places/?x=1",
            "/en/itinerary/",
            "/en/itinerary/summary/",
            "/",
            "/en/accounts/login/",
        ):
            assert client.get(address, HTTP_COOKIE=header).status_code in (200, 302), address
