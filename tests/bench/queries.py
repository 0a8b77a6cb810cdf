"""How many statements each page sends to the database: run in a process of its own, prints JSON.

Counted without the page cache and with the small tables already in memory, as in a worker that has answered before.
"""

import json

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.bench.kinds import BASKET, FULL_TRIP, PAGES, PLACE  # noqa: E402

ADD = PLACE.replace("/places/", "/itinerary/add/place/")


def counted(ask, status):
    """The number of statements of one request; AssertionError when the answer is not the one expected."""
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
        number = len(connection.queries_log) - captured.initial_queries
    assert answer.status_code == status, (answer.status_code, answer.request["PATH_INFO"])
    return number


def main():
    visitor = Client(headers={"host": "127.0.0.1", "sec-fetch-site": "same-origin"})
    found = {}
    for name, path in PAGES:
        visitor.get(path)
        found[name] = counted(lambda path=path: visitor.get(path), 200)
    visitor.post(FULL_TRIP)
    visitor.get(BASKET)
    found["Basket page"] = counted(lambda: visitor.get(BASKET), 200)
    found["Adding"] = counted(lambda: visitor.post(ADD), 303)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
