"""Change of business turnover in Lapland in 2023 by sector: tourism up, mining and manufacturing down."""

from ruska import Bar, Chart, figure, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="chamber_key_figures",
    kind=Bar(category="sector", value="change", mode="diverging", order="value"),
    select=lambda t: t.where(region=LAPLAND, indicator="turnover", source="chamber", period="2023"),
    facts=lambda t, source: {
        "services": figure(t, "change", sector="tourism_services"),
        "hotels": figure(t, "change", sector="hotels_and_restaurants"),
        "business": figure(t, "change", sector="business_services"),
        "trade": figure(t, "change", sector="trade"),
        "construction": figure(t, "change", sector="construction"),
        "manufacturing": figure(t, "change", sector="manufacturing"),
        "mining": figure(t, "change", sector="mining"),
        "all": figure(t, "change", sector="all"),
        "revised": figure(source, "percent", indicator="turnover_change_revised"),
        "year": year(t, "period"),
    },
    claims=["services > 0", "mining < 0", "services > hotels", "mining < manufacturing < all < 0"],
)
