"""What line and area have in common: a horizontal axis of years or other ordered positions, and direct labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix
from ruska.errors import ScriptError
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of, reference_values, series_of
from ruska.layout.annotate import Field, Near, period_head, third
from ruska.layout.axes import (
    HEAD,
    ValueAxis,
    fitting_ticks,
    make_value_axis,
    tick_marks,
    tick_room,
    ticks_left_out,
    value_marks,
)
from ruska.layout.boxes import Grid
from ruska.layout.ends import End, Gutter, PlacedEnd, end_labels, ends_gap, ends_left_out, ends_width, place_ends
from ruska.scene import Axis, Box, Label, Mark, Panel, Tick

NAME_SHARE = 0.25
"""The part of the width that the name of a position may take."""

FIGURE = 0.86
"""The part of a figure's box that is ink and its gap to a line below: figures have no descenders."""

TIME = ("year", "date", "period")

EndsAt = Callable[[Callable[[float], float]], list[End]]
"""Makes the ends of all series, given a function from a value to its pixel below the top of the plot."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The x positions of a matrix's categories: years keep their distances, other categories are evenly spaced."""

    xs: tuple[float, ...]
    names: tuple[str, ...]
    keys: tuple[object, ...]

    @classmethod
    def of(cls, matrix: Matrix) -> "Positions":
        """Return the x position of each category."""
        keys = tuple(item.key for item in matrix.categories)
        numeric = matrix.category_column.type == "year"
        xs = tuple(float(str(key)) if numeric else float(index) for index, key in enumerate(keys))
        return cls(xs, tuple(item.name for item in matrix.categories), keys)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return a tick for every position."""
        return tuple(map(Tick, self.xs, self.names))

    @property
    def step(self) -> float:
        """Return the smallest distance between neighbours, 1 for a single position."""
        return min((b - a for a, b in pairwise(self.xs)), default=1.0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a kind asks of the layout.

    `values` are those that the axis must hold, `zero` whether it starts at zero. `left` are the pixels wanted between
    the tick texts and the first point, `radius` those kept for the last dot.
    """

    values: Sequence[float]
    ends: EndsAt
    zero: bool = True
    left: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Upright:
    """A plot laid out: positions, axes, the grid that turns data into pixels, and the labels at the right.

    `left_out` are the labels that found no place at the right.
    """

    draft: Draft
    where: Positions
    axis: ValueAxis
    grid: Grid
    ends: tuple[PlacedEnd, ...]
    gap: float
    left_out: tuple[str, ...] = ()

    def ground(self) -> list[Mark]:
        """Return the hairlines and their texts."""
        return value_marks(self.axis, self.grid.x_low, self.grid.x_high, self.draft.space)

    def strikes(self, box: Box) -> bool:
        """Tell whether a hairline of the value axis runs through a box of body pixels, or above it below the plot."""
        lines = [self.grid.pixel(0, tick)[1] for tick in self.axis.scale.ticks]
        foot = box.y + FIGURE * box.height
        return any(box.y < y < foot for y in lines) or foot > max(lines)

    def frame_marks(self) -> list[Mark]:
        """Return the labels at the right and the names below."""
        grid, space = self.grid, self.draft.space
        marks = [mark for end in self.ends for mark in end_labels(end, grid.x_high, grid.y_high, self.gap)]
        return marks + tick_marks(self.where.ticks, self._named(), grid.y_low, space)

    def _named(self) -> list[int]:
        """Return the positions that are named."""
        grid, count, xs = self.grid, len(self.where.xs), self.where.xs
        pitch = (xs[-1] - xs[0]) / grid.per_pixel_x / (count - 1) if count > 1 else grid.box.width
        return fitting_ticks(self.where.names, pitch, self.draft.space)

    def periods(self, field: Field) -> list[Mark]:
        """Return the grounds of all periods; they reach half a step beyond their ends, but not to the tick texts."""
        first = self.grid.x_low + self.axis.inset * self.grid.per_pixel_x
        marks: list[Mark] = []
        for number, period in enumerate(notes_of(self.draft.plot, Period)):
            start, end = (self.where.xs[index_of(self.where.keys, key)] for key in (period.start, period.end))
            edges = max(start - 0.5 * self.where.step, first), min(end + 0.5 * self.where.step, self.grid.x_high)
            marks += field.period(f"period-{number}", edges, self.draft.plot.text(period.words))
        return marks

    def annotations(self, field: Field, tops: Sequence[Sequence[float | None]]) -> list[Mark]:
        """Return reference lines and texts; `tops[series][category]` is where a datum stands."""
        plot, marks = self.draft.plot, list[Mark]()
        for number, line in enumerate(notes_of(plot, ReferenceLine)):
            marks += field.reference(f"line-{number}", plot.fact(line.value), plot.text(line.words))
        for number, note in enumerate(notes_of(plot, TextAt)):
            category = index_of(self.where.keys, note.at)
            value = tops[series_of(note, self.draft.matrix)][category]
            if value is None:
                raise ScriptError(f"an annotation stands at {note.at}, where the figure is missing.")
            datum = self.where.xs[category], value
            near = Near(0.8 * self.draft.space.size.label, (third(self.grid, self.draft.space),))
            marks += field.text(f"text-{number}", datum, plot.text(note.words), near)
        return marks

    def panel(self, id: str, marks: Sequence[Mark], left_out: Sequence[str] = ()) -> Panel:
        """Return the finished panel; `left_out` are further texts that found no place."""
        grid = self.grid
        axis = Axis(grid.x_low, grid.x_high, self.where.ticks)
        dropped = (*self.left_out, *left_out, *ticks_left_out(self.where.names, self._named()))
        return Panel(id, grid.box, axis, self.axis.axis(grid.y_low, grid.y_high), tuple(marks), dropped)


