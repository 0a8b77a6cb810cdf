"""What every page's frame shows: languages, canonical address and the main links. The same for every visitor."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from destinations.models import Region
from destinations.models.region import region
from roros_site.kit.refusals import language_of_path

LANGUAGE_NAMES = {"nb": "Norsk", "en": "English", "de": "Deutsch"}
OPEN_GRAPH_LOCALES = {"nb": "nb_NO", "en": "en_GB", "de": "de_DE"}
# (label, URL name, query)
MAIN_LINKS = (
    (gettext_noop("See & do"), "destinations:places", "?group=see,do"),
    (gettext_noop("Eat & drink"), "destinations:places", "?group=eat"),
    (gettext_noop("Stay"), "destinations:places", "?group=stay"),
    (gettext_noop("What's on"), "events:events", ""),
    (gettext_noop("Trips"), "itinerary:trips", ""),
    (gettext_noop("Map"), "map", ""),
)


def origin(request):
    """Scheme and host under which the site is published, without a slash at the end."""
    return settings.SITE_ORIGIN or f"{request.scheme}://{request.get_host()}"


def alternates(request):
    """The same address in every language: (code, name, path)."""
    language = language_of_path(request.path_info)
    rest = (
        request.get_full_path()[len(language) + 1 :] if request.path_info.startswith(f"/{language}/") else "/"
    )
    return [(code, LANGUAGE_NAMES[code], f"/{code}{rest}") for code, _name in settings.LANGUAGES]


def main_links():
    """(label, address) of the main links, made when a template asks for them."""
    return [(_(label), reverse(name) + query) for label, name, query in MAIN_LINKS]


def layout(request):
    """Context processor for all pages but the admin's."""
    if request.path_info.startswith("/admin/"):
        return {}
    site, language = origin(request), language_of_path(request.path_info)
    try:
        here = region()
    except Region.DoesNotExist:
        here = None
    return {
        "region": here,
        "language": language,
        "time_zone": settings.TIME_ZONE,
        "og_locale": OPEN_GRAPH_LOCALES[language],
        "site_origin": site,
        "canonical": site + request.path,
        "alternates": alternates(request),
        "main_links": main_links,
    }
