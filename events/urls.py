"""Addresses of what's on, under the language and `events/`."""

from django.urls import path

from events.views import calendar, event, event_calendar, events

app_name = "events"
urlpatterns = [
    path("", events, name="events"),
    path("calendar.ics", calendar, name="calendar"),
    path("<slug:slug>/", event, name="event"),
    path("<slug:slug>/calendar.ics", event_calendar, name="event_calendar"),
]
