"""Opening hours in the place's form: periods with plain error messages, and what the coming two weeks look like."""

import datetime

from django import forms
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminTextareaWidget

from destinations import hours, wording
from destinations.admin.base import SiteStackedInline, module
from destinations.models import OpeningPeriod

PREVIEW_DAYS = 14
MOST_PERIODS = 40
ROW_FIELDS = (
    "rule",
    "state",
    "valid_from",
    "valid_to",
    "last_entry_min",
    "is_override",
    "confirmed_on",
    "confirmed_by",
)


class PeriodForm(forms.ModelForm):
    """One period; the rule is put right where only its typography is wrong, else refused with a reason."""

    class Meta:
        model = OpeningPeriod
        fields = ROW_FIELDS
        widgets = {"rule": UnfoldAdminTextareaWidget(attrs={"rows": 2, "spellcheck": "false"})}

    def clean(self):
        values = super().clean()
        if values.get("state") == OpeningPeriod.State.CONFIRMED and not values.get("confirmed_on"):
            self.add_error("confirmed_on", _("Say when the hours were confirmed."))
        return values


class PeriodInline(SiteStackedInline):
    model = OpeningPeriod
    form = PeriodForm
    tab = True
    verbose_name_plural = gettext_lazy("opening hours")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "rule",
                    ("state", "last_entry_min", "is_override"),
                    ("valid_from", "valid_to"),
                    ("confirmed_on", "confirmed_by"),
                )
            },
        ),
    )
    template_before = "admin/destinations/hours_guide.html"
    template_after = "admin/destinations/hours_preview_panel.html"

    class Media:
        js = (module("hours"),)


def two_weeks(periods, first_on):
    """(day's name, what it says, state, holiday) for two weeks from a day; no query for a list of periods."""
    days = [hours.day_hours(periods, first_on + datetime.timedelta(days=n)) for n in range(PREVIEW_DAYS)]
    return [
        {
            "name": f"{wording.short_day(day.day)} {wording.short_month(day.day)}",
            "text": _("Closed for the season") if day.out_of_season else wording.hours_on(day),
            "state": day.state,
            "certainty": day.certainty,
            "holiday": _(hours.HOLIDAY_NAMES[day.holiday]) if day.holiday else "",
        }
        for day in days
    ]


def typed_periods(data):
    """The periods of a form's rows as they are typed, and what is wrong with each: (periods, problems).

    `data` holds one value per row under each name of ROW_FIELDS, in the order of the rows. Nothing is saved.
    """
    rows = list(zip(*(data.getlist(name) for name in ROW_FIELDS), strict=False))[:MOST_PERIODS]
    periods, problems = [], []
    for number, row in enumerate(rows, start=1):
        values = dict(zip(ROW_FIELDS, row, strict=True))
        if not values["rule"] and values["state"] != OpeningPeriod.State.BY_APPOINTMENT:
            continue
        values["is_override"] = values["is_override"] == "1"
        form = PeriodForm(values)
        if form.is_valid():
            periods.append(form.save(commit=False))
        else:
            problems += [(number, message) for messages in form.errors.values() for message in messages]
    return periods, problems


def hours_preview(request):
    """What the typed periods say of the coming two weeks, as a piece of HTML for the form's script."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    periods, problems = typed_periods(request.POST)
    context = {
        "days": two_weeks(periods, timezone.localdate()) if periods else [],
        "problems": problems,
        "notices": [
            (number, _(notice.message))
            for number, period in enumerate(periods, start=1)
            if period.rule
            for notice in hours.clean_rule(period.rule, on=timezone.localdate())[1]
        ],
    }
    response = render(request, "admin/destinations/hours_preview.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
