"""Symbol map: circles at places, as large as their figures, on quiet ground."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import floor, log10, sqrt
from typing import Any

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Matrix, Numbers, Plot, matrix_table, read_matrix
from ruska.data.outlines import Outlines
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.map_areas import Areas
from ruska.kinds.map_figures import bare, heading
from ruska.kinds.map_ground import area_borders
from ruska.kinds.map_layouts import Inset
from ruska.kinds.maps import MapSheet, land_names_of
from ruska.kinds.notes import refuse
from ruska.kinds.ramps import ground_above, mixed
from ruska.layout.boxes import outside
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_key import KeyRow, MapKey
from ruska.layout.map_lettering import LabelType, PlacedLabels, Tally
from ruska.layout.map_list import ListRow
from ruska.layout.map_plane import Bounds, Point, contains, cut_rings, projected
from ruska.layout.map_points import MapPoint, apart, crowded, place_point_labels
from ruska.layout.map_projection import AzimuthalEqualArea
from ruska.layout.map_room import largest_box
from ruska.layout.space import Space
from ruska.scene import Box, Dots, Mark, Panel, PlottedTable, Shape
from ruska.words import missing_text

PLACES = "places"
"""The dataset that knows where places are."""

SMALLEST = 0.16
"""The least radius of a circle, and that of one without a figure, in parts of the label size."""

AROUND_PLACES, LEAST_SHOWN = 0.05, 0.5
"""The land around all circles that is shown, in parts of the areas' height, and what must be shown of the areas."""

LOW = 0.07
"""The radius of the largest circle at most, in parts of the height of a low canvas."""

LEAST_INSET = 0.015
"""What an inset shows at least around its circles, in parts of the map's width."""

