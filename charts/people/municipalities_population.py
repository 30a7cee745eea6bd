"""Lapland's municipalities by population, and how many people each gained or lost in the latest year."""

from ruska import Chart, Measure, RankedTable, Table, count, figure, share, total, year

LARGEST = ["698", "851", "240"]
LABEL = {"fi": "Muutos vuodessa", "en": "Change in a year", "sv": "Förändring på ett år", "nb": "Endring på ett år"}


def with_persons_gained(municipalities: Table) -> Table:
    """Return the latest year with the difference from the year before, in persons."""
    before = {row["municipality"]: row["population"] for row in municipalities.where(year="previous").rows()}
    now = municipalities.where(year="latest")
    gained = [row["population"] - before[row["municipality"]] for row in now.rows()]
    return now.with_column("gained", gained, unit="persons", label=LABEL)


chart = Chart(
    dataset="lapland_municipalities",
    kind=RankedTable(
        category="municipality",
        columns=["population", Measure("gained", signed=True)],
        highlight=LARGEST,
    ),
    select=with_persons_gained,
    facts=lambda t: {
        "largest": figure(t, "population", municipality="698"),
        "second": figure(t, "population", municipality="851"),
        "third": figure(t, "population", municipality="240"),
        "smallest": figure(t, "population", municipality="583"),
        "three": share(total(t, "population", municipality=LARGEST), total(t, "population")),
        "people": total(t, "population"),
        "gained": figure(t, "gained", municipality="698"),
        "all": count(len(t)),
        "year": year(t),
    },
    claims=["largest > second > third > smallest", "three > 50", "gained > 0"],
)
