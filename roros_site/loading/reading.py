"""The region's files, read and checked: what comes out of here is well formed, or a DataError says what is not."""

import datetime
import json
import math
import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TRANSLATED = re.compile(r"[a-z_]+_(nb|en|de)")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LARGEST_FILE = 20 * 1024 * 1024
LANGUAGES = ("nb", "en", "de")
FIRST_YEAR, LAST_YEAR = 1900, 2200
KINDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}
_is_web_address = URLValidator(schemes=["http", "https"])


class DataError(Exception):
    """A record that cannot be loaded; its text names file, record and field."""

    def __init__(self, file, record, field, problem):
        parts = [file, f"record '{record}'" if record else "", f"field '{field}'" if field else "", problem]
        super().__init__(": ".join(part for part in parts if part))


def kind_of(value):
    """What a parsed JSON value is, in words."""
    return "null" if value is None else KINDS.get(type(value), type(value).__name__)


class Record:
    """One record with typed access to its fields; every access that fails raises DataError.

    `overlay` holds texts from `overlay_file`, which are read as if they stood in the record.
    """

    def __init__(self, file, data, number=1, *, overlay=None, overlay_file=""):
        if not isinstance(data, dict):
            raise DataError(file, f"number {number}", None, f"must be an object, not {kind_of(data)}")
        self.file, self.overlay, self.overlay_file = file, overlay or {}, overlay_file
        self.data, self.where = {**data, **self.overlay}, ""
        slug = data.get("slug")
        self.slug = slug if isinstance(slug, str) and slug and len(slug) <= 200 else f"number {number}"

    def fail(self, field, problem):
        """A DataError about a field, to be raised."""
        file = self.overlay_file if field in self.overlay else self.file
        return DataError(file, self.slug, field, f"{self.where}: {problem}" if self.where else problem)

    def inner(self, data, where):
        """An object inside this record, read in the same way; its faults name this record and `where`."""
        part = Record(self.file, data)
        part.slug, part.where = self.slug, f"{self.where}, {where}" if self.where else where
        return part

    def _value(self, field, kinds, optional):
        value = self.data.get(field)
        if value is None and optional:
            return None
        if field not in self.data:
            raise self.fail(field, "is missing")
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise self.fail(field, f"must be {KINDS[kinds[-1]]}, not {kind_of(value)}")
        return value

    def text(self, field, *, longest, optional=False):
        """A text of at most `longest` characters; "" when optional and absent or null."""
        value = self._value(field, (str,), optional)
        return "" if value is None else self.checked_text(value, field, longest=longest, optional=optional)

    def checked_text(self, value, field, *, longest, optional=False):
        """A value from inside a field as text, stripped."""
        if not isinstance(value, str):
            raise self.fail(field, f"must be a text, not {kind_of(value)}")
        value = value.strip()
        if len(value) > longest:
            raise self.fail(field, f"is longer than {longest} characters")
        if UNSTORABLE.search(value):
            raise self.fail(field, "holds a character that is no text")
        if not value and not optional:
            raise self.fail(field, "is empty")
        return value

    def texts(self, field, *, longest, optional=False):
        """{field_nb, field_en, field_de}; Norwegian is required unless optional."""
        return {
            f"{field}_{code}": self.text(
                f"{field}_{code}", longest=longest, optional=optional or code != "nb"
            )
            for code in LANGUAGES
        }

    def number(self, field, low, high, *, optional=False, whole=False):
        """A number from low to high, or None."""
        value = self._value(field, (int,) if whole else (int, float), optional)
        # The comparison comes first: it holds for no NaN, and takes whole numbers too large for a float.
        if value is not None and not (low <= value <= high and math.isfinite(value)):
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
        """A list whose values are all of one kind; [] when optional and absent."""
        values = self._value(field, (list,), optional) or []
        for value in values:
            if not isinstance(value, kind):
                raise self.fail(field, f"holds {kind_of(value)} where {KINDS[kind]} belongs")
        return values

    def choices(self, field, known, *, optional=False):
        """A list of known texts."""
        values = self.listed(field, str, optional=optional)
        for value in values:
            if value not in known:
                raise self.fail(field, f"'{value[:80]}' is not known")
        return values

    def slugs(self, field):
        """A list of slugs of other things, possibly absent."""
        values = self.listed(field, str, optional=True)
        for value in values:
            if len(value) > 50 or not SLUG.fullmatch(value):
                raise self.fail(field, f"'{value[:80]}' must be lower-case letters, digits and hyphens")
        return values

    def part(self, field):
        return self._value(field, (dict,), False)

    def web(self, field):
        """An http(s) address, or ""."""
        return self._valid(field, 200, _is_web_address, "is not a web address")

    def email(self, field):
        """An e-mail address, or ""."""
        return self._valid(field, 254, validate_email, "is not an e-mail address")

    def _valid(self, field, longest, validate, problem):
        value = self.text(field, longest=longest, optional=True)
        if value:
            try:
                validate(value)
            except ValidationError:
                raise self.fail(field, f"'{value}' {problem}") from None
        return value

    def date(self, text, field):
        """A text such as "2027-02-16" as a date."""
        if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            try:
                date = datetime.date.fromisoformat(text)
            except ValueError:
                raise self.fail(field, f"'{text}' is not a date") from None
            if FIRST_YEAR <= date.year <= LAST_YEAR:
                return date
        raise self.fail(field, f"'{str(text)[:40]}' is not a date such as 2027-02-16")

    def time(self, field):
        """A text such as "09:30" as a time, or None."""
        text = self.text(field, longest=20, optional=True)
        if not text:
            return None
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
            raise self.fail(field, f"'{text}' is not a time such as 09:30")
        return datetime.time.fromisoformat(text)

    def point(self, bounds=None):
        """{lat, lon}, inside the region's `bounds` (south, north, west, east) where there are any."""
        south, north, west, east = bounds or (-90, 90, -180, 180)
        return {"lat": float(self.number("lat", south, north)), "lon": float(self.number("lon", west, east))}


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
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise DataError(name, None, None, f"is larger than {LARGEST_FILE // 1024**2} MB")
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            if optional:
                return None
            raise DataError(name, None, None, "is missing") from None
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(name, None, None, f"cannot be read: {error}") from error
        try:
            return json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise DataError(name, None, None, f"is not JSON: {error}") from error

    def table(self, name):
        """An optional file that is one object of objects or texts by slug; {} when absent."""
        found = self.json(name, optional=True)
        if found is not None and not isinstance(found, dict):
            raise DataError(name, None, None, f"must be an object, not {kind_of(found)}")
        return found or {}

    def objects(self, name):
        """An optional file of objects by slug or text, as records: {key: Record}."""
        records = {}
        for key, data in self.table(name).items():
            record = records[key] = Record(name, data)
            record.slug = key[:200]
        return records

    def records(self, name, *, optional=False, longest_slug=80):
        """The records of a file with their translations laid over; slugs are checked to be fit and unique."""
        found = self.json(name, optional=optional)
        if found is None:
            return []
        if not isinstance(found, list):
            raise DataError(name, None, None, f"must be a list, not {kind_of(found)}")
        overlays, seen, records = self.overlays(f"translations/{name}"), set(), []
        for number, data in enumerate(found, start=1):
            slug = Record(name, data, number).text("slug", longest=longest_slug)
            record = Record(
                name, data, number, overlay=overlays.get(slug), overlay_file=f"translations/{name}"
            )
            if not SLUG.fullmatch(slug):
                raise record.fail("slug", "must be lower-case letters, digits and hyphens")
            if slug in seen:
                raise record.fail("slug", "occurs twice")
            seen.add(slug)
            records.append(record)
        return records

    def overlays(self, name):
        """Translations by slug: {slug: {field_de: text}}; they may add languages, never change facts."""
        overlays = {}
        for slug, record in self.objects(name).items():
            for field in record.data:
                if not TRANSLATED.fullmatch(field):
                    raise record.fail(field, "is not a translation: its name must end in _nb, _en or _de")
            overlays[slug] = record.data
        return overlays
