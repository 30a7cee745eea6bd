"""Cases of the kinds that show courses, ranges, tables, times and messages."""

from collections.abc import Sequence
from typing import Any

from ruska import (
    BandLine,
    Bar,
    BigNumber,
    Cards,
    Column,
    Combo,
    Fact,
    HeatMap,
    Line,
    Measure,
    Natural,
    Panels,
    Period,
    Proof,
    RangeBar,
    RankedTable,
    ReferenceLine,
    StepLine,
    TextAt,
    Timeline,
)
from ruska.chart.spec import Kind
from tests.gallery.case import Case, both, first, number, where


def costs(**rest: Any) -> Kind:
    """A stepped line over announced costs."""
    return StepLine(x="year", y="cost", series="project", **rest)


def band(**rest: Any) -> Kind:
    """A line with its band over a forecast."""
    return BandLine(x="year", y="middle", low="low", high="high", **rest)


STEPS = {
    "step": Case("costs", StepLine(x="year", y="cost"), where(project="p1")),
    "step-three": Case("costs", costs(highlight="p1"), language="fi"),
    "step-gappy": Case("costs", StepLine(x="year", y="cost"), where(project="p2")),
    "step-point": Case("costs", costs(), where(project="p1", year=2021)),
    "step-12": Case("years", StepLine(x="year", y="value", series="series", highlight="s04", scale=1e6, decimals=2)),
    "step-signs": Case("years", StepLine(x="year", y="balance"), where(series="s02")),
    "step-notes": Case(
        "costs",
        costs(highlight="p1"),
        where(project=["p1", "p2"]),
        (Period(2019, 2020, "period"), TextAt(2018, "text", series="p1"), ReferenceLine("average", "average")),
        {"average": number(1200)},
    ),
}

BANDS = {
    "band": Case("forecast", band()),
    "band-fi": Case("forecast", band(band="text", zero=False), language="fi"),
    "band-gappy": Case("forecast_gaps", band()),
    "band-alone": Case("forecast", BandLine(x="year", low="low", high="high")),
    "band-signs": Case("forecast", BandLine(x="year", y="change", low="change_low", high="change_high", dots=True)),
    "band-point": Case("forecast", band(), where(year=2020)),
    "band-notes": Case(
        "forecast",
        band(),
        (lambda table: table),
        (Period(2019, 2020, "period"), TextAt(2024, "text"), ReferenceLine("average", "average")),
        {"average": number(700)},
    ),
}

COMBOS = {
    "combo": Case("flows", Combo(x="year", columns="started", line="closed")),
    "combo-two": Case("flows", Combo(x="year", columns=["started", "closed"], line="difference"), language="fi"),
    "combo-gappy": Case("flows", Combo(x="year", columns="gappy", line="closed")),
    "combo-few": Case("flows", Combo(x="year", columns="gappy", line="closed"), where(year=lambda y: y > 2018)),
    "combo-point": Case("flows", Combo(x="year", columns="started", line="closed"), where(year=2020)),
    "combo-notes": Case(
        "flows",
        Combo(x="year", columns="started", line="closed"),
        both(where(year=lambda y: y > 2013)),
        (Period(2019, 2020, "period"), TextAt(2016, "text"), ReferenceLine("average", "average")),
        {"average": number(300)},
    ),
}

HEATS = {
    "heat": Case("months", HeatMap(value="nights", month="month", scale=1000, decimals=0)),
    "heat-fi": Case(
        "months",
        HeatMap(value="gappy", month="month", scale=1000, decimals=0, highlight=["2020-03"]),
        language="fi",
    ),
    "heat-figures": Case("months", HeatMap(value="gappy", month="month")),
    "heat-signs": Case(
        "months", HeatMap(value="change", month="month", diverging=0, classes=Natural(6), signed=True), language="nb"
    ),
    "heat-point": Case("months", HeatMap(value="nights", month="month"), where(month="2020-03")),
    "heat-part": Case(
        "months", HeatMap(value="gappy", month="month"), where(month=lambda m: "2020-02" < m < "2021-05")
    ),
    "heat-missing": Case("months", HeatMap(value="gappy", month="month"), where(month=["2020-05", "2020-06"])),
    "heat-groups": Case("groups", HeatMap(value="gappy", x="group", y="area"), language="sv"),
    "heat-long": Case(
        "long",
        HeatMap(value="value", x="measure", y="name"),
        lambda t: t.long(["value", "second"], "measure", "value"),
        language="fi",
    ),
    "heat-12": Case("years", HeatMap(value="gappy", x="year", y="series", scale=1e6, decimals=1)),
}

