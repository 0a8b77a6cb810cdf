"""Measurements of the site as it is served: `make bench`. They never fail a build; see docs/performance.md."""
