"""Direct labels at the ends of series: a name and its value beside the last point, kept apart from each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.layout.space import Space, block_height, text_block
from ruska.layout.spread import spread
from ruska.scene import Anchor, Label, TextStyle

LEADING = 1.16


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
class EndBlock:
    """The measured lines of one end: name lines, then the value; `width` and `height` in pixels."""

    end: End
    names: tuple[str, ...]
    name_style: TextStyle
    value_style: TextStyle
    inline: bool
    width: float
    height: float


def end_blocks(ends: Sequence[End], space: Space, limit: float, room: float) -> list[EndBlock]:
    """Measure the labels for a gutter of at most `limit` pixels and a plot of `room` pixels height.

    The value stands under the name while there is room for all, else behind it; then the names shrink to the floor;
    what still does not fit is left out, the strong ones last. The full figures are in the table and the tooltips.
    """
    for inline, factor in ((False, 1.0), (False, 0.88), (True, 1.0), (True, 0.85), (True, 0.7)):
        blocks = [_block(end, space, limit, inline, factor) for end in ends]
        if sum(block.height for block in blocks) <= room:
            return blocks
    kept = sorted(blocks, key=lambda block: not block.end.strong)
    while kept and sum(block.height for block in kept) > room:
        kept.pop()
    return [block for block in blocks if block in kept]


def place_ends(blocks: Sequence[EndBlock], space: Space, low: float, high: float) -> list[tuple[EndBlock, float]]:
    """Return each block with the middle that it gets, in pixels from the top, between `low` and `high`."""
    wanted = [block.end.y for block in blocks]
    placed = spread(wanted, [block.height for block in blocks], low, high)
    return list(zip(blocks, placed or wanted, strict=True))


def end_labels(block: EndBlock, x: float, y: float, dx: float, dy: float, anchor: Anchor = "start") -> list[Label]:
    """Return the labels of a block whose middle is the datum (x, y) moved by (dx, dy) pixels."""
    id = f"end-{block.end.series}"
    if block.inline:
        text = f"{block.names[0]} {block.end.value}".strip()
        return text_block(id, [text], block.name_style, x, y, anchor, dx, dy, series=block.end.series)
    labels = []
    inner = block.height - _gap(block.name_style)
    top = dy - inner / 2
    labels += text_block(
        id, list(block.names), block.name_style, x, y, anchor, dx, top, LEADING, "top", block.end.series
    )
    if block.end.value:
        labels += text_block(
            f"{id}-value",
            [block.end.value],
            block.value_style,
            x,
            y,
            anchor,
            dx,
            top + inner,
            valign="bottom",
            series=block.end.series,
        )
    return labels


def _gap(style: TextStyle) -> float:
    return 0.62 * style.size


def _block(end: End, space: Space, limit: float, inline: bool, factor: float) -> EndBlock:
    size = max(space.size.floor, space.size.label * factor)
    name_style = space.label(end.color, 700 if end.strong else 600, size)
    value_style = replace(name_style, size=max(space.size.floor, space.size.value * factor), weight=700)
    if inline:
        whole = f"{end.name} {end.value}".strip()
        text = whole
        if space.text_width(whole, name_style) > limit:
            rest = limit - space.text_width(f" {end.value}", name_style)
            text = f"{space.ruler.fit(end.name, name_style, max(rest, 0))} {end.value}".strip()
        names = (text[: len(text) - len(end.value)].rstrip() if end.value else text,)
        height = block_height(1, name_style) + 0.5 * size
        return EndBlock(end, names, name_style, value_style, True, space.text_width(text, name_style), height)
    names = tuple(space.ruler.wrap(end.name, name_style, limit, 3).lines)
    width = max(space.widest(list(names), name_style), space.text_width(end.value, value_style))
    height = block_height(len(names), name_style, LEADING)
    if end.value:
        height += 0.42 * value_style.size + block_height(1, value_style)
    return EndBlock(end, names, name_style, value_style, False, width, height + _gap(name_style))
