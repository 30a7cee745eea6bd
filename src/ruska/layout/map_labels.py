"""Labels of a map: inside their areas where they fit, else beside the map with a leader; none touches another.

Pixels are those of the map's box, y downwards. All labels beside a map have one size, and those inside are a step
smaller where more of them have room so. A label stands inside when its measured box, with a margin, lies whole within
its area's outline.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.layout.map_beside import set_anywhere, set_beside
from ruska.layout.map_lettering import BORDER, LEADING, Ground, LabelType, Lettering, MapLabel, PlacedLabels
from ruska.layout.map_room import Room
from ruska.layout.map_taken import Taken
from ruska.layout.space import CAP
from ruska.scene import Box, TextStyle

MARGIN = 0.14
"""What an inner label keeps clear around its capitals, in parts of the type size, beside half a border's width."""


def place_labels(labels: Sequence[MapLabel], ground: Ground, type: LabelType) -> PlacedLabels:
    """Place labels of one type size.

    Where one that is needed finds no place, all are placed anew with those that are needed first.
    """
    placed = _placed([labels], ground, type)
    if placed.tally.needed and ground.outer:
        needed = [label for label in labels if label.needed]
        others = [label for label in labels if not label.needed]
        placed = min(placed, _placed([needed, others], ground, type), key=lambda found: found.tally.needed)
    return placed


def _placed(rounds: Sequence[Sequence[MapLabel]], ground: Ground, type: LabelType) -> PlacedLabels:
    inner = inner_type([label for labels in rounds for label in labels], ground.frame.scale, type)
    lettering = Lettering(ground.frame, type, inner, Taken(ground.taken))
    lost: list[str] = []
    for labels in rounds:
        left = [label for label in labels if not _set_inside(label, lettering, ground.bare)]
        if ground.outer:
            left = _set_outside(left, lettering, ground)
        lost += [label.id for label in left]
    texts = [(label.id, label.text, label.needed) for labels in rounds for label in labels]
    return lettering.placed(texts, frozenset(lost))


def _set_outside(labels: Sequence[MapLabel], lettering: Lettering, ground: Ground) -> list[MapLabel]:
    """Set labels beside the areas; return those without a place.

    A name in several languages may stand by its first alone before the label is given up.
    """
    left = set_beside(labels, lettering, ground)
    left = [label for label in left if not _set_inside(label.shortened, lettering, bare=False)]
    left = [label for label in left if not set_anywhere(label, lettering, ground)]
    return [label for label in left if not set_anywhere(label.shortened, lettering, ground)]


def _set_inside(label: MapLabel, lettering: Lettering, bare: bool) -> bool:
    """Set a label inside its area, its value below its name; tell whether there is room."""
    forms = (*label.forms, ()) if bare and label.value else label.forms
    return any(_set_block(label, _Block.of(label, lines, lettering.inner), lettering) for lines in forms)


def _set_block(label: MapLabel, block: "_Block", lettering: Lettering) -> bool:
    if lettering.frame.scale > block.coarsest:
        return False
    x, y = lettering.frame.pixel(block.room.centre)
    box = Box(x - block.width / 2, y - block.height / 2, block.width, block.height)
    if not lettering.taken.has_room(box, 0.3 * lettering.type.size):
        return False
    for number, (text, style) in enumerate(block.texts):
        at = x, box.y + (CAP + LEADING * number) * style.size
        lettering.write(f"label-{label.id}-{number}", at, text, style, "middle")
    lettering.taken.add(box)
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a label inside its area, their size in pixels, and where they have most room.

    `coarsest` is the scale, in metres a pixel, up to which they have room with their margins.
    """

    texts: Sequence[tuple[str, TextStyle]]
    width: float
    height: float
    room: Room
    coarsest: float

    @classmethod
    def of(cls, label: MapLabel, lines: Sequence[str], type: LabelType) -> "_Block":
        name, value = type.styles(label.strong, label.color)
        texts = [*((line, name) for line in lines), *([(label.value, value)] if label.value else [])]
        width = max(type.width(*text) for text in texts)
        height = (CAP + LEADING * (len(texts) - 1)) * type.size
        margin = MARGIN * type.size + BORDER / 2 * type.space.unit
        wanted = width + 2 * margin, height + 2 * margin
        room = label.interior.room(wanted[0] / wanted[1])
        return cls(texts, width, height, room, min(room.width / wanted[0], room.height / wanted[1]))


def inner_type(labels: Sequence[MapLabel], scale: float, type: LabelType) -> LabelType:
    """Return the type of the labels inside at a scale: a step smaller where more of them have room so."""
    more = any(coarsest_scale(label, type) < scale <= coarsest_scale(label, type.smaller) for label in labels)
    return type.smaller if more else type


def coarsest_scale(label: MapLabel, type: LabelType) -> float:
    """Return the scale, in metres a pixel, up to which a label stands inside its area."""
    return type.kept(label.id, lambda: max(_Block.of(label, lines, type).coarsest for lines in label.forms))
