"""EXAMPLE: changes with both signs, on two ramps that part at zero."""

from ruska import Chart, HeatMap, Natural, count

chart = Chart(
    dataset="months",
    kind=HeatMap(value="change", month="month", diverging=0, classes=Natural(6), signed=True),
    facts=lambda t: {"months": count(len(t)), "fell": count(len(t.where(change=lambda v: v < 0)))},
    claims=["fell < months / 2"],
)
