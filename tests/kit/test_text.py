"""Words and codes: what people type is forgiven, and what is shown is in their alphabet's order."""

import re
import threading

import pytest
from django.db import connection
from django.db.models.functions import Collate

from destinations.models import Place
from roros_site.kit import text
from roros_site.kit.text import (
    CODE_ALPHABET,
    fold,
    new_code,
    read_code,
    sort_key,
    spoken_code,
    stem,
    stems,
    words,
)
from tests.world import make_place


class TestCodes:
    @pytest.mark.parametrize(
        "typed",
        [
            "4K7M-92QX",
            "4k7m-92qx",
            "4K7M92QX",
            " 4k7m 92qx ",
            "4-K-7-M-9-2-Q-X",
            "4K7M–92QX",
            "4k7m.92qx",
            "4K7M\t92QX",
        ],
    )
    def test_case_blanks_and_hyphens_do_not_matter(self, typed):
        assert read_code(typed) == "4K7M92QX"

    @pytest.mark.parametrize(
        ("typed", "meant"), [("OOOO-oooo", "00000000"), ("IIII-LLLL", "11111111"), ("iill-OIlo", "11110110")]
    )
    def test_letters_that_look_like_digits_are_those_digits(self, typed, meant):
        assert read_code(typed) == meant

    @pytest.mark.parametrize(
        "typed",
        [
            None,
            "",
            " ",
            "4K7M-92Q",
            "4K7M-92QXX",
            "4K7M-92QU",
            "4K7M-92Q!",
            "٤K7M-92QX",
            "🙂" * 8,
            "4K7M92Q\x00",
            "A" * 10_000,
        ],
    )
    def test_anything_else_is_no_code(self, typed):
        assert read_code(typed) is None

    def test_a_new_code_reads_back_as_it_is_shown(self):
        for _ in range(50):
            code = new_code()
            assert read_code(spoken_code(code)) == code
            assert read_code(spoken_code(code).lower()) == code

    def test_codes_are_shown_in_two_halves(self):
        assert spoken_code("4K7M92QX") == "4K7M-92QX"

    def test_the_alphabet_leaves_out_what_is_misread(self):
        assert len(CODE_ALPHABET) == 32
        assert not set("ILOU") & set(CODE_ALPHABET)

    def test_codes_do_not_repeat(self):
        assert len({new_code() for _ in range(2000)}) == 2000


class TestFolding:
    @pytest.mark.parametrize(
        ("written", "typed"),
        [("Røros", "roros"), ("Fæmund", "faemund"), ("Ålen", "alen"), ("Straße", "strasse"), ("Café", "cafe"),
         ("Rørosmartnan", "ROROSMARTNAN"), ("Grüße", "grusse"), ("Čearru", "cearru")],
    )  # fmt: skip
    def test_letters_a_foreign_keyboard_lacks(self, written, typed):
        assert fold(written) == fold(typed)

    def test_words_are_split_at_what_is_no_letter(self):
        assert words("Røros kirke, 1784: «Bergstadens Ziir»") == [
            "røros",
            "kirke",
            "1784",
            "bergstadens",
            "ziir",
        ]


class TestStems:
    @pytest.mark.parametrize(
        ("language", "forms"),
        [
            ("nb", ["kirke", "kirka", "kirken", "kirker", "kirkene"]),
            ("nb", ["gård", "gården", "gårder"]),
            ("en", ["church", "churches"]),
            ("en", ["museum", "museums"]),
            ("de", ["Wanderung", "Wanderungen"]),
            ("de", ["Museum", "Museums"]),
        ],
    )
    def test_the_forms_of_a_word_share_one_stem(self, language, forms):
        assert len({stem(form, language) for form in forms}) == 1

    def test_a_text_is_stemmed_word_by_word(self):
        assert stems("Kirkene på Røros", "nb") == " ".join(
            stem(word, "nb") for word in ("kirkene", "på", "røros")
        )

    def test_nothing_gives_nothing(self):
        assert stems("", "en") == stems("—!", "en") == ""

    def test_threads_do_not_share_a_stemmer(self):
        seen = []
        threads = [threading.Thread(target=lambda: seen.append(text._stemmer("nb"))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(stemmer) for stemmer in seen}) == 3


class TestSortOrder:
    NAMES = ["Ålen", "Ærlighet", "Østerdalen", "Zakarias", "Alvdal", "Os", "Aursunden"]

    def sorted(self, language):
        return sorted(self.NAMES, key=lambda name: sort_key(name, language))

    def test_norwegian_ends_with_ae_oe_aa(self):
        assert self.sorted("nb") == [
            "Alvdal",
            "Aursunden",
            "Os",
            "Zakarias",
            "Ærlighet",
            "Østerdalen",
            "Ålen",
        ]

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_other_languages_sort_them_as_plain_letters(self, language):
        assert self.sorted(language) == [
            "Ærlighet",
            "Ålen",
            "Alvdal",
            "Aursunden",
            "Os",
            "Østerdalen",
            "Zakarias",
        ]

    def test_case_and_signs_do_not_matter(self):
        assert sort_key("«Elden»", "nb") == sort_key("elden", "nb")

    @pytest.mark.parametrize("name", ["Møte på Gjøsvika – " * 20, "Łódź", "日本", "Čearru {x}", ""])
    @pytest.mark.parametrize("language", ["nb", "en", "de"])
    def test_a_key_holds_only_letters_and_digits_that_every_collation_knows(self, name, language):
        assert re.fullmatch("[a-z0-9 ]{0,80}", sort_key(name, language))


@pytest.mark.django_db
class TestInTheDatabase:
    def test_places_come_in_the_order_of_the_alphabet(self):
        for name in TestSortOrder.NAMES:
            make_place(name=name)
        by_name = Place.objects.order_by("sort_name_nb").values_list("name_nb", flat=True)
        assert list(by_name) == ["Alvdal", "Aursunden", "Os", "Zakarias", "Ærlighet", "Østerdalen", "Ålen"]

    @pytest.mark.skipif(
        connection.vendor != "postgresql", reason="only PostgreSQL lets a query name a collation"
    )
    @pytest.mark.parametrize("collation", ["en-x-icu", "nb-x-icu", "C"])
    def test_so_they_do_whatever_collation_the_database_was_made_with(self, collation):
        for name in TestSortOrder.NAMES:
            make_place(name=name)
        by_name = Place.objects.order_by(Collate("sort_name_nb", collation)).values_list("name_nb", flat=True)
        assert list(by_name) == ["Alvdal", "Aursunden", "Os", "Zakarias", "Ærlighet", "Østerdalen", "Ålen"]
