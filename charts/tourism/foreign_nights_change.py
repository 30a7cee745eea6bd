"""The change of foreign nights on the year before in each Finnish region."""

from ruska import Bar, Chart, Table, count, figure, year

LAPLAND, FINLAND = "FI1D7", "FI"


def changes(nights: Table) -> Table:
    """Return the change in percent on the year before; both years are in NUTS 2024."""
    foreign = nights.where(residence="foreign", year=[nights.latest() - 1, nights.latest()])
    return foreign.with_change("nights").where(year="latest")


chart = Chart(
    dataset="lapland_nights",
    kind=Bar(
        category="region",
        value="change",
        mode="diverging",
        order="value",
        highlight=LAPLAND,
        signed=True,
        decimals=0,
    ),
    select=lambda nights: changes(nights).where(region=lambda code: len(code) == 5),
    facts=lambda t, nights: {
        "lapland": figure(t, "change", region=LAPLAND),
        "finland": figure(changes(nights), "change", region=FINLAND),
        "rose": count(sum(row["change"] > 0 for row in t.rows())),
        "fell": count(sum(row["change"] < 0 for row in t.rows())),
        "regions": count(len(t)),
        "previous": year(nights.where(year="previous")),
        "year": year(t),
    },
    claims=["lapland > finland > 0", "fell > rose", "rose + fell == regions"],
)
