"""The public directory of member businesses."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from destinations.models.region import municipalities
from members.directory import PARAMS, DirectoryFilters, page_of_members, sector_counts, sectors
from roros_site.kit.http import public_page


@public_page(params=PARAMS)
def directory(request):
    """The members' places by sector and municipality. At most eight queries."""
    today = timezone.localdate()
    filters = DirectoryFilters.read(request.GET)
    cards, total, pager = page_of_members(filters, request.GET.get("page"), today)
    counts = {} if filters.query else sector_counts(filters, today)
    context = {
        "filters": filters,
        "cards": cards,
        "total": total,
        "pager": pager,
        "sectors": [(sector, counts.get(sector.pk)) for sector in sectors()],
        "municipalities": municipalities(),
        "crumbs": [(_("Member businesses"), "")],
    }
    return render(request, "members/directory.html", context)
