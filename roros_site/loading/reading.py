"""The region's files, read and checked: what comes out of here is well formed, or a DataError says what is not."""

import datetime
import json
import math
import re
from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST_FILE = 20 * 1024 * 1024
LANGUAGES = ("nb", "en", "de")


class DataError(Exception):
    """A record that cannot be loaded; its text names file, record and field."""

    def __init__(self, file, record, field, problem):
        where = f"{file}: record '{record}'" if record else f"{file}"
        super().__init__(f"{where}: field '{field}': {problem}" if field else f"{where}: {problem}")


class Record:
    """One record with typed access to its fields; every access that fails raises DataError."""

    def __init__(self, file, data, number):
        self.file = file
        if not isinstance(data, dict):
            raise DataError(file, str(number), None, "is not an object")
        self.data = data
        self.slug = data.get("slug") if isinstance(data.get("slug"), str) else f"number {number}"

    def fail(self, field, problem):
        """A DataError about a field, to be raised."""
        return DataError(self.file, self.slug, field, problem)

    def _value(self, field, kinds, optional):
        if field not in self.data:
            if optional:
                return None
            raise self.fail(field, "is missing")
        value = self.data[field]
        if value is None and optional:
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise self.fail(field, f"has the wrong type: {type(value).__name__}")
        return value

    def text(self, field, *, longest, optional=False):
        """A text of at most `longest` characters; "" when optional and absent."""
        value = self._value(field, (str,), optional)
        if value is None:
            return ""
        if len(value) > longest:
            raise self.fail(field, f"is longer than {longest} characters")
        if "\x00" in value:
            raise self.fail(field, "holds a NUL character")
        if not optional and not value.strip():
            raise self.fail(field, "is empty")
        return value.strip()

    def texts(self, field, *, longest, optional=False):
        """{field_nb, field_en, field_de}; Norwegian is required unless optional."""
        return {
            f"{field}_{code}": self.text(
                f"{field}_{code}", longest=longest, optional=optional or code != "nb"
            )
            for code in LANGUAGES
        }

    def number(self, field, low, high, *, optional=False, whole=False):
        """A finite number from low to high, or None."""
        value = self._value(field, (int,) if whole else (int, float), optional)
        if value is None:
            return None
        if not math.isfinite(value) or not low <= value <= high:
            raise self.fail(field, f"must lie between {low} and {high}")
        return value

    def whole(self, field, low, high, *, optional=False):
        return self.number(field, low, high, optional=optional, whole=True)

    def flag(self, field, *, optional=False):
        return bool(self._value(field, (bool,), optional))

    def choice(self, field, choices, *, optional=False):
        value = self.text(field, longest=80, optional=optional)
        if value and value not in choices:
            raise self.fail(field, f"'{value}' is not known")
        return value

    def listed(self, field, kind, *, optional=False):
        values = self._value(field, (list,), optional) or []
        for value in values:
            if not isinstance(value, kind):
                raise self.fail(field, f"holds something of the wrong type: {type(value).__name__}")
        return values

    def part(self, field):
        return self._value(field, (dict,), False)

    def web(self, field):
        """An http(s) address, or ""."""
        value = self.text(field, longest=200, optional=True)
        if value and not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
            raise self.fail(field, f"'{value}' is not a web address")
        return value

    def date(self, text, field):
        try:
            return datetime.date.fromisoformat(text)
        except (TypeError, ValueError):
            raise self.fail(field, f"'{text}' is not a date") from None

    def time(self, field):
        text = self.text(field, longest=5, optional=True)
        if not text:
            return None
        try:
            return datetime.time.fromisoformat(text)
        except ValueError:
            raise self.fail(field, f"'{text}' is not a time") from None

    def point(self):
        return {"lat": float(self.number("lat", -90, 90)), "lon": float(self.number("lon", -180, 180))}


def _refuse_constant(name):
    raise ValueError(f"{name} is not a number")


class Folder:
    """A region's folder of JSON files, with the overlays of its `translations/`."""

    def __init__(self, path):
        self.path = Path(path)
        if not self.path.is_dir():
            raise DataError(str(path), None, None, "there is no such folder")

    def json(self, name, *, optional=False):
        """One parsed file; None when optional and absent."""
        path = self.path / name
        if not path.is_file():
            if optional:
                return None
            raise DataError(name, None, None, "is missing")
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(name, None, None, "is larger than 20 MB")
        try:
            return json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise DataError(name, None, None, f"is not JSON: {error}") from error

    def overlay(self, name):
        """The translations of a file: {slug: {field: text}}."""
        found = self.json(f"translations/{name}", optional=True) or {}
        if not isinstance(found, dict):
            raise DataError(f"translations/{name}", None, None, "is not an object")
        return found

    def records(self, name, *, optional=False):
        """The records of a file with their translations laid over; slugs are checked to be fit and unique."""
        found = self.json(name, optional=optional) or []
        if not isinstance(found, list):
            raise DataError(name, None, None, "is not a list")
        overlay, seen, records = self.overlay(name), set(), []
        for number, data in enumerate(found, start=1):
            record = Record(name, data, number)
            slug = record.text("slug", longest=80)
            if not SLUG.fullmatch(slug):
                raise record.fail("slug", "must be lower-case letters, digits and hyphens")
            if slug in seen:
                raise record.fail("slug", "occurs twice")
            seen.add(slug)
            extra = overlay.get(slug, {})
            if not isinstance(extra, dict):
                raise DataError(f"translations/{name}", slug, None, "is not an object")
            record.data = {**data, **extra}
            records.append(record)
        return records
