"""Axes of upright plots: hairlines with their texts above them at the left edge, ticks below, a darker zero line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ruska.layout.space import Space
from ruska.scales import ValueScale, thin, value_scale
from ruska.scene import Axis, Label, Mark, Rule, TextStyle, Tick

HEAD = 1.5
"""Room above the highest hairline for its text, in parts of the size of tick texts."""

LOW = 3.0
"""A plot not higher than this, in parts of the size of tick texts, has one tick beside its zero."""

FEW = 4
"""Up to so many ticks are all set dark."""

TickText = Callable[[float, float], str]
"""Writes a tick, given its value and the step between ticks."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A vertical value axis: its scale, the text of each tick, and the room in pixels that the texts take."""

    scale: ValueScale
    texts: tuple[str, ...]
    style: TextStyle
    width: float

    @property
    def inset(self) -> float:
        """Return the pixels from the left edge at which marks may begin without touching the texts."""
        return self.width + 0.7 * self.style.size if self.texts else 0.0

    def axis(self, low: float, high: float) -> Axis:
        """Return the scene's axis from `low` to `high`, with the ticks that lie between."""
        ticks = map(Tick, self.scale.ticks, self.texts)
        return Axis(low, high, tuple(tick for tick in ticks if low <= tick.position <= high))


def make_value_axis(
    values: Iterable[float | None], space: Space, height: float, text: TickText, *, zero: bool = True
) -> ValueAxis:
    """Choose ticks for `height` pixels, never closer than four lines; without any value there are none."""
    style = space.tick()
    count = max(2 if height > LOW * style.size else 1, min(5, int(height / (4.0 * style.size))))
    scale = value_scale(values, count, zero)
    if len(scale.ticks) > 2 and height < 1.25 * style.size * (len(scale.ticks) - 1):
        scale = replace(scale, ticks=(scale.ticks[0], scale.ticks[-1]))
    texts = tuple(text(tick, scale.step) for tick in scale.ticks)
    return ValueAxis(scale, texts, style, space.widest(texts, style))


def value_marks(axis: ValueAxis, x_low: float, x_high: float, space: Space) -> list[Mark]:
    """Return a hairline and a text for every tick, from `x_low` to `x_high` of the panel's domain."""
    marks: list[Mark] = []
    for index, (tick, text) in enumerate(zip(axis.scale.ticks, axis.texts, strict=True)):
        color = space.brand.color("axis" if tick == 0 else "grid")
        width = (1.6 if tick == 0 else 1.0) * space.unit
        marks.append(Rule(f"grid-{index}", x_low, tick, x_high, tick, color, width))
        marks.append(Label(f"tick-y-{index}", x_low, tick, text, axis.style, dy=-0.42 * axis.style.size))
    return marks


def zero_mark(x_low: float, x_high: float, space: Space) -> Rule:
    """Return the zero line of an upright plot."""
    return Rule("zero", x_low, 0, x_high, 0, space.brand.color("axis"), 1.6 * space.unit)


def fitting_ticks(texts: Sequence[str], pitch: float, space: Space) -> list[int]:
    """Return which of evenly spaced ticks, `pitch` pixels apart, can be named without touching; the last always is."""
    style = space.tick(500)
    widest = space.widest(texts, style) + 0.8 * style.size
    return thin(len(texts), int((len(texts) - 1) * pitch / widest) + 1)


def ticks_left_out(texts: Sequence[str], named: Sequence[int]) -> tuple[str, ...]:
    """Return the texts of the ticks that are not named."""
    return tuple(text for index, text in enumerate(texts) if index not in named)


def tick_marks(ticks: Sequence[Tick], named: Sequence[int], y: float, space: Space) -> list[Mark]:
    """Return the named ticks below `y` of the panel's domain; the first and last of many are darker, or all of few."""
    plain, strong = space.tick(), space.tick(500, "ink")
    ends = named if len(named) <= FEW else (named[0], named[-1])
    return [
        Label(
            id=f"tick-x-{index}",
            x=ticks[index].position,
            y=y,
            text=ticks[index].text,
            style=strong if index in ends else plain,
            anchor="middle",
            dy=1.55 * plain.size,
        )
        for index in named
    ]


def tick_room(space: Space, lines: int = 1) -> float:
    """Return the pixels that the row of tick texts takes below a plot."""
    return space.size.tick * (1.9 + 1.2 * (lines - 1))
