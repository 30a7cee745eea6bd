"""The pen: draws series as lines, straight or stepped, with dots, printed figures and names at their ends."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ruska.kinds.draft import Draft, last_value
from ruska.kinds.upright import Upright, Wish, lay_out, missing_label
from ruska.layout.annotate import Field
from ruska.layout.boxes import line_boxes
from ruska.layout.ends import End, end_leader
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Dots, Label, Mark, Panel, Stroke

STARTS = 3
"""Up to so many series print their first value, or each of their steps, where there is room."""

MANY = 8
"""From so many series on, lines are thinner."""

Path = tuple[tuple[float, ...], tuple[float | None, ...], tuple[str, ...]]
"""The x positions of a line, its values (None where it is open), and a tooltip a point."""

Under = Callable[[Upright, Field], list[Mark]]
"""Draws what lies under the lines, and keeps texts off it."""


@dataclass(slots=True)
class Pen:
    """Draws the series of one graphic.

    `every`: dots at every datum; `named`: the ends carry the series' names. `steps` makes stepped lines: for each
    series the categories at which it has a row, so that a figure holds over those that have none. `first` is the place
    of the first series among all that the graphic shows, by which its marks are called.
    """

    draft: Draft
    colors: Sequence[str]
    strong: Sequence[bool]
    every: bool = False
    named: bool = True
    steps: Sequence[Sequence[int]] | None = None
    first: int = 0
    started: set[int] = field(default_factory=set)

    @property
    def space(self) -> Space:
        """The space to fill."""
        return self.draft.space

    @property
    def radius(self) -> float:
        """The radius of dots in pixels."""
        return 5.2 * self.space.unit

    def ends(self, pixel: Callable[[float], float]) -> list[End]:
        """Return what stands at each line's end. A line without any value has no end."""
        matrix, brand = self.draft.matrix, self.space.brand
        ends = []
        for index, item in enumerate(matrix.series):
            last = last_value(matrix.values[index])
            if last is None:
                continue
            position, value = last
            name = item.name if self.named else ""
            if position < len(matrix.categories) - 1:
                name = f"{name} {matrix.categories[position].name}".strip()
            color, text = brand.text_color(self.colors[index]), self.draft.text(value)
            ends.append(End(str(item.key), name, text, color, pixel(value), self.strong[index]))
        return ends

    def path(self, index: int, xs: Sequence[float]) -> Path:
        """Return the points of a series: a figure a category, or two where a figure holds until the next one."""
        row, tips = self.draft.matrix.values[index], self.draft.tips(index)
        if self.steps is None:
            return tuple(xs), row, tips
        points: list[tuple[float, float | None, str]] = []
        held: tuple[float, str] | None = None
        for i in self.steps[index]:
            value = row[i]
            if held is not None:
                points.append((xs[i], *held))
            points.append((xs[i], value, tips[i]))
            held = None if value is None else (value, tips[i])
        return tuple(x for x, _, _ in points), tuple(y for _, y, _ in points), tuple(tip for _, _, tip in points)

    def lines(self, upright: Upright) -> list[Mark]:
        """Return the lines, the highlighted ones on top."""
        matrix, unit = self.draft.matrix, self.space.unit
        kind = "line" if self.steps is None else "step"
        marks: list[Mark] = []
        for index in sorted(range(len(matrix.series)), key=lambda index: self.strong[index]):
            width = (4.8 if self.strong[index] else 3.6 if len(matrix.series) < MANY else 2.4) * unit
            xs, ys, tips = self.path(index, upright.where.xs)
            series = str(matrix.series[index].key)
            marks.append(
                Stroke(f"{kind}-{self.first + index}", xs, ys, self.colors[index], width, series=series, tips=tips)
            )
        return marks

    def obstacles(self, upright: Upright) -> Iterator[Box]:
        """Yield boxes along the lines, so that texts keep off them."""
        for index in range(len(self.draft.matrix.series)):
            xs, ys, _ = self.path(index, upright.where.xs)
            points = [upright.grid.pixel(x, y) for x, y in zip(xs, ys, strict=True) if y is not None]
            yield from line_boxes(points, 6 * self.space.unit)

    def dots(self, upright: Upright) -> list[Mark]:
        """Return a dot at every end, at a printed start, at every datum that stands alone, and everywhere if asked."""
        marks: list[Mark] = []
        for index, item in enumerate(self.draft.matrix.series):
            row = self.draft.matrix.values[index]
            shown = tuple(value if self._dotted(index, i) else None for i, value in enumerate(row))
            if any(value is not None for value in shown):
                marks.append(
                    Dots(
                        id=f"dots-{index}",
                        xs=upright.where.xs,
                        ys=shown,
                        radius=self.radius,
                        color=self.colors[index],
                        outline=self.space.brand.color("paper"),
                        outline_width=2 * self.space.unit,
                        series=str(item.key),
                    )
                )
        return marks

    def _dotted(self, series: int, index: int) -> bool:
        row = self.draft.matrix.values[series]
        if row[index] is None:
            return False
        last = all(value is None for value in row[index + 1 :])
        alone = (index == 0 or row[index - 1] is None) and (index == len(row) - 1 or row[index + 1] is None)
        return self.every or last or alone or (index == 0 and series in self.started)

    def leaders(self, upright: Upright) -> list[Mark]:
        """Return thin lines to the labels that had to stand off their line's end."""
        grid, series = upright.grid, [str(item.key) for item in self.draft.matrix.series]
        marks: list[Mark] = []
        for end in upright.ends:
            own = end.block.end.series in series
            last = last_value(self.draft.matrix.values[series.index(end.block.end.series)]) if own else None
            if last is None:
                continue
            per_pixel = grid.per_pixel_x
            start = upright.where.xs[last[0]] + 1.3 * self.radius * per_pixel
            stop = grid.x_high + (upright.gap - 4 * self.space.unit) * per_pixel
            marks += end_leader(end, (start, stop), last[1], grid.per_pixel_y, self.space)
        return marks

    def start_room(self) -> float:
        """Return the pixels left of the first point that start values take beyond the usual inset, 0 for none."""
        texts = [self.draft.text(row[0]) for row in self.draft.matrix.values if self._starts(row)]
        half = 0.5 * self.space.widest(texts, self.space.tick(600))
        return half + 0.4 * self.space.size.tick if texts else 0.0

    def _starts(self, row: Sequence[float | None]) -> bool:
        few = len(self.draft.matrix.series) <= STARTS and len(row) > 2
        return few and row[0] is not None and any(value is not None for value in row[1:])

    def starts(self, upright: Upright, texts: Field) -> list[Mark]:
        """Return the first values of few series, above or below their first points, where nothing is in the way."""
        marks: list[Mark] = []
        firsts = [(row[0], index) for index, row in enumerate(self.draft.matrix.values) if self._starts(row)]
        for value, index in sorted(firsts, key=lambda first: -(first[0] or 0)):
            free = self._printed((index, 0), value == max(firsts)[0], upright, texts)
            if free:
                self.started.add(index)
                marks += free
        return marks

    def stepped(self, upright: Upright, texts: Field) -> tuple[list[Mark], list[str]]:
        """Return the figures printed at the steps of few series, first and last apart, and those without room."""
        marks: list[Mark] = []
        left_out: list[str] = []
        for index, row in enumerate(self.draft.matrix.values if len(self.draft.matrix.series) <= STARTS else ()):
            known = [i for i, value in enumerate(row) if value is not None]
            for before, i in pairwise(known[:-1]):
                free = self._printed((index, i), (row[i] or 0) >= (row[before] or 0), upright, texts)
                marks += free
                left_out += [] if free else [self.draft.tip(index, i).replace("\n", " ")]
        return marks, left_out

    def _printed(self, place: tuple[int, int], above_first: bool, upright: Upright, texts: Field) -> list[Mark]:
        """Return the figure of a datum above or below its dot, nothing where neither place is free."""
        series, category = place
        value = self.draft.matrix.values[series][category]
        if value is None:
            return []
        style = self.space.tick(600, self.space.brand.text_color(self.colors[series]))
        key = str(self.draft.matrix.series[series].key)
        id = f"start-{key}" if category == 0 else f"step-{key}-{category}-value"
        below, above = (1.75 * style.size, 2.25 * style.size), (-0.95 * style.size, -1.45 * style.size)
        near, far = zip(*((above, below) if above_first else (below, above)), strict=True)
        x, text = upright.where.xs[category], self.draft.text(value)
        candidates = [Label(id, x, value, text, style, "middle", dy=dy, series=key) for dy in (*near, *far)]
        free = [label for label in candidates if not texts.crowd(label)]
        # A hairline through a figure is better avoided, but a figure is worth more than the hairline.
        chosen = min(free, key=lambda label: upright.strikes(texts.box(label)), default=None)
        if chosen is None:
            return []
        texts.take([chosen])
        return [chosen]


