"""Places: everything with coordinates, hours and a page. Facts about a place live here, relationships elsewhere."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from destinations import hours
from destinations.posters import MOTIFS, seed_for
from destinations.querysets import PlaceQuerySet
from roros_site.kit.addresses import address_of
from roros_site.kit.text import sort_key
from roros_site.kit.translated import LANGUAGES, TranslatedField, columns

from .region import LATITUDE, LONGITUDE, Category, Municipality

# The same words as PlaceQuerySet.published(), so that both databases see that the indexes on it serve it.
LISTED = models.Q(is_published=True, retired_on__isnull=True)


class Answer(models.TextChoices):
    """A fact somebody has stated, or nobody has."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


def answer_field(verbose_name):
    return models.CharField(verbose_name, max_length=7, choices=Answer.choices, default=Answer.UNKNOWN)


def validate_motif(value):
    if value and value not in MOTIFS:
        raise ValidationError(_("No such motif: %(value)s."), params={"value": value})


class Amenity(models.Model):
    """Something a place offers, such as breakfast or a sauna."""

    slug = models.SlugField(unique=True)
    name = TranslatedField(models.CharField, _("name"), max_length=60)

    class Meta:
        verbose_name = _("amenity")
        verbose_name_plural = _("amenities")

    def __str__(self):
        return self.name


