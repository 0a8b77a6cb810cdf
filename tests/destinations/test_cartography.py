import gzip
import json
import math
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destinations.cartography import (
    CREDIT,
    Marker,
    base_map_svg,
    glyph_path,
    mini_map_svg,
    overlay_svg,
    region_frame,
)
from destinations.cartography.labels import Label, overlap, place, roomy_spots, text_em
from destinations.cartography.paths import clipped_line, clipped_ring, line_path, ring_path, simplified
from destinations.cartography.style import DARK, LIGHT, PAINT
from roros_site.kit.geo import Box, Projection

ROOT = Path(__file__).parents[2]
LAYERS = {path.stem: json.loads(path.read_text()) for path in (ROOT / "data/geo").glob("*.geojson")}
SVG = "{http://www.w3.org/2000/svg}"

CHURCH = Marker(62.5777, 11.3926, "Røros Church", "/en/places/roros-church/", "see")
SMELTER = Marker(62.5785, 11.3905, "Smelthytta", "/en/places/smelthytta/", "see")
MINE = Marker(62.6303, 11.5625, "Olavsgruva", "/en/places/olavsgruva/", "do")
BED = Marker(62.2757, 10.7828, "Tynset hotel", "/en/places/tynset-hotell/", "stay")

point = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


def shown_names(svg):
    """Each visible name with the rectangle it covers, measured from the drawing's own attributes."""
    root = ElementTree.fromstring(svg)
    em = float(root.get("font-size"))
    names = root.find(f"{SVG}g[@class='map-names']")
    for group in names if names is not None else ():
        if group.get("display") == "none":
            continue
        text = group.find(f"{SVG}text")
        size = float(text.get("font-size").removesuffix("em")) * em
        lines = [text.text] + [span.text for span in text.findall(f"{SVG}tspan")]
        width = max(text_em(line) for line in lines) * size
        x = float(text.get("x")) + float(text.get("dx", "0em").removesuffix("em")) * size
        y = float(text.get("y")) + float(text.get("dy").removesuffix("em")) * size
        left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        height = size * (0.8 + 0.2 + 1.15 * (len(lines) - 1))
        yield " ".join(lines), (left, y - 0.8 * size, left + width, y - 0.8 * size + height)


def circles(svg, kind):
    root = ElementTree.fromstring(svg)
    return [
        (float(c.get("cx")), float(c.get("cy")))
        for c in root.iter(f"{SVG}circle")
        if c.get("class") == f"map-{kind}"
    ]


class TestTheRegionsMap:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1000, 420])
    def test_is_sound_small_and_free_of_style(self, width, scheme):
        svg = base_map_svg(LAYERS, width=width, scheme=scheme)
        ElementTree.fromstring(svg)
        assert len(gzip.compress(svg.encode())) < 14_000
        assert "<style" not in svg and " style=" not in svg and " id=" not in svg

    @pytest.mark.parametrize("width", [1000, 700, 420])
    def test_has_no_name_over_another(self, width):
        names = list(shown_names(base_map_svg(LAYERS, width=width)))
        assert len(names) > 15
        covered = [(a, b) for (a, rect_a), (b, rect_b) in combinations(names, 2) if overlap(rect_a, rect_b)]
        assert covered == []

    def test_keeps_its_names_on_the_sheet(self):
        svg = base_map_svg(LAYERS)
        height = float(ElementTree.fromstring(svg).get("height"))
        for name, (left, top, right, bottom) in shown_names(svg):
            assert left >= 0 and top >= 0 and right <= 1000 and bottom <= height, name

    def test_names_the_towns_first(self):
        for width in (1000, 420):
            names = {name for name, _ in shown_names(base_map_svg(LAYERS, width=width))}
            assert {"Røros", "Tynset", "Alvdal", "Tolga", "Os", "Ålen", "Femunden"} <= names

    def test_keeps_names_without_room_for_the_script(self):
        narrow = base_map_svg(LAYERS, width=420)
        assert narrow.count('display="none"') > 0
        assert narrow.count("<text") == base_map_svg(LAYERS, width=1000).count("<text")

    @pytest.mark.parametrize("missing", sorted(LAYERS))
    def test_draws_the_rest_when_a_file_is_missing(self, missing):
        rest = {name: layer for name, layer in LAYERS.items() if name != missing}
        svg = base_map_svg(rest)
        ElementTree.fromstring(svg)
        assert svg.count("<path") >= 5

    def test_draws_with_nothing_but_a_frame(self):
        ElementTree.fromstring(base_map_svg({}, frame=Box(61, 10, 62, 12)))

    def test_without_anything_is_refused(self):
        with pytest.raises(ValueError):
            base_map_svg({})

    def test_escapes_the_names_in_the_data(self):
        svg = base_map_svg({"places": _places(("Sør & <Nord>", 62.5, 11.0), ("B", 62.6, 11.1))})
        assert "Sør &amp; &lt;Nord&gt;" in svg
        ElementTree.fromstring(svg)

    def test_frames_the_municipalities(self):
        frame = region_frame(LAYERS)
        for feature in LAYERS["municipalities"]["features"]:
            for lon, lat in feature["geometry"]["coordinates"][0]:
                assert (lat, lon) in frame

    def test_credit_names_the_four_sources(self):
        for source in ("Kartverket", "GeoNames", "GSHHG", "Natural Earth"):
            assert source in CREDIT


