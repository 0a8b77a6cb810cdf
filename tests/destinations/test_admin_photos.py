"""Photographs: what is taken in, what is refused, and what is left on the disk."""

import io
import struct
import zlib

import pytest
from django.urls import reverse
from PIL import Image

from destinations import photos
from destinations.models import Photo
from tests.staff import filled, new_row, picture_file, staff
from tests.world import make_place, roros_church

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def office():
    return staff("editor")


def change(place):
    return reverse("admin:destinations_place_change", args=[place.pk])


def upload(client, place, file, number=0, **row):
    row = {
        "upload": file,
        "alt_nb": "Kirken i snø",
        "credit": "Kari Nordmann",
        "focal_x": "50",
        "focal_y": "50",
        "position": "0",
        **row,
    }
    data = filled(
        client.get(change(place)),
        **{"photos-TOTAL_FORMS": str(number + 1)},
        **new_row("photos", number, **row),
    )
    return client.post(change(place), data)


def names(folder):
    return sorted(file.name for file in (folder / "photos").iterdir()) if (folder / "photos").is_dir() else []


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Runs what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


class TestTakingIn:
    @pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "AVIF"])
    def test_each_kind_is_re_encoded_at_the_widths_it_fills(self, office, own_folder, commit, encoding):
        church = roros_church()
        with commit():
            assert upload(office, church, picture_file(encoding)).status_code == 302
        photo = Photo.objects.get()
        assert (photo.width, photo.height) == (1200, 800)
        assert names(own_folder) == sorted(
            f"{photo.digest}-{width}.{kind}" for width in (400, 800, 1200) for kind in ("avif", "webp")
        )
        for name in names(own_folder):
            with Image.open(own_folder / "photos" / name) as image:
                assert image.width == int(name.split("-")[1].split(".")[0])

    def test_nothing_of_the_file_survives_but_the_picture(self, office, own_folder, commit):
        exif = Image.Exif()
        exif[0x010F] = "SecretCamera"
        exif.get_ifd(0x8825)[1] = "N"
        with commit():
            upload(
                office, roros_church(), picture_file("JPEG", exif=exif.tobytes(), comment=b"SecretComment")
            )
        for name in names(own_folder):
            content = (own_folder / "photos" / name).read_bytes()
            assert b"Secret" not in content
            with Image.open(io.BytesIO(content)) as image:
                assert not image.getexif()
                assert "icc_profile" not in image.info

    def test_a_picture_taken_sideways_stands_upright(self, office, commit):
        exif = Image.Exif()
        exif[0x0112] = 6
        with commit():
            upload(office, roros_church(), picture_file("JPEG", size=(1200, 800), exif=exif.tobytes()))
        photo = Photo.objects.get()
        assert (photo.width, photo.height) == (800, 1200)

    def test_transparency_becomes_white(self):
        image = photos._decoded(picture_file("PNG", mode="RGBA", size=(400, 300)).read())
        assert image.mode == "RGB"

    def test_the_place_shows_the_picture_with_its_focal_point(self, office, commit):
        church = roros_church()
        with commit():
            upload(office, church, picture_file(), focal_x="31", focal_y="100")
        photo = Photo.objects.get()
        sources = photos.sources(photo)
        assert sources["avif"].split(", ")[0] == f"/media/photos/{photo.digest}-400.avif 400w"
        assert sources["src"] == f"/media/photos/{photo.digest}-800.webp"
        assert sources["focal"] == "fx-3 fy-10"
        assert sources["src"] in office.get(change(church)).content.decode()


