"""Saving, sharing, renaming, duplicating and forgetting itineraries."""

import datetime
import secrets

from django.db import IntegrityError, transaction
from django.db.models import Q

from itinerary.models import Itinerary, Stop
from itinerary.services.changes import changing, locked
from itinerary.services.starting import new_nonce, start
from itinerary.services.stops import row_of
from roros_site.kit.text import new_code

UNSAVED_KEPT = datetime.timedelta(days=90)
SAVED_KEPT = datetime.timedelta(days=730)
SHARE_KEY_BYTES = 18
CODE_TRIES = 5


def save(*, mine, version, now, title, email, language):
    """Give the itinerary a name and a code to come back with; the e-mail address only finds it again."""
    with changing(mine, version=version, now=now) as change:
        itinerary = change.itinerary
        change.kind, change.names = "saved", [title]
        change.columns.update(("title", "email", "language", "saved_at"))
        itinerary.title, itinerary.email, itinerary.language = title, email, language
        itinerary.saved_at = itinerary.saved_at or now
        if not itinerary.code:
            give_code(itinerary)
    return itinerary


def give_code(itinerary):
    """Write a code nobody has, in place of any the itinerary had."""
    for tries_left in reversed(range(CODE_TRIES)):
        itinerary.code = new_code()
        try:
            with transaction.atomic():
                itinerary.save(update_fields=["code"])
            return
        except IntegrityError:
            if not tries_left:
                raise


@transaction.atomic
def renew_links(*, mine):
    """Another code and edit link; the old ones and other browsers' cookies lead nowhere from now on."""
    itinerary = locked(mine, version=None)
    itinerary.link_nonce = new_nonce()
    itinerary.save(update_fields=["link_nonce"])
    if itinerary.code:
        give_code(itinerary)
    return itinerary


@transaction.atomic
def share(*, mine):
    """Make the read-only link; a link there is stays. Sharing changes nothing on the board, so no version."""
    itinerary = locked(mine, version=None)
    return itinerary if itinerary.share_key else _share(itinerary, secrets.token_urlsafe(SHARE_KEY_BYTES))


@transaction.atomic
def renew_share(*, mine):
    """Another read-only link; the old one leads nowhere from now on."""
    return _share(locked(mine, version=None), secrets.token_urlsafe(SHARE_KEY_BYTES))


@transaction.atomic
def withdraw_share(*, mine):
    """Take the read-only link back."""
    return _share(locked(mine, version=None), None)


def _share(itinerary, key):
    itinerary.share_key = key
    itinerary.save(update_fields=["share_key"])
    return itinerary


@transaction.atomic
def open_again(*, itinerary, now):
    """Mark an itinerary as used, which is what its time to be forgotten counts from."""
    Itinerary.objects.filter(pk=itinerary.pk).update(used_at=now)


@transaction.atomic
def rename(*, mine, now, title):
    """Another name; it commutes with everything on the board."""
    itinerary = locked(mine, version=None)
    itinerary.title, itinerary.used_at = title, now
    itinerary.save(update_fields=["title", "used_at"])
    return itinerary


@transaction.atomic
def begin_another(*, user, title, now, language):
    """A new, empty, saved itinerary in an account."""
    itinerary = start(now=now, language=language, user=user)
    itinerary.title, itinerary.saved_at = title, now
    itinerary.save(update_fields=["title", "saved_at"])
    give_code(itinerary)
    return itinerary


@transaction.atomic
def duplicate(*, mine, title, now, language):
    """A new saved itinerary of the same account with the same stops, days and dates under another name."""
    source = locked(mine, version=None)
    copy = begin_another(user=source.user, title=title, now=now, language=language)
    copy.arrive_on, copy.day_count = source.arrive_on, source.day_count
    copy.save(update_fields=["arrive_on", "day_count"])
    rows = [
        {**row_of(stop), "id": None, "start_time": stop.start_time} for stop in source.stops.for_copying()
    ]
    Stop.objects.bulk_create([Stop(itinerary=copy, **row) for row in rows])
    return copy


@transaction.atomic
def delete(*, mine):
    """Delete an itinerary and all its stops for good."""
    locked(mine, version=None).delete()


def old_itineraries(now):
    """Visitors' itineraries that nobody has used for too long: unsaved 90 days, saved 24 months."""
    unsaved = Q(saved_at__isnull=True, used_at__lt=now - UNSAVED_KEPT)
    saved = Q(saved_at__isnull=False, used_at__lt=now - SAVED_KEPT)
    return Itinerary.objects.of_visitors().filter(unsaved | saved)


def forget_old(*, now, batch):
    """Delete the next `batch` old itineraries; returns how many there were."""
    with transaction.atomic():
        keys = list(old_itineraries(now).order_by("used_at").values_list("pk", flat=True)[:batch])
        # Used again since we looked: the same question once more, in the statement that deletes.
        old_itineraries(now).filter(pk__in=keys).delete()
    return len(keys)
