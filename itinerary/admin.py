"""Ready-made trips, and help for visitors who tell the code of their itinerary."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.contrib.filters.admin import BooleanRadioFilter, ChoicesDropdownFilter
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextInputWidget

from destinations.admin import filters
from destinations.admin.base import SiteAdmin, SiteTabularInline, in_languages, written_in
from itinerary import access
from itinerary.models import Itinerary, Suggestion, SuggestionDay
from itinerary.services.trips import copy_for_trip, give_days
from itinerary.views.trips import trip_context
from roros_site.kit.text import read_code


def masked(email):
    """An address that its owner recognises and nobody else can use: `k•••@e•••.org`."""
    name, at, host = email.partition("@")
    return f"{name[:1]}•••@{host[:1]}•••.{host.rpartition('.')[2]}" if at else ""


class SuggestionForm(forms.ModelForm):
    """A ready-made trip; `code` names the itinerary whose days it takes over."""

    code = forms.CharField(
        label=gettext_lazy("Code of an itinerary"),
        max_length=20,
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"placeholder": "4K7M-92QX", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Plan the trip on the site, save it there, and write its code here: its places and events are copied day "
            "by day. Notes and stops of your own are left out."
        ),
    )

    def clean_code(self):
        code = self.cleaned_data["code"]
        self.source = access.by_code(code) if code else None
        if code and self.source is None:
            raise forms.ValidationError(_("There is no saved itinerary with this code."))
        if not code and not self.instance.pk:
            raise forms.ValidationError(
                _("Write the code of the itinerary this trip is made of."), code="required"
            )
        if self.source and not self.source.stops.filter(day__isnull=False, own_title="").exists():
            raise forms.ValidationError(
                _("No place or event of this itinerary has a day yet. Arrange it first.")
            )
        return code


class DayInline(SiteTabularInline):
    model = SuggestionDay
    fields = ["number", "title_nb", "title_en", "title_de"]
    tab = True
    hide_title = True


def stops_by_day(itinerary):
    """[(day number or None, [stop, ...])] in order; two queries."""
    days = {}
    for stop in itinerary.stops.select_related("place", "occurrence__event").order_by(
        "day", "position", "pk"
    ):
        days.setdefault(stop.day, []).append(stop)
    return sorted(days.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))


def preview_trip(request, suggestion):
    """The trip's public page, published or not."""
    return render(request, "itinerary/trip.html", {**trip_context(suggestion), "is_preview": True})


@admin.register(Suggestion)
class SuggestionAdmin(SiteAdmin):
    form = SuggestionForm
    preview = staticmethod(preview_trip)
    list_display = ["title", "theme", "transport", "length", "languages", "position", "is_published"]
    list_select_related = ["itinerary"]
    list_filter = [
        ("is_published", BooleanRadioFilter),
        ("theme", ChoicesDropdownFilter),
        filters.missing_text("title", "summary", "description"),
    ]
    search_fields = ["title_nb", "title_en", "title_de", "slug"]
    ordering = ["position", "pk"]
    prepopulated_fields = {"slug": ("title_nb",)}
    readonly_fields = ["stops"]
    inlines = [DayInline]
    fieldsets = (
        (None, {"fields": (*in_languages("title", "summary"), ("slug", "theme", "transport"))}),
        (gettext_lazy("Texts"), {"classes": ["tab"], "fields": in_languages("description")}),
        (gettext_lazy("Days and stops"), {"classes": ["tab"], "fields": ("stops", "code")}),
        (
            gettext_lazy("Facts"),
            {
                "classes": ["tab"],
                "fields": (
                    ("in_spring", "in_summer", "in_autumn", "in_winter", "is_step_free"),
                    ("author", "motif"),
                    ("position", "is_published"),
                ),
            },
        ),
    )

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @display(description=gettext_lazy("length"))
    def length(self, suggestion):
        days = suggestion.itinerary.day_count
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}

    @display(description=gettext_lazy("texts in"))
    def languages(self, suggestion):
        return written_in(suggestion, "summary")

    @admin.display(description=gettext_lazy("stops"))
    def stops(self, suggestion):
        if not suggestion.pk:
            return _("They come with the code.")
        return render_to_string("admin/itinerary/stops.html", {"days": stops_by_day(suggestion.itinerary)})

    def save_model(self, request, obj, form, change):
        if not form.source:
            super().save_model(request, obj, form, change)
            return
        copy = copy_for_trip(source=form.source, title=obj.title_nb, now=timezone.now())
        give_days(suggestion=obj, copy=copy)

    def delete_model(self, request, obj):
        itinerary = obj.itinerary
        super().delete_model(request, obj)
        itinerary.delete()

    def delete_queryset(self, request, queryset):
        itineraries = [suggestion.itinerary for suggestion in queryset.select_related("itinerary")]
        super().delete_queryset(request, queryset)
        for itinerary in itineraries:
            itinerary.delete()


@admin.register(Itinerary)
class ItineraryAdmin(SiteAdmin):
    """One itinerary at a time, by its code, to help its owner: never a list, never an address in full.

    The code stands in the admin's own links too, so that nobody can count through the itineraries.
    """

    list_display = ["shown_code", "title", "shown_email", "arrive_on", "day_count", "saved_at", "used_at"]
    list_display_links = None
    search_fields = ["code"]
    search_help_text = gettext_lazy("The code, as the visitor says it: 4K7M-92QX")
    ordering = ["-used_at"]
    actions = None
    fields = readonly_fields = [
        "shown_code", "title", "shown_email", "arrive_on", "day_count", "language", "saved_at", "used_at", "stops",
        "forgetting",
    ]  # fmt: skip
    list_before_template = "admin/itinerary/by_code.html"

    def get_queryset(self, request):
        return Itinerary.objects.of_visitors().filter(saved_at__isnull=False)

    def get_search_results(self, request, queryset, search_term):
        code = read_code(search_term)
        return (queryset.filter(code=code) if code else queryset.none()), False

    def get_object(self, request, object_id, from_field=None):
        code = read_code(object_id)
        return self.get_queryset(request).filter(code=code).first() if code else None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        raise Http404("visitors' itineraries have no history here")

    def render_change_form(self, request, context, *args, **kwargs):
        # The page's own link would name the itinerary by its number; `forgetting` names it by its code.
        return super().render_change_form(request, {**context, "show_delete": False}, *args, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        if not request.user.has_perm("itinerary.delete_itinerary"):
            raise PermissionDenied
        return super().delete_view(request, object_id, extra_context)

    @display(description=gettext_lazy("code"))
    def shown_code(self, itinerary):
        address = reverse("admin:itinerary_itinerary_change", args=[itinerary.code])
        return format_html('<a href="{}">{}</a>', address, itinerary.spoken_code)

    @display(description=gettext_lazy("e-mail"))
    def shown_email(self, itinerary):
        return masked(itinerary.email) or "–"

    @admin.display(description=gettext_lazy("stops"))
    def stops(self, itinerary):
        return render_to_string(
            "admin/itinerary/stops.html", {"days": stops_by_day(itinerary), "with_notes": True}
        )

    @admin.display(description=gettext_lazy("at the owner's wish"))
    def forgetting(self, itinerary):
        address = reverse("admin:itinerary_itinerary_delete", args=[itinerary.code])
        return format_html('<a href="{}">{}</a>', address, _("Delete this itinerary for good"))
