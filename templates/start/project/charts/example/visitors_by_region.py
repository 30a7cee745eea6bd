"""EXAMPLE: visitors by region, the largest first."""

from ruska import Bar, Chart, figure, largest, share, year

COUNTRY = "XA"

chart = Chart(
    dataset="example_regions",
    kind=Bar(category="region", value="visitors", order="value", highlight="XA1"),
    select=lambda t: t.where(year="latest", region=lambda code: code != COUNTRY),
    facts=lambda t, source: {
        "first": largest(t, "region", "visitors"),
        "visitors": figure(t, region="XA1"),
        "share": share(figure(t, region="XA1"), figure(source, year="latest", region=COUNTRY)),
        "year": year(t),
    },
    claims=["first == 'XA1'", "share > 40"],
)
