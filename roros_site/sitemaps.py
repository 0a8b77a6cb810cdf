"""What machines ask of a site: sitemap, robots.txt, security.txt and the web app manifest."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation

from destinations.models import Place, Region
from destinations.models.region import municipalities, region
from destinations.views.pages import tree
from events.models import Event
from itinerary.models import Suggestion
from roros_site.kit.http import public_page
from roros_site.kit.translated import LANGUAGES
from roros_site.layout import origin

# So many addresses a file holds; each page has one in every language.
FILE_SIZE = 1998
PAGES_PER_FILE = FILE_SIZE // len(LANGUAGES)
# The language of addresses outside a language, and the one offered to people who read none of ours.
FIRST, DEFAULT = settings.LANGUAGE_CODE, "en"
SINGLE_PAGES = (
    "home", "destinations:places", "events:events", "itinerary:trips", "map", "destinations:municipalities",
    "members:directory", "pages", "privacy",
)  # fmt: skip
PRIVATE_PATHS = ("itinerary/", "accounts/", "search/")
ICONS = (
    {"src": "img/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "img/icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "img/icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"src": "img/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
)
SECURITY_VALID = datetime.timedelta(days=180)


def public_pages():
    """(URL name, arguments, changed_at or None) of every page: three queries beside remembered tables."""
    found = [(name, (), None) for name in SINGLE_PAGES]
    found += [("destinations:municipality", (each.slug,), None) for each in municipalities()]
    found += [("page", (path,), page.changed_at) for path, page in tree().items()]
    trips = Suggestion.objects.published().values_list("slug", flat=True)
    found += [("itinerary:trip", (slug,), None) for slug in trips]
    events = Event.objects.published().order_by("pk").values_list("slug", "changed_at")
    found += [("events:event", (slug,), changed_at) for slug, changed_at in events]
    places = Place.objects.published().order_by("pk").values_list("slug", "changed_at")
    found += [("destinations:place", (slug,), changed_at) for slug, changed_at in places]
    return found


def _entries(pages, site):
    """An entry for each page in each language, with the addresses in all of them."""
    for name, args, changed_at in pages:
        rest = reverse(name, args=args).removeprefix(f"/{FIRST}")
        addresses = [(code, f"{site}/{code}{rest}") for code in LANGUAGES]
        alternates = [*addresses, ("x-default", f"{site}/{DEFAULT}{rest}")]
        changed_on = changed_at.date().isoformat() if changed_at else ""
        for _code, address in addresses:
            yield {"address": address, "alternates": alternates, "changed_on": changed_on}


@public_page
def sitemap(request):
    """All pages, or an index of files when there are more than one holds. Three queries."""
    pages = public_pages()
    if len(pages) <= PAGES_PER_FILE:
        return _file(request, pages)
    numbers = range(1, -(-len(pages) // PAGES_PER_FILE) + 1)
    context = {"site": origin(request), "numbers": numbers}
    return render(request, "sitemaps/index.xml", context, content_type="application/xml")


@public_page
def sitemap_file(request, number):
    """One file of the sitemap. Three queries."""
    pages = public_pages()[(number - 1) * PAGES_PER_FILE : number * PAGES_PER_FILE] if number else []
    if not pages:
        raise Http404("no such file")
    return _file(request, pages)


def _file(request, pages):
    with translation.override(FIRST):
        entries = list(_entries(pages, origin(request)))
    return render(request, "sitemaps/file.xml", {"entries": entries}, content_type="application/xml")


@public_page
def robots(request):
    """What machines may fetch: everything but what belongs to one visitor or to staff."""
    private = [f"/{code}/{path}" for code in LANGUAGES for path in PRIVATE_PATHS]
    lines = ["User-agent: *", "Disallow: /admin/", *[f"Disallow: {path}" for path in private]]
    lines += ["", f"Sitemap: {origin(request)}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_page
def security(request):
    """Where to report a weakness (RFC 9116)."""
    site, expires = origin(request), timezone.localtime() + SECURITY_VALID
    lines = [
        f"Contact: {settings.SECURITY_CONTACT or f'{site}/{DEFAULT}/privacy/'}",
        f"Expires: {expires.replace(hour=0, minute=0, second=0, microsecond=0).isoformat()}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {site}{reverse('security')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_page
def manifest(request):
    """The web app manifest, in the site's first language since its address has none."""
    with translation.override(FIRST):
        try:
            here = region()
        except Region.DoesNotExist as error:
            raise Http404("no region") from error
        content = {
            "id": "/",
            "name": here.name,
            "short_name": here.short_name,
            "description": here.lead,
            "lang": FIRST,
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "background_color": "#faf8f3",
            "theme_color": "#16263f",
            "icons": [{**icon, "src": static(icon["src"])} for icon in ICONS],
        }
    return JsonResponse(content, content_type="application/manifest+json")


@public_page
def favicon(request):
    """Browsers that look for the old address are sent to the icon."""
    return HttpResponseRedirect(static("img/icon-192.png"))
