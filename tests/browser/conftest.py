"""A real Chromium and the site it visits. Without a Chromium these tests are left out, and that is said once."""

import os
import shutil
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.visiting import Visitor
from tests.server import Server

FOLDER = Path(__file__).parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOW = "`apt install chromium` or `playwright install chromium`"
SEED = "import django; django.setup(); from tests.browser.seed import seed; seed()"
_left_out = []


def chromium():
    """The path of a Chromium: the one CHROMIUM names, else Debian's, one in PATH, or Playwright's own; or None."""
    found = os.environ.get("CHROMIUM")
    if not found:
        candidates = [
            "/usr/bin/chromium",
            *map(shutil.which, ("chromium", "chromium-browser", "google-chrome")),
        ]
        found = next((path for path in candidates if path and Path(path).is_file()), None)
    if not found:
        with sync_playwright() as playwright:
            found = playwright.chromium.executable_path
    return found if Path(found).is_file() else None


def pytest_collection_modifyitems(config, items):
    ours = [item for item in items if FOLDER in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    if not ours or chromium():
        return
    if os.environ.get("REQUIRE_BROWSER"):
        raise pytest.UsageError(f"REQUIRE_BROWSER is set and no Chromium was found: {HOW}")
    _left_out.extend(ours)
    items[:] = [item for item in items if item not in set(ours)]
    config.hook.pytest_deselected(items=ours)


def pytest_terminal_summary(terminalreporter):
    if _left_out:
        terminalreporter.write_line(
            f"{len(_left_out)} browser tests left out: no Chromium found. To get one: {HOW}"
        )


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the site, served as in production, with one of everything."""
    folder = tmp_path_factory.mktemp("site")
    server = Server(
        folder,
        database(folder),
        DJANGO_SETTINGS_MODULE="tests.browser.settings",
        VAR_DIR=str(folder),
        MEDIA_ROOT=str(folder / "media"),
        SECRET_KEY="only-for-tests-" + "x" * 40,
        DEBUG="0",
        EMAIL_URL=f"filemail:///{folder / 'mail'}",
        RATE_LIMIT_FACTOR="1000",
    )
    server.run(SEED)
    server.start()
    yield server.address
    server.kill()


def database(folder):
    """A database beside the suite's own: a file, or on the same PostgreSQL."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{quote(str(folder / 'site.sqlite3'))}"
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS browser_tests")
        connection.execute("CREATE DATABASE browser_tests")
    return urlsplit(url)._replace(path="/browser_tests").geturl()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=chromium(), args=FLAGS, env={**os.environ, "LANGUAGE": "en_US"}
        )
        yield found
        found.close()


@pytest.fixture
def arrive(browser, site):
    """Make visitors, each with a browser of their own; at the end none may have met an error or another host."""
    visitors = []

    def make(**options):
        visitors.append(Visitor(browser, site, **options))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def visitor(arrive):
    """At a desk, 1280 pixels wide."""
    return arrive()
