"""Rows, ends, axes, keys, annotations and boxes: room is measured, kept and never exceeded."""

import itertools

import pytest

from ruska.layout.annotate import Field, Near, period_lines
from ruska.layout.axes import fitting_ticks, make_value_axis, tick_marks
from ruska.layout.boxes import Grid, label_box, line_boxes, open_stretches, outside, overlap
from ruska.layout.ends import End, Gutter, end_labels, ends_width, place_ends
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.rows import RowNames, reach, row_columns, wanted_height
from ruska.layout.space import At, block_height, text_block
from ruska.scene import Box, Dots, Label, Rect, Rule, TextStyle, Tick

STYLE = TextStyle(20, "#14202B")


def test_a_block_hangs_stands_or_is_centred() -> None:
    tops = {}
    for valign in ("top", "middle", "bottom"):
        first, last = text_block("a", ["one", "two"], STYLE, At(0, 0, valign=valign))
        assert last.dy - first.dy == pytest.approx(24)
        tops[valign] = first.dy - 0.727 * 20, last.dy
    assert tops["top"][0] == pytest.approx(0)
    assert tops["bottom"][1] == pytest.approx(0)
    assert sum(tops["middle"]) == pytest.approx(0)


def test_a_block_of_no_lines_has_no_height() -> None:
    assert block_height(0, STYLE) == 0
    assert text_block("a", [], STYLE, At(0, 0)) == []


def test_few_rows_fill_the_height_and_many_stand_in_columns(make_space) -> None:
    space = make_space()
    area = Box(0, 0, space.width, space.height)
    (three,) = row_columns(RowNames(("A", "B", "C"), (False,) * 3), space, area)
    used = three.rows[-1].bottom - three.rows[0].top
    assert used > 0.8 * space.height
    forty = row_columns(RowNames(tuple(f"Area {n}" for n in range(40)), (False,) * 40), space, area)
    assert len(forty) == 2
    assert [row.index for column in forty for row in column.rows] == list(range(40))


@pytest.mark.parametrize(("size", "width", "height"), [("web", 1104, 430), ("narrow", 356, 2000)])
def test_rows_do_not_touch(make_space, size: str, width: float, height: float) -> None:
    space = make_space(size, width, height)
    names = RowNames(("Short", "A name of many words that has to be broken into lines", "Last"), (True, False, False))
    (column,) = row_columns(names, space, Box(0, 0, width, height))
    assert column.above == space.narrow
    for before, after in zip(column.rows, column.rows[1:], strict=False):
        assert before.middle + before.thickness / 2 < after.middle - after.thickness / 2
        assert before.bottom <= after.top + 1e-6
    for row in column.rows:
        assert row.top <= row.middle - row.thickness / 2
        assert row.middle + row.thickness / 2 <= row.bottom + 0.5


def test_narrow_rows_get_the_height_that_they_want(make_space) -> None:
    space = make_space("narrow", 356, 10_000)
    names = RowNames(tuple(f"Area {n}" for n in range(12)), (False,) * 12)
    height = wanted_height(names, space)
    (column,) = row_columns(names, space, Box(0, 0, 356, height))
    assert column.rows[-1].bottom <= height + 0.5
    assert all(row.thickness == pytest.approx(1.35 * space.size.label) for row in column.rows)


def test_texts_outside_bars_have_room() -> None:
    texts = [(100.0, 60.0), (40.0, 300.0), (-20.0, -50.0)]
    low, high = reach(-20, 100, 800, texts)
    per_pixel = (high - low) / 800
    for value, pixels in texts:
        end = (value - low) / per_pixel + pixels
        assert -0.5 <= end <= 800.5


def test_marks_keep_a_quarter_however_long_the_texts_are() -> None:
    low, high = reach(0, 10, 400, [(10, 5000)])
    assert 10 / (high - low) >= 0.249