STATUS: dict[str, Any] = {"qualifier": "qualifier", "status": "status", "status_date": "status_date"}
EURO = where(currency="EUR")


def projects(**rest: Any) -> Kind:
    """Range bars over the dataset of projects."""
    return RangeBar(category="project", low="low", high="high", **STATUS, **rest)


def intervals(**rest: Any) -> Kind:
    """Range bars over intervals with both signs."""
    return RangeBar(category="area", low="low", high="high", zero=False, **rest)


RANGES = {
    "range": Case("projects", projects(currency="currency", point="stated", highlight="p03"), EURO),
    "range-fi": Case("projects", projects(highlight="p01"), EURO, language="fi"),
    "range-signs": Case("intervals", intervals(point="middle", signed=True), language="nb"),
    "range-one": Case("projects", projects(), where(project="p02")),
    "range-missing": Case("projects", projects(), where(project="p07")),
    "range-40": Case(
        "areas",
        RangeBar(category="area", low="value", high="upper", order="table"),
        lambda t: t.with_column("upper", [v["value"] * 1.3 for v in t.rows()], unit="persons"),
        language="fi",
    ),
    "range-long": Case(
        "long",
        RangeBar(category="name", low="second", high="value"),
        lambda t: t.where(name=["l3", "l5"]),
        language="fi",
    ),
    "range-notes": Case(
        "projects",
        projects(),
        EURO,
        (TextAt("p05", "text"), ReferenceLine("average", "average"), Period("p02", "p04", "period")),
        {"average": number(800)},
    ),
}

EVENTS: dict[str, Any] = {"category": "event", "start": "start", "end": "end"}
TIMES = {
    "timeline": Case("events", Timeline(**EVENTS, highlight="e01")),
    "timeline-sorts": Case("events", Timeline(**EVENTS, series="sort"), language="fi"),
    "timeline-one": Case("events", Timeline(**EVENTS), where(event="e01")),
    "timeline-milestone": Case("events", Timeline(**EVENTS), where(event=["e02", "e03"]), language="nb"),
    "timeline-months": Case("events", Timeline(**EVENTS), where(event=["e02", "e03", "e04"]), language="sv"),
    "timeline-notes": Case(
        "events",
        Timeline(**EVENTS, order="table"),
        annotations=(Period("2020-03", "2021-06", "period"), TextAt("e04", "text")),
    ),
}

PROFILE = ["population", "density", "product", "change"]


def profile(columns: Sequence[str | Measure] = PROFILE, **rest: Any) -> Kind:
    """A ranked table over areas in several figures."""
    return RankedTable(category="area", columns=columns, **rest)


TABLES = {
    "table": Case("profile", profile(highlight="a03"), first(8)),
    "table-fi": Case("profile", profile(highlight="a03"), language="fi"),
    "table-gappy": Case("profile", profile(["nights", Measure("change", signed=True)]), language="nb"),
    "table-six": Case("profile", profile([Measure("population", "text", 1000), *PROFILE[1:], "nights"]), language="sv"),
    "table-one": Case("profile", profile(), first(1)),
    "table-40": Case("areas", RankedTable(category="area", columns=["value"], highlight="a05"), language="fi"),
    "table-long": Case(
        "long",
        RankedTable(category="name", columns=["value", "second"]),
        where(name=["l3", "l4", "l5"]),
        language="fi",
    ),
    "table-missing": Case("profile", profile(["nights", "population"]), where(area=["a04", "a09"])),
}


def by_year(kind: type, value: str, **rest: Any) -> Kind:
    """A bar or column chart of the dataset of flows."""
    return kind(category="year", value=value, **rest)


