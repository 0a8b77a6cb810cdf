"""Addresses of the former site, which had no language in them."""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect

from destinations.models import LegacyAddress
from destinations.views.pages import tree
from roros_site.kit.http import public_page
from roros_site.kit.refusals import Refusal


@public_page(store=False)
def former_address(request, path):
    """Send a former address to where its content is now; 410 when it is gone for good, else 404.

    What staff wrote in the table of former addresses comes first; then a path of the page tree without its
    language is taken as Norwegian, the former site's language. At most one query besides the remembered tree.
    """
    clean = path.strip("/").lower()
    if len(clean) > 300:
        raise Http404("no such page")
    kept = LegacyAddress.objects.filter(path=f"/{clean}").first()
    if kept is not None and kept.target:
        return HttpResponsePermanentRedirect(kept.target)
    if kept is not None:
        raise Refusal(410)
    if clean in tree():
        return HttpResponsePermanentRedirect(f"/{settings.LANGUAGE_CODE}/{clean}/")
    raise Http404("no such page")
