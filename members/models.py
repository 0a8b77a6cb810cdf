"""People who sign in, businesses that belong to the destination company, and their certificates."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from destinations.models import Place
from roros_site.kit.text import sort_key
from roros_site.kit.translated import TranslatedField


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in with an e-mail address: a traveller, or a member of staff."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        ordering = ["email"]
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.email

    def get_full_name(self):
        return self.name or self.email

    def get_short_name(self):
        return self.name or self.email


class Sector(models.Model):
    """A line of business, such as accommodation."""

    slug = models.SlugField(unique=True)
    name = TranslatedField(models.CharField, _("name"), max_length=60)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    def __str__(self):
        return self.name


class MemberQuerySet(models.QuerySet):
    def active(self, day):
        """Members on a day."""
        return self.filter(
            Q(joined_on__isnull=True) | Q(joined_on__lte=day), Q(left_on__isnull=True) | Q(left_on__gte=day)
        )


class Member(models.Model):
    """A business that belongs to the destination company."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("name"), max_length=120)
    sort_name = models.CharField(max_length=80, blank=True, editable=False)
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="members", verbose_name=_("sector"))
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    joined_on = models.DateField(_("member since"), null=True, blank=True)
    left_on = models.DateField(_("member until"), null=True, blank=True)
    is_sample = models.BooleanField(_("sample listing"), default=False)
    places = models.ManyToManyField(
        Place, through="Listing", related_name="members", verbose_name=_("places")
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.sort_name = sort_key(self.name, "nb")
        super().save(*args, **kwargs)


class Listing(models.Model):
    """That a member runs a place."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="listings", verbose_name=_("member"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="listings", verbose_name=_("place"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "place"], name="one_listing_per_member_and_place")
        ]
        verbose_name = _("listing")
        verbose_name_plural = _("listings")

    def __str__(self):
        return f"{self.member}: {self.place}"

    def get_absolute_url(self):
        return reverse("destinations:place", args=[self.place.slug])


class CertificateScheme(models.Model):
    """A certificate a business can hold, such as Eco-Lighthouse."""

    slug = models.SlugField(unique=True)
    name = TranslatedField(models.CharField, _("name"), max_length=80)
    web_address = models.CharField(
        _("website"), max_length=200, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("certificate scheme")
        verbose_name_plural = _("certificate schemes")

    def __str__(self):
        return self.name


class CertificateQuerySet(models.QuerySet):
    def valid(self, day):
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class Certificate(models.Model):
    """A member's certificate; its mark disappears the day after `valid_to`."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="certificates", verbose_name=_("member"))
    scheme = models.ForeignKey(
        CertificateScheme, models.PROTECT, related_name="certificates", verbose_name=_("scheme")
    )
    number = models.CharField(_("number"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="certificate_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.scheme} ({self.member})"
