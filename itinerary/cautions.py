"""What a traveller must know about a stop on its day: computed from facts, never hiding the stop."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from destinations import wording
from itinerary.catalogue import hours_on
from itinerary.sentences import dates_of, short_day_label


@dataclass(frozen=True, slots=True)
class Caution:
    """One plain sentence; `tone` is "bad" for what makes the visit impossible, else "plain".

    `cure` is (number, short name) of the trip's day on which the stop would be right, when there is one.
    """

    code: str
    text: str
    tone: str = "bad"
    cure: tuple[int, str] | None = None


def cautions_of(itinerary, stop, *, today, now, hours=None):
    """The cautions of one stop of a board; `hours` are its place's hours on its date."""
    if stop.place_id:
        return [
            *_listing(stop.place.is_listed),
            *_hours(itinerary, stop, hours),
            *_date_passed(itinerary, stop, today),
        ]
    if stop.occurrence_id:
        return list(_occurrence(itinerary, stop, now))
    return list(_date_passed(itinerary, stop, today))


def out_of_order(latest):
    """The caution of a stop whose clock time is before that of a stop above it."""
    text = _("Before %(time)s, the time of a stop above it.") % {"time": wording.clock(latest)}
    return Caution("out-of-order", text, "plain")


def _listing(is_listed):
    if not is_listed:
        yield Caution("not-listed", _("No longer listed. Ask the tourist office before you go."))


def _date_passed(itinerary, stop, today):
    date = itinerary.date_of(stop.day)
    if date and date < today:
        yield Caution("past", _("This day has passed"), "plain")


def _hours(itinerary, stop, hours):
    if hours is None:
        return
    day = wording.day_name(hours.day)
    if hours.state == "closed":
        yield _closed(hours, day, _open_day(itinerary, stop.place))
    elif hours.state == "by_appointment":
        yield Caution("by-appointment", _("Open by appointment"), "plain")
    elif hours.state == "unknown":
        yield Caution("hours-unknown", _("Hours not known"), "plain")
    elif hours.certainty == "indicative":
        yield Caution("hours-not-confirmed", _("Hours not confirmed"), "plain")


def _open_day(itinerary, place):
    """The trip's first day on which a place is open, as (number, short name)."""
    numbers = range(1, itinerary.day_count + 1)
    return _cure(itinerary, (n for n in numbers if hours_on(place, itinerary.date_of(n)).state == "open"))


def _cure(itinerary, numbers):
    number = next(filter(None, numbers), None)
    return (number, short_day_label(itinerary, number)) if number else None


def _closed(hours, day, cure):
    if not hours.out_of_season:
        return Caution("closed", _("Closed on %(day)s.") % {"day": day}, cure=cure)
    if hours.season_opens_on:
        opens = wording.date_text(hours.season_opens_on)
        text = _("Closed for the season. Opens %(date)s.") % {"date": opens}
        return Caution("out-of-season", text, cure=cure)
    return Caution("out-of-season", _("Closed for the season."))


def _occurrence(itinerary, stop, now):
    occurrence, event = stop.occurrence, stop.occurrence.event
    dates, date = dates_of(occurrence), itinerary.date_of(stop.day)
    note = f" {occurrence.note}" if occurrence.note else ""
    if not event.is_published:
        yield Caution("not-listed", _("No longer listed. Ask the tourist office before you go."))
    if occurrence.is_cancelled:
        yield Caution("cancelled", pgettext("event", "Cancelled.") + note)
        return
    if occurrence.ends_at < now:
        yield Caution("past", _("This is over: it was %(dates)s.") % {"dates": dates})
        return
    if date and date not in occurrence.days:
        cure = _cure(itinerary, map(itinerary.day_of, occurrence.days))
        yield Caution(
            "other-date", _("Not on this day: it is %(dates)s.") % {"dates": dates} + note, cure=cure
        )
    elif itinerary.arrive_on and not date and not any(map(itinerary.day_of, occurrence.days)):
        yield Caution("other-dates", _("Not on your dates"), "plain")
    if occurrence.state == occurrence.State.MOVED and (date is None or date in occurrence.days):
        yield Caution("moved", _("Moved: it is now %(dates)s.") % {"dates": dates} + note, "plain")
    elif note and (date is None or date in occurrence.days):
        yield Caution("note", note.strip(), "plain")
    if event.certainty == event.Certainty.LOW:
        yield Caution("dates-not-confirmed", _("Dates not confirmed"), "plain")
