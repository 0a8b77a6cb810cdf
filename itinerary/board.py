"""The board: an itinerary's basket and days with all a page says of each stop.

`board` is the one function that reads; nothing it returns asks the database again.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from destinations import wording
from destinations.cards import lookup
from destinations.closeby import WALKABLE_M, travel_text
from itinerary.catalogue import hours_on, stops_of
from itinerary.cautions import cautions_of, out_of_order
from itinerary.sentences import dates_of, day_label, last_change, short_day_label
from roros_site.kit import geo

OWN_POSTER = ("trail", 7)
SAME_SPOT_M = 40


@dataclass(slots=True, unsafe_hash=True)
class StopView:
    """A stop as board, print sheet and shared page show it; equal views read the same.

    `key` is its number as text. `number` counts through all days, as on the maps, and is "" in the basket of a
    trip with days. `leg` is the way from the stop before. `days` are the days it may go to: (number, short name).
    """

    stop: object = field(compare=False)
    title: str
    poster: tuple
    key: str = ""
    note: str = ""
    in_day: bool = False
    number: str = ""
    href: str = ""
    photo: object = None
    time: str = ""
    starts_at: object = None
    status: wording.Phrase | None = None
    facts: tuple = ()
    cautions: tuple = ()
    address: str = ""
    phone: str = ""
    web: str = ""
    hours_note: str = ""
    point: tuple | None = None
    leg: str = ""
    days: tuple = ()
    is_first: bool = False
    is_last: bool = False

    @property
    def contacts(self):
        """Address, telephone number and website as they are printed, those that are known."""
        return [text for text in (self.address, self.phone, self.web) if text]


@dataclass(slots=True)
class DayView:
    """One day of the trip; `date` is None while the trip has no dates."""

    number: int
    date: object
    title: str
    short: str
    stops: list = field(default_factory=list)
    heading: str = ""


@dataclass(slots=True)
class Board:
    """Everything a page shows of an itinerary. `change` is the last change, when recent."""

    itinerary: object
    days: list
    pool: list
    change: dict | None
    transport: str = "car"

    @property
    def count(self):
        return len(self.pool) + sum(len(day.stops) for day in self.days)

    @property
    def serious(self):
        """(stop, caution) of what makes a visit impossible, days first."""
        views = [view for day in self.days for view in day.stops] + self.pool
        return [(view, caution) for view in views for caution in view.cautions if caution.tone == "bad"]

    @property
    def dates(self):
        """`16 to 20 February 2027`, "" while there are none."""
        last = self.itinerary.depart_on
        return wording.date_range(self.itinerary.arrive_on, last) if last else ""


def board(itinerary, *, today, now, transport="car"):
    """The board of an itinerary: one query, and four more for what `catalogue` has not met yet.

    `transport` is one of `Suggestion.Transport`; it decides how ways too long to walk are told.
    """
    stops = stops_of(itinerary)
    tables = lookup()
    days = [
        DayView(n, itinerary.date_of(n), day_label(itinerary, n), short_day_label(itinerary, n))
        for n in range(1, itinerary.day_count + 1)
    ]
    pool = []
    lists = {day.number: day.stops for day in days}
    for stop in stops:
        # A day beyond the trip's end cannot be written by our services; such a stop would show in the basket.
        there = lists.get(stop.day, pool)
        there.append(_stop_view(itinerary, stop, tables, days, today, now))
    for views in (pool, *lists.values()):
        _finish(views, transport, is_pool=views is pool)
    _number([view for day in days for view in day.stops] if days else pool)
    return Board(itinerary, days, pool, last_change(itinerary, now), transport)


def _number(views):
    for number, view in enumerate(views, 1):
        view.number = str(number)


def _finish(views, transport, *, is_pool):
    before, latest = None, None
    for view in views:
        view.is_first, view.is_last = view is views[0], view is views[-1]
        if is_pool:
            continue
        if view.point:
            view.leg = _way(before, view.point, transport) if before else ""
            before = view.point
        if view.starts_at:
            if latest and view.starts_at < latest:
                view.cautions += (out_of_order(latest),)
            latest = max(latest or view.starts_at, view.starts_at)


def _way(before, point, transport):
    metres = geo.distance_m(before, point)
    if metres < SAME_SPOT_M:
        return ""
    if metres <= WALKABLE_M or "car" in transport:
        way = travel_text(metres)
    elif transport == "bicycle":
        way = _("%(time)s by bicycle") % {"time": wording.duration(geo.bike_min(metres))}
    else:
        way = wording.distance(metres)
    return _("about %(way)s") % {"way": way}


def _stop_view(itinerary, stop, tables, days, today, now):
    if stop.place_id:
        view, hours = _of_place(itinerary, stop, tables)
    elif stop.occurrence_id:
        view, hours = _of_occurrence(itinerary, stop), None
    else:
        view, hours = _of_own(stop), None
    if stop.start_time:
        view.time, view.starts_at = wording.clock(stop.start_time), stop.start_time
    view.key, view.note, view.in_day = str(stop.pk), stop.note, stop.day is not None
    view.cautions = tuple(cautions_of(itinerary, stop, today=today, now=now, hours=hours))
    view.days = tuple((str(n), days[n - 1].short) for n in _possible_days(itinerary, stop))
    return view


def _of_place(itinerary, stop, tables):
    place = stop.place
    by_category, by_municipality = tables
    category = by_category[place.category_id]
    date = itinerary.date_of(stop.day)
    hours = hours_on(place, date) if date else None
    photos = place.photos.all()
    facts = wording.duration(stop.stay_min or place.visit_min), by_municipality[place.municipality_id].name
    view = StopView(
        stop, place.name, place.poster_motif(category), point=place.point, hours_note=place.hours_note,
        href=place.get_absolute_url() if place.is_listed else "", photo=photos[0] if photos else None,
        facts=facts if date else (category.name, *facts), address=place.address, phone=place.phone,
        web=bare_address(place.web_address),
    )  # fmt: skip
    if hours and hours.state == "open":
        view.status = wording.Phrase(wording.hours_on(hours), "good")
    return view, hours


def _of_occurrence(itinerary, stop):
    occurrence, event = stop.occurrence, stop.occurrence.event
    place, date = event.place, itinerary.date_of(stop.day)
    is_on = date in occurrence.days
    view = StopView(
        stop, event.title, event.poster, point=place.point,
        href=event.get_absolute_url() if event.is_published else "", address=place.address, phone=place.phone,
        web=bare_address(place.web_address), facts=(place.name,),
    )  # fmt: skip
    window = occurrence.window(date if is_on else occurrence.first_on) if event.start_time else None
    hours = ""
    if window:
        hours = wording.span(*window) if event.end_time else wording.clock(window[0])
    if is_on and window:
        view.time, view.starts_at = wording.clock(window[0]), window[0].time()
        view.status = wording.Phrase(hours, "good")
    elif not is_on:
        view.facts = (dates_of(occurrence), *([hours] if hours else []), place.name)
    return view


def bare_address(address):
    """A website's address as it is printed: `www.example.org/tours`."""
    return address.split("://", 1)[-1].rstrip("/")


def _of_own(stop):
    facts = (_("Your own stop"), *([wording.duration(stop.stay_min)] if stop.stay_min else []))
    point = (stop.own_lat, stop.own_lon) if stop.own_lat is not None else None
    return StopView(stop, stop.own_title, OWN_POSTER, facts=facts, point=point)


def _possible_days(itinerary, stop):
    """Numbers of the other days the stop may go to."""
    numbers = range(1, itinerary.day_count + 1)
    if stop.occurrence_id and itinerary.arrive_on:
        numbers = [day for day in map(itinerary.day_of, stop.occurrence.days) if day]
    return [number for number in numbers if number != stop.day]
