"""Kinds: what they refuse, what they decide, how annotations are told."""

from dataclasses import replace

import pytest

from ruska import Area, Bar, BigNumber, Chart, Column, Donut, DotPlot, Line, Period, ReferenceLine, Slope, TextAt
from ruska.chart.plot import Item
from ruska.errors import ScriptError
from ruska.kinds.colors import category_colors, series_colors, text_on
from ruska.layout.boxes import Grid, panel_label_boxes
from ruska.scene import Band, Dots, Label, Rect, Rule, Shape, Stroke
from tests.gallery.cases import CASES, Case, areas, both, first, groups, lines, number, where
from tests.gallery.studio import Studio


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def draw(studio: Studio, case: Case, size: str = "web") -> list:
    return [mark for panel in studio.resolve("case", case)[size].scene.panels for mark in panel.marks]


def labels(marks: list) -> dict[str, str]:
    return {mark.id: mark.text for mark in marks if isinstance(mark, Label)}


REFUSED = [
    (
        Case("areas", areas(Bar), first(3), (TextAt("nowhere", "text"),)),
        "names nowhere, which is none of: a01, a02, a03",
    ),
    (Case("areas", areas(Bar), first(3), (Period("a01", "zz", "period"),)), "names zz"),
    (Case("areas", areas(Bar, highlight="zz"), first(3)), "the highlight zz is none of: a01, a02, a03"),
    (Case("areas", areas(Bar), first(3), (TextAt("a01", "unwritten"),)), 'the words "unwritten"'),
    (Case("areas", areas(Bar), first(3), (ReferenceLine("gone", "average"),)), 'names the fact "gone"'),
    (Case("areas", areas(Column), first(3), (TextAt("nowhere", "text"),)), "names nowhere"),
    (Case("areas", areas(DotPlot), first(3), (Period("a01", "zz", "period"),)), "names zz"),
    (Case("groups", groups(Bar, mode="diverging")), 'mode "diverging" takes one series'),
    (Case("years", lines(), where(series=["s01", "s02"]), (TextAt(2016, "text", series="zz"),)), 'the series "zz"'),
    (
        Case("years", lines(value="gappy"), where(series="s01"), (TextAt(2014, "text"),)),
        "stands at 2014, where the figure",
    ),
    (Case("years", lines(), where(series="s01"), (Period(1900, 1901, "period"),)), "names 1900"),
    (Case("years", lines(Area, "balance"), where(series="s06")), "an area cannot show negative values"),
    (Case("years", lines(Slope), where(series=["s01", "s02"])), "a slope takes two moments"),
    (Case("years", lines(Slope), where(series="s01", year=2020)), 'two moments of "year", the selection has 1'),
    (
        Case("years", lines(Slope), where(year=[2010, 2024]), (Period(2010, 2024, "period"),)),
        "a slope cannot show a period",
    ),
    (Case("parts", Donut(category="part", value="change")), "a donut cannot show negative parts"),
    (Case("parts", Donut(category="part", value="value")), "a donut with 8 parts cannot be read"),
    (
        Case("parts", Donut(category="part", value="value"), first(3, "part"), (ReferenceLine("a", "b"),)),
        "a donut cannot show",
    ),
    (Case("areas", areas(BigNumber), first(11)), "11 big numbers are too many"),
    (
        Case("parts", BigNumber(category="part", value="value"), first(2, "part"), (Period("p1", "p2", "period"),)),
        "a big number",
    ),
]


