"""Places: the list with what is wanting, and the form with texts in three languages, map, hours and photographs."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.contrib.filters.admin import BooleanRadioFilter, RelatedDropdownFilter
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminSelectWidget

from destinations.admin import attention, filters, maps, opening, pictures
from destinations.admin.base import SiteAdmin, in_languages, module, tell_saved, written_in
from destinations.admin.transfer import TransferMixin
from destinations.models import OpeningPeriod, Photo, Place
from destinations.posters import MOTIFS
from destinations.views.places import place_context
from roros_site.kit.caching import bump_content_version


class PlaceForm(forms.ModelForm):
    motif = forms.ChoiceField(
        label=_("Poster motif"),
        required=False,
        choices=[("", _("As the category has it")), *[(motif, motif.replace("-", " ")) for motif in MOTIFS]],
        widget=UnfoldAdminSelectWidget,
        help_text=_("The drawn picture that stands in until there is a photograph."),
    )

    def clean_weight(self):
        weight = self.cleaned_data["weight"]
        if weight is not None and weight > 100:
            raise forms.ValidationError(_("Write a number from 0 to 100."))
        return weight


def preview_place(request, place):
    """The place's public page, published or not."""
    found = Place.objects.get(pk=place.pk)
    return render(
        request, "destinations/place.html", {**place_context(found, timezone.localdate()), "is_preview": True}
    )


def confirm_hours(*, places, on, by):
    """Mark the periods of these places that are not over as confirmed on a day by somebody; returns their number."""
    current = OpeningPeriod.objects.filter(place__in=places).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )
    with transaction.atomic():
        current.filter(state=OpeningPeriod.State.INDICATIVE).update(state=OpeningPeriod.State.CONFIRMED)
        number = current.update(confirmed_on=on, confirmed_by=by[:120])
        bump_content_version()
    return number


