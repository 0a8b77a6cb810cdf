"""Search over everything the site shows, forgiving of word forms, missing letters and typing errors."""

from destinations.search.documents import Document
from destinations.search.finding import Answer, Hit, ask, find, place_ids
from destinations.search.index import index_documents, keep_only, remove, replace_all

__all__ = [
    "Answer",
    "Document",
    "Hit",
    "ask",
    "find",
    "index_documents",
    "keep_only",
    "place_ids",
    "remove",
    "replace_all",
]
