"""The admin as a whole: its first page, its languages, signing in, and what its lists cost."""

import datetime

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from destinations.models import Category, Municipality, Page, Place
from events.models import Event, Occurrence
from itinerary.models import Itinerary, Suggestion
from members.models import Member, Sector, User
from tests.staff import staff
from tests.world import (
    make_category,
    make_event,
    make_member,
    make_municipality,
    make_occurrence,
    make_page,
    make_period,
    make_place,
    make_region,
    make_suggestion,
    make_user,
    roros_church,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def populate(number):
    """So many rows in every table whose list may be long."""
    start = Place.objects.count()
    category, municipality = make_category(), make_municipality()
    numbers = range(start, start + number)
    Place.objects.bulk_create(
        Place(slug=f"p{n}", category=category, municipality=municipality, name_nb=f"P {n}", lat=62, lon=11)
        for n in numbers
    )
    places = list(Place.objects.filter(slug__in=[f"p{n}" for n in numbers]))
    for place in places[:3]:
        make_period(place)
    Event.objects.bulk_create(
        Event(
            slug=f"e{place.slug}",
            place=place,
            kind="concert",
            title_nb="E",
            first_on=datetime.date(2027, 1, 1),
        )
        for place in places
    )
    now = timezone.now()
    Occurrence.objects.bulk_create(
        Occurrence(event=event, starts_at=now, ends_at=now + datetime.timedelta(hours=2))
        for event in Event.objects.filter(place__in=places)
    )
    sector = Sector.objects.get_or_create(slug="food", defaults={"name_nb": "Mat"})[0]
    Member.objects.bulk_create(Member(slug=place.slug, name=place.slug, sector=sector) for place in places)
    Page.objects.bulk_create(
        Page(slug=place.slug, path=place.slug, title_nb=place.slug, position=n)
        for n, place in enumerate(places, start)
    )
    User.objects.bulk_create(User(email=f"{place.slug}@example.org", is_staff=True) for place in places)
    itineraries = Itinerary.objects.bulk_create(Itinerary(title=place.slug, used_at=now) for place in places)
    Suggestion.objects.bulk_create(
        Suggestion(itinerary=itinerary, slug=itinerary.title, title_nb="T", theme="food", transport="car")
        for itinerary in itineraries
    )
    LogEntry.objects.log_actions(User.objects.first().pk, places, 2, [{"changed": {"fields": ["name"]}}])


class TestLists:
    def test_each_opens_within_its_budget_and_does_not_cost_more_with_more_rows(self):
        owner = staff("owner")
        make_region()
        lists = [
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            for model in admin.site._registry
        ]
        assert len(lists) >= 15
        populate(60)
        owner.get("/admin/")  # the first request of a session writes it once
        before = {address: queries(owner, address) for address in lists}
        populate(140)
        after = {address: queries(owner, address) for address in lists}
        assert before == after
        assert max(after.values()) <= MOST_QUERIES

    @pytest.mark.parametrize(
        "address",
        [
            "/admin/destinations/place/?q=p1&hours=past&photo=missing&missing=de&listed=yes",
            "/admin/events/event/?dates=low&published=yes&missing=de",
            "/admin/members/member/?certificates=ending&membership=now",
            "/admin/events/occurrence/?time=all&kind=concert",
        ],
    )
    def test_filters_stay_within_the_budget(self, address):
        owner = staff("owner")
        populate(60)
        assert queries(owner, address) <= MOST_QUERIES

    def test_forms_do_not_list_whole_tables(self):
        owner = staff("owner")
        populate(60)
        for address in (
            "/admin/destinations/place/add/",
            "/admin/events/event/add/",
            "/admin/members/member/add/",
            "/admin/destinations/page/add/",
        ):
            few = queries(owner, address)
            assert few <= 20
            assert "P 33" not in owner.get(address).content.decode()

    @pytest.mark.parametrize(
        "query", ["?p=x", "?o=x", "?e=1", "?is_sample__exact=x", "?nonsense=1", "?q=%00", "?hours[]=1"]
    )
    def test_a_bent_address_is_answered(self, query):
        assert staff("owner").get(f"/admin/destinations/place/{query}").status_code in (200, 302, 400)


class TestFirstPage:
    def test_it_costs_the_same_whatever_there_is(self):
        owner = staff("owner")
        populate(10)
        queries(owner, "/admin/")
        few = queries(owner, "/admin/")
        populate(50)
        assert queries(owner, "/admin/") == few <= 12

    def test_every_figure_leads_to_as_many_rows(self):
        owner = staff("owner")
        today, now = timezone.localdate(), timezone.now()
        roros_church()
        make_place("hidden", is_published=False)
        make_place("sample", is_sample=True, summary_en="")
        old = today - datetime.timedelta(days=500)
        make_period(make_place("old"), state="confirmed", confirmed_on=old)
        make_event("never")
        make_occurrence(make_event("ending"), now + datetime.timedelta(days=3))
        make_occurrence(make_event("unsure", certainty="low"), now + datetime.timedelta(days=40))
        make_page("page")
        make_page("no-german", title_de="")
        make_member("nowhere")
        sections = owner.get("/admin/").context["sections"]
        items = [item for section in sections for item in section["wanting"]]
        assert len(items) > 8
        for item in items:
            assert owner.get(item["url"]).context["cl"].result_count == item["number"], item

    def test_each_role_sees_its_own(self):
        roros_church()
        titles = {
            role: [str(section["title"]) for section in staff(role).get("/admin/").context["sections"]]
            for role in ("editor", "tourist office", "administrator")
        }
        assert all("Places" in shown for shown in titles.values())
        nobody = staff("editor", email="nobody@example.org")
        nobody.user.groups.clear()
        page = nobody.get("/admin/")
        assert page.context["sections"] == []
        assert "Ask an administrator" in page.content.decode()

    def test_an_empty_site_has_an_empty_first_page(self):
        assert staff("owner").get("/admin/").status_code == 200


class TestLanguages:
    def test_the_admin_follows_the_language_chosen_in_it(self):
        editor = staff("editor")
        answer = editor.post("/admin/language/", {"language": "de", "next": "/admin/"})
        assert answer["Location"] == "/admin/"
        assert '<html lang="de"' in editor.get("/admin/").content.decode()
        assert (
            editor.post("/admin/language/", {"language": "nb", "next": "//evil.example"})["Location"] == "/"
        )

    def test_the_switch_offers_all_three(self):
        page = staff("editor").get("/admin/").content.decode()
        assert all(f'name="language" type="hidden" value="{code}"' in page for code in ("nb", "en", "de"))


class TestSigningIn:
    def test_it_goes_through_the_site_s_own_sign_in_with_its_limits(self, client):
        make_region()
        make_user("kari@example.org", is_staff=True)
        assert "/accounts/login/" in client.get("/admin/login/?next=/admin/")["Location"]
        for _try in range(6):
            client.post("/en/accounts/login/", {"login": "kari@example.org", "password": "wrong"})
        answer = client.post(
            "/en/accounts/login/", {"login": "kari@example.org", "password": "fjellgardskost"}
        )
        assert answer.status_code == 200
        assert client.get("/admin/").status_code == 302

    def test_changing_needs_the_form_s_token(self):
        client = staff("owner")
        strict = type(client)(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        answer = strict.post(
            "/admin/destinations/place/", {"action": "retire"}, HTTP_ORIGIN="http://testserver"
        )
        assert answer.status_code == 403


def test_small_tables_are_edited_too():
    owner = staff("owner")
    make_region()
    make_suggestion()
    for model in (Category, Municipality):
        assert owner.get(reverse(f"admin:destinations_{model._meta.model_name}_add")).status_code == 200
    assert owner.get("/admin/destinations/region/add/").status_code == 403
