"""Every figure that stands on a graphic is one of its table: as it is, rounded, scaled, or as a share of a total."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ruska import BigNumber, Cards
from ruska.chart.spec import Kind
from ruska.scene import Cell, Label, PlottedTable, Scene
from tests.gallery.cases import CASES
from tests.parity.conftest import Pictures

VALUE = re.compile(r"value|^end-|^start-|^figure-|^middle")
FIGURE = re.compile(r"^[€+]*(−?)[€+]*(\d[\d\u00a0 ,.]*)")
COMPACT = (1e3, 1e6, 1e9)
POINT = {"en": ".", "fi": ",", "sv": ",", "nb": ",", "se": ","}


def figures(scene: Scene) -> Iterator[tuple[str, float, float]]:
    """Yield each printed figure with its value and half a unit of its last digit; ticks and names are left out."""
    point = POINT[scene.language]
    for panel in scene.panels:
        for mark in panel.marks:
            if not (isinstance(mark, Label) and VALUE.search(mark.id)):
                continue
            found = FIGURE.match(mark.text)
            if found:
                digits = re.sub(r"[^\d" + re.escape(point) + "]", "", found[2]).rstrip(point)
                whole, _, decimals = digits.partition(point)
                value = float(f"{whole}.{decimals or 0}") * (-1 if found[1] else 1)
                # A large figure has three digits that count.
                last = max(len(whole) - 3, -len(decimals)) if mark.id.startswith("figure-") else -len(decimals)
                yield mark.text, value, 0.5 * 10.0**last


def known(table: PlottedTable, kind: Kind) -> list[float]:
    """What a table's figures may be printed as: themselves, scaled, compact, or in percent of their row or column."""
    rows = [[float(cell.value or 0) for cell in row if not isinstance(cell.value, str)] for row in table.rows]
    values = [value for row in rows for value in row]
    compact = COMPACT if isinstance(kind, BigNumber | Cards) else ()
    scaled = [value / by for value in values for by in (1.0, *scales(kind), *compact)]
    whole = getattr(kind, "parts_of_a_whole", False)
    if not (whole or getattr(kind, "percent", False) or getattr(kind, "mode", "") == "percent"):
        return scaled
    parts = list(zip(*rows, strict=True)) if whole else rows
    return scaled + [100 * value / sum(map(abs, part)) for part in parts for value in part if any(part)]


def scales(kind: Kind) -> list[float]:
    """What a kind, the kind inside it and its columns divide their figures by."""
    columns = getattr(kind, "columns", ())
    inner = [kind, getattr(kind, "kind", None), *(columns if isinstance(columns, tuple | list) else ())]
    return [float(getattr(part, "scale", 1) or 1) for part in inner if part is not None]


def unknown(scene: Scene, kind: Kind) -> list[str]:
    """The printed figures that a scene's table does not hold."""
    candidates = known(scene.table, kind)
    return [
        text
        for text, value, half in figures(scene)
        if not any(abs(value - candidate) <= half * 1.001 + 1e-9 for candidate in candidates)
    ]


# Shares of a whole that is no row or column of the table: tests/kinds works them out.
OTHER_WHOLES = {"pyramid-two", "waffle-whole", "squares-whole"}


@pytest.mark.parametrize("name", sorted(set(CASES) - OTHER_WHOLES))
def test_every_figure_on_the_graphic_is_one_of_the_table(pictures: Pictures, name: str):
    assert unknown(pictures.scene(name), CASES[name].kind) == []


@pytest.mark.parametrize("name", ["bar-highlight", "column-stacked", "line-two", "dumbbell", "donut", "number-3"])
def test_a_table_with_another_figure_is_caught(pictures: Pictures, name: str):
    scene = pictures.scene(name)
    assert len(list(figures(scene))) >= 2
    *rows, (head, cell, *rest) = scene.table.rows
    other = Cell(1.61 * float(cell.value or 0) + 3, cell.text)
    table = PlottedTable(scene.table.columns, (*rows, (head, other, *rest)))
    assert unknown(replace(scene, table=table), CASES[name].kind)
