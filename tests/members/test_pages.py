"""The directory of member businesses, and what a place's page says of who runs it."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import translation

from destinations.lists import PAGE_SIZE
from members.directory import DirectoryFilters, certificate_names, page_of_members, sector_counts
from members.models import Sector
from members.panels import who_runs_it
from roros_site.kit.caching import forget_remembered
from roros_site.search.index import rebuild
from tests.world import (
    TODAY,
    kaffestuggu,
    make_certificate,
    make_member,
    make_municipality,
    make_place,
    make_region,
    olavsgruva,
)

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def english_uncached_pages(settings, db):
    settings.PAGE_CACHE = False
    make_region()
    with translation.override("en"):
        yield


def listed(query="", language="en", page=None):
    with translation.override(language):
        cards, total, pager = page_of_members(DirectoryFilters.read(QueryDict(query)), page, TODAY)
    return [card.title for card in cards]


def sector(slug, name):
    return Sector.objects.create(slug=slug, name_nb=name, name_en=name)


class TestTheDirectory:
    def test_lists_the_places_of_members_and_no_others(self):
        kaffestuggu()
        olavsgruva()
        assert listed() == ["Kaffestuggu"]

    def test_leaves_out_who_is_no_longer_a_member_and_what_is_gone(self):
        make_member(place=make_place(name="Left"), left_on=YESTERDAY)
        make_member(place=make_place(name="Not yet"), joined_on=TODAY + datetime.timedelta(days=1))
        make_member(place=make_place(name="Retired", retired_on=YESTERDAY))
        make_member(place=make_place(name="Hidden", is_published=False))
        make_member(place=make_place(name="Last day"), left_on=TODAY)
        assert listed() == ["Last day"]

    def test_lists_a_place_once_however_many_run_it(self):
        cafe = kaffestuggu()
        make_member(place=cafe)
        assert listed() == ["Kaffestuggu"]

    def test_goes_by_the_alphabet_of_the_language(self):
        for name in ("Åsgården", "Øverås", "Ærlig mat", "Zink", "Abel"):
            make_member(place=make_place(name=name))
        assert listed(language="nb") == ["Abel", "Zink", "Ærlig mat", "Øverås", "Åsgården"]
        assert listed(language="de") == ["Abel", "Ærlig mat", "Åsgården", "Øverås", "Zink"]

    def test_keeps_to_a_sector_and_a_municipality(self):
        shops, beds = sector("shop", "Shops"), sector("accommodation", "Accommodation")
        make_member(sector=shops, place=make_place(name="Shop in Røros"))
        make_member(
            sector=shops, place=make_place(name="Shop in Tolga", municipality=make_municipality("tolga"))
        )
        make_member(
            sector=beds, place=make_place(name="Bed in Tolga", municipality=make_municipality("tolga"))
        )
        assert listed("sector=shop") == ["Shop in Røros", "Shop in Tolga"]
        assert listed("municipality=tolga") == ["Bed in Tolga", "Shop in Tolga"]
        assert listed("sector=shop&municipality=tolga") == ["Shop in Tolga"]

    def test_counts_each_sector_within_the_municipality(self):
        shops, beds = sector("shop", "Shops"), sector("accommodation", "Accommodation")
        make_member(sector=shops, place=make_place())
        make_member(sector=shops, place=make_place(municipality=make_municipality("tolga")))
        make_member(sector=beds, place=make_place(), left_on=YESTERDAY)
        assert sector_counts(DirectoryFilters.read(QueryDict("")), TODAY) == {shops.pk: 2}
        assert sector_counts(DirectoryFilters.read(QueryDict("municipality=tolga")), TODAY) == {shops.pk: 1}

    def test_finds_words_forgiving_of_typing_errors(self):
        kaffestuggu()
        make_member(place=make_place(name="Smith"))
        rebuild()
        assert listed("q=kaffestugu") == ["Kaffestuggu"]
        assert listed("q=zzzzzz") == []

    def test_marks_samples_and_certificates(self, client):
        place = make_place("galavolden", name="Galåvolden", is_sample=True)
        make_certificate(make_member(place=place), valid_to=datetime.date(2096, 1, 1))
        page = client.get("/en/members/").content.decode()
        assert "Sample listing" in page
        assert "Miljøfyrtårn" in page

    def test_says_what_it_did_not_understand(self, client):
        kaffestuggu()
        for query in ("sector=unicorns", "municipality=oslo", "sector=%27%3B--&municipality=%F0%9F%98%80"):
            page = client.get(f"/en/members/?{query}")
            assert page.status_code == 200
            assert "was not understood" in page.content.decode()
            assert "Kaffestuggu" in page.content.decode()

    def test_helps_when_nothing_matches(self, client):
        kaffestuggu()
        make_municipality("tolga")
        assert "Nothing matches all of that" in client.get("/en/members/?municipality=tolga").content.decode()

    def test_turns_pages_and_knows_where_they_end(self, client):
        for _number in range(PAGE_SIZE + 1):
            make_member(place=make_place())
        assert "Page 2 of 2" in client.get("/en/members/?page=2").content.decode()
        for wrong in ("3", "0", "x", "-1"):
            assert client.get("/en/members/", {"page": wrong}).status_code == 404

    @pytest.mark.parametrize("query", ["", "?sector=food-and-drink", "?q=cafe", "?q=kafestugu+aaaa"])
    def test_takes_at_most_eight_queries_at_any_size(self, client, django_assert_max_num_queries, query):
        make_certificate(make_member(place=make_place(name="Cafe one")))
        rebuild()
        client.get(f"/de/members/{query}")  # small tables and counts are remembered
        with django_assert_max_num_queries(8) as small:
            client.get(f"/de/members/{query}")
        for number in range(40):
            make_certificate(make_member(place=make_place(name=f"Cafe {number}")))
        rebuild()
        forget_remembered()
        client.get(f"/de/members/{query}")
        with django_assert_max_num_queries(8) as large:
            client.get(f"/de/members/{query}")
        assert len(large) <= max(len(small), 6)


class TestCertificates:
    def test_count_on_their_last_day_and_not_the_day_after(self):
        cafe = kaffestuggu()
        make_certificate(cafe.members.get(), valid_to=TODAY)
        assert certificate_names([cafe], TODAY)[cafe.pk] == ["Miljøfyrtårn"]
        assert certificate_names([cafe], TODAY + datetime.timedelta(days=1))[cafe.pk] == []

    def test_of_a_former_member_do_not_count(self):
        place = make_place()
        make_certificate(make_member(place=place, left_on=YESTERDAY))
        assert certificate_names([place], TODAY)[place.pk] == []


class TestWhoRunsIt:
    def test_is_told_with_one_query_once_the_small_tables_are_known(self, django_assert_num_queries):
        cafe = kaffestuggu()
        member = cafe.members.get()
        make_certificate(member, number="123")
        make_certificate(member, "debio", valid_to=YESTERDAY)
        who_runs_it(cafe, TODAY)
        with django_assert_num_queries(1):
            (runner,) = who_runs_it(cafe, TODAY)["runners"]
        assert (runner.name, runner.sector) == ("Kaffestuggu AS", "Food and drink")
        assert runner.certificates == [("Miljøfyrtårn", "123")]

    def test_is_told_without_any_certificate(self):
        cafe = kaffestuggu()
        make_certificate(cafe.members.get(), valid_to=YESTERDAY)
        assert who_runs_it(cafe, TODAY)["runners"][0].certificates == []

    def test_is_not_told_of_a_place_nobody_runs(self):
        assert who_runs_it(olavsgruva(), TODAY) is None

    def test_stands_on_the_page(self, client):
        kaffestuggu()
        page = client.get("/en/places/kaffestuggu/").content.decode()
        assert "Kaffestuggu AS is a member of Destination Røros." in page
