"""Events with their occurrences, editorial pages and ready-made trips."""

from django.conf import settings
from django.utils import timezone

from destinations.models import Page
from events import recurrence
from events.models import Event, Occurrence
from itinerary.models import Itinerary, Stop, Suggestion, SuggestionDay
from roros_site.loading.merging import Merger
from roros_site.loading.places import SEASONS

DEEPEST = 6


def load_events(folder, tables, overwrite):
    """Events, fairs before their programme items, and one occurrence a year from the file's dates."""
    merger = Merger("events", overwrite=overwrite)
    records = folder.records("events.json")
    slugs = {record.slug: record for record in records}
    for record in sorted(records, key=lambda record: record.data.get("parent") is not None):
        parent = record.text("parent", longest=80, optional=True)
        if parent and (parent not in slugs or slugs[parent].data.get("parent")):
            raise record.fail("parent", f"'{parent}' is not known, or is itself part of another event")
        values = event_values(record, tables)
        values["parent_id"] = tables.events[parent].pk if parent else None
        event = merger.write(Event, {"slug": record.slug}, values)
        tables.events[record.slug] = event
        load_occurrences(event, record)
    merger.retire(lambda slug: unpublish(Event, slug))
    return merger.counts


def event_values(record, tables):
    venue = record.text("venue", longest=80)
    if venue not in tables.places:
        raise record.fail("venue", f"'{venue}' is not known")
    repeats = record.part("recurrence")
    rule = repeats.get("rrule") or ""
    if rule:
        try:
            rule = recurrence.rule_text(recurrence.parse_rule(rule))
        except (ValueError, TypeError) as error:
            raise record.fail("recurrence", str(error)) from error
    offset = repeats.get("parent_offset_days")
    price_note = record.text("price_note", longest=200, optional=True)
    return {
        "place_id": tables.places[venue].pk,
        "kind": record.choice("kind", Event.Kind.values),
        **record.texts("title", longest=120),
        **record.texts("summary", longest=200, optional=True),
        **record.texts("description", longest=4000, optional=True),
        "organiser": record.text("organiser", longest=160, optional=True),
        "first_on": record.date(repeats.get("dtstart"), "recurrence"),
        "rule": rule,
        **note_texts(record, "rule_text", str(repeats.get("rule_text") or "")[:200]),
        "offset_days": offset if isinstance(offset, int) and 0 <= offset <= 366 else None,
        "duration_days": record.whole("duration_days", 1, 366, optional=True) or 1,
        "start_time": record.time("start_time"),
        "end_time": record.time("end_time"),
        "certainty": record.choice("certainty", Event.Certainty.values),
        "since_year": record.whole("since_year", 1000, 2100, optional=True),
        "price_nok": record.whole("price_nok", 0, 100_000, optional=True),
        **note_texts(record, "price_note", price_note),
        "motif": tables.poster_of(record),
        "is_published": True,
        "source_note": record.text("source_note", longest=2000, optional=True),
    }


def note_texts(record, field, english):
    """A text the file has in English only, with the overlay's translations."""
    return {
        f"{field}_nb": record.text(f"{field}_nb", longest=200, optional=True),
        f"{field}_en": english,
        f"{field}_de": record.text(f"{field}_de", longest=200, optional=True),
    }


def load_occurrences(event, record):
    """One occurrence per year of `dates`; those edited by hand stay as they are."""
    present = {occurrence.rule_on: occurrence for occurrence in event.occurrences.all()}
    years = {}
    for year, span in record.part("dates").items():
        if not isinstance(span, dict):
            raise record.fail("dates", f"{year} is not an object")
        first, last = record.date(span.get("start"), "dates"), record.date(span.get("end"), "dates")
        if last < first or (last - first).days > 366:
            raise record.fail("dates", f"{year} ends before it begins, or lasts more than a year")
        years[first] = last
    for first, last in years.items():
        days = (last - first).days + 1
        spans = recurrence.occurrence_spans(
            None, first, event.start_time, event.end_time, days, first, first, settings.TIME_ZONE
        )
        _key, starts_at, ends_at = spans[0]
        kept = present.get(first)
        if kept is None:
            Occurrence.objects.create(event=event, rule_on=first, starts_at=starts_at, ends_at=ends_at)
        elif not kept.is_edited and (kept.starts_at, kept.ends_at) != (starts_at, ends_at):
            kept.starts_at, kept.ends_at = starts_at, ends_at
            kept.save()


def unpublish(model, slug):
    model.objects.filter(slug=slug).update(is_published=False)
    return {"is_published": False}


