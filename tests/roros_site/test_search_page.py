"""The search page answers whatever is typed, without writing anything and within its queries."""

import datetime

import pytest
from django.utils import timezone

from roros_site.search import rebuild
from tests.world import (
    kaffestuggu,
    make_event,
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


@pytest.fixture
def site():
    make_region()
    roros_church(), kaffestuggu(), winter_fair()
    make_page("lokalmat", title="Lokalmat")
    make_suggestion("gruvetur", title="Gruvetur", days=[[olavsgruva()]])
    rebuild()


def ask(client, query, language="en"):
    return client.get(f"/{language}/search/", {"q": query})


class TestWhatIsShown:
    def test_a_place_has_its_card_and_an_add_button(self, client, site):
        page = ask(client, "roros kirke").content.decode()
        assert 'href="/en/places/roros-church/"' in page
        assert 'data-add="place:roros-church"' in page

    def test_an_event_has_the_add_button_of_its_next_date(self, client, site):
        soon = timezone.now() + datetime.timedelta(days=3)
        occurrence = make_occurrence(make_event("julekonsert", title="Julekonsert"), soon)
        rebuild()
        assert f'data-add="event:{occurrence.pk}"' in ask(client, "julekonsert").content.decode()

    def test_an_event_without_a_coming_date_is_still_found(self, client, site):
        make_event("gammel", title="Gammel konsert")
        rebuild()
        page = ask(client, "gammel konsert").content.decode()
        assert 'href="/en/events/gammel/"' in page
        assert "data-add" not in page.split('id="found"')[1].split("</section>")[0]

    def test_pages_trips_and_municipalities_are_found_too(self, client, site):
        assert 'href="/en/lokalmat/"' in ask(client, "lokalmat").content.decode()
        assert 'href="/en/trips/gruvetur/"' in ask(client, "gruvetur").content.decode()
        assert 'href="/en/municipalities/roros/"' in ask(client, "roros").content.decode()

    def test_a_typing_error_is_met_with_a_better_spelling(self, client, site):
        page = ask(client, "olavsgurva").content.decode()
        assert "Did you mean" in page
        assert '?q=olavsgruva"' in page

    def test_nothing_found_shows_other_ways(self, client, site):
        response = ask(client, "xqzvwk")
        assert response.status_code == 200
        assert "/en/places/?group=see" in response.content.decode()

    @pytest.mark.parametrize("language", ["nb", "en", "de"])
    def test_without_a_query_it_asks_for_one(self, client, site, language):
        assert 'name="q" value=""' in client.get(f"/{language}/search/").content.decode()


class TestHostileQueries:
    @pytest.mark.parametrize(
        "query", ['"', "<script>alert(1)</script>", "' OR 1=1 --", "%", "x" * 3000, "🦌", "a\r\nb"]
    )
    def test_any_query_gets_an_answer(self, client, site, query):
        response = ask(client, query)
        assert response.status_code == 200
        assert b"<script>alert" not in response.content

    def test_it_is_kept_out_of_other_search_engines(self, client, site):
        assert ask(client, "kirke")["X-Robots-Tag"] == "noindex"

    def test_it_sets_no_cookie(self, client, site):
        assert not ask(client, "kirke").cookies


class TestQueries:
    @pytest.mark.parametrize("query", ["roros", "olavsgurva", "konsert", "xqzvwk", ""])
    def test_at_most_eight_however_many_places(self, client, site, query, django_assert_max_num_queries):
        for number in range(40):
            make_place(f"sted-{number}", name=f"Røros sted {number}")
        rebuild()
        ask(client, query)
        with django_assert_max_num_queries(8):
            ask(client, query)
