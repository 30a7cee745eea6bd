"""Turnover and employees of industry in Lapland in 2017-2019: two panels, as two units never share an axis."""

from ruska import Chart, Column, Panels, figure, first_year, growth, year

FIRST, MIDDLE, LAST = 2017, 2018, 2019

chart = Chart(
    dataset="lapland_industry",
    kind=Panels(
        kinds=[
            Column(category="year", value="turnover", highlight=LAST, decimals=1),
            Column(category="year", value="employees", highlight=LAST),
        ],
        titles=["turnover", "employees"],
    ),
    facts=lambda t: {
        "turnover_first": figure(t, "turnover", year=FIRST, decimals=1),
        "turnover_middle": figure(t, "turnover", year=MIDDLE, decimals=1),
        "turnover": figure(t, "turnover", year=LAST, decimals=1),
        "employees_first": figure(t, "employees", year=FIRST),
        "employees_middle": figure(t, "employees", year=MIDDLE),
        "employees": figure(t, "employees", year=LAST),
        "growth": growth(figure(t, "employees", year=LAST), figure(t, "employees", year=FIRST)),
        "middle": year(t.where(year=MIDDLE)),
        "first": first_year(t),
        "year": year(t),
    },
    claims=[
        "employees_first < employees_middle < employees",
        "turnover_first < turnover < turnover_middle",
        "growth > 4",
    ],
)
