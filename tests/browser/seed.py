"""The region the browser tests visit. Its events lie in the days after today, as a visitor's plans do."""

import datetime

from django.core.management import call_command
from django.utils import timezone

from events.models import Occurrence
from roros_site.search import rebuild
from tests.world import (
    kaffestuggu,
    local,
    make_event,
    make_occurrence,
    make_page,
    make_place,
    make_region,
    make_suggestion,
    make_user,
    olavsgruva,
    roros_church,
)

ARRIVAL_IN_DAYS = 14


def arrival():
    return datetime.date.today() + datetime.timedelta(days=ARRIVAL_IN_DAYS)


def evening(date, hour=19):
    return local(date.year, date.month, date.day, hour)


def seed():
    """Tables, and a region with one of everything; the concert is on the second day after `arrival()`."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    make_region()
    church, mine, cafe = roros_church(), olavsgruva(), kaffestuggu()
    for number in range(12):
        make_place(f"farm-{number}", name=f"Farm {number}", lat=62.4 + number / 20, lon=11 + number / 15)
    concert = make_event("organ", place=church, title="Organ by candlelight")
    second = arrival() + datetime.timedelta(days=1)
    make_occurrence(concert, evening(second))
    fair = make_event(
        "fair", place=make_place("town", name="Town"), title="The Fair", kind="fair", duration_days=3
    )
    opening = make_event("opening", place=fair.place, title="Opening of the fair", parent=fair, offset_days=0)
    make_occurrence(opening, evening(second, 11))
    make_occurrence(fair, evening(second, 10), evening(second + datetime.timedelta(days=2), 18))
    pillars = make_page("tre-grunnpilarer", title="Tre grunnpilarer")
    make_page(
        "tourism-award-2015",
        parent=make_page("roros", parent=pillars, title="Røros"),
        title="Tourism Award 2015",
    )
    coming = Occurrence.objects.filter(starts_at__gt=timezone.now()).first()
    make_suggestion("mines", title="A day of mines", days=[[mine, cafe], [church, coming]])
    make_user("kari@example.org", "fjellgardskost")
    rebuild()
