"""EXAMPLE: sixteen branches in four sectors, the small ones named in the list."""

from ruska import Chart, Treemap, count, share, total

chart = Chart(
    dataset="branches",
    kind=Treemap(category="branch", value="value", group="sector"),
    facts=lambda t: {
        "branches": count(len(t)),
        "industry": share(total(t, "value", sector="i"), total(t, "value")),
    },
    claims=["industry > 50"],
)
