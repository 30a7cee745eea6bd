"""Growth of business turnover in Lapland and in the whole country, as the business reviews print it."""

from ruska import Chart, Column, Fact, figure, year

LAPLAND, FINLAND = "FI1D7", "FI"

chart = Chart(
    dataset="chamber_key_figures",
    kind=Column(
        category="period",
        value="percent",
        series="region",
        series_order=[LAPLAND, FINLAND],
        highlight=LAPLAND,
        signed=True,
    ),
    # The change of Lapland in 2023 is the revised one, which the review for 2024 prints.
    select=lambda t: t.where(
        indicator=["turnover_change", "turnover_change_revised"],
        source="business_review",
        sector="all",
        period=["2022", "2023", "2024"],
    ).sort("period"),
    facts=lambda t, source: {
        "lapland": figure(t, "percent", region=LAPLAND, period="2024"),
        "finland": figure(t, "percent", region=FINLAND, period="2024"),
        "lapland_before": figure(t, "percent", region=LAPLAND, period="2023"),
        "finland_before": figure(t, "percent", region=FINLAND, period="2023"),
        "lapland_first": figure(t, "percent", region=LAPLAND, period="2022"),
        "finland_first": figure(t, "percent", region=FINLAND, period="2022"),
        "lapland_printed": figure(
            source, "change", indicator="turnover", sector="all", source="chamber", period="2023"
        ),
        "finland_printed": figure(source, "percent", indicator="turnover_change", source="chamber", period="2023"),
        "first": Fact(2022, "year"),
        "before": Fact(2023, "year"),
        "year": year(t, "period"),
    },
    claims=["lapland_before < finland_before < 0", "finland < lapland < 0", "year == 2024"],
)
