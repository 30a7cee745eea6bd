"""Lapland's nights of the latest year as three large figures, each with its change on the year before."""

from ruska import BigNumber, Chart, Fact, Table, difference, figure, growth, share, year

LAPLAND = "FI1D7"
ALL = {"fi": "Kaikki yöpymiset", "en": "All nights", "sv": "Alla övernattningar", "nb": "Alle overnattinger"}


def with_all(nights: Table) -> Table:
    """Return Lapland's nights with the sum of both residences as a third row a year."""
    wide = nights.where(region=LAPLAND).wide("residence", "nights")
    sums = [row["domestic"] + row["foreign"] for row in wide.rows()]
    return wide.with_column("all", sums, unit="nights", label=ALL).long(
        ["all", "foreign", "domestic"], "residence", "nights"
    )


def foreign_share(nights: Table, which: str) -> Fact:
    """Return the share of foreign nights in the latest or the previous year."""
    both = with_all(nights).where(year=which)
    return share(figure(both, residence="foreign"), figure(both, residence="all"))


chart = Chart(
    dataset="lapland_nights",
    kind=BigNumber(
        category="residence",
        value="nights",
        highlight="foreign",
        icons={"all": "bed-double", "foreign": "plane-landing", "domestic": "house"},
        change="change",
        change_words="before",
    ),
    select=lambda nights: with_all(nights).with_change("nights").where(year="latest"),
    facts=lambda t, nights: {
        "all": figure(t, "nights", residence="all"),
        "foreign": figure(t, "nights", residence="foreign"),
        "domestic": figure(t, "nights", residence="domestic"),
        "share": foreign_share(nights, "latest"),
        "share_change": difference(foreign_share(nights, "latest"), foreign_share(nights, "previous"), decimals=1),
        **{
            f"{key}_change": growth(
                figure(with_all(nights), year="latest", residence=key),
                figure(with_all(nights), year="previous", residence=key),
                decimals=1,
            )
            for key in ("all", "foreign", "domestic")
        },
        "previous": year(nights.where(year="previous")),
        "year": year(t),
    },
    claims=["foreign > domestic", "foreign_change > 0", "domestic_change < 0", "all_change > 0"],
)