def line_panels(
    pen: Pen,
    *,
    zero: bool = True,
    values: Iterable[float] = (),
    left: float = 0.0,
    right: float = 0.0,
    under: Under | None = None,
) -> tuple[Panel, ...]:
    """Decide lines, ticks, names and annotations.

    `values` are further ones that the axis must hold, `under` draws what lies below the lines and needs `left` and
    `right` pixels beside the first and last position.
    """
    draft, space = pen.draft, pen.space
    shown = [*draft.values(), *values]
    if not shown:
        return (pixel_panel("lines", Box(0, 0, space.width, space.height), [missing_label(draft)]),)
    room = max(left, pen.start_room()), max(right, pen.radius)
    upright = lay_out(draft, Wish(shown, pen.ends, zero, *room))
    texts = Field(upright.grid, space)
    grounds = upright.periods(texts)
    marks = [*grounds, *upright.ground(), *(under(upright, texts) if under else ()), *pen.lines(upright)]
    around = [*pen.leaders(upright), *upright.frame_marks()]
    texts.take([*upright.ground(), *around])
    texts.taken += pen.obstacles(upright)
    printed, left_out = pen.starts(upright, texts), list[str]()
    if pen.steps is not None:
        steps, left_out = pen.stepped(upright, texts)
        printed += steps
    marks += [*pen.dots(upright), *around, *printed, *upright.annotations(texts, draft.matrix.values)]
    return (upright.panel("lines", marks, left_out),)
