"""EXAMPLE: an area without figures for some ages, which say so."""

from ruska import Chart, Pyramid, count

chart = Chart(
    dataset="ages",
    kind=Pyramid(category="age", value="gappy", series="side", highlight="30_34"),
    select=lambda t: t.where(area="a02"),
    facts=lambda t: {"unknown": count(len(t.where(gappy=lambda v: v is None)))},
    claims=["unknown == 5"],
)
