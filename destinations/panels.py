"""Panels other apps add to a place's page, so that the page is whole without importing them.

An app registers a panel in its AppConfig.ready(): a template and a function `(place, day) -> context or None`,
which asks at most one query.
"""

_panels = []


def register(template, fetch):
    """Add a panel; panels appear in the order of registration. Registering a template again changes nothing."""
    if all(template != known for known, _ in _panels):
        _panels.append((template, fetch))


def for_place(place, day):
    """The panels that have something to say about a place: (template, context)."""
    answers = ((template, fetch(place, day)) for template, fetch in _panels)
    return [(template, context) for template, context in answers if context]
