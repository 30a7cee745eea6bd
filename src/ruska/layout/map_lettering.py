"""What the labels of a map share: what is said of an area, where labels may stand, and the texts set so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import dist

from ruska.layout.map_frame import MapFrame
from ruska.layout.map_plane import Point
from ruska.layout.map_room import Interior
from ruska.layout.map_silhouette import Silhouette
from ruska.layout.map_taken import Taken
from ruska.layout.space import Space
from ruska.scene import Anchor, Box, Label, Mark, TextStyle

LEADING = 1.16
"""From one line of a label to the next, in parts of the type size."""

BORDER = 2.5
"""The width of the borders between areas, in pixels of a canvas with 17 px labels."""

VALUE_GAP = 0.32
"""Between a name and the value behind it, in parts of the type size."""

SMALLER = 0.76
"""How large labels inside small areas are, in parts of the others."""

LONG = 5.0
"""The length at which a leader costs double, in parts of the type size."""

NEEDED = 1
"""Labels up to this rank, the highlighted and the extremes, give way to no others."""

MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class MapLabel:
    """What is said of an area: its inside in metres, its name, its figure, and the colour of texts on its fill.

    `forms` are the lines in which the name may be set inside the area, the best first. Where not all labels find room,
    those of the lowest `rank` go first.
    """

    id: str
    interior: Interior
    name: str
    forms: tuple[tuple[str, ...], ...]
    value: str
    color: str
    strong: bool = False
    rank: int = 0

    @property
    def needed(self) -> bool:
        """Whether it may not be left out while others stand."""
        return self.rank <= NEEDED

    @property
    def shortened(self) -> "MapLabel":
        """The label with the first of its names."""
        first = self.name.split(" / ")[0]
        return replace(self, name=first, forms=((first,),))

    @property
    def text(self) -> str:
        """Name and figure in one line."""
        return f"{self.name} {self.value}".strip()


def name_forms(name: str, space: Space) -> tuple[tuple[str, ...], ...]:
    """Return the lines in which a name may be set, from one to a line a word; a stroke stays behind its word."""
    style, tied = space.label(weight=600), name.replace(" / ", "\u00a0/ ")
    widest, longest = space.text_width(tied, style), space.widest(tied.split(" "), style)
    forms: list[tuple[str, ...]] = [(name,)]
    for count in range(2, min(MOST_LINES, len(tied.split(" "))) + 1):
        wrapped = space.ruler.wrap(tied, style, max(longest, 1.25 * widest / count) + 0.5, count, balance=True)
        if not wrapped.truncated:
            forms.append(wrapped.lines)
    return tuple(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where labels may stand: the map's frame, what is taken in it in pixels, and the areas that they stand beside.

    `outer`: labels may stand beside the areas. `bare`: a figure may stand without its name, which a list tells.
    """

    frame: MapFrame
    space: Space
    taken: tuple[Box, ...]
    silhouette: Silhouette
    outer: bool = True
    bare: bool = False

    def extent(self, top: float, bottom: float) -> Point | None:
        """Return the leftmost and rightmost pixel of the areas between two heights, None where there are none."""
        high, low = self.frame.place((0, top))[1], self.frame.place((0, bottom))[1]
        found = self.silhouette.extent(low, high)
        return found and (self.frame.pixel((found[0], 0))[0], self.frame.pixel((found[1], 0))[0])


def burden(length: float) -> float:
    """Return what a leader costs whose length is given in parts of the type size; one twice as long costs more."""
    return 1 + length + length * length / LONG


@dataclass(frozen=True, slots=True)
class Tally:
    """What labels cost: how many are lost, how many of them are needed, and the burden of all leaders together."""

    lost: float = 0
    needed: float = 0
    leaders: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedLabels:
    """The marks of all labels that found a place, their `ids`, their boxes in pixels, and the texts of the others."""

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    left_out: tuple[str, ...]
    ids: frozenset[str] = frozenset()
    tally: Tally = Tally()


@dataclass(frozen=True)
class LabelType:
    """The type of a map's labels: one size, in pixels. It keeps what it measures, for all layouts of a canvas."""

    space: Space
    size: float
    _styles: dict[tuple[str, bool], tuple[TextStyle, TextStyle]] = field(default_factory=dict)
    _widths: dict[tuple[str, int], float] = field(default_factory=dict)
    _scales: dict[str, float] = field(default_factory=dict)

    @cached_property
    def smaller(self) -> "LabelType":
        """The type of labels inside areas that have no room for this one."""
        return LabelType(self.space, max(self.space.size.floor, SMALLER * self.size))

    def styles(self, strong: bool, color: str = "ink") -> tuple[TextStyle, TextStyle]:
        """Return how name and value are set."""
        if (color, strong) not in self._styles:
            name = self.space.label(color, 700 if strong else 500, self.size)
            self._styles[color, strong] = name, replace(name, weight=700)
        return self._styles[color, strong]

    def kept(self, id: str, scale: Callable[[], float]) -> float:
        """Return the scale up to which a label stands inside its area, found once."""
        if id not in self._scales:
            self._scales[id] = scale()
        return self._scales[id]

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text in pixels."""
        key = text, style.weight
        if key not in self._widths:
            self._widths[key] = self.space.text_width(text, style)
        return self._widths[key]

    def label_width(self, label: MapLabel, lines: Sequence[str]) -> float:
        """Return the width of a label whose value stands behind the last line of its name."""
        name, value = self.styles(label.strong)
        last = self.width(lines[-1], name) + VALUE_GAP * self.size + self.width(label.value, value)
        return max([last, *(self.width(line, name) for line in lines[:-1])])


@dataclass(slots=True)
class Lettering:
    """The texts that have been set on a map so far: `inner` is the type of those inside their areas."""

    frame: MapFrame
    type: LabelType
    inner: LabelType
    taken: Taken
    marks: list[Mark] = field(default_factory=list)

    def write(self, id: str, pixel: Point, text: str, style: TextStyle, anchor: Anchor = "start") -> None:
        """Write a text at a pixel of the map."""
        self.marks.append(Label(id, *self.frame.place(pixel), text, style, anchor))

    def placed(self, labels: Sequence[tuple[str, str, bool]], lost: frozenset[str]) -> PlacedLabels:
        """Return what was set; `labels` are the id, the text and the need of each, `lost` the ids without a place."""
        leaders = sum(burden(dist(*line) / self.type.size) for line in self.taken.leaders)
        needed = sum(needed for id, _, needed in labels if id in lost)
        return PlacedLabels(
            marks=tuple(self.marks),
            boxes=tuple(self.taken.boxes),
            left_out=tuple(text for id, text, _ in labels if id in lost),
            ids=frozenset(id for id, _, _ in labels if id not in lost),
            tally=Tally(len(lost), needed, leaders),
        )