SIZE_STEPS = (1.0, 0.22, 0.05)
"""The values of the size key, in parts of the largest one before they are made round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SymbolMap:
    """A map with a circle at every place, its area in proportion to the figure.

    For: counts and amounts at places or of areas: plants, mines, projects, visitors.
    Not for: rates (use Choropleth), or amounts in several currencies, which have no common scale.

    `value`: the column of figures, none negative; a missing one is a hollow circle.
    `map`: the layer of outlines in datasets/maps.
    `place`: the column of places that datasets/places knows; a place that it lacks is an error that lists it.
    `latitude`, `longitude`: columns of degrees, instead of `place`.
    `region`: the column of area codes, instead of `place`; the circle stands in the middle of the area.
    `name`: the column that names the circles, where it is not that of the places or areas.
    `color`: a column of categories; each has a colour and a place in the key.
    `areas`: the codes of the areas that are shown; without it, those with a circle.
    `highlight`: a circle, or several, in the highlight colour (only without `color`).
    `inset`: circles that are shown enlarged in a corner, because they stand close together.
    `largest`: the radius of the largest circle in parts of the label size.
    `scale`, `decimals`: how figures are printed.
    """

    value: str
    map: str
    place: str = ""
    latitude: str = ""
    longitude: str = ""
    region: str = ""
    name: str = ""
    color: str = ""
    areas: Sequence[str] = ()
    highlight: Highlight = None
    inset: Sequence[Hashable] = ()
    largest: float = 1.5
    scale: float = 1
    decimals: int | None = None

    @property
    def maps(self) -> tuple[str, ...]:
        """The outlines that are drawn on."""
        return (self.map,)

    @property
    def tables(self) -> tuple[str, ...]:
        """The dataset of places, where they are named and not measured."""
        return (PLACES,) if self.place else ()

    @property
    def key(self) -> str:
        """The column that tells circles apart. Raises ScriptError when nothing says where they stand."""
        ways = [bool(self.place), bool(self.latitude and self.longitude), bool(self.region)]
        if sum(ways) != 1:
            raise ScriptError("a symbol map needs one of: place, latitude and longitude, region.")
        key = self.name or self.place or self.region
        if not key:
            raise ScriptError("a symbol map with latitude and longitude needs a name, the column that names circles.")
        return key

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a circle, the largest first, its category behind its name."""
        matrix = self._matrix(plot)
        table = matrix_table(matrix, plot.formatter)
        if not self.color:
            return table
        column = plot.column(self.color)
        rows = {row[self.key]: row for row in plot.table.rows()}
        cells = [plot.formatter.cell(rows[item.key][self.color], column) for item in matrix.categories]
        head = plot.formatter.table_column(column)
        filled = tuple((row[0], cell, *row[1:]) for row, cell in zip(table.rows, cells, strict=True))
        return PlottedTable((table.columns[0], head, *table.columns[1:]), filled)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return self._sheet(plot, space).wanted_height()

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide frame, circles, keys and the labels that have room."""
        return self._sheet(plot, space).panels()

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.key, self.value, order="value")
        negative = [
            item.name for item, value in zip(matrix.categories, matrix.values[0], strict=True) if (value or 0) < 0
        ]
        if negative:
            raise ScriptError(f"circles cannot show negative figures: {', '.join(negative)}. Use Choropleth or Bar.")
        return matrix

    def _sheet(self, plot: Plot, space: Space) -> MapSheet:
        refuse(plot, "a map", ReferenceLine, Period, TextAt)
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals))
        places = self._places(plot, draft.matrix)
        areas = Areas.of(plot, self.map, self.areas or _areas_around(plot.outlines[self.map], tuple(places.values())))
        paint = _Circles(self, draft, areas, places)
        focus = None if self.areas else _Places.within(areas, places)
        return MapSheet(areas, space, paint, self._inset(areas, places), focus, land_names_of(plot, self.map))

    def _inset(self, areas: Areas, places: Mapping[Hashable, Point]) -> Inset | None:
        """Return the rectangle around the circles that are enlarged, and all circles that stand in it."""
        if not self.inset:
            return None
        unknown = [str(key) for key in self.inset if key not in places]
        if unknown:
            raise ScriptError(f"the inset names {', '.join(unknown)}, which the table does not have.")
        around = Bounds.of(places[key] for key in self.inset)
        # A place by itself has no size of its own.
        inset = Inset.around(around.grown(LEAST_INSET * areas.bounds.width), frozenset())
        return replace(inset, keys=frozenset(str(key) for key, place in places.items() if inset.bounds.holds(place)))

    def _places(self, plot: Plot, matrix: Matrix) -> dict[Hashable, Point]:
        """Return where each circle stands, in metres."""
        rows = {row[self.key]: row for row in plot.table.rows()}
        outlines = plot.outlines[self.map]
        if self.region:
            joined = outlines.join(dict.fromkeys(rows[item.key][self.region] for item in matrix.categories))
            plane = projected(outlines)
            middles = {code: _middle([plane[area] for area in areas]) for code, areas in joined.items()}
            return {item.key: middles[rows[item.key][self.region]] for item in matrix.categories}
        projection = AzimuthalEqualArea(*outlines.centre)
        found = self._degrees(plot, rows)
        return {item.key: projection.point(*found[item.key]) for item in matrix.categories}

    def _degrees(self, plot: Plot, rows: Mapping[Hashable, Mapping[str, Any]]) -> dict[Hashable, Point]:
        """Return longitude and latitude of each circle. Raises ScriptError that lists those without."""
        if self.place:
            known = {row["place"]: (row["longitude"], row["latitude"]) for row in plot.tables[PLACES].rows()}
            unknown = dict.fromkeys(str(row[self.place]) for row in rows.values() if row[self.place] not in known)
            if unknown:
                listed = ", ".join(unknown)
                raise ScriptError(f"datasets/places does not know {listed}. Add it with scripts/make_places.py.")
            return {key: known[row[self.place]] for key, row in rows.items()}
        lost = [str(key) for key, row in rows.items() if row[self.latitude] is None or row[self.longitude] is None]
        if lost:
            raise ScriptError(
                f"{', '.join(lost)} has no coordinates. Leave it out in the script, and say so in a note."
            )
        return {key: (row[self.longitude], row[self.latitude]) for key, row in rows.items()}


@dataclass(frozen=True, slots=True)
class _Places:
    """What a map of circles must show where nothing says which areas: the circles, with some land around them."""

    bounds: Bounds
    places: tuple[Point, ...]

    @classmethod
    def within(cls, areas: Areas, places: Mapping[Hashable, Point]) -> "_Places | None":
        """Return the places of all circles; None where they would leave too little of the areas."""
        whole = areas.bounds
        bounds = Bounds.of(places.values()).grown(AROUND_PLACES * whole.height)
        wide = bounds.width >= LEAST_SHOWN * whole.width and bounds.height >= LEAST_SHOWN * whole.height
        return cls(bounds, tuple(places.values())) if wide else None

    def reach_into(self, bounds: Bounds) -> bool:
        """Tell whether a circle stands in a rectangle or near it."""
        near = bounds.grown(0.3 * AROUND_PLACES * self.bounds.height)
        return any(near.holds(place) for place in self.places)


@lru_cache(maxsize=32)
def _areas_around(outlines: Outlines, places: tuple[Point, ...]) -> tuple[str, ...]:
    """Return the areas with a circle, all of a whole map."""
    plane = projected(outlines)
    found = tuple(code for code, rings in plane.items() if any(contains(rings, place) for place in places))
    return tuple(plane) if outlines.whole or not found else found


@dataclass(frozen=True)
class _Circles:
    """Circles, labels and keys of one symbol map; `places` are in metres."""

    kind: SymbolMap
    draft: Draft
    areas: Areas
    places: Mapping[Hashable, Point]
    _guesses: dict[tuple[float, float], Tally] = field(default_factory=dict)
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

    def _radius(self, value: float | None) -> float:
        """Return a circle's radius in pixels: its area is in proportion to the value."""
        size = self.draft.space.size.label
        largest = max((value for value in self._values if value), default=1.0)
        full = self.kind.largest * size
        if not self.draft.space.narrow:
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
        return apart([replace(point, at=frame.pixel(point.at)) for point in self._unplaced])

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
        points = [point for point in self._points(frame) if point.id in keys]
        order = sorted(points, key=lambda point: not point.strong)
        return place_point_labels(order, frame, taken, self._type(size))

    def keys(self) -> tuple[MapKey, ...]:
        """Return the key of colours, where there are any, and that of sizes."""
        space, formatter = self.draft.space, self.draft.plot.formatter
        sizes = [
            KeyRow(bare(self.draft, value), space.brand.color("axis"), radius=self._radius(value))
            for value in round_steps([value for value in self._values if value])
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


def _middle(parts: Sequence[tuple[tuple[Point, ...], ...]]) -> Point:
    """Return where a circle has most room in an area, or in the largest of its parts."""
    rooms = [largest_box(rings, 1.0) for rings in parts]
    return max(rooms, key=lambda room: room.width).centre
