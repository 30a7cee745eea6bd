"""Annotations of kinds that set categories in rows: grounds behind rows, lines across them, texts after a datum."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Plot
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, line_values, notes_of
from ruska.layout.boxes import CAP, Grid, label_box, open_stretches
from ruska.layout.rows import Row, RowColumn
from ruska.layout.space import MIDDLE, At, Space, pixel_panel, text_block
from ruska.scene import Axis, Box, Label, Mark, Panel, Rect, Rule, TextStyle

NOTE_SHARE = 0.42
"""The part of a plot's width that the text after a bar may take from it."""


NAME_LIFT, NAME_STEP = 0.45, 1.3
"""How far above the rows the names of reference lines stand, and how far above each other, in tick sizes."""

POLE_GAP = 0.4
"""The gap between a reference line and its name beside it, likewise."""


def row_head(plot: Plot, space: Space, tiers: int | None = None) -> float:
    """Return the pixels above the rows that the names of reference lines take: a tier each, or so many `tiers`."""
    lines = len(notes_of(plot, ReferenceLine)) if tiers is None else tiers
    return (0.6 + NAME_STEP * lines) * space.size.tick if lines else 0.0


def name_tiers(xs: Sequence[float], widths: Sequence[float], room: float) -> list[int] | None:
    """Return for each line at pixel `xs` the tier of its name, which stands at the right of the line, 0 the lowest.

    A name that would reach over the next lines stands above theirs. None when a name does not end within `room`.
    """
    if any(x + width > room for x, width in zip(xs, widths, strict=True)):
        return None
    tiers = dict[int, int]()
    for index in sorted(range(len(xs)), key=lambda index: (xs[index], index), reverse=True):
        over = [tier for other, tier in tiers.items() if xs[other] < xs[index] + widths[index]]
        tiers[index] = max(over, default=-1) + 1
    return [tiers[index] for index in range(len(xs))]


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

    def tiers(self) -> list[int] | None:
        """Return the tier of each reference line's name beside its line, None where the names are centred above."""
        lines = notes_of(self.draft.plot, ReferenceLine)
        if len(lines) < 2:
            return None
        space, style = self.draft.space, self.draft.space.tick(500, "ink")
        xs = [(value - self.low) / self.per_pixel for value in line_values(self.draft.plot)]
        gaps = 2 * POLE_GAP * style.size
        widths = [space.text_width(self.draft.plot.text(line.words), style) + gaps for line in lines]
        return name_tiers(xs, widths, self.column.plot.width + POLE_GAP * style.size)

    def references(self, labels: Sequence[Mark], lift: float = 0.0) -> list[Mark]:
        """Return a dashed line down the rows for each reference value, broken for `labels`.

        Its name stands above the rows, `lift` pixels higher where something else is named there.
        """
        spans, marks = self._spans(), list[Mark]()
        for number, value in enumerate(line_values(self.draft.plot)):
            pieces = [piece for span in spans for piece in self._open(labels, value, span)]
            for piece, ends in enumerate(pieces):
                marks += self._piece(f"line-{number}-{piece}", value, ends)
            marks.append(self._line_name(number, value, lift))
        return marks

    def poles(self, id: str, lift: float = 0.0) -> list[Panel]:
        """Return a panel above the rows in which reference lines rise to their names, where these stand beside them."""
        tiers, plot, size = self.tiers(), self.column.plot, self.draft.space.size.tick
        if tiers is None:
            return []
        height = lift + (NAME_LIFT + NAME_STEP * max(tiers) + CAP) * size
        marks: list[Mark] = []
        for number, (tier, value) in enumerate(zip(tiers, line_values(self.draft.plot), strict=True)):
            x = (value - self.low) / self.per_pixel
            rise = NAME_STEP * (max(tiers) - tier) * size, height - lift
            marks += self._piece(f"pole-{number}", x, rise)
        return [pixel_panel(f"{id}-poles", Box(plot.x, self.column.rows[0].top - height, plot.width, height), marks)]

    def _spans(self) -> list[tuple[float, float]]:
        """Return the stretches of plot pixels in which lines run down the rows, between names above that come near."""
        rows, y = self.column.rows, self.column.plot.y
        whole = [(rows[0].top - y, rows[-1].bottom - y)]
        if not self.column.above:
            return whole
        gap, ruler = self.draft.space.size.tick, self.draft.space.ruler
        names = [label_box(name, name.x, name.y, ruler) for row in rows for name in row.labels]
        xs = [self.grid.pixel(value, 0)[0] for value in line_values(self.draft.plot)]
        if not any(box.x - gap < x < box.x + box.width + gap for box in names for x in xs):
            return whole
        return [(row.middle - 0.5 * row.thickness - y, row.bottom - y) for row in rows]

    def _line_name(self, number: int, value: float, lift: float) -> Label:
        """Return the name of a reference line: right of its top where all names find room there, else centred on it."""
        space, plot, tiers = self.draft.space, self.column.plot, self.tiers()
        style = space.tick(500, "ink")
        words = self.draft.plot.text(notes_of(self.draft.plot, ReferenceLine)[number].words)
        id, top = f"line-{number}-name", self.column.rows[0].top - plot.y
        if tiers is not None:
            dy = -(NAME_LIFT + NAME_STEP * tiers[number]) * style.size - lift
            return Label(id, value, top, words, style, dx=POLE_GAP * style.size, dy=dy)
        words = space.ruler.fit(words, style, plot.width)
        half, offset = space.text_width(words, style) / 2, self.grid.pixel(value, 0)[0] - plot.x
        shift = max(0.0, half - offset) - max(0.0, offset + half - plot.width)
        return Label(
            id, value, top, words, style, "middle", shift, -(NAME_LIFT + NAME_STEP * number) * style.size - lift
        )

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
