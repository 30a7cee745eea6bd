"""Population pyramids of Lapland and of Troms and Finnmark beside it, as shares of each population."""

from ruska import Chart, Fact, Pyramid, Table, share, total, year

LAPLAND, NEIGHBOUR = "FI1D7", "NO074"
ADULTS = ["20_24", "25_29", "30_34"]


def adults(table: Table, region: str) -> Fact:
    """Return the share of those aged 20 to 34 in a region's population."""
    return share(total(table, region=region, age=ADULTS), total(table, region=region), decimals=0)


chart = Chart(
    dataset="barents_age_sex",
    kind=Pyramid(
        category="age",
        value="population",
        series="sex",
        series_order=["male", "female"],
        by="region",
        by_order=[LAPLAND, NEIGHBOUR],
        percent=True,
        highlight=ADULTS,
        decimals=1,
    ),
    select=lambda t: t.where(region=[LAPLAND, NEIGHBOUR]),
    facts=lambda t: {
        "lapland": adults(t, LAPLAND),
        "neighbour": adults(t, NEIGHBOUR),
        "people": total(t, region=LAPLAND),
        "people_neighbour": total(t, region=NEIGHBOUR),
        "year": year(t),
    },
    claims=["lapland < neighbour"],
)
