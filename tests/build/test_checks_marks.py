"""Gates on what is drawn: each finds its fault in a real project, and is silent where it is mended."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from check_samples import Figures, Words, faults, graphic
from project_samples import Workshop

PLACES = Figures(
    ("place", "year"),
    {"place": ("north", "south"), "year": "year", "people": "persons"},
    [("north", 2025, 900), ("south", 2025, 1000)],
)
BAR = 'from ruska import Bar, Chart\n\nchart = Chart(dataset="figures", kind=Bar(category="place", value="people"))\n'
CUT = """
from dataclasses import replace

from ruska import Bar, Chart
from ruska.scene import Rect


class Cut(Bar):
    def resolve(self, plot, space):
        panels = Bar.resolve(self, plot, space)
        return tuple(replace(panel, marks=tuple(map(cut, panel.marks))) for panel in panels)


def cut(mark):
    return replace(mark, x0=FROM) if isinstance(mark, Rect) and mark.id.startswith("bar-") else mark


chart = Chart(dataset="figures", kind=Cut(category="place", value="people"))
"""


def only(lines: list[str]) -> str:
    """Return the one finding."""
    assert len(lines) == 1, lines
    return lines[0]


def test_bars_that_do_not_start_at_zero_are_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    graphic(shop, PLACES, CUT.replace("FROM", "800"))
    assert only(faults(shop)).startswith("error one.py: bars do not start at zero")
    graphic(shop, PLACES, CUT.replace("FROM", "0"))
    assert faults(shop) == []


@pytest.mark.parametrize("mode", ["grouped", "stacked", "percent"])
@pytest.mark.parametrize("kind", ["Bar", "Column"])
def test_bars_and_piles_of_every_mode_start_at_zero(kind: str, mode: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    ages = {"place": ("north", "south"), "age": ("young", "old"), "year": "year", "people": "persons"}
    rows = [("north", "young", 2025, 300), ("north", "old", 2025, 600), ("south", "young", 2025, 400)]
    figures = Figures(("place", "age", "year"), ages, [*rows, ("south", "old", 2025, 600)])
    script = f'from ruska import {kind}, Chart\n\nchart = Chart(dataset="figures", kind={kind}(category="place", '
    graphic(shop, figures, script + f'value="people", series="age", mode="{mode}"))\n')
    assert not [line for line in faults(shop) if not line.startswith("note ")]


PAINTED = """
from dataclasses import replace

from ruska import Bar, Chart
from ruska.scene import Rect

COLORS = ["#00274A", "#B8432A", "#2C7796", "#0E736A", "#8A5800", "#743DA2", "#55636F", "#101010"]


class Painted(Bar):
    def resolve(self, plot, space):
        return tuple(replace(panel, marks=tuple(map(paint, panel.marks))) for panel in Bar.resolve(self, plot, space))


def paint(mark):
    if not (isinstance(mark, Rect) and mark.id.startswith("bar-")):
        return mark
    number = int(mark.id.rpartition("-")[2])
    return replace(mark, color=COLORS[number % MOST], series=str(number))


chart = Chart(dataset="figures", kind=Painted(category="place", value="people"))
"""


def test_more_than_seven_colours_are_a_warning(fresh: Callable[[], Workshop]) -> None:
    shop, names = fresh(), tuple("abcdefgh")
    columns: dict[str, str | tuple[str, ...]] = {"place": names, "year": "year", "people": "persons"}
    figures = Figures(("place", "year"), columns, [(name, 2025, 900) for name in names])
    graphic(shop, figures, PAINTED.replace("MOST", "8"))
    assert only(faults(shop)).startswith("warning one.py: the graphic has 8 colours")
    graphic(shop, figures, PAINTED.replace("MOST", "7"))
    assert faults(shop) == []


def test_a_pie_of_more_than_five_parts_is_a_warning(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    script = BAR.replace("Bar", "Donut")
    for count in (6, 5):
        names = tuple("abcdef"[:count])
        columns: dict[str, str | tuple[str, ...]] = {"place": names, "year": "year", "people": "persons"}
        graphic(shop, Figures(("place", "year"), columns, [(name, 2025, 900) for name in names]), script)
        found = faults(shop)
        if count == 6:
            assert only(found).startswith("warning one.py: a pie with 6 parts")
        else:
            assert found == []


SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x, 66], [x + 1, 66], [x + 1, 67], [x, 67], [x, 66]]]},
        }
        for code, x in (("north", 25), ("south", 27))
    ],
}
MAPS = """
[projection]
latitude = 67
longitude = 26

[credit]
en = "Invented outlines."

[maps.squares]
title = { en = "Squares" }
file = "squares.geojson"
key = "code"
"""
MAP = """
from ruska import Chart
from ruska.classes import Own
from ruska.kinds.choropleth import Choropleth
from ruska.kinds.facet import Facet

