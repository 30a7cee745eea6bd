"""Courses: stepped lines, bands, columns with a line, heat maps of months, and panels of several units."""

from dataclasses import replace

import pytest

from ruska import BandLine, Column, Combo, HeatMap, Line, Panels, Period, ReferenceLine, StepLine, TextAt
from ruska.errors import ScriptError
from ruska.scene import Band, Dots, Label, Rect, Rule, Stroke
from tests.gallery.case import Case, first, where
from tests.gallery.cases import CASES
from tests.gallery.studio import Studio


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def draw(studio: Studio, case: Case, size: str = "web") -> dict[str, object]:
    """The marks of a case by id."""
    return {mark.id: mark for panel in studio.resolve("case", case)[size].scene.panels for mark in panel.marks}


def texts(marks: dict[str, object]) -> dict[str, str]:
    return {id: mark.text for id, mark in marks.items() if isinstance(mark, Label)}


MONTHS = HeatMap(value="nights", month="month")
TWO = [Column(category="year", value="turnover"), Column(category="year", value="employees")]
REFUSED = [
    (Case("flows", Combo(x="year", columns="started", line="employees")), "its columns are in employees, enterprises"),
    (Case("flows", Combo(x="year", columns=[], line="closed")), "0 columns side by side"),
    (Case("flows", Combo(x="year", columns="year", line="closed")), '"year" holds no figures'),
    (Case("forecast", BandLine(x="year", low="low", high="high", y="change")), "gigawatt_hours, percent"),
    (Case("forecast", BandLine(x="year", low="high", high="low")), "do not ascend from high to low"),
    (Case("months", HeatMap(value="nights")), 'either "month" or both "x" and "y"'),
    (Case("months", HeatMap(value="nights", month="month", x="month", y="month")), 'either "month" or both'),
    (Case("flows", HeatMap(value="closed", month="year")), "is no month such as 2024-03"),
    (Case("months", replace(MONTHS, highlight=["1999-01"])), "the highlight 1999-01 is no cell"),
    (Case("months", MONTHS, annotations=(Period("2019-01", "2019-02", "period"),)), "a heat map cannot show a period"),
    (Case("flows", Panels(kinds=TWO[:1])), "1 panels: take two or three"),
    (Case("flows", Panels(kinds=TWO, titles=["text"])), '2 panels have 1 "titles"'),
    (Case("flows", Panels(kinds=TWO), annotations=(TextAt(2016, "text"),)), "one of: turnover, employees"),
    (
        Case("flows", Panels(kinds=TWO), annotations=(ReferenceLine("average", "average"),)),
        "several panels cannot show",
    ),
]


