"""What every request passes: page policies, same-origin protection, security headers, limits, safe redirects."""

import hashlib
import time
from functools import wraps
from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from roros_site.kit.refusals import Refusal, refuse

PERMISSIONS = "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()"
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
ORIGIN_CHECK_EXEMPT = "/admin/"


def public_page(view=None, *, params=(), store=True):
    """Declare a view whose GET answer is the same for everyone and may be kept.

    `params` names the query parameters the page reads; an address with any other is answered but not kept, so
    that strangers cannot fill the cache. `store=False` keeps nothing (free-text searches). Such a view must not
    read the user, the session, cookies or messages.
    """

    def decorate(function):
        @wraps(function)
        def inner(request, *args, **kwargs):
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD"])
            response = function(request, *args, **kwargs)
            response.is_public = True
            response.is_storable = store and all(name in params for name in request.GET)
            response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
            return response

        inner.cache_policy = "public"
        return inner

    return decorate(view) if view else decorate


def private_page(view=None, *, methods=("GET", "HEAD", "POST")):
    """Declare a view whose answer belongs to one visitor: never kept by anybody, and varying by cookie."""

    def decorate(function):
        @wraps(function)
        def inner(request, *args, **kwargs):
            if request.method not in methods:
                return HttpResponseNotAllowed(list(methods))
            response = function(request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ("Cookie",))
            return response

        inner.cache_policy = "private"
        return inner

    return decorate(view) if view else decorate


def kept_file(view=None, *, seconds=31536000, store=True):
    """Declare a view that answers a file whose address changes with its content, to be kept as long as possible.

    `store=False` leaves it out of this process's own cache, for large files that cost nothing to read.
    """

    def decorate(function):
        @wraps(function)
        def inner(request, *args, **kwargs):
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD"])
            response = function(request, *args, **kwargs)
            response.is_public = response.is_lasting = True
            response.is_storable = store and not request.GET
            response["Cache-Control"] = f"public, max-age={seconds}, immutable"
            return response

        inner.cache_policy = "kept"
        return inner

    return decorate(view) if view else decorate


def local_target(request, target, fallback):
    """`target` when it is an address on this site, else `fallback`."""
    hosts = {request.get_host()}
    if target and url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()):
        return target
    return fallback


def see_other(target):
    """A 303 to an address on this site: the answer to every successful POST."""
    response = HttpResponseRedirect(target)
    response.status_code = 303
    return response


def limit(request, name, who=None):
    """Count one try against RATE_LIMITS[name] for this client; raises a 429 Refusal past it."""
    tries, seconds = settings.RATE_LIMITS[name]
    window = int(time.time() // seconds)
    # A digest fits every cache, and keeps nobody's address lying about.
    whose = hashlib.blake2s(str(who or client_address(request)).encode(), digest_size=12).hexdigest()
    key = f"limit:{name}:{whose}:{window}"
    cache.add(key, 0, timeout=seconds + 5)
    try:
        used = cache.incr(key)
    except ValueError:  # evicted between the two calls: count from one
        cache.set(key, 1, timeout=seconds + 5)
        used = 1
    if used > tries * settings.RATE_LIMIT_FACTOR:
        raise Refusal(429, retry_after=seconds, minutes=max(1, seconds // 60))


def client_address(request):
    """The visitor's address: the peer, or the one the configured number of trusted proxies vouches for."""
    hops = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [
        part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return request.META.get("REMOTE_ADDR", "")


class RefuseOddRequestsMiddleware:
    """Answers TRACE, NUL bytes and overlong addresses before anything else reads them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("TRACE", "TRACK", "CONNECT"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        query = request.META.get("QUERY_STRING", "")
        if len(query) > 4000 or len(request.path) > 1000:
            return HttpResponse("Address too long.", status=414, content_type="text/plain; charset=utf-8")
        if "\x00" in request.path or "%00" in query:
            return HttpResponse(
                "Not a readable address.", status=400, content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


class CompressPrivateMiddleware(GZipMiddleware):
    """Compresses what is not kept as a public page (those are compressed once, when stored).

    Django's class adds random bytes, so that a secret in a private page cannot be guessed from its length.
    """

    def process_response(self, request, response):
        if getattr(response, "is_public", False):
            return response
        return super().process_response(request, response)


class SecurityHeadersMiddleware(CSPMiddleware):
    """Content-Security-Policy, relaxed under /admin/ for its theme, and the headers Django does not set."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/"):
            parts.replace = {**(parts.replace or {}), **settings.ADMIN_CONTENT_SECURITY_POLICY}
        return parts

    def process_response(self, request, response):
        if response.get("Content-Type", "").startswith("image/"):
            # A page asks for twenty pictures; opened by itself, a picture needs nothing.
            response._csp_exempt = True
            response.headers.setdefault("Content-Security-Policy", PICTURE_POLICY)
        else:
            response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response = super().process_response(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SameOriginMiddleware:
    """Refuses writes that a browser says come from another site, instead of tokens in pages and cookies.

    Browsers send Sec-Fetch-Site or Origin with every cross-site write and scripts cannot forge either; our
    cookies are SameSite=Lax besides. So cached pages hold no token and no cookie is needed before the first
    thing is saved. The admin keeps Django's tokens on top. See docs/decisions/0003-same-origin.md.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD", "OPTIONS") and not request.path_info.startswith(
            ORIGIN_CHECK_EXEMPT
        ):
            if not self._same_origin(request):
                return refuse(request, 403)
            request._dont_enforce_csrf_checks = True
        return self.get_response(request)

    @staticmethod
    def _same_origin(request):
        site = request.META.get("HTTP_SEC_FETCH_SITE")
        if site:
            return site in ("same-origin", "none")
        claimed = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER")
        if not claimed:
            return (
                True  # no browser of the last years: nothing that could carry somebody's cookie across sites
            )
        if claimed in settings.CSRF_TRUSTED_ORIGINS:
            return True
        try:
            return urlsplit(claimed).netloc == request.get_host()
        except ValueError:  # not an address at all, such as "http://[::1"
            return False


class AdminTokenMiddleware(CsrfViewMiddleware):
    """Django's tokens where they are asked for, in the admin.

    Elsewhere Django's class would read the session of everybody with one: a query more, and `Vary: Cookie`, on
    pages that are the same for everyone.
    """

    def process_request(self, request):
        if request.path_info.startswith(ORIGIN_CHECK_EXEMPT):
            super().process_request(request)


def csrf_by_origin(request):
    """Context processor: forms outside the admin need no token, see SameOriginMiddleware."""
    if request.path_info.startswith(ORIGIN_CHECK_EXEMPT):
        return {}
    return {"csrf_token": "NOTPROVIDED"}


def page_number(value, *, last):
    """The page a visitor asked for as an integer within 1..last; raises Http404 for anything else."""
    text = value or "1"
    if not text.isascii() or not text.isdigit() or len(text) > 6 or not 1 <= int(text) <= max(last, 1):
        raise Http404("no such page")
    return int(text)
