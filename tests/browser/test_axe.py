"""axe finds nothing to complain of, in light and dark, wide and narrow."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.kinds import OF_A_PLAN, PUBLIC, TOOLS
from tests.browser.seed import arrival

DAY = datetime.timedelta(days=1)
axe = Axe()


@pytest.fixture(params=["light", "dark"])
def reader(arrive, request):
    """Somebody whose system is set to light or dark, and who wants no movement."""
    return arrive(color_scheme=request.param, reduced_motion="reduce").expects("404")


def faults(page):
    found = axe.run(page).response
    assert len(found["passes"]) > 10, "axe looked at nothing"
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("pages", [PUBLIC, TOOLS], ids=["public", "tools"])
def test_pages(reader, pages):
    found = {name: faults(reader.go(f"/en/{path}")) for name, path in pages.items()}
    assert not {name: said for name, said in found.items() if said}


def test_pages_of_a_plan(reader):
    page = plan(reader)
    found = {}
    for name, path in OF_A_PLAN.items():
        page.goto(f"/en/{path}")
        found[name] = faults(page)
    page.goto("/en/itinerary/")
    reader.menu("Olavsgruva")
    page.locator(".dates-panel summary").click()
    page.locator("#own-summary").click()
    found["open menus"] = faults(page)
    page.goto("/en/itinerary/save/")
    page.get_by_label("Name").fill("Winter")
    page.get_by_role("button", name="Save", exact=True).click()
    found["saved"] = faults(page)
    page.goto("/en/itinerary/share/")
    page.get_by_role("button", name="Make a link").click()
    found["link"] = faults(page)
    page.goto(page.locator("#share-link").input_value())
    found["shared"] = faults(page)
    assert not {name: said for name, said in found.items() if said}


def test_what_script_brings(reader):
    page = reader.go("/en/places/")
    found = {}
    reader.add("place:olavsgruva")
    expect(page.locator("#toast")).to_be_visible()
    found["toast"] = faults(page)
    page.locator(".language-menu summary").click()
    found["language menu"] = faults(page)
    page.goto("/en/map/?group=eat")
    page.locator(".map-pin").first.click()
    found["card on the map"] = faults(page)
    page.goto("/en/accounts/login/")
    page.locator("main form button[type=submit]").first.click()
    page.locator("[name=login]").fill("nobody@example.org")
    page.locator("[name=password]").fill("wrong")
    page.locator("main form button[type=submit]").first.click()
    found["refused sign-in"] = faults(page)
    assert not {name: said for name, said in found.items() if said}


def test_the_board_on_a_phone(arrive):
    walker = arrive(phone=True, reduced_motion="reduce")
    assert faults(plan(walker)) == []


def plan(reader):
    """The board of somebody with stops in two days and in the basket."""
    page = reader.go("/en/places/")
    for ref in ("place:olavsgruva", "place:roros-church"):
        reader.add(ref)
    page.goto("/en/events/")
    reader.press(page.locator('[data-add^="event:"]').filter(has_text="Organ").first)
    reader.count(3)
    page.goto("/en/itinerary/")
    reader.give_dates(arrival(), arrival() + DAY)
    reader.choose("Olavsgruva", page.locator('.board-tabs a[href="#day-1"]').inner_text())
    reader.stops(1, "Olavsgruva")
    return page
