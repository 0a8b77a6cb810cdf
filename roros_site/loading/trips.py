"""Ready-made trips: an itinerary of the staff with its stops, and the suggestion that publishes it."""

from dataclasses import dataclass

from itinerary.models import LONGEST_TRIP_DAYS, Itinerary, Stop, Suggestion, SuggestionDay
from roros_site.loading.merging import Merger, Part
from roros_site.loading.places import SEASONS
from roros_site.loading.reading import LANGUAGES


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A stop of the file: exactly one of place and occurrence."""

    place: object
    occurrence: object
    day: int
    stay_min: int


def load_trips(folder, tables, *, overwrite, now, **_):
    """Trips in the file's order; a stop for an event holds its next date after `now`, or its last."""
    records = folder.records("itineraries.json", optional=True)
    merger = Merger("itineraries", Suggestion, [record.slug for record in records], overwrite=overwrite)
    for position, record in enumerate(records):
        days = days_of(record)
        stops = stops_of(record, tables, days, now)
        titles = [
            [day.text(f"title_{code}", longest=120, optional=code != "nb") for code in LANGUAGES]
            for day in days
        ]
        values = trip_values(record, position)

        def new_itinerary(title=values["title_nb"]):
            return {"itinerary": Itinerary.objects.create(title=title[:80], used_at=now, saved_at=now)}

        def replan(trip, _values, stops=stops):
            plan(trip, stops)

        parts = [
            Part("stops", [stop_value(stop) for stop in stops], stops_now, replan),
            Part("days", titles, titles_now, give_titles),
        ]
        merger.write(record.slug, values, parts=parts, only_new=new_itinerary)
    merger.retire(is_published=False)
    return merger.finish()


def trip_values(record, position):
    seasons = record.choices("seasons", SEASONS, optional=True) or SEASONS
    return {
        **record.texts("title", longest=120),
        **record.texts("summary", longest=200, optional=True),
        **record.texts("description", longest=4000, optional=True),
        "theme": record.choice("theme", Suggestion.Theme.values),
        "transport": record.choice("transport", Suggestion.Transport.values),
        **{f"in_{season}": season in seasons for season in SEASONS},
        "is_step_free": record.flag("accessible", optional=True),
        "author": record.text("author", longest=120, optional=True),
        "position": position,
        "is_published": True,
    }


def days_of(record):
    """The trip's days as records of their own, German titles included."""
    days = record.listed("days", dict)
    if not 1 <= len(days) <= LONGEST_TRIP_DAYS:
        raise record.fail("days", f"a trip has 1 to {LONGEST_TRIP_DAYS} days")
    if record.whole("days_count", 1, LONGEST_TRIP_DAYS, optional=True) not in (None, len(days)):
        raise record.fail("days_count", f"does not agree with the {len(days)} days")
    german = record.listed("day_titles_de", str, optional=True)
    if german and len(german) != len(days):
        raise record.fail("day_titles_de", f"has {len(german)} titles for {len(days)} days")
    found = []
    for number, day in enumerate(days, start=1):
        if day.get("day", number) != number:
            raise record.fail("days", f"day {number} is numbered {str(day.get('day'))[:20]}")
        found.append(
            record.inner({**({"title_de": german[number - 1]} if german else {}), **day}, f"day {number}")
        )
    return found


def stops_of(record, tables, days, now):
    """The stops of all days in order, as the file has them; those that staff deleted are left out."""
    stops, taken = [], set()
    for day, part in enumerate(days, start=1):
        for number, data in enumerate(part.listed("stops", dict), start=1):
            stop = stop_of(part.inner(data, f"stop {number}"), tables, day, now)
            if stop is None:
                continue
            what = tuple(stop_value(stop)[:3])
            if what in taken:
                raise record.fail("days", f"'{what[1]}' is in the trip twice")
            taken.add(what)
            stops.append(stop)
    return stops


def stop_of(data, tables, day, now):
    kind = data.choice("type", ("attraction", "member", "event"))
    slug = data.text("slug", longest=80)
    minutes = data.whole("minutes", 5, 1440)
    known = tables.events if kind == "event" else tables.places
    if slug not in known:
        raise data.fail("slug", f"{kind} '{slug}' is not known")
    if known[slug] is None:
        return None
    if kind != "event":
        return PlannedStop(known[slug], None, day, minutes)
    dates = known[slug].occurrences.select_related("event").order_by("starts_at")
    occurrence = dates.filter(ends_at__gte=now).exclude(state="cancelled").first() or dates.last()
    if occurrence is None:
        raise data.fail("slug", f"event '{slug}' has no dates")
    return PlannedStop(None, occurrence, day, minutes)


def stop_value(stop):
    """[kind, slug, date, day, minutes] of a planned or stored stop."""
    if stop.place is not None:
        what = ["place", stop.place.slug, ""]
    else:
        what = [
            "event",
            stop.occurrence.event.slug,
            str(stop.occurrence.rule_on or stop.occurrence.starts_at),
        ]
    return [*what, stop.day, stop.stay_min]


def stops_now(trip):
    """The stops that stand, in order; one that says more, as only staff write it, is longer. One query."""
    stops = trip.itinerary.stops.select_related("place", "occurrence__event").order_by("position", "pk")
    return [
        [stop.own_title]
        if stop.own_title
        else stop_value(stop) + [str(x) for x in (stop.start_time, stop.note) if x]
        for stop in stops
    ]


def plan(trip, stops):
    """Replace the stops of a trip's itinerary."""
    itinerary = trip.itinerary
    itinerary.stops.all().delete()
    Stop.objects.bulk_create(
        Stop(
            itinerary=itinerary,
            place=stop.place,
            occurrence=stop.occurrence,
            day=stop.day,
            stay_min=stop.stay_min,
            position=position,
        )
        for position, stop in enumerate(stops)
    )
    itinerary.version += 1
    itinerary.save()


def titles_now(trip):
    return [[day.title_nb, day.title_en, day.title_de] for day in trip.days.all()]


def give_titles(trip, titles):
    """Replace the titles of a trip's days, and with them how many days it has."""
    trip.days.all().delete()
    SuggestionDay.objects.bulk_create(
        SuggestionDay(suggestion=trip, number=number, title_nb=nb, title_en=en, title_de=de)
        for number, (nb, en, de) in enumerate(titles, start=1)
    )
    trip.itinerary.day_count = len(titles)
    trip.itinerary.save()
