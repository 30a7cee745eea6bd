"""Column: upright bars, best for years and other short categories; the value above each column where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Plot
from ruska.kinds.bar import Bar
from ruska.kinds.bars import BarKind, Segment, inside_style
from ruska.layout.annotate import Grid, period_marks, reference_marks, text_marks
from ruska.layout.axes import (
    ValueAxis,
    fitting_ticks,
    make_value_axis,
    tick_marks,
    tick_room,
    value_marks,
    zero_mark,
)
from ruska.layout.boxes import panel_label_boxes
from ruska.layout.keys import key_panel
from ruska.layout.space import Space, text_block
from ruska.scene import Axis, Box, Label, Mark, Panel, Rect, Tick

GAP = 0.24


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(BarKind):
    """Upright bars; the parameters are those of `BarKind`. Names too long to stand below turn it into a `Bar`."""

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        if self._lies_down(self.matrix(plot), space):
            return self._lying().body_height(plot, space)
        return 20 * space.size.label

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide columns, ticks and labels."""
        matrix = self.matrix(plot)
        if self._lies_down(matrix, space):
            return self._lying().resolve(plot, space)
        segments = self.segments(matrix, plot, space)
        panels: list[Panel] = []
        top = 0.0
        entries = self.key_entries(matrix, space)
        if entries:
            panels.append(key_panel("key", entries, space))
            top = panels[0].box.height + 0.6 * space.size.label
        panels.append(self._panel(matrix, segments, plot, space, top))
        return tuple(panels)

    def _lying(self) -> Bar:
        return Bar(**{field.name: getattr(self, field.name) for field in fields(self)})

    def _lies_down(self, matrix: Matrix, space: Space) -> bool:
        if matrix.category_column.type in ("year", "date", "period"):
            return False
        pitch = space.width / max(1, len(matrix.categories))
        style = space.tick()
        return any(
            space.widest(name.split(), style) > 0.94 * pitch
            or len(space.ruler.wrap(name, style, 0.94 * pitch).lines) > 3
            for name in (item.name for item in matrix.categories)
        )

    def _panel(self, matrix: Matrix, segments: Sequence[Segment], plot: Plot, space: Space, top: float) -> Panel:
        names, room = self._names(matrix, space)
        low, high = self.extremes(segments)
        notes = sum(isinstance(note, Period) for note in plot.annotations)
        head = (1.5 * space.size.value if not notes else 2.4 * space.size.tick) + 2
        height = space.height - top - room - head
        axis = self._axis(matrix, low, high, space, height, plot)
        labelled = self._labels_fit(matrix, segments, space)
        inset = 0.0 if labelled else axis.width + 0.9 * axis.style.size
        pitch = (space.width - inset) / len(matrix.categories)
        below = 1.5 * space.size.value if low < 0 and labelled else 0.0
        y_low, y_high = (low, high if high > low else 1.0) if labelled else (axis.scale.low, axis.scale.high)
        per_pixel = (y_high - y_low) / (height - below)
        y_low, y_high = y_low - below * per_pixel, y_high + head * per_pixel
        x_low, x_high = -0.5 - inset / pitch, len(matrix.categories) - 0.5
        box = Box(0, top, space.width, height + head)
        grid = Grid(box, x_low, x_high, y_low, y_high)
        marks = self._periods(plot, matrix, grid, space)
        marks += [zero_mark(x_low, x_high, space)] if labelled else value_marks(axis, x_low, x_high, space)
        for segment in segments:
            marks += self._column(segment, matrix, pitch, per_pixel, labelled, space)
        if labelled and not self.piled():
            marks.append(zero_mark(x_low, x_high, space))
            marks = [mark for index, mark in enumerate(marks) if mark.id != "zero" or index == len(marks) - 1]
        marks += self._category_ticks(matrix, names, pitch, y_low, space)
        ticks = tuple(Tick(index, item.name) for index, item in enumerate(matrix.categories))
        y_axis = axis.axis(y_low, y_high)
        panel = Panel("columns", box, Axis(x_low, x_high, ticks), y_axis, tuple(marks))
        return self._annotated(panel, plot, matrix, segments, grid, space)

    def _axis(self, matrix: Matrix, low: float, high: float, space: Space, height: float, plot: Plot) -> ValueAxis:
        column = matrix.value_column
        if self.mode == "percent":
            column = replace(column, unit="percent", decimals=0)
        scale = 1 if self.mode == "percent" else self.scale

        def text(tick: float, step: float) -> str:
            from ruska.scales import step_decimals

            return plot.formatter.short(tick, column, scale, step_decimals(step / scale))

        return make_value_axis([low, high], space, height, text)

    def _labels_fit(self, matrix: Matrix, segments: Sequence[Segment], space: Space) -> bool:
        if self.piled():
            return False
        lanes = len(matrix.series)
        pitch = space.width / len(matrix.categories) * (1 if lanes == 1 else (1 - GAP) / lanes)
        style = space.label(weight=700)
        return all(
            space.text_width(segment.text, style) + 6 <= pitch for segment in segments if segment.value is not None
        )

    def _column(
        self, segment: Segment, matrix: Matrix, pitch: float, per_pixel: float, labelled: bool, space: Space
    ) -> list[Mark]:
        lanes = 1 if self.piled() else len(matrix.series)
        lane = (1 - GAP) / lanes
        position = 0 if self.piled() else segment.series
        centre = segment.category + (position - (lanes - 1) / 2) * lane
        half = 0.5 * lane * (1 if lanes == 1 else 0.94)
        half = min(half, 3.2 * space.size.label / pitch)
        id = f"column-{segment.series}-{segment.category}"
        bold = self.bold(matrix)[segment.category]
        if segment.value is None:
            return self._missing(id, segment, centre, pitch, lanes, space)
        outline = space.brand.color("paper") if self.piled() else ""
        marks: list[Mark] = [
            Rect(
                id,
                centre - half,
                segment.start,
                centre + half,
                segment.end,
                segment.color,
                str(matrix.series[segment.series].key),
                segment.tip,
                outline,
                2 * space.unit if outline else 0,
            )
        ]
        if self.piled():
            marks += self._inside(id, segment, centre, 2 * half * pitch, per_pixel, space)
        elif labelled:
            color = space.brand.text_color(segment.color) if bold else space.brand.color("ink")
            style = space.label(color, 700 if bold else 600)
            negative = segment.value < 0
            dy = (1.05 if negative else -0.38) * style.size
            marks.append(Label(f"{id}-value", centre, segment.end, segment.text, style, "middle", dy=dy))
        return marks

    def _missing(self, id: str, segment: Segment, centre: float, pitch: float, lanes: int, space: Space) -> list[Mark]:
        if self.piled() and segment.series > 0 and self.mode == "percent":
            return []
        style = space.tick()
        text = segment.text if space.text_width(segment.text, style) < 0.96 * pitch / lanes else ".."
        if space.text_width(text, style) >= pitch / lanes:
            return []
        return [Label(f"{id}-value", centre, 0, text, style, "middle", dy=-0.4 * style.size)]

    def _inside(
        self, id: str, segment: Segment, centre: float, width: float, per_pixel: float, space: Space
    ) -> list[Mark]:
        style = space.label(weight=600, size=0.92 * space.size.label)
        height = abs(segment.end - segment.start) / per_pixel
        if height < 1.25 * style.size or space.text_width(segment.text, style) + 6 > width:
            return []
        chosen = inside_style(style, segment.color, space)
        middle = (segment.start + segment.end) / 2
        return [Label(f"{id}-value", centre, middle, segment.text, chosen, "middle", dy=0.36 * style.size)]

    def _names(self, matrix: Matrix, space: Space) -> tuple[list[list[str]], float]:
        style = space.tick()
        names = [item.name for item in matrix.categories]
        if matrix.category_column.type in ("year", "date", "period"):
            return [[name] for name in names], tick_room(space)
        pitch = 0.94 * space.width / len(names)
        wrapped = [list(space.ruler.wrap(name, style, pitch).lines) for name in names]
        return wrapped, tick_room(space, max(len(lines) for lines in wrapped))

    def _category_ticks(
        self, matrix: Matrix, names: list[list[str]], pitch: float, y_low: float, space: Space
    ) -> list[Mark]:
        positions = [float(index) for index in range(len(names))]
        if matrix.category_column.type in ("year", "date", "period"):
            texts = [lines[0] for lines in names]
            named = fitting_ticks(texts, pitch, space, space.tick())
            return tick_marks(positions, texts, named, y_low, space)
        marks: list[Mark] = []
        bold = self.bold(matrix)
        for index, lines in enumerate(names):
            style = space.tick(700 if bold[index] else 500, "ink")
            marks += text_block(
                f"tick-x-{index}", lines, style, positions[index], y_low, "middle", 0, 0.82 * style.size, valign="top"
            )
        return marks

    def _periods(self, plot: Plot, matrix: Matrix, grid: Grid, space: Space) -> list[Mark]:
        keys = [item.key for item in matrix.categories]
        marks: list[Mark] = []
        for number, period in enumerate(note for note in plot.annotations if isinstance(note, Period)):
            start, end = keys.index(period.start) - 0.5, keys.index(period.end) + 0.5
            marks += period_marks(f"period-{number}", start, end, plot.text(period.words), grid, space)
        return marks

    def _annotated(
        self, panel: Panel, plot: Plot, matrix: Matrix, segments: Sequence[Segment], grid: Grid, space: Space
    ) -> Panel:
        marks = list(panel.marks)
        taken = [box for _, box in panel_label_boxes(panel, space.ruler)]
        for segment in segments:
            x, y0 = grid.pixel(segment.category, segment.start)
            y1 = grid.pixel(segment.category, segment.end)[1]
            half = 0.38 * grid.box.width / len(matrix.categories)
            taken.append(Box(x - half, min(y0, y1), 2 * half, abs(y1 - y0)))
        for number, line in enumerate(note for note in plot.annotations if isinstance(note, ReferenceLine)):
            value = plot.fact(line.value)
            marks += reference_marks(f"line-{number}", value, plot.text(line.words), grid, space, taken)
        keys = [item.key for item in matrix.categories]
        for number, note in enumerate(note for note in plot.annotations if isinstance(note, TextAt)):
            index = keys.index(note.at)
            top = max((s.end for s in segments if s.category == index), default=0.0)
            words = plot.text(note.words)
            clear = 1.9 * space.size.label
            marks += text_marks(f"text-{number}", index, top, words, grid, space, taken, clear)
        return replace(panel, marks=tuple(marks))
