"""The gallery: every kind with ordinary and awkward data. All data are invented and name no real place."""

from ruska import Area, Bar, BigNumber, Column, Donut, DotPlot, Line, Period, Slope, TextAt
from tests.gallery.case import (
    MILLIONS,
    REFERENCE,
    YEARS_AND_TEXT,
    Case,
    areas,
    both,
    first,
    groups,
    lines,
    number,
    where,
)
from tests.gallery.map_cases import MAP_CASES
from tests.gallery.part_cases import PART_CASES
from tests.gallery.series_cases import SERIES_CASES

CASES: dict[str, Case] = {
    "bar-plain": Case("areas", areas(Bar), first(8)),
    "bar-highlight": Case(
        "areas",
        areas(Bar, highlight="a03", order="value"),
        first(8),
        note="A note that says what an expert would ask, short.",
    ),
    "bar-three": Case("areas", areas(Bar, highlight="a01"), first(3)),
    "bar-one": Case("areas", areas(Bar), first(1)),
    "bar-12": Case("areas", areas(Bar, highlight="a05"), first(12)),
    "bar-40": Case("areas", areas(Bar, highlight="a05"), language="fi"),
    "bar-signs": Case("areas", areas(Bar, "change", mode="diverging", order="value"), first(12)),
    "bar-negative": Case("areas", areas(Bar, "change"), both(first(12), where(change=lambda v: v < 0))),
    "bar-gappy": Case("areas", areas(Bar, "gappy"), first(9)),
    "bar-all-missing": Case("areas", areas(Bar, "gappy"), where(area=["a03", "a08"])),
    "bar-equal": Case("areas", areas(Bar, "equal"), first(5)),
    "bar-zero": Case("areas", areas(Bar, "zero"), first(5)),
    "bar-tiny": Case("areas", areas(Bar, "tiny"), first(5)),
    "bar-huge": Case("areas", areas(Bar, "huge"), first(5)),
    "bar-grouped": Case("groups", groups(Bar), both(first(5), where(group=["g1", "g2", "g3"]))),
    "bar-grouped-12": Case("groups", groups(Bar, highlight="g2"), where(group=["g1", "g2"])),
    "bar-grouped-gappy": Case("groups", groups(Bar, "gappy"), both(first(6), where(group=["g1", "g2"]))),
    "bar-stacked": Case("groups", groups(Bar, mode="stacked"), first(8)),
    "bar-stacked-highlight": Case("groups", groups(Bar, mode="stacked", highlight="g1"), first(6)),
    "bar-stacked-signs": Case("groups", groups(Bar, "signed", mode="stacked"), first(6)),
    "bar-stacked-gappy": Case("groups", groups(Bar, "gappy", mode="stacked"), first(6)),
    "bar-percent": Case("groups", groups(Bar, mode="percent"), first(8)),
    "bar-percent-gappy": Case("groups", groups(Bar, "gappy", mode="percent"), first(6)),
    "bar-notes": Case(
        "areas",
        areas(Bar),
        first(8),
        (TextAt("a03", "text"), REFERENCE, Period("a05", "a06", "period")),
        {"average": number(52_000)},
    ),
    **{
        f"bar-long-{lang}": Case("long", Bar(category="name", value="value", highlight="l2"), language=lang)
        for lang in ("fi", "en", "sv", "nb")
    },
    "bar-odd": Case("odd", Bar(category="name", value="value")),
    "column-years": Case("years", Column(category="year", value="value", **MILLIONS), where(series="s01")),
    "column-highlight": Case(
        "years",
        Column(category="year", value="value", highlight=2024, **MILLIONS),
        where(series="s01", year=lambda y: y > 2017),
    ),
    "column-areas": Case("areas", areas(Column, highlight="a02"), first(5)),
    "column-one": Case("areas", areas(Column), first(1)),
    "column-12": Case("areas", areas(Column), first(12)),
    "column-40": Case("areas", areas(Column), language="fi"),
    "column-signs": Case("years", Column(category="year", value="balance", mode="diverging"), where(series="s02")),
    "column-gappy": Case("years", Column(category="year", value="gappy", **MILLIONS), where(series="s01")),
    "column-all-missing": Case("years", Column(category="year", value="gappy"), where(series="s03")),
    "column-zero": Case("areas", areas(Column, "zero"), first(4)),
    "column-huge": Case("areas", areas(Column, "huge"), first(4)),
    "column-grouped": Case("groups", groups(Column), both(first(5), where(group=["g1", "g2", "g3"]))),
    "column-grouped-signs": Case("groups", groups(Column, "signed"), both(first(4), where(group=["g1", "g2"]))),
    "column-stacked": Case(
        "years",
        Column(category="year", value="value", series="series", mode="stacked", **MILLIONS),
        where(series=["s01", "s02", "s03"]),
    ),
    "column-stacked-highlight": Case(
        "years",
        Column(category="year", value="value", series="series", mode="stacked", highlight="s01", **MILLIONS),
        where(series=["s01", "s02"], year=lambda y: y > 2016),
    ),
    "column-stacked-signs": Case("groups", groups(Column, "signed", mode="stacked"), first(5)),
    "column-percent": Case(
        "years",
        Column(category="year", value="value", series="series", mode="percent"),
        where(series=["s01", "s02", "s03"]),
    ),
    "column-percent-gappy": Case(
        "years", Column(category="year", value="gappy", series="series", mode="percent"), where(series=["s01", "s02"])
    ),
    "column-notes": Case(
        "years",
        Column(category="year", value="value", **MILLIONS),
        where(series="s01"),
        (TextAt(2016, "text"), REFERENCE, Period(2019, 2020, "period")),
        {"average": number(1_050_000)},
    ),
    "column-long": Case("long", Column(category="name", value="value")),
    "column-odd": Case("odd", Column(category="name", value="value")),
    "line-one": Case("years", Line(x="year", y="value", **MILLIONS), where(series="s01")),
    "line-two": Case(
        "years", lines(highlight="s01", **MILLIONS), where(series=["s01", "s02"], year=lambda y: y > 2018)
    ),
    "line-four": Case("years", lines(**MILLIONS), where(series=["s01", "s02", "s03", "s05"])),
    "line-gappy": Case("years", lines(value="gappy", **MILLIONS), where(series=["s01", "s02", "s04"])),
    "line-12": Case("years", lines(highlight="s04", **MILLIONS)),
    "line-12-plain": Case("years", lines(**MILLIONS)),
    "line-index": Case("years", lines(value="index", zero=False, highlight="s02"), where(series=["s01", "s02", "s04"])),
    "line-signs": Case("years", lines(value="balance"), where(series=["s02", "s06"])),
    "line-point": Case("years", lines(**MILLIONS), where(series=["s01", "s02"], year=2024)),
    "line-missing": Case("years", lines(value="gappy", **MILLIONS), where(series=["s03"])),
    "line-notes": Case(
        "years",
        lines(highlight="s01", **MILLIONS),
        where(series=["s01", "s02"]),
        (*YEARS_AND_TEXT, REFERENCE),
        {"average": number(900_000)},
    ),
    "line-dots": Case("years", lines(dots=True, **MILLIONS), where(series=["s01", "s05"], year=lambda y: y > 2017)),
    "line-areas": Case(
        "groups", Line(x="area", y="rate", series="group", zero=False), both(first(6), where(group=["g1", "g4"]))
    ),
    "line-long": Case("long", Line(x="name", y="value")),
    "area-one": Case("years", Area(x="year", y="value", **MILLIONS), where(series="s01")),
    "area-stacked": Case("years", lines(Area, **MILLIONS), where(series=["s01", "s02", "s03", "s05"])),
    "area-highlight": Case("years", lines(Area, highlight="s01", **MILLIONS), where(series=["s01", "s02", "s03"])),
    "area-percent": Case("years", lines(Area, percent=True, decimals=0), where(series=["s01", "s02", "s03"])),
    "area-gappy": Case("years", lines(Area, "gappy", **MILLIONS), where(series=["s01", "s02"])),
    "area-notes": Case(
        "years",
        lines(Area, **MILLIONS),
        where(series=["s01", "s02"]),
        (Period(2019, 2020, "period"), TextAt(2016, "text", series="s02")),
    ),
    "area-12": Case("years", lines(Area, **MILLIONS)),
    "slope-two": Case(
        "years", lines(Slope, highlight="s02", **MILLIONS), where(series=["s02", "s03"], year=[2010, 2024])
    ),
    "slope-six": Case(
        "years",
        lines(Slope, highlight="s04", **MILLIONS),
        where(series=["s01", "s02", "s03", "s04", "s05", "s06"], year=[2010, 2024]),
    ),
    "slope-12": Case("years", lines(Slope, **MILLIONS), where(year=[2010, 2024])),
    "slope-gappy": Case(
        "years", lines(Slope, "gappy", **MILLIONS), where(series=["s01", "s02", "s04"], year=[2010, 2024])
    ),
    "slope-notes": Case(
        "years",
        lines(Slope, highlight="s02", **MILLIONS),
        where(series=["s02", "s03", "s05"], year=[2010, 2024]),
        (TextAt(2024, "text", series="s02"), REFERENCE),
        {"average": number(1_000_000)},
    ),
    "slope-long": Case(
        "long",
        Slope(x="name", y="value", series="measure"),
        lambda t: t.where(name=["l1", "l4"]).long(["value", "second"], "measure", "value"),
    ),
    "dots-plain": Case("areas", areas(DotPlot, "change", order="value"), first(10)),
    "dots-highlight": Case("areas", areas(DotPlot, highlight="a02", zero=True), first(6)),
    "dots-40": Case("areas", areas(DotPlot, highlight="a05"), language="fi"),
    "dots-series": Case("groups", groups(DotPlot, "rate"), both(first(8), where(group=["g1", "g2", "g3"]))),
    "dots-one": Case("areas", areas(DotPlot), first(1)),
    "dots-equal": Case("areas", areas(DotPlot, "equal"), first(4)),
    "dumbbell": Case("groups", groups(DotPlot, "rate", join=True), both(first(8), where(group=["g1", "g4"]))),
    "dumbbell-highlight": Case(
        "groups", groups(DotPlot, join=True, highlight="a02"), both(first(8), where(group=["g1", "g4"]))
    ),
    "dumbbell-gappy": Case("groups", groups(DotPlot, "gappy", join=True), both(first(6), where(group=["g1", "g2"]))),
    "dumbbell-signs": Case("groups", groups(DotPlot, "signed", join=True), both(first(6), where(group=["g1", "g2"]))),
    "dots-notes": Case(
        "areas",
        areas(DotPlot),
        first(8),
        (TextAt("a03", "text"), REFERENCE, Period("a05", "a06", "period")),
        {"average": number(52_000)},
    ),
    "dots-long": Case("long", DotPlot(category="name", value="value"), language="fi"),
    "dots-odd": Case("odd", DotPlot(category="name", value="value")),
    "donut": Case("parts", Donut(category="part", value="value"), first(5, "part")),
    "donut-highlight": Case("parts", Donut(category="part", value="value", highlight="p1"), first(3, "part")),
    "donut-6": Case("parts", Donut(category="part", value="value", highlight="p2"), first(6, "part"), language="fi"),
    "donut-gappy": Case("parts", Donut(category="part", value="gappy"), first(5, "part")),
    "donut-one": Case("parts", Donut(category="part", value="value", highlight="p1"), first(1, "part")),
    "donut-long": Case("long", Donut(category="name", value="value", highlight="l1"), language="fi"),
    "donut-notes": Case("parts", Donut(category="part", value="value"), first(4, "part"), (TextAt("p2", "text"),)),
    "number-1": Case("parts", BigNumber(category="part", value="amount"), first(1, "part")),
    "number-2": Case("parts", BigNumber(category="part", value="amount", highlight="p1"), first(2, "part")),
    "number-3": Case(
        "parts",
        BigNumber(category="part", value="amount", highlight="p1"),
        first(3, "part"),
        (TextAt("p1", "text"), TextAt("p2", "text"), TextAt("p3", "text")),
    ),
    "number-4": Case("parts", BigNumber(category="part", value="value"), first(4, "part"), language="fi"),
    "number-6": Case("parts", BigNumber(category="part", value="change", signed=True), first(6, "part"), language="fi"),
    "number-gappy": Case("parts", BigNumber(category="part", value="gappy"), where(part=["p3", "p4", "p5"])),
    "number-huge": Case("areas", areas(BigNumber, "huge"), first(3)),
    "number-long": Case("long", BigNumber(category="name", value="value"), language="sv"),
    "words-long": Case(
        "areas",
        areas(Bar, highlight="a01"),
        first(6),
        title="A title that is much longer than anybody should write, because it says what happened in every single "
        "area and year, and then goes on to compare",
        subtitle="A subtitle that says what is measured, in which unit, where, when and how, and that names every "
        "exception to the rule with its own reason",
        note="A note of several sentences. It says which years are provisional and which are final. It says where the "
        "definition changed, and why. It says whom to ask.",
    ),
    **MAP_CASES,
    **PART_CASES,
    **SERIES_CASES,
}
