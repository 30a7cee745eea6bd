"""Timeline: bars from a start to an end, and milestones, a row each on one axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Plot
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, category_colors, highlighted, series_colors
from ruska.kinds.moments import Moment, read_moment, years
from ruska.kinds.notes import index_of, notes_of, refuse
from ruska.kinds.ramps import mixed
from ruska.layout.annotate import period_lines
from ruska.layout.boxes import Grid, label_box, open_stretches
from ruska.layout.entries import Entries, Entry
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.rows import Row, RowColumn
from ruska.layout.space import At, Space, block_height, pixel_panel, text_block
from ruska.scales import thin
from ruska.scene import Axis, Box, Cell, Mark, Panel, PlottedTable, Rect, Rule, Shape, TableColumn, Tick
from ruska.words import clean_text, format_month
from ruska.words.dates import format_moment

KEY_GAP, HEAD = 0.9, 1.7
"""Below the key in parts of the label size, and the room of the ticks in parts of their own size."""

SHORT = 1.6
"""Up to so many years the axis names months."""

DIAMOND, LEAST = 0.62, 4.0
"""Half a milestone's height in parts of a bar's, and the least length of a bar in pixels."""

TINT = 0.72


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """What lasted from when to when, and what happened on the way.

    For: the course of a project or a reform: three to about twenty stretches and milestones, their dates below their
    names.
    Not for: figures over time (`Line`), or a single order without dates.

    A time may be given as a day, a month or a year. A milestone given to the month or better is a diamond; one of which
    only the quarter or year is known is a pale bar over all of it, as nobody knows the day.

    `category`: the column with a row for each of its values.
    `start` and `end`: the columns of dates, periods or years; a row without an end is a milestone.
    `series`: a column by which rows are coloured, with a key.
    `highlight`: the row in the highlight colour; several as a list. It does not go with `series`.
    `order`: "start" puts what begins first on top, "table" keeps the order of the table.
    """

    category: str
    start: str
    end: str
    series: str = ""
    highlight: Highlight = None
    order: str = "start"

    def table(self, plot: Plot) -> PlottedTable:
        """Return the rows with their start, end and series."""
        names = [self.category, self.start, self.end, *([self.series] if self.series else [])]
        heads = tuple(TableColumn(name, plot.formatter.label(plot.column(name))) for name in names)
        rows = []
        for event in self._events(plot):
            values = [event.item.key, event.row[self.start], event.row[self.end]]
            texts = [event.item.name, *(_written(plot, value) for value in values[1:])]
            if self.series:
                values.append(event.row[self.series])
                texts.append(plot.formatter.name(plot.column(self.series), values[-1]))
            rows.append(tuple(Cell(None if v is None else str(v), t) for v, t in zip(values, texts, strict=True)))
        return PlottedTable(heads, tuple(rows))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        events = self._events(plot)
        return self._entries(plot, events, space).wanted_height + self._head(plot, events, space)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide rows, bars, milestones and the axis of time."""
        refuse(plot, "a timeline", ReferenceLine)
        events = self._events(plot)
        head = self._head(plot, events, space)
        laid = self._entries(plot, events, space).lay_out(Box(0, head, space.width, space.height - head))
        columns = laid.columns
        names = [label for column in columns for row in column.rows for label in row.labels]
        named = pixel_panel("names", Box(0, 0, space.width, space.height), names)
        entries = self._key(plot, events, space)
        key = [key_panel("key", entries, space)] if entries else []
        times = _Times(plot, space, events, self._colors(events, space))
        panels = [times.panel(f"times-{number}", column) for number, column in enumerate(columns)]
        return (
            *key,
            *panels,
            replace(named, dropped=laid.dropped),
        )

    def _events(self, plot: Plot) -> list["_Event"]:
        """Return the rows in order. Raises ScriptError for a missing start, and for an end before it."""
        column = plot.column(self.category)
        events = [
            self._event(plot, Item(row[self.category], plot.formatter.name(column, row[self.category])), row)
            for row in plot.table.rows()
        ]
        if len({event.item.key for event in events}) < len(events):
            raise ScriptError(f'"{self.category}" has a value with several rows; a timeline has one row for each.')
        if self.series and self.highlight is not None:
            raise ScriptError('a timeline takes either "series" or "highlight", as both are told by colour.')
        if self.order == "start":
            events.sort(key=lambda event: (event.first.start, event.last.end))
        return events

    def _event(self, plot: Plot, item: Item, row: dict[str, Any]) -> "_Event":
        """Read one row."""
        start, end = row[self.start], row[self.end]
        if start is None:
            raise ScriptError(f'{item.name} has no "{self.start}"; a row of a timeline needs at least that.')
        first = read_moment(start)
        last = first if end is None else read_moment(end)
        if last.end < first.start:
            raise ScriptError(f"{item.name} ends at {end}, before it begins at {start}; mend the data.")
        milestone = end is None or start == end
        dates = _written(plot, start)
        if not milestone:
            closing = _written(plot, end)
            dates += ("\u00a0– " if " " in dates + closing else "–") + closing
        return _Event(item, row, first, last, milestone, dates, str(row[self.series]) if self.series else "")

    def _entries(self, plot: Plot, events: Sequence["_Event"], space: Space) -> Entries:
        strong = highlighted([event.item for event in events], self.highlight)
        keys = [event.item.key for event in events]
        notes = {index_of(keys, note.at): plot.text(note.words) for note in notes_of(plot, TextAt)}
        seconds = [", ".join(filter(None, (event.dates, notes.get(i, "")))) for i, event in enumerate(events)]
        items = [Entry(e.item.name, s, flag) for e, s, flag in zip(events, seconds, strong, strict=True)]
        return Entries(items, space, thickness=1.05)

    def _series_items(self, plot: Plot, events: Sequence["_Event"]) -> list[Item]:
        keys = dict.fromkeys(event.row[self.series] for event in events)
        return [Item(key, plot.formatter.name(plot.column(self.series), key)) for key in keys]

    def _colors(self, events: Sequence["_Event"], space: Space) -> list[str]:
        if not self.series:
            return category_colors([event.item for event in events], self.highlight, space.brand)
        keys = list(dict.fromkeys(event.row[self.series] for event in events))
        palette = series_colors([Item(key, "") for key in keys], None, space.brand)
        return [palette[keys.index(event.row[self.series])] for event in events]

    def _key(self, plot: Plot, events: Sequence["_Event"], space: Space) -> list[KeyEntry]:
        if not self.series:
            return []
        items = self._series_items(plot, events)
        colors = series_colors(items, None, space.brand)
        return [KeyEntry(item.name, color, str(item.key)) for item, color in zip(items, colors, strict=True)]

    def _head(self, plot: Plot, events: Sequence["_Event"], space: Space) -> float:
        """Return the pixels above the rows: for the key, the names of periods, and the ticks."""
        entries = self._key(plot, events, space)
        key = key_panel("key", entries, space).box.height + KEY_GAP * space.size.label if entries else 0.0
        return key + _period_head(plot, space) + HEAD * space.size.tick


