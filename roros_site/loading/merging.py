"""Three-way merging: what was loaded last, what stands now, what the file says."""

import datetime
from collections import Counter

from destinations.models import ImportedRecord


def stored(value):
    """A value as JSON keeps it, so that loaded and present values can be compared."""
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


class Merger:
    """Writes records of one source, keeping the columns staff have edited since the last load.

    A column is taken as edited when its value now differs from the one loaded last; `overwrite` ignores that.
    """

    def __init__(self, source, *, overwrite=False):
        self.source, self.overwrite = source, overwrite
        self.known = {record.key: record for record in ImportedRecord.objects.filter(source=source)}
        self.seen = set()
        self.counts = Counter()

    def write(self, model, lookup, values):
        """The instance for a lookup such as {"slug": ...}, created or brought up to date. Up to three queries."""
        key = next(iter(lookup.values()))
        self.seen.add(key)
        instance = model.objects.filter(**lookup).first()
        fresh = {name: stored(value) for name, value in values.items()}
        record = self.known.get(key)
        if instance is None:
            instance = model(**lookup, **values)
            instance.save()
            self.counts["created"] += 1
        else:
            self._update(instance, values, record)
        if record is None:
            self.known[key] = ImportedRecord.objects.create(source=self.source, key=key, values=fresh)
        elif record.values != fresh or not record.is_present:
            record.values, record.is_present = fresh, True
            record.save()
        return instance

    def _update(self, instance, values, record):
        last = record.values if record else {}
        changed, kept = False, False
        for name, value in values.items():
            now = stored(getattr(instance, name))
            if now == stored(value):
                continue
            if not self.overwrite and name in last and now != last[name]:
                kept = True
                continue
            setattr(instance, name, value)
            changed = True
        if changed:
            instance.save()
        self.counts["kept" if kept else "changed" if changed else "unchanged"] += 1

    def retire(self, missing):
        """Call `missing(key)` for each record of this source that the files no longer have.

        It answers the columns it changed, so that the record's return is not taken for an edit by staff.
        """
        for key, record in self.known.items():
            if key in self.seen or not record.is_present:
                continue
            record.values = {**record.values, **{name: stored(value) for name, value in missing(key).items()}}
            record.is_present = False
            record.save()
            self.counts["retired"] += 1