chart = Chart(dataset="figures", kind=KIND)
"""
SHADED = 'Choropleth(region="place", value="VALUE", map="squares", classes=Own([950]))'


@pytest.mark.parametrize("kind", [SHADED, f'Facet({SHADED}, by="year")'])
def test_a_map_coloured_by_a_count_is_an_error(kind: str, fresh: Callable[[], Workshop]) -> None:
    shop, script = fresh(), MAP.replace("KIND", kind)
    shop.write("datasets/maps/maps.toml", MAPS)
    shop.write("datasets/maps/squares.geojson", json.dumps(SQUARES))
    columns: dict[str, str | tuple[str, ...]] = {"place": ("north", "south"), "year": "year", "people": "persons"}
    years = (2024, 2025) if "Facet" in kind else (2025,)
    rows = [row for year in years for row in (("north", year, 900, 900), ("south", year, 1000, 1000))]
    figures = Figures(("place", "year"), columns | {"density": "persons_per_km2"}, rows)
    graphic(shop, figures, script.replace("VALUE", "people"))
    found = [line for line in faults(shop) if not line.startswith("note ")]
    assert only(found).startswith('error one.py: a map coloured by "people", a count (persons), mostly')
    graphic(shop, figures, script.replace("VALUE", "density"))
    assert not [line for line in faults(shop) if not line.startswith("note ")]


BREAK = """
[[breaks]]
column = "year"
at = 2023
where = { place = "north" }
note = { en = "The borders changed." }
"""
LINE = """
from ruska import Chart, Line

chart = Chart(
    dataset="figures",
    kind=Line(x="year", y="people", series="place"),
    select=lambda t: t.where(SELECT),
)
"""
YEARS = Figures(
    ("place", "year"),
    {"place": ("north", "south"), "year": "year", "people": "persons"},
    [(place, year, 900 + year - 2020) for place in ("north", "south") for year in range(2021, 2026)],
    more=BREAK,
)


@pytest.mark.parametrize("kind", ["Line", "Area", "Slope"])
def test_a_line_across_a_declared_break_is_an_error(kind: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    script = LINE.replace("Line", kind)
    graphic(shop, YEARS, script.replace("SELECT", "year=[2021, 2025]" if kind == "Slope" else ""))
    span = "2021 and 2025" if kind == "Slope" else "2022 and 2023"
    message = f'error one.py: the line "north" joins {span} across the break at 2023 (The borders changed).'
    assert [line for line in faults(shop) if not line.startswith("note ")] == [message]


@pytest.mark.parametrize("select", ["place='south'", "year=[2023, 2024, 2025]", "year=[2021, 2022, 2024, 2025]"])
def test_a_line_beside_a_break_or_open_at_it_is_sound(select: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    graphic(shop, YEARS, LINE.replace("SELECT", select))
    assert not [line for line in faults(shop) if not line.startswith("note ")]


def test_a_line_in_small_multiples_is_judged_by_its_own_rows(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    rows = [(place, year, base + year) for place, base in (("north", 0), ("south", 100)) for year in range(2021, 2026)]
    figures = replace(YEARS, rows=rows)
    script = LINE.replace("Line(", "Facet(Line(").replace(', series="place")', '), by="place")')
    script = script.replace("import Chart, Line", "import Chart, Facet, Line").replace("SELECT", "")
    graphic(shop, figures, script)
    message = "error one.py: the line joins 2022 and 2023 across the break at 2023 (The borders changed)."
    assert [line for line in faults(shop) if not line.startswith("note ")] == [message]
    graphic(shop, replace(figures, more=BREAK.replace("north", "elsewhere")), script)
    assert not [line for line in faults(shop) if not line.startswith("note ")]


def test_text_too_faint_on_its_bar_is_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    script = CUT.replace("replace(mark, x0=FROM)", 'replace(mark, x1=2000, color="#55636F")')
    graphic(shop, PLACES, script)
    found = faults(shop)
    assert any('the label "1,000" has a contrast of 2.7 to what it stands on' in line for line in found), found
    graphic(shop, PLACES, BAR)
    assert faults(shop) == []


def test_labels_without_room_are_told_in_a_note(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns: dict[str, str | tuple[str, ...]] = {"year": "year", "people": "persons"}
    figures = Figures(("year",), columns, [(year, 900 + year) for year in range(1970, 2026)])
    script = LINE.replace(', series="place"', "").replace("SELECT", "")
    graphic(shop, figures, script, Words(title="The north in 2025"))
    note = only(faults(shop))
    assert note.startswith("note words.en.toml: sample/en/one: no room for labels. ")
    assert '"1971"' in note and '"1970"' not in note and '"2025"' not in note
    ended = shop.run("check", "--on", "2026-11-24")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("note: charts/sample/words.en.toml:5: sample/en/one: no room")
    assert ended.out.endswith("0 errors, 0 warnings, 1 note\n")
