"""Search over all apps: `rebuild` and `reindex` keep the index, the page is in `views`."""

from roros_site.search.index import rebuild, reindex

__all__ = ["rebuild", "reindex"]
