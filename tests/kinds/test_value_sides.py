"""Values beside dots: the side at which no line runs through them."""

from collections.abc import Iterator

import pytest

from ruska import DotPlot, ReferenceLine
from ruska.kinds.value_sides import Lines, Spot, value_offsets
from ruska.layout.boxes import Grid, overlap, panel_label_boxes
from ruska.scene import Box, Label, Rule, Sheet
from tests.gallery.case import Case, areas, both, first, groups, number, where
from tests.gallery.studio import Studio


def offsets(*xs: float, lines: tuple[float, ...] = (100,), start: float = 0) -> list[float]:
    return value_offsets([Spot(x, 10, 30) for x in xs], Lines(lines, (start, 300), 4, 12))


def test_values_stand_at_the_right_where_no_line_is_near() -> None:
    assert offsets(40, 55, 120, lines=(100, 290)) == [10, 10, 10]


def test_all_values_before_a_line_change_sides_together() -> None:
    assert offsets(50, 80, 120) == [-10, -10, 10]


def test_a_value_without_room_at_the_left_stays_and_the_others_change() -> None:
    assert offsets(20, 80) == [10, -10]


def test_a_value_between_two_lines_stands_just_past_the_next() -> None:
    assert offsets(85, lines=(60, 100)) == [19]


def test_a_value_that_lines_hit_everywhere_keeps_its_place() -> None:
    assert offsets(80, lines=(50, 100, 110, 125)) == [10]


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def struck_values(sheet: Sheet, studio: Studio) -> Iterator[str]:
    """Yield the values that lie across a reference line or the zero line, which is then broken there."""
    for panel in sheet.scene.panels:
        grid = Grid.of(panel)
        xs = {grid.pixel(mark.x0, 0)[0] for mark in panel.marks if isinstance(mark, Rule) and mark.x0 == mark.x1}
        for label, box in panel_label_boxes(panel, studio.ruler):
            lines = [Box(x, box.y, 1, box.height) for x in xs]
            if label.id.startswith("value-") and any(overlap(box, line) for line in lines):
                yield label.text


@pytest.mark.parametrize("size", ["web", "square"])
@pytest.mark.parametrize("average", [40_000, 47_000, 60_000])
def test_no_value_of_a_dot_plot_stands_on_a_reference_line(studio: Studio, size: str, average: float) -> None:
    line, facts = (ReferenceLine("average", "average"),), {"average": number(average)}
    case = Case("areas", areas(DotPlot, order="value"), first(12), line, facts)
    assert list(struck_values(studio.resolve("sides", case)[size], studio)) == []


def test_a_scale_that_only_its_texts_take_past_zero_has_no_zero_line(studio: Studio) -> None:
    case = Case("groups", groups(DotPlot, "rate", join=True), both(first(8), where(group=["g1", "g4"])))
    marks = [mark for panel in studio.resolve("pairs", case)["web"].scene.panels for mark in panel.marks]
    assert not [mark.id for mark in marks if mark.id.startswith("zero")]


def test_a_value_left_of_its_dot_ends_there(studio: Studio) -> None:
    line, facts = (ReferenceLine("average", "average"),), {"average": number(47_000)}
    case = Case("areas", areas(DotPlot, order="value"), first(12), line, facts)
    marks = [mark for panel in studio.resolve("sides", case)["web"].scene.panels for mark in panel.marks]
    values = [mark for mark in marks if isinstance(mark, Label) and mark.id.startswith("value-")]
    assert {(label.anchor, label.dx < 0) for label in values} == {("start", False), ("end", True)}
