"""Places as rows of a spreadsheet, out and in, on top of django-import-export.

Imported only when somebody exports or imports: the library costs every worker memory otherwise.
"""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export import fields, instance_loaders, resources, widgets

from destinations.models import Place
from roros_site.kit.translated import LANGUAGES

DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
YES = {"1", "yes", "true", "ja", "y", "j", "x"}
NO = {"0", "no", "false", "nei", "nein", "n", ""}
_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HARMLESS = re.compile(r"[+-]?[\d .,()/-]+")


def guarded(text):
    """A text that no spreadsheet program takes for a formula: an apostrophe stands before what could be one.

    Numbers and telephone numbers are left as they are.
    """
    if isinstance(text, str) and text.startswith(_STARTS_FORMULA) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(text):
    """What `guarded` was given."""
    if isinstance(text, str) and text[:1] == "'" and text[1:].startswith(_STARTS_FORMULA):
        return text[1:]
    return text


class Text(widgets.CharWidget):
    def clean(self, value, row=None, **kwargs):
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a spreadsheet keeps a column of digits as numbers
        return unguarded(super().clean(value, row, **kwargs)).strip()


class Number(widgets.NumberWidget):
    """A number written with a point or a comma; `whole` allows no fraction."""

    def __init__(self, *, whole):
        self.whole = whole
        super().__init__()

    def clean(self, value, row=None, **kwargs):
        if self.is_empty(value):
            return None
        try:
            number = float(str(value).strip().replace(",", "."))
        except ValueError as error:
            raise ValueError(_("“%s” is not a number.") % value) from error
        if number != number or number in (float("inf"), float("-inf")):
            raise ValueError(_("“%s” is not a number.") % value)
        if not self.whole:
            return number
        if not number.is_integer():
            raise ValueError(_("“%s” is not a whole number.") % value)
        return int(number)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class YesNo(widgets.BooleanWidget):
    def clean(self, value, row=None, **kwargs):
        said = (
            str(int(value) if isinstance(value, (bool, float)) else "" if value is None else value)
            .strip()
            .lower()
        )
        if said not in YES | NO:
            raise ValueError(_("“%s” is neither yes nor no.") % value)
        return said in YES

    def render(self, value, obj=None, **kwargs):
        return "yes" if value else "no"


class Date(widgets.DateWidget):
    def clean(self, value, row=None, **kwargs):
        if value in (None, ""):
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        for form in DATE_FORMATS:
            try:
                return datetime.datetime.strptime(str(value).strip(), form).date()
            except ValueError:
                continue
        raise ValueError(_("“%s” is not a date such as 2027-02-16.") % value)

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""


class BySlug(widgets.ForeignKeyWidget):
    """A row of a small table, named by its slug; the table is read once."""

    def __init__(self, model):
        super().__init__(model, field="slug")
        self.known = None

    def clean(self, value, row=None, **kwargs):
        slug = str(value or "").strip()
        if not slug:
            return None
        if self.known is None:
            self.known = {each.slug: each for each in self.model.objects.all()}
        if slug not in self.known:
            raise ValueError(
                _("“%(slug)s” is not known. Known are: %(known)s.")
                % {"slug": slug, "known": ", ".join(list(self.known)[:40])}
            )
        return self.known[slug]


class ManyBySlug(widgets.ManyToManyWidget):
    """Rows of another table, named by their slugs with commas between."""

    def __init__(self, model):
        super().__init__(model, field="slug", separator=",")

    def clean(self, value, row=None, **kwargs):
        slugs = {slug.strip() for slug in str(value or "").split(",")} - {""}
        found = list(self.model.objects.filter(slug__in=slugs)) if slugs else []
        if missing := slugs - {each.slug for each in found}:
            raise ValueError(_("Not known: %s.") % ", ".join(sorted(missing)))
        return found

    def render(self, value, obj=None, **kwargs):
        return ",".join(sorted(each.slug for each in value.all())) if value is not None else ""


def _widget(field):
    """How a model's field is written in a cell."""
    if isinstance(field, models.ManyToManyField):
        return ManyBySlug(field.related_model)
    if isinstance(field, models.ForeignKey):
        return BySlug(field.related_model)
    if isinstance(field, models.BooleanField):
        return YesNo()
    if isinstance(field, models.FloatField):
        return Number(whole=False)
    if isinstance(field, models.IntegerField):
        return Number(whole=True)
    if isinstance(field, models.DateField):
        return Date()
    return Text()


