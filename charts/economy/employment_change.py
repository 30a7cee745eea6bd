"""Change of the employed in Lapland by industry, within the stretch that has no break."""

from ruska import Bar, Chart, Fact, Table, figure, largest, year

LAPLAND = "FI1D7"
# Agriculture and forestry has a break between 2008 and 2009.
START = 2009
LABEL = {
    "fi": f"Työllisten määrän muutos vuodesta {START}",
    "en": f"Change in employed persons since {START}",
    "sv": f"Förändring i antalet sysselsatta sedan {START}",
    "nb": f"Endring i sysselsatte siden {START}",
}


def since_the_break(employment: Table) -> Table:
    """Return the latest figures of Lapland with their difference from `START`."""
    now = employment.where(region=LAPLAND, year="latest", industry=lambda key: key != "total")
    before = {row["industry"]: row["employed"] for row in employment.where(region=LAPLAND, year=START).rows()}
    changes = [row["employed"] - before[row["industry"]] for row in now.rows()]
    return now.with_column("change", changes, unit="persons", label=LABEL)


chart = Chart(
    dataset="lapland_employment",
    kind=Bar(category="industry", value="change", mode="diverging", order="value"),
    select=since_the_break,
    facts=lambda t: {
        "most": largest(t, "industry", "change"),
        "public": figure(t, "change", industry="public_services"),
        "business": figure(t, "change", industry="business_services"),
        "construction": figure(t, "change", industry="construction"),
        "agriculture": figure(t, "change", industry="agriculture"),
        "least": Fact(min(row["change"] for row in t.rows()), "persons", 0),
        "start": Fact(START, "year"),
        "year": year(t),
    },
    claims=['most == "public_services"', "public > 0", "least == agriculture"],
)
