"""Panels: two or three graphics over the same rows, each with its own column of figures, unit and axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, log

from ruska.chart.annotations import Annotation, ReferenceLine, TextAt
from ruska.chart.plot import Plot
from ruska.chart.spec import Kind, wanted_maps, wanted_tables
from ruska.errors import ScriptError
from ruska.kinds.map_figures import compact_unit
from ruska.kinds.notes import refuse
from ruska.kinds.split import title_height, title_lines, title_marks
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Cell, Mark, Panel, PlottedTable
from ruska.words import missing_text

MOST = 3
RATIO, GAP, ROW_GAP = 1.6, 2.6, 1.8
"""How many times wider than high a panel is best, and the gaps between panels in parts of the label size."""

LEAST_WIDTH, LEAST_HEIGHT = 17.0, 8.0
"""The least width and height that suit a panel, in parts of the label size."""

SMALLER = {1: 1.0, 2: 1.0, 3: 0.92}
"""The size of texts in panels side by side, in parts of the canvas's."""

UPRIGHT = 0.72
"""The height of a panel with an axis upwards among others, in parts of what its kind wants alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Panels:
    """Two or three graphics over the same rows, each with its own figures, unit and axis.

    For: two figures of different units that are read together, such as turnover and employees by year.
    Not for: two axes in one picture, which is why this kind exists; one figure by many categories (`Facet`).

    Panels stand side by side where there is room, else below one another. Periods stand in every panel; a `TextAt`
    annotation names the column of its panel as `series`.

    `kinds`: the kinds from left to right, each over its own column of figures.
    `titles`: for each panel the key of its title under `labels` in the word file; else the column's name and unit.
    """

    kinds: Sequence[Kind]
    titles: Sequence[str] = ()

    @property
    def maps(self) -> tuple[str, ...]:
        """The outlines that the kinds inside draw on."""
        return tuple(dict.fromkeys(map for kind in self.kinds for map in wanted_maps(kind)))

    @property
    def tables(self) -> tuple[str, ...]:
        """The datasets that the kinds inside read."""
        return tuple(dict.fromkeys(table for kind in self.kinds for table in wanted_tables(kind)))

    def table(self, plot: Plot) -> PlottedTable:
        """Return the figures of all panels, joined by their first column; a row that a panel lacks is missing there."""
        self._check()
        return _joined([kind.table(plot) for kind in self.kinds], missing_text(plot.formatter.language))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        sheet = self._sheet(plot, space)
        return sum(sheet.heads) + sum(sheet.wishes) + sheet.row_gap * (len(sheet.wishes) - 1)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide where each panel stands, and resolve it there."""
        return self._sheet(plot, space).panels()

    def _check(self) -> None:
        if not 2 <= len(self.kinds) <= MOST:
            raise ScriptError(f"{len(self.kinds)} panels: take two or three kinds, or Facet for many alike.")
        if self.titles and len(self.titles) != len(self.kinds):
            raise ScriptError(f'{len(self.kinds)} panels have {len(self.titles)} "titles"; name one for each, or none.')

    def _sheet(self, plot: Plot, space: Space) -> "_Sheet":
        self._check()
        refuse(plot, "a graphic of several panels", ReferenceLine)
        values = [_value_of(kind) for kind in self.kinds]
        for note in plot.annotations:
            if isinstance(note, TextAt) and note.series not in values:
                known = ", ".join(filter(None, values))
                raise ScriptError(f"a text at {note.at} says in which panel it stands by series=..., one of: {known}.")
        titles = [self._title(plot, index) for index in range(len(self.kinds))]
        plots = [replace(plot, annotations=_own(plot, value)) for value in values]
        return _Sheet(self.kinds, plots, titles, space)

    def _title(self, plot: Plot, index: int) -> str:
        """Return the title of a panel: its words, or else the name of its figures with their unit."""
        if self.titles:
            return plot.text(self.titles[index])
        kind, value = self.kinds[index], _value_of(self.kinds[index])
        if not value:
            raise ScriptError(f'panel {index + 1} has no one column of figures to be named after; give it a "title".')
        column = plot.column(value)
        label, unit = plot.formatter.label(column), column.unit
        sign = compact_unit(unit, plot.formatter.language, getattr(kind, "scale", 1)) if unit else ""
        return label if not sign or sign.lower() in label.lower() else f"{label}, {sign}"


def _value_of(kind: Kind) -> str:
    """Return the column of figures that a kind draws, empty where it has several."""
    named = getattr(kind, "value", None) or getattr(kind, "y", None)
    return named if isinstance(named, str) else ""


def _own(plot: Plot, value: str) -> tuple[Annotation, ...]:
    """Return the annotations of one panel; a text that is named after it loses that name."""
    notes: list[Annotation] = []
    for note in plot.annotations:
        if not isinstance(note, TextAt):
            notes.append(note)
        elif note.series == value:
            notes.append(replace(note, series=""))
    return tuple(notes)