class NoDiff:
    """The library's own comparison is left out: it renders every column of every row twice, as HTML."""

    def __init__(self, resource, instance, new):
        pass

    def compare_with(self, resource, instance):
        pass


class SlugResource(resources.ModelResource):
    """Rows found by their slug; a row whose slug is new makes a new instance, and nothing is ever deleted.

    `changes` of a row's result lists (column, before, after) as they would be exported.
    """

    class Meta:
        import_id_fields = ["slug"]
        instance_loader_class = instance_loaders.CachedInstanceLoader
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_row_values = True
        clean_model_instances = True

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        """A column; an empty cell keeps the value of a field that may not be empty."""
        widget = _widget(django_field)
        return fields.Field(
            attribute=field_name,
            column_name=field_name,
            widget=widget,
            readonly=readonly,
            saves_null_values=django_field.null or isinstance(widget, (Text, ManyBySlug)),
        )

    def get_diff_class(self):
        return NoDiff

    def export_field(self, field, instance, **kwargs):
        return guarded(_UNPRINTABLE.sub("", super().export_field(field, instance, **kwargs)))

    def after_init_instance(self, instance, new, row, **kwargs):
        """Note the lists as they are now: they are written before `after_import_row` compares."""
        self.lists_before = {
            field.column_name: "" if new else field.export(instance)
            for field in self.get_import_fields()
            if isinstance(field.widget, ManyBySlug) and field.column_name in row
        }

    def before_import(self, dataset, **kwargs):
        known = set(self.get_export_headers())
        headers = [str(header or "").strip() for header in dataset.headers or ()]
        dataset.headers = headers
        if "slug" not in headers:
            raise ValidationError(_("There is no column “slug” by which rows are known."))
        if unknown := [header for header in headers if header not in known]:
            raise ValidationError(_("These columns are not known: %s.") % ", ".join(unknown[:20]))
        if len(set(headers)) != len(headers):
            raise ValidationError(_("A column stands there twice."))
        slugs = [str(slug or "").strip() for slug in dataset["slug"]]
        if twice := sorted({slug for slug in slugs if slug and slugs.count(slug) > 1}):
            raise ValidationError(_("These slugs stand there twice: %s.") % ", ".join(twice[:20]))

    def import_instance(self, instance, row, **kwargs):
        """Besides the library's fields, name a column whose list of slugs is wrong."""
        errors = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for field in self.get_import_fields():
            if isinstance(field.widget, ManyBySlug) and field.column_name in row:
                try:
                    field.clean(row)
                except ValueError as error:
                    errors[field.attribute] = [ValidationError(str(error))]
        if errors:
            raise ValidationError(errors)

    def after_import_row(self, row, row_result, **kwargs):
        instance, original = row_result.instance, row_result.original
        row_result.changes = []
        if row_result.import_type not in (row_result.IMPORT_TYPE_NEW, row_result.IMPORT_TYPE_UPDATE):
            return
        for field in self.get_import_fields():
            if field.column_name not in row:
                continue
            if isinstance(field.widget, ManyBySlug):
                before = self.lists_before[field.column_name]
                after = ",".join(sorted(each.slug for each in field.clean(row)))
            else:
                before = field.export(original) if original is not None else ""
                after = field.export(instance)
            if before != after:
                row_result.changes.append((field.column_name, before, after))


def in_each_language(*names):
    return [f"{name}_{code}" for name in names for code in LANGUAGES]


class PlaceResource(SlugResource):
    """A place's facts and texts; hours, photographs and listings are edited in the admin."""

    class Meta(SlugResource.Meta):
        model = Place
        fields = [
            "slug",
            "category",
            "municipality",
            *in_each_language("name", "summary", "description"),
            "lat",
            "lon",
            "coord_accuracy_m",
            "address",
            "visit_min",
            "is_outdoor",
            "in_spring",
            "in_summer",
            "in_autumn",
            "in_winter",
            "price_nok",
            "price_level",
            *in_each_language("hours_note", "access_note"),
            "wheelchair",
            "dogs",
            "children",
            "amenities",
            "phone",
            "email",
            "web_address",
            "booking_address",
            "wikidata",
            "is_unesco",
            "is_sample",
            "motif",
            "weight",
            "is_published",
            "retired_on",
            "source_note",
        ]
        export_order = fields
        import_order = fields
