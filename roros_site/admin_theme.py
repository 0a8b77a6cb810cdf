"""How the admin looks and what its side bar holds; read by settings, so nothing here may touch models."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


def _may(*permissions):
    """Whether somebody may see one of these, such as `destinations.view_place`."""
    return lambda request: any(request.user.has_perm(permission) for permission in permissions)


def _item(title, icon, model, app="destinations"):
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{model}_changelist"),
        "permission": _may(f"{app}.view_{model}"),
    }


# Warm paper by day, Sohlberg's blue hour by night: the light end serves the light theme, the dark end the dark one.
PAPER_TO_NIGHT = {
    "50": "#faf8f3",
    "100": "#f3efe6",
    "200": "#e4ddd2",
    "300": "#d3cabd",
    "400": "#a89d92",
    "500": "#757178",
    "600": "#566178",
    "700": "#3a5274",
    "800": "#24395a",
    "900": "#16263f",
    "950": "#0f1b2d",
}
OXIDE = {
    "50": "#fdf5f2",
    "100": "#fae6df",
    "200": "#f3cabd",
    "300": "#eba794",
    "400": "#e58b76",
    "500": "#ef9f8b",
    "600": "#8e2f22",
    "700": "#7a281d",
    "800": "#672219",
    "900": "#551c15",
    "950": "#2f0f0b",
}

UNFOLD = {
    "SITE_TITLE": "Røros",
    "SITE_HEADER": "Røros",
    "SITE_SUBHEADER": _("Editing"),
    "SITE_URL": "/",
    "SITE_SYMBOL": "landscape_2",
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": False,
    "BORDER_RADIUS": "10px",
    "DASHBOARD_CALLBACK": "roros_site.dashboard.dashboard",
    "STYLES": [lambda request: static("admin_site/admin.css")],
    "COLORS": {
        "base": PAPER_TO_NIGHT,
        "primary": OXIDE,
        "font": {
            "subtle-light": "#6a5d54",
            "subtle-dark": "#b9c4d4",
            "default-light": "#3d332d",
            "default-dark": "#dfe4ea",
            "important-light": "#2a1f1a",
            "important-dark": "#f7f4ec",
        },
    },
    "SIDEBAR": {
        "show_search": True,
        "command_search": False,
        "show_all_applications": False,
        "navigation": [
            {
                "items": [
                    {
                        "title": _("What needs attention"),
                        "icon": "checklist",
                        "link": reverse_lazy("admin:index"),
                    },
                ],
            },
            {
                "title": _("The region"),
                "separator": True,
                "items": [
                    _item(_("Places"), "location_on", "place"),
                    _item(_("Pages"), "account_tree", "page"),
                    _item(_("Municipalities"), "map", "municipality"),
                    _item(_("Categories"), "category", "category"),
                    _item(_("Amenities"), "sauna", "amenity"),
                    _item(_("The region itself"), "terrain", "region"),
                    _item(_("Former addresses"), "alt_route", "legacyaddress"),
                ],
            },
            {
                "title": _("What's on"),
                "separator": True,
                "items": [
                    _item(_("Events"), "event", "event", "events"),
                    _item(_("Dates"), "calendar_month", "occurrence", "events"),
                ],
            },
            {
                "title": _("Trips"),
                "separator": True,
                "items": [
                    _item(_("Ready-made trips"), "route", "suggestion", "itinerary"),
                    _item(_("Visitors' itineraries"), "support_agent", "itinerary", "itinerary"),
                ],
            },
            {
                "title": _("Members"),
                "separator": True,
                "items": [
                    _item(_("Members"), "storefront", "member", "members"),
                    _item(_("Sectors"), "workspaces", "sector", "members"),
                    _item(_("Certificate schemes"), "verified", "certificatescheme", "members"),
                ],
            },
            {
                "title": _("Administration"),
                "separator": True,
                "collapsible": True,
                "items": [
                    _item(_("Users"), "group", "user", "members"),
                    _item(_("Recent changes"), "history", "logentry", "admin"),
                ],
            },
        ],
    },
}
