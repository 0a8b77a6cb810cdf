"""Three-way merging: what was loaded last, what stands now, what the file says."""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from destinations.models import ImportedRecord

OUTCOMES = ("created", "changed", "unchanged", "kept", "retired")
# What was loaded last: nothing, because the instance is new; or nobody knows, because it was not loaded.
_NOTHING, _UNKNOWN = object(), object()


def stored(value):
    """A value as JSON keeps it, so that loaded and present values can be compared."""
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that belong to a record, such as its opening hours, merged as one value.

    `now(instance)` answers the value that stands in the database, in the JSON form of `new`; `apply(instance, new)`
    writes it.
    """

    name: str
    new: Any
    now: Callable
    apply: Callable

    def merge(self, instance, last, overwrite):
        """(outcome, what is loaded now) for an instance; `last` is what was loaded before, or a sentinel."""
        now = self.now(instance)
        if now == self.new:
            return "unchanged", self.new
        if not overwrite and last is not _NOTHING and now != last:
            return "kept", self.new
        self.apply(instance, self.new)
        return "changed", self.new


class Merger:
    """Writes the records of one source, keeping what staff have edited since the last load.

    A value counts as edited when it now differs from the one loaded last; a row that was loaded and is gone, or
    that stood before the first load, counts as edited too. `overwrite` ignores all that; rows that others need
    (`is_needed`) are made again when they are gone. `finish()` must follow.
    """

    def __init__(self, source, model, slugs, *, overwrite=False, is_needed=False):
        self.source, self.model, self.overwrite, self.is_needed = source, model, overwrite, is_needed
        self.known = {record.key: record for record in ImportedRecord.objects.filter(source=source)}
        # Should staff have made a second row of this slug (pages may), the older one is ours.
        found = model.objects.filter(slug__in={*slugs, *self.known}).order_by("-pk")
        self.rows = {row.slug: row for row in found}
        self.seen = set()
        self.counts = Counter()
        self.fresh, self.stale = [], []

    def is_gone(self, slug):
        """Whether staff deleted a row that was loaded; it then stays away."""
        record = self.known.get(slug)
        may_stay_away = not self.overwrite and not self.is_needed
        return slug not in self.rows and record is not None and record.is_present and may_stay_away

    def write(self, slug, values, *, parts=(), only_new=None):
        """The instance of a slug, created or brought up to date; None when staff deleted it.

        `only_new()` answers further columns for a new instance. One query for a row that has to be written, none
        else, besides those of the parts.
        """
        self.seen.add(slug)
        record = self.known.get(slug)
        last = record.values if record else {}
        loaded = {name: stored(value) for name, value in values.items()}
        if self.is_gone(slug):
            self.counts["kept"] += 1
            self._remember(slug, record, {**last, **loaded})
            return None
        instance = self.rows.get(slug)
        if instance is None:
            instance = self.rows[slug] = self.model(slug=slug, **values, **(only_new() if only_new else {}))
            instance.save()
            last, outcomes, otherwise = {}, {"created"}, _NOTHING
        else:
            outcomes = self._update(instance, values, record)
            otherwise = _NOTHING if record else _UNKNOWN
        for part in parts:
            outcome, loaded[part.name] = part.merge(instance, last.get(part.name, otherwise), self.overwrite)
            outcomes.add(outcome)
        self.counts[next((o for o in ("created", "kept", "changed") if o in outcomes), "unchanged")] += 1
        self._remember(slug, record, loaded)
        return instance

    def _update(self, instance, values, record):
        outcomes = set()
        for name, value in values.items():
            now = stored(getattr(instance, name))
            if now == stored(value):
                continue
            is_edited = record is None or now != record.values.get(name, now)
            if is_edited and not self.overwrite:
                outcomes.add("kept")
                continue
            setattr(instance, name, value)
            outcomes.add("changed")
        if "changed" in outcomes:
            instance.save()
        return outcomes

    def _remember(self, slug, record, loaded):
        if record is None:
            self.fresh.append(ImportedRecord(source=self.source, key=slug, values=loaded))
        elif record.values != loaded or not record.is_present:
            record.values, record.is_present = loaded, True
            self.stale.append(record)

    def _missing(self):
        return [record for slug, record in self.known.items() if slug not in self.seen and record.is_present]

    def retire(self, **columns):
        """Set columns, such as `is_published=False`, on the rows the files no longer have.

        A column staff have edited stays. What is set is remembered as loaded, so that a record that comes back
        is restored.
        """
        for record in self._missing():
            record.is_present = False
            self.stale.append(record)
            row = self.rows.get(record.key)
            if row is None:
                continue
            ours = {name for name in columns if stored(getattr(row, name)) == record.values.get(name)}
            for name in ours:
                setattr(row, name, columns[name])
            record.values = {**record.values, **{name: stored(columns[name]) for name in ours}}
            row.save()
            self.counts["retired"] += 1

    def remove_unused(self):
        """Delete the rows the files no longer have; one that others still refer to is tried again next time."""
        for record in self._missing():
            row = self.rows.get(record.key)
            try:
                with transaction.atomic():
                    if row is not None:
                        row.delete()
            except models.ProtectedError:
                continue
            record.is_present = False
            self.stale.append(record)
            self.counts["retired"] += 1

    def finish(self):
        """Remember what was loaded: two queries. Answers the counts."""
        ImportedRecord.objects.bulk_create(self.fresh, batch_size=500)
        ImportedRecord.objects.bulk_update(self.stale, ["values", "is_present"], batch_size=200)
        return self.counts
