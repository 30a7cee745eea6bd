"""Age dependency ratio of Lapland and of Finland, drawn with matplotlib: its scale begins at its lowest figure."""

from typing import Any

from ruska import Chart, Table, difference, figure, first_year, year
from ruska.chart.style import FigureStyle

LAPLAND, FINLAND = "FI1D7", "FI"
LABEL = {
    "fi": "Alle 15-vuotiaita ja 65 vuotta täyttäneitä sataa 15–64-vuotiasta kohden",
    "en": "People under 15 and over 64 per hundred aged 15–64",
    "sv": "Personer under 15 och över 64 år per hundra 15–64-åringar",
    "nb": "Personer under 15 og over 64 år per hundre i alderen 15–64",
}


def ends(structure: Table) -> Table:
    """Return the first and the last year; the ratio is read as persons per hundred, not as percent."""
    years = structure.values("year")
    kept = structure.where(year=[min(years), max(years)])
    ratios = [row["age_dependency"] for row in kept.rows()]
    return kept.with_column("ratio", ratios, unit="persons", label=LABEL, decimals=0)


def rise(table: Table, region: str) -> float:
    """Return by how much a region's ratio rose between the two years."""
    figures = [row["ratio"] for row in table.where(region=region).sort("year").rows()]
    return float(figures[1] - figures[0])


def slopes(table: Table, style: FigureStyle) -> Any:
    """Return a line a region from the first year to the last, both ends named with their figures."""
    from matplotlib.figure import Figure

    years = sorted(table.values("year"))
    ratios = {(row["region"], row["year"]): row["ratio"] for row in table.rows()}
    size = style.label
    left, right = 3.2 * size, style.width - (8.5 if style.narrow else 12) * size
    low, high = min(ratios.values()), max(ratios.values())
    per = (style.height - 5.2 * size) / (high - low)

    sheet = Figure(figsize=(style.width / 72, style.height / 72), dpi=72)
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.axis((0, style.width, 0, style.height))
    axes.set_axis_off()

    def write(x: float, y: float, text: str, *, anchor: str, weight: int, color: str) -> None:
        axes.text(x, y - 0.36 * size, text, ha=anchor, font=style.font(weight, size), color=color, parse_math=False)

    for x, at in zip((left, right), years, strict=True):
        axes.plot((x, x), (2.2 * size, style.height), color=style.color("grid"), linewidth=1)
        write(x, 0.8 * size, style.name("year", at), anchor="center", weight=600, color=style.color("ink"))
    for region, token in ((FINLAND, "context"), (LAPLAND, "highlight")):
        ends = [3.4 * size + per * (ratios[region, at] - low) for at in years]
        color = style.color(token)
        ink = style.space.brand.text_color(color)
        axes.plot((left, right), ends, color=color, linewidth=0.2 * size, marker="o", markersize=0.6 * size)
        first, last = (style.number(ratios[region, at], "ratio") for at in years)
        # Figures of starts that lie close keep apart, the larger one above.
        apart = max(0.0, 1.15 * size - per * abs(ratios[LAPLAND, years[0]] - ratios[FINLAND, years[0]])) / 2
        start = ends[0] + (apart if region == LAPLAND else -apart)
        write(left - 0.7 * size, start, first, anchor="right", weight=600, color=ink)
        name = f"{style.name('region', region)} {last}"
        write(right + 0.7 * size, ends[1], name, anchor="left", weight=700, color=ink)
    return sheet


chart = Chart(
    dataset="lapland_age_structure",
    figure=slopes,
    columns=["region", "year", "ratio"],
    select=ends,
    facts=lambda t: {
        "lapland": figure(t, "ratio", region=LAPLAND, year=t.latest()),
        "finland": figure(t, "ratio", region=FINLAND, year=t.latest()),
        "lapland_before": figure(t, "ratio", region=LAPLAND, year=min(t.values("year"))),
        "finland_before": figure(t, "ratio", region=FINLAND, year=min(t.values("year"))),
        "lead": difference(rise(t, LAPLAND), rise(t, FINLAND), decimals=1),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["lead > 0", "lapland > finland", "lapland > lapland_before"],
)
