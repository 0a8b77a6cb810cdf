"""What the itinerary's tests share: visitors, and one who has dates."""

import pytest
from django.utils import timezone

from tests.itinerary.visiting import THURSDAY, Visitor
from tests.world import make_itinerary, make_region


@pytest.fixture
def region(db):
    return make_region()


@pytest.fixture
def visitor(region):
    return Visitor()


@pytest.fixture
def other_visitor(region):
    return Visitor()


@pytest.fixture
def trip(visitor):
    """The visitor's itinerary of three days from a Thursday in December, used just now, without stops."""
    itinerary = make_itinerary(arrive_on=THURSDAY, day_count=3, used_at=timezone.now(), language="en")
    return visitor.carry(itinerary)
