"""The share of foreign nights in each Finnish region, against the whole country."""

from ruska import Chart, DotPlot, ReferenceLine, Table, count, figure, largest, year

LAPLAND, FINLAND = "FI1D7", "FI"


def shares(nights: Table) -> Table:
    """Return the foreign share in percent for every region of the latest year."""
    return nights.where(year="latest").with_share("nights", over=["residence"]).where(residence="foreign")


chart = Chart(
    dataset="lapland_nights",
    kind=DotPlot(category="region", value="share", order="value", highlight=LAPLAND, zero=True),
    select=lambda nights: shares(nights).where(region=lambda code: len(code) == 5),
    facts=lambda t, nights: {
        "lapland": figure(t, "share", region=LAPLAND),
        "finland": figure(shares(nights), "share", region=FINLAND),
        "second": figure(t, "share", region="FI200"),
        "runner_up": largest(t.where(region=lambda code: code != LAPLAND), "region", "share"),
        "first": largest(t, "region", "share"),
        "majority": count(sum(row["share"] > 50 for row in t.rows())),
        "above": count(sum(row["share"] > shares(nights).value("share", region=FINLAND) for row in t.rows())),
        "regions": count(len(t)),
        "year": year(t),
    },
    claims=["first == 'FI1D7'", "runner_up == 'FI200'", "majority == 1", "lapland > 50", "above == 3"],
    annotations=[ReferenceLine("finland", "finland")],
)
