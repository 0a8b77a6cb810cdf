"""Posters as files. A poster never changes but with the code that draws it."""

from django.core.cache import caches
from django.http import Http404, HttpResponse

from destinations.posters import MOTIFS, SEEDS, poster_svg
from destinations.posters import poster_png as draw_png
from roros_site.kit.http import kept_file

KEEP_SECONDS = 30 * 24 * 3600


def _check(motif, seed):
    if motif not in MOTIFS or not 0 <= seed < SEEDS:
        raise Http404("no such poster")


@kept_file(seconds=KEEP_SECONDS)
def poster(request, motif, seed):
    """The poster as SVG; no query."""
    _check(motif, seed)
    return HttpResponse(poster_svg(motif, seed), content_type="image/svg+xml")


@kept_file(seconds=KEEP_SECONDS)
def poster_png(request, motif, seed):
    """The poster as PNG, 1200 x 630, for link previews; no query.

    Drawing takes long, so the picture outlives edits, which pages kept whole do not.
    """
    _check(motif, seed)
    cache, key = caches["pages"], f"poster:{motif}:{seed}"
    picture = cache.get(key)
    if picture is None:
        picture = draw_png(motif, seed)
        cache.set(key, picture, KEEP_SECONDS)
    return HttpResponse(picture, content_type="image/png")
