"""The itinerary: the basket before it is saved and the plan after; and staff's ready-made trips."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from destinations.models import Place
from destinations.models.region import LATITUDE, LONGITUDE
from events.models import Occurrence
from itinerary.querysets import ItineraryQuerySet, StopQuerySet, SuggestionQuerySet
from roros_site.kit.addresses import address_of
from roros_site.kit.text import spoken_code
from roros_site.kit.translated import TranslatedField

LONGEST_TRIP_DAYS = 31


class Itinerary(models.Model):
    """A visitor's collected places and days; `version` grows with every write of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="itineraries"
    )
    title = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(max_length=2, default="nb")
    arrive_on = models.DateField(_("arrival"), null=True, blank=True)
    day_count = models.PositiveSmallIntegerField(
        _("days"), default=0, validators=[MaxValueValidator(LONGEST_TRIP_DAYS)]
    )
    version = models.PositiveIntegerField(default=1)
    undo = models.JSONField(null=True, blank=True)

    code = models.CharField(max_length=8, unique=True, null=True, blank=True)
    link_nonce = models.CharField(max_length=12, blank=True)
    share_key = models.CharField(max_length=32, unique=True, null=True, blank=True)
    email = models.EmailField(blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(db_index=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = ItineraryQuerySet.as_manager()

    class Meta:
        ordering = ["-used_at"]
        verbose_name = _("itinerary")
        verbose_name_plural = _("itineraries")

    def __str__(self):
        return self.title or str(_("My itinerary"))

    @property
    def is_saved(self):
        return self.saved_at is not None

    @property
    def spoken_code(self):
        return spoken_code(self.code) if self.code else ""

    @property
    def depart_on(self):
        """The last day, or None while no dates are given."""
        return self.date_of(self.day_count) if self.arrive_on and self.day_count else None

    def date_of(self, day):
        """The date of day number 1..day_count, or None while no dates are given."""
        return self.arrive_on + datetime.timedelta(days=day - 1) if self.arrive_on and day else None

    def day_of(self, date):
        """The day number of a date, or None when it lies outside the trip."""
        if not self.arrive_on:
            return None
        number = (date - self.arrive_on).days + 1
        return number if 1 <= number <= self.day_count else None


class Stop(models.Model):
    """A place, an occurrence or something of the traveller's own; without a day it waits in the basket."""

    itinerary = models.ForeignKey(Itinerary, models.CASCADE, related_name="stops")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="stops")
    occurrence = models.ForeignKey(Occurrence, models.PROTECT, null=True, blank=True, related_name="stops")
    own_title = models.CharField(_("title"), max_length=80, blank=True)
    own_lat = models.FloatField(null=True, blank=True, **LATITUDE)
    own_lon = models.FloatField(null=True, blank=True, **LONGITUDE)
    day = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    position = models.PositiveIntegerField(default=0)
    start_time = models.TimeField(_("time"), null=True, blank=True)
    stay_min = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(5), MaxValueValidator(1440)]
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = StopQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        constraints = [
            # Three OR-ed cases: a chain of XOR is parity and would let all three through.
            models.CheckConstraint(
                condition=Q(place__isnull=False, occurrence__isnull=True, own_title="")
                | Q(place__isnull=True, occurrence__isnull=False, own_title="")
                | (Q(place__isnull=True, occurrence__isnull=True) & ~Q(own_title="")),
                name="stop_is_exactly_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(own_lat__isnull=True, own_lon__isnull=True)
                | Q(own_lat__isnull=False, own_lon__isnull=False),
                name="own_point_is_whole",
            ),
            models.UniqueConstraint(
                fields=["itinerary", "place"],
                condition=Q(place__isnull=False),
                name="place_once_per_itinerary",
            ),
            models.UniqueConstraint(
                fields=["itinerary", "occurrence"],
                condition=Q(occurrence__isnull=False),
                name="occurrence_once_per_itinerary",
            ),
        ]

    def __str__(self):
        return self.own_title or str(self.place or self.occurrence)


class Suggestion(models.Model):
    """A ready-made trip: an itinerary of the staff, published."""

    class Transport(models.TextChoices):
        CAR = "car", _("By car")
        WALK_AND_CAR = "walk-and-car", _("On foot and by car")
        TRAIN = "train", _("By train and on foot")
        BICYCLE = "bicycle", _("By bicycle")
        WALK = "walk", _("On foot")

    class Theme(models.TextChoices):
        WORLD_HERITAGE = "world-heritage", _("World Heritage")
        FAMILY = "family", _("Family")
        WINTER = "winter", _("Winter")
        FOOD = "food", _("Local food")
        TRAIN = "train", _("Without a car")
        NATURE = "nature", _("Nature")
        MINING = "mining", _("Mining")
        CULTURE = "culture", _("Culture")
        ACCESSIBLE = "accessible", _("Step-free")
        CYCLING = "cycling", _("Cycling")

    MOTIFS = {
        "world-heritage": "church", "family": "farm", "winter": "dog-sled", "food": "farm", "train": "train",
        "nature": "forest-lake", "mining": "mine", "culture": "concert", "accessible": "street",
        "cycling": "bicycle",
    }  # fmt: skip

    itinerary = models.OneToOneField(Itinerary, models.PROTECT, related_name="suggestion")
    slug = models.SlugField(unique=True, max_length=80)
    title = TranslatedField(models.CharField, _("title"), max_length=120)
    summary = TranslatedField(models.CharField, _("summary"), max_length=200, blank=True)
    description = TranslatedField(models.TextField, _("description"), blank=True)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme.choices)
    transport = models.CharField(_("getting around"), max_length=12, choices=Transport.choices)
    in_spring = models.BooleanField(_("spring"), default=True)
    in_summer = models.BooleanField(_("summer"), default=True)
    in_autumn = models.BooleanField(_("autumn"), default=True)
    in_winter = models.BooleanField(_("winter"), default=True)
    is_step_free = models.BooleanField(_("step-free"), default=False)
    author = models.CharField(_("by"), max_length=120, blank=True)
    motif = models.CharField(_("poster motif"), max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_published = models.BooleanField(_("published"), default=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("ready-made trip")
        verbose_name_plural = _("ready-made trips")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("itinerary:trip", self.slug)


class SuggestionDay(models.Model):
    """The title of one day of a ready-made trip."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="days")
    number = models.PositiveSmallIntegerField(_("day"), validators=[MinValueValidator(1)])
    title = TranslatedField(models.CharField, _("title"), max_length=120)

    class Meta:
        ordering = ["number"]
        verbose_name = _("day")
        verbose_name_plural = _("days")
        constraints = [models.UniqueConstraint(fields=["suggestion", "number"], name="one_title_per_day")]

    def __str__(self):
        return self.title
