"""A place is certified on the days its members' certificates are valid, and on no other."""

import datetime

import pytest

from destinations.models import Place
from members.services import refresh_certified_until
from tests.world import TODAY, kaffestuggu, make_certificate

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def member():
    return kaffestuggu().members.get()


def certified(day):
    return Place.objects.certified(day).exists()


class TestCertifiedPlaces:
    def test_a_mark_is_gone_the_day_after_its_certificate_ends(self, member):
        make_certificate(member, valid_from=TODAY - DAY, valid_to=TODAY)
        refresh_certified_until(member=member, day=TODAY)
        assert certified(TODAY)
        assert not certified(TODAY + DAY)

    def test_a_certificate_that_starts_later_does_not_count_before(self, member):
        make_certificate(member, valid_from=TODAY + DAY, valid_to=TODAY + 30 * DAY)
        refresh_certified_until(member=member, day=TODAY)
        assert not certified(TODAY)
        assert certified(TODAY + DAY)

    def test_a_certificate_without_dates_holds(self, member):
        make_certificate(member)
        refresh_certified_until(member=member, day=TODAY)
        assert certified(datetime.date(2090, 1, 1))

    def test_the_last_certificate_taken_away_takes_the_mark(self, member):
        certificate = make_certificate(member)
        refresh_certified_until(member=member, day=TODAY)
        certificate.delete()
        refresh_certified_until(member=member, day=TODAY)
        assert not certified(TODAY)
