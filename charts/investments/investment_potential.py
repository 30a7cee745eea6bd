"""The investment potential of the northern regions in two editions of the chamber's study, whose horizons differ."""

from ruska import Chart, Column, TextAt, figure, first_year, growth, name, year

AREA, BEFORE, NOW = "NORTH-FI-SE-NO", 2022, 2023

chart = Chart(
    dataset="investment_potential",
    kind=Column(category="edition", value="investments", highlight=NOW, decimals=0),
    select=lambda studies: studies.where(area=AREA, branch="total", edition=[BEFORE, NOW]),
    facts=lambda t: {
        "before": figure(t, "investments", edition=BEFORE, decimals=0),
        "now": figure(t, "investments", edition=NOW, decimals=0),
        "year_before": first_year(t, "edition"),
        "year": year(t, "edition"),
        "growth": growth(figure(t, "investments", edition=NOW), figure(t, "investments", edition=BEFORE)),
        "horizon_before": name(t, "horizon", t.where(edition=BEFORE).values("horizon")[0]),
        "horizon": name(t, "horizon", t.where(edition=NOW).values("horizon")[0]),
        "precision_before": name(t, "qualifier", t.where(edition=BEFORE).values("qualifier")[0]),
        "precision": name(t, "qualifier", t.where(edition=NOW).values("qualifier")[0]),
    },
    claims=[
        "growth > 0",
        "horizon_before == 'to_2030'",
        "horizon == 'to_2035'",
        "precision_before == 'approx'",
        "precision == 'exact'",
    ],
    annotations=[TextAt(BEFORE, "before"), TextAt(NOW, "now")],
)
