"""A holiday planned at a desk with the mouse, opened again elsewhere, shared and forgotten."""

import datetime
import re

from playwright.sync_api import expect

from tests.browser.seed import arrival

DAY = datetime.timedelta(days=1)


def test_from_the_first_visit_to_forgetting(visitor, arrive):
    page = visitor.go("/")
    expect(page).to_have_url(re.compile("/en/$"))
    visitor.see("To build your own itinerary, click")
    expect(page.get_by_role("link", name="Already saved an itinerary?").first).to_be_visible()
    visitor.count(0)
    assert not visitor.context.cookies()

    # by search, to the place's own page
    page.get_by_role("link", name="Search").first.click()
    page.locator("main input[name=q]").fill("kirke")
    page.locator("main input[name=q]").press("Enter")
    page.locator("main").get_by_role("link", name="Røros Church").first.click()
    button = page.locator('.add-text[data-add="place:roros-church"]')
    expect(button).to_have_text("Add to itinerary")
    button.click()
    expect(button).to_have_text("In your itinerary")
    expect(page.get_by_role("status")).to_contain_text("Røros Church is in your itinerary")
    visitor.count(1)

    # from a card of the list, without leaving it
    visitor.go("/en/places/?group=see")
    address = page.url
    visitor.add("place:olavsgruva")
    assert page.url == address
    visitor.count(2)

    # from a row of what's on
    visitor.go("/en/events/")
    row = page.locator('[data-add^="event:"]').filter(has_text="Organ by candlelight").first
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    visitor.count(3)

    # from a marker of the map
    visitor.go("/en/map/?group=eat")
    page.locator(".map-pin").first.click()
    page.locator(".map-card [data-add='place:kaffestuggu']").click()
    visitor.count(4)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    visitor.count(3)
    page.locator(".map-card [data-add='place:kaffestuggu']").click()
    visitor.count(4)

    # pressing again takes it out, and a reload changes nothing
    visitor.go("/en/places/kaffestuggu/")
    visitor.is_marked("place:kaffestuggu")
    visitor.add_button("place:kaffestuggu").click()
    visitor.is_marked("place:kaffestuggu", False)
    visitor.add("place:kaffestuggu")
    page.reload()
    visitor.is_marked("place:kaffestuggu")
    visitor.count(4)

    visitor.open_basket()
    visitor.stops("basket", "Røros Church", "Olavsgruva", "Organ by candlelight", "Kaffestuggu")
    visitor.give_dates(arrival(), arrival() + 2 * DAY)
    visitor.stops(2, "Organ by candlelight")
    visitor.stops("basket", "Røros Church", "Olavsgruva", "Kaffestuggu")

    first, second = short(page, 1), short(page, 2)
    visitor.choose("Olavsgruva", first)
    visitor.stops(1, "Olavsgruva")
    visitor.choose("Kaffestuggu", first)
    visitor.stops(1, "Olavsgruva", "Kaffestuggu")
    visitor.choose("Kaffestuggu", "Up")
    visitor.stops(1, "Kaffestuggu", "Olavsgruva")
    visitor.choose("Røros Church", second)
    expect(page.locator("#board-live")).to_contain_text("Røros Church")
    assert visitor.list_of(2).count() == 2

    visitor.choose("Olavsgruva", "Note and time", role="link")
    page.locator(".stop-panel textarea").fill("Warm clothes")
    page.locator(".stop-panel").get_by_role("button", name="Save").click()
    expect(visitor.stop("Olavsgruva")).to_contain_text("Warm clothes")

    page.get_by_text("Add a stop of your own").click()
    page.locator("#own-title").fill("Our cabin")
    page.locator("#own-save").click()
    visitor.stops("basket", "Our cabin")
    visitor.choose("Our cabin", "Remove")
    expect(visitor.stop("Our cabin")).to_have_count(0)
    page.locator("#undo").click()
    visitor.stops("basket", "Our cabin")

    page.get_by_role("link", name="Save", exact=True).click()
    page.get_by_label("Name").fill("Winter weekend")
    page.get_by_role("button", name="Save", exact=True).click()
    code = page.locator("#the-code").inner_text()
    assert re.fullmatch("[0-9A-Z]{4}-[0-9A-Z]{4}", code)

    elsewhere = arrive()
    other = elsewhere.go("/en/itinerary/open/")
    other.locator("#id_code").fill(code.lower().replace("-", " "))
    other.get_by_role("button", name="Open", exact=True).click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Winter weekend")
    elsewhere.stops(1, "Kaffestuggu", "Olavsgruva")
    elsewhere.see("Warm clothes")
    elsewhere.count(5)

    visitor.open_basket()
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("#share-link").input_value()
    friend = arrive()
    theirs = friend.go(link)
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Winter weekend")
    friend.see("Warm clothes")
    assert theirs.locator("[data-stop] form, .stop-menu, #act").count() == 0
    theirs.get_by_role("button", name="Copy into my basket").click()
    friend.count(5)
    page.get_by_role("button", name="Take the link back").click()
    friend.expects("410")
    assert theirs.goto(link).status == 410

    visitor.open_basket()
    page.get_by_role("link", name="Delete it for good").click()
    page.get_by_role("button", name="Delete it for good").click()
    visitor.go("/en/")
    visitor.count(0)
    assert not [cookie for cookie in visitor.context.cookies() if cookie["name"] == "itinerary"]
    late = arrive().expects("404", "422", "410")
    late.go("/en/itinerary/open/")
    late.page.locator("#id_code").fill(code)
    late.page.get_by_role("button", name="Open", exact=True).click()
    expect(late.page.locator(".errorlist, [role=alert]").first).to_be_visible()
    elsewhere.go("/en/places/?again=1")
    elsewhere.count(0)
    friend.go("/en/places/?again=1")
    friend.count(5)


def short(page, number):
    """What the buttons call a day."""
    return page.locator(f'.board-tabs a[href="#day-{number}"]').inner_text()
