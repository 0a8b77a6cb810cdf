"""What every test shares: caches that forget between tests."""

import pytest
from django.core.cache import caches
from hypothesis import settings

from roros_site.kit.caching import forget_remembered

# The same examples in every run: a suite that fails now and then is not believed.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def fresh_caches():
    """No page, count or remembered table of one test is seen by the next."""
    forget_remembered()
    for name in ("default", "pages"):
        caches[name].clear()
    yield
    forget_remembered()
