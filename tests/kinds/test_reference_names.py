"""Names of reference lines over rows: beside their lines, each at the height that the others leave free."""

import pytest

from ruska import Bar, DotPlot, ReferenceLine
from ruska.data import Table
from ruska.kinds.rowmarks import name_tiers
from ruska.layout.boxes import Grid, scene_label_boxes
from ruska.scene import Rule, Scene
from tests.gallery.case import Case, areas, first, number
from tests.gallery.studio import Studio

LINES = (ReferenceLine("first", "average"), ReferenceLine("second", "whole"))


def test_names_share_a_tier_where_they_end_before_the_next_line() -> None:
    assert name_tiers([10, 100], [80, 80], 300) == [0, 0]


def test_a_name_that_reaches_over_lines_stands_above_their_names() -> None:
    assert name_tiers([40, 10, 25], [80, 80, 80], 300) == [0, 2, 1]


def test_names_that_leave_the_rows_have_no_tiers() -> None:
    assert name_tiers([10, 250], [80, 80], 300) is None


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def scene(studio: Studio, kind: type, size: str) -> Scene:
    facts = {"first": number(40_000), "second": number(47_000)}
    return studio.resolve("lines", Case("areas", areas(kind, order="value"), first(8), LINES, facts))[size].scene


@pytest.mark.parametrize("kind", [DotPlot, Bar])
def test_lines_rise_to_names_that_stand_beside_them(studio: Studio, kind: type) -> None:
    drawn = scene(studio, kind, "web")
    poles = {mark.id: mark for panel in drawn.panels if panel.id.endswith("-poles") for mark in panel.marks}
    top = next(panel.box.y for panel in drawn.panels if panel.id.endswith("-poles"))
    for label, box in scene_label_boxes(drawn, studio.ruler):
        if label.id.startswith("line-"):
            pole = poles[f"pole-{label.id[5]}"]
            assert isinstance(pole, Rule) and label.anchor == "start"
            assert top + min(pole.y0, pole.y1) == pytest.approx(box.y)


def test_no_line_touches_a_name_that_stands_above_its_row(studio: Studio) -> None:
    values = [row["value"] for row in Table.of(studio.shelf.dataset("long")).rows()]
    facts = {"first": number(min(values)), "second": number((min(values) + max(values)) / 2)}
    case = Case("long", DotPlot(category="name", value="value"), annotations=LINES, facts=facts)
    drawn = studio.resolve("lines", case)["narrow"].scene
    names = [box for label, box in scene_label_boxes(drawn, studio.ruler) if label.id.startswith("name-")]
    for panel in drawn.panels:
        grid = Grid.of(panel)
        rules = [mark for mark in panel.marks if isinstance(mark, Rule) and mark.id.startswith("line-")]
        for rule in rules:
            ends = sorted((grid.pixel(rule.x0, rule.y0)[1], grid.pixel(rule.x0, rule.y1)[1]))
            assert not any(ends[0] < name.y + 0.75 * name.height and name.y < ends[1] for name in names)