def load_pages(folder, tables, overwrite):
    """The page tree, parents before children."""
    merger = Merger("articles", overwrite=overwrite)
    records = {record.slug: record for record in folder.records("articles.json", optional=True)}
    written = {}

    def write(record, depth=0):
        if record.slug in written:
            return written[record.slug]
        parent_slug = record.text("parent", longest=80, optional=True)
        if parent_slug and parent_slug not in records:
            raise record.fail("parent", f"'{parent_slug}' is not known")
        if depth > DEEPEST:
            raise record.fail("parent", "the tree is circular or too deep")
        parent = write(records[parent_slug], depth + 1) if parent_slug else None
        values = {
            "parent_id": parent.pk if parent else None,
            **record.texts("title", longest=120),
            **record.texts("lead", longest=240, optional=True),
            **record.texts("body", longest=20_000, optional=True),
            "motif": tables.page_posters.get(record.slug, "street"),
            "position": record.whole("order", 0, 10_000, optional=True) or 0,
            "source_note": record.text("source_note", longest=2000, optional=True),
            "is_published": True,
        }
        written[record.slug] = merger.write(Page, {"slug": record.slug}, values)
        return written[record.slug]

    for record in records.values():
        write(record)
    merger.retire(lambda slug: unpublish(Page, slug))
    return merger.counts


def load_trips(folder, tables, overwrite):
    """Ready-made trips: an itinerary of the staff with its stops, and the suggestion that publishes it."""
    merger, now = Merger("itineraries", overwrite=overwrite), timezone.now()
    for position, record in enumerate(folder.records("itineraries.json", optional=True)):
        days = record.listed("days", dict)
        stops = [
            stop_of(record, tables, stop, number, now)
            for number, day in enumerate(days, 1)
            for stop in stops_of(record, day)
        ]
        seasons = record.listed("seasons", str, optional=True) or SEASONS
        values = {
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
        known = Suggestion.objects.filter(slug=record.slug).select_related("itinerary").first()
        itinerary = known.itinerary if known else Itinerary.objects.create(used_at=now, saved_at=now)
        values["itinerary_id"] = itinerary.pk
        suggestion = merger.write(Suggestion, {"slug": record.slug}, values)
        load_stops(itinerary, suggestion, record, days, stops, is_new=known is None, overwrite=overwrite)
    merger.retire(lambda slug: unpublish(Suggestion, slug))
    return merger.counts


def stops_of(record, day):
    stops = day.get("stops")
    if not isinstance(stops, list) or not all(isinstance(stop, dict) for stop in stops):
        raise record.fail("days", "a day has no list of stops")
    return stops


def stop_of(record, tables, stop, day, now):
    """The columns of a Stop, without its itinerary and position."""
    kind, slug, minutes = stop.get("type"), stop.get("slug"), stop.get("minutes")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or not 5 <= minutes <= 1440:
        raise record.fail("days", f"stop '{slug}': minutes must lie between 5 and 1440")
    if kind in ("attraction", "member") and slug in tables.places:
        return {"place": tables.places[slug], "day": day, "stay_min": minutes}
    if kind == "event" and slug in tables.events:
        occurrences = tables.events[slug].occurrences.order_by("starts_at")
        occurrence = occurrences.filter(ends_at__gte=now).first() or occurrences.last()
        if occurrence is not None:
            return {"occurrence": occurrence, "day": day, "stay_min": minutes}
    raise record.fail("days", f"day {day}: {kind} '{slug}' is not known")


def load_stops(itinerary, suggestion, record, days, stops, *, is_new, overwrite):
    """Write the stops of a new trip; those of a known one stay as staff arranged them, unless overwritten."""
    titles = [
        {f"title_{code}": str(text or "")[:120] for code, text in day_titles(record, day, number).items()}
        for number, day in enumerate(days)
    ]
    for number, title in enumerate(titles, 1):
        SuggestionDay.objects.get_or_create(suggestion=suggestion, number=number, defaults=title)
    if not is_new and not overwrite:
        return
    itinerary.stops.all().delete()
    itinerary.title, itinerary.day_count = suggestion.title_nb[:80], len(days)
    itinerary.save()
    Stop.objects.bulk_create(
        Stop(itinerary=itinerary, position=position, **stop) for position, stop in enumerate(stops)
    )


def day_titles(record, day, index):
    german = record.data.get("day_titles_de") or []
    return {
        "nb": day.get("title_nb"),
        "en": day.get("title_en"),
        "de": german[index] if index < len(german) else "",
    }
