"""Population pyramid of Lapland: those born after the war against the youngest."""

from ruska import Chart, Pyramid, largest, ratio, total, year

LAPLAND, OLD, YOUNG = "FI1D7", "65_69", "0_4"

chart = Chart(
    dataset="barents_age_sex",
    kind=Pyramid(
        category="age", value="population", series="sex", series_order=["male", "female"], highlight=[OLD, YOUNG]
    ),
    select=lambda t: t.where(region=LAPLAND),
    facts=lambda t: {
        "group": largest(t.sum(by=["age"]), "age", "population"),
        "largest": total(t, age=OLD),
        "next": total(t, age="60_64"),
        "youngest": total(t, age=YOUNG),
        "ratio": ratio(total(t, age=OLD), total(t, age=YOUNG), decimals=2),
        "year": year(t),
    },
    claims=['group == "65_69"', "1.9 < ratio < 2", "next < largest"],
)
