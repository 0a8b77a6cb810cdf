"""The editorial page tree."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from destinations.models import Page
from destinations.posters import seed_for
from roros_site.kit.caching import remember
from roros_site.kit.http import public_page


def tree():
    """{path: page without its body} of all published pages in order, remembered; a page under an unpublished
    one is left out."""

    def read():
        kept = {}
        for page in sorted(
            Page.objects.published().for_menu(), key=lambda page: (page.path.count("/"), page.position)
        ):
            if all(path in kept for path in page.ancestor_paths):
                kept[page.path] = page
        return kept

    return remember("page-tree", read)


def children(path):
    """The published pages directly under a path ("" for the roots), in order."""
    return [page for page in tree().values() if page.path.rpartition("/")[0] == path]


@public_page
def pages(request):
    """The whole tree as a table of contents."""
    roots = [
        (page, [(child, children(child.path)) for child in children(page.path)]) for page in children("")
    ]
    return render(request, "destinations/pages.html", {"roots": roots, "crumbs": [(_("All pages"), "")]})


@public_page
def page(request, path):
    """One page of the tree. One query besides the remembered tree."""
    known = tree()
    if path not in known:
        return moved_or_missing(path)
    found = Page.objects.get(pk=known[path].pk)
    return render(request, "destinations/page.html", page_context(found))


def moved_or_missing(path):
    """A page that lies elsewhere now is found by its last part, when only one page has it; else 404."""
    last = path.rstrip("/").rpartition("/")[2]
    same = [known for known in tree() if known.rpartition("/")[2] == last]
    if len(same) != 1:
        raise Http404("no such page")
    return HttpResponsePermanentRedirect(reverse("page", args=same))


def page_context(found):
    """All that an editorial page shows; also used by the staff's preview."""
    known = tree()
    above = [known[path] for path in found.ancestor_paths if path in known]
    parent_path = found.path.rpartition("/")[0]
    return {
        "page": found,
        "poster": (found.motif, seed_for(found.slug)),
        "crumbs": [(each.title, each.get_absolute_url()) for each in above] + [(found.title, "")],
        "children": children(found.path),
        "siblings": [each for each in children(parent_path) if each.path != found.path]
        if parent_path
        else [],
        "parent": above[-1] if above else None,
    }