class TestRefusing:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "The submitted file is empty."),
            (b"hello", "not a picture we can read"),
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not a picture we can read"),
            (b"GIF89a" + b"\x00" * 40, "not a picture we can read"),
            (b"\xff\xd8\xff\xe0" + b"\x00" * 200, "not a picture we can read"),
            (b"<?php system($_GET['c']); ?>", "not a picture we can read"),
            (picture_file().read()[:2000], "not a picture we can read"),
            (picture_file("BMP").read(), "not a picture we can read"),
            (picture_file("TIFF").read(), "not a picture we can read"),
            (picture_file("GIF").read(), "not a picture we can read"),
            (picture_file("PNG", size=(300, 300)).read(), "only 300 pixels wide"),
        ],
    )
    def test_a_hostile_or_useless_file_is_named_and_nothing_is_written(
        self, office, own_folder, commit, content, said
    ):
        file = io.BytesIO(content)
        file.name = "picture.jpg"
        with commit():
            response = upload(office, roros_church(), file)
        assert said in response.content.decode()
        assert not Photo.objects.exists()
        assert names(own_folder) == []

    def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(self, office):
        header = struct.pack(">IIBBBBB", 40000, 40000, 8, 0, 0, 0, 0)
        chunks = b"\x89PNG\r\n\x1a\n"
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 1000)), (b"IEND", b"")):
            chunks += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        file = io.BytesIO(chunks)
        file.name = "bomb.png"
        page = upload(office, roros_church(), file).content.decode()
        assert "million pixels" in page or "not a picture we can read" in page
        assert not Photo.objects.exists()

    def test_a_file_beyond_the_limit_is_refused(self, office, settings):
        settings.PHOTO_MAX_BYTES = 1000
        assert "larger than" in upload(office, roros_church(), picture_file()).content.decode()

    def test_a_new_photograph_needs_a_file_a_text_and_a_credit(self, office):
        page = upload(office, roros_church(), "", alt_nb="", credit="Kari").content.decode()
        assert "Choose a picture file." in page
        assert "This field is required." in page
        page = upload(office, make_place("other"), picture_file(size=(400, 300)), credit="").content.decode()
        assert "This field is required." in page

    def test_when_another_field_is_wrong_nothing_is_written(self, office, own_folder, commit):
        with commit():
            assert upload(office, roros_church(), picture_file(), focal_x="101").status_code == 200
        assert not Photo.objects.exists()
        assert names(own_folder) == []

    def test_six_files_at_a_time_are_enough(self, office, commit):
        church = roros_church()
        rows = {}
        for number in range(7):
            rows |= new_row(
                "photos",
                number,
                upload=picture_file(size=(400, 300)),
                alt_nb="x",
                credit="y",
                focal_x="50",
                focal_y="50",
                position="0",
            )
        data = filled(office.get(change(church)), **{"photos-TOTAL_FORMS": "7"}, **rows)
        assert "at most 6 photographs at a time" in office.post(change(church), data).content.decode()

    @pytest.mark.django_db(transaction=True)
    def test_a_full_disk_leaves_no_row_without_files(self, office, own_folder):
        (own_folder / "photos").write_text("a file where the folder should be")
        church = roros_church()
        upload(office, church, picture_file())
        assert not Photo.objects.exists()
        assert "could not be stored" in office.get(change(church)).content.decode()


class TestRemoving:
    def test_files_go_with_the_last_photograph_that_shows_them(self, office, own_folder, commit):
        church, other = roros_church(), make_place("other")
        for place in (church, other):
            with commit():
                upload(office, place, picture_file())
        assert len(names(own_folder)) == 6
        for place, left in ((church, 6), (other, 0)):
            data = filled(office.get(change(place)), **{"photos-0-DELETE": "on"})
            with commit():
                office.post(change(place), data)
            assert len(names(own_folder)) == left

    def test_a_replaced_picture_takes_its_files_along(self, office, own_folder, commit):
        church = roros_church()
        with commit():
            upload(office, church, picture_file())
        first = Photo.objects.get().digest
        data = filled(office.get(change(church)), **{"photos-0-upload": picture_file("PNG", size=(900, 700))})
        with commit():
            office.post(change(church), data)
        photo = Photo.objects.get()
        assert photo.digest != first
        assert {name.split("-")[0] for name in names(own_folder)} == {photo.digest}


class TestServing:
    @pytest.fixture
    def photo(self, office, commit):
        with commit():
            upload(office, roros_church(), picture_file(size=(500, 400)))
        return Photo.objects.get()

    @pytest.mark.parametrize(("kind", "media"), [("avif", "image/avif"), ("webp", "image/webp")])
    def test_a_rendition_is_kept_for_ever(self, client, photo, kind, media):
        response = client.get(f"/media/photos/{photo.digest}-400.{kind}", HTTP_ACCEPT_ENCODING="br")
        assert response["Content-Type"] == media
        assert "immutable" in response["Cache-Control"]
        assert "Content-Encoding" not in response
        assert not response.cookies

    @pytest.mark.parametrize(
        "name",
        [
            "../secret-key",
            "%2e%2e%2fsecret-key",
            "x.webp",
            "0" * 32 + "-400.webp",
            "0" * 32 + "-999.webp",
            ".hidden",
        ],
    )
    def test_no_other_name_leads_anywhere(self, client, name):
        assert client.get(f"/media/photos/{name}", follow=True).status_code == 404
