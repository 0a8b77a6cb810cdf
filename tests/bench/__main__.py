"""`make bench`: prepare, measure, and write the tables of docs/performance.md. Five minutes, two cores, no network."""

import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.bench import kinds, report, servers, timing, weight
from tests.bench.client import Client
from tests.bench.timing import Work


def say(text):
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


def started(folder, stack):
    """The four servers: the bare one, the site as served, and without its page cache at both sizes."""
    scaled = str(folder / "scaled")
    wanted = {
        "bare": {"application": "tests.bench.bare:application", "BARE_DIR": str(folder / "bare")},
        "served": {},
        "region": {"PAGE_CACHE": "0"},
        "scaled": {"PAGE_CACHE": "0", "VAR_DIR": scaled},
    }
    running = {}
    for name, options in wanted.items():
        running[name] = servers.serve(name, folder, **options)
        stack.callback(running[name].stop)
    return running


def works(running):
    """Everything that is timed, by its key."""
    bare, served = running["bare"], running["served"]
    yardstick, newcomer = Client(bare.port), Client(served.port)
    found = {
        "bare": Work("Bare page", bare, lambda: yardstick.get("/shelves/1/")),
        "hello": Work("Bare “hello”", bare, lambda: yardstick.get("/hello/")),
    }
    for name, path in kinds.FIRST:
        found[f"served {name}"] = Work(name, served, lambda path=path: newcomer.get(path))
        tag = newcomer.get(path)[0]["ETag"]
        again = {"If-None-Match": tag, "expect": 304}
        found[f"again {name}"] = Work(
            name, served, lambda path=path, again=again: newcomer.get(path, **again)
        )
    slugs = place_slugs(served.port)
    for size in ("region", "scaled"):
        server = running[size]
        visitor, owner = Client(server.port), kinds.filled_basket(server.port)
        for name, path in kinds.PAGES:
            found[f"{size} {name}"] = Work(name, server, lambda path=path, visitor=visitor: visitor.get(path))
        found[f"{size} basket"] = Work("Basket page", server, lambda owner=owner: owner.get(kinds.BASKET))
        found[f"{size} adding"] = Work("Adding", server, kinds.Adding(server.port, slugs))
    return found


def place_slugs(port):
    """Slugs of the places that the plain list shows first."""
    page = Client(port, encoding="identity").get(kinds.LIST)[1].decode()
    pieces = page.split('data-add="place:')[1:]
    return [piece.split('"', 1)[0] for piece in pieces]


def statements(folder):
    """{size: {page: statements}} at both sizes."""
    folders = {"region": folder / "region", "scaled": folder / "scaled"}
    return {
        size: json.loads(
            servers.run(
                "-m",
                "tests.bench.queries",
                env=servers.environment(folder, PAGE_CACHE="0", VAR_DIR=str(path)),
            )
        )
        for size, path in folders.items()
    }


def main():
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        servers.prepare(folder, say)
        say("Starting four servers ...")
        running = started(folder, stack)
        measured = works(running)
        say(f"Timing {len(measured)} kinds of request ...")
        timing.measure(list(measured.values()), say)
        memory = {size: server.memory_mib() for size, server in running.items()}
        say("Counting statements ...")
        counted = statements(folder)
        say("Weighing pages ...")
        html = weight.html_as_sent(running["served"].port, kinds.PAGES)
        html += weight.basket_as_sent(kinds.filled_basket(running["served"].port))
        visits = weight.first_visits(running["served"].port)
    tables, misses = report.tables(measured, memory, counted, html, visits)
    print("\n" + tables)
    if "--dry" not in sys.argv:
        report.write(tables)
    for miss in misses:
        say(f"Above its goal: {miss}")
    say(f"Done in {time.monotonic() - begun:.0f} s.")


if __name__ == "__main__":
    main()
