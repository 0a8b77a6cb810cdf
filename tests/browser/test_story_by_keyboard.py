"""The same holiday with the keyboard alone: everything is reached with Tab and worked with Enter, Space and arrows."""

import datetime
import re

from playwright.sync_api import expect

from tests.browser.seed import arrival

DAY = datetime.timedelta(days=1)
FAR = 150


class Keyboard:
    """Keys, and what has the focus."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def has_focus(self, locator):
        return locator.count() > 0 and locator.first.evaluate("element => element === document.activeElement")

    def reach(self, locator, key="Tab"):
        """Press Tab until something has the focus, and see that it shows; asserts that it can be reached."""
        for _ in range(FAR):
            if self.has_focus(locator):
                assert locator.first.evaluate(SHOWS_FOCUS), "the focus cannot be seen"
                return self
            self.press(key)
        raise AssertionError(f"{locator} cannot be reached with {key}")

    def on(self, locator, key="Enter"):
        self.reach(locator)
        self.press(key)


SHOWS_FOCUS = """element => {
  const box = element.getBoundingClientRect();
  const isThere = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const ringed = one => getComputedStyle(one).outlineStyle !== "none" && getComputedStyle(one).outlineWidth !== "0px";
  return isThere && [element, ...element.children].some(ringed);
}"""


def test_the_first_key_leads_past_the_header(visitor):
    page = visitor.go("/en/places/")
    keys = Keyboard(page)
    keys.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    assert keys.has_focus(skip)
    expect(skip).to_be_in_viewport()
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_menus_open_and_close(visitor):
    page = visitor.go("/en/")
    keys = Keyboard(page)
    menu = page.locator(".language-menu > summary")
    keys.on(menu)
    expect(page.locator(".language-menu")).to_have_attribute("open", "")
    keys.press("Tab", "Escape")
    expect(page.locator(".language-menu")).not_to_have_attribute("open", "")
    assert keys.has_focus(menu)


def test_the_whole_story(visitor, arrive):
    page = visitor.go("/en/places/")
    keys = Keyboard(page)
    keys.on(visitor.add_button("place:olavsgruva"))
    visitor.is_marked("place:olavsgruva")
    visitor.count(1)
    assert keys.has_focus(visitor.add_button("place:olavsgruva"))
    keys.on(visitor.add_button("place:roros-church"))
    visitor.count(2)

    page = visitor.go("/en/map/?group=eat")
    keys.on(page.locator(".map-pin").first)
    keys.on(page.locator(".map-card [data-add='place:kaffestuggu']"))
    visitor.count(3)
    keys.press("Escape")
    expect(page.locator(".map-card")).to_be_hidden()
    assert page.evaluate("document.activeElement.className").startswith("map-pin")

    visitor.go("/en/events/")
    keys.on(page.locator('[data-add^="event:"]').filter(has_text="Organ").first)
    visitor.count(4)
    keys.on(page.locator("#toast button"))
    visitor.count(3)
    visitor.go("/en/events/")
    keys.on(page.locator('[data-add^="event:"]').filter(has_text="Organ").first)
    visitor.count(4)
    visitor.go("/en/events/")
    keys.on(page.locator(".basket-link"))
    visitor.stops("basket", "Olavsgruva", "Røros Church", "Kaffestuggu", "Organ by candlelight")

    type_date(keys, page.get_by_label("Arrival"), arrival())
    type_date(keys, page.get_by_label("Departure"), arrival() + 2 * DAY)
    keys.on(page.get_by_role("button", name="Save dates"))
    visitor.stops(2, "Organ by candlelight")

    # a menu's buttons, and Alt with an arrow
    first = page.locator('.board-tabs a[href="#day-1"]').inner_text()
    for title in ("Olavsgruva", "Kaffestuggu"):
        keys.on(visitor.stop(title).locator("summary"))
        keys.on(visitor.stop(title).get_by_role("button", name=first, exact=True))
        expect(page.locator("#board-live")).to_contain_text(title)
    visitor.stops(1, "Olavsgruva", "Kaffestuggu")
    summary = visitor.stop("Kaffestuggu").locator("summary")
    keys.reach(summary).press("Alt+ArrowUp")
    visitor.stops(1, "Kaffestuggu", "Olavsgruva")
    assert keys.has_focus(summary), "the focus stays on the stop that moved"
    keys.press("Alt+ArrowDown")
    visitor.stops(1, "Olavsgruva", "Kaffestuggu")

    keys.on(summary)
    keys.on(visitor.stop("Kaffestuggu").get_by_role("link", name="Note and time"))
    note = page.locator(".stop-panel textarea")
    expect(note).to_be_focused()
    page.keyboard.type("Table for four")
    keys.on(page.locator(".stop-panel").get_by_role("button", name="Save"))
    expect(visitor.stop("Kaffestuggu")).to_contain_text("Table for four")

    keys.on(visitor.stop("Kaffestuggu").locator("summary"))
    keys.on(visitor.stop("Kaffestuggu").get_by_role("button", name="Remove"))
    visitor.stops(1, "Olavsgruva")
    assert page.evaluate("document.activeElement !== document.body"), "the focus is not lost with the stop"
    keys.on(page.locator("#undo"), "Space")
    visitor.stops(1, "Olavsgruva", "Kaffestuggu")

    keys.on(page.locator("#own-summary"))
    keys.reach(page.locator("#own-title"))
    page.keyboard.type("Our cabin")
    keys.press("Enter")
    visitor.stops("basket", "Røros Church", "Our cabin")

    visitor.go("/en/itinerary/")
    keys.on(page.get_by_role("link", name="Save", exact=True))
    keys.reach(page.get_by_label("Name"))
    page.keyboard.type("By heart")
    keys.press("Enter")
    code = page.locator("#the-code").inner_text()

    elsewhere = arrive()
    other = Keyboard(elsewhere.go("/en/itinerary/open/"))
    other.reach(elsewhere.page.locator("#id_code"))
    elsewhere.page.keyboard.type(code.lower())
    other.press("Enter")
    expect(elsewhere.page).to_have_url(re.compile("/en/itinerary/$"))
    elsewhere.stops(1, "Olavsgruva", "Kaffestuggu")

    keys.on(page.get_by_role("link", name="Delete it for good"))
    expect(page).to_have_url(re.compile("delete"))
    keys.on(page.get_by_role("button", name="Delete it for good"))
    visitor.count(0)


def type_date(keys, field, date):
    """As the date field of a browser in American English takes it: month, day, year."""
    keys.reach(field)
    keys.page.keyboard.type(date.strftime("%m%d%Y"))
    expect(field).to_have_value(date.isoformat())
