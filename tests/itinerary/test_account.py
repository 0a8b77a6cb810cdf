"""Signing in and out with a basket, and several saved itineraries in one account."""

import pytest
from django.core import mail

from itinerary.models import Itinerary
from tests.world import kaffestuggu, make_itinerary, make_user, olavsgruva, roros_church

pytestmark = pytest.mark.django_db
PASSWORD = "fjellgardskost"


@pytest.fixture
def kari(db):
    return make_user("kari@example.org", PASSWORD)


def sign_in(visitor, email="kari@example.org"):
    return visitor.client.post("/en/accounts/login/", {"login": email, "password": PASSWORD})


def sign_out(visitor):
    answer = visitor.client.post("/en/accounts/logout/")
    return visitor.client.get(answer["Location"])


class TestSigningIn:
    def test_takes_the_basket_into_the_account(self, visitor, kari):
        visitor.add(roros_church())
        assert sign_in(visitor).status_code == 302
        assert visitor.itinerary.user == kari
        assert visitor.stops() == [(None, "Røros Church")]

    def test_merges_what_waited_unsaved_in_the_account(self, visitor, kari):
        church = roros_church()
        make_itinerary(user=kari, stops=[church, olavsgruva()])
        visitor.add(kaffestuggu())
        visitor.add(church)
        sign_in(visitor)
        titles = sorted(title for _day, title in visitor.stops())
        assert titles == ["Kaffestuggu", "Olavsgruva", "Røros Church"]
        assert Itinerary.objects.filter(user=kari).count() == 1

    def test_leaves_saved_itineraries_of_the_account_alone(self, visitor, kari):
        saved = make_itinerary(user=kari, stops=[olavsgruva()], saved_at="2026-11-01T00:00Z", code="0123ABCD")
        visitor.add(roros_church())
        sign_in(visitor)
        assert len(visitor.stops()) == 1
        assert saved.stops.count() == 1

    def test_twice_doubles_nothing(self, visitor, kari):
        visitor.add(roros_church())
        sign_in(visitor)
        visitor.client.post("/en/accounts/logout/")
        sign_in(visitor)
        assert Itinerary.objects.filter(user=kari).count() == 1
        assert len(visitor.stops()) == 1

    def test_without_a_basket_shows_the_account_s(self, visitor, kari):
        make_itinerary(user=kari, stops=[olavsgruva()])
        sign_in(visitor)
        assert visitor.get("summary/").json()["items"] == ["place:olavsgruva"]

    def test_leaves_another_account_s_itinerary_to_it(self, visitor, kari):
        ola = make_user("ola@example.org", PASSWORD)
        theirs = visitor.carry(make_itinerary(user=ola, stops=[olavsgruva()]))
        sign_in(visitor)
        theirs.refresh_from_db()
        assert theirs.user == ola

    def test_after_signing_up_keeps_the_basket(self, visitor, region):
        visitor.add(roros_church())
        visitor.client.post(
            "/en/accounts/signup/", {"email": "ny@example.org", "password1": PASSWORD, "password2": PASSWORD}
        )
        link = next(word for word in mail.outbox[0].body.split() if "confirm-email" in word)
        visitor.client.post(link.replace("http://testserver", ""))
        sign_in(visitor, "ny@example.org")
        assert visitor.itinerary.user.email == "ny@example.org"
        assert visitor.stops() == [(None, "Røros Church")]


class TestSigningOut:
    def test_takes_an_account_s_basket_off_the_device(self, visitor, kari):
        visitor.add(roros_church())
        sign_in(visitor)
        sign_out(visitor)
        assert visitor.get("summary/").json()["count"] == 0
        assert Itinerary.objects.get(user=kari).stops.count() == 1

    def test_leaves_a_basket_that_is_nobody_s(self, visitor, kari):
        sign_in(visitor)
        visitor.carry(make_itinerary(stops=[olavsgruva()]))
        sign_out(visitor)
        assert visitor.get("summary/").json()["count"] == 1

    def test_the_page_after_it_takes_nothing_from_somebody_signed_in(self, visitor, kari):
        visitor.add(roros_church())
        sign_in(visitor)
        visitor.get("signed-out/")
        assert visitor.get("summary/").json()["count"] == 1


class TestTheList:
    @pytest.fixture
    def two(self, visitor, kari):
        visitor.sign_in(kari)
        first = make_itinerary(user=kari, title="Winter", stops=[roros_church()], link_nonce="a" * 12)
        second = make_itinerary(user=kari, title="Summer", stops=[olavsgruva()], link_nonce="b" * 12)
        return first, second

    def test_asks_to_sign_in(self, visitor):
        assert visitor.get("list/")["Location"].startswith("/en/accounts/login/")

    def test_shows_them_all(self, visitor, two):
        page = visitor.get("list/").content.decode()
        assert "Winter" in page and "Summer" in page

    def test_opens_one(self, visitor, two):
        visitor.post("list/", what="open", itinerary=two[0].pk)
        assert visitor.itinerary == two[0]

    def test_renames_one(self, visitor, two):
        visitor.post("list/", what="rename", itinerary=two[0].pk, title="Winter Fair")
        two[0].refresh_from_db()
        assert two[0].title == "Winter Fair"

    def test_duplicates_one_with_a_code_of_its_own(self, visitor, kari, two):
        visitor.post("list/", what="duplicate", itinerary=two[0].pk)
        copy = Itinerary.objects.get(title="Copy of Winter")
        assert (copy.user, copy.stops.count(), bool(copy.code)) == (kari, 1, True)

    def test_deletes_one(self, visitor, two):
        assert visitor.post("list/", what="delete", itinerary=two[0].pk).status_code == 422
        assert Itinerary.objects.filter(pk=two[0].pk).exists()
        visitor.post("list/", what="delete", itinerary=two[0].pk, sure="1")
        assert not Itinerary.objects.filter(pk=two[0].pk).exists()
        assert Itinerary.objects.filter(pk=two[1].pk).exists()

    def test_begins_another(self, visitor, kari, two):
        visitor.post("list/", what="begin", title="Autumn")
        assert (visitor.itinerary.title, visitor.itinerary.user) == ("Autumn", kari)
        assert visitor.stops() == []

    def test_keeps_an_opened_itinerary_in_the_account(self, visitor, kari, two):
        opened = visitor.carry(
            make_itinerary(title="From a friend", code="0123ABCD", saved_at="2026-11-01T00:00Z")
        )
        visitor.post("list/", what="keep")
        opened.refresh_from_db()
        assert opened.user == kari

    @pytest.mark.parametrize("what", ["open", "rename", "duplicate", "delete"])
    def test_never_reaches_somebody_else_s(self, visitor, two, what):
        theirs = make_itinerary(user=make_user("ola@example.org"), title="Theirs")
        answer = visitor.post("list/", what=what, itinerary=theirs.pk, title="Mine", sure="1")
        assert answer.status_code == 404
        theirs.refresh_from_db()
        assert theirs.title == "Theirs"

    @pytest.mark.parametrize(
        "fields", [{}, {"what": "open"}, {"what": "x"}, {"what": "open", "itinerary": "x"}]
    )
    def test_answers_422_to_what_it_cannot_read(self, visitor, two, fields):
        assert visitor.post("list/", **fields).status_code == 422
