"""The shares of two northern regions in Finland's wind power capacity at the end of 2025, from one source."""

from ruska import Bar, Chart, figure, year

LAPLAND, OSTROBOTHNIA = "FI1D7", "FI1D9"

chart = Chart(
    dataset="wind_power_2025",
    kind=Bar(category="region", value="share", highlight=LAPLAND, decimals=0),
    select=lambda t: t.where(indicator="share"),
    facts=lambda t, source: {
        "lapland": figure(t, "share", region=LAPLAND),
        "ostrobothnia": figure(t, "share", region=OSTROBOTHNIA),
        "finland": figure(source, "capacity", indicator="wind_capacity"),
        "turbines": figure(source, "turbines", indicator="wind_turbines"),
        "year": year(t),
    },
    claims=["lapland < 10", "ostrobothnia > 4 * lapland", "ostrobothnia > 33"],
)