@pytest.mark.parametrize(("case", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_shown_is_refused_by_name(studio: Studio, case: Case, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        studio.resolve("case", case)
    assert message in str(caught.value)


def test_a_chart_has_a_kind() -> None:
    assert Chart(dataset="areas", kind=areas(Bar)).datasets == ("areas",)
    assert Chart(dataset=["areas", "years"], kind=areas(Bar)).datasets == ("areas", "years")


def test_a_gap_in_a_line_stays_open(studio: Studio) -> None:
    marks = draw(studio, Case("years", lines(value="gappy"), where(series=["s01", "s02"])))
    strokes = {mark.id: mark for mark in marks if isinstance(mark, Stroke)}
    assert [x for x, y in zip(strokes["line-0"].xs, strokes["line-0"].ys, strict=True) if y is None] == [2014, 2015]
    dots = {mark.id: mark for mark in marks if isinstance(mark, Dots)}
    alone = [x for x, y in zip(dots["dots-1"].xs, dots["dots-1"].ys, strict=True) if y is not None]
    assert 2020 in alone and 2024 in alone


def test_a_series_that_ends_early_says_when(studio: Studio) -> None:
    select = both(where(series=["s01"]), where(year=lambda year: year < 2016))
    marks = draw(studio, Case("years", lines(value="gappy"), select))
    assert any(text.startswith("Series A 2013") for id, text in labels(marks).items() if id.startswith("end"))


def test_a_series_without_any_figure_has_no_label_and_the_plot_says_so(studio: Studio) -> None:
    marks = draw(studio, CASES["line-missing"])
    assert list(labels(marks).values()) == ["no data"]


def test_an_area_over_a_gap_is_open_in_every_series(studio: Studio) -> None:
    marks = draw(studio, CASES["area-gappy"])
    bands = [mark for mark in marks if isinstance(mark, Band)]
    assert len({tuple(low is None for low in band.lows) for band in bands}) == 1
    alone = [mark for mark in marks if isinstance(mark, Rect) and mark.id.startswith("alone-0")]
    assert len(alone) == 2


def test_a_period_leaves_the_tick_texts_free(studio: Studio) -> None:
    case = replace(CASES["line-two"], annotations=(Period(2019, 2020, "period"),))
    panel = studio.resolve("case", case)["web"].scene.panels[0]
    ground = next(mark for mark in panel.marks if isinstance(mark, Rect))
    ticks = [mark for mark in panel.marks if isinstance(mark, Label) and mark.id.startswith("tick-y")]
    per_pixel = (panel.x.high - panel.x.low) / panel.box.width
    texts_end = panel.x.low + per_pixel * max(studio.ruler.width(tick.text, tick.style) for tick in ticks)
    assert ground.x0 > texts_end


def test_an_axis_reaches_its_reference_lines(studio: Studio) -> None:
    case = Case(
        "years",
        lines(**{"zero": False}),
        where(series="s01"),
        (ReferenceLine("average", "average"),),
        {"average": number(5e6)},
    )
    panel = studio.resolve("case", case)["web"].scene.panels[0]
    assert panel.y.high >= 5e6


def test_few_series_print_their_first_value(studio: Studio) -> None:
    shown = labels(draw(studio, CASES["line-two"]))
    assert shown["start-s01"] == "0.97" and shown["start-s02"] == "1.27"
    assert not any(id.startswith("start") for id in labels(draw(studio, CASES["line-four"])))


@pytest.mark.parametrize("size", ["web", "square", "slide"])
def test_a_first_value_keeps_off_the_hairlines(studio: Studio, size: str) -> None:
    case = Case("years", lines(zero=False), where(series=["s01", "s02"]))
    panel = studio.resolve("case", case)[size].scene.panels[0]
    hairlines = [Grid.of(panel).pixel(0, mark.y0)[1] for mark in panel.marks if mark.id.startswith("grid-")]
    firsts = [box for label, box in panel_label_boxes(panel, studio.ruler) if label.id.startswith("start-")]
    assert len(firsts) == 2
    assert not any(box.y < y < box.y + box.height for box in firsts for y in hairlines)


def test_a_missing_year_says_so_in_lines_or_by_a_sign_that_a_key_explains(studio: Studio) -> None:
    narrow, square = (labels(draw(studio, CASES["column-gappy"], size)) for size in ("narrow", "square"))
    assert narrow["bar-0-4-value"] == ".." and narrow["missing-key"] == ".. no data"
    assert (square["bar-0-4-value"], square["bar-0-4-value-1"]) == ("no", "data") and "missing-key" not in square


def test_a_text_beside_a_column_keeps_a_gap(studio: Studio) -> None:
    kind = Column(category="year", value="value", scale=1_000_000, decimals=2)
    case = Case("years", kind, where(series="s01"), (TextAt(2024, "text"),))
    panel = studio.resolve("case", case)["square"].scene.panels[0]
    grid, bars = Grid.of(panel), [mark for mark in panel.marks if isinstance(mark, Rect)]
    sides = [grid.pixel(x, 0)[0] for bar in bars for x in (bar.x0, bar.x1)]
    texts = [box for label, box in panel_label_boxes(panel, studio.ruler) if label.id.startswith("text-")]
    assert texts and not any(abs(edge - side) < 4 for b in texts for edge in (b.x, b.x + b.width) for side in sides)


def test_columns_lie_down_when_names_or_values_have_no_room(studio: Studio) -> None:
    sheets = studio.resolve("case", CASES["column-12"])
    assert [panel.id for panel in sheets["web"].scene.panels] == ["columns"]
    assert any(panel.id.startswith("bars") for panel in sheets["narrow"].scene.panels)


def test_a_pile_is_named_beside_its_last_column_or_by_a_key(studio: Studio) -> None:
    named = studio.resolve("case", CASES["column-stacked"])["web"].scene
    assert [panel.id for panel in named.panels] == ["columns"]
    gappy = Case("groups", groups(Column, "gappy", mode="stacked"), first(3))
    assert [panel.id for panel in studio.resolve("case", gappy)["web"].scene.panels] == ["key", "columns"]


def test_a_pile_that_lacks_a_part_says_so(studio: Studio) -> None:
    shown = labels(draw(studio, CASES["bar-stacked-gappy"]))
    assert shown["gap-1"] == "Group 2: no data"
    assert shown["gap-2"] == "no data"


def test_percent_needs_every_part(studio: Studio) -> None:
    marks = draw(studio, CASES["bar-percent-gappy"])
    bars = {mark.id for mark in marks if isinstance(mark, Rect) and mark.tip}
    assert not any(id.endswith(("-1", "-2", "-4")) for id in bars)
    whole = [mark for mark in marks if isinstance(mark, Rect) and mark.id.endswith("-0") and mark.tip]
    assert max(bar.x1 for bar in whole) == pytest.approx(100)
    assert all("(" in bar.tip and "nights" in bar.tip for bar in whole)


def test_diverging_bars_are_coloured_by_sign(studio: Studio) -> None:
    bars = [mark for mark in draw(studio, CASES["bar-signs"]) if isinstance(mark, Rect)]
    brand = studio.brand
    for bar in bars:
        assert bar.color == brand.color("negative" if bar.x1 < 0 else "positive")
    assert all(
        text.startswith(("+", "\u2212"))
        for id, text in labels(draw(studio, CASES["bar-signs"])).items()
        if "value" in id
    )


def test_the_zero_line_and_references_are_broken_at_values(studio: Studio) -> None:
    marks = draw(studio, CASES["bar-notes"])
    pieces = [
        mark for mark in marks if isinstance(mark, Rule) and mark.id.startswith("line-0") and "ground" not in mark.id
    ]
    assert len(pieces) > 1
    assert all(piece.y1 > piece.y0 for piece in pieces)


def test_a_dumbbell_highlights_its_row_and_keeps_its_colours(studio: Studio) -> None:
    marks = draw(studio, CASES["dumbbell-highlight"])
    dots = {mark.id: mark.color for mark in marks if isinstance(mark, Dots)}
    assert dots["dot-0-0"] == dots["dot-0-1"] and dots["dot-1-0"] == dots["dot-1-1"]
    joins = {mark.id: mark.color for mark in marks if isinstance(mark, Rule) and mark.id.startswith("join")}
    assert joins["join-1"] == studio.brand.color("highlight") != joins["join-0"]


def test_a_whole_ring_is_two_rings(studio: Studio) -> None:
    (ring,) = [mark for mark in draw(studio, CASES["donut-one"]) if isinstance(mark, Shape)]
    assert len(ring.rings) == 2


def test_a_small_share_is_not_rounded_away(studio: Studio) -> None:
    case = Case("parts", Donut(category="part", value="value"), where(part=["p1", "p8"]))
    assert any(text.startswith("0.3%") for text in labels(draw(studio, case)).values())


def test_figures_of_a_row_share_one_baseline(studio: Studio) -> None:
    sheet = studio.resolve("case", CASES["number-3"])["web"]
    figures = [mark for mark in sheet.scene.panels[0].marks if mark.id.startswith("figure")]
    assert len({(mark.y, mark.style.size) for mark in figures}) == 1


def test_a_highlight_lets_everything_else_step_back(studio: Studio) -> None:
    brand = studio.brand
    items = [Item(f"s{n}", f"Series {n}") for n in range(8)]
    colors = series_colors(items, "s3", brand)
    assert colors[3] == brand.color("highlight")
    assert {color for index, color in enumerate(colors) if index != 3} == {brand.color("context")}
    assert brand.color("highlight") not in series_colors(items[:5], "s0", brand, distinct=True)[1:]
    assert category_colors(items[:2], None, brand) == [brand.color("single")] * 2
    assert series_colors(items[:1], None, brand) == [brand.color("single")]


def test_texts_on_fills_can_be_read(studio: Studio) -> None:
    from ruska.contrast import contrast

    for color in studio.brand.series_colors(6):
        assert contrast(text_on(color, studio.brand), color) >= 4.5


def test_narrow_bodies_grow_with_their_rows(studio: Studio) -> None:
    heights = [studio.resolve("case", CASES[name])["narrow"].frame.height for name in ("bar-three", "bar-12", "bar-40")]
    assert heights == sorted(heights) and heights[2] > 2 * heights[1]


def test_line_kinds_take_categories(studio: Studio) -> None:
    case = Case("groups", Line(x="area", y="value", series="group"), both(first(4), where(group=["g1", "g2"])))
    assert labels(draw(studio, case))["tick-x-0"] == "Area A"
