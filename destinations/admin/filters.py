"""Filters of the change lists that ask what needs attention."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from destinations.admin import attention


class HoursFilter(DropdownFilter):
    """By what is known of the opening hours."""

    title = _("opening hours")
    parameter_name = "hours"

    def lookups(self, request, model_admin):
        return [
            ("unconfirmed", _("Nobody has confirmed them")),
            ("past", _("Confirmed once, now out of date")),
            ("confirmed", _("Confirmed within a year")),
            ("none", _("None given")),
        ]

    def queryset(self, request, queryset):
        day = timezone.localdate()
        condition = {
            "unconfirmed": attention.hours_unconfirmed,
            "past": lambda: attention.hours_past(day),
            "confirmed": lambda: attention.has_fresh_confirmation(day) & attention.has_current_hours(day),
            "none": lambda: ~attention.has_hours(),
        }.get(self.value())
        return queryset.filter(condition()) if condition else queryset


class PhotoFilter(DropdownFilter):
    """By whether there is a photograph."""

    title = _("photograph")
    parameter_name = "photo"

    def lookups(self, request, model_admin):
        return [("missing", _("Without a photograph")), ("has", _("With a photograph"))]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.filter(attention.without_photo())
        if self.value() == "has":
            return queryset.exclude(attention.without_photo())
        return queryset


class MissingTextFilter(DropdownFilter):
    """By the language in which a text is wanting; a subclass names the texts in `names`."""

    title = _("translation")
    parameter_name = "missing"
    names = ()

    def lookups(self, request, model_admin):
        return [("en", _("English text is missing")), ("de", _("German text is missing"))]

    def queryset(self, request, queryset):
        if self.value() in ("en", "de"):
            return queryset.filter(attention.untranslated(self.value(), *self.names))
        return queryset


class ListedFilter(DropdownFilter):
    """By whether visitors see it."""

    title = _("visibility")
    parameter_name = "listed"

    def lookups(self, request, model_admin):
        return [("yes", _("Published")), ("no", _("Not published")), ("retired", _("Retired"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(is_published=True, retired_on__isnull=True)
        if self.value() == "no":
            return queryset.filter(is_published=False, retired_on__isnull=True)
        if self.value() == "retired":
            return queryset.filter(retired_on__isnull=False)
        return queryset


def missing_text(*texts):
    """A filter for the texts a model has."""
    return type("MissingTextFilter", (MissingTextFilter,), {"names": texts})