TURNOVER, EMPLOYEES = by_year(Column, "turnover", highlight=2024), by_year(Column, "employees", highlight=2024)
LATE = where(year=lambda y: y > 2018)
PANELS = {
    "panels": Case("flows", Panels(kinds=[TURNOVER, EMPLOYEES]), LATE),
    "panels-three": Case(
        "flows",
        Panels(kinds=[TURNOVER, Line(x="year", y="employees"), by_year(Column, "rate", mode="diverging")]),
        language="fi",
    ),
    "panels-bars": Case(
        "profile",
        Panels(
            kinds=[
                Bar(category="area", value="population", highlight="a03"),
                Bar(category="area", value="change", mode="diverging"),
            ]
        ),
        first(6),
        language="nb",
    ),
    "panels-gappy": Case("flows", Panels(kinds=[by_year(Column, "gappy"), by_year(Column, "turnover")])),
    "panels-one": Case("flows", Panels(kinds=[TURNOVER, EMPLOYEES]), where(year=2024)),
    "panels-notes": Case(
        "flows",
        Panels(kinds=[Line(x="year", y="turnover"), EMPLOYEES], titles=["text", "long_text"]),
        annotations=(Period(2019, 2020, "period"), TextAt(2016, "text", series="employees")),
    ),
}

UNITS = ["billion_eur", "persons", "percent", "nights", "enterprises", "rank"]
ICONS = {
    "f01": "ship",
    "f02": "users",
    "f03": "chart-pie",
    "f04": "bed-double",
    "f05": "building-2",
    "f06": "medal",
    "f07": "briefcase",
    "f08": "coins",
    "f09": "map",
    "f10": "search",
}


def figures(count: int, **rest: Any) -> Case:
    """The first figures of several units, with icons and changes."""
    language = rest.pop("language", "en")
    icons = {key: ICONS[key] for key in list(ICONS)[:count]} if rest.pop("drawn", True) else {}
    kind = BigNumber(category="figure", value=UNITS, icons=icons, change="change", change_words="text", **rest)
    return Case("figures", kind, first(count, "figure"), language=language)


FIGURES = {
    "figures-1": figures(1),
    "figures-3": figures(3, highlight="f01"),
    "figures-4": figures(4, drawn=False, language="sv"),
    "figures-6": figures(6, language="fi", better={"f02": "neither"}),
    "figures-8": figures(8, language="nb"),
    "figures-10": figures(10, better={"f10": "less"}, highlight="f01"),
    "figures-10-fi": figures(10, drawn=False, language="fi"),
}

SIGNS = {"m1": "compass", "m2": "zap", "m3": "bed-double", "m4": "graduation-cap", "m5": "route", "m6": "handshake"}
PROVED = {
    "exports": Fact(3.878, "billion_eur", 2),
    "nights": Fact(3_371_000, "nights", 0),
    "share": Fact(65.0, "percent", 0),
    "year": Fact(2023, "year"),
}
PROOFS = {
    "m1": Proof("exports", "year", "average"),
    "m3": Proof("nights", "year", "period"),
    "m4": Proof("share", "year", "text"),
}


def cards(count: int, **rest: Any) -> Case:
    """The first messages as cards."""
    language, shown = rest.pop("language", "en"), list(SIGNS)[:count]
    icons = {key: SIGNS[key] for key in shown}
    proofs = {key: proof for key, proof in PROOFS.items() if key in shown} if rest.pop("proved", True) else {}
    kind = Cards(category="message", icons=icons, proofs=proofs, **rest)
    return Case("messages", kind, first(count, "message"), facts=PROVED, language=language)


CARDS = {
    "cards-1": cards(1),
    "cards-3": cards(3, language="sv"),
    "cards-4": cards(4, language="nb"),
    "cards-6": cards(6, language="fi"),
    "cards-lead": cards(6, proved=False, lead="m1"),
    "cards-lead-proved": cards(5, lead="m1", language="fi"),
    "cards-labels": Case("messages", Cards(messages=["period", "average", "text", "long_text"])),
}

SERIES_CASES: dict[str, Case] = {
    **STEPS,
    **BANDS,
    **COMBOS,
    **HEATS,
    **RANGES,
    **TIMES,
    **TABLES,
    **PANELS,
    **FIGURES,
    **CARDS,
}
