"""Saving under a name, and opening again by code, link or e-mail on another device."""

import re
import threading

import pytest
from django.core import mail
from django.core.cache import cache

from destinations.models import Place
from itinerary import access
from itinerary.mail import THREAD_NAME
from itinerary.models import Itinerary
from roros_site.kit.text import CODE_ALPHABET
from tests.world import kaffestuggu, make_itinerary, make_user, olavsgruva, roros_church

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(visitor):
    """The visitor's saved itinerary with two stops."""
    visitor.add(roros_church())
    visitor.add(olavsgruva())
    visitor.post("save/", title="Winter weekend")
    return visitor.itinerary


def delivered():
    """The outbox once the mailing threads have ended."""
    for thread in threading.enumerate():
        if thread.name == THREAD_NAME:
            thread.join()
    return mail.outbox


class TestSaving:
    def test_gives_a_code_to_say_aloud_and_a_link(self, visitor, saved):
        page = visitor.get("save/").content.decode()
        assert re.fullmatch(f"[{CODE_ALPHABET}]{{8}}", saved.code)
        assert f"{saved.code[:4]}-{saved.code[4:]}" in page
        assert f"http://testserver/en/itinerary/edit/{access.edit_token(saved)}/" in page

    def test_again_keeps_the_code(self, visitor, saved):
        visitor.post("save/", title="Other name")
        again = visitor.itinerary
        assert (again.code, again.title, again.saved_at) == (saved.code, "Other name", saved.saved_at)

    def test_mails_code_and_link_when_wished(self, visitor, saved):
        visitor.post("save/", title="Winter weekend", email="kari@example.org")
        (message,) = mail.outbox
        assert message.to == ["kari@example.org"]
        assert message.subject == "Your itinerary: Winter weekend"
        html = message.alternatives[0].content
        for text in (message.body, html):
            assert saved.spoken_code in text
            assert f"/en/itinerary/edit/{access.edit_token(saved)}/" in text

    def test_mails_in_the_visitors_language(self, visitor, saved):
        visitor.client.post(
            "/nb/itinerary/save/", {"title": "Vinter", "email": "kari@example.org", "version": saved.version}
        )
        assert "/nb/itinerary/edit/" in mail.outbox[0].body
        assert visitor.itinerary.language == "nb"

    def test_says_so_when_the_mail_could_not_be_sent(self, visitor, saved, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        answer = visitor.post("save/", title="Winter weekend", email="kari@example.org")
        assert answer["Location"] == "/en/itinerary/save/?mail=failed"
        page = visitor.client.get(answer["Location"]).content.decode()
        assert "could not be sent" in page
        assert visitor.itinerary.is_saved

    @pytest.mark.parametrize("title", ["", "  ", "\n", "x" * 81, "a\x00b"])
    def test_needs_a_proper_name(self, visitor, title):
        visitor.add(roros_church())
        assert visitor.post("save/", title=title).status_code == 422
        assert not visitor.itinerary.is_saved

    def test_cannot_smuggle_a_header_into_the_mail(self, visitor, saved):
        visitor.post("save/", title="Hi\r\nBcc: all@example.org", email="kari@example.org")
        (message,) = mail.outbox
        assert message.subject == "Your itinerary: Hi Bcc: all@example.org"
        assert message.recipients() == ["kari@example.org"]

    @pytest.mark.parametrize(
        "email", ["nobody", "a@b", "kari@example.org\nBcc: x@example.org", "x" * 300 + "@a.no"]
    )
    def test_refuses_what_is_no_address(self, visitor, saved, email):
        assert visitor.post("save/", title="Winter", email=email).status_code == 422
        assert mail.outbox == []

    def test_too_many_mails_to_one_address_answer_429(self, visitor, saved, settings):
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, "mail": (2, 3600)}
        answers = [
            visitor.post("save/", title="Winter", email="kari@example.org").status_code for _ in range(3)
        ]
        assert answers == [303, 303, 429]

    def test_without_an_itinerary_answers_410(self, visitor):
        assert visitor.get("save/").status_code == 410


class TestTheCode:
    @pytest.mark.parametrize(
        "spell", [str.lower, lambda c: f" {c[:4]} {c[4:]} ", lambda c: f"{c[:4]}-{c[4:]}"]
    )
    def test_opens_the_itinerary_on_another_device(self, other_visitor, saved, spell):
        answer = other_visitor.post("open/", code=spell(saved.code))
        assert answer["Location"] == "/en/itinerary/"
        assert other_visitor.itinerary == saved

    def test_forgives_letters_that_look_like_digits(self, other_visitor, saved):
        Itinerary.objects.filter(pk=saved.pk).update(code="0123ABCD")
        other_visitor.post("open/", code="oI23-abcd")
        assert other_visitor.itinerary == saved

    @pytest.mark.parametrize("code", ["", "4K7M", "4K7M92QXX", "????????", "4K7M-92QU", "\x00" * 8, "é" * 8])
    def test_that_nobody_has_answers_422(self, other_visitor, saved, code):
        answer = other_visitor.post("open/", code=code)
        assert answer.status_code == 422
        assert "itinerary" not in other_visitor.client.cookies

    def test_cannot_be_guessed(self, other_visitor, saved, settings):
        tries = settings.RATE_LIMITS["open"][0]
        for _ in range(tries):
            assert other_visitor.post("open/", code="00000000").status_code == 422
        assert other_visitor.post("open/", code=saved.code).status_code == 429

    def test_of_an_unsaved_itinerary_does_not_exist(self, other_visitor, region):
        make_itinerary(code="0123ABCD")
        assert other_visitor.post("open/", code="0123ABCD").status_code == 422


