"""Staff at work in the admin: signed in by role, filling in the forms the pages show."""

import io

from django.forms import ModelMultipleChoiceField, MultipleChoiceField
from django.forms.models import BaseModelFormSet
from django.test import Client
from PIL import Image

from members import roles
from tests.world import make_user


def staff(role=roles.ADMINISTRATOR, email=None):
    """A client signed in as somebody with a role; "owner" is a superuser."""
    email = email or f"{role.replace(' ', '-')}@example.org"
    if role == "owner":
        user = make_user(email, is_staff=True, is_superuser=True)
    else:
        user = make_user(email)
        roles.give_role(user=user, role=role)
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(user)
    client.user = user
    return client


def filled(response, **changes):
    """What the browser would send back from an admin form as it stands, with some fields changed; None drops one."""
    forms = [response.context["adminform"].form]
    data = {}
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        assert isinstance(formset, BaseModelFormSet)
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for field in form:
            data |= _sent(field)
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def _sent(field):
    value = field.value()
    if hasattr(field.field.widget, "widgets"):
        parts = field.field.widget.decompress(field.field.clean(value) if isinstance(value, list) else value)
        return {f"{field.html_name}_{n}": "" if part is None else str(part) for n, part in enumerate(parts)}
    if isinstance(field.field, (ModelMultipleChoiceField, MultipleChoiceField)) and not value:
        return {}
    if isinstance(value, bool):
        return {field.html_name: "on"} if value else {}
    if isinstance(value, (list, tuple)):
        return {field.html_name: [str(getattr(each, "pk", each)) for each in value]}
    if getattr(field.field.widget, "input_type", "") == "file":
        return {}
    return {field.html_name: "" if value is None else str(value)}


def new_row(prefix, number, **values):
    """Fields of a further row of an inline."""
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def picture_file(encoding="JPEG", size=(1200, 800), *, name=None, mode="RGB", **options):
    """An uploaded picture with something in it to compress."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    kept = io.BytesIO()
    image.save(kept, encoding, **options)
    kept.seek(0)
    kept.name = name or f"picture.{encoding.lower()}"
    return kept
