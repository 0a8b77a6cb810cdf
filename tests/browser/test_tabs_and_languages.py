"""Two tabs at once, another language, and browsers in which script does not run."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from tests.browser.seed import arrival
from tests.browser.visiting import Visitor

DAY = datetime.timedelta(days=1)
SORTABLE = """() => window.Sortable?.get(document.querySelector('[data-list="1"]'))"""


def other_tab(visitor, path):
    """The same visitor, looking at another tab."""
    other = object.__new__(Visitor)
    other.__dict__.update(visitor.__dict__)
    other.page = visitor.tab()
    other.page.goto(path)
    return other


@pytest.fixture
def planner(arrive):
    """Three stops in the basket, two days, the board open; without movement, so that a drag ends where it ends."""
    visitor = arrive(reduced_motion="reduce")
    page = visitor.go("/en/places/")
    for ref in ("place:olavsgruva", "place:roros-church"):
        visitor.add(ref)
    page.goto("/en/places/kaffestuggu/")
    visitor.add("place:kaffestuggu")
    page.goto("/en/itinerary/")
    visitor.give_dates(arrival(), arrival() + DAY)
    return visitor


class TestTwoTabs:
    def test_a_stale_board_is_shown_the_current_one_and_loses_nothing(self, planner):
        first = planner.page.locator('.board-tabs a[href="#day-1"]').inner_text()
        second = other_tab(planner, "/en/itinerary/")
        planner.choose("Olavsgruva", first)
        planner.stops(1, "Olavsgruva")

        second.expects("409")
        second.choose("Kaffestuggu", first)
        expect(second.page.get_by_role("alert")).to_contain_text("changed in another window")
        second.stops(1, "Olavsgruva")
        second.stops("basket", "Røros Church", "Kaffestuggu")
        second.page.get_by_role("button", name="Do it now").click()
        second.stops(1, "Olavsgruva", "Kaffestuggu")
        planner.page.reload()
        planner.stops(1, "Olavsgruva", "Kaffestuggu")

    def test_a_stop_removed_elsewhere_cannot_be_moved_and_says_so(self, planner):
        second = other_tab(planner, "/en/itinerary/")
        planner.choose("Kaffestuggu", "Remove")
        planner.stops("basket", "Olavsgruva", "Røros Church")
        second.expects("409")
        second.choose("Kaffestuggu", "Up")
        expect(second.page.get_by_role("alert")).to_be_visible()
        second.stops("basket", "Olavsgruva", "Røros Church")

    def test_adding_in_one_tab_does_not_disturb_the_other(self, planner):
        second = other_tab(planner, "/en/places/farm-1/")
        second.add("place:farm-1")
        second.count(4)
        planner.expects("409")
        planner.choose("Kaffestuggu", "Remove")
        again = planner.page.get_by_role("button", name="Do it now")
        again.click()
        planner.stops("basket", "Olavsgruva", "Røros Church", "Farm 1")

    def test_removing_in_a_stale_list_works_at_once(self, planner):
        second = other_tab(planner, "/en/places/olavsgruva/")
        planner.choose("Røros Church", "Remove")
        second.expects("409")
        second.add_button("place:olavsgruva").click()
        second.is_marked("place:olavsgruva", False)
        second.count(1)


class TestDragging:
    def drag(self, page, what, where, down=0.5):
        """By the middle of `what` to `where`, so far down in it."""
        start, end = what.bounding_box(), where.bounding_box()
        page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        page.mouse.down()
        page.mouse.move(start["x"], start["y"] + 40, steps=5)
        page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] * down, steps=20)
        page.mouse.up()

    def test_a_stop_is_dragged_into_a_day_and_stays_there(self, planner):
        page = planner.page
        page.wait_for_function(SORTABLE)
        self.drag(page, planner.stop("Olavsgruva").locator("summary"), page.locator("#day-1 .day-empty"))
        planner.stops(1, "Olavsgruva")
        expect(page.locator("#board-live")).to_contain_text("Olavsgruva")
        page.reload()
        planner.stops(1, "Olavsgruva")
        planner.stops("basket", "Røros Church", "Kaffestuggu")

    def test_within_the_basket_it_changes_the_order(self, planner):
        page = planner.page
        page.wait_for_function(SORTABLE)
        self.drag(page, planner.stop("Olavsgruva").locator("summary"), planner.stop("Kaffestuggu"), down=0.95)
        expect(page.locator("#board-live")).to_contain_text("Olavsgruva")
        shown = planner.list_of("basket").all_inner_texts()
        assert shown[0] == "Røros Church"
        page.reload()
        planner.stops("basket", *shown)


class TestLanguages:
    def test_changing_language_keeps_page_and_basket(self, visitor):
        page = visitor.go("/en/places/?group=see")
        visitor.add("place:olavsgruva")
        for name, code, words in (("Deutsch", "de", "Mein Reiseplan"), ("Norsk", "nb", "Min reiseplan")):
            page.locator(".language-menu summary").click()
            page.locator(".language-menu").get_by_role("link", name=name).click()
            expect(page).to_have_url(re.compile(rf"/{code}/places/\?group=see$"))
            expect(page.locator("html")).to_have_attribute("lang", code)
            visitor.count(1)
            visitor.is_marked("place:olavsgruva")
            expect(page.locator(".basket-link")).to_contain_text(words)

    def test_the_board_keeps_its_stops_too(self, planner):
        page = planner.page
        page.locator(".language-menu summary").click()
        page.locator(".language-menu").get_by_role("link", name="Deutsch").click()
        expect(page).to_have_url(re.compile("/de/itinerary/"))
        planner.stops("basket", "Olavsgruva", "Røros kirke", "Kaffestuggu")


class TestWithoutScript:
    @pytest.fixture(params=["switched off", "blocked"])
    def plain(self, arrive, request):
        """Somebody whose browser runs no script, or whose network lets none through."""
        if request.param == "switched off":
            return arrive(java_script_enabled=False)
        visitor = arrive().expects("ERR_FAILED", "ERR_BLOCKED", "Failed to load")
        visitor.context.route(re.compile(r"\.js($|\?)"), lambda route: route.abort())
        return visitor

    def test_the_story_works_by_form(self, plain, arrive):
        page = plain.go("/en/places/")
        plain.add_button("place:olavsgruva").click()
        expect(page).to_have_url(re.compile("/en/itinerary/add/place/olavsgruva/"))
        page.locator("main form button").first.click()
        plain.go("/en/places/roros-church/")
        plain.add_button("place:roros-church").click()
        page.locator("main form button").first.click()
        page.goto("/en/")
        page.locator(".basket-link").click()
        plain.stops("basket", "Olavsgruva", "Røros Church")
        plain.give_dates(arrival(), arrival() + DAY)
        plain.choose("Olavsgruva", page.locator('.board-tabs a[href="#day-1"]').inner_text())
        plain.stops(1, "Olavsgruva")
        plain.choose("Røros Church", "Remove")
        page.locator("#undo").click()
        plain.stops("basket", "Røros Church")
        plain.choose("Olavsgruva", "Note and time", role="link")
        page.locator("textarea").fill("Warm clothes")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(plain.stop("Olavsgruva")).to_contain_text("Warm clothes")
        page.get_by_role("link", name="Save", exact=True).click()
        page.get_by_label("Name").fill("By hand")
        page.get_by_role("button", name="Save", exact=True).click()
        code = page.locator("#the-code").inner_text()
        other = arrive()
        other.go("/en/itinerary/open/")
        other.page.locator("#id_code").fill(code)
        other.page.locator("#id_code").press("Enter")
        other.stops(1, "Olavsgruva")

    def test_map_and_lists_work(self, plain):
        page = plain.go("/en/map/")
        page.locator(".map-markers").get_by_role("link", name="Olavsgruva", exact=True).click()
        expect(page).to_have_url(re.compile("/en/places/olavsgruva/"))
        page.goto("/en/search/")
        page.locator("main [name=q]").fill("kirke")
        page.locator("main [name=q]").press("Enter")
        expect(page).to_have_url(re.compile("q=kirke"))
        plain.see("Røros Church")


def test_the_network_may_fail_while_adding(visitor):
    """If the answer does not come, the browser follows the link instead: nothing is pretended."""
    page = visitor.expects("ERR_FAILED", "Failed to load").go("/en/places/")
    page.route(
        "**/add/place/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    visitor.add_button("place:olavsgruva").click()
    expect(page).to_have_url(re.compile("/en/itinerary/add/place/olavsgruva/"))
    visitor.count(0)
