"""The admin as a whole: search kept in step with every save, and the list of recent changes."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.decorators import display

from destinations.admin.base import SiteAdmin, after_saving
from roros_site.search import reindex

after_saving.append(reindex)

admin.site.index_title = _("What needs attention")


@admin.register(LogEntry)
class LogEntryAdmin(SiteAdmin):
    """Who changed what, latest first; read only."""

    list_display = ["action_time", "who", "kind", "what", "message"]
    list_select_related = ["user", "content_type"]
    list_filter = [("action_flag", ChoicesDropdownFilter)]
    list_display_links = None
    search_fields = ["object_repr"]
    ordering = ["-action_time"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @display(description=_("by"))
    def who(self, entry):
        return entry.user.get_short_name()

    @display(description=_("kind"))
    def kind(self, entry):
        return entry.content_type.name if entry.content_type else "–"

    @display(description=_("what"))
    def what(self, entry):
        address = None if entry.is_deletion() else entry.get_admin_url()
        return (
            format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr
        )

    @display(description=_("change"))
    def message(self, entry):
        return entry.get_change_message()