@dataclass(frozen=True, slots=True)
class _Event:
    """One row: its name, its cells, its first and last moment, and whether it is a milestone."""

    item: Item
    row: dict[str, Any]
    first: Moment
    last: Moment
    milestone: bool
    dates: str
    series: str


def _written(plot: Plot, value: Any) -> str:
    """Return a moment in the language; an empty one is empty."""
    return "" if value is None else clean_text(format_moment(str(value), plot.formatter.language))


def _period_head(plot: Plot, space: Space) -> float:
    """Return the pixels that the names of periods take above the ticks."""
    style = space.tick(500)
    lines = max((len(period_lines(plot.text(note.words), 0, space)) for note in notes_of(plot, Period)), default=0)
    return block_height(lines, style) + 0.8 * style.size if lines else 0.0


@dataclass(frozen=True, slots=True)
class _Times:
    """Draws the rows of one graphic on its axis of time."""

    plot: Plot
    space: Space
    events: Sequence[_Event]
    colors: Sequence[str]

    def panel(self, id: str, column: RowColumn) -> Panel:
        """Return the panel of a column of rows; it reaches up over the ticks and the names of periods."""
        head = _period_head(self.plot, self.space) + HEAD * self.space.size.tick
        top = column.rows[0].top + (0.4 * self.space.size.label if column.above else 0.0)
        box = Box(column.plot.x, top - head, column.plot.width, column.rows[-1].bottom - top + head)
        low, high = self._ends()
        grid = Grid(box, low, high, box.height, 0)
        lines, labels, left_out = self._axis(grid, column, head)
        marks = [*self._periods(grid, head, column), *lines]
        for row in column.rows:
            marks += self._row(row, grid)
        return Panel(id, box, Axis(low, high, self._ticks()), Axis(box.height, 0), (*marks, *labels), left_out)

    @property
    def _short(self) -> bool:
        """Whether the axis names months."""
        first = min(event.first.start for event in self.events)
        return max(event.last.end for event in self.events) - first <= SHORT

    def _ends(self) -> tuple[float, float]:
        """Return the ends of the axis: whole years, or whole months of a short time."""
        first, last = min(event.first.first for event in self.events), max(event.last.last for event in self.events)
        if not self._short:
            return float(first.year), float(last.year + 1)
        after = last.replace(day=28) + timedelta(days=4)
        return years(first.replace(day=1)), years(after.replace(day=1))

    def _ticks(self) -> tuple[Tick, ...]:
        """Return a tick at the beginning of each year, or of each month of a short time."""
        low, high = self._ends()
        if not self._short:
            return tuple(Tick(float(year), str(year)) for year in range(ceil(low), ceil(high)))
        months = [date(year, month, 1) for year in range(floor(low), ceil(high)) for month in range(1, 13)]
        shown = [day for day in months if low <= years(day) < high]
        language = self.plot.formatter.language
        return tuple(
            Tick(
                years(day), f"{format_month(day, language, 'short')}{f' {day.year}' if not n or day.month == 1 else ''}"
            )
            for n, day in enumerate(shown)
        )

    def _axis(self, grid: Grid, column: RowColumn, head: float) -> tuple[list[Mark], list[Mark], tuple[str, ...]]:
        """Return a hairline a tick, broken for the names of rows, its texts above the rows, and those left out."""
        space, ticks, style = self.space, self._ticks(), self.space.tick(500)
        widest = space.widest([tick.text for tick in ticks], style) + 0.9 * style.size
        pitch = grid.box.width / max(1, len(ticks))
        shown = thin(len(ticks), max(1, int(pitch * (len(ticks) - 1) / widest) + 1))
        lines: list[Mark] = []
        labels: list[Mark] = []
        color = space.brand.color("grid")
        for number, tick in enumerate(ticks):
            x = grid.pixel(tick.position, 0)[0]
            for piece, (start, end) in enumerate(self._open(grid, column, x, head)):
                lines.append(
                    Rule(f"grid-{number}-{piece}", tick.position, start, tick.position, end, color, space.unit)
                )
            if number in shown:
                room = grid.box.x + grid.box.width - x - space.text_width(tick.text, style)
                dx = min(0.0, room) if number else 0.0
                at = At(tick.position, head, dx, -0.7 * style.size, valign="bottom")
                labels += text_block(f"tick-x-{number}", [tick.text], style, at)
        return lines, labels, tuple(tick.text for number, tick in enumerate(ticks) if number not in shown)

    def _open(self, grid: Grid, column: RowColumn, x: float, head: float) -> list[tuple[float, float]]:
        """Return the stretches of a vertical line at pixel `x` that keep off the names of rows."""
        gap, bottom = 0.25 * self.space.size.tick, column.rows[-1].bottom - grid.box.y
        boxes = [label_box(name, name.x, name.y, self.space.ruler) for row in column.rows for name in row.labels]
        crossed = [box for box in boxes if box.x - gap < x < box.x + box.width + gap]
        top = grid.box.y
        blocked = [(box.y - top - gap, box.y + box.height - top + gap) for box in crossed]
        return open_stretches(blocked, (head, min(bottom, grid.box.height)))

    def _periods(self, grid: Grid, head: float, column: RowColumn) -> list[Mark]:
        """Return a ground from start to end of each period, with its name above the ticks."""
        marks: list[Mark] = []
        style = self.space.tick(500)
        for number, note in enumerate(notes_of(self.plot, Period)):
            start = max(read_moment(note.start).start, grid.x_low)
            end = min(read_moment(note.end).end, grid.x_high)
            if start >= end:
                raise ScriptError(f"the period from {note.start} to {note.end} lies outside the timeline.")
            bottom = min(column.rows[-1].bottom - grid.box.y, grid.box.height)
            ground = self.space.brand.color("birch")
            marks.append(Rect(f"period-{number}", start, 0, end, bottom, ground))
            lines = period_lines(self.plot.text(note.words), (end - start) / grid.per_pixel_x, self.space)
            middle, half = grid.pixel((start + end) / 2, 0)[0], self.space.widest(lines, style) / 2
            right = grid.box.x + grid.box.width
            shift = max(0.0, grid.box.x + half - middle) - max(0.0, middle + half - right)
            at = At((start + end) / 2, 0, shift, 0.4 * style.size, "middle", "top")
            marks += text_block(f"period-{number}-name", lines, style, at)
        return marks

    def _row(self, row: Row, grid: Grid) -> list[Mark]:
        """Return the bar of a row, its diamond, or a pale bar over the time in which it happened."""
        event, color, unit = self.events[row.index], self.colors[row.index], self.space.unit
        y, half = row.middle - grid.box.y, 0.5 * row.thickness
        tip, series = f"{event.item.name}\n{event.dates}", event.series
        if event.milestone and event.first.precise:
            return [self._diamond(row, event, grid, color, tip)]
        pad = max(0.0, LEAST * unit * grid.per_pixel_x - (event.last.end - event.first.start)) / 2
        start, end = event.first.start - pad, event.last.end + pad
        if event.milestone:
            pale, inner = mixed(color, self.space.brand.color("paper"), TINT), 0.66 * half
            return [Rect(f"within-{row.index}", start, y - inner, end, y + inner, pale, series, tip, color, 1.6 * unit)]
        return [Rect(f"span-{row.index}", start, y - half, end, y + half, color, series, tip)]

    def _diamond(self, row: Row, event: _Event, grid: Grid, color: str, tip: str) -> Shape:
        x, y = event.first.middle, row.middle - grid.box.y
        tall = DIAMOND * row.thickness
        wide = tall * grid.per_pixel_x
        ring = ((x - wide, y), (x, y - tall), (x + wide, y), (x, y + tall))
        paper = self.space.brand.color("paper")
        return Shape(f"milestone-{row.index}", (ring,), color, paper, 1.6 * self.space.unit, event.series, tip)
