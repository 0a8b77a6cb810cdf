"""What search finds: one row per item and language, written by `destinations.search`."""

from django.db import models


class SearchDocument(models.Model):
    """A findable item in one language; stems and folded text are matched, the rest is shown."""

    kind = models.CharField(max_length=12)
    slug = models.CharField(max_length=400)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    motif = models.CharField(max_length=20, blank=True)
    weight = models.PositiveSmallIntegerField(default=50)
    title_stems = models.TextField()
    body_stems = models.TextField(blank=True)
    folded = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug", "language"], name="one_document_per_item")]

    def __str__(self):
        return f"{self.kind} {self.slug} ({self.language})"
