"""What pages tell machines: true, absolute and never able to end its script element."""

import json
import re

import pytest
from django.utils.translation import override

from destinations.models import Place
from destinations.structured import breadcrumbs, item_list, meta_text, municipality_node, place_node, script
from tests.world import (
    TODAY,
    make_category,
    make_municipality,
    make_period,
    make_place,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db
ORIGIN = "https://roros.example"


def described(place, today=TODAY):
    with override("en"):
        return place_node(Place.objects.prefetch_related("periods").get(pk=place.pk), ORIGIN, today)


class TestAPlace:
    def test_it_has_the_type_of_its_category(self):
        church = make_category("church", schema_type="Church")
        assert described(make_place(category=church))["@type"] == "Church"

    def test_it_says_where_it_is_in_norway(self):
        node = described(roros_church())
        assert node["address"]["addressLocality"] == "Roros"
        assert node["address"]["addressCountry"] == "NO"
        assert node["geo"] == {"@type": "GeoCoordinates", "latitude": 62.5777, "longitude": 11.3897}

    def test_every_address_is_absolute(self):
        node = described(roros_church())
        for value in (node["url"], node["@id"], node["hasMap"], *node["image"]):
            assert value.startswith(f"{ORIGIN}/")

    def test_nothing_is_said_of_what_nobody_knows(self):
        node = described(make_place())
        assert not {
            "openingHoursSpecification",
            "isAccessibleForFree",
            "telephone",
            "sameAs",
            "priceRange",
        } & set(node)
        assert all(value not in (None, "", []) for value in node.values())

    @pytest.mark.parametrize(("price_nok", "is_free"), [(0, True), (60, False)])
    def test_whether_it_is_free_is_said_when_the_price_is_known(self, price_nok, is_free):
        assert described(make_place(price_nok=price_nok))["isAccessibleForFree"] is is_free

    def test_confirmed_hours_are_told(self):
        (hours,) = described(olavsgruva())["openingHoursSpecification"]
        assert (hours["opens"], hours["closes"]) == ("10:00", "16:00")
        assert len(hours["dayOfWeek"]) == 7
        assert "description" not in hours

    def test_hours_nobody_has_confirmed_say_so(self):
        (hours,) = described(roros_church())["openingHoursSpecification"]
        assert hours["dayOfWeek"] == ["Saturday"]
        assert hours["description"] == "Not confirmed"

    def test_a_place_by_appointment_has_no_hours(self):
        place = make_place()
        make_period(place, "", state="by_appointment")
        assert "openingHoursSpecification" not in described(place)

    def test_only_businesses_have_a_price_range(self):
        shop = make_category("shop", schema_type="Store", group="shop")
        dear_shop, dear_museum = make_place(category=shop, price_level=2), make_place(price_level=2)
        assert described(dear_shop)["priceRange"] == "$$"
        assert "priceRange" not in described(dear_museum)

    def test_a_sample_says_that_it_is_one(self):
        assert "Sample" in described(make_place(is_sample=True))["disambiguatingDescription"]

    def test_access_is_said_both_ways_and_not_when_unknown(self):
        node = described(make_place(wheelchair="no", dogs="yes", children="unknown"))
        assert [(fact["name"], fact["value"]) for fact in node["amenityFeature"]] == [
            ("Wheelchair access", False),
            ("Dogs welcome", True),
        ]

    def test_it_costs_no_query_beyond_its_page(self, django_assert_num_queries):
        place = roros_church()
        described(place)
        with django_assert_num_queries(3):
            described(place)


class TestTheScriptElement:
    def test_no_text_can_end_it(self):
        html = script({"@type": "Thing", "name": "</script><script>alert(1)</script> & \u2028"})
        assert html.count("<") == 2
        assert json.loads(re.search(r">(.*)<", html)[1])["name"].startswith("</script>")

    def test_several_nodes_share_one_element(self):
        content = json.loads(re.search(r">(.*)<", script({"@type": "A"}, {"@type": "B"}))[1])
        assert [node["@type"] for node in content["@graph"]] == ["A", "B"]
        assert content["@context"] == "https://schema.org"

    def test_nothing_gives_nothing(self):
        assert script() == ""


class TestLists:
    def test_breadcrumbs_begin_at_the_front_page_and_end_here(self):
        with override("en"):
            items = breadcrumbs([("See", "/en/places/?group=see"), ("Røros Church", "")], "Røros", ORIGIN)
        steps = items["itemListElement"]
        assert [(step["position"], step["name"]) for step in steps] == [
            (1, "Røros"),
            (2, "See"),
            (3, "Røros Church"),
        ]
        assert steps[1]["item"] == f"{ORIGIN}/en/places/?group=see"
        assert "item" not in steps[2]

    def test_a_list_names_its_items_in_order(self):
        class Item:
            title, href = "Røros Church", "/en/places/roros-church/"

        node = item_list([Item, Item], ORIGIN)
        assert node["numberOfItems"] == 2
        assert node["itemListElement"][1]["position"] == 2

    def test_a_municipality_is_a_destination(self):
        with override("en"):
            node = municipality_node(make_municipality("roros", sami_name="Rosse"), ORIGIN)
        assert node["@type"] == "TouristDestination"
        assert node["alternateName"] == "Rosse"


class TestTheMetaText:
    def test_a_short_summary_is_lengthened(self):
        assert meta_text("Kort.", "Og en lang beskrivelse som sier mer om stedet.", "Nei.").startswith(
            "Kort. Og en"
        )

    def test_a_long_one_is_cut_after_a_word(self):
        text = meta_text("ord " * 100)
        assert len(text) <= 160
        assert text.endswith("ord…")

    def test_it_holds_no_markup(self):
        assert meta_text("<p>En <b>by</b></p>") == "En by"
