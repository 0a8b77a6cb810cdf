"""Places out to a spreadsheet and back in: a trial run first, no formulas, clear mistakes, all rows or none."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry

from destinations.models import Place
from destinations.resources import guarded, unguarded
from tests.staff import staff
from tests.world import make_amenity, make_category, make_municipality, make_place, roros_church

pytestmark = pytest.mark.django_db
LIST = "/admin/destinations/place/"


@pytest.fixture
def office():
    return staff("tourist office")


def table(response):
    """The rows of an exported CSV, as dictionaries."""
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def csv_file(rows, *, delimiter=",", encoding="utf-8"):
    kept = io.StringIO()
    writer = csv.DictWriter(kept, rows[0].keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file = io.BytesIO(kept.getvalue().encode(encoding))
    file.name = "places.csv"
    return file


def xlsx_file(rows):
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "places.xlsx"
    return file


def trial(client, file):
    return client.post(f"{LIST}import/", {"file": file})


def carry_out(client, file):
    response = trial(client, file)
    token = response.context["token"]
    assert token, response.context["outcome"]
    return client.post(f"{LIST}import/confirm/", {"token": token})


def mistakes(response):
    return [problem for row in response.context["outcome"]["rows"] for problem in row["problems"]]


class TestExport:
    def test_the_filtered_list_comes_out_with_every_column(self, office):
        roros_church()
        make_place("other", name="Other")
        rows = table(office.get(f"{LIST}export.csv?q=kirke"))
        assert [row["slug"] for row in rows] == ["roros-church"]
        assert rows[0]["category"] == "church"
        assert rows[0]["lat"] == "62.5777"
        assert rows[0]["is_unesco"] == "yes"

    def test_numbers_look_the_same_in_every_language(self, office):
        roros_church()
        office.cookies["django_language"] = "nb"
        assert table(office.get(f"{LIST}export.csv"))[0]["lat"] == "62.5777"

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"]
    )
    def test_no_cell_is_a_formula(self, office, text):
        make_place("evil", name="Evil", address=text.strip() or text, summary_en=text)
        row = table(office.get(f"{LIST}export.csv"))[0]
        assert not row["summary_en"].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
        book = openpyxl.load_workbook(io.BytesIO(office.get(f"{LIST}export.xlsx").content))
        assert all(cell.data_type != "f" for line in book.active.iter_rows() for cell in line)

    def test_telephone_numbers_stay_readable_and_texts_come_back_whole(self):
        assert guarded("+47 72 41 00 00") == "+47 72 41 00 00"
        for text in ("=1+1", "@x", "'plain", "-a", ""):
            assert unguarded(guarded(text)) == text

    def test_control_characters_do_not_stop_a_spreadsheet(self, office):
        make_place("odd", name="Odd", summary_en="a\x0bb\x00c".replace("\x00", ""))
        assert office.get(f"{LIST}export.xlsx").status_code == 200

    def test_an_unknown_kind_of_file_goes_nowhere(self, office):
        assert office.get(f"{LIST}export.exe").status_code == 302


class TestImport:
    def test_an_export_brought_back_changes_nothing(self, office):
        church = roros_church()
        church.amenities.add(make_amenity())
        for kind in ("csv", "xlsx"):
            file = io.BytesIO(office.get(f"{LIST}export.{kind}").content)
            file.name = f"places.{kind}"
            outcome = trial(office, file).context["outcome"]
            assert (outcome["unchanged"], outcome["new"], outcome["changed"], outcome["wrong"]) == (
                1,
                0,
                0,
                0,
            )

    @pytest.mark.parametrize("make", [csv_file, xlsx_file])
    def test_a_trial_run_shows_each_change_and_makes_none(self, office, make):
        church = roros_church()
        response = trial(
            office, make([{"slug": "roros-church", "price_nok": "80", "summary_en": "White church"}])
        )
        (row,) = response.context["outcome"]["rows"]
        assert row["changes"] == [
            ("summary_en", "Røros kirke in English", "White church"),
            ("price_nok", "60", "80"),
        ]
        church.refresh_from_db()
        assert church.price_nok == 60

    def test_carrying_it_out_does_what_was_shown_and_logs_it(self, office):
        roros_church()
        make_amenity("sauna")
        rows = [
            {"slug": "roros-church", "category": "", "municipality": "", "name_nb": "Kirka", "lat": "", "lon": "",
             "amenities": "sauna", "is_outdoor": "nei", "visit_min": ""},
            {"slug": "nytt-sted", "category": "church", "municipality": "roros", "name_nb": "Nytt sted", "lat": "62,58",
             "lon": "11,39", "amenities": "", "is_outdoor": "ja", "visit_min": "30"},
        ]  # fmt: skip
        assert carry_out(office, csv_file(rows)).status_code == 303
        church, new = Place.objects.get(slug="roros-church"), Place.objects.get(slug="nytt-sted")
        assert (church.name_nb, church.visit_min, church.lat) == ("Kirka", 45, 62.5777)
        assert [amenity.slug for amenity in church.amenities.all()] == ["sauna"]
        assert (new.lat, new.is_outdoor, new.sort_name_nb) == (62.58, True, "nytt sted")
        assert LogEntry.objects.count() == 2

    def test_norwegian_spreadsheets_write_semicolons_and_their_own_letters(self, office):
        roros_church()
        file = csv_file(
            [{"slug": "roros-church", "summary_nb": "Blå, åttekantet"}], delimiter=";", encoding="cp1252"
        )
        assert trial(office, file).context["outcome"]["rows"][0]["changes"][0][2] == "Blå, åttekantet"

    def test_texts_that_look_like_formulas_come_back_as_texts(self, office):
        make_place("evil", name="Evil", summary_en="=1+1")
        file = io.BytesIO(office.get(f"{LIST}export.csv").content)
        file.name = "places.csv"
        assert trial(office, file).context["outcome"]["unchanged"] == 1

    def test_the_token_works_once_and_for_its_owner_only(self, office):
        roros_church()
        token = trial(office, csv_file([{"slug": "roros-church", "name_nb": "Ny"}])).context["token"]
        other = staff("administrator")
        assert other.post(f"{LIST}import/confirm/", {"token": token}).status_code == 303
        assert Place.objects.get().name_nb == "Røros kirke"
        office.post(f"{LIST}import/confirm/", {"token": token})
        assert Place.objects.get().name_nb == "Ny"
        response = office.post(f"{LIST}import/confirm/", {"token": token}, follow=True)
        assert "Choose it once more." in response.content.decode()

    def test_what_broke_since_the_trial_run_changes_nothing(self, office):
        roros_church()
        category = make_category("cafe", group="eat")
        rows = [{"slug": "roros-church", "name_nb": "Ny", "category": "church"},
                {"slug": "cafe", "name_nb": "Kafé", "category": "cafe"}]  # fmt: skip
        make_place("cafe", category=make_category("museum"))
        token = trial(office, csv_file(rows)).context["token"]
        category.delete()
        response = office.post(f"{LIST}import/confirm/", {"token": token})
        assert response.status_code == 422
        assert Place.objects.get(slug="roros-church").name_nb == "Røros kirke"


class TestMistakes:
    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"lat": "north"}, "lat: “north” is not a number."),
            ({"lat": "91"}, "lat: Ensure this value is less than or equal to 90."),
            ({"lat": "nan"}, "lat: “nan” is not a number."),
            ({"price_nok": "1e400"}, "price_nok: “1e400” is not a number."),
            ({"price_nok": "60.5"}, "price_nok: “60.5” is not a whole number."),
            ({"category": "nonsense"}, "category: “nonsense” is not known. Known are: church."),
            ({"amenities": "sauna,unicorn"}, "amenities: Not known: sauna, unicorn."),
            ({"is_outdoor": "perhaps"}, "is_outdoor: “perhaps” is neither yes nor no."),
            ({"retired_on": "soon"}, "retired_on: “soon” is not a date such as 2027-02-16."),
            ({"wheelchair": "maybe"}, "wheelchair: Value 'maybe' is not a valid choice."),
            ({"email": "nobody"}, "email: Enter a valid email address."),
            ({"web_address": "javascript:alert(1)"}, "web_address: Enter a valid URL."),
            ({"motif": "dragon"}, "motif: No such motif: dragon."),
            ({"name_nb": "x" * 121}, "name_nb: Ensure this value has at most 120 characters (it has 121)."),
        ],
    )
    def test_each_is_named_with_its_row_and_column(self, office, values, said):
        roros_church()
        response = trial(office, csv_file([{"slug": "roros-church", **values}]))
        assert response.status_code == 422
        assert mistakes(response) == [said]
        assert response.context["outcome"]["rows"][0]["number"] == 2
        assert not response.context["token"]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "empty"),
            (b"name_nb\nKirka\n", "There is no column"),
            (b"slug,colour\na,b\n", "These columns are not known: colour"),
            (b"slug,slug\na,b\n", "A column stands there twice."),
            (b"slug,name_nb\na,b\na,c\n", "These slugs stand there twice: a."),
            (b"slug\n", "no rows under its headings"),
            (b"PK\x03\x04 broken", "not an XLSX file we can read"),
            (b"\x00\x01\x02\x03", "not a CSV or XLSX file"),
            (b'slug,name_nb\n"a,b\n', "not a CSV file we can read"),
            (b"slug\n" + b"a\n" * 2001, "more than 2,000 rows"),
        ],
    )
    def test_a_file_that_is_none_is_refused_with_a_reason(self, office, content, said):
        file = io.BytesIO(content)
        file.name = "places.csv"
        response = trial(office, file)
        assert response.status_code == 422
        assert said in response.content.decode().replace("&quot;", '"')

    def test_a_packed_file_that_unpacks_to_too_much_is_refused(self, office):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/workbook.xml", b"0" * 70_000_000)
        file.seek(0)
        file.name = "bomb.xlsx"
        assert "too large once it is unpacked" in trial(office, file).content.decode()

    def test_a_file_of_more_than_five_megabytes_is_refused(self, office):
        file = io.BytesIO(b"x" * (5 * 1024 * 1024 + 1))
        file.name = "places.csv"
        assert "larger than 5 MB" in trial(office, file).content.decode()


class TestWho:
    def test_editors_may_export_but_not_import(self):
        editor = staff("editor")
        roros_church()
        assert editor.get(f"{LIST}export.csv").status_code == 200
        assert editor.get(f"{LIST}import/").status_code == 403
        assert editor.post(f"{LIST}import/confirm/", {"token": "x"}).status_code == 403
        assert "Import" not in editor.get(LIST).content.decode()

    def test_strangers_reach_neither(self, client):
        make_municipality()
        for address in ("import/", "export.csv"):
            assert client.get(LIST + address).status_code == 302
