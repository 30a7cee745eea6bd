"""Icons: all of the set are read, stay in their box, and an unknown name is told with its neighbours."""

import math

import pytest

from ruska.errors import ScriptError
from ruska.layout.icons import GRID, icon_lines, icon_names, icon_strokes, nearest_icons
from ruska.layout.svgpath import path_lines
from ruska.scene import Box


def test_every_icon_is_read_and_stays_on_its_grid() -> None:
    names = icon_names()
    assert len(names) > 1500
    for name in names:
        lines = icon_lines(name)
        assert lines, name
        assert all(len(line) > 1 for line in lines), name
        assert all(-0.01 <= value <= GRID + 0.01 for line in lines for point in line for value in point), name


def test_strokes_fill_the_box_of_their_panel() -> None:
    strokes = icon_strokes("key", "users", Box(100, 50, 80, 48), "#00274A")
    assert [stroke.id for stroke in strokes] == [f"key-{index}" for index in range(len(strokes))]
    assert {stroke.color for stroke in strokes} == {"#00274A"}
    assert {stroke.width for stroke in strokes} == {4.0}
    xs = [x for stroke in strokes for x in stroke.xs]
    ys = [y for stroke in strokes for y in stroke.ys if y is not None]
    assert min(xs) >= 116 and max(xs) <= 164
    assert min(ys) >= 50 and max(ys) <= 98


def test_a_width_in_pixels_is_kept() -> None:
    assert {stroke.width for stroke in icon_strokes("a", "zap", Box(0, 0, 96, 96), "#000000", width=2)} == {2}


def test_an_unknown_icon_is_told_with_the_nearest() -> None:
    with pytest.raises(ScriptError, match='there is no icon "userz"; the nearest are user') as caught:
        icon_strokes("a", "userz", Box(0, 0, 24, 24), "#000000")
    assert "lucide.dev" in str(caught.value)
    assert nearest_icons("bed_large")[0].startswith("bed")
    assert "tree-pine" in nearest_icons("pine")


def test_a_dot_is_drawn_as_a_ring() -> None:
    dots = [line for line in icon_lines("info") if max(math.dist(line[0], point) for point in line) < 1]
    assert len(dots) == 1 and len(dots[0]) > 4


PATHS = [
    ("M1 2l3 0v4H2V1", [[(1, 2), (4, 2), (4, 6), (2, 6), (2, 1)]]),
    ("m1 1 2 0 0 2z", [[(1, 1), (3, 1), (3, 3), (1, 1)]]),
    ("M0 0H2M5 5h1", [[(0, 0), (2, 0)], [(5, 5), (6, 5)]]),
    ("M0 0h4zv3", [[(0, 0), (4, 0), (0, 0)], [(0, 0), (0, 3)]]),
    ("M1-2-.5.5", [[(1, -2), (-0.5, 0.5)]]),
]


@pytest.mark.parametrize(("data", "lines"), PATHS, ids=[data for data, _ in PATHS])
def test_straight_paths(data: str, lines: list) -> None:
    assert path_lines(data) == lines


def test_arcs_keep_to_their_circle() -> None:
    (line,) = path_lines("M5 0a5 5 0 1110 0")
    assert line[0] == (5, 0) and line[-1] == (15, 0)
    assert all(math.dist((10, 0), point) == pytest.approx(5, abs=1e-9) for point in line)
    assert min(y for _, y in line) == pytest.approx(-5, abs=0.05)
    (other,) = path_lines("M5 0a5 5 0 10 10 0")
    assert max(y for _, y in other) == pytest.approx(5, abs=0.05)


def test_curves_pass_through_their_middles() -> None:
    (cubic,) = path_lines("M0 0C0 4 4 4 4 0S8-4 8 0")
    assert any(point == pytest.approx((2, 3)) for point in cubic)
    assert any(point == pytest.approx((6, -3)) for point in cubic)
    (quadratic,) = path_lines("M0 0Q2 4 4 0T8 0")
    assert any(point == pytest.approx((2, 2)) for point in quadratic)
    assert any(point == pytest.approx((6, -2)) for point in quadratic)


def test_bad_paths_are_refused() -> None:
    for data in ("M0", "M0 0x1", "M0 0z5"):
        with pytest.raises(ValueError, match="path data"):
            path_lines(data)
