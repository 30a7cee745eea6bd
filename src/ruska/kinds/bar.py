"""Bar: horizontal bars, a category a row, the value after each bar instead of an axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.plot import Matrix, Plot
from ruska.kinds.bars import BarKind, Segment, inside_style
from ruska.kinds.rowmarks import row_head, row_lines, row_notes, row_periods, row_reach
from ruska.layout.keys import key_panel
from ruska.layout.rows import Row, RowColumn, row_columns, wanted_height
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Axis, Box, Label, Mark, Panel, Rect, Rule, TextStyle


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar(BarKind):
    """Horizontal bars; the parameters are those of `BarKind`."""

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        matrix = self.matrix(plot)
        bars = 1 if self.piled() else len(matrix.series)
        key = 1.6 * space.size.label * len(matrix.series) if len(matrix.series) > 1 else 0
        return wanted_height(len(matrix.categories), space, bars) + key + row_head(plot, space)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide names, bars and value labels; rows too many for one column stand in several."""
        matrix = self.matrix(plot)
        segments = self.segments(matrix, plot, space)
        panels: list[Panel] = []
        top = 0.0
        entries = self.key_entries(matrix, space)
        if entries:
            panels.append(key_panel("key", entries, space))
            top = panels[0].box.height + 0.9 * space.size.label
        top += row_head(plot, space)
        names = [item.name for item in matrix.categories]
        bars = 1 if self.piled() else len(matrix.series)
        area = Box(0, top, space.width, space.height - top)
        columns = row_columns(names, space, area, self.bold(matrix), bars)
        for number, column in enumerate(columns):
            panels.append(self._panel(f"bars-{number}", column, matrix, segments, plot, space, columns))
        labels: list[Mark] = [label for column in columns for row in column.rows for label in row.labels]
        panels.append(pixel_panel("names", Box(0, 0, space.width, space.height), labels))
        return tuple(panels)

    def _panel(
        self,
        id: str,
        column: RowColumn,
        matrix: Matrix,
        segments: Sequence[Segment],
        plot: Plot,
        space: Space,
        columns: Sequence[RowColumn],
    ) -> Panel:
        text = replace(column.text, size=max(column.text.size, space.size.floor))
        keys = [item.key for item in matrix.categories]
        notes = row_notes(plot, keys)
        width = min(other.plot.width for other in columns)
        low, high = self._domain(matrix, segments, notes, text, width, space)
        axis_high = low + (high - low) * column.plot.width / width
        marks: list[Mark] = row_periods(plot, keys, column, low, axis_high, space)
        for row in column.rows:
            own = [segment for segment in segments if segment.category == row.index]
            marks += self._row(row, own, column, matrix, text, (axis_high - low) / column.plot.width, space)
            if keys[row.index] in notes:
                marks.append(self._note(row, own, notes[keys[row.index]], column, text, space))
        reach = row_reach(column, space)
        marks.append(Rule("zero", 0, reach[0], 0, reach[1], space.brand.color("axis"), 1.6 * space.unit))
        marks += row_lines(plot, reach, (low, axis_high), column.plot.width, space)
        return Panel(id, column.plot, Axis(low, axis_high), Axis(column.plot.height, 0), tuple(marks))

    def _domain(
        self,
        matrix: Matrix,
        segments: Sequence[Segment],
        notes: dict[str | float, str],
        text: TextStyle,
        width: float,
        space: Space,
    ) -> tuple[float, float]:
        """Return the ends of the value axis with room for the labels that stand outside the bars."""
        low, high = self.extremes(segments)
        if self.mode == "percent":
            return 0.0, 100.0
        if low == high:
            high = 1.0
        span = width / (high - low)
        left = right = 0.0
        for index, item in enumerate(matrix.categories):
            own = [segment for segment in segments if segment.category == index]
            note = space.text_width(notes[item.key], text) + 0.6 * text.size if item.key in notes else 0.0
            for end, words in self._outside_texts(own, matrix):
                after = space.text_width(words, self._bold(text)) + 0.8 * text.size if words else 0.0
                if end < 0:
                    left = max(left, after - (end - low) * span)
                    right = max(right, note - high * span)
                else:
                    right = max(right, after + note - (high - end) * span)
        per_pixel = (high - low) / max(width - left - right, 0.25 * width)
        return low - left * per_pixel, low - left * per_pixel + width * per_pixel

    def _outside_texts(self, segments: Sequence[Segment], matrix: Matrix) -> list[tuple[float, str]]:
        """Return the texts that stand outside the bars of one row, each with the value at which it stands."""
        if self.piled():
            return [(max(segment.end for segment in segments), self._gap_text(segments, matrix))]
        return [(segment.end, segment.text) for segment in segments]

    def _row(
        self,
        row: Row,
        segments: Sequence[Segment],
        column: RowColumn,
        matrix: Matrix,
        text: TextStyle,
        per_pixel: float,
        space: Space,
    ) -> list[Mark]:
        marks: list[Mark] = []
        lanes = 1 if self.piled() else len(segments)
        lane = row.thickness / lanes
        middle = row.middle - column.plot.y
        bold = self.bold(matrix)[row.index]
        for segment in segments:
            position = 0 if self.piled() else segment.series
            centre = middle + (position - (lanes - 1) / 2) * lane
            half = 0.5 * lane * (1 if lanes == 1 else 0.92)
            id = f"bar-{segment.series}-{segment.category}"
            if segment.value is not None:
                outline = space.brand.color("paper") if self.piled() else ""
                marks.append(
                    Rect(
                        id,
                        segment.start,
                        centre - half,
                        segment.end,
                        centre + half,
                        segment.color,
                        str(matrix.series[segment.series].key),
                        segment.tip,
                        outline,
                        2 * space.unit if outline else 0,
                    )
                )
            size = min(text.size, max(space.size.floor, 2 * half * 0.92))
            style = replace(text, size=size, weight=700 if bold else 500)
            if not self.piled():
                marks.append(self._after(id, segment, centre, style, bold, space))
            elif segment.value is not None:
                marks += self._inside(id, segment, centre, 2 * half, style, per_pixel, space)
        if self.piled():
            marks += self._gaps(row, segments, middle, text, matrix, space)
        return marks

    def _gaps(
        self, row: Row, segments: Sequence[Segment], middle: float, text: TextStyle, matrix: Matrix, space: Space
    ) -> list[Mark]:
        """Return the words behind a pile that lacks a part, which would else look complete."""
        words = self._gap_text(segments, matrix)
        if not words:
            return []
        style = replace(text, color=space.brand.color("mute"))
        end = max(segment.end for segment in segments)
        return [Label(f"gap-{row.index}", end, middle, words, style, "start", 0.55 * text.size, 0.36 * text.size)]

    def _gap_text(self, segments: Sequence[Segment], matrix: Matrix) -> str:
        missing = [segment for segment in segments if segment.value is None]
        if not missing:
            return ""
        if len(missing) == len(segments):
            return missing[0].text
        return f"{', '.join(matrix.series[segment.series].name for segment in missing)}: {missing[0].text}"

    def _after(self, id: str, segment: Segment, middle: float, style: TextStyle, bold: bool, space: Space) -> Label:
        color = space.brand.text_color(segment.color) if bold else space.brand.color("ink")
        if segment.value is None:
            color = space.brand.color("mute")
        negative = segment.end < 0
        gap = 0.55 * style.size
        return Label(
            f"{id}-value",
            segment.end,
            middle,
            segment.text,
            replace(style, color=color),
            "end" if negative else "start",
            -gap if negative else gap,
            0.36 * style.size,
            "",
        )

    def _inside(
        self,
        id: str,
        segment: Segment,
        middle: float,
        thickness: float,
        style: TextStyle,
        per_pixel: float,
        space: Space,
    ) -> list[Mark]:
        room = abs(segment.end - segment.start) / per_pixel
        if space.text_width(segment.text, self._bold(style)) + 0.7 * style.size > room or thickness < 1.05 * style.size:
            return []
        centre = (segment.start + segment.end) / 2
        chosen = inside_style(style, segment.color, space)
        return [Label(f"{id}-value", centre, middle, segment.text, chosen, "middle", dy=0.36 * style.size)]

    def _note(
        self, row: Row, segments: Sequence[Segment], words: str, column: RowColumn, text: TextStyle, space: Space
    ) -> Label:
        last = max(segments, key=lambda segment: segment.end)
        printed = "" if self.piled() or last.end < 0 else last.text
        offset = space.text_width(printed, self._bold(text)) + (1.2 if printed else 0.55) * text.size
        style = replace(text, color=space.brand.color("mute"))
        y = row.middle - column.plot.y
        return Label(f"note-{row.index}", max(0.0, last.end), y, words, style, "start", offset, 0.36 * text.size)

    @staticmethod
    def _bold(style: TextStyle) -> TextStyle:
        return replace(style, weight=700)