def lay_out(draft: Draft, wish: Wish) -> Upright:
    """Decide axes, plot and gutter."""
    space, where = draft.space, Positions.of(draft.matrix)
    fitted = tuple(space.ruler.fit(name, space.tick(500), NAME_SHARE * space.width) for name in where.names)
    where = replace(where, names=fitted)
    names = [draft.plot.text(period.words) for period in notes_of(draft.plot, Period)]
    head = max(HEAD * space.size.tick, period_head(names, space))
    room = tick_room(space)
    height = space.height - room - head
    values = [*wish.values, *reference_values(draft.plot)]
    axis = make_value_axis(values, space, height, draft.tick_text, zero=wish.zero)
    per_pixel = (axis.scale.high - axis.scale.low) / height
    y_low, y_high = axis.scale.low, axis.scale.high + head * per_pixel
    limit = (0.34 if space.narrow else 0.27) * space.width
    gutter = Gutter(space, limit, 0, height + head + 0.4 * room)
    wanted = wish.ends(lambda value: (y_high - value) / per_pixel)
    ends = place_ends(wanted, gutter)
    gap = ends_gap(ends, space) + wish.radius
    half = [space.text_width(name, space.tick(500)) / 2 for name in where.names]
    right = max(ends_width(ends) + gap if ends else 0.0, half[-1])
    box = Box(0, 0, space.width - right, height + head)
    left = max(axis.inset + wish.left, half[0] + 1)
    x_low, x_high = _x_domain(where.xs, box.width, left, wish.radius)
    grid = Grid(box, x_low, x_high, y_low, y_high)
    return Upright(draft, where, axis, grid, tuple(ends), gap, ends_left_out(wanted, ends))


def missing_label(draft: Draft) -> Label:
    """Return the words that stand where a plot would, when every figure is missing."""
    space = draft.space
    style = space.label("mute", 500)
    return Label("missing", 0, 0, draft.text(None), style, dx=0, dy=1.2 * style.size)


def _x_domain(xs: Sequence[float], width: float, left: float, right: float) -> tuple[float, float]:
    """Return the ends of the x axis so that the first point stands `left` and the last `right` pixels from the edges.

    A single point stands at the right, beside its label.
    """
    span = (xs[-1] - xs[0]) or 1.0
    per_pixel = span / max(width - left - right, 1.0)
    return xs[-1] - span - left * per_pixel, xs[-1] + right * per_pixel
