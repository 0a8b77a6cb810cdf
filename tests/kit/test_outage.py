"""The database locked, away, read-only, full or half made: a plain 503, and nothing acknowledged is lost."""

import contextlib
import re
import shutil
import socket
import sqlite3
import threading
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.urls import path

from itinerary.models import Stop
from roros_site import errors
from roros_site.kit.http import private_page
from tests.server import Server, free_port
from tests.world import make_place, make_region, make_user

SEED = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.server import Server, free_port
from tests.world import make_place, make_region
make_region()
for number in range(12):
    make_place(f"place-{number}")
"""
PROMISED_SECONDS = 5
WRITTEN = "SELECT count(*) FROM itinerary_stop"


@private_page
def faulty(request):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO destinations_amenity (slug, name_nb, name_en, name_de) VALUES (NULL, '', '', '')"
        )


urlpatterns = [path("en/faulty/", faulty)]
handler500 = errors.server_error


def add(server, number, language="en"):
    return server.ask("POST", f"/{language}/itinerary/add/place/place-{number}/")


def says_it_is_away(response, language):
    assert response.status == 503, response.status
    assert response.getheader("Retry-After") == "20"
    assert response.getheader("Cache-Control") == "no-store"
    assert f'<html lang="{language}">' in response.text
    assert response.seconds < PROMISED_SECONDS
    return True


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on an SQLite file."""
    folder = tmp_path_factory.mktemp("outage")
    found = Server(folder, f"sqlite:///{quote(str(folder / 'site.sqlite3'))}")
    found.file = folder / "site.sqlite3"
    found.run(SEED)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def other(server):
    """Another program's connection to the same file."""
    link = sqlite3.connect(server.file, isolation_level=None, timeout=10, check_same_thread=False)
    yield link
    if link.in_transaction:
        link.rollback()
    link.close()


class TestLocked:
    def test_a_write_is_refused_within_the_promise_and_works_afterwards(self, server, other):
        before = other.execute(WRITTEN).fetchone()
        other.execute("BEGIN EXCLUSIVE")
        says_it_is_away(add(server, 1, "de"), "de")
        other.rollback()
        assert other.execute(WRITTEN).fetchone() == before
        assert add(server, 1).status == 303
        assert other.execute(WRITTEN).fetchone() == (before[0] + 1,)

    def test_reading_goes_on(self, server, other):
        other.execute("BEGIN EXCLUSIVE")
        for address in ("/en/", "/nb/places/", "/de/places/place-1/?unkept=1", "/en/itinerary/", "/healthz"):
            assert server.ask("GET", address).status == 200, address

    def test_what_was_acknowledged_is_there_and_nothing_else(self, server, other):
        before = other.execute(WRITTEN).fetchone()[0]
        other.execute("BEGIN EXCLUSIVE")
        answers = []
        visitors = [
            threading.Thread(target=lambda number=number: answers.append(add(server, number).status))
            for number in range(6)
        ]
        for visitor in visitors:
            visitor.start()
        assert server.ask("GET", "/en/places/?unkept=1").status == 200
        other.rollback()
        for visitor in visitors:
            visitor.join()
        assert set(answers) <= {303, 503}
        assert other.execute(WRITTEN).fetchone()[0] - before == answers.count(303)


class TestDamaged:
    def test_a_file_that_is_no_database(self, server, tmp_path):
        """Each request meets the damage anew: the server holds no connection to the old file."""
        kept = tmp_path / "kept.sqlite3"
        with sqlite3.connect(server.file) as link, sqlite3.connect(kept) as copy:
            link.backup(copy)
        fresh = Server(tmp_path, f"sqlite:///{quote(str(tmp_path / 'other.sqlite3'))}")
        (tmp_path / "other.sqlite3").write_bytes(b"this is no database at all" * 200)
        try:
            fresh.start()
            says_it_is_away(fresh.ask("GET", "/nb/"), "nb")
            says_it_is_away(add(fresh, 1, "de"), "de")
            shutil.copy(kept, tmp_path / "other.sqlite3")
            assert add(fresh, 1).status == 303
        finally:
            fresh.kill()


