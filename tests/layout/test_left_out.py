"""What gives way where there is no room, and what never does."""

from itertools import pairwise

import pytest

from ruska.layout.axes import fitting_ticks, ticks_left_out
from ruska.layout.ends import End, Gutter, ends_left_out, place_ends
from ruska.layout.rows import RowNames, row_columns
from ruska.scene import Box

COLOR = "#00274A"


def test_ends_in_the_middle_give_way_before_the_highest_and_lowest_and_never_the_strong(make_space) -> None:
    ends = [End(str(i), f"Series {i}", str(i), COLOR, 20.0 * i, strong=i == 5) for i in range(12)]
    for room in (150, 60):
        placed = place_ends(ends, Gutter(make_space(), 200, 0, room))
        kept = {end.block.end.series for end in placed}
        assert {"5", "0", "11"} <= kept and len(kept) < 12
        assert ends_left_out(ends, placed) == tuple(f"Series {i} {i}" for i in range(12) if str(i) not in kept)
    (alone,) = place_ends(ends, Gutter(make_space(), 200, 0, 10))
    assert alone.block.end.strong


def test_years_that_are_not_named_are_told(make_space) -> None:
    years = [str(year) for year in range(1990, 2026)]
    named = fitting_ticks(years, 9, make_space())
    assert named[-1] == len(years) - 1
    assert len(ticks_left_out(years, named)) == len(years) - len(named) > 0


LONG = "A region with a name that is rather long"


@pytest.mark.parametrize("count", [9, 11])
def test_crowded_rows_stand_closer_before_their_names_are_cut(count: int, make_space) -> None:
    space = make_space("link", 1040, 230)
    names = RowNames(tuple(f"{LONG} {i}" for i in range(count)), (False,) * count)
    columns = row_columns(names, space, Box(0, 0, 1040, 230))
    assert not any(column.cut for column in columns)
    texts = [label.text for column in columns for row in column.rows for label in row.labels]
    assert not any("…" in text for text in texts)


def test_very_many_rows_name_the_highlight_the_first_and_the_last(make_space) -> None:
    space, count = make_space("link", 1040, 200), 60
    names = RowNames(tuple(f"{LONG} {i}" for i in range(count)), tuple(i == 20 for i in range(count)))
    (column,) = row_columns(names, space, Box(0, 0, 1040, 200))
    named = [row.index for row in column.rows if row.named]
    assert {0, 20, count - 1} <= set(named) and len(named) < count
    assert len(column.rows) == count
    middles = [row.middle for row in column.rows if row.named]
    assert min(b - a for a, b in pairwise(middles)) >= 1.29 * space.size.floor
    assert all(bool(row.labels) == row.named for row in column.rows)
