"""All addresses: public pages under a language, tools for machines and the admin outside it."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.i18n import set_language

from destinations.photos import photo_file
from destinations.views.pages import page, pages
from destinations.views.posters import poster, poster_png
from roros_site import errors, health, legacy, sitemaps
from roros_site.home import home, privacy, without_language
from roros_site.kit.http import private_page
from roros_site.map import base_map, place_map, region_map
from roros_site.search.views import search

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("", without_language, name="without_language"),
    path("healthz", health.healthz, name="healthz"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap_file, name="sitemap_file"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", sitemaps.security, name="security"),
    path("manifest.webmanifest", sitemaps.manifest, name="manifest"),
    path("favicon.ico", sitemaps.favicon, name="favicon"),
    path("maps/<slug:scheme>-<int:width>-<slug:digest>.svg", base_map, name="base_map"),
    path("maps/places/<slug:slug>-<slug:scheme>.svg", place_map, name="place_map"),
    path("posters/<slug:motif>/<int:seed>.svg", poster, name="poster"),
    path("posters/<slug:motif>/<int:seed>.png", poster_png, name="poster_png"),
    path("media/photos/<str:name>", photo_file, name="photo_file"),
    path("admin/language/", private_page(set_language, methods=("POST",)), name="set_language"),
    path("admin/", admin.site.urls),
]

urlpatterns += i18n_patterns(
    path("", home, name="home"),
    path("", include("destinations.urls")),
    path("events/", include("events.urls")),
    path("members/", include("members.urls")),
    path("map/", region_map, name="map"),
    path("search/", search, name="search"),
    path("accounts/", include("allauth.account.urls")),
    path("privacy/", privacy, name="privacy"),
    path("pages/", pages, name="pages"),
    path("", include("itinerary.urls")),
    re_path(r"^(?P<path>[a-z0-9-]+(?:/[a-z0-9-]+)*)/$", page, name="page"),
)

urlpatterns += [
    re_path(r"^(?!(?:nb|en|de)(?:/|$))(?P<path>.+)$", legacy.former_address, name="former_address")
]
