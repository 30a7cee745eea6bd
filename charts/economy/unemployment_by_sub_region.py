"""Unemployed jobseekers as a share of the labour force in the sub-regions of Lapland, December 2024."""

from ruska import Bar, Chart, figure, ratio

MONTH = "2024_12"
SUB_REGIONS = ["eastern_lapland", "rovaniemi", "fell_lapland", "northern_lapland", "kemi_tornio", "torne_valley"]

chart = Chart(
    dataset="lapland_unemployment",
    kind=Bar(category="area", value="share", order="value", highlight="eastern_lapland", decimals=1),
    select=lambda t: t.where(month=MONTH, area=SUB_REGIONS),
    facts=lambda t, source: {
        "east": figure(t, "share", area="eastern_lapland"),
        "north": figure(t, "share", area="northern_lapland"),
        "rovaniemi": figure(t, "share", area="rovaniemi"),
        "fell": figure(t, "share", area="fell_lapland"),
        "lapland": figure(source, "share", month=MONTH, area="lapland"),
        "finland": figure(source, "share", month=MONTH, area="finland"),
        "times": ratio(figure(t, "share", area="eastern_lapland"), figure(t, "share", area="northern_lapland")),
    },
    claims=["times > 2", "east > finland > lapland", "east > rovaniemi > fell > north"],
)
