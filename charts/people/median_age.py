"""Median age in Lapland and in the whole country, year by year."""

from ruska import Chart, Line, difference, figure, first_year, year

LAPLAND, FINLAND = "FI1D7", "FI"

chart = Chart(
    dataset="lapland_age_structure",
    kind=Line(x="year", y="median_age", series="region", highlight=LAPLAND, zero=False, decimals=1),
    select=lambda t: t.where(region=[LAPLAND, FINLAND]),
    facts=lambda t: {
        "lapland": figure(t, "median_age", region=LAPLAND, year=t.latest()),
        "finland": figure(t, "median_age", region=FINLAND, year=t.latest()),
        "lapland_before": figure(t, "median_age", region=LAPLAND, year=min(t.values("year"))),
        "finland_before": figure(t, "median_age", region=FINLAND, year=min(t.values("year"))),
        "gap": difference(
            figure(t, "median_age", region=LAPLAND, year=t.latest()),
            figure(t, "median_age", region=FINLAND, year=t.latest()),
            decimals=0,
        ),
        "rise": difference(
            figure(t, "median_age", region=LAPLAND, year=t.latest()),
            figure(t, "median_age", region=LAPLAND, year=min(t.values("year"))),
        ),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["3.5 <= gap < 4.5", "lapland > lapland_before", "finland > finland_before"],
)
