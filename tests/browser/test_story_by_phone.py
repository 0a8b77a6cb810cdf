"""The same holiday with a thumb, 390 pixels wide."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import PUBLIC
from tests.browser.seed import arrival

DAY = datetime.timedelta(days=1)
SMALLEST_PX = 24
TOO_SMALL = """least => [...document.querySelectorAll("a[href], button, summary, input, select")].filter(element => {
  const box = element.getBoundingClientRect();
  const inText = getComputedStyle(element).display === "inline";
  const hidden = !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width < 2;
  return !hidden && !inText && (box.width < least || box.height < least) && !element.closest("svg, label");
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def walker(arrive):
    return arrive(phone=True)


@pytest.mark.parametrize("path", PUBLIC.values(), ids=PUBLIC)
def test_every_page_fits_and_can_be_hit(walker, path):
    page = walker.expects("404").go(f"/en/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(TOO_SMALL, SMALLEST_PX) == []


def test_the_whole_story(walker, arrive):
    page = walker.go("/en/")
    walker.count(0)
    walker.press(page.locator(".bottom-bar").get_by_role("link", name="Explore"))
    walker.add("place:olavsgruva")
    walker.add("place:roros-church")
    walker.count(2)
    walker.press(page.locator("#toast button"))
    walker.count(1)
    walker.is_marked("place:roros-church", False)

    walker.press(page.locator(".bottom-bar").get_by_role("link", name="What's on"))
    walker.press(page.locator('[data-add^="event:"]').filter(has_text="Organ").first)
    walker.count(2)
    walker.press(page.locator(".bottom-bar").get_by_role("link", name="Map"))
    walker.press(page.locator(".map-filter label", has_text="Eat and drink"))
    expect(page).to_have_url(re.compile("group=eat"))
    walker.press(page.get_by_role("button", name="Kaffestuggu", exact=True))
    walker.press(page.locator(".map-card [data-add='place:kaffestuggu']"))
    walker.count(3)

    walker.open_basket()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    walker.give_dates(arrival(), arrival() + DAY)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    walker.stops(2, "Organ by candlelight")
    first = page.locator('.board-tabs a[href="#day-1"]').inner_text()
    walker.choose("Kaffestuggu", first)
    walker.choose("Olavsgruva", first)
    walker.stops(1, "Kaffestuggu", "Olavsgruva")
    walker.choose("Olavsgruva", "Up")
    walker.stops(1, "Olavsgruva", "Kaffestuggu")
    walker.choose("Kaffestuggu", "Remove")
    walker.stops(1, "Olavsgruva")
    walker.press(page.locator("#undo"))
    walker.stops(1, "Olavsgruva", "Kaffestuggu")

    walker.press(page.get_by_role("link", name="Save", exact=True))
    page.get_by_label("Name").fill("On foot")
    walker.press(page.get_by_role("button", name="Save", exact=True))
    code = page.locator("#the-code").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    tablet = arrive(phone=True)
    other = tablet.go("/de/itinerary/open/")
    other.locator("#id_code").fill(code)
    other.locator("#id_code").press("Enter")
    expect(other).to_have_url(re.compile("/de/itinerary/$"))
    tablet.stops(1, "Olavsgruva", "Kaffestuggu")