def _places(*places):
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name, "rank": 1},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for name, lat, lon in places
        ],
    }


class TestTheSmallMap:
    @pytest.mark.parametrize(
        "points",
        [[CHURCH], [CHURCH, SMELTER], [CHURCH, MINE, BED], [CHURCH] * 3, [CHURCH, SMELTER, MINE, BED] * 3],
    )
    @pytest.mark.parametrize("size", [(360, 240), (320, 480), (600, 160)])
    def test_holds_every_point(self, points, size):
        width, height = size
        svg = mini_map_svg(LAYERS, points, width=width, height=height)
        seats = circles(svg, "marker")
        assert len(seats) == len(points)
        assert all(10 <= x <= width - 10 and 10 <= y <= height - 10 for x, y in seats)

    def test_numbers_the_points_in_order_unless_they_bring_a_label(self):
        svg = mini_map_svg(LAYERS, [Marker(62.57, 11.38, label="H"), CHURCH, MINE], width=360, height=240)
        assert re.findall(r'font-weight="700">([^<]+)<', svg) == ["H", "2", "3"]

    def test_puts_points_at_one_spot_side_by_side(self):
        seats = circles(mini_map_svg(LAYERS, [CHURCH] * 4, width=360, height=240), "marker")
        assert all(math.dist(a, b) > 20 for a, b in combinations(seats, 2))

    def test_has_no_name_over_another_or_over_a_marker(self):
        points = [CHURCH, SMELTER, MINE, BED]
        svg = mini_map_svg(LAYERS, points, width=360, height=300)
        rects = [rect for _, rect in shown_names(svg)]
        rects += [(x - 11, y - 11, x + 11, y + 11) for x, y in circles(svg, "marker")][:1]
        assert not any(overlap(a, b) for a, b in combinations(rects, 2))

    def test_draws_one_line_for_each_leg(self):
        legs = [(0, 1, "walk"), (1, 2, "drive")]
        svg = mini_map_svg(LAYERS, [CHURCH, SMELTER, MINE], width=360, height=240, legs=legs)
        assert svg.count('class="map-leg"') == 2

    def test_leaves_out_lines_that_are_too_rough_for_a_walk_in_town(self):
        near = mini_map_svg(LAYERS, [CHURCH, SMELTER], width=360, height=240)
        far = mini_map_svg(LAYERS, [CHURCH, BED], width=360, height=240)
        assert 'class="map-rail"' not in near
        assert 'class="map-rail"' in far

    def test_names_the_town_that_its_markers_cover(self):
        svg = mini_map_svg(LAYERS, [Marker(62.5747, 11.3842)], width=360, height=240)
        assert "Røros" in {name for name, _ in shown_names(svg)}

    def test_is_an_image_only_with_a_title(self):
        assert 'role="img" aria-label="A &amp; B"' in mini_map_svg(
            LAYERS, [CHURCH], width=360, height=240, title="A & B"
        )
        assert 'aria-hidden="true"' in mini_map_svg(LAYERS, [CHURCH], width=360, height=240)

    def test_is_small(self):
        svg = mini_map_svg(LAYERS, [CHURCH, MINE, BED], width=360, height=300)
        assert len(gzip.compress(svg.encode())) < 5_000

    def test_draws_in_another_region_without_layers(self):
        svg = mini_map_svg({}, [Marker(40.0, -3.0), Marker(40.1, -3.1)], width=300, height=200)
        assert len(circles(svg, "marker")) == 2


def tips(svg, kind):
    """Where the pins of a group point to."""
    pins = ElementTree.fromstring(svg).iter(f"{SVG}svg")
    return [
        (float(pin.get("x")), float(pin.get("y")))
        for pin in pins
        if pin.find(f"{SVG}path") is not None and pin.find(f"{SVG}path").get("class") == f"map-{kind}"
    ]


class TestTheMarkersWithoutScript:
    PROJECTION = Projection(region_frame(LAYERS), 1000)

    def test_are_links_where_the_places_are(self):
        svg = overlay_svg([MINE], self.PROJECTION)
        assert 'href="/en/places/olavsgruva/"' in svg
        assert tips(svg, "do") == [pytest.approx(self.PROJECTION.xy(MINE.point), abs=0.1)]

    def test_become_one_with_their_number_where_they_would_touch(self):
        svg = overlay_svg([CHURCH, SMELTER, BED], self.PROJECTION, list_href="#all")
        assert len(tips(svg, "many")) == 1 and len(tips(svg, "stay")) == 1
        assert 'href="#all"' in svg and ">2</text>" in svg

    def test_lie_over_the_base_map_exactly(self):
        sizes = [
            ElementTree.fromstring(svg).get("viewBox")
            for svg in (overlay_svg([MINE], self.PROJECTION), base_map_svg(LAYERS, width=1000))
        ]
        assert sizes[0] == sizes[1]

    def test_stay_out_of_the_way_of_the_list(self):
        svg = overlay_svg([CHURCH, BED], self.PROJECTION)
        assert 'aria-hidden="true"' in svg
        assert svg.count("<a ") == svg.count('tabindex="-1"')

    def test_show_an_unknown_group_as_a_plain_dot(self):
        svg = overlay_svg([Marker(62.5, 11.3, "X", "/x/", "brewery")], self.PROJECTION)
        assert glyph_path("brewery") in svg


