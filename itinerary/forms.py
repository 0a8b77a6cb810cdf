"""What visitors send: each form reads one action's fields and gives the arguments of its service."""

import datetime
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from destinations.models.region import municipalities
from itinerary.models import LONGEST_TRIP_DAYS, Suggestion
from itinerary.services import MOST_STOPS

MOST_VERSION = 2**31 - 1
MOST_PK = 2**63 - 1
DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
YEARS_AHEAD = 3


def one_line(text):
    """A text without line breaks, control characters and doubled blanks, fit for a subject line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class LineField(forms.CharField):
    """A single line of text."""

    def clean(self, value):
        return one_line(super().clean(value))


def date_field(label):
    """A date as browsers send it, or as people write it in Norway and Germany."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, input_formats=DATE_FORMATS, label=label, widget=widget)


class VersionForm(forms.Form):
    """A write that must meet the itinerary as the visitor saw it."""

    version = forms.IntegerField(min_value=1, max_value=MOST_VERSION)

    @property
    def arguments(self):
        return self.cleaned_data


class StopForm(VersionForm):
    stop = forms.IntegerField(min_value=1, max_value=MOST_PK)


class RemoveForm(VersionForm):
    """Names the stop by its number, or as content pages do: `place:<slug>` or `event:<occurrence>`."""

    stop = forms.IntegerField(min_value=1, max_value=MOST_PK, required=False)
    item = forms.RegexField(
        r"^(place:[-a-zA-Z0-9_]{1,80}|event:[0-9]{1,18})\Z", max_length=90, required=False
    )

    def clean(self):
        if not self.cleaned_data.get("stop") and not self.cleaned_data.get("item"):
            raise forms.ValidationError(_("Say which stop."))
        return self.cleaned_data

    @property
    def arguments(self):
        kind, _colon, name = self.cleaned_data["item"].partition(":")
        return {
            "version": self.cleaned_data["version"],
            "stop": self.cleaned_data["stop"],
            "place": name if kind == "place" else None,
            "occurrence": int(name) if kind == "event" else None,
        }


class MoveForm(VersionForm):
    """Which stop goes where: up, down, to the basket or a day's number, and there to an index from 0.

    Said either in two fields (`stop` and `to`) or, as one button says it, in one: `move=12:up`.
    """

    AIM = r"(up|down|basket|[0-9]{1,2})\Z"

    stop = forms.IntegerField(min_value=1, max_value=MOST_PK, required=False)
    to = forms.RegexField(rf"^{AIM}", required=False)
    move = forms.RegexField(rf"^[0-9]{{1,18}}:{AIM}", required=False)
    index = forms.IntegerField(min_value=0, max_value=MOST_STOPS, required=False)

    def clean(self):
        data = self.cleaned_data
        if data.get("move"):
            number, _colon, data["to"] = data["move"].partition(":")
            data["stop"] = int(number)
        if not data.get("stop") or not data.get("to"):
            raise forms.ValidationError(_("Say which stop and where to."))
        return data

    @property
    def is_step(self):
        return self.cleaned_data["to"] in ("up", "down")

    @property
    def arguments(self):
        data = self.cleaned_data
        aim = {"version": data["version"], "stop": data["stop"]}
        if self.is_step:
            return {**aim, "by": -1 if data["to"] == "up" else 1}
        return {**aim, "day": None if data["to"] == "basket" else int(data["to"]), "index": data["index"]}


