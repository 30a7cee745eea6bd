"""Ruska turns datasets into branded, sourced, accessible infographic packages in several languages.

What a chart script needs is here; everything is loaded only when it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruska.chart.annotations import Period, ReferenceLine, TextAt
    from ruska.chart.facts import (
        count,
        difference,
        figure,
        first_year,
        growth,
        largest,
        moment,
        name,
        ratio,
        share,
        total,
        year,
    )
    from ruska.chart.spec import Chart
    from ruska.classes import Equal, Natural, Own, Quantile
    from ruska.data import Table
    from ruska.kinds.area import Area
    from ruska.kinds.band_line import BandLine
    from ruska.kinds.bar import Bar
    from ruska.kinds.cards import Cards, Proof
    from ruska.kinds.choropleth import Choropleth
    from ruska.kinds.column import Column
    from ruska.kinds.combo import Combo
    from ruska.kinds.donut import Donut
    from ruska.kinds.dots import DotPlot
    from ruska.kinds.facet import Facet
    from ruska.kinds.heat_map import HeatMap
    from ruska.kinds.line import Line
    from ruska.kinds.number import BigNumber
    from ruska.kinds.panels import Panels
    from ruska.kinds.pictogram import Pictogram
    from ruska.kinds.pyramid import Pyramid
    from ruska.kinds.range_bar import RangeBar
    from ruska.kinds.ranked_table import Measure, RankedTable
    from ruska.kinds.scatter import Scatter
    from ruska.kinds.slope import Slope
    from ruska.kinds.squares import Squares
    from ruska.kinds.step_line import StepLine
    from ruska.kinds.symbol_map import SymbolMap
    from ruska.kinds.timeline import Timeline
    from ruska.kinds.treemap import Treemap
    from ruska.kinds.waffle import Waffle
    from ruska.words import Fact

__version__ = "0.1.0"

_PLACES = {
    "ruska.chart.spec": ("Chart",),
    "ruska.chart.annotations": ("Period", "ReferenceLine", "TextAt"),
    "ruska.chart.facts": (
        *(
            "count",
            "difference",
            "figure",
            "first_year",
            "growth",
            "largest",
            "moment",
            "name",
            "ratio",
            "share",
            "total",
            "year",
        ),
    ),
    "ruska.data": ("Table",),
    "ruska.words": ("Fact",),
    "ruska.classes": ("Equal", "Natural", "Own", "Quantile"),
    "ruska.kinds.area": ("Area",),
    "ruska.kinds.band_line": ("BandLine",),
    "ruska.kinds.bar": ("Bar",),
    "ruska.kinds.cards": ("Cards", "Proof"),
    "ruska.kinds.choropleth": ("Choropleth",),
    "ruska.kinds.column": ("Column",),
    "ruska.kinds.combo": ("Combo",),
    "ruska.kinds.donut": ("Donut",),
    "ruska.kinds.dots": ("DotPlot",),
    "ruska.kinds.facet": ("Facet",),
    "ruska.kinds.heat_map": ("HeatMap",),
    "ruska.kinds.line": ("Line",),
    "ruska.kinds.number": ("BigNumber",),
    "ruska.kinds.panels": ("Panels",),
    "ruska.kinds.pictogram": ("Pictogram",),
    "ruska.kinds.pyramid": ("Pyramid",),
    "ruska.kinds.range_bar": ("RangeBar",),
    "ruska.kinds.ranked_table": ("Measure", "RankedTable"),
    "ruska.kinds.scatter": ("Scatter",),
    "ruska.kinds.slope": ("Slope",),
    "ruska.kinds.squares": ("Squares",),
    "ruska.kinds.step_line": ("StepLine",),
    "ruska.kinds.symbol_map": ("SymbolMap",),
    "ruska.kinds.timeline": ("Timeline",),
    "ruska.kinds.treemap": ("Treemap",),
    "ruska.kinds.waffle": ("Waffle",),
}
_PLACE = {name: module for module, names in _PLACES.items() for name in names}

__all__ = [
    "Area",
    "BandLine",
    "Bar",
    "BigNumber",
    "Cards",
    "Chart",
    "Choropleth",
    "Column",
    "Combo",
    "Donut",
    "DotPlot",
    "Equal",
    "Facet",
    "Fact",
    "HeatMap",
    "Line",
    "Measure",
    "Natural",
    "Own",
    "Panels",
    "Period",
    "Pictogram",
    "Proof",
    "Pyramid",
    "Quantile",
    "RangeBar",
    "RankedTable",
    "ReferenceLine",
    "Scatter",
    "Slope",
    "Squares",
    "StepLine",
    "SymbolMap",
    "Table",
    "TextAt",
    "Timeline",
    "Treemap",
    "Waffle",
    "count",
    "difference",
    "figure",
    "first_year",
    "growth",
    "largest",
    "moment",
    "name",
    "ratio",
    "share",
    "total",
    "year",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACE[name]), name)
