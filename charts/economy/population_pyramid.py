"""Population pyramid of Lapland, drawn with matplotlib: a form that the kinds lack."""

from typing import Any

from ruska import Chart, Fact, Table, largest, ratio, total, year
from ruska.chart.style import FigureStyle

LAPLAND, OLD, YOUNG = "FI1D7", "65_69", "0_4"
SIDES = {"male": -1, "female": 1}


def pyramid(table: Table, style: FigureStyle) -> Any:
    """Return men at the left, women at the right, and the ages between them; the compared groups carry their figures."""
    from matplotlib.figure import Figure

    ages = table.values("age")
    people = {(item["sex"], item["age"]): item["population"] for item in table.rows()}
    row = style.height / (len(ages) + 1.5)
    size = min(style.tick, 0.9 * row)
    gap, room = 2.9 * size, 3.6 * size
    scale = (style.width / 2 - gap - room) / max(people.values())

    sheet = Figure(figsize=(style.width / 72, style.height / 72), dpi=72)
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(-style.width / 2, style.width / 2), ylim=(-0.6, len(ages) + 0.9))

    def write(x: float, y: float, text: str, anchor: str, weight: int, color: str, size: float = size) -> None:
        font = style.font(weight, size)
        axes.text(x, y, text, ha=anchor, va="center_baseline", font=font, color=color, parse_math=False)

    for sex, side in SIDES.items():
        anchor = "left" if side > 0 else "right"
        write(side * gap, len(ages) + 0.2, style.name("sex", sex), anchor, 600, style.color("ink"), style.label)
        for level, age in enumerate(ages):
            value = people[sex, age]
            color = style.color("highlight" if age in (OLD, YOUNG) else "context")
            axes.barh(level, side * value * scale, left=side * gap, height=0.82, color=color)
            if age in (OLD, YOUNG):
                end = side * (gap + value * scale + 0.4 * size)
                write(end, level, style.number(value, "population"), anchor, 700, color)
    for level, age in list(enumerate(ages))[:: 2 if style.narrow else 1]:
        weight = 700 if age in (OLD, YOUNG) else 500
        write(0, level, style.name("age", age), "center", weight, style.color("ink"))
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
        "men": total(t, age=lambda key: key in ("80_84", "85_89", "90_plus"), sex="male"),
        "women": total(t, age=lambda key: key in ("80_84", "85_89", "90_plus"), sex="female"),
        "population": Fact(t.total(), "persons", 0),
        "year": year(t),
    },
    claims=['group == "65_69"', "1.9 < ratio < 2", "women > men"],
)
