"""What line and area have in common: a horizontal axis of years or other ordered positions, and direct labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Plot
from ruska.errors import ScriptError
from ruska.layout.annotate import Grid, period_marks, reference_marks, text_marks
from ruska.layout.axes import fitting_ticks, tick_marks
from ruska.layout.boxes import panel_label_boxes
from ruska.layout.space import Space
from ruska.scene import Box, Mark, Panel

TIME = ("year", "date", "period")


@dataclass(frozen=True, slots=True)
class Positions:
    """The x positions of a matrix's categories: years keep their distances, other categories are evenly spaced."""

    xs: tuple[float, ...]
    names: tuple[str, ...]
    keys: tuple[object, ...]

    def of(self, key: object) -> float:
        """Return the position of a category. Raises ScriptError when the table has none."""
        if key not in self.keys:
            known = ", ".join(str(known) for known in self.keys)
            raise ScriptError(f"an annotation names {key}, which is none of: {known}.")
        return self.xs[self.keys.index(key)]


def positions(matrix: Matrix) -> Positions:
    """Return the x position of each category."""
    keys = tuple(item.key for item in matrix.categories)
    numeric = matrix.category_column.type == "year"
    xs = tuple(float(str(key)) for key in keys) if numeric else tuple(float(index) for index in range(len(keys)))
    return Positions(xs, tuple(item.name for item in matrix.categories), keys)


def x_domain(xs: Sequence[float], width: float, left: float, right: float) -> tuple[float, float]:
    """Return the ends of the x axis so that the first point stands `left` and the last `right` pixels from the edges.

    A single point stands in the middle.
    """
    if len(xs) == 1:
        return xs[0] - 1, xs[0] + 1
    per_pixel = (xs[-1] - xs[0]) / max(width - left - right, 1.0)
    return xs[0] - left * per_pixel, xs[-1] + right * per_pixel


def x_ticks(where: Positions, grid: Grid, y_low: float, space: Space) -> list[Mark]:
    """Return the names below the plot, as many as fit; end names never leave the plot's pixels."""
    count = len(where.xs)
    pitch = (where.xs[-1] - where.xs[0]) / grid.per_pixel_x() / (count - 1) if count > 1 else grid.box.width
    named = fitting_ticks(where.names, pitch, space, space.tick(500))
    return tick_marks(where.xs, where.names, named, y_low, space)


def periods(plot: Plot, where: Positions, grid: Grid, space: Space) -> list[Mark]:
    """Return the grounds of all periods; they reach half a step beyond their first and last position."""
    marks: list[Mark] = []
    step = min((b - a for a, b in zip(where.xs, where.xs[1:], strict=False)), default=1.0)
    for number, period in enumerate(note for note in plot.annotations if isinstance(note, Period)):
        start, end = where.of(period.start) - 0.5 * step, where.of(period.end) + 0.5 * step
        start, end = max(start, grid.x_low), min(end, grid.x_high)
        marks += period_marks(f"period-{number}", start, end, plot.text(period.words), grid, space)
    return marks


def annotated(
    panel: Panel,
    plot: Plot,
    matrix: Matrix,
    where: Positions,
    tops: Sequence[Sequence[float | None]],
    grid: Grid,
    space: Space,
    obstacles: Sequence[Box],
) -> Panel:
    """Return the panel with its reference lines and texts; `tops[series][category]` is where a datum stands."""
    marks = list(panel.marks)
    taken = [box for _, box in panel_label_boxes(panel, space.ruler)] + list(obstacles)
    for number, line in enumerate(note for note in plot.annotations if isinstance(note, ReferenceLine)):
        marks += reference_marks(f"line-{number}", plot.fact(line.value), plot.text(line.words), grid, space, taken)
        taken += [box for _, box in panel_label_boxes(replace(panel, marks=tuple(marks[-1:])), space.ruler)]
    for number, note in enumerate(note for note in plot.annotations if isinstance(note, TextAt)):
        x = where.of(note.at)
        value = _datum(note, matrix, where, tops)
        added = text_marks(
            f"text-{number}", x, value, plot.text(note.words), grid, space, taken, 0.8 * space.size.label
        )
        marks += added
        taken += [box for _, box in panel_label_boxes(replace(panel, marks=tuple(added)), space.ruler)]
    return replace(panel, marks=tuple(marks))


def _datum(note: TextAt, matrix: Matrix, where: Positions, tops: Sequence[Sequence[float | None]]) -> float:
    keys = [str(item.key) for item in matrix.series]
    if note.series and note.series not in keys:
        raise ScriptError(f'an annotation names the series "{note.series}", which is none of: {", ".join(keys)}.')
    row = keys.index(note.series) if note.series else 0
    value = tops[row][where.keys.index(note.at)]
    if value is None:
        raise ScriptError(f"an annotation stands at {note.at}, where the figure is missing.")
    return value
