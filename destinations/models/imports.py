"""What `load_region` wrote last, so that it can tell staff's edits from its own."""

from django.db import models


class ImportedRecord(models.Model):
    """The values loaded for one record; a column that differs from them now has been edited by staff."""

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    is_present = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_record_per_source_key")]

    def __str__(self):
        return f"{self.source}:{self.key}"
