"""The year 2023 of Lapland's economy on one page: eight figures, each in its own unit."""

from ruska import BigNumber, Chart, Fact, Table, TextAt, figure, year

LAPLAND, CHAMBER, REVIEW = "FI1D7", "chamber", "business_review"
ICONS = {
    "turnover": "factory",
    "goods_exports": "ship",
    "goods_exports_share": "globe",
    "tourism_export_income": "luggage",
    "personnel": "briefcase-business",
    "establishments": "store",
    "private_sector_job_share": "building-2",
    "population": "users",
}
UNITS = ["billion_eur", "percent", "persons", "person_years", "count"]


def of_the_year(figures: Table) -> Table:
    """Return the figures of 2023, all but the personnel as the chamber printed them."""
    year = figures.where(region=LAPLAND, period="2023", indicator=list(ICONS), sector=["all", "tourism"])
    return year.with_rows(
        row for row in year.rows() if row["source"] == (REVIEW if row["indicator"] == "personnel" else CHAMBER)
    )


chart = Chart(
    dataset="chamber_key_figures",
    kind=BigNumber(
        category="indicator",
        value=UNITS,
        order=list(ICONS),
        icons=ICONS,
        change="change",
        change_words="before",
        decimals=dict.fromkeys(["turnover", "goods_exports", "tourism_export_income"], 1),
        change_decimals={"goods_exports": 0},
    ),
    select=of_the_year,
    facts=lambda t, source: {
        "turnover": figure(t, "billion_eur", indicator="turnover", decimals=1),
        "turnover_change": figure(t, "change", indicator="turnover"),
        "turnover_revised": figure(source, "percent", indicator="turnover_change_revised"),
        "exports": figure(t, "billion_eur", indicator="goods_exports", decimals=1),
        "exports_change": figure(t, "change", indicator="goods_exports", decimals=0),
        "exports_share": figure(t, "percent", indicator="goods_exports_share"),
        "tourism": figure(t, "billion_eur", indicator="tourism_export_income", decimals=1),
        "personnel": figure(t, "person_years", indicator="personnel"),
        "personnel_change": figure(t, "change", indicator="personnel"),
        "establishments": figure(t, "count", indicator="establishments"),
        "private": figure(t, "percent", indicator="private_sector_job_share", decimals=0),
        "population": figure(t, "persons", indicator="population"),
        "previous": Fact(int(t.latest("period")) - 1, "year"),
        "year": year(t, "period"),
    },
    claims=["exports_change < turnover_change < 0", "personnel_change > 0"],
    annotations=[TextAt("tourism_export_income", "tourism")],
)
