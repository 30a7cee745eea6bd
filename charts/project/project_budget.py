"""Who paid for the project Growth through cooperation, 2019-2022."""

from ruska import Chart, Donut, figure, share, total

chart = Chart(
    dataset="project_budget",
    kind=Donut(category="funding", value="amount", highlight="erdf_regional_council"),
    select=lambda t: t.where(funding=lambda key: key != "total"),
    facts=lambda t, source: {
        "budget": figure(source, funding="total"),
        "erdf": figure(t, funding="erdf_regional_council"),
        "share": share(figure(t, funding="erdf_regional_council"), total(t)),
        "municipal": share(figure(t, funding="municipal"), total(t)),
        "private": share(figure(t, funding="private"), total(t)),
        "other": share(figure(t, funding="other_public"), total(t)),
    },
    claims=["share > 50"],
)
