"""Every public page describes itself to machines with the right type and true dates."""

import datetime
import json
import re

import pytest
from django.utils import timezone
from django.utils.translation import override

from events.models import Occurrence
from events.structured import event_nodes
from tests.world import (
    TODAY,
    local,
    make_event,
    make_occurrence,
    make_page,
    make_region,
    make_suggestion,
    olavsgruva,
    roros_church,
    winter_fair,
)

pytestmark = pytest.mark.django_db
ORIGIN = "https://roros.example"


def nodes(client, path):
    """Every node of every JSON-LD element of a page."""
    html = client.get(path).content.decode()
    documents = [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]
    return [node for document in documents for node in document.get("@graph", [document])]


def of_type(found, *kinds):
    return [node for node in found if node["@type"] in kinds]


@pytest.fixture
def site():
    make_region()
    roros_church(), winter_fair()
    make_page("lokalmat", lead_en="Food from here.")
    make_suggestion("gruvetur", title="Gruvetur", days=[[olavsgruva()]])


class TestPages:
    def test_the_front_page_tells_of_the_site_and_the_region(self, client, site):
        found = nodes(client, "/en/")
        (website,) = of_type(found, "WebSite")
        assert website["potentialAction"]["target"]["urlTemplate"].endswith(
            "/en/search/?q={search_term_string}"
        )
        (region,) = of_type(found, "TouristDestination")
        assert region["containsPlace"][0]["name"] == "Roros"

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/en/places/", "ItemList"),
            ("/en/places/roros-church/", "Museum"),
            ("/en/municipalities/roros/", "TouristDestination"),
            ("/en/trips/", "ItemList"),
            ("/en/trips/gruvetur/", "TouristTrip"),
            ("/en/lokalmat/", "WebPage"),
        ],
    )
    def test_each_page_has_its_type_and_its_breadcrumbs(self, client, site, path, kind):
        found = nodes(client, path)
        assert of_type(found, kind)
        (crumbs,) = of_type(found, "BreadcrumbList")
        assert crumbs["itemListElement"][0]["item"] == "http://testserver/en/"
        assert len(crumbs["itemListElement"]) >= 2

    def test_a_trip_names_its_places_in_order(self, client, site):
        (trip,) = of_type(nodes(client, "/en/trips/gruvetur/"), "TouristTrip")
        (stop,) = trip["itinerary"]["itemListElement"]
        assert stop["item"]["name"] == "Olavsgruva"

    def test_the_list_of_events_names_each_once(self, client, site):
        event = make_event("kveld", title="Kveld")
        for days in (1, 2, 3):
            make_occurrence(event, timezone.now() + datetime.timedelta(days=days))
        found = of_type(nodes(client, "/en/events/"), "ItemList")
        urls = [item["url"] for item in found[0]["itemListElement"]]
        assert len(urls) == len(set(urls))


class TestEvents:
    def test_each_coming_occurrence_is_an_event_of_its_own(self):
        event = make_event("konsert", price_nok=250, organiser="Fjeldkoret")
        past, first, second = (make_occurrence(event, local(2026, month, 20, 19)) for month in (10, 11, 12))
        today = first.first_on + datetime.timedelta(days=1)
        (node,) = event_nodes(event, [second, past, first], ORIGIN, today)
        assert node["@type"] == "MusicEvent"
        assert node["startDate"] == "2026-12-20T19:00:00+01:00"
        assert node["endDate"] == "2026-12-20T21:00:00+01:00"
        assert node["offers"]["price"] == 250
        assert node["organizer"]["name"] == "Fjeldkoret"
        assert node["location"]["address"]["addressCountry"] == "NO"

    def test_summer_has_another_offset(self):
        event = make_event("sommer")
        (node,) = event_nodes(event, [make_occurrence(event, local(2027, 7, 1, 19))], ORIGIN, TODAY)
        assert node["startDate"] == "2027-07-01T19:00:00+02:00"

    @pytest.mark.parametrize(
        ("state", "status"),
        [("scheduled", "EventScheduled"), ("moved", "EventRescheduled"), ("cancelled", "EventCancelled")],
    )
    def test_its_state_is_told(self, state, status):
        event = make_event("konsert")
        occurrence = make_occurrence(event, state=state, rule_on=datetime.date(2026, 12, 1))
        (node,) = event_nodes(event, [occurrence], ORIGIN, TODAY)
        assert node["eventStatus"] == f"https://schema.org/{status}"
        assert ("previousStartDate" in node) == (state == "moved")

    def test_an_hour_nobody_has_said_is_left_out(self):
        event = make_event("dag", start_time=None, end_time=None)
        (node,) = event_nodes(event, [make_occurrence(event)], ORIGIN, TODAY)
        assert node["startDate"] == "2026-12-05"

    def test_an_unknown_price_is_left_out(self):
        event = make_event("konsert")
        (node,) = event_nodes(event, [make_occurrence(event)], ORIGIN, TODAY)
        assert not {"offers", "isAccessibleForFree", "organizer"} & set(node)

    def test_doubtful_dates_say_so(self):
        event = make_event("konsert", certainty="low")
        (node,) = event_nodes(event, [make_occurrence(event)], ORIGIN, TODAY)
        assert node["disambiguatingDescription"]

    def test_a_fair_holds_its_programme(self):
        fair = winter_fair()
        opening = Occurrence.objects.get(event__slug="martnan-opening")
        with override("en"):
            (node,) = event_nodes(fair.event, [fair], ORIGIN, TODAY, [opening])
        (part,) = node["subEvent"]
        assert part["startDate"] == "2027-02-16T11:00:00+01:00"
        assert part["url"] == f"{ORIGIN}/en/events/martnan-opening/"

    def test_a_programme_item_belongs_to_its_fair(self):
        winter_fair()
        opening = Occurrence.objects.get(event__slug="martnan-opening")
        with override("en"):
            (node,) = event_nodes(opening.event, [opening], ORIGIN, TODAY)
        assert node["superEvent"]["url"] == f"{ORIGIN}/en/events/rorosmartnan/"
