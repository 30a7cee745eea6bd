"""Every figure that stands on a graphic is one of its table: as it is, rounded, scaled, or as a share of a total."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ruska import BigNumber, Cards, Pyramid
from ruska.chart.spec import Kind
from ruska.scene import Cell, Label, PlottedTable, Scene
from tests.gallery.case import Case
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


def known(table: PlottedTable, case: Case) -> list[float]:
    """What a table's figures may be printed as: themselves, scaled, compact, or in percent of what they are part of."""
    kind = case.kind
    rows = [[float(cell.value or 0) for cell in row if not isinstance(cell.value, str)] for row in table.rows]
    compact = COMPACT if isinstance(kind, BigNumber | Cards) else ()
    scaled = [value / by for row in rows for value in row for by in (1.0, *scales(kind), *compact)]
    return scaled + [100 * value / whole for value, whole in parts(rows, table, case) if whole]


def parts(rows: list[list[float]], table: PlottedTable, case: Case) -> Iterator[tuple[float, float]]:
    """Yield each figure with what it is a part of by the kind's declaration; none where the kind prints no shares."""
    kind, whole = case.kind, getattr(case.kind, "whole", "")
    keys = [column.key for column in table.columns if column.numeric]
    if whole in case.facts:
        # Of a fact, the same for all.
        yield from ((value, float(case.facts[whole].value)) for row in rows for value in row)
    elif whole:
        # Of another column, in its own row.
        yield from ((row[0], row[keys.index(whole)]) for row in rows)
    elif isinstance(kind, Pyramid) and kind.percent:
        # Of both sides of its own pyramid, where highlighted; two pyramids stand beside each other, as `area:side`.
        heads = [key.partition(":")[0] if kind.by else "" for key in keys]
        own = [(value, head) for row in rows for value, head in zip(row, heads, strict=True)]
        sums = {head: sum(value for value, its in own if its == head) for head in heads}
        strong = [row for row, cells in zip(rows, table.rows, strict=True) if cells[0].value == kind.highlight]
        yield from ((value, sums[head]) for row in strong for value, head in zip(row, heads, strict=True))
    elif getattr(kind, "parts_of_a_whole", False):
        yield from ((value, sum(map(abs, column))) for column in zip(*rows, strict=True) for value in column)
    elif getattr(kind, "percent", False) or getattr(kind, "mode", "") == "percent":
        yield from ((value, sum(map(abs, row))) for row in rows for value in row)


def scales(kind: Kind) -> list[float]:
    """What a kind, the kind inside it and its columns divide their figures by."""
    columns = getattr(kind, "columns", ())
    inner = [kind, getattr(kind, "kind", None), *(columns if isinstance(columns, tuple | list) else ())]
    return [float(getattr(part, "scale", 1) or 1) for part in inner if part is not None]


def unknown(scene: Scene, case: Case) -> list[str]:
    """The printed figures that a scene's table does not hold."""
    candidates = known(scene.table, case)
    return [
        text
        for text, value, half in figures(scene)
        if not any(abs(value - candidate) <= half * 1.001 + 1e-9 for candidate in candidates)
    ]


@pytest.mark.parametrize("name", CASES)
def test_every_figure_on_the_graphic_is_one_of_the_table(pictures: Pictures, name: str):
    assert unknown(pictures.scene(name), CASES[name]) == []


@pytest.mark.parametrize("name", ["bar-highlight", "column-stacked", "line-two", "dumbbell", "donut", "number-3"])
def test_a_table_with_another_figure_is_caught(pictures: Pictures, name: str):
    scene = pictures.scene(name)
    assert len(list(figures(scene))) >= 2
    *rows, (head, cell, *rest) = scene.table.rows
    other = Cell(1.61 * float(cell.value or 0) + 3, cell.text)
    table = PlottedTable(scene.table.columns, (*rows, (head, other, *rest)))
    assert unknown(replace(scene, table=table), CASES[name])


@pytest.mark.parametrize("name", ["pyramid-two", "waffle-whole", "squares-whole"])
def test_a_share_of_another_whole_is_caught(pictures: Pictures, name: str):
    scene = pictures.scene(name)
    rows = tuple((head, Cell(0.5 * float(cell.value or 0), ""), *rest) for head, cell, *rest in scene.table.rows)
    assert unknown(replace(scene, table=PlottedTable(scene.table.columns, rows)), CASES[name])
