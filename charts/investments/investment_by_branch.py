"""Investment potential of the Barents region in the study of 2022, by branch."""

from ruska import Bar, Chart, figure, total, year

AREA = "BARENTS-FI-SE-NO-RU"
BRANCHES = ["industry", "energy", "infrastructure", "other", "tourism"]

chart = Chart(
    dataset="investment_potential",
    kind=Bar(category="branch", value="investments", order=BRANCHES, highlight="industry", decimals=0),
    select=lambda t: t.where(edition=2022, area=AREA, branch=BRANCHES),
    facts=lambda t, source: {
        "industry": figure(t, branch="industry", decimals=0),
        "energy": figure(t, branch="energy", decimals=0),
        "infrastructure": figure(t, branch="infrastructure", decimals=0),
        "infrastructure_elsewhere": figure(
            source, edition=2022, area=AREA, branch="infrastructure_alternative", decimals=0
        ),
        "tourism": figure(t, branch="tourism", decimals=0),
        "sum": total(t, decimals=0),
        "total": figure(source, edition=2022, area=AREA, branch="total", decimals=0),
        "nordic": figure(source, edition=2022, area="NORTH-FI-SE-NO", branch="total", decimals=0),
        "year": year(t, "edition"),
    },
    claims=["industry > energy > infrastructure > tourism", "industry < total", "sum != total"],
)
