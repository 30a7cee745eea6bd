"""Every graphic of the gallery, on every canvas: readable, inside, apart, true to its table."""

import hashlib
import itertools
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from ruska import Facet, Panels
from ruska.data import Table
from ruska.kinds.bars import BarKind
from ruska.layout.inspect import inspect_sheet, struck
from ruska.scene import Band, Dots, Label, Panel, PlottedTable, Rect, Rule, Scene, Sheet, Stroke
from tests.gallery.cases import CASES
from tests.gallery.studio import CANVASES, Studio

ROOT = Path(__file__).parents[2]
every_case = pytest.mark.parametrize("name", CASES)
CROWDED = {("line-notes", "narrow")}
"""Where two lines, two texts and a reference share 240 px, a name may touch a line."""


def marks_of(scene: Scene) -> list:
    return [mark for panel in scene.panels for mark in panel.marks]


def figures(kind: object, table: Table) -> list[str]:
    """The number columns that a kind names, or the kinds inside it; coordinates are no figures."""
    names: dict[str, None] = {}
    for field in (field for field in fields(kind) if not field.name.endswith("order")):
        value = getattr(kind, field.name)
        for name in value if isinstance(value, list | tuple) else [value]:
            if is_dataclass(name):
                names |= dict.fromkeys(figures(name, table))
            elif isinstance(name, str) and name in table.columns and table.columns[name].unit not in ("", "degrees"):
                names[name] = None
    return list(names)


def missing_cells(table: PlottedTable) -> list[tuple[int, int]]:
    """(series, category) of every missing figure."""
    return [
        (series, category)
        for category, row in enumerate(table.rows)
        for series, cell in enumerate(row[1:])
        if cell.value is None
    ]


@every_case
def test_texts_are_inside_apart_whole_and_large_enough(studio: Studio, name: str) -> None:
    for size, sheet in studio.sheets(name).items():
        assert inspect_sheet(sheet, studio.brand.sizes[size], studio.ruler) == [], size


@every_case
def test_no_line_runs_through_a_text(studio: Studio, name: str) -> None:
    for size, sheet in studio.sheets(name).items():
        if (name, size) not in CROWDED:
            assert struck(sheet, studio.ruler) == [], size


@every_case
def test_panels_and_marks_stay_inside(studio: Studio, name: str) -> None:
    for size, sheet in studio.sheets(name).items():
        for panel in sheet.scene.panels:
            assert panel.box.x >= -0.01 and panel.box.y >= -0.01, (size, panel.id)
            assert panel.box.x + panel.box.width <= sheet.scene.width + 0.01, (size, panel.id)
            assert panel.box.y + panel.box.height <= sheet.scene.height + 0.5, (size, panel.id)
            for mark in panel.marks:
                assert inside(panel, mark), (size, mark)


def inside(panel: Panel, mark: object) -> bool:
    low_x, high_x = sorted((panel.x.low, panel.x.high))
    low_y, high_y = sorted((panel.y.low, panel.y.high))
    slack_x, slack_y = 0.02 * (high_x - low_x), 0.02 * (high_y - low_y)
    if isinstance(mark, Rule):
        # Leaders reach into the gutter beside the plot, so only their height counts.
        return all(low_y - slack_y <= y <= high_y + slack_y for y in (mark.y0, mark.y1))
    if isinstance(mark, Rect):
        xs, ys = [mark.x0, mark.x1], [mark.y0, mark.y1]
    elif isinstance(mark, Stroke | Dots):
        xs, ys = list(mark.xs), [y for y in mark.ys if y is not None]
    elif isinstance(mark, Band):
        xs, ys = list(mark.xs), [y for y in (*mark.lows, *mark.highs) if y is not None]
    else:
        return True
    return all(low_x - slack_x <= x <= high_x + slack_x for x in xs) and all(
        low_y - slack_y <= y <= high_y + slack_y for y in ys
    )


@every_case
def test_what_is_missing_has_no_mark(studio: Studio, name: str) -> None:
    if isinstance(CASES[name].kind, Facet | Panels):
        return  # Their panels have marks of the same names.
    for sheet in studio.sheets(name).values():
        marks = marks_of(sheet.scene)
        ids = {mark.id for mark in marks}
        lines = {mark.id: mark for mark in marks if isinstance(mark, Stroke)}
        for series, category in missing_cells(sheet.scene.table):
            assert f"bar-{series}-{category}" not in ids
            assert f"dot-{series}-{category}" not in ids
            assert f"slice-{category}" not in ids
            for id in (f"line-{series}", f"edge-{series}"):
                assert id not in lines or lines[id].ys[category] is None


