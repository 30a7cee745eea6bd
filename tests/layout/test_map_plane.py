"""Projection, merging, cutting, hatching and room for labels, on the shipped outlines and on plain shapes."""

from pathlib import Path

import pytest

from ruska.data.outlines import Outlines, load_outlines
from ruska.layout.map_hatch import hatching
from ruska.layout.map_plane import (
    Bounds,
    Ring,
    all_points,
    broken_lines,
    contains,
    cut_lines,
    cut_rings,
    cut_segment,
    merged,
    projected,
    sides,
)
from ruska.layout.map_projection import AzimuthalEqualArea
from ruska.layout.map_room import inner_points, largest_box

SHIPPED = Path(__file__).parents[2] / "datasets" / "maps"
SQUARE: Ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HOOK: Ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (8.0, 10.0), (8.0, 2.0), (0.0, 2.0))


@pytest.fixture(scope="module")
def lapland() -> Outlines:
    return load_outlines(SHIPPED, "lapland")


def area(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in sides(ring))) / 2


def test_the_projection_gives_the_published_figures() -> None:
    """Snyder 1987, page 333, on Clarke's ellipsoid; EPSG guidance note 7-2, Lambert azimuthal equal area."""
    clarke = AzimuthalEqualArea(40, -100, 6_378_206.4, 0.00676866)
    assert clarke.point(-110, 30) == pytest.approx((-965_932.1, -1_056_814.9), abs=0.1)
    east, north = AzimuthalEqualArea(52, 10).point(5, 50)
    assert (east + 4_321_000, north + 3_210_000) == pytest.approx((3_962_799.45, 2_999_718.85), abs=0.02)
    assert AzimuthalEqualArea(67, 26).point(26, 67) == pytest.approx((0, 0), abs=1e-6)


def test_areas_are_kept(lapland: Outlines) -> None:
    """Inari is 17 333 km2 by Statistics Finland; the generalised outline is within 5 % of it."""
    assert area(projected(lapland)["148"][0]) / 1e6 == pytest.approx(17_333, rel=0.05)


def test_merging_takes_shared_borders_away(lapland: Outlines) -> None:
    parts = [projected(lapland)[code] for code in ("698", "320", "614")]
    whole = merged(parts)
    assert len(whole) == 1
    assert area(whole[0]) == pytest.approx(sum(area(ring) for rings in parts for ring in rings))
    everything = merged(list(projected(lapland).values()))
    assert area(max(everything, key=area)) == pytest.approx(
        sum(area(ring) for rings in projected(lapland).values() for ring in rings), rel=1e-6
    )


def test_cutting_keeps_what_is_inside() -> None:
    frame = Bounds(2, -5, 6, 5)
    (cut,) = cut_rings([SQUARE], frame)
    assert area(cut) == pytest.approx(20)
    assert Bounds.of(cut) == Bounds(2, 0, 6, 5)
    assert cut_rings([SQUARE], Bounds(20, 20, 30, 30)) == ()
    assert cut_rings([SQUARE], Bounds(-1, -1, 11, 11)) == (SQUARE,)
    assert cut_rings([SQUARE], Bounds(4, 4, 6, 6))[0] != ()


def test_lines_are_cut_without_the_frames_own_edge() -> None:
    lines = cut_lines([SQUARE], Bounds(2, -5, 6, 5))
    assert lines == [[(2, 0), (6, 0)]]
    assert cut_segment((0, 0), (10, 10), Bounds(2, 0, 4, 10)) == ((2, 2), (4, 4))
    assert cut_segment((0, 0), (10, 0), Bounds(2, 1, 4, 2)) is None


def test_lines_are_broken_at_texts() -> None:
    assert broken_lines([[(0, 0), (10, 0), (10, 10)]], [Bounds(4, -1, 6, 1)]) == [
        [(0, 0), (4, 0)],
        [(6, 0), (10, 0), (10, 10)],
    ]
    assert broken_lines([[(4.5, 0), (5, 0)]], [Bounds(4, -1, 6, 1)]) == []
    assert broken_lines([[(0, 5), (10, 5)]], [Bounds(4, -1, 6, 1)]) == [[(0, 5), (10, 5)]]


def test_hatching_stays_inside_and_covers() -> None:
    lines = hatching([HOOK], 0.5)
    for (x0, y0), (x1, y1) in lines:
        assert contains([HOOK], ((x0 + x1) / 2, (y0 + y1) / 2))
    length = sum(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 for (x0, y0), (x1, y1) in lines)
    assert length * 0.5 == pytest.approx(area(HOOK), rel=0.05)


def test_holes_are_left_out() -> None:
    hole = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))
    assert not contains([SQUARE, hole], (5, 5))
    assert contains([SQUARE, hole], (2, 5))
    assert not any(Bounds(4.2, 4.2, 5.8, 5.8).holds(point) for line in hatching([SQUARE, hole], 0.3) for point in line)


def test_the_largest_box_is_where_there_is_room() -> None:
    room = largest_box((SQUARE,), 2.0)
    assert room.centre == pytest.approx((5, 5), abs=0.3)
    assert room.width == pytest.approx(10, rel=0.06)
    assert room.holds(9, 4.4) and not room.holds(11, 2)
    # The hook has a bar of 10 by 2 at its foot and one of 2 by 10 at its right.
    assert largest_box((HOOK,), 4.5).centre[1] == pytest.approx(1, abs=0.2)
    assert largest_box((HOOK,), 1 / 4.5).centre[0] == pytest.approx(9, abs=0.2)


def test_the_largest_box_lies_whole_inside_every_municipality(lapland: Outlines) -> None:
    for code, rings in projected(lapland).items():
        room = largest_box(rings, 2.5)
        (x, y), width, height = room.centre, room.width, room.height
        frame = Bounds(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        assert width > 0, code
        shrunk = frame.grown(-0.01 * width)
        assert cut_lines(rings, shrunk) == [], code
        assert all(contains(rings, point) for point in inner_points(rings)), code


def test_bounds_of_all_municipalities(lapland: Outlines) -> None:
    bounds = Bounds.of(all_points(ring for rings in projected(lapland).values() for ring in rings))
    assert bounds.width / bounds.height == pytest.approx(0.766, abs=0.01)
