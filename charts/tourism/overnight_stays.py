"""Nights spent in Lapland by guests from Finland and from abroad, 2020 to 2024."""

from ruska import Chart, Fact, Line, Period, Table, figure, first_year, growth, share, total, year

LAPLAND = "FI1D7"


def passed(nights: Table) -> Fact:
    """Return the first year from which foreign nights stay above domestic ones."""
    behind = [row["year"] for row in nights.wide("residence", "nights").rows() if row["foreign"] <= row["domestic"]]
    return Fact(max(behind) + 1, "year", 0)


chart = Chart(
    dataset="lapland_nights",
    kind=Line(
        x="year",
        y="nights",
        series="residence",
        series_order=["foreign", "domestic"],
        highlight="foreign",
        scale=1_000_000,
        decimals=2,
    ),
    select=lambda nights: nights.where(region=LAPLAND),
    facts=lambda t: {
        "share": share(figure(t, year="latest", residence="foreign"), total(t, year="latest")),
        "foreign": figure(t, year="latest", residence="foreign"),
        "domestic": figure(t, year="latest", residence="domestic"),
        "foreign_2021": figure(t, year=2021, residence="foreign"),
        "domestic_2021": figure(t, year=2021, residence="domestic"),
        "growth": growth(
            figure(t, year="latest", residence="foreign"), figure(t, year="previous", residence="foreign")
        ),
        "passed": passed(t),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["share > 50", "growth > 0", "foreign_2021 < domestic_2021", "domestic < domestic_2021", "passed < year"],
    annotations=[Period(2020, 2021, "pandemic")],
)
