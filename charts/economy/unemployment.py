"""Unemployed jobseekers as a share of the labour force in Lapland and Finland, in the months that were found."""

from ruska import Chart, DotPlot, figure

AREAS = ["lapland", "finland"]
BEFORE, AUTUMN, WINTER = "2019_09", "2024_10", "2024_12"

chart = Chart(
    dataset="lapland_unemployment",
    # Dots, not a line: these are separate months, without seasonal adjustment.
    kind=DotPlot(
        category="month",
        value="share",
        series="area",
        series_order=AREAS,
        join=True,
        highlight="lapland",
        decimals=1,
    ),
    select=lambda t: t.where(area=AREAS, month=[BEFORE, AUTUMN, WINTER]),
    facts=lambda t: {
        "before": figure(t, "share", month=BEFORE, area="lapland"),
        "before_finland": figure(t, "share", month=BEFORE, area="finland"),
        "autumn": figure(t, "share", month=AUTUMN, area="lapland"),
        "autumn_finland": figure(t, "share", month=AUTUMN, area="finland"),
        "winter": figure(t, "share", month=WINTER, area="lapland"),
        "winter_finland": figure(t, "share", month=WINTER, area="finland"),
        "jobseekers": figure(t, "jobseekers", month=WINTER, area="lapland"),
    },
    claims=["before > before_finland", "autumn < autumn_finland", "winter < winter_finland"],
)
