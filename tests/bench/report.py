"""The figures as tables of Markdown, each beside its goal, and where they go."""

import datetime
import os
import platform
import re
from pathlib import Path

import django

from tests.bench import kinds, servers, weight
from tests.bench.timing import compared

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- measured by `make bench`: begin -->", "<!-- measured by `make bench`: end -->"
CACHED, UNCACHED, BASKET, ADDING, WORSE = 0.1, 1.0, 2.0, 1.0, 1.2
MEMORY_MIB, HTML_BYTES, VISIT_BYTES, SCRIPT_BYTES = 100, 14_000, 100_000, 15_000
STATEMENTS = {"Basket page": 8, "Adding": 6}
STATEMENTS_PAGE = 8


def tables(measured, memory, counted, html, visits):
    """(all tables as one text, what missed its goal)."""
    misses = []
    parts = [
        machine(),
        times(measured, misses),
        growth(measured, misses),
        statements(counted, misses),
        memory_table(memory, misses),
        html_table(html, misses),
        visits_table(visits, misses),
    ]
    verdict = "\n".join(f"- {miss}" for miss in misses) or "None in this run."
    return "\n\n".join([*parts, f"### Above their goal\n\n{verdict}"]), misses


def table(head, rows):
    """A Markdown table; every column but the first is set to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def judged(value, goal, text, name, misses):
    """The text of a figure, set in bold and noted when it is above its goal."""
    if goal is None or value <= goal:
        return text
    misses.append(f"{name}: {text}")
    return f"**{text}**"


def machine():
    kinds_of_processor = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    processor = kinds_of_processor[0] if kinds_of_processor else platform.machine()
    load = os.getloadavg()[0]
    return (
        f"{datetime.date.today():%d %B %Y}. {os.cpu_count()} processors ({processor}), {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, Django {django.__version__}, SQLite. "
        f"Load of the machine at the end of the run, which asks one thing at a time: {load:.1f}."
    )


def times(measured, misses):
    bare = measured["bare"]
    rows = []

    def row(label, key, goal):
        found = compared(measured[key], bare)
        ratio = judged(
            found.ratio,
            goal,
            f"{found.ratio:.3f}" if found.ratio < 0.3 else f"{found.ratio:.2f}",
            label,
            misses,
        )
        middle = (
            f"{found.low:.3f}–{found.high:.3f}" if found.ratio < 0.3 else f"{found.low:.2f}–{found.high:.2f}"
        )
        rows.append(
            [
                label,
                ratio,
                middle,
                "" if goal is None else f"{goal:g}",
                f"{found.milliseconds:.2f}",
                found.requests,
            ]
        )

    row("Bare page: 3 queries, 20 kB template", "bare", None)
    row("Bare “hello”", "hello", None)
    for name, _path in kinds.FIRST:
        row(f"{name}, from the page cache", f"served {name}", CACHED)
    for name, _path in kinds.FIRST:
        row(f"{name}, conditional request (304)", f"again {name}", CACHED)
    for name, _path in kinds.PAGES:
        row(f"{name}, page cache off", f"region {name}", UNCACHED)
    row("Basket page, five days", "region basket", BASKET)
    row("Adding a place", "region adding", ADDING)
    head = ["Processor time per request", "× bare", "middle half", "goal", "ms", "requests"]
    return "### Processor time\n\n" + table(head, rows)


def growth(measured, misses):
    rows = []
    for name in [*(name for name, _path in kinds.PAGES), "basket", "adding"]:
        found = compared(measured[f"scaled {name}"], measured[f"region {name}"])
        label = found.name
        text = judged(
            found.ratio, WORSE, f"{found.ratio:.2f}", f"{label} with {servers.PLACES} places", misses
        )
        rows.append([label, text, f"{found.low:.2f}–{found.high:.2f}", f"{WORSE:g}"])
    head = [f"With {servers.PLACES} places instead of 275", "× the region", "middle half", "goal"]
    return "### More places\n\n" + table(head, rows)


def statements(counted, misses):
    rows = []
    for name, number in counted["region"].items():
        goal, many = STATEMENTS.get(name, STATEMENTS_PAGE), counted["scaled"][name]
        rows.append(
            [
                name,
                judged(number, goal, str(number), f"Statements, {name}", misses),
                judged(many, number, str(many), f"Statements, {name}, with {servers.PLACES} places", misses),
                goal,
            ]
        )
    head = ["Statements to the database, page cache off", "275 places", f"{servers.PLACES} places", "goal"]
    return "### Statements\n\n" + table(head, rows) + "\n\nA page from the cache and a 304 send none."


def memory_table(memory, misses):
    labels = {
        "served": "The site as served", "region": "Page cache off",
        "scaled": f"Page cache off, {servers.PLACES} places", "bare": "Bare project",
    }  # fmt: skip
    rows = []
    for key, label in labels.items():
        resident, proportional, private = (max(column) for column in zip(*memory[key], strict=True))
        goal = None if key == "bare" else MEMORY_MIB
        text = judged(resident, goal, f"{resident:.0f}", f"Memory of a worker, {label}", misses)
        rows.append([label, text, f"{proportional:.0f}", f"{private:.0f}", goal or ""])
    head = [
        "MiB of the larger worker after the run",
        "resident (RSS)",
        "its share (PSS)",
        "its own (private)",
        "goal",
    ]
    return "### Memory\n\n" + table(head, rows)


def html_table(html, misses):
    rows = []
    for name, brotli, gzip in html:
        worst = max(brotli or 0, gzip)
        cells = [f"{size:,}".replace(",", " ") if size else "" for size in (brotli, gzip)]
        if worst > HTML_BYTES:
            misses.append(f"HTML of {name}: {worst} bytes")
            cells = [f"**{cell}**" for cell in cells]
        rows.append([name, *cells, f"{HTML_BYTES:,}".replace(",", " ")])
    head = ["HTML as sent, bytes", "Brotli", "gzip", "goal"]
    return "### HTML\n\n" + table(head, rows)


def visits_table(visits, misses):
    rows = []
    for visit in visits:
        label = f"{visit.name}, {visit.width} px"
        kb = {kind: f"{size / 1000:.1f}" for kind, size in visit.bytes.items()}
        script = visit.bytes["Script"]
        kb["Script"] = judged(
            script, SCRIPT_BYTES, kb["Script"], f"Script of a first visit, {label}, kB", misses
        )
        total = judged(
            visit.total, VISIT_BYTES, f"{visit.total / 1000:.1f}", f"First visit, {label}, kB", misses
        )
        shift = judged(round(visit.shift, 3), 0, f"{visit.shift:.3f}", f"Layout shift, {label}", misses)
        rows.append(
            [
                label,
                total,
                *(kb[kind] for kind in weight.ORDER),
                visit.requests,
                f"{visit.scrolled / 1000:.1f}",
                shift,
            ]
        )
    head = ["First visit, kB on the wire", "all", *weight.ORDER, "requests", "scrolled to the end", "CLS"]
    rows.append(["Goal", 100, "14", "", "15", "", "", "", "", "", 0])
    return "### First visit in Chromium\n\n" + table(head, rows)


def write(text):
    """Put the tables between the markers of docs/performance.md."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
