"""Members as rows of a spreadsheet, out and in; imported only when somebody exports or imports."""

from destinations.resources import SlugResource
from members.models import Member


class MemberResource(SlugResource):
    """A member with the places it runs, named by their slugs; certificates are edited in the admin."""

    class Meta(SlugResource.Meta):
        model = Member
        fields = [
            "slug",
            "name",
            "sector",
            "contact_name",
            "contact_email",
            "joined_on",
            "left_on",
            "is_sample",
            "places",
        ]
        export_order = fields
        import_order = fields
