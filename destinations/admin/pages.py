"""The editorial page tree: ordered by buttons, keyboard or drag; Markdown with a preview."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import BooleanRadioFilter
from unfold.decorators import display
from unfold.views import ChangeList
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from destinations.admin import filters, page_tree
from destinations.admin.base import SiteAdmin, in_languages, module, tell_saved, written_in
from destinations.models import LegacyAddress, Page
from destinations.posters import MOTIFS
from destinations.views.pages import page_context
from roros_site.kit import markdown
from roros_site.kit.http import see_other

LONGEST_MARKDOWN = 100_000


class MarkdownWidget(UnfoldAdminTextareaWidget):
    """A text area that the script gives a tool bar and a preview."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 18, **(attrs or {})})

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {
            **super().build_attrs(base_attrs, extra_attrs),
            "data-markdown": reverse("admin:destinations_page_markdown"),
            "data-tools": "|".join(
                (
                    _("Heading"),
                    _("Bold"),
                    _("Italic"),
                    _("List"),
                    _("Numbered list"),
                    _("Quotation"),
                    _("Link"),
                )
            ),
            "data-preview": _("As the page will show it"),
            "data-failed": _("The preview cannot be reached just now. Saving still works."),
        }

    class Media:
        js = (module("markdown"),)


def markdown_preview(request):
    """Markdown as the page will show it, cleaned the same way; a piece of HTML for the form's script."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    source = request.POST.get("source", "")[:LONGEST_MARKDOWN]
    html = markdown.SanitisedHtml(markdown.render(source))
    response = render(request, "admin/destinations/markdown_preview.html", {"html": html})
    response["Cache-Control"] = "private, no-store"
    return response


class PageForm(forms.ModelForm):
    motif = forms.ChoiceField(
        label=gettext_lazy("Poster motif"),
        choices=[(motif, motif.replace("-", " ")) for motif in MOTIFS],
        widget=UnfoldAdminSelectWidget,
        initial="street",
    )

    class Meta:
        widgets = {f"body_{code}": MarkdownWidget for code in ("nb", "en", "de")}


class TreeChangeList(ChangeList):
    """Pages depth first, a screenful at a time, unless somebody sorts or searches."""

    def get_results(self, request):
        if self.get_ordering_field_columns():
            return super().get_results(request)
        pairs = list(self.queryset.order_by("position", "pk").values_list("pk", "parent"))
        ordered = page_tree.in_tree_order(pairs)
        paginator = self.model_admin.get_paginator(request, ordered, self.list_per_page)
        self.page_num = min(max(self.page_num, 1), paginator.num_pages)
        shown = paginator.page(self.page_num).object_list
        found = self.queryset.in_bulk(shown)
        self.result_list = [found[pk] for pk in shown if pk in found]
        self.result_count = self.full_result_count = paginator.count
        self.show_full_result_count = False
        self.show_admin_actions = True
        self.can_show_all = self.multi_page = paginator.num_pages > 1
        self.can_show_all = False
        self.paginator = paginator
        return None


def preview_page(request, page):
    """The page as visitors would see it, published or not."""
    return render(request, "destinations/page.html", {**page_context(page), "is_preview": True})


@admin.register(Page)
class PageAdmin(SiteAdmin):
    form = PageForm
    preview = staticmethod(preview_page)
    list_display = ["in_tree", "path", "languages", "is_published", "moves"]
    list_display_links = ["in_tree"]
    list_select_related = ["parent"]
    list_per_page = 100
    list_filter = [("is_published", BooleanRadioFilter), filters.missing_text("title", "body")]
    list_after_template = "admin/destinations/page_moves.html"
    search_fields = ["title_nb", "title_en", "title_de", "path"]
    sortable_by = []
    ordering = ["position", "pk"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ("title_nb",)}
    readonly_fields = ["path", "changed_at", "source_for_en", "source_for_de"]
    fieldsets = (
        (None, {"fields": (*in_languages("title", "lead"), ("parent", "slug", "path"))}),
        (gettext_lazy("Norwegian text"), {"classes": ["tab"], "fields": ("body_nb",)}),
        (gettext_lazy("English text"), {"classes": ["tab"], "fields": (("source_for_en", "body_en"),)}),
        (gettext_lazy("German text"), {"classes": ["tab"], "fields": (("source_for_de", "body_de"),)}),
        (
            gettext_lazy("Publishing"),
            {"classes": ["tab"], "fields": (("is_published", "motif"), "source_note", "changed_at")},
        ),
    )

    class Media:
        js = (module("tree"),)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description=gettext_lazy("Norwegian text, to translate from"))
    def source_for_en(self, page):
        return format_html('<div class="source-text">{}</div>', page.body_nb)

    source_for_de = source_for_en

    def get_queryset(self, request):
        pages = super().get_queryset(request)
        return pages.for_menu() if request.resolver_match.url_name.endswith("_changelist") else pages

    def get_changelist(self, request, **kwargs):
        return TreeChangeList

    @display(description=gettext_lazy("page"))
    def in_tree(self, page):
        return render_to_string(
            "admin/destinations/tree_title.html", {"page": page, "depth": page.path.count("/")}
        )

    @display(description=gettext_lazy("texts in"))
    def languages(self, page):
        return written_in(page, "title")

    @display(description=gettext_lazy("order"))
    def moves(self, page):
        return render_to_string("admin/destinations/tree_buttons.html", {"page": page})

    # --- Moving ------------------------------------------------------------------------------------------
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("markdown/", view(markdown_preview), name="destinations_page_markdown"),
            path("move/", view(self.move_view), name="destinations_page_move"),
            *super().get_urls(),
        ]

    def move_view(self, request):
        """One move, named by a button (`up=12`) or by the drag script (`page`, `how`, `other`)."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        how = next((how for how in page_tree.MOVES if how in request.POST), request.POST.get("how"))
        number, other = request.POST.get(how or "") or request.POST.get("page"), request.POST.get("other")
        if how not in page_tree.MOVES or not str(number).isdigit() or not (other or "0").isdigit():
            return JsonResponse({"problem": _("This move is not understood.")}, status=422)
        page = get_object_or_404(Page, pk=number)
        try:
            moved = page_tree.move_page(
                page=page, how=how, other=get_object_or_404(Page, pk=other) if other else None
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            if moved:
                page.refresh_from_db()
                self.log_change(request, page, [{"changed": {"fields": ["position"]}}])
                tell_saved([page])
        return see_other(f"{reverse('admin:destinations_page_changelist')}#page-{page.pk}")


@admin.register(LegacyAddress)
class LegacyAddressAdmin(SiteAdmin):
    list_display = ["path", "target"]
    search_fields = ["path", "target"]
