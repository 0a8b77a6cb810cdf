"""Giving, changing and taking away a trip's dates; what no longer fits goes to the basket and is said."""

from itinerary.models import Stop
from itinerary.services.changes import changing
from itinerary.services.stops import title_of

NO_SUCH_DAY = "no-such-day"
OTHER_DATE = "other-date"


def set_dates(*, mine, version, now, arrive_on, day_count):
    """Give the trip its first date and number of days; `arrive_on=None` with 0 days takes both away.

    Places keep their day number. Events go to the day of their own date, or to the basket with a reason.
    """
    with changing(mine, version=version, now=now) as change:
        itinerary = change.itinerary
        if (itinerary.arrive_on, itinerary.day_count) == (arrive_on, day_count):
            return itinerary
        first_dates = itinerary.arrive_on is None
        change.kind = "dates"
        change.keep("arrive_on", "day_count")
        itinerary.arrive_on, itinerary.day_count = arrive_on, day_count
        _settle(change, list(itinerary.stops.for_copying()), pull=first_dates and arrive_on is not None)
    return itinerary


def _settle(change, stops, *, pull):
    """Move the stops that no longer fit; with `pull` one-day events come out of the basket to their day."""
    end = max((stop.position for stop in stops), default=0)
    changed = []
    for stop in stops:
        day, reason = fitting_day(change.itinerary, stop, pull=pull)
        if day == stop.day:
            continue
        end += 1
        change.reset.append([stop.pk, {"day": stop.day, "position": stop.position}])
        if reason:
            change.said.append([reason, title_of(stop)])
        stop.day, stop.position = day, end
        changed.append(stop)
    if changed:
        Stop.objects.bulk_update(changed, ["day", "position"])


def fitting_day(itinerary, stop, *, pull=True):
    """(day, reason): the day a stop can keep under the itinerary's dates, and why when it can keep none."""
    if stop.occurrence_id and itinerary.arrive_on:
        return _day_of_event(itinerary, stop, pull)
    if stop.day and stop.day > itinerary.day_count:
        return None, NO_SUCH_DAY
    return stop.day, None


def _day_of_event(itinerary, stop, pull):
    days = stop.occurrence.days
    if stop.day is None and (not pull or len(days) > 1):
        return None, None
    if stop.day and stop.day <= itinerary.day_count and itinerary.date_of(stop.day) in days:
        return stop.day, None
    possible = [day for day in map(itinerary.day_of, days) if day]
    if possible:
        return possible[0], None
    return None, OTHER_DATE if stop.day else None