class TestAway:
    def test_nobody_listening_and_somebody_who_never_answers(self, tmp_path):
        port = free_port()
        server = Server(tmp_path, f"postgres://site@127.0.0.1:{port}/site")
        try:
            server.start()
            for address, language in (
                ("/en/", "en"),
                ("/de/places/", "de"),
                ("/healthz", "nb"),
                ("/old/address", "nb"),
            ):
                says_it_is_away(server.ask("GET", address), language)
            says_it_is_away(server.ask("GET", "/en/itinerary/", {"Cookie": "sessionid=" + "a" * 32}), "en")
            says_it_is_away(add(server, 1, "de"), "de")
            assert server.ask("GET", "/manifest.webmanifest").status in (200, 503)
            with socket.create_server(("127.0.0.1", port)):
                says_it_is_away(server.ask("GET", "/en/?silent=1"), "en")
                says_it_is_away(add(server, 1, "nb"), "nb")
        finally:
            server.kill()


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def region(transactional_db):
    make_region()
    return make_place("olavsgruva")


ADD = "/en/itinerary/add/place/olavsgruva/"


class TestReadOnly:
    @pytest.fixture
    def read_only(self, region):
        sqlite = connection.vendor == "sqlite"
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 1" if sqlite else "SET default_transaction_read_only = on")
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 0" if sqlite else "SET default_transaction_read_only = off")

    def test_writing_is_answered_503_and_reading_goes_on(self, visitor, read_only):
        assert visitor.get("/en/places/olavsgruva/").status_code == 200
        refused = visitor.post(ADD)
        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "20"
        assert not refused.cookies

    def test_a_signed_in_visitor_too(self, visitor, region):
        visitor.force_login(make_user())
        sqlite = connection.vendor == "sqlite"
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 1" if sqlite else "SET default_transaction_read_only = on")
        try:
            assert visitor.post("/en/accounts/logout/").status_code == 503
        finally:
            with connection.cursor() as cursor:
                cursor.execute(
                    "PRAGMA query_only = 0" if sqlite else "SET default_transaction_read_only = off"
                )


class TestFull:
    @pytest.mark.skipif(
        connection.vendor != "sqlite", reason="only SQLite can be given a limit of its own size"
    )
    def test_what_fitted_is_kept_and_the_rest_refused(self, visitor, region):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            (pages,) = cursor.fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            answers = []
            for _ in range(400):
                answers.append(Client(raise_request_exception=False).post(ADD).status_code)
                if answers[-1] != 303:
                    break
            assert answers[-1] == 503
            assert Stop.objects.count() == answers.count(303)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA max_page_count = 1073741823")
        assert visitor.post(ADD).status_code == 303


class TestHalfMade:
    @pytest.mark.parametrize("table", ["destinations_place", "itinerary_stop", "itinerary_itinerary"])
    def test_a_missing_table_is_an_outage(self, visitor, region, table):
        rename(table, "away")
        try:
            refused = visitor.post(ADD.replace("/en/", "/de/"))
        finally:
            rename("away", table)
        assert refused.status_code == 503
        assert b'<html lang="de">' in refused.content
        assert visitor.post(ADD).status_code == 303

    def test_so_is_a_missing_table_of_sessions(self, visitor, region):
        visitor.force_login(make_user())
        rename("django_session", "away")
        try:
            refused = visitor.get("/en/itinerary/")
        finally:
            rename("away", "django_session")
        assert refused.status_code == 503

    def test_a_wrong_question_is_a_fault_of_ours(self, visitor, region, settings):
        """Only what the database cannot do is an outage; a bug stays a 500 in the log."""
        settings.ROOT_URLCONF = __name__
        assert visitor.get("/en/faulty/").status_code == 500


def rename(table, name):
    with connection.cursor() as cursor:
        cursor.execute(
            f"ALTER TABLE {connection.ops.quote_name(table)} RENAME TO {connection.ops.quote_name(name)}"
        )


class TestKilled:
    def test_what_was_acknowledged_outlives_the_server(self, server):
        with contextlib.closing(sqlite3.connect(server.file)) as link:
            before = link.execute(WRITTEN).fetchone()[0]
        assert [add(server, number).status for number in range(3)] == [303, 303, 303]
        server.kill()
        with contextlib.closing(sqlite3.connect(server.file)) as link:
            assert link.execute(WRITTEN).fetchone()[0] == before + 3
            assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        server.start()
        assert re.search("place-2", server.ask("GET", "/en/places/place-2/").text)
