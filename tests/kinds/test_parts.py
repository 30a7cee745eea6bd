"""Pyramids, waffles, pictograms, treemaps, squares and scatter plots: what they draw, and what they refuse."""

import math
from itertools import pairwise

import pytest

from ruska import Period, Pictogram, Pyramid, ReferenceLine, Scatter, Squares, TextAt, Treemap, Waffle
from ruska.chart.spec import Kind
from ruska.errors import ScriptError
from ruska.formats.chart import series_names
from ruska.kinds.waffle import whole_percents
from ruska.scene import Dots, Label, Panel, Rect, Shape, Stroke
from tests.gallery.case import Case, areas, first, number, where
from tests.gallery.part_cases import PART_CASES, ages, parts, points
from tests.gallery.studio import Studio

TREES = Treemap(category="branch", value="value", group="sector")


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def panels(studio: Studio, name: str, size: str = "web") -> dict[str, Panel]:
    return {panel.id: panel for panel in studio.sheets(name)[size].scene.panels}


def marks(studio: Studio, name: str, size: str = "web") -> list:
    return [mark for panel in panels(studio, name, size).values() for mark in panel.marks]


def texts(found: list) -> dict[str, str]:
    return {mark.id: mark.text for mark in found if isinstance(mark, Label)}


def case(dataset: str, kind: Kind, select: object = lambda t: t, notes: tuple = (), facts: dict | None = None) -> Case:
    return Case(dataset, kind, select, notes, facts or {})


ONE = where(area="a01")
REFUSED = [
    (case("ages", ages(), ONE, (ReferenceLine("a", "b"),)), "a pyramid cannot show a reference line"),
    (case("ages", ages(), where(area="a01", side="men")), 'a pyramid has two sides, "side" has 1: Men'),
    (case("ages", ages(), first(2)), '"value" has several rows for'),
    (case("ages", ages(by="area"), first(3)), '3 pyramids of "area" are too many for one graphic; use Facet'),
    (case("ages", ages(highlight="zz"), ONE), "the highlight zz is none of"),
    (case("ages", ages(), ONE, (TextAt("zz", "text"),)), "an annotation names zz"),
    (case("groups", Pyramid(category="area", value="signed", series="group"), where(group=["g1", "g2"])), "negative"),
    (case("parts", parts(Waffle, "change"), first(4, "part")), "a waffle cannot show negative parts"),
    (case("parts", parts(Waffle)), "a waffle with 8 parts cannot be read"),
    (case("parts", parts(Waffle), first(2, "part"), (Period("p1", "p2", "period"),)), "a waffle cannot show a period"),
    (
        case("parts", parts(Waffle, whole="average"), first(2, "part"), facts={"average": number(5000)}),
        "more than their whole of 5000",
    ),
    (case("shares", parts(Waffle, "share"), first(5, "part")), "more than their whole of 100"),
    (case("parts", parts(Pictogram, "change", icon="user"), first(4, "part")), "cannot show negative values"),
    (case("parts", parts(Pictogram, icon="usr"), first(2, "part")), 'there is no icon "usr"; the nearest are'),
    (case("parts", parts(Pictogram, icon={"p1": "user"}), first(2, "part")), 'leave out "p2"'),
    (case("parts", parts(Pictogram, icon="user", unit=10), first(2, "part")), "the longest row has 421; the most is"),
    (case("parts", parts(Pictogram, icon="user", unit=-5), first(2, "part")), "above zero"),
    (case("areas", areas(Treemap, "change"), first(5)), "a treemap cannot show negative parts"),
    (case("areas", areas(Treemap), first(5), (TextAt("a01", "text"),)), "a treemap cannot show a text"),
    (
        case("branches", Treemap(category="branch", value="value", group="sector", highlight="b01")),
        "by its groups or by its highlight",
    ),
    (case("branches", Treemap(category="branch", value="value", group="branch")), "16 groups have more colours"),
    (case("shares", parts(Squares, "share")), "8 squares are too many"),
    (case("shares", parts(Squares, "amount"), first(2, "part")), '"amount" is not in percent; name the column'),
    (case("shares", parts(Squares, "all", whole="amount"), first(2, "part")), "First part is 3361"),
    (case("shares", parts(Squares, "amount", whole="share"), first(2, "part")), "differ in their unit"),
    (case("points", points(), first(4), (Period("a01", "a02", "period"),)), "a scatter plot cannot show a period"),
    (case("points", points(x="kind"), first(4)), '"kind" holds no figures'),
    (case("points", points(size="change"), first(9)), "the size of a point cannot be negative"),
    (case("points", points(series="kind", highlight="a01"), first(4)), "by its series or by its highlight"),
    (case("groups", Scatter(category="area", x="value", y="rate"), first(2)), "there are several for a01, a02"),
    (case("points", points(), first(4), (TextAt("zz", "text"),)), "an annotation names zz"),
]


