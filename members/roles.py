"""The three roles of staff, as groups whose permissions stand here and nowhere else."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext_lazy as _

EDITOR, TOURIST_OFFICE, ADMINISTRATOR = "editor", "tourist office", "administrator"
ROLES = {
    EDITOR: _("Editor: texts, pictures, pages, events and ready-made trips"),
    TOURIST_OFFICE: _(
        "Tourist office: the editor's work, and hours, members, imports and help with itineraries"
    ),
    ADMINISTRATOR: _("Administrator: everything, users too"),
}
TITLES = {EDITOR: _("Editor"), TOURIST_OFFICE: _("Tourist office"), ADMINISTRATOR: _("Administrator")}
APPS = ("destinations", "members", "events", "itinerary")
# What Django does not make itself: who may bring in spreadsheets.
IMPORTS = {("destinations", "place"): "Can import places", ("members", "member"): "Can import members"}

_EDITOR = {
    "destinations": {
        "view": "place openingperiod photo page municipality category amenity legacyaddress region",
        "add": "place photo page amenity legacyaddress",
        "change": "place photo page municipality category amenity legacyaddress",
        "delete": "photo page legacyaddress",
    },
    "events": dict.fromkeys(("view", "add", "change", "delete"), "event occurrence"),
    "itinerary": {"view": "suggestion suggestionday", "add": "suggestion suggestionday",
                  "change": "suggestion suggestionday", "delete": "suggestionday"},
    "members": {"view": "member listing certificate sector certificatescheme"},
}  # fmt: skip
_TOURIST_OFFICE = {
    "destinations": {"add": "openingperiod category", "change": "openingperiod region", "delete": "openingperiod",
                     "import": "place"},
    "members": {"add": "member listing certificate", "change": "member listing certificate",
                "delete": "listing certificate", "import": "member"},
    "itinerary": {"view": "itinerary stop"},
}  # fmt: skip


def _named(*tables):
    """(app, codename) pairs of what the tables list."""
    return {
        (app, f"{verb}_{model}")
        for table in tables
        for app, verbs in table.items()
        for verb, models in verbs.items()
        for model in models.split()
    }


@transaction.atomic
def ensure_roles():
    """Make the groups and set their permissions to what stands here; safe to run again. Five queries a role."""
    for (app, model), name in IMPORTS.items():
        kind = ContentType.objects.get_by_natural_key(app, model)
        Permission.objects.get_or_create(
            content_type=kind, codename=f"import_{model}", defaults={"name": name}
        )
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type")
    }
    everything = {key for key in known if key[0] in APPS} | {("admin", "view_logentry")}
    # Itineraries belong to visitors: nobody adds or changes one in the admin.
    everything -= _named(
        {"itinerary": {"add": "itinerary stop", "change": "itinerary stop", "delete": "stop"}}
    )
    for role, wanted in (
        (EDITOR, _named(_EDITOR)),
        (TOURIST_OFFICE, _named(_EDITOR, _TOURIST_OFFICE)),
        (ADMINISTRATOR, everything),
    ):
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set([known[key] for key in wanted])


def ensure_roles_after_migrate(**_kwargs):
    """Receiver of `post_migrate`."""
    ensure_roles()


def role_of(user):
    """The name of somebody's role, or "" for a traveller; one query."""
    return next((group.name for group in user.groups.all() if group.name in ROLES), "")


@transaction.atomic
def give_role(*, user, role):
    """Put somebody in one role, or in none for "": staff is who has a role, or is a superuser."""
    user.groups.set(Group.objects.filter(name=role) if role else [])
    user.is_staff = bool(role) or user.is_superuser
    user.save(update_fields=["is_staff"])
