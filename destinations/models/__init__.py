"""The region: its municipalities, categories, places with hours and photographs, and editorial pages."""

from .imports import ImportedRecord
from .pages import LegacyAddress, Page
from .places import Amenity, OpeningPeriod, Photo, Place
from .region import Category, Municipality, Region
from .search import SearchDocument, SearchWord

__all__ = [
    "Amenity",
    "Category",
    "ImportedRecord",
    "LegacyAddress",
    "Municipality",
    "OpeningPeriod",
    "Page",
    "Photo",
    "Place",
    "Region",
    "SearchDocument",
    "SearchWord",
]
