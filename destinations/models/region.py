"""The region as a whole, its municipalities and its categories: small tables, kept in memory while unchanged."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roros_site.kit.addresses import address_of
from roros_site.kit.caching import remember
from roros_site.kit.translated import TranslatedField

LATITUDE = {"validators": [MinValueValidator(-90), MaxValueValidator(90)]}
LONGITUDE = {"validators": [MinValueValidator(-180), MaxValueValidator(180)]}


class Region(models.Model):
    """The destination this site speaks for; one row, brought by `data/region.json`."""

    slug = models.SlugField(unique=True)
    name = TranslatedField(models.CharField, _("name"), max_length=80)
    short_name = models.CharField(
        _("short name"), max_length=20, blank=True, help_text=_("Stands beside the mark.")
    )
    headline = TranslatedField(models.CharField, _("headline"), max_length=120)
    lead = TranslatedField(models.CharField, _("lead"), max_length=240)
    company = models.CharField(_("company"), max_length=120)
    lat = models.FloatField(_("latitude"), **LATITUDE)
    lon = models.FloatField(_("longitude"), **LONGITUDE)
    office_name = TranslatedField(models.CharField, _("tourist office"), max_length=120, blank=True)
    office_place = models.ForeignKey(
        "Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tourist office's place"),
    )
    office_phone = models.CharField(_("tourist office's telephone"), max_length=30, blank=True)
    office_email = models.EmailField(_("tourist office's e-mail"), blank=True)
    map_credit = models.CharField(_("map credit"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("region")

    def __str__(self):
        return self.name


class Municipality(models.Model):
    """One of the region's municipalities."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=80)
    sami_name = models.CharField(_("Sámi name"), max_length=80, blank=True)
    number = models.CharField(_("municipality number"), max_length=4, blank=True)
    county = models.CharField(_("county"), max_length=80, blank=True)
    centre = models.CharField(_("centre"), max_length=80, blank=True)
    lat = models.FloatField(_("latitude"), **LATITUDE)
    lon = models.FloatField(_("longitude"), **LONGITUDE)
    area_km2 = models.FloatField(_("area (km²)"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("population in the year"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    description = TranslatedField(models.TextField, _("description"), blank=True)
    source_note = models.TextField(_("source"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("destinations:municipality", self.slug)


class Category(models.Model):
    """What a place is, in a table editors can extend; its group decides where the place is listed."""

    class Group(models.TextChoices):
        SEE = "see", _("See")
        DO = "do", _("Do")
        EAT = "eat", _("Eat and drink")
        STAY = "stay", _("Stay")
        SHOP = "shop", _("Shop")
        SERVICE = "service", _("Practical")

    slug = models.SlugField(unique=True)
    group = models.CharField(_("group"), max_length=10, choices=Group.choices)
    name = TranslatedField(models.CharField, _("name"), max_length=60)
    motif = models.CharField(_("poster motif"), max_length=20, default="street")
    schema_type = models.CharField(_("schema.org type"), max_length=40, default="TouristAttraction")
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name


def region():
    """The one Region row, remembered; raises Region.DoesNotExist before any data is loaded."""
    return remember("region", lambda: Region.objects.select_related("office_place").get())


def municipalities():
    """All municipalities in order, remembered."""
    return remember("municipalities", lambda: list(Municipality.objects.all()))


def categories():
    """All categories in order, remembered."""
    return remember("categories", lambda: list(Category.objects.all()))
