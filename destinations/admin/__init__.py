"""The editors' side of places, pages and the region."""

from destinations.admin import pages, places, region

__all__ = ["pages", "places", "region"]
