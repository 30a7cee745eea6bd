"""Cases of the kinds that show parts, panels and points."""

from typing import Any

from ruska import (
    Area,
    Bar,
    Column,
    DotPlot,
    Facet,
    Line,
    Period,
    Pictogram,
    Pyramid,
    ReferenceLine,
    Scatter,
    Squares,
    TextAt,
    Treemap,
    Waffle,
)
from ruska.chart.spec import Kind
from tests.gallery.case import MILLIONS, REFERENCE, Case, areas, both, first, number, where


def ages(value: str = "value", **rest: Any) -> Kind:
    """A pyramid over the dataset of ages."""
    return Pyramid(category="age", value=value, series="side", **rest)


PYRAMIDS = {
    "pyramid": Case("ages", ages(), where(area="a01")),
    "pyramid-highlight": Case("ages", ages(highlight="65_69"), where(area="a01"), language="fi"),
    "pyramid-group": Case("ages", ages(highlight=["0_4", "5_9", "10_14"]), where(area="a01")),
    "pyramid-two": Case("ages", ages(by="area", percent=True, highlight="65_69"), first(2), language="fi"),
    "pyramid-two-figures": Case("ages", ages(by="area"), where(area=["a01", "a05"])),
    "pyramid-gappy": Case("ages", ages("gappy", highlight="35_39"), where(area="a02")),
    "pyramid-few": Case("ages", ages(), where(area="a01", age=["0_4", "5_9", "10_14", "15_19", "20_24"])),
    "pyramid-one": Case("ages", ages(), where(area="a01", age="0_4")),
    "pyramid-notes": Case(
        "ages",
        ages(highlight="40_44"),
        where(area="a01"),
        (Period("65_69", "75_79", "period"), TextAt("40_44", "text"), TextAt("10_14", "text", series="men")),
    ),
}

FACETS = {
    "facet-line": Case("years", Facet(Line(x="year", y="value", **MILLIONS), by="series"), first(4, "series")),
    "facet-line-12": Case("years", Facet(Line(x="year", y="value", **MILLIONS), by="series")),
    "facet-line-gappy": Case(
        "years", Facet(Line(x="year", y="gappy", **MILLIONS), by="series"), where(series=["s01", "s02", "s03"])
    ),
    "facet-area": Case("years", Facet(Area(x="year", y="value", **MILLIONS), by="series"), first(6, "series")),
    "facet-column": Case(
        "years",
        Facet(Column(category="year", value="value", **MILLIONS), by="series"),
        both(first(3, "series"), where(year=lambda y: y > 2018)),
    ),
    "facet-bar": Case("groups", Facet(Bar(category="area", value="value"), by="group"), first(6), language="fi"),
    "facet-bar-signs": Case("groups", Facet(Bar(category="area", value="signed"), by="group"), first(5)),
    "facet-bar-stacked": Case("groups", Facet(Bar(category="group", value="value"), by="area"), first(8)),
    "facet-bar-key": Case(
        "ages",
        Facet(Bar(category="age", value="value", series="side", mode="stacked"), by="area"),
        where(area=["a01", "a03", "a04"], age=["0_4", "5_9", "10_14", "15_19"]),
    ),
    "facet-dots": Case("groups", Facet(DotPlot(category="area", value="rate"), by="group"), first(6)),
    "facet-pyramid": Case("ages", Facet(ages(percent=True), by="area"), first(6)),
    "facet-two": Case("years", Facet(Line(x="year", y="value", **MILLIONS), by="series"), first(2, "series")),
    "facet-own-scales": Case(
        "years", Facet(Line(x="year", y="value", **MILLIONS), by="series", shared=False), first(4, "series")
    ),
    "facet-notes": Case(
        "years",
        Facet(Line(x="year", y="value", **MILLIONS), by="series"),
        first(4, "series"),
        (TextAt(2016, "text", series="s02"), ReferenceLine("average", "average"), Period(2019, 2020, "period")),
        {"average": number(400_000)},
    ),
    "facet-long": Case(
        "long",
        Facet(Bar(category="measure", value="value"), by="name"),
        lambda t: t.long(["value", "second"], "measure", "value"),
        language="fi",
    ),
}


def parts(kind: type, value: str = "value", **rest: Any) -> Kind:
    """A kind over the dataset of parts."""
    return kind(category="part", value=value, **rest)


