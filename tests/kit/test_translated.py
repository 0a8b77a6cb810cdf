"""Texts in three columns, read through one attribute."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from destinations.models import Page, Place
from roros_site.kit.translated import active_language, columns, language_of


def page(**titles):
    return Page(**{f"title_{code}": title for code, title in titles.items()})


class TestColumns:
    def test_every_language_has_its_own(self):
        names = {field.name for field in Place._meta.get_fields()}
        assert {"name_nb", "name_en", "name_de", "summary_nb", "summary_en", "summary_de"} <= names
        assert "name" not in names

    def test_only_norwegian_is_required_and_only_when_the_field_is(self):
        required = {f.name for f in Place._meta.get_fields() if getattr(f, "blank", True) is False}
        assert "name_nb" in required
        assert not {"name_en", "name_de", "summary_nb", "summary_en"} & required

    def test_a_form_says_which_language_is_missing(self):
        with pytest.raises(ValidationError) as error:
            Page(slug="kobber").clean_fields()
        assert set(error.value.message_dict) >= {"title_nb"}
        assert not {"title_en", "title_de"} & set(error.value.message_dict)

    def test_labels_name_the_language(self):
        with translation.override("en"):
            assert str(Place._meta.get_field("name_de").verbose_name).endswith("(de)")

    def test_what_a_list_must_fetch_is_the_fallback_too(self):
        assert columns("name", language="de") == ["name_de", "name_en", "name_nb"]
        with translation.override("en"):
            assert columns("name", "summary") == [
                "name_en", "name_nb", "name_de", "summary_en", "summary_nb", "summary_de",
            ]  # fmt: skip


class TestReading:
    @pytest.mark.parametrize(
        ("language", "titles", "read"),
        [
            ("nb", {"nb": "Kobber", "en": "Copper", "de": "Kupfer"}, "Kobber"),
            ("en", {"nb": "Kobber", "en": "Copper", "de": "Kupfer"}, "Copper"),
            ("de", {"nb": "Kobber", "en": "Copper", "de": "Kupfer"}, "Kupfer"),
            ("de", {"nb": "Kobber", "en": "Copper"}, "Copper"),
            ("de", {"nb": "Kobber"}, "Kobber"),
            ("en", {"nb": "Kobber", "de": "Kupfer"}, "Kobber"),
            ("en", {"de": "Kupfer"}, "Kupfer"),
            ("nb", {"en": "Copper", "de": "Kupfer"}, "Copper"),
            ("nb", {}, ""),
        ],
    )
    def test_falls_back_in_the_stated_order(self, language, titles, read):
        with translation.override(language):
            assert page(**titles).title == read

    @pytest.mark.parametrize(("language", "marked"), [("nb", "nb"), ("en", "en"), ("de", "en")])
    def test_a_page_can_tell_in_which_language_it_answers(self, language, marked):
        with translation.override(language):
            assert language_of(page(nb="Kobber", en="Copper"), "title") == marked

    def test_an_empty_text_counts_as_the_language_asked_for(self):
        with translation.override("de"):
            assert language_of(page(), "title") == "de"

    @pytest.mark.parametrize(("asked", "answered"), [("en-gb", "en"), ("fr", "nb"), ("nb", "nb")])
    def test_an_unknown_language_is_norwegian(self, asked, answered):
        with translation.override(asked):
            assert active_language() == answered

    def test_no_language_at_all_is_norwegian(self):
        with translation.override(None):
            assert active_language() == "nb"


class TestWriting:
    def test_the_reading_attribute_refuses(self):
        with pytest.raises(AttributeError, match="title_nb"):
            page(nb="Kobber").title = "Sølv"

    def test_so_does_a_constructor(self):
        with pytest.raises((AttributeError, TypeError)):
            Page(title="Sølv")
