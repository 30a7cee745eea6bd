"""A poster for packages of the small project: three figures, two charts, words in English and Finnish."""

from project_samples import Workshop

LIST = """
[poster]
charts = ["bars", "again"]
claims = ["north > 0"]
facts = { year = "bars.year" }

[[poster.figures]]
id = "north"
fact = "bars.north"
change = "bars.growth"
icon = "users"

[[poster.figures]]
id = "other"
fact = "again.north"
icon = "map-pin"
change = "again.growth"
better = "less"

[[poster.figures]]
id = "growth"
fact = "bars.growth"
icon = "trending-up"
"""
WORDS = """
[poster]
title = "The north grew to {north} inhabitants"
subtitle = "In the year {year}"
note = "Invented for a test."
alt = "Poster: the north had {north} inhabitants in {year}, {north_change:signed} on the year before; two bar charts."

[poster.labels]
north = "inhabitants in the north"
north_change = "{north_change:signed} on the year before"
other = "inhabitants elsewhere"
other_change = "{other_change:signed} on the year before"
growth = "growth of the north"
growth_value = "{growth:signed}"
again_title = "The same bars again"
"""
ENDINGS = (".png", "@2x.png", ".svg", ".outlined.svg", ".pdf")
FILES = {
    *(
        f"poster.{size}{end}"
        for size in ("tall", "a4", "wide")
        for end in ENDINGS
        if (size, end) != ("tall", "@2x.png")
    ),
    *(
        f"poster.{chart}.{end}"
        for chart in ("bars", "again")
        for end in ("web.svg", "web.dark.svg", "narrow.svg", "narrow.dark.svg", "live.js")
    ),
    *("poster.html", "poster.standalone.html", "poster.share.html", "poster.figure.html", "poster.alt.txt"),
}


def poster_package(shop: Workshop, id: str, languages: tuple[str, ...] = ("en",)) -> None:
    """Write a package of two graphics of two datasets with a poster, and a third graphic that is not on it."""
    shop.dataset("others")
    shop.package(id, {"bars": "people", "again": "others", "alone": "people"}, languages)
    description = f"charts/{id}/package.toml"
    shop.write(description, (shop.root / description).read_text("utf-8") + LIST)
    for language in languages:
        words = f"charts/{id}/words.{language}.toml"
        shop.write(words, (shop.root / words).read_text("utf-8") + WORDS)
