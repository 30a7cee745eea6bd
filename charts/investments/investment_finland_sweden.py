"""The investment potential of northern Finland and northern Sweden in two editions, whose horizons differ."""

from ruska import Chart, Column, difference, figure, name

FINLAND, SWEDEN, BEFORE, NOW = "NORTH-FI", "NORTH-SE", 2022, 2023
WHOLE = ["not_stated", "mostly_planned", "mostly_confirmed"]

chart = Chart(
    dataset="investment_potential",
    kind=Column(
        category="area",
        value="investments",
        series="edition",
        order=[FINLAND, SWEDEN],
        highlight=NOW,
        decimals=0,
    ),
    # Confirmed projects are a part of the total and left out.
    select=lambda studies: studies.where(area=[FINLAND, SWEDEN], branch="total", edition=[BEFORE, NOW], maturity=WHOLE),
    facts=lambda t: {
        "finland_before": figure(t, "investments", area=FINLAND, edition=BEFORE, decimals=0),
        "finland": figure(t, "investments", area=FINLAND, edition=NOW, decimals=0),
        "sweden_before": figure(t, "investments", area=SWEDEN, edition=BEFORE, decimals=0),
        "sweden": figure(t, "investments", area=SWEDEN, edition=NOW, decimals=1),
        "gap_before": difference(
            figure(t, "investments", area=SWEDEN, edition=BEFORE),
            figure(t, "investments", area=FINLAND, edition=BEFORE),
        ),
        "gap": difference(
            figure(t, "investments", area=SWEDEN, edition=NOW), figure(t, "investments", area=FINLAND, edition=NOW)
        ),
        "stage_finland": name(t, "maturity", t.where(area=FINLAND, edition=NOW).values("maturity")[0]),
        "stage_sweden": name(t, "maturity", t.where(area=SWEDEN, edition=NOW).values("maturity")[0]),
    },
    claims=[
        "0 < gap < 3 < 30 < gap_before",
        "stage_finland == 'mostly_planned'",
        "stage_sweden == 'mostly_confirmed'",
    ],
)
