"""Posters are the same for the same slug, different for neighbours, small, and plain decorative SVG."""

import gzip
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageStat

from destinations.posters import MOTIFS, SEEDS, mark, poster_png, poster_svg, seed_for, town
from destinations.posters.palette import LAMP
from destinations.posters.scene import Shape
from destinations.posters.svg import bounds

PICTURES = Path(__file__).parents[2] / "static" / "img"
SAMPLE = [seed * 167 % SEEDS for seed in range(24)]  # spread over the range, every season of every motif
CREAM_DISC = r'<circle cx="([-.\d]+)" cy="([-.\d]+)" r="([.\d]+)" fill="#ff[ef]'


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


class TestSeeds:
    def test_a_slug_always_has_the_same_seed(self):
        assert seed_for("roros-kirke") == seed_for("roros-kirke") == 0x569
        assert seed_for("fæmund-ii") != seed_for("femund-ii")

    def test_seeds_stay_within_their_range(self):
        seeds = {seed_for(f"place-{i}") for i in range(500)}
        assert min(seeds) >= 0
        assert max(seeds) < SEEDS
        assert len(seeds) > 450


class TestVocabulary:
    def test_every_motif_of_the_site_exists(self):
        assert set(MOTIFS) == {
            "church",
            "smelter",
            "mine",
            "lake-boat",
            "forest-lake",
            "mountain",
            "farm",
            "dog-sled",
            "train",
            "street",
            "cafe",
            "fair",
            "museum",
            "ski",
            "trail",
            "river",
            "reindeer",
            "shop",
            "bed",
            "concert",
            "sauna",
            "bicycle",
        }

    def test_an_unknown_motif_is_named_in_the_error(self):
        with pytest.raises(KeyError, match="no poster motif 'volcano'"):
            poster_svg("volcano", 1)
        with pytest.raises(KeyError, match="no poster motif 'volcano'"):
            poster_png("volcano", 1)


@pytest.mark.parametrize("motif", MOTIFS)
class TestSvg:
    def test_is_the_same_for_the_same_seed(self, motif):
        assert poster_svg(motif, 77) == poster_svg(motif, 77)

    def test_differs_from_seed_to_seed(self, motif):
        assert len({poster_svg(motif, seed) for seed in range(12)}) == 12

    def test_is_well_formed_small_and_four_by_three(self, motif):
        for seed in SAMPLE:
            text = poster_svg(motif, seed)
            root = ElementTree.fromstring(text)
            assert root.get("viewBox") == "0 0 400 300"
            assert compressed(text) < 4096, f"seed {seed}"

    def test_carries_nothing_a_strict_policy_forbids(self, motif):
        text = poster_svg(motif, 3)
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
        assert tags <= {"svg", "defs", "linearGradient", "radialGradient", "stop", "path", "circle"}
        assert not re.search(r"style=|\son\w+=|href|<text|role=|data:", text)

    def test_every_paint_that_is_used_is_defined(self, motif):
        text = poster_svg(motif, 3)
        defined, used = set(re.findall(r'id="([^"]+)"', text)), set(re.findall(r"url\(#([^)]+)\)", text))
        assert defined == used

    def test_keeps_the_corner_of_the_button_free_of_sun_and_moon(self, motif):
        for seed in SAMPLE:
            bright = re.findall(CREAM_DISC, poster_svg(motif, seed))
            for x, y, r in (map(float, c) for c in bright):
                assert not (x + r > 305 and y - r < 90 and r > 14), f"seed {seed}"


def test_gradient_names_do_not_clash_between_posters():
    names = [
        set(re.findall(r'id="([^"]+)"', poster_svg(motif, seed))) for motif in MOTIFS for seed in (1, 11)
    ]
    assert sum(map(len, names)) == len(set().union(*names))


class TestPng:
    def test_has_the_size_of_a_link_preview(self):
        image = Image.open(io.BytesIO(poster_png("church", 5)))
        assert image.format == "PNG"
        assert image.size == (1200, 630)

    @pytest.mark.parametrize("motif", MOTIFS)
    def test_is_not_blank(self, motif):
        image = Image.open(io.BytesIO(poster_png(motif, 5, width=240, height=126)))
        assert len(image.getcolors(240 * 126)) > 500
        assert max(ImageStat.Stat(image.convert("L")).stddev) > 15

    def test_is_the_same_for_the_same_seed(self):
        assert poster_png("mine", 9, width=200, height=150) == poster_png("mine", 9, width=200, height=150)

    def test_fills_any_shape_to_the_edges(self):
        for size in ((400, 300), (300, 300), (900, 300), (200, 400)):
            image = Image.open(io.BytesIO(poster_png("farm", 5, width=size[0], height=size[1])))
            assert image.size == size
            corners = {image.getpixel((x, y)) for x in (0, size[0] - 1) for y in (0, size[1] - 1)}
            assert (255, 255, 255) not in corners

    def test_shows_the_same_sky_as_the_svg(self):
        image = Image.open(io.BytesIO(poster_png("trail", 0, width=400, height=300)))
        top = re.search(
            r'<linearGradient id="\w+-0"[^>]*><stop stop-color="#(\w{6})"', poster_svg("trail", 0)
        )[1]
        expected = tuple(int(top[i : i + 2], 16) for i in (0, 2, 4))
        assert all(abs(a - b) <= 3 for a, b in zip(image.getpixel((5, 0)), expected, strict=True))


class TestPicturesInStatic:
    @pytest.mark.parametrize(
        ("name", "draw", "limit"),
        [
            ("town.svg", lambda: town.town_svg(False), 9216),
            ("town-narrow.svg", lambda: town.town_svg(True), 9216),
            ("fair.svg", town.fair_svg, 9216),
            ("mark.svg", mark.mark_svg, 1024),
            ("favicon.svg", mark.favicon_svg, 1024),
        ],
    )
    def test_are_what_the_generator_draws_and_small(self, name, draw, limit):
        text = (PICTURES / name).read_text(encoding="utf-8")
        assert text == draw(), "run python -m destinations.posters.town (or .mark) static/img"
        assert compressed(text) < limit
        ElementTree.fromstring(text)

    def test_icons_have_their_sizes(self):
        for name, size in (("icon-192.png", 192), ("icon-512.png", 512), ("apple-touch-icon.png", 180)):
            image = Image.open(PICTURES / name)
            assert image.size == (size, size)
        assert Image.open(PICTURES / "icon-192.png").getpixel((0, 0))[3] == 0
        assert Image.open(PICTURES / "apple-touch-icon.png").mode == "RGB"

    def test_buildings_of_the_wide_town_leave_the_headline_its_place(self):
        scene = town.town_scene(False)
        windows = [bounds(s)[0] for s in scene.shapes if isinstance(s, Shape) and s.fill == LAMP]
        assert len(windows) > 10
        assert min(windows) > 0.45 * scene.width

    def test_the_upper_part_of_the_narrow_town_is_only_sky(self):
        scene = town.town_scene(True)
        sky, *others = [s for s in scene.shapes if isinstance(s, Shape) and s.stroke is None]
        assert bounds(sky)[1] == 0
        assert min(bounds(s)[1] for s in others) > 0.45 * scene.height
