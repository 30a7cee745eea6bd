"""EXAMPLE: eight areas by inhabitants, the largest first."""

from ruska import Bar, Chart, count, figure, largest

chart = Chart(
    dataset="areas",
    kind=Bar(category="area", value="value", order="value", highlight="a01"),
    select=lambda t: t.where(value=lambda v: v > 40_000),
    facts=lambda t: {
        "areas": count(len(t)),
        "first": largest(t, "area", "value"),
        "people": figure(t, "value", area="a01"),
        "least": figure(t, "value", area="a08"),
    },
    claims=["first == 'a01'", "people > 2 * least"],
)
