"""Facet: one small graphic for each value of a column, all alike and, where their kind can, on one scale."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cached_property
from typing import Protocol, runtime_checkable

from ruska.chart.annotations import Annotation, ReferenceLine, TextAt
from ruska.chart.plot import Order, Plot, SharedScale
from ruska.chart.spec import Kind, wanted_maps, wanted_tables
from ruska.data import Table
from ruska.errors import ScriptError
from ruska.kinds.split import Part, split, title_height, title_lines, title_marks
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Axis, Band, Box, Cell, Dots, Mark, Panel, PlottedTable, Rect, Stroke

MOST = 24
"""So many panels can still be compared at a glance."""

MOST_AXES = 96
"""So many pairs of axes a page can hold beside that of its texts; a kind may use several in each panel."""

LEAST_WIDTH, LEAST_HEIGHT = 13.0, 10.0
"""The least width and height that suit a panel, in parts of the label size; where all cannot be had, it is less."""

RATIO = 1.45
"""How many times wider than high a panel is best."""

GAP, ROW_GAP = 2.2, 1.7
"""Pixels between panels side by side and one above the other, in parts of the label size."""

UPRIGHT = 0.6
"""The height of a panel with an axis upwards, in parts of what its kind wants when it stands alone."""

SMALLER = ((2, 1.0), (3, 0.92), (MOST, 0.85))
"""Up to so many columns, panels have texts of this part of the canvas's size."""

UNNAMED = ""
"""The words of what is named in the first panel and only drawn in the others."""

KEY = "key"
"""The panel in which kinds put their key."""


