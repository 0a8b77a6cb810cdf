"""What pages weigh as sent: the HTML as the application compresses it, and first visits in a real browser."""

import os
import shutil
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from tests.bench.client import Client
from tests.bench.kinds import BASKET, FIRST

WIDTHS = ((390, 844), (1400, 900))
KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "Script", "font": "Fonts", "image": "Pictures"}
ORDER = (*KINDS.values(), "Other")
FLAGS = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
QUIET_MS = 800
_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit: bytes on the wire by kind, with headers, before and after scrolling to the end."""

    name: str
    width: int
    bytes: dict
    requests: int
    scrolled: int
    shift: float

    @property
    def total(self):
        return sum(self.bytes.values())


def html_as_sent(port, pages):
    """[(name, bytes with Brotli, bytes with gzip)] of each page; AssertionError when one is not compressed."""
    sizes = []
    for name, path in pages:
        lengths = []
        for encoding in ("br", "gzip"):
            headers, content = Client(port, encoding).get(path)
            assert headers["Content-Encoding"] in ("br", "gzip"), f"{path} is sent as it is"
            lengths.append(len(content))
        sizes.append((name, *lengths))
    return sizes


def basket_as_sent(visitor):
    """The same for the basket page, which only ever leaves compressed with gzip."""
    _headers, content = visitor.get(BASKET)
    return [("Basket page, five days", None, len(content))]


def browser():
    """The path of a Chromium on this machine, or None to let Playwright use its own."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def first_visits(port):
    """A Visit for each of the first pages at each width, every one with an empty cache."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=FLAGS)
        visits = [
            visit(chromium, name, f"http://127.0.0.1:{port}{path}", size)
            for name, path in FIRST
            for size in WIDTHS
        ]
        chromium.close()
    return visits


def visit(chromium, name, address, size):
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, device_scale_factor=1)
    page = context.new_page()
    session = context.new_cdp_session(page)
    kind_of, weights = {}, []
    session.on("Network.responseReceived", lambda event: kind_of.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: weights.append((kind_of.get(event["requestId"], ""), event["encodedDataLength"])),
    )
    session.send("Network.enable")
    page.add_init_script(_SHIFTS)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(QUIET_MS)
    first = list(weights)
    page.evaluate("window.scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    page.wait_for_timeout(QUIET_MS)
    shift = page.evaluate("window.shifted")
    context.close()
    by_kind = dict.fromkeys(ORDER, 0)
    for kind, length in first:
        by_kind[KINDS.get(kind.lower(), "Other")] += length
    return Visit(name, size[0], by_kind, len(first), sum(length for _, length in weights), shift)
