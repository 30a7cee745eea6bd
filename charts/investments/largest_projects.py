"""Lapland's largest investment projects: announced cost as a range, with status and the day on which it held."""

from ruska import Chart, RangeBar, count, figure, moment, name, year

UNDECIDED = {"letter_of_intent", "planned", "permitting"}

chart = Chart(
    dataset="investment_projects",
    kind=RangeBar(
        category="project",
        low="low",
        high="high",
        qualifier="qualifier",
        status="status",
        status_date="status_date",
        highlight="kemi_bioproduct",
    ),
    # Euros only: Ikkari was announced in dollars and stands in the note.
    select=lambda t: t.where(region="FI1D7", high=lambda cost: cost is not None),
    facts=lambda t, projects: {
        "kemi": figure(t, "high", project="kemi_bioproduct"),
        "kemi_status": name(t, "status", t.where(project="kemi_bioproduct").values("status")[0]),
        "kemi_date": moment(t, project="kemi_bioproduct"),
        "tornio_low": figure(t, "low", project="norsk_efuel_tornio"),
        "tornio": figure(t, "high", project="norsk_efuel_tornio"),
        "sokli_low": figure(t, "low", project="sokli"),
        "sokli": figure(t, "high", project="sokli"),
        "sakatti": figure(t, "high", project="sakatti"),
        "sakatti_year": year(t.where(project="sakatti"), "amount_year"),
        "deep_mine": figure(t, "high", project="kemi_deep_mine"),
        "undecided": count(sum(row["status"] in UNDECIDED for row in t.where(high=lambda cost: cost > 500).rows())),
        "shown": count(len(t)),
        "ikkari": figure(projects, "usd", project="ikkari"),
        "ikkari_year": year(projects.where(project="ikkari"), "amount_year"),
        "latest": year(t, "amount_year"),
    },
    claims=[
        "kemi > tornio >= sokli > sakatti > deep_mine",
        "kemi_status == 'operating'",
        "undecided == 3",
        "sakatti_year == 2018",
    ],
)