class Place(models.Model):
    """A sight, museum, farm, café, bed, shop, trailhead or office. Retired, never deleted."""

    slug = models.SlugField(unique=True, max_length=80)
    category = models.ForeignKey(Category, models.PROTECT, related_name="places", verbose_name=_("category"))
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="places", verbose_name=_("municipality")
    )
    name = TranslatedField(models.CharField, _("name"), max_length=120)
    summary = TranslatedField(models.CharField, _("summary"), max_length=200, blank=True)
    description = TranslatedField(models.TextField, _("description"), blank=True)
    sort_name = TranslatedField(models.CharField, "sort name", max_length=80, blank=True, editable=False)

    lat = models.FloatField(_("latitude"), **LATITUDE)
    lon = models.FloatField(_("longitude"), **LONGITUDE)
    coord_accuracy_m = models.PositiveIntegerField(_("accuracy of the point (m)"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)

    visit_min = models.PositiveSmallIntegerField(
        _("time to allow (minutes)"), default=60, validators=[MinValueValidator(5), MaxValueValidator(1440)]
    )
    is_outdoor = models.BooleanField(_("outdoors"), default=False)
    in_spring = models.BooleanField(_("spring"), default=True)
    in_summer = models.BooleanField(_("summer"), default=True)
    in_autumn = models.BooleanField(_("autumn"), default=True)
    in_winter = models.BooleanField(_("winter"), default=True)
    price_nok = models.PositiveIntegerField(_("price for an adult (NOK)"), null=True, blank=True)
    price_level = models.PositiveSmallIntegerField(
        _("price level (1 to 4)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(4)],
    )
    hours_note = TranslatedField(models.CharField, _("note on the hours"), max_length=240, blank=True)
    access_note = TranslatedField(models.CharField, _("note on access"), max_length=300, blank=True)
    wheelchair = answer_field(_("wheelchair"))
    dogs = answer_field(_("dogs"))
    children = answer_field(_("children"))
    amenities = models.ManyToManyField(
        Amenity, blank=True, related_name="places", verbose_name=_("amenities")
    )

    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    web_address = models.URLField(_("website"), blank=True)
    booking_address = models.URLField(_("booking page"), blank=True)
    wikidata = models.CharField("Wikidata", max_length=20, blank=True)

    is_unesco = models.BooleanField(_("part of the World Heritage"), default=False)
    is_sample = models.BooleanField(_("sample listing"), default=False)
    certified_from = models.DateField(_("certified from"), null=True, blank=True, editable=False)
    certified_until = models.DateField(
        _("certified until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The last day on which a certificate is valid; kept by the certificates."),
    )
    motif = models.CharField(_("poster motif"), max_length=20, blank=True, validators=[validate_motif])
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=50, help_text=_("0 to 100; higher comes first in lists.")
    )
    is_published = models.BooleanField(_("published"), default=True)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    source_note = models.TextField(_("source"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PlaceQuerySet.as_manager()

    CARD_FIELDS = [
        "slug", "category", "municipality", "lat", "lon", "visit_min", "price_nok", "price_level", "is_outdoor",
        "is_unesco", "is_sample", "certified_until", "motif", "weight", "is_published", "retired_on",
    ]  # fmt: skip

    class Meta:
        ordering = ["-weight", "sort_name_nb", "pk"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        # Of the places that may be visited, by each order in which lists ask for their keys. The condition's own
        # columns come last: SQLite reads them from the table otherwise, row by row.
        indexes = [
            models.Index(*orders, "is_published", "retired_on", condition=LISTED, name=name)
            for name, orders in {
                "listed_by_point": ["lat", "lon"],
                "listed_by_municipality": ["municipality", "category", "lat", "lon"],
                "listed_by_municipality_weight": ["municipality", models.F("weight").desc()],
                **{
                    f"listed_by_weight_{code}": [models.F("weight").desc(), f"sort_name_{code}", "id"]
                    for code in LANGUAGES
                },
                **{f"listed_by_name_{code}": [f"sort_name_{code}", "id"] for code in LANGUAGES},
            }.items()
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        for code in LANGUAGES:
            name = getattr(self, f"name_{code}") or self.name_nb
            setattr(self, f"sort_name_{code}", sort_key(name, code))
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of("destinations:place", self.slug)

    @classmethod
    def card_fields(cls):
        """Column names a card needs in the active language."""
        return [*cls.CARD_FIELDS, *columns("name", "summary")]

    @property
    def point(self):
        return self.lat, self.lon

    @property
    def is_listed(self):
        """Whether the place may be visited now: published and not retired."""
        return self.is_published and self.retired_on is None

    def poster_motif(self, category):
        """The motif and seed of this place's poster; `category` is passed so that lists need no query."""
        return self.motif or category.motif, seed_for(self.slug)

    def day_hours(self, day):
        """This place's hours on a day, from its prefetched periods (see `hours.day_hours`)."""
        return hours.day_hours(self.periods.all(), day)


class OpeningPeriod(models.Model):
    """Hours between two dates, in OSM opening_hours syntax, with who confirmed them and when."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        INDICATIVE = "indicative", _("Not confirmed")
        BY_APPOINTMENT = "by_appointment", _("By appointment")

    place = models.ForeignKey(Place, models.CASCADE, related_name="periods", verbose_name=_("place"))
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)
    rule = models.CharField(_("hours"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=14, choices=State.choices, default=State.INDICATIVE)
    last_entry_min = models.PositiveSmallIntegerField(
        _("last entry, minutes before closing"), null=True, blank=True
    )
    is_override = models.BooleanField(
        _("exception"), default=False, help_text=_("Replaces the ordinary hours on these days.")
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=120, blank=True)

    class Meta:
        # By the key, or every reading of periods would join their places for the sake of their order.
        ordering = ["place_id", "is_override", "valid_from", "pk"]
        verbose_name = _("opening period")
        verbose_name_plural = _("opening periods")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="period_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return self.rule or self.get_state_display()

    def clean(self):
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day is before the first day.")})
        if self.state == self.State.BY_APPOINTMENT and not self.rule:
            return
        try:
            self.rule, _warnings = hours.clean_rule(self.rule)
        except hours.RuleError as error:
            raise ValidationError(
                {"rule": ValidationError(_(error.message), error.code, error.params)}
            ) from error


class Photo(models.Model):
    """A photograph of a place, re-encoded at several widths when it is uploaded; the original is not kept."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="photos", verbose_name=_("place"))
    digest = models.CharField(max_length=32, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, % from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, % from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    alt = TranslatedField(models.CharField, _("what the picture shows"), max_length=200)
    credit = models.CharField(_("photographer and licence"), max_length=160)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def __str__(self):
        return self.alt