class NoteForm(StopForm):
    note = LineField(
        max_length=500, required=False, label=_("Note"), widget=forms.Textarea(attrs={"rows": 3})
    )
    start_time = forms.TimeField(
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


NUMBER = r"(-?\d{1,3}(?:[.,]\d{1,10})?)"
POINT = re.compile(rf"\s*{NUMBER}\s*[,; ]\s*{NUMBER}\s*", re.ASCII)
NO_POINT = (999, 999)


class OwnForm(forms.Form):
    """A stop of the traveller's own: with a point given as numbers or by a centre, or without."""

    title = LineField(max_length=80, label=_("What or where"))
    point = forms.CharField(
        max_length=60,
        required=False,
        label=_("Point on the map"),
        help_text=_("Latitude and longitude, as map services show them: 62.5747, 11.3842."),
    )
    near = forms.ChoiceField(required=False, label=_("or near"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.centres = {m.slug: m for m in municipalities()}
        choices = [(m.slug, m.centre or m.name) for m in self.centres.values()]
        self.fields["near"].choices = [("", _("No point")), *choices]

    def clean_title(self):
        if not self.cleaned_data["title"]:
            raise forms.ValidationError(_("Write what or where it is."))
        return self.cleaned_data["title"]

    def clean_point(self):
        text = self.cleaned_data["point"]
        if not text:
            return None
        match = POINT.fullmatch(text)
        lat, lon = (float(n.replace(",", ".")) for n in match.groups()) if match else NO_POINT
        if not -90 <= lat <= 90 or not -180 <= lon <= 180:
            raise forms.ValidationError(_("Write two numbers, such as 62.5747, 11.3842."))
        return lat, lon

    @property
    def arguments(self):
        point, near = self.cleaned_data["point"], self.cleaned_data["near"]
        if near and point is None:
            point = self.centres[near].lat, self.centres[near].lon
        return {"title": self.cleaned_data["title"], "point": point}


class DatesForm(VersionForm):
    """Arrival and departure; both empty takes the dates and days away."""

    arrival = date_field(_("Arrival"))
    departure = date_field(_("Departure"))

    def __init__(self, *args, today, day_count=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.first = today - datetime.timedelta(days=366)
        self.last = datetime.date(today.year + YEARS_AHEAD, 12, 31)
        self.day_count = day_count

    def _plausible(self, name):
        date = self.cleaned_data[name]
        if date and not self.first <= date <= self.last:
            raise forms.ValidationError(
                _("Choose a date between %(first)s and %(last)s.")
                % {"first": self.first.year, "last": self.last.year}
            )
        return date

    def clean_arrival(self):
        return self._plausible("arrival")

    def clean_departure(self):
        return self._plausible("departure")

    def clean(self):
        if self.errors:
            return self.cleaned_data
        arrival, departure = self.cleaned_data.get("arrival"), self.cleaned_data.get("departure")
        if departure and not arrival:
            self.add_error("arrival", _("Give the arrival too."))
        elif arrival and not departure and not self.day_count:
            self.add_error("departure", _("Give the departure too."))
        elif arrival and departure and departure < arrival:
            self.add_error("departure", _("The departure is before the arrival."))
        elif arrival and departure and (departure - arrival).days >= LONGEST_TRIP_DAYS:
            self.add_error("departure", _("A trip can be at most 31 days."))
        return self.cleaned_data

    @property
    def arguments(self):
        arrival, departure = self.cleaned_data["arrival"], self.cleaned_data["departure"]
        days = (departure - arrival).days + 1 if departure else self.day_count if arrival else 0
        return {"version": self.cleaned_data["version"], "arrive_on": arrival, "day_count": days}


class SaveForm(VersionForm):
    title = LineField(max_length=80, label=_("Name"))
    email = forms.EmailField(max_length=254, required=False, label=_("E-mail"))

    def clean_title(self):
        if not self.cleaned_data["title"]:
            raise forms.ValidationError(_("Give it a name."))
        return self.cleaned_data["title"]


class TitleForm(forms.Form):
    title = LineField(max_length=80, label=_("Name"))

    clean_title = SaveForm.clean_title


class CodeForm(forms.Form):
    code = forms.CharField(max_length=40, label=_("Code"))


class EmailForm(forms.Form):
    email = forms.EmailField(max_length=254, label=_("E-mail"))


class OpenForm(forms.Form):
    """What to do with the basket when a saved itinerary is opened."""

    how = forms.ChoiceField(choices=[(name, name) for name in ("open", "merge", "replace", "keep")])


class ShareForm(forms.Form):
    what = forms.ChoiceField(choices=[(name, name) for name in ("make", "renew", "withdraw")])


class AccountForm(forms.Form):
    """An action on one of the account's itineraries, or (begin, keep) one that brings another into it."""

    WITHOUT = ("begin", "keep")
    ACTIONS = ("open", "rename", "duplicate", "delete", *WITHOUT)

    what = forms.ChoiceField(choices=list(zip(ACTIONS, ACTIONS, strict=True)))
    itinerary = forms.IntegerField(min_value=1, max_value=MOST_PK, required=False)
    title = LineField(max_length=80, required=False, label=_("Name"))
    sure = forms.BooleanField(required=False)

    def clean(self):
        what = self.cleaned_data.get("what")
        if what not in self.WITHOUT and not self.cleaned_data.get("itinerary"):
            raise forms.ValidationError(_("Say which itinerary."))
        if what in ("rename", "begin") and not self.cleaned_data.get("title"):
            self.add_error("title", _("Give it a name."))
        if what == "delete" and not self.cleaned_data.get("sure"):
            raise forms.ValidationError(_("Tick the box to delete it; nothing was changed."))
        return self.cleaned_data


class TripsForm(forms.Form):
    """The filters of the ready-made trips; each may be left out."""

    SEASONS = [
        ("spring", _("Spring")),
        ("summer", _("Summer")),
        ("autumn", _("Autumn")),
        ("winter", _("Winter")),
    ]
    DAYS = [("1", _("1 day")), ("2", _("2 days")), ("3", _("3 days")), ("4", _("4 days or more"))]

    days = forms.ChoiceField(choices=DAYS, required=False, label=_("Days"))
    transport = forms.ChoiceField(
        choices=Suggestion.Transport.choices, required=False, label=_("Getting around")
    )
    theme = forms.ChoiceField(choices=Suggestion.Theme.choices, required=False, label=_("Theme"))
    season = forms.ChoiceField(choices=SEASONS, required=False, label=_("Season"))
