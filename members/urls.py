"""Addresses of the member businesses, under the language and `members/`."""

from django.urls import path

from members.views import directory

app_name = "members"
urlpatterns = [path("", directory, name="directory")]
