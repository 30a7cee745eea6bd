"""Shares of business turnover in Lapland in 2024, as printed: the four published shares are no whole."""

from ruska import Bar, Chart, figure, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="chamber_key_figures",
    kind=Bar(category="sector", value="percent", order="value", highlight="industry_incl_mining", decimals=0),
    select=lambda t: t.where(region=LAPLAND, indicator="turnover_share", period="2024"),
    facts=lambda t: {
        "industry": figure(t, "percent", sector="industry_incl_mining", decimals=0),
        "trade": figure(t, "percent", sector="trade", decimals=0),
        "tourism": figure(t, "percent", sector="tourism_typical", decimals=0),
        "construction": figure(t, "percent", sector="construction", decimals=0),
        "year": year(t, "period"),
    },
    claims=["industry > trade > tourism > construction"],
)
