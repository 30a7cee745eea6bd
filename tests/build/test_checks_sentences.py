"""Gates on words, in four languages."""

from collections.abc import Callable

import pytest
from check_samples import Figures, Words, faults, graphic
from project_samples import Workshop

PLACES = Figures(
    ("place", "year"),
    {"place": ("north", "south"), "year": "year", "people": "persons"},
    [("north", 2025, 900), ("south", 2025, 1000)],
)
BARS = 'from ruska import Bar, Chart\n\nchart = Chart(dataset="figures", kind=Bar(category="place", value="people"))\n'
BARE = {
    "en": ("The south grew fastest", "fastest"),
    "fi": ("Etelä kasvoi nopeimmin", "nopeimmin"),
    "sv": ("Söder växte snabbast", "snabbast"),
    "nb": ("Sør vokste raskest", "raskest"),
}
SET = {
    "en": "Change in population by municipality, 2025",
    "fi": "Väkiluvun muutos kunnittain 2025",
    "sv": "Folkmängdens förändring efter kommun 2025",
    "nb": "Endring i folketall etter kommune i 2025",
}
PLAIN = {
    "en": "In most places the south grew, and the west rested with the guests",
    "fi": "Useimmilla alueilla etelä kasvoi pienissä kunnissa",
    "sv": "I de flesta kommuner växte söder",
    "nb": "I de fleste kommuner vokste sør",
}


@pytest.mark.parametrize("language", BARE)
def test_a_superlative_without_its_set_is_a_warning(language: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    title, word = BARE[language]
    words = Words(title=title, subtitle="...")
    graphic(shop, PLACES, BARS, words, language)
    message = f'warning words.{language}.toml: one: "{word}" does not say among what and when.'
    assert faults(shop) == [message]
    graphic(shop, PLACES, BARS, Words(title=title, subtitle=SET[language]), language)
    assert faults(shop) == []
    graphic(shop, PLACES, BARS, Words(title=title, subtitle=SET[language].replace("2025", "")), language)
    assert faults(shop) == [message.replace("among what and when", "when")]


@pytest.mark.parametrize("language", PLAIN)
def test_majorities_and_words_alike_are_no_superlatives(language: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    graphic(shop, PLACES, BARS, Words(title=PLAIN[language], subtitle="..."), language)
    assert faults(shop) == []


REPEATED = ("The south had more people in 2025", "Chart: The south had more people in 2025.")


@pytest.mark.parametrize("alt", REPEATED)
def test_an_alternative_text_that_repeats_the_title_is_an_error(alt: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    graphic(shop, PLACES, BARS, Words(title=REPEATED[0], alt=alt))
    assert faults(shop) == ["error words.en.toml: one: the alternative text only repeats the title."]
    graphic(shop, PLACES, BARS, Words(title=REPEATED[0], alt=f"{alt} Two bars: north 900, south 1,000."))
    assert faults(shop) == []
