"""Symbol map: circles at places, as large as their figures, on quiet ground."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Numbers, Plot, matrix_table, read_matrix
from ruska.data.outlines import Outlines
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight
from ruska.kinds.draft import Draft
from ruska.kinds.map_areas import Areas
from ruska.kinds.map_circles import Circles
from ruska.kinds.map_layouts import Inset
from ruska.kinds.maps import MapSheet, land_names_of
from ruska.kinds.notes import refuse
from ruska.layout.map_plane import Bounds, Point, contains, projected
from ruska.layout.map_projection import AzimuthalEqualArea
from ruska.layout.map_room import largest_box
from ruska.layout.space import Space
from ruska.scene import Panel, PlottedTable

PLACES = "places"
"""The dataset that knows where places are."""

AROUND_PLACES, LEAST_SHOWN = 0.05, 0.5
"""The land around all circles that is shown, in parts of the areas' height, and what must be shown of the areas."""

LEAST_INSET = 0.015
"""What an inset shows at least around its circles, in parts of the map's width."""


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
    def tall(self) -> bool:
        """Whether the title may stand beside the map; an inset needs the corner that is free below the title."""
        return not self.inset

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

    def panel_ratio(self, plot: Plot) -> float:
        """Return the shape of a panel of small multiples: that of the areas."""
        places = self._places(plot, self._matrix(plot))
        return self._shown(plot, places).ratio

    def shared_key(self, plot: Plot, space: Space, cell: Space) -> Panel:
        """Return the keys of small multiples: of colours, where there are any, and of sizes."""
        draft = Draft.of(plot, cell, self._matrix(plot), Numbers(self.scale, self.decimals))
        places = self._places(plot, draft.matrix)
        return Circles(self, draft, self._shown(plot, places), places).shared_key(space.width)

    def _shown(self, plot: Plot, places: Mapping[Hashable, Point]) -> Areas:
        """Return the areas that are shown."""
        return Areas.of(plot, self.map, self.areas or _areas_around(plot.outlines[self.map], tuple(places.values())))

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
        areas = self._shown(plot, places)
        paint = Circles(self, draft, areas, places)
        focus = None if self.areas else _Places.within(areas, places)
        names, alone = land_names_of(plot, self.map), plot.shared.table is None
        return MapSheet(areas, space, paint, self._inset(areas, places), focus, names, alone)

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


def _middle(parts: Sequence[tuple[tuple[Point, ...], ...]]) -> Point:
    """Return where a circle has most room in an area, or in the largest of its parts."""
    rooms = [largest_box(rings, 1.0) for rings in parts]
    return max(rooms, key=lambda room: room.width).centre
