"""Putting things into the itinerary: without script a page with one button, with script the same form."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from destinations.models import Place
from events.models import Occurrence
from itinerary import access, services
from itinerary.forms import OwnForm
from itinerary.models import Suggestion
from itinerary.sentences import dates_of
from itinerary.views.answers import next_of, visitor
from roros_site.kit.http import limit, private_page, see_other
from roros_site.kit.refusals import Refusal
from roros_site.kit.translated import columns

MOST_PK = 2**63 - 1


@private_page
def add_place(request, slug):
    """Add a place. Six statements: place, begin, itinerary, stop, itinerary, commit."""
    wanted = Place.objects.filter(is_published=True).only(
        "slug", "is_published", "retired_on", *columns("name")
    )
    place = get_object_or_404(wanted, slug=slug)
    if place.retired_on:
        raise Refusal(410, title=place.name)
    if request.method == "POST":
        return put(request, services.add_place, place=place)
    return offer(request, place.name, place.get_absolute_url(), item=f"place:{place.slug}")


@private_page
def add_event(request, occurrence):
    """Add one occurrence of an event."""
    wanted = Occurrence.objects.published().select_related("event")
    found = get_object_or_404(wanted, pk=occurrence) if occurrence <= MOST_PK else None
    if found is None:
        raise Http404("no such occurrence")
    title = found.event.title
    if found.is_cancelled or found.ends_at < timezone.now():
        raise Refusal(410, title=f"{title} ({dates_of(found)})")
    if request.method == "POST":
        return put(request, services.add_occurrence, occurrence=found)
    item, href = f"event:{found.pk}", found.event.get_absolute_url()
    return offer(request, title, href, item=item, dates=dates_of(found))


@private_page
def add_own(request):
    """Add something of the traveller's own, with or without a point on the map."""
    form = OwnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return put(request, services.add_own, **form.arguments)
    context = {"form": form, "next": next_of(request)}
    return render(request, "itinerary/own.html", context, status=422 if form.is_bound else 200)


@private_page
def add_trip(request, slug):
    """Add all stops of a ready-made trip."""
    trip = get_object_or_404(Suggestion.objects.published().select_related("itinerary"), slug=slug)
    if request.method == "POST":
        return put(request, services.put_all, source=trip.itinerary, is_trip=True)
    return offer(request, trip.title, trip.get_absolute_url(), is_trip=True)


def put(request, service, **thing):
    """Run an adding service and answer: 303, with the cookie when this browser has none for the itinerary."""
    limit(request, "add")
    try:
        itinerary = service(**visitor(request), **thing)
    except services.TooManyStops:
        return render(request, "itinerary/full.html", {"most": services.MOST_STOPS}, status=422)
    response = see_other(next_of(request))
    return response if access.holds(request, itinerary) else access.remember(response, itinerary)


def offer(request, title, href, *, item=None, dates="", is_trip=False):
    """The small page with one button: to add, or to take out what is there already."""
    itinerary = access.current(request)
    present = None
    if itinerary and item:
        kind, _colon, name = item.partition(":")
        same = {"place__slug": name} if kind == "place" else {"occurrence": name}
        present = itinerary.stops.filter(**same).exists()
    context = {
        "title": title, "href": href, "item": item, "dates": dates, "is_trip": is_trip,
        "itinerary": itinerary, "is_present": present,
        "next": next_of(request, fallback=reverse("itinerary:board") if is_trip else href),
    }  # fmt: skip
    return render(request, "itinerary/add.html", context)