class TestTheEditLink:
    def test_asks_before_it_opens(self, other_visitor, saved):
        answer = other_visitor.get(f"edit/{access.edit_token(saved)}/")
        assert answer.status_code == 200
        assert not answer.cookies
        answer = other_visitor.post(f"edit/{access.edit_token(saved)}/", how="open")
        assert answer.status_code == 303
        assert other_visitor.itinerary == saved

    def test_that_was_withdrawn_answers_410(self, visitor, other_visitor, saved):
        token = access.edit_token(saved)
        visitor.post("save/renew/")
        assert other_visitor.get(f"edit/{token}/").status_code == 410
        assert visitor.itinerary.code != saved.code

    def test_withdrawn_leaves_the_owner_in(self, visitor, saved):
        visitor.post("save/renew/")
        assert visitor.itinerary.pk == saved.pk

    def test_withdrawn_shuts_out_other_browsers(self, visitor, other_visitor, saved):
        other_visitor.carry(saved)
        visitor.post("save/renew/")
        assert other_visitor.get("summary/").json()["count"] == 0

    @pytest.mark.parametrize("token", ["x", "1.abc~sig", "1~2~3", "%00", "~", "." * 100])
    def test_that_was_never_made_answers_404(self, visitor, saved, token):
        assert visitor.get(f"edit/{token}/").status_code in (400, 404)

    def test_is_not_the_cookie(self, other_visitor, saved):
        other_visitor.client.cookies["itinerary"] = access.edit_token(saved)
        assert other_visitor.get("summary/").json()["count"] == 0


class TestOpeningWhileTheBasketHoldsSomething:
    @pytest.fixture
    def basket(self, other_visitor, saved):
        other_visitor.add(kaffestuggu())
        other_visitor.add(Place.objects.get(slug="olavsgruva"))
        return other_visitor.itinerary

    def test_asks(self, other_visitor, saved, basket):
        answer = other_visitor.post("open/", code=saved.code)
        page = other_visitor.client.get(answer["Location"]).content.decode()
        for how in ("merge", "replace", "keep"):
            assert f'value="{how}"' in page
        assert other_visitor.itinerary == basket

    def choose(self, visitor, saved, how):
        return visitor.post(f"edit/{access.edit_token(saved)}/", how=how)

    def test_merging_loses_and_doubles_nothing(self, other_visitor, saved, basket):
        self.choose(other_visitor, saved, "merge")
        assert other_visitor.itinerary == saved
        assert [title for _day, title in other_visitor.stops()] == [
            "Røros Church",
            "Olavsgruva",
            "Kaffestuggu",
        ]
        assert not Itinerary.objects.filter(pk=basket.pk).exists()

    def test_replacing_opens_the_saved_one(self, other_visitor, saved, basket):
        self.choose(other_visitor, saved, "replace")
        assert len(other_visitor.stops()) == 2
        assert not Itinerary.objects.filter(pk=basket.pk).exists()

    def test_keeping_changes_nothing(self, other_visitor, saved, basket):
        self.choose(other_visitor, saved, "keep")
        assert other_visitor.itinerary == basket

    def test_cannot_be_skipped(self, other_visitor, saved, basket):
        assert self.choose(other_visitor, saved, "open").status_code == 422
        assert other_visitor.itinerary == basket

    @pytest.mark.parametrize("how", ["merge", "replace"])
    def test_a_saved_basket_stays_under_its_own_code(self, other_visitor, saved, basket, how):
        other_visitor.post("save/", title="Mine")
        self.choose(other_visitor, saved, how)
        assert Itinerary.objects.get(pk=basket.pk).stops.count() == 2

    def test_one_s_own_code_just_opens(self, visitor, saved):
        assert visitor.post("open/", code=saved.code)["Location"] == "/en/itinerary/"
        assert len(visitor.stops()) == 2


class TestByEmail:
    def test_answers_the_same_whether_or_not_the_address_is_known(self, visitor, other_visitor, saved):
        visitor.post("save/", title="Winter", email="kari@example.org")
        mail.outbox.clear()
        answers = [
            other_visitor.post("open/", email=who) for who in ("kari@example.org", "nobody@example.org")
        ]
        assert {(answer.status_code, answer["Location"]) for answer in answers} == {
            (303, "/en/itinerary/open/?sent=1")
        }
        (message,) = delivered()
        assert message.to == ["kari@example.org"]
        assert saved.spoken_code in message.body

    def test_sends_the_account_s_itineraries_too(self, other_visitor, saved):
        Itinerary.objects.filter(pk=saved.pk).update(user=make_user("ola@example.org"))
        other_visitor.post("open/", email="OLA@example.org")
        assert [message.to for message in delivered()] == [["OLA@example.org"]]

    def test_is_limited(self, other_visitor, settings):
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, "mail": (1, 3600)}
        cache.clear()
        assert other_visitor.post("open/", email="a@example.org").status_code == 303
        assert other_visitor.post("open/", email="a@example.org").status_code == 429


class TestDeleting:
    def test_asks_first(self, visitor, saved):
        assert "cannot be taken back" in visitor.get("delete/").content.decode()
        assert Itinerary.objects.filter(pk=saved.pk).exists()

    def test_deletes_all_and_takes_the_cookie_back(self, visitor, saved):
        answer = visitor.post("delete/")
        assert answer.cookies["itinerary"]["max-age"] == 0
        assert not Itinerary.objects.filter(pk=saved.pk).exists()
        assert "was deleted" in visitor.client.get(answer["Location"]).content.decode()
