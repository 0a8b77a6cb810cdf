"""A recurrence as form fields: how often, on which days, until when. Nobody types a rule."""

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextInputWidget,
)

from destinations.hours import RuleError
from events import recurrence

KEEP = "keep"
FREQUENCIES = [
    ("", gettext_lazy("Does not repeat, or its dates are kept by hand")),
    ("YEARLY", gettext_lazy("Every year")),
    ("MONTHLY", gettext_lazy("Every month")),
    ("WEEKLY", gettext_lazy("Every week")),
    ("DAILY", gettext_lazy("Every day")),
]
NTHS = [
    ("1", gettext_lazy("first")),
    ("2", gettext_lazy("second")),
    ("3", gettext_lazy("third")),
    ("4", gettext_lazy("fourth")),
    ("5", gettext_lazy("fifth")),
    ("-2", gettext_lazy("second-last")),
    ("-1", gettext_lazy("last")),
]
FIELDS = ("repeats", "every", "months", "nths", "weekdays", "month_days", "week_no", "until", "times")


class RepeatingFields(forms.Form):
    """The fields of a recurrence; `rule_from(cleaned_data)` makes the rule, `initial_for(rule)` is its inverse."""

    repeats = forms.ChoiceField(
        label=gettext_lazy("Repeats"), choices=FREQUENCIES, required=False, widget=UnfoldAdminSelectWidget
    )
    every = forms.IntegerField(
        label=gettext_lazy("Every … time"),
        help_text=gettext_lazy("2 means every other year, month, week or day."),
        min_value=1,
        max_value=recurrence.MAX_INTERVAL,
        required=False,
        widget=UnfoldAdminIntegerFieldWidget,
    )
    months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("In"),
        coerce=int,
        choices=list(MONTHS.items()),
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )
    nths = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On the"),
        help_text=gettext_lazy("None chosen means every one of these weekdays."),
        coerce=int,
        choices=NTHS,
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Weekdays"),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )
    month_days = forms.CharField(
        label=gettext_lazy("Or on days of the month"),
        help_text=gettext_lazy("Such as 6, or 1, 15; −1 is the last day."),
        max_length=60,
        required=False,
        widget=UnfoldAdminTextInputWidget,
    )
    week_no = forms.IntegerField(
        label=gettext_lazy("Or in week number"),
        min_value=1,
        max_value=53,
        required=False,
        widget=UnfoldAdminIntegerFieldWidget,
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Empty: for as long as the event is on the site."),
        required=False,
        widget=UnfoldAdminSingleDateWidget,
    )
    times = forms.IntegerField(
        label=gettext_lazy("Or so many times"),
        min_value=1,
        max_value=recurrence.MAX_DATES,
        required=False,
        widget=UnfoldAdminIntegerFieldWidget,
    )

    def clean_month_days(self):
        text = self.cleaned_data["month_days"].replace("−", "-").replace("–", "-")
        try:
            days = tuple(dict.fromkeys(int(part) for part in text.replace(" ", "").split(",") if part))
        except ValueError as error:
            raise forms.ValidationError(_("Write days as numbers with commas between.")) from error
        if not all(1 <= abs(day) <= 31 for day in days):
            raise forms.ValidationError(_("A month has the days 1 to 31."))
        return days

    def clean(self):
        """Set `rule` to what the fields say: None when nothing repeats, KEEP when the rule stays as it is."""
        values = super().clean() or self.cleaned_data
        self.rule = None
        if self.errors:
            return values
        if values["repeats"] == KEEP:
            self.rule = KEEP
            return values
        try:
            self.rule = rule_from(values)
        except RuleError as error:
            self.add_error("repeats", _(error.message) % error.params)
        return values


def rule_from(values):
    """The Rule that cleaned fields describe, or None; raises RuleError when they do not go together."""
    frequency = values.get("repeats")
    if not frequency:
        return None
    counted = values["nths"] if frequency in ("YEARLY", "MONTHLY") and not values["week_no"] else []
    if counted and not values["weekdays"]:
        raise RuleError("value", recurrence.gettext_noop("Choose the weekday as well."))
    if values["until"] and values["times"]:
        raise RuleError("value", recurrence.gettext_noop("Give either a last day or a number of times."))
    return recurrence.Rule(
        freq=frequency,
        interval=values["every"] or 1,
        by_month=tuple(values["months"]) if frequency == "YEARLY" else (),
        by_weekday=tuple((weekday, nth) for weekday in values["weekdays"] for nth in (counted or [None]))
        if frequency != "DAILY"
        else (),
        by_month_day=values["month_days"] if frequency in ("YEARLY", "MONTHLY") else (),
        by_week_no=(values["week_no"],) if values["week_no"] and frequency == "YEARLY" else (),
        until=values["until"],
        count=values["times"],
    )


def initial_for(text):
    """The fields' values for a stored rule; `repeats` is KEEP for one that they cannot express."""
    if not text:
        return {"repeats": "", "every": 1}
    rule = recurrence.parse_rule(text)
    weekdays = list(dict.fromkeys(weekday for weekday, _nth in rule.by_weekday))
    nths = list(dict.fromkeys(nth for _weekday, nth in rule.by_weekday if nth is not None))
    initial = {
        "repeats": rule.freq,
        "every": rule.interval,
        "months": list(rule.by_month),
        "nths": nths,
        "weekdays": weekdays,
        "month_days": ", ".join(map(str, rule.by_month_day)),
        "week_no": rule.by_week_no[0] if rule.by_week_no else None,
        "until": rule.until,
        "times": rule.count,
    }
    try:
        again = rule_from({**initial, "month_days": rule.by_month_day})
    except RuleError:
        again = None
    same = again is not None and (
        {**_parts(again), "by_weekday": set(again.by_weekday)}
        == {**_parts(rule), "by_weekday": set(rule.by_weekday)}
    )
    return initial if same else {"repeats": KEEP, "every": 1}


def _parts(rule):
    return {
        name: getattr(rule, name)
        for name in ("freq", "interval", "by_month", "by_month_day", "by_week_no", "until", "count")
    }
