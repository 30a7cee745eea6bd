"""Small multiples: one scale, one key, one colour a series, and a table with the panels' column."""

from itertools import pairwise

import pytest

from ruska import Bar, Choropleth, Column, Donut, Facet, Line, Pictogram, ReferenceLine, TextAt
from ruska.errors import ScriptError
from ruska.scene import Dots, Label, Panel, Rect, Shape
from tests.gallery.case import MILLIONS, Case, both, first, number, where
from tests.gallery.part_cases import PART_CASES
from tests.gallery.studio import Studio

LINE = Line(x="year", y="value", **MILLIONS)


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def panels(studio: Studio, case: Case, size: str = "web") -> list[Panel]:
    return list(studio.resolve("case", case)[size].scene.panels)


def own(shown: list[Panel], name: str) -> list[Panel]:
    return [panel for panel in shown if panel.id.endswith(name)]


REFUSED = [
    (Case("years", Facet(LINE, by="series"), first(1, "series")), 'a facet of "series" has 1 panels; take 2 to 24'),
    (Case("areas", Facet(Bar(category="area", value="value"), by="area")), "has 40 panels"),
    (Case("years", Facet(LINE, by="nothing")), 'the table has no column "nothing"'),
    (
        Case("years", Facet(LINE, by="series"), first(3, "series"), (TextAt(2016, "text"),)),
        "says in which panel it stands by series=..., one of: s01, s02, s03",
    ),
    (
        Case(
            "groups",
            Facet(Bar(category="area", value="value", series="group"), by="area"),
            lambda t: t.where(area=["a01", "a02"]).where(
                value=lambda v: v not in t.where(area="a02").values("value")[:1]
            ),
        ),
        'has no rows for g1 of "group"',
    ),
]


