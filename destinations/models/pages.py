"""The editorial page tree, and the addresses of the former site."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from roros_site.kit.addresses import address_of
from roros_site.kit.markdown import SanitisedHtml, render
from roros_site.kit.translated import LANGUAGES, TranslatedField

DEEPEST = 6


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_menu(self):
        """All a tree of links needs: no bodies."""
        return self.defer(*[f"{name}_{code}" for name in ("body", "html") for code in LANGUAGES])


class Page(models.Model):
    """An editorial page; its address is its `path`: the slugs from the root, joined by slashes."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("under")
    )
    slug = models.SlugField(_("last part of the address"), max_length=80)
    path = models.CharField(max_length=400, unique=True, editable=False)
    title = TranslatedField(models.CharField, _("title"), max_length=120)
    lead = TranslatedField(models.CharField, _("lead"), max_length=240, blank=True)
    body = TranslatedField(models.TextField, _("text (Markdown)"), blank=True)
    html = TranslatedField(models.TextField, "HTML", blank=True, editable=False)
    motif = models.CharField(_("poster motif"), max_length=20, default="street")
    position = models.PositiveIntegerField(_("order"), default=0)
    is_published = models.BooleanField(_("published"), default=True)
    source_note = models.TextField(_("source"), blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self):
        return self.title

    def clean(self):
        ancestor, depth = self.parent, 0
        while ancestor is not None:
            depth += 1
            if ancestor.pk == self.pk and self.pk:
                raise ValidationError({"parent": _("A page cannot lie under itself.")})
            if depth >= DEEPEST:
                raise ValidationError({"parent": _("The tree is at most six levels deep.")})
            ancestor = ancestor.parent
        if Page.objects.filter(path=self.own_path()).exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another page has this address.")})

    def own_path(self):
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    def save(self, *args, **kwargs):
        """Render the Markdown and keep the paths of this page and all below it in step."""
        for code in LANGUAGES:
            setattr(self, f"html_{code}", render(getattr(self, f"body_{code}")))
        before, self.path = self.path, self.own_path()
        super().save(*args, **kwargs)
        if before and before != self.path:
            for page in Page.objects.filter(path__startswith=f"{before}/"):
                page.path = self.path + page.path.removeprefix(before)
                Page.objects.filter(pk=page.pk).update(path=page.path)

    def get_absolute_url(self):
        return address_of("page", self.path)

    @property
    def rendered(self):
        """The body in the active language as clean HTML."""
        return SanitisedHtml(self.html)

    @property
    def ancestor_paths(self):
        parts = self.path.split("/")
        return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


class LegacyAddress(models.Model):
    """An address of the former site and where its content is now; no target means it is gone (410)."""

    path = models.CharField(_("former address"), max_length=300, unique=True)
    target = models.CharField(
        _("address now"), max_length=300, blank=True, help_text=_("A path such as /nb/places/. Empty: gone.")
    )

    class Meta:
        ordering = ["path"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.path

    def clean(self):
        self.path = "/" + self.path.strip("/")
        if self.target and (not self.target.startswith("/") or self.target.startswith("//")):
            raise ValidationError({"target": _("Write a path on this site, beginning with one slash.")})