@pytest.mark.parametrize(("refused", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_shown_is_refused_by_name(studio: Studio, refused: Case, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        studio.resolve("case", refused)
    assert message in str(caught.value)


def test_a_pyramid_stands_back_to_back_from_zero(studio: Studio) -> None:
    shown = panels(studio, "pyramid")
    left, right = shown["side-0"], shown["side-1"]
    assert (left.x.low, left.x.high) == (right.x.high, right.x.low)
    assert left.x.high == right.x.low == 0
    assert left.box.width == right.box.width
    bars = [mark for mark in right.marks if isinstance(mark, Rect) and mark.id.startswith("bar-")]
    assert len(bars) == 19
    assert all(bar.x0 == 0 for bar in bars)
    assert bars[0].y0 > bars[-1].y0, "the youngest stands at the bottom"


@pytest.mark.parametrize("name", ["pyramid", "pyramid-two"])
def test_the_sides_of_a_pyramid_can_be_chosen_by_their_names(studio: Studio, name: str) -> None:
    named = series_names(studio.sheets(name)["web"])
    shown = panels(studio, name).values()
    assert len(named) == 2
    assert {key for key, _ in named} == {
        mark.series for panel in shown for mark in panel.marks if isinstance(mark, Rect)
    }


def test_two_pyramids_share_one_scale(studio: Studio) -> None:
    shown = panels(studio, "pyramid-two")
    sides = [panel for id, panel in shown.items() if "side" in id]
    assert len(sides) == 4
    steps = [abs(panel.x.high - panel.x.low) / panel.box.width for panel in sides]
    assert max(steps) == pytest.approx(min(steps))
    whole = sum(
        abs(mark.x1)
        for panel in sides[:2]
        for mark in panel.marks
        if mark.id.startswith("bar-") and isinstance(mark, Rect)
    )
    assert whole == pytest.approx(100)


def test_the_highlighted_ages_print_their_values_on_every_canvas(studio: Studio) -> None:
    for size in ("web", "square", "slide", "narrow"):
        ids = texts(marks(studio, "pyramid-highlight", size))
        assert {"bar-0-13-value", "bar-1-13-value"} <= set(ids), size


def test_a_missing_age_says_so(studio: Studio) -> None:
    found = marks(studio, "pyramid-gappy")
    assert texts(found)["bar-0-8-value"] == "no data"
    assert "bar-0-8" not in {mark.id for mark in found}


def test_percents_are_rounded_by_largest_remainders() -> None:
    assert whole_percents([33.4, 33.3, 33.3]) == [34, 33, 33]
    assert whole_percents([50.5, 49.5]) == [51, 49]
    assert whole_percents([0.4, 0.3, 99.3]) == [1, 0, 99]
    assert whole_percents([6.2]) == [6]
    assert sum(whole_percents([14.28] * 7)) == 100


def test_a_waffle_has_a_hundred_squares(studio: Studio) -> None:
    shapes = {mark.id: len(mark.rings) for mark in marks(studio, "waffle") if isinstance(mark, Shape)}
    assert sum(shapes.values()) == 100
    assert "rest" not in shapes
    whole = {mark.id: len(mark.rings) for mark in marks(studio, "waffle-whole") if isinstance(mark, Shape)}
    assert whole == {"part-0": 21, "part-1": 12, "rest": 67}


def test_a_waffle_with_a_missing_part_has_no_coloured_square(studio: Studio) -> None:
    found = marks(studio, "waffle-gappy")
    assert {mark.id: len(mark.rings) for mark in found if isinstance(mark, Shape)} == {"rest": 100}
    assert texts(found)["missing"] == "no data"


def test_a_part_of_an_icon_ends_where_the_figure_does(studio: Studio) -> None:
    """4,210 employees at 500 for an icon are eight icons and 0.42 of one."""
    found = {mark.id: mark for mark in marks(studio, "pictogram")}
    assert texts(list(found.values()))["key-text"] == "= 500\u00a0employees"
    row, rest, spots = found["icons-0"], found["rest-0"], found["dot-0-0"]
    assert isinstance(row, Stroke) and isinstance(rest, Stroke) and isinstance(spots, Dots)
    assert len(spots.xs) == 9
    left, right = min(rest.xs), max(rest.xs)
    assert (max(row.xs) - left) / (right - left) == pytest.approx(0.42, abs=0.001)


def test_a_row_without_a_figure_has_no_icons(studio: Studio) -> None:
    found = marks(studio, "pictogram-gappy")
    assert "icons-3" not in {mark.id for mark in found}
    assert texts(found)["value-3"] == "mangler data"


def test_rectangles_are_true_in_area_and_all_named(studio: Studio) -> None:
    sheet = studio.sheets("treemap-groups")["web"]
    found = [mark for panel in sheet.scene.panels for mark in panel.marks]
    tiles = {mark.id: (mark.x1 - mark.x0) * (mark.y1 - mark.y0) for mark in found if mark.id.startswith("tile-")}
    values = [row[2].value for row in sheet.scene.table.rows]
    per_value = [tiles[f"tile-{index}"] / float(value) for index, value in enumerate(values)]
    assert max(per_value) == pytest.approx(min(per_value))
    ids = set(texts(found))
    assert all(f"name-{index}" in ids or f"list-{index}" in ids for index in range(len(values)))


def test_what_the_list_has_no_room_for_is_told(studio: Studio) -> None:
    shown = studio.sheets("treemap-40")["square"].scene
    found = texts([mark for panel in shown.panels for mark in panel.marks])
    named = {id.removeprefix("name-").removeprefix("list-") for id in found if id.startswith(("name-", "list-"))}
    assert len({id.split("-")[0] for id in named}) + len(shown.dropped) == 40


def test_squares_are_true_in_area(studio: Studio) -> None:
    found = {mark.id: mark for mark in marks(studio, "squares") if isinstance(mark, Rect)}
    for index, share in enumerate((3, 6)):
        whole, part = found[f"whole-{index}"], found[f"share-{index}"]
        assert (part.x1 - part.x0) ** 2 / (whole.x1 - whole.x0) ** 2 == pytest.approx(share / 100)
        assert (part.x0, part.y1) == (whole.x0, whole.y1)


def test_a_share_of_a_column_is_computed_and_its_table_has_both(studio: Studio) -> None:
    sheet = studio.sheets("squares-whole")["web"]
    found = texts([mark for panel in sheet.scene.panels for mark in panel.marks])
    assert [found[f"figure-{index}"] for index in range(3)] == ["3.0%", "6.2%", "37.9%"]
    assert [column.key for column in sheet.scene.table.columns] == ["part", "amount", "all"]


def test_an_unknown_share_is_hatched(studio: Studio) -> None:
    found = {mark.id: mark for mark in marks(studio, "squares-gappy")}
    assert "share-1" not in found
    assert isinstance(found["hatch-1"], Stroke)
    assert texts(list(found.values()))["figure-1"] == "mangler data"


def test_points_keep_their_figures_and_sizes_their_areas(studio: Studio) -> None:
    sheet = studio.sheets("scatter-size")["web"]
    found = {mark.id: mark for panel in sheet.scene.panels for mark in panel.marks if isinstance(mark, Dots)}
    rows = sheet.scene.table.rows
    areas_per_person = []
    for index, row in enumerate(rows):
        dot = found[f"dot-0-{index}"]
        assert (dot.xs[0], dot.ys[0]) == (row[1].value, row[2].value)
        if dot.radius > 4:
            areas_per_person.append(math.pi * dot.radius**2 / float(row[3].value))
    assert len(areas_per_person) > 4
    assert max(areas_per_person) == pytest.approx(min(areas_per_person))
    sizes = [mark.radius for id, mark in found.items() if id.startswith("size-")]
    assert all(large > small for large, small in pairwise(sizes))


def test_the_names_of_highlight_and_outermost_points_stay(studio: Studio) -> None:
    for size in ("web", "square", "narrow"):
        sheet = studio.sheets("scatter-40")[size]
        found = texts([mark for panel in sheet.scene.panels for mark in panel.marks])
        rows = sheet.scene.table.rows
        xs, ys = ([float(row[column].value) for row in rows] for column in (1, 2))
        kept = {4, 16, xs.index(min(xs)), xs.index(max(xs)), ys.index(min(ys)), ys.index(max(ys))}
        assert {f"name-{index}" for index in kept} <= set(found), size
        assert len(sheet.scene.dropped) + sum(f"name-{index}" in found for index in range(40)) == 40


def test_points_without_a_figure_are_named_below(studio: Studio) -> None:
    found = marks(studio, "scatter-gappy")
    assert "dot-0-2" not in {mark.id for mark in found}
    assert texts(found)["missing"] == "mangler data: Eksempelområde C, Eksempelområde F"


def test_every_kind_of_parts_is_in_the_gallery() -> None:
    kinds = {type(case.kind).__name__ for case in PART_CASES.values()}
    assert kinds == {"Facet", "Pictogram", "Pyramid", "Scatter", "Squares", "Treemap", "Waffle"}


@pytest.mark.parametrize("name", ["pyramid-highlight", "pyramid-group", "pyramid-two"])
def test_a_low_pyramid_names_every_highlighted_age_and_prints_its_values(studio: Studio, name: str) -> None:
    found = studio.resolve(name, PART_CASES[name], ["link"])["link"].scene.panels
    bars = [mark for panel in found for mark in panel.marks if isinstance(mark, Rect)]
    strong = {bar.id.rsplit("-", 1)[1] for bar in bars if bar.color == studio.brand.color("highlight")}
    labels = [[mark for mark in panel.marks if isinstance(mark, Label)] for panel in found]
    ages = [mark for panel in labels for mark in panel if "age-" in mark.id]
    assert strong and strong <= {mark.id.rsplit("-", 1)[1] for mark in ages}
    for side in labels:
        values = {mark.id.split("-")[2] for mark in side if mark.id.endswith("-value")}
        assert values == strong or not values
        for part in ("-value", "age-"):
            stack = sorted((mark for mark in side if part in mark.id), key=lambda mark: mark.y)
            assert all(low.y - high.y >= low.style.size for high, low in pairwise(stack))
