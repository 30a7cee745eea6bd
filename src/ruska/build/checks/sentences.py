"""Gates on words: superlatives need a set and a time, and an alternative text must tell more than the title."""

import re
from collections.abc import Iterator

from ruska.build.checks.case import Fault, Printed
from ruska.build.checks.dates import YEAR

SUPERLATIVES = {
    "en": r"the (?:most|least|fewest)|best|worst|record(?:s|-\w+)?|(?:larg|bigg|small|high|low|fast|slow|strong|weak"
    r"|old|young|great|long|short|wid|new|dens|rich|poor|near|far|clos|steep|heavi|cheap|dear)est",
    "fi": r"eniten|vähiten|paras|parha\w+|ennäty\w+|(?:suuri|pieni|korkei|matali|ali|nopei|hitai|vanhi|nuori|vahvi"
    r"|heikoi|huonoi|isoi|vähäisi|tihei|harvi|jyrki|halvi|kallei)(?:n|mm\w+|mp\w+)",
    "sv": r"flest|mest|minst|rekord\w*|bästa?|sämsta?|(?:störst|högst|lägst|äldst|yngst|längst|kortast|snabbast"
    r"|långsammast|starkast|svagast|tätast|glesast|dyrast|billigast|närmast)[ae]?",
    "nb": r"flest|mest|minst|rekord\w*|beste?|dårligste?|verste?|(?:størst|høyest|lavest|eldst|yngst|lengst|kortest"
    r"|raskest|sterkest|svakest|tettest|dyrest|billigst|nærmest)e?",
}
"""Words that put something before all others of a set, by language. `se` has none: its prose is a translator's."""

SETS = {
    "en": r"of (?:the )?\d+|regions?|municipalit\w+|count(?:y|ies|ry|ries)|destinations?|sectors?|branch\w*|industr\w+"
    r"|plants?|projects?|markets?|(?:in|of|among|across) (?:the |northern |all )*(?:[A-Z]\w+|EU|north|world)|\w+’s",
    "fi": r"\d+ \w+st[aä]|maakun\w+|kun(?:ta|na|ni|ti)\w*|alue\w*|lään\w+|maa(?:n|t|ssa|sta|ta)?|maiden|mai(?:ssa|sta)"
    r"|toimialo?\w*|kohte\w+|hankk\w+|markki\w+|lähtöma\w+|voimal\w+|Suom\w+|Ruots\w+|Norja\w*|Lap(?:i|pi)\w*"
    r"|EU\w*|pohjoi\w+",
    "sv": r"av (?:de )?\d+|region\w*|landskap\w*|kommun\w*|län\w*|land\w*|bransch\w*|resmål\w*|projekt\w*|kraftverk\w*"
    r"|marknad\w*|Finland\w*|Sverige\w*|Norge\w*|Lappland\w*|norr\w*|nord\w*|EU\w*",
    "nb": r"av (?:de )?\d+|region\w*|kommune\w*|fylke\w*|land\w*|bransje\w*|reisemål\w*|prosjekt\w*|kraftverk\w*"
    r"|marked\w*|Finland\w*|Sverige\w*|Norge\w*|Lappland\w*|nord\w*|EU\w*",
}
"""Words that say among which things something is the first: how many, of what, or where."""

PICTURE_WORDS = frozenset(
    {"a", "an", "the", "of", "on", "in", "picture", "image", "graphic", "chart", "graph", "diagram", "figure", "shows"}
    | {"kuva", "kaavio", "kuvio", "grafiikka", "esittää", "näyttää"}
    | {"en", "ett", "av", "över", "bild", "diagram", "figur", "visar"}
    | {"et", "bilde", "over", "viser"}
)
"""Words that tell a listener nothing yet."""

_WORD = re.compile(r"[\w\-]+")


def superlative_without_set(case: Printed) -> Iterator[Fault]:
    """Yield titles with a superlative whose set, or whose year, neither title nor subtitle gives."""
    language = case.words.language
    if language not in SUPERLATIVES:
        return
    found = re.search(rf"\b(?:{SUPERLATIVES[language]})\b", case.sheet.title, re.IGNORECASE)
    if found is None:
        return
    lacking = []
    if not re.search(rf"\b(?:{SETS[language]})", case.caption):
        lacking.append("among what")
    if not YEAR.search(case.caption):
        lacking.append("when")
    if lacking:
        message = f'"{found[0]}" does not say {" and ".join(lacking)}.'
        yield Fault(message, "Name the set and the year in title or subtitle.", "title", severe=False)


def alt_repeats_title(case: Printed) -> Iterator[Fault]:
    """Yield alternative texts that say nothing but the title."""
    sheet = case.sheet
    more = [word for word in _words(sheet.alt) if word not in {*_words(sheet.title), *PICTURE_WORDS}]
    if len(set(more)) < 2:
        message = "the alternative text only repeats the title."
        remedy = "Say what kind of picture it is, its main figures and their pattern, in two to four sentences."
        yield Fault(message, remedy, "alt")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
