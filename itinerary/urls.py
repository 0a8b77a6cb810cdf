"""Addresses of the itinerary and the ready-made trips, under the language."""

from django.urls import path

from itinerary.views import accounts, adding, boards, exporting, saving, sharing, trips

app_name = "itinerary"
urlpatterns = [
    path("itinerary/", boards.board, name="board"),
    path("itinerary/summary/", boards.summary, name="summary"),
    path("itinerary/add/place/<slug:slug>/", adding.add_place, name="add_place"),
    path("itinerary/add/event/<int:occurrence>/", adding.add_event, name="add_event"),
    path("itinerary/add/trip/<slug:slug>/", adding.add_trip, name="add_trip"),
    path("itinerary/own/", adding.add_own, name="own"),
    path("itinerary/remove/", boards.remove, name="remove"),
    path("itinerary/undo/", boards.undo, name="undo"),
    path("itinerary/clear/", boards.clear, name="clear"),
    path("itinerary/move/", boards.move, name="move"),
    path("itinerary/note/", boards.note, name="note"),
    path("itinerary/dates/", boards.dates, name="dates"),
    path("itinerary/save/", saving.save, name="save"),
    path("itinerary/save/renew/", saving.renew, name="renew"),
    path("itinerary/open/", saving.open_saved, name="open"),
    path("itinerary/edit/<str:token>/", saving.edit, name="edit"),
    path("itinerary/delete/", saving.delete, name="delete"),
    path("itinerary/signed-out/", saving.signed_out, name="signed_out"),
    path("itinerary/list/", accounts.saved_list, name="list"),
    path("itinerary/share/", sharing.share, name="share"),
    path("itinerary/calendar.ics", exporting.calendar, name="calendar"),
    path("itinerary/route.gpx", exporting.route, name="route"),
    path("itinerary/print/", exporting.printed, name="print"),
    path("itinerary/map/<slug:size>-<slug:scheme>.svg", exporting.small_map, name="map"),
    path("itinerary/shared/<str:key>/", sharing.shared, name="shared"),
    path("itinerary/shared/<str:key>/copy/", sharing.copy, name="shared_copy"),
    path("itinerary/shared/<str:key>/calendar.ics", exporting.calendar, name="shared_calendar"),
    path("itinerary/shared/<str:key>/route.gpx", exporting.route, name="shared_route"),
    path("itinerary/shared/<str:key>/print/", exporting.printed, name="shared_print"),
    path(
        "itinerary/shared/<str:key>/map/<slug:size>-<slug:scheme>.svg", exporting.small_map, name="shared_map"
    ),
    path("trips/", trips.trips, name="trips"),
    path("trips/<slug:slug>/", trips.trip, name="trip"),
    path("trips/<slug:slug>/map/<slug:size>-<slug:scheme>.svg", trips.trip_map, name="trip_map"),
]
