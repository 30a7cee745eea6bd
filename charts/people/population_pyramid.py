"""Population pyramid of Lapland, drawn with matplotlib: a form that the kinds lack."""

from typing import Any

from ruska import Chart, Table, largest, ratio, total, year
from ruska.chart.style import FigureStyle

LAPLAND, OLD, YOUNG = "FI1D7", "65_69", "0_4"
SIDES = {"male": -1, "female": 1}


def pyramid(table: Table, style: FigureStyle) -> Any:
    """Return men at the left, women at the right, and ages between; the two compared ages carry their figures."""
    from matplotlib.figure import Figure

    ages = table.values("age")
    people = {(item["sex"], item["age"]): item["population"] for item in table.rows()}
    row = style.height / (len(ages) + 1.5)
    size = min(style.tick, 0.9 * row)
    gap, room = 3.3 * size, 3.6 * size
    scale = (style.width / 2 - gap - room) / max(people.values())

    sheet = Figure(figsize=(style.width / 72, style.height / 72), dpi=72)
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.axis((-style.width / 2, style.width / 2, -0.6, len(ages) + 0.9))
    axes.set_axis_off()

    def write(x: float, level: float, text: str, *, anchor: str, weight: int, color: str) -> None:
        font, baseline = style.font(weight, size), level - 0.36 * size / row
        axes.text(x, baseline, text, ha=anchor, font=font, color=color, parse_math=False)

    for sex, side in SIDES.items():
        anchor = "left" if side > 0 else "right"
        write(side * gap, len(ages), style.name("sex", sex), anchor=anchor, weight=600, color=style.color("ink"))
        for level, age in enumerate(ages):
            end = side * people[sex, age] * scale
            color = style.color("highlight" if age in {OLD, YOUNG} else "context")
            axes.barh(level, end, left=side * gap, height=0.82, color=color)
            if age in {OLD, YOUNG}:
                text = style.number(people[sex, age], "population")
                write(end + side * (gap + 0.4 * size), level, text, anchor=anchor, weight=700, color=color)
    for level in range(0, len(ages), 2 if style.narrow else 1):
        write(0, level, style.name("age", ages[level]), anchor="center", weight=600, color=style.color("ink"))
    return sheet


chart = Chart(
    dataset="barents_age_sex",
    figure=pyramid,
    columns=["age", "sex", "population"],
    select=lambda t: t.where(region=LAPLAND),
    facts=lambda t: {
        "group": largest(t.sum(by=["age"]), "age", "population"),
        "largest": total(t, age=OLD),
        "youngest": total(t, age=YOUNG),
        "ratio": ratio(total(t, age=OLD), total(t, age=YOUNG), decimals=2),
        "year": year(t),
    },
    claims=['group == "65_69"', "1.9 < ratio < 2"],
)
