"""EXAMPLE: two areas of different size as shares, on one scale."""

from ruska import Chart, Pyramid, ratio, total

chart = Chart(
    dataset="ages",
    kind=Pyramid(category="age", value="value", series="side", by="area", percent=True, highlight="65_69"),
    select=lambda t: t.where(area=["a01", "a02"]),
    facts=lambda t: {"times": ratio(total(t, "value", area="a02"), total(t, "value", area="a01"), decimals=1)},
    claims=["times > 5"],
)
