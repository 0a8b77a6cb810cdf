"""Whole-page caching of public pages under a content version that any edit bumps.

A cached page costs one `stat` (or one Redis read), one cache read and no query. The version is a file's time
stamp, or a Redis value, so that an edit in one process is seen by all.
"""

import gzip
import hashlib
import os
import re
import time
from functools import lru_cache

import brotli
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

KEEP_SECONDS = 24 * 3600
LONGEST_ADDRESS = 400
SMALLEST_COMPRESSED = 500
MOST_REMEMBERED = 1500
PACKED_TYPES = {
    "image/avif",
    "image/webp",
    "image/png",
}  # already compressed: again costs time and gains nothing
_VERSION_FILE = settings.VAR_DIR / "content-version"
_ALLOWED_ENCODING = re.compile(r"(?:^|,)\s*(br|gzip)\s*(?=,|$|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))")
_remembered = {}


def content_version():
    """A short text that changes whenever published content changes; no query."""
    if settings.REDIS_URL:
        return caches["default"].get("content-version") or "0"
    try:
        return str(os.stat(_VERSION_FILE).st_mtime_ns)  # noqa: PTH116 (twice as fast as Path.stat, on the hot path)
    except FileNotFoundError:
        return "0"


def bump_content_version():
    """Make every cached page and remembered value stale once the running transaction commits."""
    transaction.on_commit(_bump)


def _bump():
    token = str(time.time_ns())
    if settings.REDIS_URL:
        caches["default"].set("content-version", token, None)
    else:
        _VERSION_FILE.write_text(token, encoding="ascii")
        os.utime(_VERSION_FILE, ns=(int(token), int(token)))


def remember(key, make):
    """`make()`'s answer, kept in this process until the content version changes; for small tables and trees."""
    version = content_version()
    kept = _remembered.get(key)
    if kept is None or kept[0] != version:
        kept = _remembered[key] = (version, make())
    return kept[1]


def remember_each(key, names, make):
    """{name: answer} for many names, kept like `remember`; `make(names not met yet)` gives theirs as a dict.

    Names it gives no answer for are left out. Answers are shared by all requests and must not be changed. Beyond
    MOST_REMEMBERED of one key it begins anew.
    """
    kept = remember(key, dict)
    found = {name: kept[name] for name in names if name in kept}
    missing = [name for name in names if name not in found]
    if missing:
        made = make(missing)
        if len(kept) + len(made) > MOST_REMEMBERED:
            kept.clear()
        kept.update(made)
        found.update(made)
    return found


def forget_remembered():
    """Drop what this process remembers (tests roll the database back without an edit)."""
    _remembered.clear()


def bump_on_change(*models):
    """Bump the content version whenever a row of these models is saved or deleted, by whatever way.

    This is the one use of signals: it carries no domain rule, it only says "something changed".
    """
    from django.db.models.signals import m2m_changed, post_delete, post_save

    def bump(sender, raw=False, **_):
        if not raw:
            bump_content_version()

    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(
                bump, sender=model, weak=False, dispatch_uid=f"bump-{model._meta.label}-{id(signal)}"
            )
        for field in model._meta.many_to_many:
            m2m_changed.connect(bump, sender=getattr(model, field.name).through, weak=False)


@lru_cache(maxsize=64)
def _encoding(accepted):
    """The best packing an Accept-Encoding header allows: "br", "gzip" or ""."""
    allowed = set(_ALLOWED_ENCODING.findall(accepted.lower()))
    return next((encoding for encoding in ("br", "gzip") if encoding in allowed), "")


def _compressed(content, encoding, *, is_lasting):
    if encoding == "br":
        # Twice the time for a tenth less: worth it for what is packed once and sent for a month.
        return brotli.compress(content, quality=10 if is_lasting else 6)
    return gzip.compress(content, 6, mtime=0)


def _key(parts):
    return hashlib.blake2s("\n".join(parts).encode(), digest_size=16).hexdigest()


class PublicPageMiddleware:
    """Serves pages marked by `@public_page` whole from the cache, compressed, with an ETag.

    It stands outside sessions and languages on purpose: such a page is the same for everyone, and its address
    holds its language. The day is part of the key because pages say "today". A `@kept_file`, whose address
    changes with its content, is kept under its address alone and outlives edits.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.cache = caches["pages"]

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        encoding = _encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        address = request.get_full_path()
        key = None
        if settings.PAGE_CACHE and len(address) <= LONGEST_ADDRESS:
            parts = (
                content_version(),
                timezone.localdate().isoformat(),
                request.scheme,
                request.get_host(),
                encoding,
                address,
            )
            key, lasting_key = _key(parts), _key(parts[2:])
            if kept := self.cache.get(key) or self.cache.get(lasting_key):
                return self._answer(request, *kept)
        response = self.get_response(request)
        if not getattr(response, "is_public", False) or response.status_code != 200 or response.cookies:
            return response
        is_lasting = getattr(response, "is_lasting", False)
        kept = self._kept(response, encoding, is_lasting=is_lasting)
        if key and response.is_storable:
            self.cache.set(lasting_key if is_lasting else key, kept, KEEP_SECONDS)
        return self._answer(request, *kept)

    @staticmethod
    def _kept(response, encoding, *, is_lasting):
        if is_lasting:
            # Its address names no language, so the language middleware took it for something that varies by it.
            for name in ("Vary", "Content-Language"):
                response.headers.pop(name, None)
        patch_vary_headers(response, ("Accept-Encoding",))
        content = response.content
        response["ETag"] = f'W/"{hashlib.blake2s(content, digest_size=12).hexdigest()}"'
        is_packed = response["Content-Type"] in PACKED_TYPES
        if encoding and len(content) >= SMALLEST_COMPRESSED and not is_packed:
            content = _compressed(content, encoding, is_lasting=is_lasting)
            response["Content-Encoding"] = encoding
        response["Content-Length"] = str(len(content))
        return dict(response.items()), content

    @staticmethod
    def _answer(request, headers, content):
        sought = request.META.get("HTTP_IF_NONE_MATCH")
        if sought and headers["ETag"] in parse_etags(sought):
            response = HttpResponseNotModified()
            for name in ("ETag", "Cache-Control", "Vary", "Content-Security-Policy"):
                if name in headers:
                    response[name] = headers[name]
            return response
        response = HttpResponse(b"" if request.method == "HEAD" else content)
        for name, value in headers.items():
            response[name] = value
        return response
