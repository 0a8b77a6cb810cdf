"""What search finds: one row per item and language, and the words it knows; written by `destinations.search`.

The database keeps its own full-text index of both tables (migration 0002). On SQLite this is done by triggers, which
a migration that remakes either table would drop: such a migration must end with 0002's `create_index`.
"""

from django.db import models


class SearchDocument(models.Model):
    """A findable item in one language; stems are matched, folded text decides the order, the rest is shown.

    `title_stems` holds one line per name, those of the other languages included, and one with what the item is.
    """

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
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug", "language"], name="one_document_per_item")
        ]

    def __str__(self):
        return f"{self.kind} {self.slug} ({self.language})"


class SearchWord(models.Model):
    """A word that occurs in some document, folded; a mistyped word is looked for among these."""

    word = models.CharField(max_length=40, unique=True)

    def __str__(self):
        return self.word
