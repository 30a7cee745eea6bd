"""What is told of a map's ground: how far areas reach, and where a text or a leader has room."""

import pytest

from ruska.layout.map_plane import Ring
from ruska.layout.map_silhouette import ROWS, Silhouette
from ruska.layout.map_taken import Taken
from ruska.scene import Box

HOOK: Ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (8.0, 10.0), (8.0, 2.0), (0.0, 2.0))
WEDGE: Ring = ((20.0, 0.0), (30.0, 0.0), (20.0, 10.0))


def test_a_silhouette_knows_both_ends_of_all_areas_at_a_height() -> None:
    shape = Silhouette([(HOOK,), (WEDGE,)])
    step = 10 / ROWS
    assert shape.extent(0.5, 1.0) == pytest.approx((0, 30 - 0.5), abs=2 * step)
    assert shape.extent(5, 6) == pytest.approx((8, 25), abs=2 * step)
    assert shape.extent(-5, 20) == pytest.approx((0, 30), abs=2 * step)
    assert shape.extent(11, 12) is None
    assert shape.extent(-3, -1) is None


def test_texts_keep_a_gap_to_what_is_taken() -> None:
    taken = Taken([Box(0, 0, 10, 10)])
    assert taken.has_room(Box(13, 0, 5, 5), 2)
    assert not taken.has_room(Box(11, 0, 5, 5), 2)
    taken.add(Box(13, 0, 5, 5))
    assert not taken.has_room(Box(14, 1, 1, 1), 0)
    assert taken.boxes == [Box(13, 0, 5, 5)]


def test_leaders_pass_beside_texts_and_cross_no_other() -> None:
    taken = Taken([Box(0, 0, 10, 10)])
    assert not taken.lets_pass(((-5, 5), (15, 5)), 0)
    assert taken.lets_pass(((-5, 15), (15, 12)), 1)
    assert not taken.lets_pass(((-5, 15), (15, 9.5)), 1)
    # Within the rectangle around the line, yet not on it.
    assert taken.lets_pass(((-5, 8), (8, 40)), 1)
    taken.leaders.append(((20, 0), (20, 10)))
    assert taken.crossed(((15, 5), (25, 5)))
    assert not taken.crossed(((15, 15), (25, 15)))
    assert not taken.clear_of_leaders(Box(18, 4, 5, 2), 0)
    assert taken.clear_of_leaders(Box(22, 4, 5, 2), 1)
