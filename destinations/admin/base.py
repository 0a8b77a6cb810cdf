"""What every admin page of the site has in common: fast lists, a readable history, search kept in step."""

import copy

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Script
from django.urls import path, reverse
from django.utils import translation
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.widgets import (
    UnfoldAdminSingleTimeWidget,
    UnfoldAdminSplitDateTimeWidget,
    UnfoldAdminTextareaWidget,
)

from destinations.admin import history
from roros_site.kit.translated import LANGUAGES, REQUIRED, active_language

SENTENCE_LENGTH = 160

# Called with every instance the admin has saved or deleted, many-to-many fields included, inside the transaction.
# The composition root adds what apps further left cannot import, such as search.
after_saving = []


def tell_saved(instances):
    """Let the rest of the site know that these instances were saved or deleted."""
    for instance in instances:
        for told in after_saving:
            told(instance)


def module(name):
    """One of the admin's scripts as a form's medium: a module, so that no name of one reaches another."""
    return Script(f"admin_site/{name}.js", type="module")


def written_in(instance, name):
    """The languages in which a text of an instance is written: `nb · de`."""
    return "\u00a0·\u00a0".join(code for code in LANGUAGES if getattr(instance, f"{name}_{code}"))


def in_languages(*names):
    """Fieldset rows that set each text's three languages beside each other."""
    return tuple(tuple(f"{name}_{code}" for code in LANGUAGES) for name in names)


class SiteFields:
    """The widgets that forms and inlines of the site have in common."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A sentence in one of the languages has room to be read while it is written; clocks show no seconds."""
        is_sentence = isinstance(db_field, models.CharField) and (db_field.max_length or 0) >= SENTENCE_LENGTH
        if is_sentence and db_field.name.endswith(tuple(f"_{code}" for code in LANGUAGES)):
            kwargs["widget"] = UnfoldAdminTextareaWidget(attrs={"rows": 3})
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if isinstance(db_field, models.TimeField):
            kwargs["widget"] = UnfoldAdminSingleTimeWidget(format="%H:%M")
        if isinstance(db_field, models.DateTimeField):
            kwargs["widget"] = UnfoldAdminSplitDateTimeWidget()
            kwargs["widget"].widgets[1].format = "%H:%M"
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class SiteAdmin(SiteFields, ModelAdmin):
    """A change list whose cost does not grow with the table, and a form with a history of values.

    `preview` may name a function `(request, instance) -> response` that renders the public page of something
    not yet published; staff who may view the instance reach it by a button.
    """

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 200
    list_filter_submit = True
    compressed_fields = False
    warn_unsaved_form = True
    preview = None

    # --- History -----------------------------------------------------------------------------------------
    def get_object(self, request, object_id, from_field=None):
        instance = super().get_object(request, object_id, from_field)
        if instance is not None and request.method == "POST":
            history.remember_values(instance)
        return instance

    def construct_change_message(self, request, form, formsets, add=False):
        message = super().construct_change_message(request, form, formsets, add)
        return message if add else history.with_values(message, form, formsets)

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        for entry in getattr(response, "context_data", {}).get("action_list", ()):
            entry.values = history.values_of(entry, self.model)
        return response

    # --- After saving ------------------------------------------------------------------------------------
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        tell_saved([form.instance])

    def delete_model(self, request, obj):
        gone = copy.copy(obj)  # Django takes the key from what it deletes
        super().delete_model(request, obj)
        tell_saved([gone])

    def delete_queryset(self, request, queryset):
        gone = list(queryset)
        super().delete_queryset(request, queryset)
        tell_saved(gone)

    def get_view_on_site_url(self, obj=None):
        """No link to the site for what visitors do not see; the preview stands in."""
        if obj is not None and not getattr(obj, "is_listed", getattr(obj, "is_published", True)):
            return None
        return super().get_view_on_site_url(obj)

    # --- Preview -----------------------------------------------------------------------------------------
    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        own = [path("<path:object_id>/preview/", self.admin_site.admin_view(self.preview_view), name=name)]
        return [*(own if self.preview else []), *super().get_urls()]

    def preview_view(self, request, object_id):
        """The public page of an instance as it would be if it were published, for staff only and never kept."""
        instance = self.get_object(request, unquote(object_id))
        if instance is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, instance):
            raise PermissionDenied
        language = request.GET.get("language", active_language())
        public = copy.copy(request)
        with translation.override(language if language in LANGUAGES else REQUIRED):
            # The page's frame reads its language and its links from the address it has on the site.
            public.path = public.path_info = instance.get_absolute_url()
            response = self.preview(public, instance)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and self.preview:
            name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_preview"
            extra_context = {**(extra_context or {}), "preview_url": reverse(name, args=[unquote(object_id)])}
        return super().changeform_view(request, object_id, form_url, extra_context)


class SiteTabularInline(SiteFields, TabularInline):
    extra = 0


class SiteStackedInline(SiteFields, StackedInline):
    extra = 0
