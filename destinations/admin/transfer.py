"""Spreadsheets in and out of a change list: CSV and XLSX, with a trial run that shows every change first."""

import io
import secrets
import zipfile

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth import get_permission_codename
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminFileFieldWidget

from destinations.admin.base import tell_saved
from roros_site.kit.caching import bump_content_version
from roros_site.kit.http import see_other

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_ROWS = 2000
MAX_COLUMNS = 120
SHOWN_ROWS = 300
KEPT_SECONDS = 3600
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class SpreadsheetForm(forms.Form):
    """A spreadsheet to read; `clean` leaves its content in `content` and its kind in `kind`."""

    file = forms.FileField(
        label=gettext_lazy("CSV or XLSX file"),
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".csv,.xlsx"}),
        help_text=gettext_lazy(
            "At most 5 MB and 2,000 rows. Nothing is changed until you have seen what would change."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 5 MB."), code="too_large")
        self.content = file.read()
        self.kind = "xlsx" if self.content[:2] == b"PK" else "csv"
        return file


def read_sheet(content, kind):
    """The rows of a spreadsheet as a tablib Dataset; raises ValidationError with what is wrong with the file."""
    import tablib

    header, *rows = _xlsx_rows(content) if kind == "xlsx" else _csv_rows(content)
    while header and header[-1] in (None, ""):
        header = header[:-1]
    rows = [
        [*row, *[""] * len(header)][: len(header)]
        for row in rows
        if any(cell not in (None, "") for cell in row)
    ]
    if not rows or not header:
        raise ValidationError(_("The file holds no rows under its headings."))
    if len(rows) > MAX_ROWS or len(header) > MAX_COLUMNS:
        raise ValidationError(_("The file has more than 2,000 rows or 120 columns. Split it."))
    return tablib.Dataset(*rows, headers=header)


def _csv_rows(content):
    """Rows of a CSV file in UTF-8, or as Norwegian and German spreadsheet programs write it: cp1252, semicolons."""
    import csv

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValidationError(_("This is not a CSV file we can read: %s.") % error) from error
    if not rows or "\x00" in text:
        raise ValidationError(_("This is not a CSV or XLSX file."))
    return rows


def _xlsx_rows(content):
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise ValidationError(_("The file is too large once it is unpacked."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.active
        rows = []
        for row in sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS + 1, values_only=True):
            rows.append(list(row))
    except ValidationError:
        raise
    except Exception as error:  # a damaged workbook raises anything from KeyError to the parser's own errors
        raise ValidationError(_("This is not an XLSX file we can read.")) from error
    if not rows:
        raise ValidationError(_("The file holds no rows under its headings."))
    return rows


def summary(result):
    """What a run did or would do, ready for the page: counts, rows with their changes, rows with their errors."""
    rows = []
    for number, row in enumerate(result.rows, start=2):
        problems = [str(error.error) for error in row.errors]
        if row.validation_error:
            by_field = getattr(row.validation_error, "message_dict", {"": row.validation_error.messages})
            problems += [
                f"{'' if name == '__all__' else name}: {message}".removeprefix(": ")
                for name, said in by_field.items()
                for message in said
            ]
        if row.import_type != row.IMPORT_TYPE_SKIP:
            rows.append(
                {
                    "number": number,
                    "name": row.object_repr or row.row_values.get("slug", ""),
                    "is_new": row.import_type == row.IMPORT_TYPE_NEW,
                    "changes": getattr(row, "changes", []),
                    "problems": problems,
                }
            )
    rows.sort(key=lambda row: not row["problems"])
    return {
        "new": result.totals.get("new", 0),
        "changed": result.totals.get("update", 0),
        "unchanged": result.totals.get("skip", 0),
        "wrong": sum(bool(row["problems"]) for row in rows),
        "rows": rows[:SHOWN_ROWS],
        "more": max(0, len(rows) - SHOWN_ROWS),
    }


class TransferMixin:
    """Import and export for a change list; `resource` is the dotted path of its Resource, loaded when needed."""

    resource = ""
    change_list_template = "admin/transfer/change_list.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name=f"{name}_import"),
            path("import/confirm/", view(self.confirm_view), name=f"{name}_confirm"),
            path("export.<str:kind>", view(self.export_view), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request):
        codename = get_permission_codename("import", self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    def changelist_view(self, request, extra_context=None):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        offered = {
            "export_urls": [(kind.upper(), f"{reverse(f'{name}_export', args=[kind])}?{request.GET.urlencode()}")
                            for kind in TYPES],
            "import_url": reverse(f"{name}_import") if self.has_import_permission(request) else "",
        }  # fmt: skip
        return super().changelist_view(request, {**(extra_context or {}), **offered})

    def export_view(self, request, kind):
        """The filtered list as a file, with every column an import reads."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if kind not in TYPES:
            return self._get_obj_does_not_exist_redirect(request, self.opts, f"export.{kind}")
        changelist = self.get_changelist_instance(request)
        dataset = import_string(self.resource)().export(self.for_export(changelist.get_queryset(request)))
        content = dataset.export(kind, **({"escape": True} if kind == "xlsx" else {}))
        if isinstance(content, str):
            content = content.encode("utf-8-sig")  # so that spreadsheet programs read æ, ø and å
        response = HttpResponse(content, content_type=TYPES[kind])
        name = f"{self.opts.model_name}-{timezone.localdate():%Y-%m-%d}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    def for_export(self, queryset):
        """The queryset with all that the columns read."""
        return queryset

    def import_view(self, request):
        """Choose a file; then see what it would change."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = SpreadsheetForm(request.POST or None, request.FILES or None)
        outcome, token = None, ""
        if request.method == "POST" and form.is_valid():
            resource = import_string(self.resource)()
            try:
                dataset = read_sheet(form.content, form.kind)
                resource.before_import(dataset)
            except ValidationError as error:
                form.add_error("file", error)
            else:
                outcome = summary(
                    resource.import_data(dataset, dry_run=True, retain_instance_in_row_result=True)
                )
                if not outcome["wrong"] and (outcome["new"] or outcome["changed"]):
                    token = self._keep(request, form.content, form.kind)
        return self._import_page(request, form, outcome, token)

    def _import_page(self, request, form, outcome, token):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import %(name)s") % {"name": self.opts.verbose_name_plural},
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "outcome": outcome,
            "token": token,
            "columns": import_string(self.resource).Meta.fields,
            "confirm_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_confirm"),
            "list_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "template_url": reverse(
                f"admin:{self.opts.app_label}_{self.opts.model_name}_export", args=["xlsx"]
            ),
        }
        request.current_app = self.admin_site.name
        wrong = form.errors or (outcome and outcome["wrong"])
        return TemplateResponse(request, "admin/transfer/import.html", context, status=422 if wrong else 200)

    def _cache_key(self, request, token):
        return f"import:{self.opts.label_lower}:{request.user.pk}:{token}"

    def _keep(self, request, content, kind):
        token = secrets.token_urlsafe(16)
        cache.set(self._cache_key(request, token), (kind, content), KEPT_SECONDS)
        return token

    def confirm_view(self, request):
        """Do what the trial run showed: all rows or none."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_import_permission(request):
            raise PermissionDenied
        key = self._cache_key(request, request.POST.get("token", "")[:40])
        kept = cache.get(key)
        again = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")
        if kept is None:
            messages.error(request, _("The file is no longer at hand. Choose it once more."))
            return see_other(again)
        kind, content = kept
        with transaction.atomic():
            result = import_string(self.resource)().import_data(
                read_sheet(content, kind), use_transactions=True, rollback_on_validation_errors=True,
                retain_instance_in_row_result=True,
            )  # fmt: skip
            if not result.has_errors() and not result.has_validation_errors():
                self._finish(request, result)
                cache.delete(key)
                return see_other(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
            transaction.set_rollback(True)
        return self._import_page(request, SpreadsheetForm(), summary(result), "")

    def _finish(self, request, result):
        for kind, flag in (("new", ADDITION), ("update", CHANGE)):
            saved = [row.instance for row in result.rows if row.import_type == kind]
            if saved:
                message = [{"added": {}}] if flag == ADDITION else [{"changed": {"fields": ["import"]}}]
                LogEntry.objects.log_actions(request.user.pk, saved, flag, message, single_object=False)
                tell_saved(saved)
        bump_content_version()
        messages.success(
            request,
            _("Imported: %(new)d new, %(changed)d changed, %(same)d as before.")
            % {
                "new": result.totals["new"],
                "changed": result.totals["update"],
                "same": result.totals["skip"],
            },
        )
