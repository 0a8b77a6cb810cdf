"""Addresses of the region's public pages, under the language."""

from django.urls import path

from destinations.views.municipalities import municipalities, municipality
from destinations.views.places import place, places

app_name = "destinations"
urlpatterns = [
    path("places/", places, name="places"),
    path("places/<slug:slug>/", place, name="place"),
    path("municipalities/", municipalities, name="municipalities"),
    path("municipalities/<slug:slug>/", municipality, name="municipality"),
]
