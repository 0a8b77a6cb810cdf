"""Which models search covers: everything that has a page of its own, and what such pages are found by."""

from itertools import chain

from django.db.models import Q

from destinations import search
from destinations.models import Amenity, Category, Municipality, Page, Place
from destinations.search.documents import documents as region_documents
from destinations.search.documents import municipality_documents, page_documents, place_documents
from events.models import Event
from events.search import documents as all_event_documents
from events.search import event_documents
from itinerary.models import Suggestion, SuggestionDay
from itinerary.search import documents as all_trip_documents
from itinerary.search import trip_documents
from members.models import Listing, Member
from members.search import names_by_place


def rebuild():
    """Write the whole index anew in one transaction; returns the number of documents.

    Places come last: of a word that very many items hold, the first documents are weighed.
    """
    return search.replace_all(
        chain(all_event_documents(), all_trip_documents(), region_documents(names_by_place()))
    )


def reindex(instance):
    """Bring the index in step with an instance just saved or deleted, and with all that shows its name.

    Items that were unpublished, renamed or deleted leave it; models that search does not cover are ignored.
    Call it after many-to-many fields are saved; after many edits at once, `rebuild` is cheaper.
    """
    if handler := _HANDLERS.get(type(instance)):
        handler(instance)


def _places(places):
    search.index_documents(place_documents(places, names_by_place(places)))
    search.keep_only("place", Place.objects.published().values("slug"))


def _events(events):
    search.index_documents(event_documents(events))
    search.keep_only("event", Event.objects.published().values("slug"))


def _place(place):
    _places(Place.objects.filter(pk=place.pk))
    _events(Event.objects.filter(place=place))


def _event(event):
    _events(Event.objects.filter(Q(pk=event.pk) | Q(parent=event.pk)))


def _page(page):
    """A page and those below it, whose addresses begin with its own."""
    search.index_documents(
        page_documents(Page.objects.filter(Q(pk=page.pk) | Q(path__startswith=f"{page.path}/")))
    )
    search.keep_only("page", Page.objects.published().values("path"))


def _municipality(municipality):
    search.index_documents(municipality_documents(Municipality.objects.filter(pk=municipality.pk)))
    search.keep_only("municipality", Municipality.objects.values("slug"))
    _places(municipality.places.all())


def _trip(trip):
    search.index_documents(trip_documents(Suggestion.objects.filter(pk=trip.pk)))
    search.keep_only("trip", Suggestion.objects.published().values("slug"))


_HANDLERS = {
    Place: _place,
    Event: _event,
    Page: _page,
    Suggestion: _trip,
    SuggestionDay: lambda day: _trip(day.suggestion),
    Municipality: _municipality,
    Category: lambda category: _places(category.places.all()),
    Amenity: lambda amenity: _places(amenity.places.all()),
    Member: lambda member: _places(member.places.all()),
    Listing: lambda listing: _place(listing.place),
}
