"""Axes of upright plots: hairlines with their texts above them at the left edge, ticks below, a darker zero line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ruska.layout.space import Space
from ruska.scales import ValueScale, thin, value_scale
from ruska.scene import Axis, Label, Mark, Rule, TextStyle, Tick


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A vertical value axis: its scale, the text of each tick, and the room in pixels that the texts take."""

    scale: ValueScale
    texts: tuple[str, ...]
    style: TextStyle
    width: float

    def axis(self, low: float | None = None, high: float | None = None) -> Axis:
        """Return the scene's axis, stretched to `low` and `high` where given."""
        ticks = tuple(Tick(tick, text) for tick, text in zip(self.scale.ticks, self.texts, strict=True))
        return Axis(self.scale.low if low is None else low, self.scale.high if high is None else high, ticks)


def make_value_axis(
    values: Iterable[float | None],
    space: Space,
    height: float,
    text: Callable[[float, float], str],
    zero: bool = True,
) -> ValueAxis:
    """Choose ticks for `height` pixels; `text(tick, step)` writes them. Text is never closer than four lines."""
    style = space.tick()
    count = max(2, min(5, int(height / (4.0 * style.size))))
    scale = value_scale(values, count, zero)
    texts = tuple(text(tick, scale.step) for tick in scale.ticks)
    return ValueAxis(scale, texts, style, space.widest(list(texts), style))


def value_marks(axis: ValueAxis, x_low: float, x_high: float, space: Space) -> list[Mark]:
    """Return a hairline and a text for every tick, from `x_low` to `x_high` of the panel's domain."""
    marks: list[Mark] = []
    for index, (tick, text) in enumerate(zip(axis.scale.ticks, axis.texts, strict=True)):
        zero = tick == 0
        color = space.brand.color("axis" if zero else "grid")
        marks.append(Rule(f"grid-{index}", x_low, tick, x_high, tick, color, (1.6 if zero else 1.0) * space.unit))
        marks.append(Label(f"tick-y-{index}", x_low, tick, text, axis.style, dy=-0.42 * axis.style.size))
    return marks


def zero_mark(x_low: float, x_high: float, space: Space) -> Rule:
    """Return the zero line of an upright plot."""
    return Rule("zero", x_low, 0, x_high, 0, space.brand.color("axis"), 1.6 * space.unit)


def fitting_ticks(texts: Sequence[str], pitch: float, space: Space, style: TextStyle) -> list[int]:
    """Return which of evenly spaced ticks, `pitch` pixels apart, can be named without touching; the last always is."""
    gap = 0.8 * style.size
    widest = space.widest(list(texts), style) + gap
    return thin(len(texts), max(1, int((len(texts) - 1) * pitch / widest) + 1))


def tick_marks(
    positions: Sequence[float], texts: Sequence[str], named: Sequence[int], y: float, space: Space
) -> list[Mark]:
    """Return the named ticks below `y` of the panel's domain; the first and last named are darker."""
    style, strong = space.tick(), space.tick(500, "ink")
    marks: list[Mark] = []
    for order, index in enumerate(named):
        chosen = strong if order in (0, len(named) - 1) else style
        marks.append(
            Label(f"tick-x-{index}", positions[index], y, texts[index], chosen, "middle", dy=1.55 * style.size)
        )
    return marks


def tick_room(space: Space, lines: int = 1) -> float:
    """Return the pixels that the row of tick texts takes below a plot."""
    return space.size.tick * (1.9 + 1.2 * (lines - 1))
