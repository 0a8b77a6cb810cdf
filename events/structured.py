"""Events for machines: every coming occurrence is an event of its own, as schema.org has it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from destinations.structured import node, picture, place_reference
from events.cards import OPEN_END
from events.models import Event, Occurrence

MOST = 8
TYPES = {
    Event.Kind.FESTIVAL: "Festival",
    Event.Kind.CONCERT: "MusicEvent",
    Event.Kind.SPORT: "SportsEvent",
    Event.Kind.EXHIBITION: "ExhibitionEvent",
    Event.Kind.FAMILY: "ChildrensEvent",
}
STATUSES = {
    Occurrence.State.SCHEDULED: "https://schema.org/EventScheduled",
    Occurrence.State.MOVED: "https://schema.org/EventRescheduled",
    Occurrence.State.CANCELLED: "https://schema.org/EventCancelled",
}


def event_nodes(event, occurrences, origin, today, programme=()):
    """A node for each of the next occurrences that are not over, at most eight; no query.

    `programme` are occurrences of a fair's programme items; those on the first node's days become its parts.
    """
    places = {}
    coming = sorted((each for each in occurrences if each.last_on >= today), key=lambda each: each.starts_at)
    nodes = [_whole(event, occurrence, origin, places) for occurrence in coming[:MOST]]
    if nodes and programme:
        days = set(coming[0].days)
        parts = [_part(piece, origin, places) for piece in programme if days.intersection(piece.days)]
        nodes[0] |= {"subEvent": parts} if parts else {}
    return nodes


def _whole(event, occurrence, origin, places):
    address = origin + event.get_absolute_url()
    fair = event.parent if event.parent_id and event.parent.is_published else None
    return _part(occurrence, origin, places, event) | node(
        TYPES.get(event.kind, "Event"),
        description=event.summary,
        disambiguatingDescription="; ".join(_cautions(event)),
        image=[picture(event.poster, (), origin)],
        organizer=node("Organization", name=event.organiser) if event.organiser else None,
        offers=_offer(event, address),
        isAccessibleForFree=None if event.price_nok is None else event.price_nok == 0,
        superEvent=node("Event", name=fair.title, url=origin + fair.get_absolute_url()) if fair else None,
    )


def _cautions(event):
    """What a visitor is told before trusting an event."""
    cautions = [_("Sample event, made up.")] if event.is_sample else []
    if event.certainty != Event.Certainty.HIGH:
        cautions.append(str(event.get_certainty_display()))
    return cautions


def _offer(event, address):
    if event.price_nok is None:
        return None
    return node(
        "Offer", price=event.price_nok, priceCurrency="NOK", description=event.price_note, url=address
    )


def _part(occurrence, origin, places, event=None):
    event = event or occurrence.event
    if event.place_id not in places:
        places[event.place_id] = place_reference(event.place, origin)
    start, end = _times(event, occurrence)
    moved = occurrence.state == Occurrence.State.MOVED and occurrence.rule_on
    return node(
        TYPES.get(event.kind, "Event"),
        name=event.title,
        url=origin + event.get_absolute_url(),
        startDate=start,
        endDate=end,
        previousStartDate=occurrence.rule_on.isoformat() if moved else "",
        eventStatus=STATUSES[occurrence.state],
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=places[event.place_id],
    )


def _times(event, occurrence):
    """Start and end in ISO 8601 with offset, as dates alone where nobody has said the hour."""
    if event.start_time is None:
        return occurrence.first_on.isoformat(), occurrence.last_on.isoformat()
    start = timezone.localtime(occurrence.starts_at).isoformat()
    if event.end_time is None or event.end_time.isoformat("minutes") == OPEN_END:
        return start, occurrence.last_on.isoformat()
    return start, timezone.localtime(occurrence.ends_at).isoformat()
