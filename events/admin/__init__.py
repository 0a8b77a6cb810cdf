"""The editors' side of what's on."""

from events.admin import events, occurrences

__all__ = ["events", "occurrences"]
