"""The history of an instance with what each field said before and after, kept in Django's own change log.

Django's entries name the changed fields; ours carry a key `values` beside them, which Django ignores.
"""

import json

from django.apps import apps
from django.contrib.admin.models import CHANGE
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST = 400


def _text(field, value):
    """A stored value as it is kept in the log: short, and independent of language and later changes."""
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        named = field.related_model._base_manager.filter(pk=value).first()
        return str(named) if named else str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return Truncator(str(value)).chars(LONGEST)


def _editable(instance):
    return [field for field in instance._meta.concrete_fields if field.editable and not field.primary_key]


def remember_values(instance):
    """Note the values an instance was loaded with, before a form writes to it."""
    instance.values_before = {
        field.attname: getattr(instance, field.attname) for field in _editable(instance)
    }


def _changes(instance):
    before = getattr(instance, "values_before", {})
    return [
        [field.name, _text(field, before[field.attname]), _text(field, getattr(instance, field.attname))]
        for field in _editable(instance)
        if field.attname in before and before[field.attname] != getattr(instance, field.attname)
    ]


def _inline_changes(form):
    instance = form.instance
    return [
        [name, _text(field, form.initial.get(name)), _text(field, getattr(instance, field.attname))]
        for field in _editable(instance)
        if (name := field.name) in form.changed_data and not field.is_relation
    ]


def with_values(message, form, formsets):
    """Django's change message with the values of the instance and of its changed inlines."""
    values = _changes(form.instance)
    inlines = [
        (one.instance._meta.label_lower, _inline_changes(one))
        for formset in formsets or ()
        for one in formset.forms
        if any(one.instance is changed for changed, _names in getattr(formset, "changed_objects", ()))
    ]
    inlines = iter(inlines)
    for part in message:
        changed = part.get("changed")
        if changed is None:
            continue
        if "name" in changed:
            changed["model"], changed["values"] = next(inlines, ("", []))
        else:
            changed["values"] = values
            values = []
    if values:
        message.append({"changed": {"fields": [], "values": values}})
    return message


def values_of(entry, model):
    """The changes of a log entry as {field, before, after} in today's words; [] for entries without them."""
    if entry.action_flag != CHANGE:
        return []
    try:
        parts = json.loads(entry.change_message)
        changed = [part["changed"] for part in parts if "changed" in part]
    except (ValueError, TypeError, KeyError):
        return []  # written by something else than the admin's forms
    return [
        {
            "on": one.get("object", ""),
            "field": _label(apps.get_model(one["model"]) if one.get("model") else model, name),
            "before": _said(before),
            "after": _said(after),
        }
        for one in changed
        for name, before, after in one.get("values", ())
    ]


def _label(model, name):
    try:
        return model._meta.get_field(name).verbose_name
    except FieldDoesNotExist:
        return name


def _said(text):
    return {"yes": _("Yes"), "no": _("No")}.get(text, text)
