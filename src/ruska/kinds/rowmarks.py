"""Annotations of kinds that set categories in rows: grounds behind rows, lines across them, texts after a datum."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Plot
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of
from ruska.layout.boxes import Grid, label_box, open_stretches
from ruska.layout.rows import Row, RowColumn
from ruska.layout.space import MIDDLE, At, Space, text_block
from ruska.scene import Axis, Label, Mark, Panel, Rect, Rule, TextStyle

NOTE_SHARE = 0.42
"""The part of a plot's width that the text after a bar may take from it."""


def row_head(plot: Plot, space: Space) -> float:
    """Return the pixels above the rows that the names of reference lines take."""
    lines = len(notes_of(plot, ReferenceLine))
    return (0.6 + 1.3 * lines) * space.size.tick if lines else 0.0


def shared_ends(plot: Plot, ends: tuple[float, float], width: float) -> tuple[float, float]:
    """Return the ends of a value axis of `width` pixels: its own, or those on the scale that small multiples share."""
    if plot.shared.rows is None:
        return ends
    low, per_pixel = plot.shared.rows
    return low, low + per_pixel * width


@dataclass(frozen=True, slots=True)
class Strip:
    """A column of rows with its value axis from `low` to `high`: what all kinds of rows draw on it."""

    draft: Draft
    column: RowColumn
    low: float
    high: float

    @property
    def grid(self) -> Grid:
        """Return the grid that turns values and plot pixels into body pixels."""
        plot = self.column.plot
        return Grid(plot, self.low, self.high, plot.height, 0)

    @property
    def per_pixel(self) -> float:
        """Return how much of the value axis a pixel is."""
        return (self.high - self.low) / self.column.plot.width

    def middle(self, row: Row) -> float:
        """Return the middle of a row's bar in the panel's domain."""
        return row.middle - self.column.plot.y

    def panel(self, id: str, marks: Sequence[Mark], dropped: tuple[str, ...] = ()) -> Panel:
        """Return the finished panel; `dropped` are the texts that found no place."""
        plot = self.column.plot
        return Panel(id, plot, Axis(self.low, self.high), Axis(plot.height, 0), tuple(marks), dropped)

    def periods(self) -> list[Mark]:
        """Return a ground behind the rows of each period, with its name at the right of the last one."""
        space, style = self.draft.space, self.draft.space.tick(500)
        keys = self.draft.keys()
        marks: list[Mark] = []
        for number, period in enumerate(notes_of(self.draft.plot, Period)):
            start, end = index_of(keys, period.start), index_of(keys, period.end)
            inside = [row for row in self.column.rows if start <= row.index <= end]
            if inside:
                y0, y1 = inside[0].top - self.column.plot.y, inside[-1].bottom - self.column.plot.y
                marks.append(Rect(f"period-{number}", self.low, y0, self.high, y1, space.brand.color("birch")))
                name = space.ruler.fit(self.draft.plot.text(period.words), style, self.column.plot.width)
                gap = 0.5 * style.size
                marks.append(Label(f"period-{number}-name", self.high, y1, name, style, "end", -gap, -gap))
        return marks

    def zero(self, labels: Sequence[Mark]) -> list[Mark]:
        """Return the zero line along the bars, broken for `labels` and, where they stand above the rows, for names."""
        y, extra = self.column.plot.y, 0.2 * self.draft.space.size.label
        rows = self.column.rows
        ends = [(row.middle - 0.5 * row.thickness - y, row.middle + 0.5 * row.thickness - y) for row in rows]
        spans = ends if self.column.above else [(ends[0][0] - extra, ends[-1][1] + extra)]
        pieces = [piece for span in spans for piece in self._open(labels, 0, span)]
        color, width = self.draft.space.brand.color("axis"), 1.6 * self.draft.space.unit
        return [Rule(f"zero-{n}", 0, start, 0, end, color, width) for n, (start, end) in enumerate(pieces)]

    def guide(self, id: str, y: float, labels: Sequence[Label]) -> list[Mark]:
        """Return a hairline across the strip at `y`, broken for the texts of its row."""
        left, gap = self.column.plot.x, 0.3 * self.draft.space.size.tick
        boxes = [label_box(label, *self.grid.pixel(label.x, label.y), self.draft.space.ruler) for label in labels]
        blocked = [(box.x - left - gap, box.x + box.width - left + gap) for box in boxes]
        color, unit = self.draft.space.brand.color("grid"), self.draft.space.unit
        return [
            Rule(f"{id}-{n}", self.low + start * self.per_pixel, y, self.low + end * self.per_pixel, y, color, unit)
            for n, (start, end) in enumerate(open_stretches(blocked, (0, self.column.plot.width)))
        ]

    def references(self, labels: Sequence[Mark], lift: float = 0.0) -> list[Mark]:
        """Return a dashed line down the rows for each reference value, broken for `labels`.

        Its name stands above the rows, `lift` pixels higher where something else is named there.
        """
        space, plot = self.draft.space, self.draft.plot
        style = space.tick(500, "ink")
        top = self.column.rows[0].top - self.column.plot.y
        bottom = self.column.rows[-1].bottom - self.column.plot.y
        marks: list[Mark] = []
        for number, line in enumerate(notes_of(plot, ReferenceLine)):
            value = plot.fact(line.value)
            x = self.grid.pixel(value, 0)[0]
            for piece, (start, end) in enumerate(self._open(labels, value, (top, bottom))):
                marks += self._piece(f"line-{number}-{piece}", value, (start, end))
            words = space.ruler.fit(plot.text(line.words), style, self.column.plot.width)
            half, offset = space.text_width(words, style) / 2, x - self.column.plot.x
            shift = max(0.0, half - offset) - max(0.0, offset + half - self.column.plot.width)
            dy = -(0.45 + 1.3 * number) * style.size - lift
            marks.append(Label(f"line-{number}-name", value, top, words, style, "middle", shift, dy))
        return marks

    def _piece(self, id: str, value: float, ends: tuple[float, float]) -> list[Mark]:
        """Return a piece of a reference line: ink dashes on a paper line, to be seen on dark bars too."""
        unit, brand = self.draft.space.unit, self.draft.space.brand
        paper = Rule(f"{id}-ground", value, ends[0], value, ends[1], brand.color("paper"), 3.2 * unit)
        return [paper, Rule(id, value, ends[0], value, ends[1], brand.color("ink"), 1.4 * unit, (4 * unit, 3 * unit))]

    def _open(self, labels: Sequence[Mark], value: float, ends: tuple[float, float]) -> list[tuple[float, float]]:
        """Return the stretches of a vertical line at `value` that keep off values and row names."""
        plot, ruler, gap = self.column.plot, self.draft.space.ruler, 0.22 * self.draft.space.size.tick
        boxes = [label_box(mark, *self.grid.pixel(mark.x, mark.y), ruler) for mark in labels if isinstance(mark, Label)]
        boxes += [label_box(name, name.x, name.y, ruler) for row in self.column.rows for name in row.labels]
        x = self.grid.pixel(value, 0)[0]
        crossed = [box for box in boxes if box.x - gap < x < box.x + box.width + gap]
        return open_stretches([(box.y - plot.y - gap, box.y + box.height - plot.y + gap) for box in crossed], ends)

    def note(self, row: Row, words: str, value: float, offset: float) -> list[Mark]:
        """Return the text of a row: behind its name where names stand above, else `offset` pixels after `value`."""
        style = note_style(self.draft.space)
        ruler = self.draft.space.ruler
        id = f"note-{row.index}"
        if self.column.above and len(row.labels) == 1:
            name = row.labels[0]
            used = ruler.width(name.text, name.style) + 0.7 * style.size
            if used + ruler.width(words, style) <= self.column.plot.width:
                y = name.y - self.column.plot.y
                return [Label(id, self.low, y, words, style, dx=used, dy=name.dy)]
        room = self.column.plot.width - (value - self.low) / self.per_pixel - offset
        lines = 2 if row.bottom - row.top > 2.7 * style.size else 1
        wrapped = ruler.wrap(words, style, max(room, style.size), lines).lines
        return list(text_block(id, wrapped, style, At(value, self.middle(row), offset)))


def note_style(space: Space) -> TextStyle:
    """Return the style of texts beside rows."""
    return space.tick(500)


def row_notes(draft: Draft) -> dict[int, str]:
    """Return the text beside each annotated row. Raises ScriptError for a category that is not there."""
    keys = draft.keys()
    return {index_of(keys, note.at): draft.plot.text(note.words) for note in notes_of(draft.plot, TextAt)}


def note_room(words: str, space: Space, width: float) -> float:
    """Return the pixels to keep for a text after a bar, beside rows `width` pixels wide."""
    if not words:
        return 0.0
    style = note_style(space)
    return min(space.text_width(words, style), NOTE_SHARE * width) + 0.9 * style.size


def value_label(id: str, at: At, text: str, style: TextStyle, series: str = "") -> Label:
    """Return a value whose capitals are centred on the point."""
    dy = at.dy + MIDDLE * style.size
    return Label(id, at.x, at.y, text, style, at.anchor, at.dx, dy, series)