@admin.register(Place)
class PlaceAdmin(TransferMixin, SiteAdmin):
    form = PlaceForm
    preview = staticmethod(preview_place)
    resource = "destinations.resources.PlaceResource"

    list_display = [
        "shown_name",
        "category",
        "municipality",
        "hours_state",
        "has_photo",
        "languages",
        "listed",
    ]
    list_select_related = ["category", "municipality"]
    list_filter = [
        filters.ListedFilter,
        ("municipality", RelatedDropdownFilter),
        ("category", RelatedDropdownFilter),
        filters.HoursFilter,
        filters.PhotoFilter,
        filters.missing_text("summary", "description"),
        ("is_sample", BooleanRadioFilter),
    ]
    search_fields = ["name_nb", "name_en", "name_de", "slug", "address"]
    search_help_text = _("Search by name, address or the last part of the web address")
    ordering = ["sort_name_nb", "pk"]
    actions = ["confirm_hours_of", "publish", "retire"]
    actions_submit_line = ["save_and_confirm"]
    filter_horizontal = []
    autocomplete_fields = ["amenities"]
    prepopulated_fields = {"slug": ("name_nb",)}
    readonly_fields = ["point_on_map", "certified_until", "created_at", "changed_at"]
    inlines = [opening.PeriodInline, pictures.PhotoInline]
    fieldsets = (
        (None, {"fields": (("category", "municipality", "slug"),)}),
        (
            _("Texts"),
            {
                "classes": ["tab"],
                "fields": in_languages("name", "summary", "description", "hours_note", "access_note"),
            },
        ),
        (
            _("Where"),
            {"classes": ["tab"], "fields": ("point_on_map", ("lat", "lon", "coord_accuracy_m"), "address")},
        ),
        (
            _("Facts"),
            {
                "classes": ["tab"],
                "fields": (
                    ("visit_min", "price_nok", "price_level"),
                    ("wheelchair", "dogs", "children"),
                    ("in_spring", "in_summer", "in_autumn", "in_winter"),
                    ("is_outdoor", "is_unesco"),
                    "amenities",
                ),
            },
        ),
        (
            _("Contact"),
            {
                "classes": ["tab"],
                "fields": (("phone", "email"), ("web_address", "booking_address"), "wikidata"),
            },
        ),
        (
            _("Publishing"),
            {
                "classes": ["tab"],
                "fields": (
                    ("is_published", "is_sample"),
                    ("weight", "motif", "retired_on"),
                    "source_note",
                    ("certified_until", "created_at", "changed_at"),
                ),
            },
        ),
    )

    class Media:
        js = (module("map_picker"),)

    # --- The list ----------------------------------------------------------------------------------------
    def get_queryset(self, request):
        day = timezone.localdate()
        return (
            super()
            .get_queryset(request)
            .annotate(
                photographed=Exists(Photo.objects.filter(place=OuterRef("pk"))),
                confirmed=Exists(Place.objects.filter(attention.has_confirmed_hours(), pk=OuterRef("pk"))),
                outdated=Exists(Place.objects.filter(attention.hours_past(day), pk=OuterRef("pk"))),
            )
        )

    @display(description=_("name"), ordering="sort_name_nb")
    def shown_name(self, place):
        return place.name

    @display(
        description=_("hours"), label={"confirmed": "success", "outdated": "danger", "unconfirmed": "warning"}
    )
    def hours_state(self, place):
        if not place.confirmed:
            return "unconfirmed", _("Not confirmed")
        return ("outdated", _("Out of date")) if place.outdated else ("confirmed", _("Confirmed"))

    @display(description=_("photo"), boolean=True)
    def has_photo(self, place):
        return place.photographed

    @display(description=_("texts in"))
    def languages(self, place):
        return written_in(place, "summary")

    @display(description=_("listed"), boolean=True)
    def listed(self, place):
        return place.is_listed

    @admin.action(description=_("The hours are confirmed today"), permissions=["change_hours"])
    def confirm_hours_of(self, request, queryset):
        number = confirm_hours(
            places=queryset.values("pk"), on=timezone.localdate(), by=request.user.get_full_name()
        )
        self.message_user(
            request,
            ngettext("%(n)d opening period confirmed.", "%(n)d opening periods confirmed.", number)
            % {"n": number},
            messages.SUCCESS,
        )

    def has_change_hours_permission(self, request, object_id=None):
        return request.user.has_perm("destinations.change_openingperiod")

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request, queryset):
        places = list(queryset)
        for place in places:
            place.is_published, place.retired_on = True, None
            place.save(update_fields=["is_published", "retired_on", "changed_at"])
        tell_saved(places)

    @admin.action(
        description=_("Retire: no longer shown, still in saved itineraries"), permissions=["change"]
    )
    def retire(self, request, queryset):
        places = list(queryset.filter(retired_on__isnull=True))
        for place in places:
            place.retired_on = timezone.localdate()
            place.save(update_fields=["retired_on", "changed_at"])
        tell_saved(places)

    def for_export(self, queryset):
        return queryset.select_related("category", "municipality").prefetch_related("amenities")

    # --- The form ----------------------------------------------------------------------------------------
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("map.svg", view(maps.map_svg), name="destinations_place_map"),
            path("nearby/", view(maps.nearby), name="destinations_place_nearby"),
            path("hours/", view(opening.hours_preview), name="destinations_place_hours"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request, obj=None):
        return False  # retired, never deleted: saved itineraries hold places

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request, obj=None):
        fixed = ["slug"] if obj and not request.user.is_superuser else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    @admin.display(description=_("point on the map"))
    def point_on_map(self, place):
        return maps.picker()

    @action(description=_("Save; hours confirmed today"), permissions=["change_hours"])
    def save_and_confirm(self, request, place):
        place.confirms_hours = True  # done in save_related, once the periods themselves are saved

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and self.has_change_permission(request):
            pictures.read_uploads(request, "photos")
        today = timezone.localdate()
        extra_context = {**(extra_context or {}), "is_form": True}
        if object_id and object_id.isdigit():
            periods = list(OpeningPeriod.objects.filter(place=object_id))
            extra_context["hours_days"] = opening.two_weeks(periods, today) if periods else []
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if formset.model is Photo:
            pictures.keep_pictures(request, formset)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if getattr(form.instance, "confirms_hours", False):
            confirm_hours(places=[form.instance.pk], on=timezone.localdate(), by=request.user.get_full_name())
