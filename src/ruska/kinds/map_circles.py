"""Circles of a symbol map: their sizes, colours, labels and keys."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor, log10, sqrt
from typing import Protocol

from ruska.chart.plot import Item
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.map_areas import Areas
from ruska.kinds.map_figures import bare, heading
from ruska.kinds.map_ground import area_borders
from ruska.kinds.ramps import ground_above, mixed
from ruska.layout.boxes import outside
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_key import KeyPanel, KeyRow, MapKey
from ruska.layout.map_lettering import LabelType, Lettering, PlacedLabels, Tally
from ruska.layout.map_list import ListRow
from ruska.layout.map_plane import Bounds, Point, cut_rings
from ruska.layout.map_points import MapPoint, apart, crowded, place_point_labels
from ruska.layout.map_taken import Taken
from ruska.layout.space import pixel_panel
from ruska.scene import Box, Dots, Mark, Panel, Shape
from ruska.words import missing_text

SMALLEST = 0.16
"""The least radius of a circle, and that of one without a figure, in parts of the label size."""

SIZE_STEPS = (1.0, 0.22, 0.05)
"""The values of the size key, in parts of the largest one before they are made round."""

LOW = 0.07
"""The radius of the largest circle at most, in parts of the height of a low canvas or the width of a panel."""


class Circled(Protocol):
    """What a symbol map says of its circles; see `SymbolMap`."""

    @property
    def key(self) -> str:
        """The column that tells circles apart."""

    @property
    def value(self) -> str:
        """The column of figures."""

    @property
    def color(self) -> str:
        """The column of categories, empty for none."""

    @property
    def highlight(self) -> Highlight:
        """The circles in the highlight colour."""

    @property
    def largest(self) -> float:
        """The radius of the largest circle in parts of the label size."""


@dataclass(frozen=True)
class Circles:
    """Circles, labels and keys of one symbol map; `places` are in metres."""

    kind: Circled
    draft: Draft
    areas: Areas
    places: Mapping[Hashable, Point]
    _guesses: dict[tuple[float, float], Tally] = field(default_factory=dict)
    _in_frames: dict[MapFrame, list[MapPoint]] = field(default_factory=dict)
    _types: dict[float, LabelType] = field(default_factory=dict)

    @cached_property
    def _values(self) -> list[float | None]:
        return list(self.draft.matrix.values[0])

    @cached_property
    def _strong(self) -> list[bool]:
        return highlighted(self.draft.matrix.categories, self.kind.highlight)

    @cached_property
    def _groups(self) -> tuple[Item, ...]:
        """The categories of the colour column, in the order that its dataset gives them."""
        if not self.kind.color:
            return ()
        plot = self.draft.plot
        column = plot.column(self.kind.color)
        present = [row[self.kind.color] for row in plot.table.rows()]
        order = [key for key in column.values if key in present] or list(dict.fromkeys(present))
        return tuple(Item(key, plot.formatter.name(column, key)) for key in order)

    @cached_property
    def _group_of(self) -> dict[Hashable, Hashable]:
        return (
            {row[self.kind.key]: row[self.kind.color] for row in self.draft.plot.table.rows()} if self._groups else {}
        )

    @cached_property
    def _palette(self) -> dict[Hashable, str]:
        colors = series_colors(self._groups, None, self.draft.space.brand, distinct=True) if self._groups else []
        return {group.key: color for group, color in zip(self._groups, colors, strict=True)}

    def _color(self, index: int) -> str:
        key, brand = self.draft.matrix.categories[index].key, self.draft.space.brand
        if self._groups:
            return self._palette[self._group_of[key]]
        return brand.color("highlight") if self._strong[index] else brand.color("single")

    def _series(self, index: int) -> str:
        return str(self._group_of[self.draft.matrix.categories[index].key]) if self._groups else ""

    @cached_property
    def _sized(self) -> list[float]:
        """The figures by which circles are sized: those of all panels of small multiples."""
        table = self.draft.plot.shared.table
        values = self._values if table is None else [row[self.kind.value] for row in table.rows()]
        return [value for value in values if value]

    def _radius(self, value: float | None) -> float:
        """Return a circle's radius in pixels: its area is in proportion to the value."""
        size = self.draft.space.size.label
        largest = max(self._sized, default=1.0)
        full = self.kind.largest * size
        if self.draft.plot.shared.table is not None:
            full = min(full, LOW * self.draft.space.width)
        elif not self.draft.space.narrow:
            full = min(full, LOW * self.draft.space.height)
        return max(SMALLEST * size, full * sqrt((value or 0.0) / largest))

    @cached_property
    def _unplaced(self) -> list[MapPoint]:
        """The circles in the order in which they are labelled: the highlighted, then the largest first."""
        return [
            MapPoint(
                id=str(item.key),
                at=self.places[item.key],
                radius=self._radius(self._values[index]),
                name=item.name,
                value=bare(self.draft, self._values[index]) if self._values[index] is not None else "",
                strong=self._strong[index],
                needed=self._strong[index] or index == 0,
            )
            for index, item in enumerate(self.draft.matrix.categories)
        ]

    def _points(self, frame: MapFrame) -> list[MapPoint]:
        """Return the circles with their middles in pixels of a frame."""
        if frame not in self._in_frames:
            self._in_frames[frame] = apart([replace(point, at=frame.pixel(point.at)) for point in self._unplaced])
        return self._in_frames[frame]

    def marks(self, frame: MapFrame, clear: Sequence[Bounds]) -> list[Mark]:
        """Return the areas in white with quiet borders, and the circles, the largest at the bottom."""
        space, brand = self.draft.space, self.draft.space.brand
        line = mixed(ground_above(brand), brand.color("mute"), 0.22)
        shapes = [
            Shape(f"area-{code}", cut, brand.color("paper"))
            for code, rings in self.areas.rings.items()
            for cut in [cut_rings(rings, frame.bounds)]
            if cut
        ]
        borders = area_borders("borders", self.areas.rings.values(), frame, line, 1.4 * space.unit, clear=clear)
        circles = [
            self._circle(index, point, frame)
            for index, point in enumerate(self._points(frame))
            if outside(Box(point.at[0], point.at[1], 0, 0), frame.box.width, frame.box.height) == 0
        ]
        return [*shapes, *borders, *circles]

    def _circle(self, index: int, point: MapPoint, frame: MapFrame) -> Dots:
        x, y = frame.place(point.at)
        paper, unit = self.draft.space.brand.color("paper"), self.draft.space.unit
        color, tip = self._color(index), self._tip(index)
        fill, edge = (paper, color) if self._values[index] is None else (color, paper)
        return Dots(f"circle-{point.id}", (x,), (y,), point.radius, fill, edge, 1.4 * unit, self._series(index), (tip,))

    def _tip(self, index: int) -> str:
        tip = self.draft.tip(0, index)
        if not self._groups:
            return tip
        names = {group.key: group.name for group in self._groups}
        return f"{tip}\n{names[self._group_of[self.draft.matrix.categories[index].key]]}"

    def _type(self, size: float) -> LabelType:
        return self._types.setdefault(size, LabelType(self.draft.space, size))

    @property
    def labelled(self) -> frozenset[str]:
        """The keys of all circles."""
        return frozenset(str(item.key) for item in self.draft.matrix.categories)

    def guess(self, frame: MapFrame, taken: tuple[Box, ...], size: float) -> Tally:
        """Return about how many labels of one type size find no room, which hangs on the scale alone."""
        if (frame.scale, size) not in self._guesses:
            self._guesses[frame.scale, size] = Tally(lost=crowded(self._points(frame), self._type(size)))
        return self._guesses[frame.scale, size]

    def placed(self, frame: MapFrame, taken: tuple[Box, ...], size: float, keys: frozenset[str]) -> PlacedLabels:
        """Return the labels that have room, the highlighted and the largest first; all have one in the same frame."""
        points = self._points(frame)
        named = [point for point in sorted(points, key=lambda point: not point.strong) if point.id in keys]
        if self.draft.plot.shared.table is not None:
            named = [point for point in named if point.needed]
        return place_point_labels(named, points, Lettering(frame, self._type(size), self._type(size), Taken(taken)))

    def keys(self) -> tuple[MapKey, ...]:
        """Return the key of colours, where there are any, and that of sizes."""
        space, formatter = self.draft.space, self.draft.plot.formatter
        sizes = [
            KeyRow(bare(self.draft, value), space.brand.color("axis"), radius=self._radius(value))
            for value in round_steps(self._sized)
        ]
        if None in self._values:
            text = missing_text(formatter.language)
            sizes.append(KeyRow(text, space.brand.color("axis"), radius=self._radius(None), hollow=True))
        size_key = MapKey(heading(self.draft), tuple(sizes), space)
        if not self._groups:
            return (size_key,)
        groups = list(self._group_of.values())
        rows = tuple(
            KeyRow(
                group.name,
                self._palette[group.key],
                groups.count(group.key),
                str(group.key),
                radius=0.42 * space.tick().size,
            )
            for group in self._groups
        )
        label = formatter.label(self.draft.plot.column(self.kind.color))
        return MapKey(label, rows, space, formatter.unit_names.get("count", "")), size_key

    def shared_key(self, width: float) -> Panel:
        """Return the keys of small multiples, side by side and bare, in a panel of so many pixels."""
        size = self.draft.space.tick().size
        keys = tuple(replace(key, size=size) for key in self.keys())
        panel = KeyPanel(keys, self.draft.space, size, bare=True, abreast=True)
        return pixel_panel("key", Box(0, 0, width, panel.height), panel.marks())

    def rows(self) -> list[ListRow]:
        """Return a row a circle for the list below a narrow map, the largest first."""
        return [
            ListRow(
                item.name,
                bare(self.draft, self._values[index]),
                self._color(index),
                series=self._series(index),
                strong=self._strong[index],
                dot=True,
            )
            for index, item in enumerate(self.draft.matrix.categories)
        ]


def round_steps(values: Sequence[float]) -> list[float]:
    """Return up to three round values for a size key, the largest first: 1, 2 or 5 times a power of ten."""
    if not values:
        return []
    steps = [_round_below(share * max(values)) for share in SIZE_STEPS]
    kept = [step for step in dict.fromkeys(steps) if step >= 0.5 * min(values)]
    return kept or steps[:1]


def _round_below(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= value * (1 + 1e-9))
