"""Business in Lapland in 2023 on one card: turnover, goods exports, export income of tourism."""

from ruska import BigNumber, Chart, TextAt, figure, year

LAPLAND = "FI1D7"
FIGURES = ["turnover", "goods_exports", "tourism_export_income"]

chart = Chart(
    dataset="chamber_key_figures",
    kind=BigNumber(category="indicator", value="billion_eur", order=FIGURES, decimals=1),
    select=lambda t: t.where(
        region=LAPLAND, source="chamber", period="2023", indicator=FIGURES, sector=["all", "tourism"]
    ),
    facts=lambda t, source: {
        "turnover": figure(t, "billion_eur", indicator="turnover", decimals=1),
        "turnover_change": figure(t, "change", indicator="turnover"),
        "turnover_revised": figure(source, "percent", indicator="turnover_change_revised"),
        "exports": figure(t, "billion_eur", indicator="goods_exports", decimals=1),
        "exports_change": figure(t, "change", indicator="goods_exports", decimals=0),
        "exports_share": figure(source, "percent", indicator="goods_exports_share"),
        "tourism": figure(t, "billion_eur", indicator="tourism_export_income", decimals=1),
        "personnel": figure(source, "person_years", indicator="personnel"),
        "personnel_change": figure(source, "change", indicator="personnel"),
        "establishments": figure(source, "count", indicator="establishments"),
        "year": year(t, "period"),
    },
    claims=["exports_change < turnover_change < 0"],
    annotations=[
        TextAt("turnover", "turnover"),
        TextAt("goods_exports", "goods_exports"),
        TextAt("tourism_export_income", "tourism"),
    ],
)
