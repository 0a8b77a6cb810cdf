"""All dates in one list: to find what is on, and to move or cancel one of them."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.contrib.filters.admin import ChoicesDropdownFilter, DropdownFilter
from unfold.decorators import display

from destinations import wording
from destinations.admin.base import SiteAdmin, in_languages, tell_saved
from events import services
from events.models import Event, Occurrence


class TimeFilter(DropdownFilter):
    """Dates to come unless asked otherwise."""

    title = gettext_lazy("time")
    parameter_name = "time"
    all_option = None

    def lookups(self, request, model_admin):
        return [("coming", _("To come")), ("past", _("Past")), ("all", _("All"))]

    def value(self):
        return super().value() or "coming"

    def queryset(self, request, queryset):
        if self.value() == "coming":
            return queryset.filter(ends_at__gte=timezone.now())
        if self.value() == "past":
            return queryset.filter(ends_at__lt=timezone.now())
        return queryset


class KindFilter(DropdownFilter):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return Event.Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(event__kind=self.value()) if self.value() in Event.Kind.values else queryset


@admin.register(Occurrence)
class OccurrenceAdmin(SiteAdmin):
    list_display = ["when", "event", "place", "shown_state", "edited"]
    list_select_related = ["event", "event__place"]
    list_filter = [TimeFilter, KindFilter, ("state", ChoicesDropdownFilter)]
    search_fields = ["event__title_nb", "event__title_en", "event__title_de"]
    ordering = ["starts_at", "pk"]
    actions = ["cancel", "restore"]
    autocomplete_fields = ["event"]
    readonly_fields = ["rule_on", "is_edited"]
    fields = ["event", ("starts_at", "ends_at"), ("state", "rule_on", "is_edited"), *in_languages("note")]

    @display(description=gettext_lazy("date"), ordering="starts_at")
    def when(self, occurrence):
        return wording.date_range(occurrence.first_on, occurrence.last_on)

    @display(description=gettext_lazy("place"))
    def place(self, occurrence):
        return occurrence.event.place

    @display(
        description=gettext_lazy("state"),
        label={"scheduled": "success", "moved": "warning", "cancelled": "danger"},
    )
    def shown_state(self, occurrence):
        return occurrence.state, occurrence.get_state_display()

    @display(description=gettext_lazy("edited by hand"), boolean=True)
    def edited(self, occurrence):
        return occurrence.is_edited

    @admin.action(description=gettext_lazy("Cancel these dates"), permissions=["change"])
    def cancel(self, request, queryset):
        occurrences = [services.cancel_occurrence(occurrence=each) for each in queryset]
        self._done(
            request,
            occurrences,
            ngettext("%(n)d date cancelled.", "%(n)d dates cancelled.", len(occurrences)),
        )

    @admin.action(description=gettext_lazy("Give these dates back to the rule"), permissions=["change"])
    def restore(self, request, queryset):
        occurrences = [services.restore_occurrence(occurrence=each) for each in queryset]
        self._done(
            request, occurrences, ngettext("%(n)d date restored.", "%(n)d dates restored.", len(occurrences))
        )

    def _done(self, request, occurrences, message):
        for occurrence in occurrences:
            self.log_change(request, occurrence, [{"changed": {"fields": ["state"]}}])
        tell_saved([occurrence.event for occurrence in occurrences])
        self.message_user(request, message % {"n": len(occurrences)}, messages.SUCCESS)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["event"] if obj else [])]

    def save_model(self, request, obj, form, change):
        services.edit_occurrence(occurrence=obj, changed=set(form.changed_data))
