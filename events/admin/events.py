"""Events: texts in three languages, when they happen as form fields, and single dates to move or cancel."""

import datetime

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import ChoicesDropdownFilter, DropdownFilter
from unfold.decorators import action, display

from destinations import wording
from destinations.admin import filters
from destinations.admin.base import SiteAdmin, SiteTabularInline, in_languages, module, tell_saved, written_in
from events import recurrence, services
from events.admin import attention, repeating
from events.models import Event, Occurrence
from events.views import event_context

PREVIEW_DATES = 12
WHEN = {"first_on", "duration_days", "start_time", "end_time", "offset_days", "parent", *repeating.FIELDS}


class EventForm(repeating.RepeatingFields, forms.ModelForm):
    """An event; the recurrence fields write `rule`."""

    def __init__(self, *args, **kwargs):
        instance = kwargs.get("instance")
        rule = instance.rule if instance else ""
        kwargs["initial"] = {**repeating.initial_for(rule), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if "repeats" in self.fields and kwargs["initial"]["repeats"] == repeating.KEEP:
            self.fields["repeats"].choices = [
                (repeating.KEEP, _("As it is: %(rule)s") % {"rule": rule}),
                *repeating.FREQUENCIES,
            ]

    def clean(self):
        values = super().clean()
        if self.rule != repeating.KEEP and "repeats" in self.fields:
            self.instance.rule = recurrence.rule_text(self.rule) if self.rule else ""
        if values.get("offset_days") is not None and not values.get("parent"):
            self.add_error("offset_days", _("Only a programme item lies so many days after a fair begins."))
        return values


class DatesForm(repeating.RepeatingFields):
    """What the preview of dates reads from the event's form."""

    first_on = forms.DateField()
    duration_days = forms.IntegerField(min_value=1, max_value=366)


class PublishedFilter(DropdownFilter):
    title = gettext_lazy("visibility")
    parameter_name = "published"

    def lookups(self, request, model_admin):
        return [("yes", _("Published")), ("no", _("Not published"))]

    def queryset(self, request, queryset):
        return (
            queryset.filter(is_published=self.value() == "yes") if self.value() in ("yes", "no") else queryset
        )


class DatesFilter(DropdownFilter):
    """By what the event's dates need."""

    title = gettext_lazy("dates")
    parameter_name = "dates"

    def lookups(self, request, model_admin):
        return [
            ("none", _("None to come")),
            ("ending", _("The last one within %(n)d days") % {"n": attention.ENDING_DAYS}),
            ("low", _("Soon, and not confirmed")),
        ]

    def queryset(self, request, queryset):
        condition = {
            "none": attention.without_coming_occurrence,
            "ending": attention.ending_soon,
            "low": attention.low_certainty_soon,
        }.get(self.value())
        return queryset.filter(condition(timezone.localdate())) if condition else queryset


class LevelFilter(DropdownFilter):
    """Fairs and the like, or their programme."""

    title = gettext_lazy("level")
    parameter_name = "level"

    def lookups(self, request, model_admin):
        return [("own", _("Events of their own")), ("item", _("Programme items"))]

    def queryset(self, request, queryset):
        return (
            queryset.filter(parent__isnull=self.value() == "own")
            if self.value() in ("own", "item")
            else queryset
        )


class OccurrenceInline(SiteTabularInline):
    """The dates to come; each can be moved, cancelled or given a note without breaking the rule."""

    model = Occurrence
    fields = ["rule_on", "starts_at", "ends_at", "state"]
    readonly_fields = ["rule_on"]
    verbose_name_plural = gettext_lazy("dates")
    tab = True
    per_page = 20
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        yesterday = timezone.now() - datetime.timedelta(days=1)
        return super().get_queryset(request).filter(ends_at__gte=yesterday).order_by("starts_at")


def preview_event(request, event):
    """The event's public page, published or not."""
    found = Event.objects.for_page().get(pk=event.pk)
    context = {**event_context(found, timezone.localdate()), "is_preview": True}
    return render(request, "events/fair.html" if context["programme"] else "events/event.html", context)


def dates_text(rule, first_on, duration_days, today):
    """The first dates a rule gives from today on, in words."""
    spans = recurrence.occurrence_spans(
        rule, first_on, None, None, duration_days, max(first_on, today), services.horizon(today)
    )
    length = datetime.timedelta(days=duration_days - 1)
    return [wording.date_range(span.key, span.key + length) for span in spans[:PREVIEW_DATES]], len(spans)


def dates_preview(request):
    """What the typed recurrence gives, as a piece of HTML for the form's script."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = DatesForm(request.POST)
    problems = [message for said in form.errors.values() for message in said] if not form.is_valid() else []
    dates, number = [], 0
    if not problems and form.rule and form.rule != repeating.KEEP:
        values = form.cleaned_data
        dates, number = dates_text(
            form.rule, values["first_on"], values["duration_days"], timezone.localdate()
        )
    context = {
        "problems": problems,
        "dates": dates,
        "more": number - len(dates),
        "repeats": bool(form.data.get("repeats")),
    }
    response = render(request, "admin/events/dates_preview.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@admin.register(Event)
class EventAdmin(SiteAdmin):
    form = EventForm
    preview = staticmethod(preview_event)
    list_display = ["shown_title", "kind", "place", "next_on", "sureness", "languages", "is_published"]
    list_select_related = ["place", "parent"]
    list_filter = [
        PublishedFilter,
        DatesFilter,
        ("kind", ChoicesDropdownFilter),
        ("certainty", ChoicesDropdownFilter),
        LevelFilter,
        filters.missing_text("title", "summary", "description"),
    ]
    search_fields = ["title_nb", "title_en", "title_de", "slug", "organiser"]
    actions = ["bring_up_to_date"]
    actions_submit_line = ["save_and_renew"]
    autocomplete_fields = ["place", "parent"]
    prepopulated_fields = {"slug": ("title_nb",)}
    readonly_fields = ["dates_it_gives", "changed_at"]
    inlines = [OccurrenceInline]
    fieldsets = (
        (None, {"fields": (("kind", "place", "slug"),)}),
        (
            gettext_lazy("Texts"),
            {"classes": ["tab"], "fields": in_languages("title", "summary", "description")},
        ),
        (
            gettext_lazy("When"),
            {
                "classes": ["tab"],
                "fields": (
                    ("first_on", "duration_days", "start_time", "end_time"),
                    ("repeats", "every"),
                    "months",
                    ("nths", "weekdays"),
                    ("month_days", "week_no"),
                    ("until", "times"),
                    "dates_it_gives",
                    ("parent", "offset_days"),
                    "certainty",
                    *in_languages("rule_text"),
                ),
            },
        ),
        (
            gettext_lazy("Facts"),
            {
                "classes": ["tab"],
                "fields": (("organiser", "since_year", "price_nok"), *in_languages("price_note")),
            },
        ),
        (
            gettext_lazy("Publishing"),
            {
                "classes": ["tab"],
                "fields": (("is_published", "is_sample"), "motif", "source_note", "changed_at"),
            },
        ),
    )

    class Media:
        js = (module("repeating"),)

    # --- The list ----------------------------------------------------------------------------------------
    def get_queryset(self, request):
        return super().get_queryset(request).annotate(next_at=services.next_start(timezone.now()))

    def get_ordering(self, request):
        # An expression of its own, not the annotation: fields that point at events take this order too.
        return [services.next_start(timezone.now()).asc(nulls_last=True), "first_on", "pk"]

    @display(description=gettext_lazy("event"), ordering="title_nb")
    def shown_title(self, event):
        return f"{event.parent.title} › {event.title}" if event.parent else event.title

    @display(description=gettext_lazy("next"), ordering="next_at")
    def next_on(self, event):
        return wording.date_text(timezone.localtime(event.next_at).date()) if event.next_at else "–"

    @display(
        description=gettext_lazy("dates are"),
        ordering="certainty",
        label={"high": "success", "medium": "info", "low": "warning"},
    )
    def sureness(self, event):
        return event.certainty, event.get_certainty_display()

    @display(description=gettext_lazy("texts in"))
    def languages(self, event):
        return written_in(event, "title")

    @admin.action(description=gettext_lazy("Bring the dates in step with the rule"), permissions=["change"])
    def bring_up_to_date(self, request, queryset):
        events = list(queryset)
        self._renew(request, events)

    def _renew(self, request, events):
        today = timezone.localdate()
        sums = [0, 0, 0]
        for event in events:
            counts = services.regenerate_occurrences(
                event=event, from_on=today, to_on=services.horizon(today)
            )
            sums = [a + b for a, b in zip(sums, counts, strict=True)]
        tell_saved(events)
        if any(sums):
            self.message_user(
                request,
                _(
                    "Dates: %(made)d made, %(changed)d changed, %(gone)d taken away. Those edited by hand were kept."
                )
                % {"made": sums[0], "changed": sums[1], "gone": sums[2]},
                messages.INFO,
            )

    # --- The form ----------------------------------------------------------------------------------------
    def get_urls(self):
        own = path("dates/", self.admin_site.admin_view(dates_preview), name="events_event_dates")
        return [own, *super().get_urls()]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description=gettext_lazy("dates it gives"))
    def dates_it_gives(self, event):
        context = {"dates": [], "more": 0, "repeats": bool(event.rule)}
        if event.rule:
            context["dates"], number = dates_text(
                recurrence.parse_rule(event.rule), event.first_on, event.duration_days, timezone.localdate()
            )
            context["more"] = number - len(context["dates"])
        return render_to_string("admin/events/dates_panel.html", context)

    @action(description=gettext_lazy("Save and make the dates anew"), permissions=["change"])
    def save_and_renew(self, request, event):
        event.renews_dates = True  # done in save_related, once single dates are saved

    def save_formset(self, request, form, formset, change):
        if formset.model is not Occurrence:
            super().save_formset(request, form, formset, change)
            return
        formset.save(commit=False)
        for one in formset.forms:
            if one.has_changed() and one.instance in [
                *formset.new_objects,
                *[each for each, _f in formset.changed_objects],
            ]:
                services.edit_occurrence(occurrence=one.instance, changed=set(one.changed_data))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        event = form.instance
        if not change or getattr(event, "renews_dates", False) or WHEN & set(form.changed_data):
            self._renew(request, [event])
