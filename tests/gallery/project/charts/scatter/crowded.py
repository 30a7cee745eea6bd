"""EXAMPLE: forty areas with two highlighted: names without room are left out."""

from ruska import Chart, Scatter, count

chart = Chart(
    dataset="points",
    kind=Scatter(category="area", x="income", y="age", highlight=["a05", "a17"]),
    facts=lambda t: {"areas": count(len(t))},
    claims=["areas == 40"],
)
