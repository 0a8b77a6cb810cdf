"""The only door to somebody's itinerary: a cookie, a link, a code or an account, never a number.

A way in is a queryset, authorised but not yet read, so that a service can read and lock the row in one step.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer

from itinerary.models import Itinerary
from roros_site.kit.text import read_code

COOKIE = "itinerary"
COOKIE_DAYS = 400
SHARE_KEY_LENGTH = 24
_MOST_PK = 2**63 - 1
_basket = Signer(salt="itinerary.basket", sep="~")
_edit = Signer(salt="itinerary.edit", sep="~")


def mine(request):
    """The ways to the visitor's own itinerary, best first: the cookie, then the account's most recently used.

    Lazy: the account is asked only when the cookie leads nowhere, and only when there is a session.
    """
    yield from by_cookie(request)
    yield of_account(request)


def by_cookie(request):
    """The way the browser's cookie shows, if any."""
    claim = _read(_basket, request.COOKIES.get(COOKIE))
    return [_claimed(claim)] if claim else []


def current(request):
    """The visitor's own itinerary or None; no query for somebody without cookies."""
    return next(filter(None, (way.first() for way in mine(request))), None)


def account(request):
    """The signed-in user, or None; asks nothing of somebody without a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    return request.user


def of_account(request):
    """The signed-in user's itineraries, most recently used first."""
    user = account(request)
    return Itinerary.objects.filter(user=user) if user else Itinerary.objects.none()


def by_edit_link(token):
    """The itinerary whose secret edit link this is, or None for a link that is forged or was withdrawn."""
    claim = _read(_edit, token)
    return _claimed(claim).first() if claim else None


def is_edit_link(token):
    """Whether this token was made here, valid now or not; no query."""
    return _read(_edit, token) is not None


def by_code(spoken):
    """The saved itinerary with a code as somebody typed it, or None."""
    code = read_code(spoken)
    return Itinerary.objects.filter(code=code, saved_at__isnull=False).first() if code else None


def by_share_key(key):
    """The itinerary shared read-only under this key, or None when it never was or no longer is."""
    if len(key) != SHARE_KEY_LENGTH:
        return None
    return Itinerary.objects.filter(share_key=key).first()


def saved_with(email):
    """The saved itineraries that carry this e-mail address, or belong to the account with it."""
    saved = Itinerary.objects.filter(saved_at__isnull=False)
    return saved.filter(email__iexact=email) | saved.filter(user__email__iexact=email)


def edit_token(itinerary):
    """The secret part of the edit link: withdrawn by giving the itinerary another nonce."""
    return _edit.sign(f"{itinerary.pk}.{itinerary.link_nonce}")


def remember(response, itinerary):
    """Give the browser the one cookie that leads back to this itinerary."""
    response.set_cookie(
        COOKIE,
        _basket.sign(f"{itinerary.pk}.{itinerary.link_nonce}"),
        max_age=COOKIE_DAYS * 24 * 3600,
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response):
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response


def holds(request, itinerary):
    """Whether the browser's cookie already leads to this itinerary."""
    claim = _read(_basket, request.COOKIES.get(COOKIE))
    return claim == (itinerary.pk, itinerary.link_nonce)


def _claimed(claim):
    return Itinerary.objects.filter(pk=claim[0], link_nonce=claim[1])


def _read(signer, value):
    """(pk, nonce) of a value signed here, or None for anything else a stranger may send."""
    if not value or len(value) > 200:
        return None
    try:
        pk, _, nonce = signer.unsign(value).partition(".")
    except BadSignature:
        return None
    if not pk.isascii() or not pk.isdigit() or not nonce or int(pk) > _MOST_PK:
        return None
    return int(pk), nonce