@every_case
def test_what_is_there_has_a_mark(studio: Studio, name: str) -> None:
    kind = CASES[name].kind
    if not isinstance(kind, BarKind) or kind.mode == "percent":
        return
    for sheet in studio.sheets(name).values():
        ids = {mark.id for mark in marks_of(sheet.scene) if isinstance(mark, Rect)}
        for category, row in enumerate(sheet.scene.table.rows):
            for series, cell in enumerate(row[1:]):
                assert (f"bar-{series}-{category}" in ids) == (cell.value is not None)


@every_case
def test_ticks_are_even_few_and_named_once(studio: Studio, name: str) -> None:
    for sheet in studio.sheets(name).values():
        for panel in sheet.scene.panels:
            ticks = panel.y.ticks
            if not ticks:
                continue
            assert 2 <= len(ticks) <= 7
            steps = [after.position - before.position for before, after in itertools.pairwise(ticks)]
            assert max(steps) == pytest.approx(min(steps))
            assert len({tick.text for tick in ticks}) == len(ticks)
            assert all(panel.y.low <= tick.position <= panel.y.high for tick in ticks)
            zero = [tick.text for tick in ticks if tick.position == 0]
            assert all(text.replace("\u00a0", "").rstrip("%") == "0" for text in zero)


@every_case
def test_the_table_is_the_data(studio: Studio, name: str) -> None:
    case = CASES[name]
    story = studio.story(name, case)
    rows = story.table.rows()
    expected = sorted(row[name] for name in figures(case.kind, story.table) for row in rows if row[name] is not None)
    table = studio.sheets(name, sizes=["web"])["web"].scene.table
    numeric = [index for index, column in enumerate(table.columns) if column.numeric]
    shown = [row[index].value for row in table.rows for index in numeric if row[index].value is not None]
    assert sorted(shown, key=float) == expected
    assert len({len(row) for row in table.rows}) == 1


@every_case
def test_it_is_painted_without_warnings(studio: Studio, name: str) -> None:
    for sheet in studio.sheets(name, sizes=["web", "narrow"]).values():
        svg = studio.body(sheet)
        for label in (mark for mark in marks_of(sheet.scene) if isinstance(mark, Label)):
            assert f'id="{sheet.scene.id}-' in svg
            assert label.style.color.lower() in svg.lower()


def test_forty_names_are_read_in_full_on_every_canvas(studio: Studio) -> None:
    for name in ("bar-40", "dots-40", "column-40"):
        for size, sheet in studio.sheets(name).items():
            texts = {mark.text for mark in marks_of(sheet.scene) if isinstance(mark, Label)}
            names = {row[0].text for row in sheet.scene.table.rows}
            assert names <= texts, (name, size)
            assert (
                len([mark for mark in marks_of(sheet.scene) if mark.id.endswith("-value") or "value-" in mark.id]) == 40
            )


def test_columns_of_rows_share_their_scale(studio: Studio) -> None:
    panels = [p for p in studio.sheets("bar-40", sizes=["web"])["web"].scene.panels if p.id.startswith("bars")]
    assert len(panels) == 2
    per_pixel = [(panel.x.high - panel.x.low) / panel.box.width for panel in panels]
    assert per_pixel[0] == pytest.approx(per_pixel[1])


def test_hostile_names_are_escaped(studio: Studio) -> None:
    svg = studio.svg(studio.sheets("bar-odd", sizes=["web"])["web"])
    assert "<script" not in svg
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg
    assert "$5 to $9 &amp; a_b^2" in svg


def test_the_same_bytes_in_two_processes() -> None:
    names = ["bar-notes", "column-stacked", "line-12", "area-gappy", "slope-six", "dumbbell", "donut", "number-3"]
    code = (
        "import hashlib, sys\n"
        "from tests.gallery.studio import Studio\n"
        "studio = Studio()\n"
        "for name in sys.argv[1:]:\n"
        "    for sheet in studio.sheets(name, sizes=['web', 'narrow']).values():\n"
        "        print(hashlib.sha256(studio.svg(sheet).encode()).hexdigest())\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, *names],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0].split()) == 2 * len(names)
    assert len(set(outputs[0].split())) == 2 * len(names)


def test_sizes_are_laid_out_anew(studio: Studio) -> None:
    sheets: dict[str, Sheet] = studio.sheets("bar-plain")
    assert set(sheets) == set(CANVASES)
    digests = {hashlib.sha256(repr(sheet.scene.panels).encode()).hexdigest() for sheet in sheets.values()}
    assert len(digests) == len(CANVASES)
