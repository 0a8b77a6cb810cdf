"""Putting many stops into an itinerary at once: those of a trip, a shared one, a basket, an account."""

from django.db import transaction

from events.models import Occurrence
from itinerary.models import Itinerary, Stop
from itinerary.services.changes import MOST_STOPS, Change, NoItinerary, locked, write
from itinerary.services.dates import OTHER_DATE, fitting_day
from itinerary.services.starting import start
from itinerary.services.stops import title_of

NOT_LISTED = "not-listed"
PAST = "past"
NEXT_DATE = "next-date"
FULL = "full"


@transaction.atomic
def put_all(*, mine, source, now, language, user=None, is_trip=False):
    """Put all stops of `source` into the itinerary, or begin one with them; what is there already stays once.

    The source's days are kept when the itinerary has no days or no stops; else its stops go to the basket.
    From a ready-made trip, places no longer listed are left out, and past events give way to their next date;
    both are said. Returns the itinerary.
    """
    try:
        itinerary = locked(mine, version=None)
    except NoItinerary:
        itinerary = start(now=now, language=language, user=user)
    if itinerary.pk == source.pk:
        return itinerary
    change = Change(itinerary, kind="put")
    _absorb(change, source, now=now, is_trip=is_trip)
    if change.names or change.said:
        write(change, now)
    return itinerary


def _absorb(change, source, *, now, is_trip):
    itinerary = change.itinerary
    present = list(itinerary.stops.all())
    coming = list(source.stops.for_copying())
    if is_trip:
        coming = _current(change, coming, now)
    have = {_identity(stop) for stop in present}
    keep_days = source.day_count and (not present or not itinerary.day_count)
    if keep_days:
        change.keep("arrive_on", "day_count")
        itinerary.arrive_on = itinerary.arrive_on or source.arrive_on
        itinerary.day_count = max(itinerary.day_count, source.day_count)
    position = max((stop.position for stop in present), default=-1)
    copies = []
    for stop in coming:
        if _identity(stop) in have:
            continue
        if len(present) + len(copies) >= MOST_STOPS:
            change.said.append([FULL, title_of(stop)])
            continue
        position += 1
        have.add(_identity(stop))
        copies.append(_copy(change, stop, position, keep_days))
    Stop.objects.bulk_create(copies, ignore_conflicts=True)
    change.names = [title_of(stop) for stop in copies]
    change.delete = [_reference(stop) for stop in copies]


def _copy(change, stop, position, keep_days):
    copy = Stop(
        itinerary=change.itinerary, place=stop.place, occurrence=stop.occurrence, own_title=stop.own_title,
        own_lat=stop.own_lat, own_lon=stop.own_lon, day=stop.day if keep_days else None, position=position,
        start_time=stop.start_time, stay_min=stop.stay_min, note=stop.note,
    )  # fmt: skip
    copy.day, reason = fitting_day(change.itinerary, copy)
    if reason == OTHER_DATE:
        change.said.append([reason, title_of(stop)])
    return copy


def _current(change, stops, now):
    """A trip's stops as they can be visited from now on; what cannot is said."""
    past = {
        stop.occurrence.event_id for stop in stops if stop.occurrence_id and _is_over(stop.occurrence, now)
    }
    following = {}
    if past:
        upcoming = Occurrence.objects.published().exclude(state=Occurrence.State.CANCELLED)
        for occurrence in upcoming.filter(event__in=past, ends_at__gte=now).select_related("event"):
            following.setdefault(occurrence.event_id, occurrence)
    kept = []
    for stop in stops:
        if (
            stop.place_id
            and not stop.place.is_listed
            or stop.occurrence_id
            and not stop.occurrence.event.is_published
        ):
            change.said.append([NOT_LISTED, title_of(stop)])
            continue
        if stop.occurrence_id and _is_over(stop.occurrence, now):
            stop.occurrence = following.get(stop.occurrence.event_id, stop.occurrence)
            if _is_over(stop.occurrence, now):
                change.said.append([PAST, title_of(stop)])
                continue
            change.said.append([NEXT_DATE, title_of(stop)])
        kept.append(stop)
    return kept


def _is_over(occurrence, now):
    return occurrence.ends_at < now or occurrence.is_cancelled


def _identity(stop):
    return stop.place_id, stop.occurrence_id, stop.own_title, stop.own_lat, stop.own_lon


def _reference(stop):
    if stop.place_id:
        return {"place": stop.place_id}
    if stop.occurrence_id:
        return {"occurrence": stop.occurrence_id}
    if stop.own_lat is None:
        return {"own_title": stop.own_title, "own_lat__isnull": True}
    return {"own_title": stop.own_title, "own_lat": stop.own_lat, "own_lon": stop.own_lon}


@transaction.atomic
def merge(*, mine, opened, now):
    """Put the present basket into the itinerary being opened; an unsaved basket of nobody's is then deleted.

    Returns the opened itinerary. Nothing is lost and nothing doubled.
    """
    try:
        basket = locked(mine, version=None)
    except NoItinerary:
        return opened
    if basket.pk != opened.pk:
        opened = put_all(mine=[Itinerary.objects.filter(pk=opened.pk)], source=basket, now=now, language="")
        discard(basket)
    return opened


def discard(basket):
    """Delete a basket that nothing leads to any more: neither saved nor in an account."""
    if not basket.is_saved and basket.user_id is None:
        basket.delete()


@transaction.atomic
def join_account(*, mine, user, now):
    """Let the basket join the account at sign-in; an unsaved one takes in what waited unsaved in the account.

    A basket of another account stays that account's. Returns the itinerary the visitor goes on with, or None.
    """
    try:
        basket = locked(mine, version=None)
    except NoItinerary:
        return None
    if basket.user_id not in (None, user.pk):
        return basket
    waiting = (
        Itinerary.objects.select_for_update().filter(user=user, saved_at__isnull=True).exclude(pk=basket.pk)
    )
    for other in waiting if not basket.is_saved else ():
        put_all(mine=[Itinerary.objects.filter(pk=basket.pk)], source=other, now=now, language="")
        other.delete()
    Itinerary.objects.filter(pk=basket.pk).update(user=user, used_at=now)
    basket.refresh_from_db()
    return basket
