"""The Kemi bioproduct mill in six figures, each of its own unit, with the year in which it was given."""

from ruska import BigNumber, Chart, TextAt, figure, growth, moment, name, year

ICONS = {
    "investment": "factory",
    "pulp": "tree-pine",
    "jobs": "hard-hat",
    "value_chain": "network",
    "new_jobs": "users",
    "first_plan": "calendar",
}

chart = Chart(
    dataset="bioproduct_mill",
    kind=BigNumber(
        category="indicator",
        value=["million_eur", "million_tonnes", "persons"],
        order=list(ICONS),
        icons=ICONS,
        highlight="investment",
    ),
    facts=lambda t: {
        "investment": figure(t, "million_eur", indicator="investment"),
        "first_plan": figure(t, "million_eur", indicator="first_plan"),
        "growth": growth(
            figure(t, "million_eur", indicator="investment"), figure(t, "million_eur", indicator="first_plan")
        ),
        "pulp": figure(t, "million_tonnes", indicator="pulp"),
        "jobs": figure(t, "persons", indicator="jobs"),
        "value_chain": figure(t, "persons", indicator="value_chain"),
        "new_jobs": figure(t, "persons", indicator="new_jobs"),
        "status": name(t, "status", t.values("status")[0]),
        "status_date": moment(t),
        "plan_year": year(t.where(indicator="first_plan")),
        "decided": year(t.where(indicator="new_jobs")),
        "year": year(t),
    },
    claims=["investment > first_plan", "value_chain == 10 * jobs", "status == 'operating'"],
    annotations=[
        TextAt("value_chain", "value_chain"),
        TextAt("new_jobs", "new_jobs"),
        TextAt("first_plan", "first_plan"),
    ],
)