def _joined(tables: Sequence[PlottedTable], missing: str) -> PlottedTable:
    """Join tables by their first column, in the order of the first table, then of rows that only others have."""
    keys = list(dict.fromkeys(row[0] for table in tables for row in table.rows))
    parts = [{row[0]: row[1:] for row in table.rows} for table in tables]
    rows = []
    for key in keys:
        cells = [key]
        for table, part in zip(tables, parts, strict=True):
            cells += part.get(key, (Cell(None, missing),) * (len(table.columns) - 1))
        rows.append(tuple(cells))
    heads = [column for table in tables for column in table.columns[1:]]
    return PlottedTable((tables[0].columns[0], *heads), tuple(rows))


@dataclass(frozen=True)
class _Sheet:
    """Lays out the panels of one graphic."""

    kinds: Sequence[Kind]
    plots: Sequence[Plot]
    titles: Sequence[str]
    space: Space

    @cached_property
    def columns(self) -> int:
        """How many panels stand side by side: the number that brings them nearest to a good shape."""
        label, count = self.space.size.label, len(self.kinds)
        if self.space.size.grows or self.space.narrow:
            return 1

        def fault(columns: int) -> float:
            rows = ceil(count / columns)
            width = max(1.0, (self.space.width - GAP * label * (columns - 1)) / columns)
            height = max(1.0, (self.space.height - ROW_GAP * label * (rows - 1)) / rows - 1.6 * label)
            small = max(1.0, LEAST_WIDTH * label / width, LEAST_HEIGHT * label / height)
            return abs(log(width / height / RATIO)) + 2.5 * log(small)

        return min((1, count), key=fault)

    @property
    def row_gap(self) -> float:
        """The pixels between panels one above the other."""
        return ROW_GAP * self.space.size.label

    @cached_property
    def width(self) -> float:
        """The width of a panel."""
        return (self.space.width - GAP * self.space.size.label * (self.columns - 1)) / self.columns

    @cached_property
    def small(self) -> Space:
        """The space with the panels' own text sizes."""
        factor, size = SMALLER[self.columns], self.space.size
        label, tick = (max(size.floor, factor * text) for text in (size.label, size.tick))
        return replace(self.space, size=replace(size, label=label, tick=tick), width=self.width)

    @cached_property
    def lines(self) -> list[tuple[str, ...]]:
        """The titles, broken to the width of a panel."""
        return title_lines(list(self.titles), self.width, self.small)

    @cached_property
    def heads(self) -> list[float]:
        """The pixels that the titles of each row take."""
        rows = [self.lines] if self.columns > 1 else [[line] for line in self.lines]
        return [title_height(row, self.small) for row in rows]

    @cached_property
    def wishes(self) -> list[float]:
        """The height that each row of panels would like to have."""
        heights = [self._wish(index) for index in range(len(self.kinds))]
        return [max(heights)] if self.columns > 1 else heights

    def _wish(self, index: int) -> float:
        kind, plot = self.kinds[index], self.plots[index]
        height = kind.body_height(plot, replace(self.small, height=self.space.height))
        panels = kind.resolve(plot, replace(self.small, height=max(height, 1.0)))
        return UPRIGHT * height if any(panel.y.ticks for panel in panels) else height

    @cached_property
    def heights(self) -> list[float]:
        """The height that each row of panels has: in parts of what each wishes, where they stand below one another."""
        rows = len(self.heads)
        room = self.space.height - sum(self.heads) - self.row_gap * (rows - 1)
        return [max(1.0, room * wish / sum(self.wishes)) for wish in self.wishes]

    def panels(self) -> tuple[Panel, ...]:
        """Return all panels and their titles."""
        marks: list[Mark] = []
        panels: list[Panel] = []
        top = 0.0
        for index, (kind, plot) in enumerate(zip(self.kinds, self.plots, strict=True)):
            row, column = divmod(index, self.columns)
            left = column * (self.width + GAP * self.space.size.label)
            head = self.heads[row]
            marks += title_marks(f"title-{index}", self.lines[index], Box(left, top, self.width, head), self.small)
            own = kind.resolve(plot, replace(self.small, height=self.heights[row]))
            panels += [_moved(panel, f"{index}-{panel.id}", left, top + head) for panel in own]
            if column == self.columns - 1:
                top += head + self.heights[row] + self.row_gap
        return (*panels, pixel_panel("titles", Box(0, 0, self.space.width, self.space.height), marks))


def _moved(panel: Panel, id: str, x: float, y: float) -> Panel:
    return replace(panel, id=id, box=replace(panel.box, x=panel.box.x + x, y=panel.box.y + y))