class TestColours:
    def test_are_the_same_roles_in_both_schemes(self):
        used = {role for paint in PAINT.values() for role in paint.values()}
        assert set(LIGHT) == set(DARK) == used

    def test_are_the_same_in_the_style_sheet(self):
        css = (ROOT / "static/css/map.css").read_text()
        stated = dict(re.findall(r"--map-([\w-]+): light-dark\(([^)]+)\)", css))
        assert stated == {role: f"{LIGHT[role]}, {DARK[role]}" for role in LIGHT}

    def test_reach_every_class_through_the_style_sheet(self):
        css = (ROOT / "static/css/map.css").read_text()
        for name, paint in PAINT.items():
            rule = re.search(rf"\.map-{name} \{{([^}}]*)\}}", css)
            assert rule, name
            for attribute, role in paint.items():
                assert f"{attribute}: var(--map-{role})" in rule[1], name


class TestPaths:
    @given(st.lists(point, min_size=2, max_size=40), st.floats(0.1, 30))
    def test_simplifying_keeps_the_ends(self, points, tolerance):
        kept = simplified(points, tolerance)
        assert kept[0] == points[0] and kept[-1] == points[-1] and len(kept) <= len(points)

    @given(st.lists(point, min_size=3, max_size=20))
    def test_a_cut_ring_lies_in_the_window(self, ring):
        for x, y in clipped_ring(ring, (-50, -40, 60, 70)):
            assert -50.001 <= x <= 60.001 and -40.001 <= y <= 70.001

    @given(st.lists(point, min_size=2, max_size=20))
    def test_a_cut_line_lies_in_the_window(self, line):
        for piece in clipped_line(line, (-50, -40, 60, 70)):
            for x, y in piece:
                assert -50.001 <= x <= 60.001 and -40.001 <= y <= 70.001

    def test_a_line_through_the_window_is_cut_on_both_sides(self):
        assert clipped_line([(-10, 5), (20, 5)], (0, 0, 10, 10)) == [[(0, 5), (10, 5)]]

    def test_straight_data_is_short_and_relative(self):
        assert line_path([(0, 0), (10, 0.5), (9.5, 0.5)], smooth=False) == "M0 0l10 .5-.5 0"

    def test_a_smooth_line_starts_and_ends_at_its_ends(self):
        assert line_path([(0, 0), (10, 0), (10, 10)]) == "M0 0q10 0 10 10"

    @given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=4, max_size=60))
    def test_a_smooth_ring_stays_true_however_long_it_is(self, ring):
        if ring[0] == ring[-1]:
            return
        numbers = re.findall(r"-?\d*\.?\d+", ring_path(ring).split("t")[0])
        data = ring_path(ring)
        assert data.startswith("M") and data.endswith("z") and len(numbers) >= 6
        # Follow the steps: each middle must lie where its two control points say, within rounding.
        x, y = float(numbers[0]), float(numbers[1])
        steps = [float(n) for n in re.findall(r"-?\d*\.?\d+", data)][2:]
        middles = [(x + steps[2], y + steps[3])]
        for dx, dy in zip(steps[4::2], steps[5::2], strict=True):
            middles.append((middles[-1][0] + dx, middles[-1][1] + dy))
        for (ax, ay), (bx, by), (mx, my) in zip(ring, ring[1:], middles, strict=False):
            assert (mx, my) == pytest.approx(((ax + bx) / 2, (ay + by) / 2), abs=0.21)


class TestLabels:
    BOUNDS = (0, 0, 400, 400)

    def test_the_first_gets_the_better_place(self):
        first, second = place(
            [Label(("Os",), "town", ((200, 200),)), Label(("Ås",), "town", ((200, 200),))],
            bounds=self.BOUNDS,
            font_size=12,
        )
        assert (first.side, second.side) == ("right", "left")

    def test_one_without_room_is_marked(self):
        (placed,) = place(
            [Label(("Os",), "town", ((200, 200),))],
            bounds=self.BOUNDS,
            font_size=12,
            obstacles=[(0, 0, 400, 400)],
        )
        assert not placed.fits

    def test_crosses_a_road_only_if_it_must(self):
        road = [(x, 200) for x in range(200, 400, 4)]
        (placed,) = place(
            [Label(("Tolga",), "town", ((200, 200),))], bounds=self.BOUNDS, font_size=12, lines=road
        )
        assert placed.side != "right"

    def test_a_name_in_a_lake_stands_inside_it(self):
        lake = [(0, 0), (100, 0), (100, 20), (20, 20), (20, 100), (0, 100)]
        for x, y in roomy_spots([lake]):
            assert (0 < x < 100 and 0 < y < 20) or (0 < x < 20 and 0 < y < 100)
