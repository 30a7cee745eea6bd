"""Bar: horizontal bars, a category a row, the value after each bar instead of an axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.plot import Matrix, Plot
from ruska.kinds.bars import BarKind, Segment, extremes, inside_style, values_left_out
from ruska.kinds.draft import Draft
from ruska.kinds.notes import reference_values
from ruska.kinds.rowmarks import Strip, note_room, row_head, row_notes, shared_ends, value_label
from ruska.layout.keys import key_panel
from ruska.layout.rows import INSIDE_ROOM, Row, RowColumn, RowNames, reach, row_columns, wanted_height
from ruska.layout.space import At, Space, pixel_panel
from ruska.scene import Box, Label, Mark, Panel, Rect, TextStyle

KEY_GAP = 0.9
VALUE_GAP = 0.55
INSIDE = ((1.0, 0.6), (0.86, 0.4), (0.74, 0.25))
"""Sizes of a value inside its part and the room left beside it, in parts of the text size, the best first."""
INSIDE_HEIGHT = 1.05
"""The least thickness of a bar with a value inside, in parts of the text size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar(BarKind):
    """Horizontal bars: amounts of things that have names.

    For: comparing and ranking categories, above all those with long names or many of them; two to four series side by
    side; parts of a whole; rises and falls about zero.
    Not for: time, which runs from left to right (`Column`, `Line`), and differences that are small beside the amounts,
    since bars begin at zero (`DotPlot`).

    Many categories stand in two columns where the canvas is wide, on one scale. A missing figure is a word in place of
    a bar.
    """

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        matrix = self.matrix(plot)
        return wanted_height(self._names(matrix), space) + self._head(plot, matrix, space)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide names, bars and value labels; rows too many for one column stand in several."""
        draft = self.draft(plot, space)
        matrix = draft.matrix
        entries = self.key_entries(matrix, space)
        panels = [key_panel("key", entries, space)] if entries else []
        top = self._head(plot, matrix, space)
        columns = row_columns(self._names(matrix), space, Box(0, top, space.width, space.height - top))
        bars = _Bars(self, draft, self.segments(draft), self.bold(matrix), row_notes(draft))
        panels += bars.panels(columns)
        names = [label for column in columns for row in column.rows for label in row.labels]
        return (*panels, pixel_panel("names", Box(0, 0, space.width, space.height), names))

    def _names(self, matrix: Matrix) -> RowNames:
        names = tuple(item.name for item in matrix.categories)
        return RowNames(names, self.bold(matrix), self.lanes(matrix), thick=self.piled)

    def _head(self, plot: Plot, matrix: Matrix, space: Space) -> float:
        entries = self.key_entries(matrix, space)
        key = key_panel("key", entries, space).box.height + KEY_GAP * space.size.label if entries else 0.0
        return key + row_head(plot, space)


@dataclass(frozen=True, slots=True)
class _Bars:
    """Draws the bars of one graphic; `notes` are the texts beside rows."""

    kind: Bar
    draft: Draft
    segments: Sequence[Segment]
    bold: Sequence[bool]
    notes: dict[int, str]

    def panels(self, columns: Sequence[RowColumn]) -> list[Panel]:
        """Return a panel a column of rows, all with the same pixels for the same value."""
        width = min(column.plot.width for column in columns)
        text = columns[0].text
        low, high = shared_ends(self.draft.plot, self._domain(text, width), width)
        per_pixel = (high - low) / width
        strips = [Strip(self.draft, column, low, low + per_pixel * column.plot.width) for column in columns]
        panels = [self._panel(f"bars-{number}", strip) for number, strip in enumerate(strips)]
        return panels + [pole for number, strip in enumerate(strips) for pole in strip.poles(f"bars-{number}")]

    def _panel(self, id: str, strip: Strip) -> Panel:
        marks = self._marks(strip)
        own = [segment for row in strip.column.rows for segment in self._of(row.index)]
        return strip.panel(id, marks, values_left_out(self.draft, own, marks))

    def _marks(self, strip: Strip) -> list[Mark]:
        bars: list[Mark] = []
        labels: list[Mark] = []
        for row in strip.column.rows:
            own = self._of(row.index)
            bars += [self._rect(strip, row, segment) for segment in own if segment.value is not None]
            labels += self._labels(strip, row, own)
            if row.index in self.notes and row.named:
                labels += self._note(strip, row, own, self.notes[row.index])
        return [*strip.periods(), *bars, *strip.zero(labels), *strip.references(labels), *labels]

    def _of(self, category: int) -> list[Segment]:
        return [segment for segment in self.segments if segment.category == category]

    def _domain(self, text: TextStyle, width: float) -> tuple[float, float]:
        """Return the ends of the value axis with room for the texts that stand outside the bars."""
        if self.kind.mode == "percent":
            return 0.0, 100.0
        low, high = extremes(self.segments)
        references = reference_values(self.draft.plot)
        low, high = min([low, *references]), max([high, *references])
        texts: list[tuple[float, float]] = []
        for category in range(len(self.draft.matrix.categories)):
            note = 0.0 if self.draft.space.narrow else note_room(self.notes.get(category, ""), self.draft.space, width)
            last = 0.0
            for end, words in self._outside(self._of(category)):
                pixels = self.draft.space.text_width(words, replace(text, weight=700)) + 0.8 * text.size
                texts.append((end, -pixels if end < 0 else pixels + note))
                last = max(last, end)
            if note:
                texts.append((last, note))
        return reach(low, high, width, texts)

    def _outside(self, segments: Sequence[Segment]) -> list[tuple[float, str]]:
        """Return the texts that stand outside the bars of one row, each with the value at which it stands."""
        if self.kind.piled:
            words = self._gap_text(segments)
            return [(max(segment.end for segment in segments), words)] if words else []
        return [(segment.end, segment.text) for segment in segments]

    def _lane(self, strip: Strip, row: Row, segment: Segment) -> tuple[float, float]:
        """Return middle and half thickness of a bar in the panel's pixels."""
        lanes = self.kind.lanes(self.draft.matrix)
        lane = row.thickness / lanes
        position = 0 if self.kind.piled else segment.series
        middle = strip.middle(row) + (position - (lanes - 1) / 2) * lane
        return middle, 0.5 * lane * (1 if lanes == 1 else 0.92)

    def _rect(self, strip: Strip, row: Row, segment: Segment) -> Rect:
        middle, half = self._lane(strip, row, segment)
        space = self.draft.space
        return Rect(
            id=segment.id,
            x0=segment.start,
            y0=middle - half,
            x1=segment.end,
            y1=middle + half,
            color=segment.color,
            series=segment.key,
            tip=segment.tip,
            outline=space.brand.color("paper") if self.kind.piled else "",
            outline_width=2 * space.unit if self.kind.piled else 0.0,
        )

    def _labels(self, strip: Strip, row: Row, segments: Sequence[Segment]) -> list[Mark]:
        text = strip.column.text
        marks: list[Mark] = []
        if not row.named:
            return marks
        for segment in segments:
            middle, half = self._lane(strip, row, segment)
            fill = 2 / INSIDE_ROOM if self.kind.piled else 2.15
            size = min(text.size, max(self.draft.space.size.floor, fill * half))
            style = replace(text, size=size, weight=700 if self.bold[row.index] else 500)
            if not self.kind.piled:
                marks.append(self._after(segment, middle, style))
            elif segment.value is not None and 2 * half >= 0.999 * INSIDE_HEIGHT * size:
                marks += self._inside(strip, segment, middle, style)
        words = self._gap_text(segments) if self.kind.piled else ""
        if words:
            style = replace(text, color=self.draft.space.brand.color("mute"))
            at = At(max(segment.end for segment in segments), strip.middle(row), VALUE_GAP * text.size)
            room = strip.column.plot.width - (at.x - strip.low) / strip.per_pixel - at.dx
            fitted = self.draft.space.ruler.fit(words, style, max(room, style.size))
            marks.append(value_label(f"gap-{row.index}", at, fitted, style))
        return marks

    def _gap_text(self, segments: Sequence[Segment]) -> str:
        """Return the words behind a pile that lacks a part, which would else look complete."""
        missing = [segment for segment in segments if segment.value is None]
        if not missing:
            return ""
        if len(missing) == len(segments):
            return missing[0].text
        names = ", ".join(self.draft.matrix.series[segment.series].name for segment in missing)
        return f"{names}: {missing[0].text}"

    def _after(self, segment: Segment, middle: float, style: TextStyle) -> Label:
        brand = self.draft.space.brand
        color = brand.text_color(segment.color) if style.weight == 700 else brand.color("ink")
        if segment.value is None:
            color = brand.color("mute")
        gap = VALUE_GAP * style.size
        at = At(segment.end, middle, -gap, anchor="end") if segment.end < 0 else At(segment.end, middle, gap)
        return value_label(f"{segment.id}-value", at, segment.text, replace(style, color=color))

    def _inside(self, strip: Strip, segment: Segment, middle: float, style: TextStyle) -> list[Mark]:
        """Return the value inside its part, a little smaller where that makes it fit; none where nothing does."""
        space = self.draft.space
        chosen = inside_style(style, segment.color, space)
        room = abs(segment.end - segment.start) / strip.per_pixel
        at = At((segment.start + segment.end) / 2, middle, anchor="middle")
        for factor, padding in INSIDE:
            fitted = replace(chosen, size=max(space.size.floor, factor * style.size))
            if space.text_width(segment.text, fitted) + padding * style.size <= room:
                return [value_label(f"{segment.id}-value", at, segment.text, fitted)]
        return []

    def _note(self, strip: Strip, row: Row, segments: Sequence[Segment], words: str) -> list[Mark]:
        text = replace(strip.column.text, weight=700)
        last = max(segments, key=lambda segment: segment.end)
        printed = self._gap_text(segments) if self.kind.piled else "" if last.end < 0 else last.text
        used = self.draft.space.text_width(printed, text) + VALUE_GAP * text.size if printed else 0.0
        return strip.note(row, words, max(0.0, last.end), used + 0.6 * text.size)