@pytest.mark.parametrize(("case", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_shown_is_refused_by_name(studio: Studio, case: Case, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        studio.resolve("case", case)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["facet-line", "facet-line-12", "facet-area", "facet-column", "facet-notes"])
@pytest.mark.parametrize("size", ["web", "narrow"])
def test_upright_panels_share_their_scale(studio: Studio, name: str, size: str) -> None:
    shown = [panel for panel in panels(studio, PART_CASES[name], size) if panel.y.ticks]
    assert len(shown) >= 3
    assert len({panel.y.ticks for panel in shown}) == 1
    steps = [(panel.y.high - panel.y.low) / panel.box.height for panel in shown]
    assert max(steps) == pytest.approx(min(steps))


@pytest.mark.parametrize("name", ["facet-bar", "facet-bar-signs", "facet-bar-stacked", "facet-bar-key", "facet-dots"])
@pytest.mark.parametrize("size", ["web", "square", "narrow"])
def test_rows_share_their_scale(studio: Studio, name: str, size: str) -> None:
    shown = panels(studio, PART_CASES[name], size)
    rows = [panel for panel in shown if "-bars-" in panel.id or "-dots-" in panel.id]
    assert len(rows) >= 3
    steps = [(panel.x.high - panel.x.low) / panel.box.width for panel in rows]
    assert max(steps) == pytest.approx(min(steps))
    assert len({round(panel.x.low, 6) for panel in rows}) == 1


def test_scales_may_be_the_panels_own(studio: Studio) -> None:
    shown = [panel for panel in panels(studio, PART_CASES["facet-own-scales"]) if panel.y.ticks]
    assert len({panel.y.high for panel in shown}) > 1


def test_there_is_one_key(studio: Studio) -> None:
    shown = panels(studio, PART_CASES["facet-bar-key"])
    assert [panel.id for panel in shown if "key" in panel.id] == ["key"]


def test_a_colour_means_the_same_in_every_panel(studio: Studio) -> None:
    """The panels' rows list their series in different orders."""
    case = Case(
        "groups",
        Facet(Column(category="group", value="value", series="area"), by="group"),
        lambda t: t.where(area=["a01", "a02"], group=["g1", "g2"]).sort("value"),
    )
    colors = {
        (mark.series, mark.color)
        for panel in panels(studio, case)
        for mark in panel.marks
        if isinstance(mark, Rect) and mark.tip
    }
    assert len(colors) == 2


def test_the_table_names_the_panel_first(studio: Studio) -> None:
    table = studio.resolve("case", PART_CASES["facet-bar"])["web"].scene.table
    assert [column.key for column in table.columns][:2] == ["group", "area"]
    assert len(table.rows) == 30
    assert table.rows[0][0].text == "Ryhmä 1"


def test_a_line_is_named_once_and_a_text_stands_in_its_panel(studio: Studio) -> None:
    shown = panels(studio, PART_CASES["facet-notes"])
    named = [
        mark.text for panel in shown for mark in panel.marks if mark.id == "line-0-name" and isinstance(mark, Label)
    ]
    assert sorted(named) == ["", "", "", "Average of all areas"]
    noted = [panel.id for panel in shown if any(mark.id.startswith("text-") for mark in panel.marks)]
    assert noted == ["1-lines"]


def test_icons_stand_for_the_same_in_every_panel(studio: Studio) -> None:
    kind = Facet(Pictogram(category="area", value="value", icon="bed"), by="group")
    shown = panels(studio, Case("groups", kind, both(first(4), where(group=["g1", "g5"]))))
    units = [mark.text for panel in shown for mark in panel.marks if mark.id == "key-text" and isinstance(mark, Label)]
    assert len(units) == 2
    assert len(set(units)) == 1


def test_any_kind_can_be_inside(studio: Studio) -> None:
    kind = Facet(Donut(category="group", value="value"), by="area")
    shown = panels(studio, Case("groups", kind, both(first(3), where(group=["g1", "g2", "g3"]))))
    assert len(own(shown, "-ring")) == len(own(shown, "-list")) == 3


def test_narrow_canvases_have_fewer_columns_and_grow(studio: Studio) -> None:
    sheets = studio.resolve("case", PART_CASES["facet-line-12"])

    def columns(size: str) -> int:
        return len({round(panel.box.x) for panel in sheets[size].scene.panels if panel.y.ticks})

    assert columns("narrow") == 1 < columns("web")
    assert sheets["narrow"].frame.height > 2000


def test_facts_of_reference_lines_are_held_by_all_panels(studio: Studio) -> None:
    case = Case(
        "years",
        Facet(LINE, by="series"),
        first(3, "series"),
        (ReferenceLine("average", "average"),),
        {"average": number(5_000_000)},
    )
    shown = [panel for panel in panels(studio, case) if panel.y.ticks]
    assert all(panel.y.high > 5_000_000 for panel in shown)


def map_marks(studio: Studio, name: str, size: str, kind: type) -> list[tuple[float, Shape | Dots]]:
    """Return the figure and the mark of every area or circle of all panels."""
    scene = studio.sheets(name)[size].scene
    groups = list(dict.fromkeys(row[0].text for row in scene.table.rows))
    values = {(groups.index(row[0].text), row[1].value): row[2].value for row in scene.table.rows}
    maps = [panel for panel in scene.panels if panel.id.endswith("-map")]
    assert len(maps) == len(groups)
    return [
        (values[number, key], mark)
        for number, panel in enumerate(maps)
        for mark in panel.marks
        for key in [mark.id.split("-")[-1]]
        if isinstance(mark, kind) and values.get((number, key)) is not None
    ]


@pytest.mark.parametrize("size", ["web", "square", "narrow"])
def test_small_maps_are_classed_together(studio: Studio, size: str) -> None:
    ranges: dict[str, list[float]] = {}
    for value, mark in map_marks(studio, "map-facet", size, Shape):
        ranges.setdefault(mark.color, []).append(value)
    ordered = sorted((min(values), max(values)) for values in ranges.values())
    assert len(ordered) == 5
    assert all(before[1] < after[0] for before, after in pairwise(ordered))


@pytest.mark.parametrize("size", ["web", "square", "narrow"])
def test_small_maps_have_one_key_and_one_frame(studio: Studio, size: str) -> None:
    shown = studio.sheets("map-facet")[size].scene.panels
    (key,) = (panel for panel in shown if panel.id.endswith("key"))
    colors = {mark.color for _, mark in map_marks(studio, "map-facet", size, Shape)}
    assert colors <= {mark.color for mark in key.marks if isinstance(mark, Rect)}
    maps = [panel for panel in shown if panel.id.endswith("-map")]
    assert len({(panel.x, panel.y, panel.box.width, panel.box.height) for panel in maps}) == 1
    assert not any(panel.id.endswith("-list") for panel in shown)


@pytest.mark.parametrize("size", ["web", "narrow"])
def test_circles_of_small_maps_have_one_scale_with_their_key(studio: Studio, size: str) -> None:
    shown = map_marks(studio, "map-facet-circles", size, Dots)
    factors = [mark.radius / value**0.5 for value, mark in shown]
    assert factors == pytest.approx([factors[0]] * len(factors))
    (key,) = (panel for panel in studio.sheets("map-facet-circles")[size].scene.panels if panel.id == "key")
    largest = max((mark for mark in key.marks if isinstance(mark, Dots)), key=lambda mark: mark.radius)
    assert largest.radius == pytest.approx(factors[0] * 1000**0.5)


def test_maps_that_share_nothing_are_refused(studio: Studio) -> None:
    kind = Facet(Choropleth(region="area", value="rate", map="island"), by="group", shared=False)
    with pytest.raises(ScriptError, match="panels of maps share their classes"):
        studio.resolve("case", Case("groups", kind))