def test_ends_keep_apart_and_leave_out_the_weak(make_space) -> None:
    space = make_space()
    ends = [End(f"s{n}", f"Series {n}", "1.0", "#00274A", 100.0, strong=n == 3) for n in range(40)]
    placed = place_ends(ends, Gutter(space, 200, 0, 200))
    assert 3 < len(placed) < 40
    assert any(end.block.end.strong for end in placed)
    spans = sorted((end.y - end.block.height / 2, end.y + end.block.height / 2) for end in placed)
    assert all(after[0] >= before[1] - 1e-6 for before, after in itertools.pairwise(spans))


def test_few_ends_have_their_value_below_the_name(make_space) -> None:
    space = make_space()
    (placed,) = place_ends([End("a", "Series A", "1.98", "#00274A", 50)], Gutter(space, 200, 0, 400))
    name, value = end_labels(placed, 1, 2, 10)
    assert (name.text, value.text) == ("Series A", "1.98")
    assert value.dy - name.dy > space.size.label
    assert ends_width([placed]) == pytest.approx(
        max(space.text_width(label.text, label.style) for label in (name, value))
    )


def test_a_long_end_keeps_its_value(make_space) -> None:
    space = make_space()
    ends = [End(f"{n}", "A very long name of a series", "1,234", "#00274A", 10.0 * n) for n in range(9)]
    for end in place_ends(ends, Gutter(space, 120, 0, 400)):
        assert end.block.lines[0].text.endswith("… 1,234")
        assert end.block.width <= 121


def test_ticks_fit_and_hold_both_ends(make_space) -> None:
    space = make_space()
    texts = [str(year) for year in range(1990, 2025)]
    named = fitting_ticks(texts, 12, space)
    assert named[0] == 0 and named[-1] == 34
    assert all(12 * (b - a) > space.text_width("2000", space.tick(500)) for a, b in itertools.pairwise(named))


def test_few_ticks_are_set_alike(make_space) -> None:
    space = make_space()
    ticks = [Tick(float(n), str(n)) for n in range(5)]
    few, many = tick_marks(ticks[:3], [0, 1, 2], 0, space), tick_marks(ticks, [0, 1, 2, 3, 4], 0, space)
    assert len({label.style for label in few}) == 1
    assert len({label.style for label in many}) == 2
    assert tick_marks(ticks, [], 0, space) == []


def test_an_axis_writes_zero_as_the_kind_says(make_space) -> None:
    axis = make_value_axis([0, 2], make_space(), 400, lambda tick, step: f"{tick:g}")
    assert axis.texts[0] == "0"
    assert axis.inset > axis.width > 0
    assert [tick.position for tick in axis.axis(0.4, 1.2).ticks] == [t for t in axis.scale.ticks if 0.4 <= t <= 1.2]
    empty = make_value_axis([], make_space(), 400, lambda tick, step: "")
    assert empty.inset == 0


def test_a_key_wraps_and_takes_dots(make_space) -> None:
    space = make_space("narrow", 356, 400)
    entries = [KeyEntry(f"Group with a name {n}", "#00274A", dot=n == 0) for n in range(4)]
    panel = key_panel("key", entries, space)
    assert panel.box.height > 3 * space.size.label
    assert isinstance(panel.marks[0], Dots) and isinstance(panel.marks[2], Rect)
    for mark in panel.marks:
        if isinstance(mark, Label):
            assert mark.x + space.text_width(mark.text, mark.style) <= 356


def test_crowded_bars_are_thicker_where_texts_stand_inside_them(make_space) -> None:
    space = make_space()
    names = tuple(f"Area {number}" for number in range(10))
    box = Box(0, 0, space.width, 10 * 1.5 * space.size.floor)
    bare, filled = (
        row_columns(RowNames(names, (False,) * 10, thick=thick), space, box)[0].rows[0] for thick in (False, True)
    )
    assert bare.thickness < 1.2 * space.size.floor < 1.25 * space.size.floor < filled.thickness
    assert filled.thickness < 0.9 * (filled.bottom - filled.top)


