"""The order of the page tree: depth first, and moving a page among its siblings or under another."""

from django.db import transaction

from destinations.models import Page
from roros_site.kit.caching import bump_content_version

MOVES = ("up", "down", "in", "out", "before", "after", "under")


def in_tree_order(pairs):
    """Primary keys depth first from (pk, parent pk) pairs in the order of siblings."""
    below = {}
    for pk, parent in pairs:
        below.setdefault(parent, []).append(pk)
    known = {pk for pk, _parent in pairs}
    ordered, waiting = [], []
    for pk, parent in reversed(pairs):
        if parent is None or parent not in known:  # a parent that a search left out counts as none
            waiting.append(pk)
    while waiting:
        pk = waiting.pop()
        ordered.append(pk)
        waiting.extend(reversed(below.get(pk, ())))
    return ordered


def move_page(*, page, how, other=None):
    """Move a page and all below it; returns False when there is nowhere to go that way.

    `up` and `down` among its siblings, `in` under the sibling before it, `out` to behind its parent; `before`,
    `after` and `under` relate to another page. Raises ValidationError for a move that would break the tree.
    """
    with transaction.atomic():
        page = Page.objects.select_for_update(of=("self",)).select_related("parent").get(pk=page.pk)
        target = _target(page, how, other)
        if target is None:
            return False
        parent, siblings, place = target
        if parent != page.parent:
            page.parent = parent
            page.full_clean()
            page.save()
        siblings.insert(place, page)
        for position, sibling in enumerate(siblings):
            if sibling.position != position:
                Page.objects.filter(pk=sibling.pk).update(position=position)
        bump_content_version()
    return True


def _siblings(parent):
    """The pages under a parent, in order."""
    return list(Page.objects.filter(parent=parent).for_menu().order_by("position", "pk"))


def _target(page, how, other):
    """(new parent, its other children, index among them), or None when the move leads nowhere."""
    siblings = _siblings(page.parent)
    index = next(number for number, sibling in enumerate(siblings) if sibling.pk == page.pk)
    siblings.pop(index)
    if how == "up":
        return (page.parent, siblings, index - 1) if index > 0 else None
    if how == "down":
        return (page.parent, siblings, index + 1) if index < len(siblings) else None
    if how == "in":
        if index == 0:
            return None
        under = siblings[index - 1]
        children = _siblings(under)
        return under, children, len(children)
    if how == "out":
        if page.parent is None:
            return None
        siblings = _siblings(page.parent.parent)
        return page.parent.parent, siblings, 1 + [each.pk for each in siblings].index(page.parent.pk)
    if other is None or other.pk == page.pk:
        return None
    if how == "under":
        children = [child for child in _siblings(other) if child.pk != page.pk]
        return other, children, len(children)
    siblings = [each for each in _siblings(other.parent) if each.pk != page.pk]
    index = [each.pk for each in siblings].index(other.pk)
    return other.parent, siblings, index + (how == "after")
