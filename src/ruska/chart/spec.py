"""The chart: one graphic as its script declares it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from ruska.chart.annotations import Annotation
from ruska.words import Fact

if TYPE_CHECKING:
    from ruska.chart.plot import Plot
    from ruska.data import Table
    from ruska.layout.space import Space
    from ruska.scene import Panel, PlottedTable


class Kind(Protocol):
    """What a chart kind offers: it turns a plot and a space into panels, and the plot into a table.

    A kind may have two properties beside: `maps`, ids of outlines of `datasets/maps`, and `tables`, ids of datasets
    that it reads itself. Both are loaded for its plot, credited under the picture, and lead to a new build when they
    change; see `wanted_maps` and `wanted_tables`.

    What the checks cannot see, a kind may tell them by two more: `parts_of_a_whole`, that its figures are all of a
    whole, and `own_scales`, that each of its columns has a scale of its own, so that their units may differ.

    A kind whose body is better tall than wide, such as a map, says so by `tall`; see `wants_height`.
    """

    def resolve(self, plot: "Plot", space: "Space") -> "tuple[Panel, ...]":
        """Decide every mark, tick and label for this space."""

    def table(self, plot: "Plot") -> "PlottedTable":
        """Return the figures that the graphic shows."""

    def body_height(self, plot: "Plot", space: "Space") -> float:
        """Return the body height in pixels wanted on a canvas that may grow and on posters, 0 for no wish."""


def wanted_maps(kind: "Kind | None") -> tuple[str, ...]:
    """Return the ids of the outlines that a kind draws on, none for most."""
    return tuple(getattr(kind, "maps", ()))


def wanted_tables(kind: "Kind | None") -> tuple[str, ...]:
    """Return the ids of the datasets that a kind reads beside the chart's own, none for most."""
    return tuple(getattr(kind, "tables", ()))


def wants_height(kind: "Kind | None") -> bool:
    """Tell whether a kind is better drawn tall, so that on a wide canvas the title stands beside it."""
    return bool(getattr(kind, "tall", False))


Select = Callable[..., "Table"]
Facts = Callable[..., Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One graphic.

    `dataset`: the id of its table, or several ids; `select` then takes as many tables and returns one tidy table.
    `kind`: how it is drawn. `figure`: instead of a kind, a function of (table, style) that returns a plotly or
    matplotlib figure. `facts`: the named numbers that words may use, from a function of the selected table; one of more
    arguments gets the whole table of each dataset after it: `lambda t, nights, people: {...}`. `claims`: comparisons of
    facts that must hold, such as "growth > 0". `annotations`: see `ruska.chart.annotations`. `columns`: for a
    bring-your-own figure, the columns of the data table; all when empty.
    """

    dataset: str | Sequence[str]
    kind: Kind | None = None
    select: Select | None = None
    facts: Facts | None = None
    claims: Sequence[str] = ()
    annotations: Sequence[Annotation] = ()
    figure: Callable[..., Any] | None = None
    columns: Sequence[str] = field(default=())

    @property
    def datasets(self) -> tuple[str, ...]:
        """Return the ids of the datasets, the first one first."""
        return (self.dataset,) if isinstance(self.dataset, str) else tuple(self.dataset)