@runtime_checkable
class SharesKey(Protocol):
    """A kind whose panels have no key where their plot has the table of them all, because it can make one for all."""

    def shared_key(self, plot: Plot, space: Space, cell: Space) -> Panel:
        """Return the key of all panels for the whole width; `cell` has the width and the type of a panel."""

    def panel_ratio(self, plot: Plot) -> float:
        """Return how many times wider than high a panel is best."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Small multiples: the same graphic once for each value of a column, on one scale.

    For: many series that would tangle in one graphic, and for comparing shapes from place to place or year to year.
    Not for: fewer than three series that one graphic can hold, or reading exact differences between panels.

    `kind`: how each panel is drawn; any kind.
    `by`: the column with a panel for each of its values.
    `order`: the order of the panels, that of the table or a list of keys.
    `columns`: how many panels may stand side by side; as many as suit the canvas when it is 0.
    `shared`: whether value axes are the same in all panels. Set it to False only where the shapes are to be compared
    and not the levels, and say so in the subtitle.

    A `TextAt` annotation names its panel as `series`; periods stand in every panel, and so do
    reference lines, which are named in the first. Maps are classed and sized by all panels together, and have one key.
    """

    kind: Kind
    _: KW_ONLY
    by: str
    order: Order = "table"
    columns: int = 0
    shared: bool = True

    @property
    def maps(self) -> tuple[str, ...]:
        """The outlines that the kind inside draws on."""
        return wanted_maps(self.kind)

    @property
    def tables(self) -> tuple[str, ...]:
        """The datasets that the kind inside reads."""
        return wanted_tables(self.kind)

    def table(self, plot: Plot) -> PlottedTable:
        """Return the figures of all panels, with a first column that names the panel."""
        parts = self._parts(plot)
        tables = [self.kind.table(part.plot) for part in parts]
        head = plot.formatter.table_column(plot.column(self.by))
        rows = [
            (Cell(str(part.item.key), part.item.name), *row)
            for part, table in zip(parts, tables, strict=True)
            for row in table.rows
        ]
        return PlottedTable((head, *tables[0].columns), tuple(rows))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        sheet = self._sheet(plot, space)
        gaps = ROW_GAP * space.size.label * (len(sheet.rows) - 1)
        heights = [max(map(sheet.wanted_height, parts)) for parts in sheet.rows]
        return sheet.key_height + sum(sheet.title_heights) + sum(heights) + gaps

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the grid, and every panel in its cell."""
        return self._sheet(plot, space).panels()

    def _sheet(self, plot: Plot, space: Space) -> "_Sheet":
        return _Sheet(self, self._parts(plot), plot.table, space)

    def _parts(self, plot: Plot) -> list[Part]:
        parts = split(plot, self.by, self.order)
        if isinstance(self.kind, SharesKey) and not self.shared:
            raise ScriptError("panels of maps share their classes and sizes, or a colour would mislead; drop shared.")
        if not 2 <= len(parts) <= MOST:
            raise ScriptError(f'a facet of "{self.by}" has {len(parts)} panels; take 2 to {MOST}.')
        parts = _alike(parts, getattr(self.kind, "series", ""))
        known = [str(part.item.key) for part in parts]
        for note in plot.annotations:
            if isinstance(note, TextAt) and note.series not in known:
                raise ScriptError(
                    f"a text at {note.at} says in which panel it stands by series=..., one of: {', '.join(known)}."
                )
        return [replace(part, plot=_own(part, plot, named=part is parts[0])) for part in parts]


def _own(part: Part, plot: Plot, *, named: bool) -> Plot:
    """Return the plot of a panel with the annotations that stand in it; reference lines are `named` in one panel.

    The names of periods take room at the top, so that all panels have them: their scales would differ else.
    """
    notes: list[Annotation] = []
    for note in plot.annotations:
        if not isinstance(note, TextAt):
            notes.append(replace(note, words=UNNAMED) if isinstance(note, ReferenceLine) and not named else note)
        elif note.series == str(part.item.key):
            notes.append(replace(note, series=""))
    return replace(part.plot, annotations=tuple(notes), texts={**plot.texts, UNNAMED: ""})


def _alike(parts: Sequence[Part], series: str) -> list[Part]:
    """Return the parts with their series in one order, so that a colour means the same in every panel.

    Raises ScriptError when a panel lacks a series.
    """
    if not series:
        return list(parts)
    order = list(dict.fromkeys(key for part in parts for key in part.plot.table.values(series)))
    for part in parts:
        own = part.plot.table.values(series)
        missing = [str(key) for key in order if key not in own]
        if missing:
            raise ScriptError(
                f'the panel "{part.item.name}" has no rows for {", ".join(missing)} of "{series}", so colours would '
                "differ between panels; select what all panels have, or add rows without a figure."
            )
    return [replace(part, plot=_ordered(part.plot, series, order)) for part in parts]


def _ordered(plot: Plot, series: str, order: Sequence[object]) -> Plot:
    """Return a plot whose rows stand in the order of their series, and else in that of the table."""
    if plot.table.values(series) == list(order):
        return plot
    rows = plot.table.rows()
    places = sorted(range(len(rows)), key=lambda place: order.index(rows[place][series]))
    return replace(plot, table=plot.table.with_frame(plot.table.frame.iloc[places]))


@dataclass(frozen=True)
class _Sheet:
    """Lays out the panels of one graphic."""

    facet: Facet
    parts: Sequence[Part]
    whole: Table
    space: Space

    @cached_property
    def columns(self) -> int:
        """How many panels stand side by side: the number that brings them nearest to a good shape."""
        label, count, kind = self.space.size.label, len(self.parts), self.facet.kind
        ratio, key_height = RATIO, self.key_height if not isinstance(kind, SharesKey) else 0.0
        if isinstance(kind, SharesKey):
            # How high the key is hangs on the panels' width, if but a little.
            ratio = kind.panel_ratio(self._plots[0])
            key_height = kind.shared_key(self._plots[0], self.space, self.space).box.height
        most = min(self.facet.columns or count, count)
        if self.space.size.grows:
            return min(most, max(1, int((self.space.width + GAP * label) / ((LEAST_WIDTH + GAP) * label))))

        def fault(columns: int) -> float:
            rows = math.ceil(count / columns)
            width = (self.space.width - GAP * label * (columns - 1)) / columns
            height = (self.space.height - key_height - ROW_GAP * label * (rows - 1)) / rows - 1.6 * label
            width, height = max(width, 1.0), max(height, 1.0)
            small = max(1.0, LEAST_WIDTH * label / width, LEAST_HEIGHT * label / height)
            empty = (rows * columns - count) / count
            return abs(math.log(width / height / ratio)) + 1.5 * empty + 2.5 * math.log(small)

        return min(range(1, most + 1), key=fault)

    @property
    def rows(self) -> list[Sequence[Part]]:
        """The panels row by row."""
        return [self.parts[start : start + self.columns] for start in range(0, len(self.parts), self.columns)]

    @cached_property
    def width(self) -> float:
        """The width of a panel."""
        return (self.space.width - GAP * self.space.size.label * (self.columns - 1)) / self.columns

    @cached_property
    def small(self) -> Space:
        """The body with the texts of the panels' own size."""
        factor = next(factor for columns, factor in SMALLER if self.columns <= columns)
        size = self.space.size
        label, tick = (max(size.floor, factor * text) for text in (size.label, size.tick))
        return replace(self.space, size=replace(size, label=label, tick=tick))

    @cached_property
    def titles(self) -> list[list[tuple[str, ...]]]:
        """The titles of the panels, row by row."""
        return [title_lines([part.item.name for part in row], self.width, self.small) for row in self.rows]

    @cached_property
    def title_heights(self) -> list[float]:
        """The pixels above the panels of each row."""
        return [title_height(lines, self.small) for lines in self.titles]

    @cached_property
    def height(self) -> float:
        """The height of a panel without its title."""
        gaps = ROW_GAP * self.space.size.label * (len(self.rows) - 1)
        return max(1.0, (self.space.height - self.key_height - sum(self.title_heights) - gaps) / len(self.rows))

    @cached_property
    def cell_space(self) -> Space:
        """The space that the kind fills in each panel, as if it had no key."""
        return replace(self.small, width=self.width, height=self.height)

    @cached_property
    def _plots(self) -> list[Plot]:
        """The plots of all panels, with the table of them all where the kind needs no other scale than that."""
        plots = [part.plot for part in self.parts]
        shared = SharedScale(table=self.whole)
        return [replace(plot, shared=shared) for plot in plots] if isinstance(self.facet.kind, SharesKey) else plots

    def wanted_height(self, part: Part) -> float:
        """Return the height that suits a panel; one with an axis upwards is lower than if it stood alone."""
        if isinstance(self.facet.kind, SharesKey):
            return self.facet.kind.body_height(self._plots[self.parts.index(part)], self.cell_space)
        height = self.facet.kind.body_height(part.plot, self.cell_space)
        panels = self.facet.kind.resolve(part.plot, replace(self.cell_space, height=height))
        return UPRIGHT * height if any(panel.y.ticks for panel in panels) else height

    @cached_property
    def key(self) -> Panel | None:
        """The key that all panels share, laid out for the whole width; None for kinds without one."""
        if isinstance(self.facet.kind, SharesKey):
            return self.facet.kind.shared_key(self._plots[0], self.space, replace(self.small, width=self.width))
        panels = self.facet.kind.resolve(self.parts[0].plot, self.space)
        return next((panel for panel in panels if panel.id == KEY), None)

    @property
    def key_height(self) -> float:
        """The pixels that the key takes above the panels."""
        return self.key.box.height + 0.9 * self.space.size.label if self.key else 0.0

    def panels(self) -> tuple[Panel, ...]:
        """Return the key, all panels, and their titles."""
        plots = self._plots
        if self.facet.shared and not isinstance(self.facet.kind, SharesKey):
            plots = self._sharing(plots)
        marks: list[Mark] = []
        panels = [self.key] if self.key else []
        index, top = 0, self.key_height
        for titles, head in zip(self.titles, self.title_heights, strict=True):
            for column, lines in enumerate(titles):
                left = column * (self.width + GAP * self.space.size.label)
                marks += title_marks(f"title-{index}", lines, Box(left, top, self.width, head), self.small)
                own = self._resolved(plots[index])
                panels += [_moved(panel, f"{index}-{panel.id}", left, top + head) for panel in own]
                index += 1
            top += head + self.height + ROW_GAP * self.space.size.label
        if len(panels) > MOST_AXES:
            raise ScriptError(f'the panels of "{self.facet.by}" are too full for one graphic; select fewer of them.')
        return (*panels, pixel_panel("titles", Box(0, 0, self.space.width, self.space.height), marks))

    def _resolved(self, plot: Plot) -> list[Panel]:
        """Return the panels of one cell without a key; where there was one, the cell was resolved so much higher."""
        panels = self.facet.kind.resolve(plot, self.cell_space)
        if isinstance(self.facet.kind, SharesKey):
            return list(panels)
        key = next((panel for panel in panels if panel.id == KEY), None)
        if key is None or self.key is None:
            return list(panels)
        extra = key.box.height + 0.6 * self.small.size.label
        panels = self.facet.kind.resolve(plot, replace(self.cell_space, height=self.height + extra))
        return [_cropped(panel, extra) for panel in panels if panel.id != KEY]

    def _sharing(self, plots: list[Plot]) -> list[Plot]:
        """Return the plots with the scale that they share, found by resolving each one by itself first."""
        first = [panel for plot in plots for panel in self._resolved(plot)]
        values = [value for panel in first for value in _values(panel)]
        ends = (min(values), max(values)) if values else ()
        shared = SharedScale(ends, table=self.whole)
        plots = [replace(plot, shared=shared) for plot in plots]
        if not any(map(_in_rows, first)):
            return plots
        rows = [panel for plot in plots for panel in self._resolved(plot) if _in_rows(panel)]
        shared = replace(shared, rows=_common(rows, min(values)))
        return [replace(plot, shared=shared) for plot in plots]


