import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roros_site.kit.geo import (
    Box,
    Calibration,
    Projection,
    bike_min,
    cluster,
    distance_m,
    drive_min,
    from_position,
    to_position,
    walk_min,
)

DATA = Path(__file__).parents[2] / "data"
REGION_FRAME = Box(61.75, 9.7, 63.15, 12.4)
ROROS = (62.5747, 11.3842)
TYNSET = (62.2759, 10.7824)

inside = st.tuples(st.floats(61.75, 63.15), st.floats(9.7, 12.4))
drawn = st.tuples(st.floats(-500, 1500), st.floats(-500, 1500))


class TestDistance:
    def test_is_known_between_roros_and_tynset(self):
        assert distance_m(ROROS, TYNSET) == pytest.approx(45_500, rel=0.01)

    def test_is_nothing_to_the_same_point(self):
        assert distance_m(ROROS, ROROS) == 0

    def test_survives_the_other_side_of_the_earth(self):
        assert distance_m((0, 0), (0, 180)) == pytest.approx(math.pi * 6_371_008.8)

    @given(inside, inside)
    def test_is_the_same_both_ways(self, a, b):
        assert distance_m(a, b) == pytest.approx(distance_m(b, a))


class TestTravelEstimates:
    def test_walking_takes_the_detour_and_rounds_up(self):
        assert walk_min(560) == 10
        assert walk_min(561) == 11

    def test_driving_adds_parking_once(self):
        straight = distance_m(ROROS, TYNSET)
        assert drive_min(straight) == math.ceil(straight / 1000 * 1.31 / 62 * 60 + 3)

    def test_no_distance_takes_no_time(self):
        assert walk_min(0) == bike_min(0) == drive_min(0) == 0

    def test_another_region_brings_its_own_calibration(self):
        assert bike_min(10_000, Calibration(bike_kmh=20, bike_detour=1)) == 30

    def test_the_defaults_are_those_of_the_data(self):
        travel = json.loads((DATA / "travel.json").read_text())
        assert Calibration.from_travel(travel) == Calibration()

    def test_what_a_file_leaves_out_keeps_its_default(self):
        assert Calibration.from_travel({"walking_kmh": 5}) == Calibration(walk_kmh=5)


class TestBox:
    def test_holds_the_points_it_was_made_around(self):
        box = Box.around([ROROS, TYNSET])
        assert ROROS in box and TYNSET in box and box.center in box

    def test_without_points_is_refused(self):
        with pytest.raises(ValueError):
            Box.around([])

    def test_turned_round_is_refused(self):
        with pytest.raises(ValueError):
            Box(63, 11, 62, 12)

    @given(inside, st.floats(10, 50_000), st.floats(0, 360))
    def test_within_a_radius_leaves_nobody_out(self, center, radius_m, bearing):
        reach = math.degrees(radius_m * 0.999 / 6_371_008.8)
        north = reach * math.cos(math.radians(bearing))
        east = reach * math.sin(math.radians(bearing)) / math.cos(math.radians(center[0]))
        point = (center[0] + north, center[1] + east)
        if distance_m(center, point) <= radius_m:
            assert point in Box.within(center, radius_m)

    def test_union_holds_both(self):
        a, b = Box.within(ROROS, 100), Box.within(TYNSET, 100)
        assert ROROS in a.union(b) and TYNSET in a.union(b)


def test_geojson_order_is_turned_and_turned_back():
    assert to_position(ROROS) == [11.3842, 62.5747]
    assert from_position([11.3842, 62.5747, 628]) == ROROS


class TestProjection:
    @given(inside)
    def test_goes_there_and_back(self, point):
        projection = Projection(REGION_FRAME, 1000)
        assert projection.latlon(*projection.xy(point)) == pytest.approx(point, abs=1e-9)

    def test_puts_the_corners_in_the_corners(self):
        projection = Projection(REGION_FRAME, 1000)
        assert projection.xy((63.15, 9.7)) == pytest.approx((0, 0))
        assert projection.xy((61.75, 12.4)) == pytest.approx((1000, projection.height))
        assert projection.percent((61.75, 12.4)) == pytest.approx((100, 100))

    def test_agrees_with_the_tile_grid(self):
        n, x, y = 2**9, 272, 142
        corner = (math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / n)))), x / n * 360 - 180)
        world = Projection(Box(-85.051129, -180, 85.051129, 180), n)
        assert world.xy(corner) == pytest.approx((x, y), abs=1e-4)

    def test_is_square_on_the_ground(self):
        projection = Projection(REGION_FRAME, 1000)
        x, y = projection.xy(ROROS)
        step = 10
        east = distance_m(projection.latlon(x - step, y), projection.latlon(x + step, y))
        north = distance_m(projection.latlon(x, y - step), projection.latlon(x, y + step))
        assert east == pytest.approx(north, rel=1e-4)
        assert projection.metres_per_unit(ROROS[0]) * 2 * step == pytest.approx(east, rel=1e-4)

    @given(inside, inside, st.floats(100, 900), st.floats(100, 900))
    def test_fitted_has_the_asked_size_and_the_box_within_the_padding(self, a, b, width, height):
        box = Box.around([a, b])
        if box.north - box.south < 1e-4 and box.east - box.west < 1e-4:
            return
        projection = Projection.fit(box, width, height, padding=20)
        assert projection.height == pytest.approx(height, rel=1e-6)
        for point in (a, b):
            x, y = projection.xy(point)
            assert 20 - 1e-3 <= x <= width - 20 + 1e-3
            assert 20 - 1e-3 <= y <= height - 20 + 1e-3

    def test_of_nothing_is_refused(self):
        with pytest.raises(ValueError):
            Projection(Box.around([ROROS]), 1000)
        with pytest.raises(ValueError):
            Projection.fit(Box.around([ROROS]), 100, 100)
        with pytest.raises(ValueError):
            Projection.fit(REGION_FRAME, 30, 30, padding=15)


class TestCluster:
    @given(st.lists(drawn, max_size=60), st.floats(1, 400))
    def test_holds_every_point_once(self, points, cell):
        groups = cluster(points, cell)
        assert sorted(i for group in groups for i in group.members) == list(range(len(points)))

    @given(st.lists(drawn, max_size=60), st.floats(1, 400))
    def test_keeps_groups_apart(self, points, cell):
        groups = cluster(points, cell)
        for i, a in enumerate(groups):
            for b in groups[i + 1 :]:
                assert math.dist((a.x, a.y), (b.x, b.y)) >= cell

    def test_stands_where_its_first_point_stands(self):
        (group,) = cluster([(10, 10), (12, 10), (10, 13)], 20)
        assert (group.x, group.y, group.members) == (10, 10, (0, 1, 2))

    def test_splits_as_the_map_grows(self):
        points = [(0, 0), (3, 0), (50, 0)]
        assert [len(cluster([(x * zoom, y * zoom) for x, y in points], 40)) for zoom in (0.5, 1, 20)] == [
            1,
            2,
            3,
        ]

    def test_without_a_size_is_refused(self):
        with pytest.raises(ValueError):
            cluster([(0, 0)], 0)
