"""Members with their places and certificates, and the people who sign in."""

import datetime

from allauth.account.models import EmailAddress, EmailConfirmation
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import BooleanRadioFilter, DropdownFilter, RelatedDropdownFilter
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminEmailInputWidget, UnfoldAdminSelectWidget

from destinations.admin.base import SiteAdmin, SiteTabularInline, in_languages, tell_saved
from destinations.admin.transfer import TransferMixin
from members import roles
from members.models import Certificate, CertificateScheme, Listing, Member, Sector, User
from members.services import refresh_certified_until

ENDING_DAYS = 60

# Permissions stand in members.roles, not in a form; travellers' addresses are not for browsing.
for unlisted in (Group, EmailAddress, EmailConfirmation):
    if admin.site.is_registered(unlisted):
        admin.site.unregister(unlisted)


class ListingInline(SiteTabularInline):
    model = Listing
    autocomplete_fields = ["place"]
    tab = True
    hide_title = True


class CertificateInline(SiteTabularInline):
    model = Certificate
    tab = True
    hide_title = True


class MembershipFilter(DropdownFilter):
    title = gettext_lazy("membership")
    parameter_name = "membership"

    def lookups(self, request, model_admin):
        return [("now", _("Members today")), ("former", _("Former members"))]

    def queryset(self, request, queryset):
        day = timezone.localdate()
        if self.value() == "now":
            return queryset.active(day)
        return queryset.filter(left_on__lt=day) if self.value() == "former" else queryset


class CertificatesFilter(DropdownFilter):
    title = gettext_lazy("certificates")
    parameter_name = "certificates"

    def lookups(self, request, model_admin):
        return [
            ("valid", _("Has a valid one")),
            ("ending", _("One ends within %(n)d days") % {"n": ENDING_DAYS}),
            ("none", _("Has none")),
        ]

    def queryset(self, request, queryset):
        day = timezone.localdate()
        held = Certificate.objects.filter(member=OuterRef("pk"))
        if self.value() == "valid":
            return queryset.filter(Exists(held.valid(day)))
        if self.value() == "ending":
            last = day + datetime.timedelta(days=ENDING_DAYS)
            return queryset.filter(Exists(held.filter(valid_to__range=(day, last))))
        return queryset.filter(~Exists(held)) if self.value() == "none" else queryset


class ListingsFilter(DropdownFilter):
    title = gettext_lazy("places")
    parameter_name = "listings"

    def lookups(self, request, model_admin):
        return [("none", _("Without a place on the site"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(~Exists(Listing.objects.filter(member=OuterRef("pk"))))
        return queryset


@admin.register(Member)
class MemberAdmin(TransferMixin, SiteAdmin):
    resource = "members.resources.MemberResource"
    list_display = ["name", "sector", "place_count", "certified", "joined_on", "is_sample"]
    list_select_related = ["sector"]
    list_filter = [
        ("sector", RelatedDropdownFilter),
        MembershipFilter,
        CertificatesFilter,
        ListingsFilter,
        ("is_sample", BooleanRadioFilter),
    ]
    search_fields = ["name", "slug", "contact_name", "contact_email"]
    ordering = ["sort_name", "pk"]
    prepopulated_fields = {"slug": ("name",)}
    inlines = [ListingInline, CertificateInline]
    fields = (
        ("name", "slug", "sector"),
        ("contact_name", "contact_email"),
        ("joined_on", "left_on", "is_sample"),
    )

    def get_queryset(self, request):
        held = Certificate.objects.filter(member=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(places_run=Count("listings"), is_certified=Exists(held.valid(timezone.localdate())))
        )

    @display(description=gettext_lazy("places"), ordering="places_run")
    def place_count(self, member):
        return member.places_run

    @display(description=gettext_lazy("certified"), boolean=True)
    def certified(self, member):
        return member.is_certified

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def for_export(self, queryset):
        return queryset.select_related("sector").prefetch_related("places")

    def save_related(self, request, form, formsets, change):
        before = list(form.instance.places.values_list("pk", flat=True)) if change else []
        super().save_related(request, form, formsets, change)
        refresh_certified_until(member=form.instance, places=before)

    def delete_model(self, request, obj):
        before = list(obj.places.all())
        super().delete_model(request, obj)
        refresh_certified_until(places=[place.pk for place in before])
        tell_saved(before)


@admin.register(Sector)
class SectorAdmin(SiteAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name_nb", "name_en", "name_de"]
    fields = (*in_languages("name"), ("slug", "position"))


@admin.register(CertificateScheme)
class CertificateSchemeAdmin(SiteAdmin):
    list_display = ["name", "web_address", "position"]
    search_fields = ["name_nb", "name_en", "name_de"]
    fields = (*in_languages("name"), ("slug", "position"), "web_address")


class RoleField(forms.Form):
    """The one choice that decides what somebody may do."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[("", gettext_lazy("None: a traveller"))] + list(roles.ROLES.items()),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )


class NewUserForm(RoleField, UserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name"]
        widgets = {"email": UnfoldAdminEmailInputWidget}

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(
                _("Somebody with this e-mail address is here already."), code="unique"
            )
        return email


class UserForm(RoleField, UserChangeForm):
    class Meta:
        model = User
        fields = ["email", "name", "is_active", "password"]

    def __init__(self, *args, **kwargs):
        if instance := kwargs.get("instance"):
            kwargs["initial"] = {"role": roles.role_of(instance), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("Somebody with this e-mail address is here already."), code="unique"
            )
        return email


@admin.register(User)
class UserAdmin(DjangoUserAdmin, SiteAdmin):
    """Staff and their roles. Travellers' addresses cannot be browsed: one is found by typing it whole."""

    form = UserForm
    add_form = NewUserForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["email", "name", "shown_role", "is_active", "last_login"]
    list_filter = [("is_active", BooleanRadioFilter)]
    search_fields = ["email"]
    search_help_text = gettext_lazy("Staff by name or address; a traveller by the whole address")
    ordering = ["email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "joined_at"]
    fieldsets = (
        (
            None,
            {"fields": (("email", "name"), ("role", "is_active"), "password", ("last_login", "joined_at"))},
        ),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ["wide"],
                "fields": (("email", "name"), "role", "usable_password", ("password1", "password2")),
            },
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_search_results(self, request, queryset, search_term):
        term = search_term.strip()
        if not term:
            return queryset.filter(is_staff=True), False
        staff = Q(is_staff=True) & (Q(email__icontains=term) | Q(name__icontains=term))
        return queryset.filter(staff | Q(email__iexact=term)), False

    @display(description=gettext_lazy("role"))
    def shown_role(self, user):
        if user.is_superuser:
            return _("Owner")
        return roles.TITLES.get(roles.role_of(user), _("Traveller"))

    def _outranks(self, request, obj):
        return obj is not None and obj.is_superuser and not request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not self._outranks(request, obj)

    def has_delete_permission(self, request, obj=None):
        own = obj is not None and obj.pk == request.user.pk
        return super().has_delete_permission(request, obj) and not own and not self._outranks(request, obj)

    def get_actions(self, request):
        return {}

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        user = form.instance
        if user.pk != request.user.pk or user.is_superuser:
            roles.give_role(user=user, role=form.cleaned_data.get("role", ""))
        # An administrator who types an address vouches for it, so that its owner can sign in at once.
        EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).update(primary=False)
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
