"""Nights in Lapland in the single months that could be read, 2019 to 2021, as first published: never a series."""

from ruska import Chart, HeatMap, Own, count, figure, growth

chart = Chart(
    dataset="lapland_nights_months",
    kind=HeatMap(
        value="nights",
        month="month",
        whole_years=True,
        classes=Own([150_000, 250_000, 350_000]),
        highlight=["2021-12"],
        scale=1000,
        decimals=0,
    ),
    # January 2014 stands alone, years before the others.
    select=lambda months: months.where(residence="total", month=lambda month: month >= "2019"),
    facts=lambda t: {
        "december_2019": figure(t, "nights", month="2019-12"),
        "december_2020": figure(t, "nights", month="2020-12"),
        "december_2021": figure(t, "nights", month="2021-12"),
        "december_change": growth(figure(t, "nights", month="2021-12"), figure(t, "nights", month="2019-12")),
        "july": figure(t, "nights", month="2021-07"),
        "months": count(len(t)),
        "ahead": count(sum(row["nights"] > t.value("nights", month="2021-12") for row in t.rows())),
    },
    claims=["-5 < december_change < 0", "december_2020 < december_2019 / 3", "ahead == 1", "months == 10"],
)
