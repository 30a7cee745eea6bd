"""EXAMPLE: the visitors of the latest year as large figures, each with its change on the year before."""

from ruska import BigNumber, Chart, TextAt, figure, growth, year

chart = Chart(
    dataset="example",
    kind=BigNumber(category="group", value="visitors", highlight="far"),
    select=lambda t: t.where(year="latest"),
    facts=lambda t, source: {
        "near": figure(t, group="near"),
        "far": figure(t, group="far"),
        "near_change": growth(figure(t, group="near"), figure(source, group="near", year="previous")),
        "far_change": growth(figure(t, group="far"), figure(source, group="far", year="previous")),
        "year": year(t),
    },
    claims=["far > near"],
    annotations=[TextAt("near", "near"), TextAt("far", "far")],
)
