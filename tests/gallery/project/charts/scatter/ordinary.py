"""EXAMPLE: twelve areas by income and age."""

from ruska import Chart, Scatter, figure

TWELVE = [f"a{number:02}" for number in range(1, 13)]

chart = Chart(
    dataset="points",
    kind=Scatter(category="area", x="income", y="age", highlight="a03"),
    select=lambda t: t.where(area=TWELVE),
    facts=lambda t: {
        "income": figure(t, "income", area="a03"),
        "age": figure(t, "age", area="a03"),
        "oldest": figure(t, "age", area="a02"),
    },
    claims=["oldest > age"],
)