WAFFLES = {
    "waffle": Case("parts", parts(Waffle), first(4, "part")),
    "waffle-highlight": Case("parts", parts(Waffle, highlight="p3"), first(5, "part"), language="fi"),
    "waffle-six": Case("parts", parts(Waffle), first(6, "part")),
    "waffle-share": Case("parts", parts(Waffle, "change", highlight="p1"), where(part=["p1", "p2"])),
    "waffle-whole": Case(
        "parts", parts(Waffle, whole="average"), first(2, "part"), facts={"average": number(20_000)}, language="sv"
    ),
    "waffle-gappy": Case("parts", parts(Waffle, "gappy"), first(5, "part")),
    "waffle-one": Case("parts", parts(Waffle), first(1, "part")),
    "waffle-long": Case("long", Waffle(category="name", value="value", highlight="l1"), language="fi"),
    "waffle-notes": Case("parts", parts(Waffle), first(3, "part"), (TextAt("p2", "text"),)),
}

SQUARES = {
    "squares": Case("shares", parts(Squares, "share", highlight="p2"), first(2, "part")),
    "squares-words": Case("shares", parts(Squares, "share", words="whole"), first(4, "part"), language="fi"),
    "squares-six": Case("shares", parts(Squares, "share", highlight="p1"), first(6, "part"), language="sv"),
    "squares-whole": Case(
        "shares", parts(Squares, "amount", whole="all", decimals=1), first(3, "part"), (TextAt("p2", "text"),)
    ),
    "squares-gappy": Case("shares", parts(Squares, "gappy", highlight="p1"), first(4, "part"), language="nb"),
    "squares-one": Case("shares", parts(Squares, "share", words="whole"), first(1, "part")),
}

TREEMAPS = {
    "treemap": Case("areas", areas(Treemap, highlight="a03"), first(12)),
    "treemap-40": Case("areas", areas(Treemap), language="fi"),
    "treemap-groups": Case("branches", Treemap(category="branch", value="value", group="sector"), language="fi"),
    "treemap-few": Case("parts", parts(Treemap, highlight="p2"), first(5, "part")),
    "treemap-one": Case("parts", parts(Treemap), first(1, "part")),
    "treemap-gappy": Case("areas", areas(Treemap, "gappy"), first(9)),
    "treemap-all-missing": Case("areas", areas(Treemap, "gappy"), where(area=["a03", "a08"])),
    "treemap-zero": Case("areas", areas(Treemap, "zero"), first(3)),
    "treemap-long": Case("long", Treemap(category="name", value="value"), language="sv"),
}

PICTOGRAMS = {
    "pictogram": Case("parts", parts(Pictogram, icon="user", highlight="p1"), first(4, "part")),
    "pictogram-icons": Case(
        "parts",
        parts(Pictogram, icon={"p1": "factory", "p2": "bed", "p3": "tree-pine"}, unit=500),
        first(3, "part"),
        (TextAt("p2", "text"),),
        language="fi",
    ),
    "pictogram-many": Case("parts", parts(Pictogram, icon="users", unit=50), first(3, "part")),
    "pictogram-12": Case("areas", areas(Pictogram, icon="house", highlight="a03"), first(12), language="sv"),
    "pictogram-gappy": Case("parts", parts(Pictogram, "gappy", icon="user"), first(5, "part"), language="nb"),
    "pictogram-one": Case("parts", parts(Pictogram, icon="briefcase", unit=100), first(1, "part")),
    "pictogram-zero": Case("areas", areas(Pictogram, "zero", icon="user"), first(3)),
    "pictogram-long": Case("long", Pictogram(category="name", value="value", icon="user"), language="fi"),
}


def points(**rest: Any) -> Kind:
    """A scatter plot over the dataset of points."""
    return Scatter(**{"category": "area", "x": "income", "y": "age", **rest})


SCATTERS = {
    "scatter": Case("points", points(highlight="a03"), first(12)),
    "scatter-40": Case("points", points(highlight=["a05", "a17"]), language="fi"),
    "scatter-size": Case("points", points(size="people"), first(12), language="sv"),
    "scatter-series": Case("points", points(series="kind", size="people"), first(20)),
    "scatter-gappy": Case("points", points(y="gappy", x_zero=True, y_zero=True), first(8), language="nb"),
    "scatter-signs": Case("points", points(x="change", y="growth", highlight="a02"), first(15)),
    "scatter-one": Case("points", points(), first(1)),
    "scatter-all-missing": Case("points", points(y="gappy"), where(area=["a03", "a06"])),
    "scatter-notes": Case(
        "points", points(), first(8), (TextAt("a02", "text"), REFERENCE), {"average": number(44)}, language="fi"
    ),
    "scatter-long": Case("long", Scatter(category="name", x="value", y="second"), language="fi"),
    "facet-scatter": Case("points", Facet(points(size="people"), by="kind"), first(20)),
}

PART_CASES: dict[str, Case] = {**PYRAMIDS, **FACETS, **WAFFLES, **SQUARES, **TREEMAPS, **PICTOGRAMS, **SCATTERS}
