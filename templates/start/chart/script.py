"""EXAMPLE: say here in one sentence what the graphic shows."""

from ruska import Chart, Column, growth, total, year

chart = Chart(
    # The table: a folder under datasets/.
    dataset="example",
    # How it is drawn: Area, Bar, BigNumber, Column, Donut, DotPlot, Line or Slope, with the names of columns.
    kind=Column(category="year", value="visitors", series="group", mode="stacked"),
    # Which rows of the table are shown.
    select=lambda t: t.where(year=lambda number: number >= 2021),
    # The figures that the words may use, as {total}, {growth} and {year}.
    facts=lambda t: {
        "total": total(t, year="latest"),
        "growth": growth(total(t, year="latest"), total(t, year="previous")),
        "year": year(t),
    },
    # What the title asserts. When the data no longer bear it out, the build stops here and says so.
    claims=["growth > 0"],
)