def _in_pixels(panel: Panel) -> bool:
    return panel.x.low == 0 and panel.x.high == panel.box.width


def _in_rows(panel: Panel) -> bool:
    """Tell whether a panel has its values across and pixels downwards, as rows of bars or dots."""
    return panel.y.high == 0 and panel.y.low == panel.box.height and not _in_pixels(panel)


def _values(panel: Panel) -> Iterator[float]:
    """Yield where the marks that stand for figures lie on the value axis; zero is no figure, but bars begin there."""
    if _in_pixels(panel):
        return
    across = _in_rows(panel)
    for mark in panel.marks:
        if isinstance(mark, Rect) and mark.tip:
            yield from (mark.x0, mark.x1) if across else (mark.y0, mark.y1)
        elif isinstance(mark, Dots | Stroke) and mark.tips:
            yield from mark.xs if across else (y for y in mark.ys if y is not None)
        elif isinstance(mark, Band) and mark.tips and not across:
            yield from (y for y in (*mark.lows, *mark.highs) if y is not None)


def _common(panels: Sequence[Panel], anchor: float) -> tuple[float, float]:
    """Return the value at the left edge and how much a pixel is, so that every panel keeps the room that it took.

    Room is counted in pixels at both sides of `anchor`, for what stands outside the marks are texts.
    """
    steps = [(panel.x.high - panel.x.low) / panel.box.width for panel in panels]
    left = max((anchor - panel.x.low) / step for panel, step in zip(panels, steps, strict=True))
    right = max((panel.x.high - anchor) / step for panel, step in zip(panels, steps, strict=True))
    per_pixel = max(steps) * max(1.0, (left + right) / min(panel.box.width for panel in panels))
    return anchor - left * per_pixel, per_pixel


def _moved(panel: Panel, id: str, x: float, y: float) -> Panel:
    box = panel.box
    return replace(panel, id=id, box=replace(box, x=box.x + x, y=box.y + y))


def _cropped(panel: Panel, height: float) -> Panel:
    """Return a panel moved up by `height` pixels; what it had above the new edge was empty."""
    box, axis = panel.box, panel.y
    over = max(0.0, height - box.y)
    high = axis.high - (axis.high - axis.low) * over / box.height
    return replace(
        panel,
        box=replace(box, y=box.y - height + over, height=box.height - over),
        y=Axis(axis.low, high, axis.ticks),
    )