@pytest.mark.parametrize(("case", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_shown_is_refused_by_name(studio: Studio, case: Case, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        studio.resolve("case", case)
    assert message in str(caught.value)


def test_a_step_holds_until_the_next_figure(studio: Studio) -> None:
    step = draw(studio, Case("costs", StepLine(x="year", y="cost"), where(project="p1")))["step-0"]
    assert isinstance(step, Stroke)
    assert step.xs == (2016, 2018, 2018, 2021, 2021, 2024, 2024)
    assert step.ys == (1500, 1500, 1600, 1600, 1850, 1850, 2020)
    assert step.tips[1] == step.tips[0] != step.tips[2]


def test_a_figure_that_is_withdrawn_ends_its_step(studio: Studio) -> None:
    marks = draw(studio, Case("costs", StepLine(x="year", y="cost"), where(project="p2")))
    step, dots = marks["step-0"], marks["dots-0"]
    assert isinstance(step, Stroke) and isinstance(dots, Dots)
    assert list(zip(step.xs, step.ys, strict=True))[:4] == [(2016, 620), (2019, 620), (2019, None), (2021, 540)]
    assert [x for x, y in zip(dots.xs, dots.ys, strict=True) if y is not None] == [2016, 2021, 2023]


def test_nothing_is_carried_beyond_the_last_figure(studio: Studio) -> None:
    marks = draw(studio, Case("costs", StepLine(x="year", y="cost", series="project")))
    last = marks["step-2"]
    assert isinstance(last, Stroke) and max(last.xs) == 2020
    assert texts(marks)["end-start-p3-0"] == "Project C 2020"


def test_every_step_is_printed_where_there_is_room(studio: Studio) -> None:
    case = Case("costs", StepLine(x="year", y="cost"), where(project="p1"))
    shown = set(texts(draw(studio, case)).values())
    assert {"1,500", "1,600", "1,850", "2,020"} <= shown


def test_a_line_over_the_same_rows_keeps_its_gaps(studio: Studio) -> None:
    line = draw(studio, Case("costs", Line(x="year", y="cost"), where(project="p1")))["line-0"]
    assert isinstance(line, Stroke) and line.ys.count(None) == 5


def test_band_and_line_stop_where_figures_are_missing(studio: Studio) -> None:
    marks = draw(studio, CASES["band-gappy"])
    band, line = marks["band"], marks["line-1"]
    assert isinstance(band, Band) and isinstance(line, Stroke)
    missing = [x for x, low in zip(band.xs, band.lows, strict=True) if low is None]
    assert missing == [2019, 2025, 2027, 2029]
    assert [x for x, y in zip(line.xs, line.ys, strict=True) if y is None] == [2019, 2023, 2027, 2029]


def test_a_range_without_neighbours_is_a_bar(studio: Studio) -> None:
    marks = draw(studio, CASES["band-gappy"])
    alone = {
        mark.x0: (mark.y0, mark.y1)
        for id, mark in marks.items()
        if id.startswith("band-alone")
        if isinstance(mark, Rule)
    }
    assert set(alone) == {2026, 2028, 2030}
    assert all(low < high for low, high in alone.values())


def test_a_band_without_a_line_draws_none(studio: Studio) -> None:
    marks = draw(studio, CASES["band-alone"])
    lines = [mark for id, mark in marks.items() if id.startswith("line-") and isinstance(mark, Stroke)]
    assert all(y is None for line in lines for y in line.ys)
    assert not any(isinstance(mark, Dots) for id, mark in marks.items() if id.startswith("dots-"))


def test_columns_and_line_share_one_axis_from_zero(studio: Studio) -> None:
    (panel,) = [p for p in studio.resolve("case", CASES["combo"])["web"].scene.panels if p.id == "lines"]
    bars = [mark for mark in panel.marks if isinstance(mark, Rect) and mark.id.startswith("bar-0-")]
    assert len(bars) == 15 and all(bar.y0 == 0 for bar in bars)
    assert panel.y.low <= 0 and max(bar.y1 for bar in bars) <= panel.y.high


def test_a_missing_column_says_so(studio: Studio) -> None:
    shown = texts(draw(studio, CASES["combo-few"]))
    assert shown["bar-0-1-missing"] == "no data"
    assert texts(draw(studio, CASES["combo-gappy"], "narrow"))["bar-0-3-missing"] == ".."


def test_months_before_and_after_the_table_are_empty_and_gaps_hatched(studio: Studio) -> None:
    case = Case("months", HeatMap(value="gappy", month="month"), where(month=lambda m: "2020-02" < m < "2021-05"))
    marks = draw(studio, case)
    cells = {id for id, mark in marks.items() if isinstance(mark, Rect) and id.startswith("cell-")}
    assert "cell-0-1" not in cells and "cell-1-4" not in cells
    hatched = {id.removesuffix("-hatch") for id in marks if id.startswith("cell-") and id.endswith("-hatch")}
    assert hatched == {"cell-0-3", "cell-0-4", "cell-0-5", "cell-1-1"}
    assert "no data" in texts(marks).values()


def test_months_before_and_after_the_table_are_hatched_in_whole_years(studio: Studio) -> None:
    kind = HeatMap(value="gappy", month="month", whole_years=True)
    marks = draw(studio, Case("months", kind, where(month=lambda m: "2020-02" < m < "2021-05")))
    cells = {id for id, mark in marks.items() if isinstance(mark, Rect) and id.startswith("cell-")}
    hatched = {id.removesuffix("-hatch") for id in marks if id.startswith("cell-") and id.endswith("-hatch")}
    assert len(cells) == 24
    assert {"cell-0-0", "cell-0-1", "cell-0-3", "cell-1-1", "cell-1-4", "cell-1-11"} <= hatched
    assert not {"cell-0-2", "cell-0-11", "cell-1-0"} & hatched


def test_years_stand_side_by_side_where_only_then_figures_fit(studio: Studio) -> None:
    wide, narrow = (texts(draw(studio, CASES["heat"], size)) for size in ("web", "narrow"))
    assert wide["row-0"] == "2018" and wide["column-0"] == "Jan"
    assert narrow["row-0"] == "Jan" and narrow["column-0"] == "2018"
    assert sum(id.startswith("value-") for id in narrow) == 84


def test_a_heat_map_of_changes_parts_its_colours_at_the_centre(studio: Studio) -> None:
    sheet = studio.resolve("case", CASES["heat-signs"])["web"]
    colors: dict[str, set[bool]] = {}
    values = [cell.value for row in sheet.scene.table.rows for cell in row[1:]]
    cells = [m for p in sheet.scene.panels for m in p.marks if isinstance(m, Rect) and m.id.startswith("cell-")]
    for cell, value in zip(cells, values, strict=True):
        colors.setdefault(cell.color, set()).add(value < 0)
    assert all(len(signs) == 1 for signs in colors.values())


def test_each_panel_has_an_axis_of_its_own(studio: Studio) -> None:
    scene = studio.resolve("case", CASES["panels"])["web"].scene
    charts = [panel for panel in scene.panels if panel.y.ticks]
    assert [panel.id for panel in charts] == ["0-columns", "1-columns"]
    assert charts[0].y.high != charts[1].y.high
    assert charts[0].box.y == charts[1].box.y and charts[0].box.x < charts[1].box.x
    assert [column.unit for column in scene.table.columns[1:]] == ["€ million", "employees"]


def test_panels_stand_below_one_another_on_a_telephone(studio: Studio) -> None:
    charts = [p for p in studio.resolve("case", CASES["panels"])["narrow"].scene.panels if p.y.ticks]
    assert charts[0].box.x == charts[1].box.x and charts[0].box.y + charts[0].box.height <= charts[1].box.y


def test_a_text_stands_in_the_panel_that_it_names(studio: Studio) -> None:
    scene = studio.resolve("case", CASES["panels-notes"])["web"].scene
    with_text = [panel.id for panel in scene.panels if any(mark.id.startswith("text-") for mark in panel.marks)]
    assert with_text == ["1-columns"]
    shaded = [panel.id for panel in scene.panels if any(mark.id == "period-0" for mark in panel.marks)]
    assert shaded == ["0-lines", "1-columns"]


def test_panels_over_other_rows_show_what_each_lacks(studio: Studio) -> None:
    kinds = [Column(category="area", value="population"), Column(category="area", value="nights")]
    table = studio.resolve("case", Case("profile", Panels(kinds=kinds), first(4)))["web"].scene.table
    assert [row[2].text for row in table.rows][3] == "no data"
