"""Events, and the dated occurrences that a plan can hold."""

import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from destinations.models import Place
from destinations.posters import seed_for
from events import recurrence
from events.querysets import NIGHT_ENDS, EventQuerySet, OccurrenceQuerySet
from roros_site.kit.addresses import address_of
from roros_site.kit.translated import TranslatedField, columns

DAY = datetime.timedelta(days=1)


class Event(models.Model):
    """Something that happens at a place; a fair is an event whose programme items have it as parent."""

    class Kind(models.TextChoices):
        FAIR = "fair", _("Fair")
        FESTIVAL = "festival", _("Festival")
        CONCERT = "concert", _("Concert")
        SPORT = "sport", _("Sport")
        MARKET = "market", _("Market")
        EXHIBITION = "exhibition", _("Exhibition")
        FAMILY = "family", _("Family")
        TOUR = "guided-tour", _("Guided tour")

    class Certainty(models.TextChoices):
        HIGH = "high", _("Dates confirmed")
        MEDIUM = "medium", _("Dates likely")
        LOW = "low", _("Dates not confirmed")

    FAIR_KINDS = (Kind.FAIR, Kind.MARKET)
    MOTIFS = {
        "fair": "fair", "festival": "concert", "concert": "concert", "sport": "ski", "market": "fair",
        "exhibition": "museum", "family": "farm", "guided-tour": "street",
    }  # fmt: skip

    slug = models.SlugField(unique=True, max_length=80)
    place = models.ForeignKey(Place, models.PROTECT, related_name="events", verbose_name=_("place"))
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="programme",
        verbose_name=_("part of"),
        help_text=_("The fair or festival whose programme this belongs to."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = TranslatedField(models.CharField, _("title"), max_length=120)
    summary = TranslatedField(models.CharField, _("summary"), max_length=200, blank=True)
    description = TranslatedField(models.TextField, _("description"), blank=True)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)

    first_on = models.DateField(_("first day"))
    rule = models.CharField(_("repeats"), max_length=200, blank=True)
    rule_text = TranslatedField(models.CharField, _("the rule in words"), max_length=200, blank=True)
    offset_days = models.PositiveSmallIntegerField(_("days after its parent begins"), null=True, blank=True)
    duration_days = models.PositiveSmallIntegerField(_("days"), default=1)
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("to"), null=True, blank=True)
    certainty = models.CharField(
        _("certainty of the dates"), max_length=6, choices=Certainty.choices, default=Certainty.MEDIUM
    )
    since_year = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    price_nok = models.PositiveIntegerField(_("price (NOK)"), null=True, blank=True)
    price_note = TranslatedField(models.CharField, _("note on the price"), max_length=200, blank=True)
    motif = models.CharField(_("poster motif"), max_length=20, blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)
    is_published = models.BooleanField(_("published"), default=True)
    source_note = models.TextField(_("source"), blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    CARD_FIELDS = [
        "slug", "place", "parent", "kind", "start_time", "end_time", "duration_days", "certainty", "price_nok",
        "motif", "is_sample", "is_published",
    ]  # fmt: skip

    class Meta:
        ordering = ["first_on", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("events:event", self.slug)

    @classmethod
    def card_fields(cls, prefix=""):
        """Column names a card needs in the active language."""
        return [prefix + name for name in [*cls.CARD_FIELDS, *columns("title", "summary")]]

    def clean(self):
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("A programme item cannot have a programme of its own.")})
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": _("An event cannot be part of itself.")})
        if self.rule:
            try:
                self.rule = recurrence.rule_text(recurrence.parse_rule(self.rule))
            except ValueError as error:
                raise ValidationError({"rule": str(error)}) from error

    @property
    def poster(self):
        return self.motif or self.MOTIFS.get(self.kind, "street"), seed_for(self.slug)


# A row of a list asks for these dates some ten times, and turning an instant into local time is dear.
@lru_cache(maxsize=4096)
def _local_dates(starts_at, ends_at):
    zone = ZoneInfo(settings.TIME_ZONE)
    first_on = starts_at.astimezone(zone).date()
    return first_on, max(first_on, (ends_at.astimezone(zone) - NIGHT_ENDS).date())


class Occurrence(models.Model):
    """One dated happening of an event, possibly over several days; moved or cancelled without breaking the rule."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        MOVED = "moved", _("Moved")
        CANCELLED = "cancelled", _("Cancelled")

    event = models.ForeignKey(Event, models.CASCADE, related_name="occurrences", verbose_name=_("event"))
    rule_on = models.DateField(
        _("the rule's date"), null=True, blank=True, help_text=_("Stays when the occurrence is moved.")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.SCHEDULED)
    note = TranslatedField(models.CharField, _("note"), max_length=200, blank=True)
    is_edited = models.BooleanField(_("edited by hand"), default=False, editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        indexes = [models.Index("starts_at", "ends_at", name="occurrence_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=["event", "rule_on"], name="one_occurrence_per_rule_date"),
        ]

    def __str__(self):
        return f"{self.event} {self.first_on:%d.%m.%Y}"

    @property
    def first_on(self):
        """The local date on which it starts."""
        return _local_dates(self.starts_at, self.ends_at)[0]

    @property
    def last_on(self):
        """The local date of its last day; a night that ends before six belongs to the day before."""
        return _local_dates(self.starts_at, self.ends_at)[1]

    @property
    def days(self):
        """Every local date on which it happens."""
        return [self.first_on + DAY * n for n in range((self.last_on - self.first_on).days + 1)]

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    def window(self, day):
        """(start, end) as aware local datetimes on one of its days."""
        windows = recurrence.daily_windows(
            self.starts_at, self.ends_at, self.event.start_time, self.event.end_time, settings.TIME_ZONE
        )
        return next(((start, end) for start, end in windows if start.date() == day), None)
