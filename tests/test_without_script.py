"""A whole holiday planned with links and forms alone, as a browser without script does it."""

import re

import pytest
from django.test import Client

from itinerary.models import Itinerary
from tests.itinerary.visiting import FRIDAY, SATURDAY, THURSDAY, at, named
from tests.world import (
    kaffestuggu,
    make_event,
    make_occurrence,
    make_region,
    make_suggestion,
    olavsgruva,
    roros_church,
)

pytestmark = pytest.mark.django_db
FORM = re.compile(r"<form\b(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
CONTROL = re.compile(r"<(input|button|textarea)\b([^>]*)>")


class Browser:
    """Follows links and submits the forms it finds on the page before it, hidden fields included."""

    def __init__(self):
        self.client = Client()

    def open(self, path):
        self.path, self.answer = path, self.client.get(path)
        assert self.answer.status_code == 200, (path, self.answer.status_code)
        self.page = self.answer.content.decode()
        return self

    def submit(self, action, button=None, containing="", **fields):
        """Submit the form to `action` that holds `containing`, with what it holds, by a button (name, value).

        Buttons elsewhere on the page belong to a form by its id and may send it to an action of their own.
        """
        for form in FORM.finditer(self.page):
            head = dict(ATTRIBUTE.findall(form["head"]))
            controls = self.controls(form["body"]) + self.outside(head.get("id"))
            actions = {head.get("action", self.path)} | {
                a["formaction"] for _t, a in controls if "formaction" in a
            }
            if action not in actions or containing not in form["body"]:
                continue
            buttons = {(a.get("name"), a.get("value")) for tag, a in controls if tag == "button"}
            if button and button not in buttons:
                continue
            inputs = [a for tag, a in controls if tag != "button" and a.get("name")]
            assert set(fields) <= {a["name"] for a in inputs}, (fields, inputs)
            sent = {a["name"]: a.get("value", "") for a in inputs} | fields
            answer = self.client.post(action, sent | (dict([button]) if button else {}))
            assert answer.status_code == 303, (action, answer.status_code)
            return self.open(answer["Location"].partition("#")[0])
        raise AssertionError(f"no form to {action} with {containing!r} and {button} on {self.path}")

    @staticmethod
    def controls(html):
        return [(tag, dict(ATTRIBUTE.findall(rest))) for tag, rest in CONTROL.findall(html)]

    def outside(self, form_id):
        return [(tag, a) for tag, a in self.controls(self.page) if form_id and a.get("form") == form_id]

    def follow(self, text):
        """Follow the first link whose text or label holds `text`."""
        for link in re.finditer(r"<a\b([^>]*)>(.*?)</a>", self.page, re.DOTALL):
            if text in link[2]:
                return self.open(dict(ATTRIBUTE.findall(link[1]))["href"])
        raise AssertionError(f"no link {text!r} on {self.path}")


def test_a_holiday_is_planned_saved_and_opened_again_without_script():
    make_region()
    church, _mine, _cafe = roros_church(), olavsgruva(), kaffestuggu()
    concert = make_event("organ", place=church, title="Organ by candlelight")
    occurrence = make_occurrence(concert, at(FRIDAY, 19))
    browser = Browser()

    browser.open("/en/itinerary/")
    assert "To build your own itinerary, click" in browser.page
    for slug in ("roros-church", "olavsgruva", "kaffestuggu"):
        browser.open(f"/en/itinerary/add/place/{slug}/").submit(f"/en/itinerary/add/place/{slug}/")
    address = f"/en/itinerary/add/event/{occurrence.pk}/"
    browser.open(address).submit(address)

    browser.open("/en/itinerary/").submit(
        "/en/itinerary/dates/", arrival=str(THURSDAY), departure=str(SATURDAY)
    )
    assert named(THURSDAY) in browser.page
    itinerary = Itinerary.objects.get()
    assert itinerary.stops.get(occurrence=occurrence).day == 2

    stop = itinerary.stops.get(place__slug="roros-church").pk
    browser.submit("/en/itinerary/move/", ("move", f"{stop}:3"))
    assert itinerary.stops.get(pk=stop).day == 3
    assert f"moved to {named(SATURDAY)}" in browser.page
    browser.open(f"/en/itinerary/note/?stop={stop}")
    browser.submit("/en/itinerary/note/", note="Tower at noon", start_time="11:00")
    assert "Tower at noon" in browser.page

    cafe = itinerary.stops.get(place__slug="kaffestuggu").pk
    browser.submit("/en/itinerary/move/", ("move", f"{cafe}:up"))
    browser.submit("/en/itinerary/remove/", ("stop", str(cafe)))
    assert "Kaffestuggu removed." in browser.page
    browser.submit("/en/itinerary/undo/")
    assert itinerary.stops.filter(pk=cafe).exists()
    browser.submit("/en/itinerary/own/", title="Our cabin", point="62.60, 11.40")

    browser.follow("Save").submit("/en/itinerary/save/", title="Winter weekend")
    itinerary.refresh_from_db()
    assert itinerary.spoken_code in browser.page
    browser.open("/en/itinerary/").follow("Share").submit("/en/itinerary/share/", ("what", "make"))
    browser.follow("See it as others do")
    assert "Tower at noon" in browser.page

    elsewhere = Browser()
    elsewhere.open("/nb/itinerary/open/")
    elsewhere.submit("/nb/itinerary/open/", containing='name="code"', code=itinerary.spoken_code.lower())
    assert "Winter weekend" in elsewhere.page
    assert itinerary.stops.count() == 5
    elsewhere.open("/nb/itinerary/delete/").submit("/nb/itinerary/delete/")
    assert not Itinerary.objects.exists()
    assert browser.open("/en/itinerary/")


def test_a_ready_made_trip_is_taken_over_without_script():
    make_region()
    make_suggestion("mines", title="Mining history", days=[[roros_church()], [olavsgruva()]])
    browser = Browser()
    browser.open("/en/trips/").follow("Mining history").submit("/en/itinerary/add/trip/mines/")
    assert "2 stops put in your itinerary." in browser.page
    assert "Day 2" in browser.page
