"""EXAMPLE: twelve areas, whose unit is chosen by the longest row."""

from ruska import Chart, Pictogram, count, figure

TWELVE = [f"a{number:02}" for number in range(1, 13)]

chart = Chart(
    dataset="areas",
    kind=Pictogram(category="area", value="value", icon="house", highlight="a03"),
    select=lambda t: t.where(area=TWELVE),
    facts=lambda t: {"areas": count(len(t)), "people": figure(t, "value", area="a03")},
    claims=["areas == 12"],
)
