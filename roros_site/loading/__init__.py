"""Loading a region: from a folder of JSON files into the database, in one transaction."""

from .region import load_region

__all__ = ["load_region"]
