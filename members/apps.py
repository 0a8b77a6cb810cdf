from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from destinations import panels
        from members import models
        from members.panels import who_runs_it
        from roros_site.kit.caching import bump_on_change

        panels.register("members/panel.html", who_runs_it)
        bump_on_change(
            models.Sector, models.Member, models.Listing, models.CertificateScheme, models.Certificate
        )
