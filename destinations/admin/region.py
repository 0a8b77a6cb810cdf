"""The small tables: the region, its municipalities, categories and amenities."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from destinations.admin.base import SiteAdmin, in_languages
from destinations.models import Amenity, Category, Municipality, Region


@admin.register(Region)
class RegionAdmin(SiteAdmin):
    """The one row; it is changed, never added or deleted."""

    list_display = ["name", "company"]
    autocomplete_fields = ["office_place"]
    fieldsets = (
        (None, {"fields": (*in_languages("name", "headline", "lead"), ("company", "slug"))}),
        (_("Centre of the map"), {"fields": (("lat", "lon"), "map_credit")}),
        (
            _("Tourist office"),
            {"fields": (*in_languages("office_name"), ("office_phone", "office_email"), "office_place")},
        ),
    )

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Region.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Municipality)
class MunicipalityAdmin(SiteAdmin):
    list_display = ["name", "number", "county", "centre", "population", "position"]
    search_fields = ["name", "number"]
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "sami_name", "slug"),
                    ("number", "county", "centre"),
                    ("lat", "lon", "position"),
                )
            },
        ),
        (_("Texts"), {"fields": in_languages("description")}),
        (_("Facts"), {"fields": (("area_km2", "population", "population_year"), "website", "source_note")}),
    )


@admin.register(Category)
class CategoryAdmin(SiteAdmin):
    list_display = ["name", "group", "motif", "schema_type", "position"]
    list_filter = [("group", ChoicesDropdownFilter)]
    search_fields = ["name_nb", "name_en", "name_de", "slug"]
    prepopulated_fields = {"slug": ("name_nb",)}
    fields = (*in_languages("name"), ("group", "slug", "position"), ("motif", "schema_type"))

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(Amenity)
class AmenityAdmin(SiteAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name_nb", "name_en", "name_de", "slug"]
    ordering = ["name_nb"]
    prepopulated_fields = {"slug": ("name_nb",)}
    fields = (*in_languages("name"), "slug")

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)
