"""A visitor at a browser: what they do and see, in their own words."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE_MS = 8000


class Visitor:
    """A browser with its own cookies, and its page. Errors and requests to other hosts are noted for `leave()`."""

    def __init__(self, browser, site, *, phone=False, **options):
        self.site, self.is_phone = site, phone
        if phone:
            options |= {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
        self.context = browser.new_context(
            base_url=site,
            viewport=PHONE if phone else DESK,
            locale="en-GB",
            timezone_id="Europe/Oslo",
            **options,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.troubles, self.allowed = [], []
        self.page = self.tab()

    def tab(self):
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: self.troubles.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("request", self._asked)
        return page

    def _asked(self, request):
        if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(self.site + "/"):
            self.troubles.append(f"asked {request.url}")

    def leave(self):
        self.context.close()
        troubles = [
            each for each in self.troubles if not any(re.search(known, each) for known in self.allowed)
        ]
        assert not troubles, troubles

    def expects(self, *troubles):
        """Let these words pass in the console: what a test brings about on purpose."""
        self.allowed += troubles
        return self

    # --- What they see ---

    def go(self, path):
        self.page.goto(path)
        return self.page

    def see(self, text):
        expect(self.page.get_by_text(text).first).to_be_visible()

    def count(self, number):
        """The number beside "My itinerary", wherever this screen shows it."""
        shown = self.page.locator(
            ".bottom-bar [data-count]" if self.is_phone else ".basket-link [data-count]"
        )
        if number:
            expect(shown).to_have_text(str(number))
            expect(shown).to_be_visible()
        else:
            expect(shown).to_be_hidden()

    def add_button(self, ref):
        return self.page.locator(f'[data-add="{ref}"]').first

    def is_marked(self, ref, yes=True):
        expect(self.add_button(ref)).to_have_attribute("aria-pressed", str(yes).lower())

    def list_of(self, name):
        """The titles of the stops in a day (by number) or in the basket, in order."""
        return self.page.locator(f'[data-list="{name}"] [data-stop] h3')

    def stops(self, name, *titles):
        expect(self.list_of(name)).to_have_text(list(titles))

    def stop(self, title):
        return self.page.locator("[data-stop]", has=self.page.get_by_role("heading", name=title, exact=True))

    # --- What they do ---

    def press(self, locator):
        """Click, or tap on a phone."""
        locator.tap() if self.is_phone else locator.click()

    def add(self, ref):
        self.press(self.add_button(ref))
        self.is_marked(ref)

    def open_basket(self):
        self.press(self.page.locator(".bottom-bar a" if self.is_phone else ".basket-link").last)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def menu(self, title):
        """A stop's menu, opened; another that is open is closed first, as it may lie above."""
        menu = self.stop(title).locator(".stop-menu")
        if self.page.locator(".stop-menu[open]").count() and menu.get_attribute("open") is None:
            self.press(self.page.get_by_role("heading", level=1))
        if menu.get_attribute("open") is None:
            self.press(menu.locator("summary"))
        return menu

    def choose(self, title, name, role="button"):
        """Open a stop's menu and press one of its buttons."""
        self.press(self.menu(title).get_by_role(role, name=name, exact=True))

    def give_dates(self, arrival, departure):
        self.page.get_by_label("Arrival").fill(arrival.isoformat())
        self.page.get_by_label("Departure").fill(departure.isoformat())
        self.press(self.page.get_by_role("button", name="Save dates"))
        expect(self.page.locator("#day-1")).to_be_visible()
