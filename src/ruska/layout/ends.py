"""Direct labels at the ends of series: a name and its value beside the last point, kept apart from each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ruska.layout.space import CAP, Space, block_height
from ruska.layout.spread import spread
from ruska.scene import Anchor, Label, Mark, Rule, TextStyle

LEADING = 1.16
MANY = 6
"""Beyond so many ends the value stands behind the name, so that each label is one line."""


@dataclass(frozen=True, slots=True)
class End:
    """What is said at the end of one series; `y` is the wanted middle in pixels from the top of the plot."""

    series: str
    name: str
    value: str
    color: str
    y: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class EndLine:
    """One line of a label; `baseline` in pixels from the block's top."""

    text: str
    style: TextStyle
    baseline: float


@dataclass(frozen=True, slots=True)
class EndBlock:
    """The measured lines of one end, in pixels; `height` includes the gap to the next block."""

    end: End
    lines: tuple[EndLine, ...]
    width: float
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class Gutter:
    """The strip beside a plot in which ends are named: at most `limit` wide, from `low` to `high` pixels."""

    space: Space
    limit: float
    low: float
    high: float

    @property
    def room(self) -> float:
        """Return its height in pixels."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class PlacedEnd:
    """A block and the middle that it got, in pixels from the top of the plot."""

    block: EndBlock
    y: float

    @property
    def moved(self) -> float:
        """Return by how many pixels it stands off its series."""
        return self.y - self.block.end.y


def place_ends(ends: Sequence[End], gutter: Gutter) -> list[PlacedEnd]:
    """Measure the labels and keep them apart.

    The value stands under the name while there is room for all, else behind it; then the text shrinks to the floor;
    what still does not fit is left out (see `ends_left_out`), never a strong one and the highest and lowest last. The
    full figures are in the table and the tooltips.
    """
    blocks = _fitting(ends, gutter)
    wanted = [block.end.y for block in blocks]
    placed = spread(wanted, [block.height for block in blocks], gutter.low, gutter.high) or wanted
    return list(map(PlacedEnd, blocks, placed))


def ends_left_out(ends: Sequence[End], placed: Sequence[PlacedEnd]) -> tuple[str, ...]:
    """Return what the ends say that found no place."""
    kept = [end.block.end for end in placed]
    return tuple(f"{end.name} {end.value}".strip() for end in ends if end not in kept)


def ends_width(placed: Sequence[PlacedEnd]) -> float:
    """Return the width in pixels of the widest label, 0 for none."""
    return max((end.block.width for end in placed), default=0.0)


def ends_gap(placed: Sequence[PlacedEnd], space: Space) -> float:
    """Return the pixels between plot and labels: more where leaders have to lead to labels that were moved."""
    crowded = any(abs(end.moved) > 0.8 * space.size.label for end in placed)
    return (1.5 if crowded else 0.75) * space.size.label


def end_labels(placed: PlacedEnd, x: float, y: float, gap: float, anchor: Anchor = "start") -> list[Mark]:
    """Return the labels of an end `gap` pixels from the point (x, y), which is the top of the plot at its edge."""
    end, block = placed.block.end, placed.block
    top = placed.y - (block.height - block.gap) / 2
    dx = gap if anchor == "start" else -gap
    return [
        Label(
            id=f"end-{anchor}-{end.series}-{index}",
            x=x,
            y=y,
            text=line.text,
            style=line.style,
            anchor=anchor,
            dx=dx,
            dy=top + line.baseline,
            series=end.series,
        )
        for index, line in enumerate(block.lines)
    ]


def end_leader(
    placed: PlacedEnd, ends: tuple[float, float], datum: float, per_pixel: float, space: Space
) -> list[Mark]:
    """Return a thin line to a label that was moved: from `datum` at `ends[0]` of the x domain to `ends[1]`."""
    if abs(placed.moved) <= 0.8 * space.size.label:
        return []
    color, target = placed.block.end.color, datum - placed.moved * per_pixel
    return [Rule(f"leader-{placed.block.end.series}", ends[0], datum, ends[1], target, color, 1.1 * space.unit)]


def _fitting(ends: Sequence[End], gutter: Gutter) -> list[EndBlock]:
    forms = [(False, 1.0), (False, 0.9)] if len(ends) <= MANY else []
    blocks: list[EndBlock] = []
    for inline, factor in (*forms, (True, 1.0), (True, 0.88), (True, 0.75)):
        blocks = [_block(end, gutter, inline, factor) for end in ends]
        if sum(block.height for block in blocks) <= gutter.room:
            return blocks
    kept = sorted(blocks, key=_priority(ends))
    while kept and not kept[-1].end.strong and sum(block.height for block in kept) > gutter.room:
        kept.pop()
    return [block for block in blocks if block in kept]


def _priority(ends: Sequence[End]) -> Callable[[EndBlock], int]:
    """Return the order in which labels keep their place: strong ones, the highest and the lowest, the rest."""
    extremes = {min(end.y for end in ends), max(end.y for end in ends)}
    return lambda block: 0 if block.end.strong else 1 if block.end.y in extremes else 2


def _block(end: End, gutter: Gutter, inline: bool, factor: float) -> EndBlock:
    space = gutter.space
    name_style = space.label(end.color, 700 if end.strong else 600, space.size.label * factor)
    if inline or not end.name:
        return _inline(end, gutter, name_style)
    value_style = replace(name_style, size=max(space.size.floor, space.size.value * factor), weight=700)
    names = space.ruler.wrap(end.name, name_style, gutter.limit, 3).lines
    lines = [EndLine(name, name_style, (CAP + LEADING * index) * name_style.size) for index, name in enumerate(names)]
    width = max(space.widest(names, name_style), space.text_width(end.value, value_style))
    height = block_height(len(names), name_style, LEADING)
    if end.value:
        height += (0.42 + CAP) * value_style.size
        lines.append(EndLine(end.value, value_style, height))
    gap = 0.7 * name_style.size
    return EndBlock(end, tuple(lines), width, height + gap, gap)


def _inline(end: End, gutter: Gutter, style: TextStyle) -> EndBlock:
    """Set name and value on one line; the name is cut before the value is."""
    space = gutter.space
    if not end.name:
        style = replace(style, size=max(style.size, space.size.value), weight=700)
    text = f"{end.name} {end.value}".strip()
    if space.text_width(text, style) > gutter.limit:
        rest = gutter.limit - space.text_width(f" {end.value}", style)
        text = f"{space.ruler.fit(end.name, style, max(rest, 0.0))} {end.value}".strip()
    height, gap = block_height(1, style), 0.55 * style.size
    return EndBlock(end, (EndLine(text, style, height),), space.text_width(text, style), height + gap, gap)
