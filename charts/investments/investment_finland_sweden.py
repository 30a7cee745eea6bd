"""The investment potential of northern Finland and northern Sweden in two editions, whose horizons differ."""

from ruska import Chart, Column, difference, figure, moment, name, year

FINLAND, SWEDEN, BEFORE, NOW = "NORTH-FI", "NORTH-SE", 2022, 2023
WHOLE = ["not_stated", "mostly_planned", "mostly_confirmed"]

chart = Chart(
    # The projects say what has since stopped.
    dataset=["investment_potential", "investment_projects"],
    kind=Column(
        category="area",
        value="investments",
        series="edition",
        order=[FINLAND, SWEDEN],
        highlight=NOW,
        decimals=0,
    ),
    # Confirmed projects are a part of the total and left out.
    select=lambda studies, projects: studies.where(
        area=[FINLAND, SWEDEN], branch="total", edition=[BEFORE, NOW], maturity=WHOLE
    ),
    facts=lambda t, studies, projects: {
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
        "year": year(t, "edition"),
        "pyhajoki_ended": moment(projects, project="pyhajoki_nuclear"),
        "northvolt_filed": moment(projects, project="northvolt_ett"),
        "stage_finland": name(t, "maturity", t.where(area=FINLAND, edition=NOW).values("maturity")[0]),
        "stage_sweden": name(t, "maturity", t.where(area=SWEDEN, edition=NOW).values("maturity")[0]),
    },
    claims=[
        "0 < gap < 3 < 30 < gap_before",
        "stage_finland == 'mostly_planned'",
        "stage_sweden == 'mostly_confirmed'",
        "pyhajoki_ended == '2022-05-02'",
        "northvolt_filed == '2025-03-12'",
    ],
)
