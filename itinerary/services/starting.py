"""How an itinerary begins."""

import secrets

from itinerary.models import Itinerary


def start(*, now, language, user=None):
    """A new, empty itinerary, in the account when somebody is signed in: one query."""
    return Itinerary.objects.create(user=user, language=language, link_nonce=new_nonce(), used_at=now)


def new_nonce():
    """What makes an edit link and a cookie valid; another one withdraws them (72 bits)."""
    return secrets.token_urlsafe(9)
