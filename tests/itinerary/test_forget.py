"""Itineraries nobody uses are forgotten: unsaved after 90 days, saved after 24 months."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from destinations.models import Place
from itinerary import services
from itinerary.models import Itinerary, Suggestion
from tests.world import make_itinerary, make_place, make_suggestion

pytestmark = pytest.mark.django_db


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def forget(*options):
    out = io.StringIO()
    call_command("forget_old_itineraries", *options, stdout=out)
    return out.getvalue()


class TestForgetting:
    @pytest.fixture
    def six(self, db):
        stops = [make_place()]
        for title, unused, saved in [
            ("new", 1, None), ("unsaved 89", 89, None), ("unsaved 91", 91, None),
            ("saved 91", 91, 400), ("saved 729", 729, 900), ("saved 731", 731, 900),
        ]:  # fmt: skip
            make_itinerary(
                title=title,
                stops=stops,
                used_at=days_ago(unused),
                saved_at=days_ago(saved) if saved else None,
            )

    def test_deletes_only_what_is_old_enough(self, six):
        forget()
        left = set(Itinerary.objects.values_list("title", flat=True))
        assert left == {"new", "unsaved 89", "saved 91", "saved 729"}

    def test_can_only_say_how_many(self, six):
        assert forget("--dry-run") == "2 itineraries would be deleted.\n"
        assert Itinerary.objects.count() == 6

    def test_goes_in_batches(self, six):
        assert "Done: 2 itineraries deleted." in forget("--batch", "1")
        assert Itinerary.objects.count() == 4

    def test_never_takes_a_ready_made_trip(self, db):
        trip = make_suggestion(days=[[make_place()]])
        Itinerary.objects.update(used_at=days_ago(3000), saved_at=days_ago(3000))
        forget()
        assert Suggestion.objects.get().itinerary == trip.itinerary

    def test_leaves_what_somebody_looks_at(self, visitor):
        kept = visitor.carry(make_itinerary(used_at=days_ago(89), stops=["Cabin"]))
        assert visitor.get("").status_code == 200
        kept.refresh_from_db()
        assert timezone.now() - kept.used_at < datetime.timedelta(minutes=1)

    def test_leaves_the_places(self, six):
        forget()
        assert services.old_itineraries(timezone.now()).count() == 0
        assert Place.objects.count() == 1