def make_field(space) -> Field:
    return Field(Grid(Box(0, 0, 800, 400), 0, 10, 0, 10), space)


def test_a_text_keeps_off_what_stands_there(make_space) -> None:
    field = make_field(make_space())
    above = Box(300, 100, 200, 95)
    field.taken.append(above)
    marks = field.text("t", (5, 5), "Remark", Near(10, (200,)))
    assert all(overlap(field.box(mark), above) == 0 for mark in marks if isinstance(mark, Label))


def test_a_text_stands_further_off_rather_than_touch_a_line_by_a_corner(make_space) -> None:
    field = make_field(make_space())
    field.taken += [Box(0, 0, 800, 208), Box(398, 208, 4, 4)]
    marks = field.text("t", (5, 5), "Remark", Near(10, (200,)))
    assert all(overlap(field.box(mark), box) == 0 for mark in marks if isinstance(mark, Label) for box in field.taken)


def test_texts_keep_off_each_other_and_get_leaders(make_space) -> None:
    field = make_field(make_space())
    marks = [mark for n in range(9) for mark in field.text(f"t{n}", (5, 5), "A remark", Near(10, (200,)))]
    boxes = [field.box(mark) for mark in marks if isinstance(mark, Label)]
    assert all(overlap(a, b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert any(isinstance(mark, Rule) and mark.id.endswith("leader") for mark in marks)


def test_a_text_is_not_cut_where_a_wider_one_fits(make_space) -> None:
    field = make_field(make_space())
    words = "A remark of several words that would not fit into a narrow column"
    texts = [mark.text for mark in field.text("t", (5, 5), words, Near(10, (80, 400))) if isinstance(mark, Label)]
    assert " ".join(texts) == words


def test_a_reference_is_broken_at_texts(make_space) -> None:
    field = make_field(make_space())
    field.labels.append(Box(380, 190, 60, 20))
    rules = [mark for mark in field.reference("r", 5, "Average") if isinstance(mark, Rule)]
    assert len(rules) == 2
    assert rules[0].x1 < 380 / 80 and rules[1].x0 > 440 / 80


def test_a_period_is_named_inside_the_plot_without_broken_words(make_space) -> None:
    space = make_space("narrow", 356, 400)
    field = Field(Grid(Box(0, 0, 240, 300), 0, 10, 0, 10), space)
    ground, *names = field.period("p", (0, 1), "Pandemiavuodet")
    assert isinstance(ground, Rect) and (ground.x0, ground.x1) == (0, 1)
    assert [name.text for name in names] == ["Pandemiavuodet"]
    assert field.box(names[0]).x >= -0.01
    assert period_lines("Koronavuodet ja muut", 10, space) == ("Koronavuodet ja", "muut")


def test_stretches_stay_open_between_what_blocks_them() -> None:
    assert open_stretches([], (0, 10)) == [(0, 10)]
    assert open_stretches([(4, 6), (2, 3), (5, 7)], (0, 10)) == [(0, 2), (3, 4), (7, 10)]
    assert open_stretches([(-5, 20)], (0, 10)) == []
    assert open_stretches([(8, 20)], (0, 10)) == [(0, 8)]


def test_boxes_measure(ruler) -> None:
    label = Label("a", 0, 0, "Text", STYLE, "end", 5, 7)
    box = label_box(label, 100, 50, ruler)
    assert box.x + box.width == pytest.approx(105)
    assert box.y < 57 < box.y + box.height
    assert overlap(Box(0, 0, 10, 10), Box(5, 5, 10, 10)) == 25
    assert overlap(Box(0, 0, 10, 10), Box(10, 0, 10, 10)) == 0
    assert outside(Box(-3, 2, 10, 20), 100, 20) == 3
    assert outside(Box(0, 0, 10, 24), 100, 20) == 4
    assert len(line_boxes([(0, 0), (90, 0)], 2)) == 11
