"""Translated columns: one real column per language, read through one attribute with a stated fallback."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import get_language

LANGUAGES = ("nb", "en", "de")
REQUIRED = "nb"


def active_language():
    """The language of this request as one of LANGUAGES."""
    language = (get_language() or REQUIRED)[:2]
    return language if language in LANGUAGES else REQUIRED


class Translation:
    """Reads `name_<language>` of an instance, falling back as CONTENT_FALLBACK says; "" when all are empty."""

    def __init__(self, name):
        self.name = name
        self.columns = {
            language: tuple((code, f"{name}_{code}") for code in settings.CONTENT_FALLBACK[language])
            for language in LANGUAGES
        }

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        for _, column in self.columns[active_language()]:
            if value := getattr(instance, column):
                return value
        return ""

    def __set__(self, instance, value):
        raise AttributeError(f"Set {self.name}_nb, {self.name}_en or {self.name}_de instead of {self.name}.")


class TranslatedField:
    """Declares `name_nb`, `name_en`, `name_de` columns and the reading attribute `name` on a model.

    Only the Norwegian column is required, and only when `blank` is false.
    """

    def __init__(self, field_class, verbose_name, *, blank=False, **options):
        self.field_class, self.verbose_name, self.blank, self.options = (
            field_class,
            verbose_name,
            blank,
            options,
        )

    def contribute_to_class(self, cls, name):
        for language in LANGUAGES:
            optional = self.blank or language != REQUIRED
            options = {**self.options, "blank": optional, **({"default": ""} if optional else {})}
            field = self.field_class(format_lazy("{} ({})", self.verbose_name, language), **options)
            cls.add_to_class(f"{name}_{language}", field)
        setattr(cls, name, Translation(name))


def language_of(instance, name):
    """The language in which `instance.<name>` is answered now, so that a page can mark fallback text with it."""
    language = active_language()
    for code, column in getattr(type(instance), name).columns[language]:
        if getattr(instance, column):
            return code
    return language


def columns(*names, language=None):
    """The column names needed to read these translated attributes in a language, for `only()`."""
    codes = settings.CONTENT_FALLBACK[language or active_language()]
    return [f"{name}_{code}" for name in names for code in codes]
