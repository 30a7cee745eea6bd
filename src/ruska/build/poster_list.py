"""The poster of a package as its `package.toml` lists it. Nothing heavy is imported here."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ruska.errors import Finding
from ruska.tomlfile import TomlFile

POSTER = "poster"
"""The table of `package.toml` and of the word files, and the name of a poster among a package's graphics."""

FEWEST_CHARTS, MOST_CHARTS = 2, 4
FEWEST_FIGURES, MOST_FIGURES = 3, 10
NAME = re.compile(r"[a-z][a-z0-9_]*")
REFERENCE = re.compile(r"([a-z][a-z0-9_-]*)\.([^\W\d]\w*)")

Better = Literal["more", "less", "neither"]


@dataclass(frozen=True)
class FactName:
    """A fact of one graphic of the package, written `graphic.fact`."""

    graphic: str
    fact: str

    def __str__(self) -> str:
        return f"{self.graphic}.{self.fact}"


@dataclass(frozen=True)
class ListedFigure:
    """A key figure: its name in the words, the fact that it shows and the one that tells its change, and its icon.

    `better` tells which direction of change is a good one.
    """

    id: str
    fact: FactName
    icon: str
    change: FactName | None = None
    better: Better = "more"


@dataclass(frozen=True)
class ListedPoster:
    """What a poster is made of; `facts` are the names that its words and claims may use beside those of its figures."""

    charts: tuple[str, ...]
    figures: tuple[ListedFigure, ...]
    facts: tuple[tuple[str, FactName], ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, FactName]:
        """Every fact by the name that words and claims use."""
        named = dict(self.facts)
        for figure in self.figures:
            named[figure.id] = figure.fact
            if figure.change is not None:
                named[f"{figure.id}_change"] = figure.change
        return named

    @property
    def graphics(self) -> tuple[str, ...]:
        """The graphics that the poster draws or takes facts from, each once."""
        return tuple(dict.fromkeys([*self.charts, *(name.graphic for name in self.named.values())]))


def read_poster(file: TomlFile, graphics: Collection[str]) -> tuple[ListedPoster | None, list[Finding]]:
    """Return the poster of a package's file, None where it has none or a faulty one, and the faults.

    `graphics` are the package's own, from which charts and facts come.
    """
    if POSTER not in file.data:
        return None, []
    findings = list(_Reading(file, frozenset(graphics)).faults())
    return (None if findings else _listed(file.data[POSTER])), findings


def _listed(table: Mapping[str, Any]) -> ListedPoster:
    return ListedPoster(
        charts=tuple(table["charts"]),
        figures=tuple(
            ListedFigure(
                id=figure["id"],
                fact=_fact(figure["fact"]),
                icon=figure["icon"],
                change=_fact(figure["change"]) if "change" in figure else None,
                better=figure.get("better", "more"),
            )
            for figure in table["figures"]
        ),
        facts=tuple((name, _fact(written)) for name, written in table.get("facts", {}).items()),
        claims=tuple(table.get("claims", ())),
    )


def _fact(written: str) -> FactName:
    graphic, _, fact = written.partition(".")
    return FactName(graphic, fact)


@dataclass(frozen=True)
class _Reading:
    """Looks for what is wrong in the table of a poster."""

    file: TomlFile
    graphics: frozenset[str]

    def faults(self) -> Iterator[Finding]:
        table = self.file.data[POSTER]
        if not isinstance(table, dict):
            yield self._fault(f'"{POSTER}" is not a table.', "Write [poster] with charts, and [[poster.figures]].")
            return
        for key in sorted(set(table) - {"charts", "figures", "facts", "claims"}):
            yield self._fault(f'"{key}" is not understood.', "Known are charts, figures, facts and claims.", key)
        yield from self._charts(table.get("charts"))
        yield from self._figures(table.get("figures"))
        yield from self._facts(table.get("facts", {}))
        yield from self._twice_named(table)
        if not _are_texts(table.get("claims", [])):
            yield self._fault('"claims" is no list of texts.', 'Write, say, claims = ["share > 50"].', "claims")

    def _charts(self, charts: Any) -> Iterator[Finding]:
        if not (_are_texts(charts) and FEWEST_CHARTS <= len(charts) <= MOST_CHARTS):
            message = f'"charts" does not list {FEWEST_CHARTS} to {MOST_CHARTS} graphics.'
            yield self._fault(message, "Name graphics of this package.", "charts")
            return
        for index, name in enumerate(charts):
            if name not in self.graphics:
                yield self._unknown(name, "charts", index)
            elif name in charts[:index]:
                yield self._fault(f'"{name}" is listed twice.', "Take it out once.", "charts", index)

    def _figures(self, figures: Any) -> Iterator[Finding]:
        listed = isinstance(figures, list) and all(isinstance(figure, dict) for figure in figures)
        if not (listed and FEWEST_FIGURES <= len(figures) <= MOST_FIGURES):
            message = f"does not have {FEWEST_FIGURES} to {MOST_FIGURES} tables [[poster.figures]]."
            yield self._fault(message, "Each has id, fact and icon, and perhaps change and better.", "figures")
            return
        for index, figure in enumerate(figures):
            yield from self._figure(index, figure)
            if figure.get("id") in [other.get("id") for other in figures[:index]]:
                yield self._fault(f'"{figure["id"]}" is listed twice.', "Rename one.", "figures", index, "id")

    def _figure(self, index: int, figure: Mapping[str, Any]) -> Iterator[Finding]:
        place = ("figures", index)
        for key in sorted({"id", "fact", "icon"} - set(figure)):
            yield self._fault(f'a figure has no "{key}".', "Add it.", *place)
        for key, value in figure.items():
            if key in ("fact", "change"):
                yield from self._reference(value, *place, key)
            elif key == "id" and not (isinstance(value, str) and NAME.fullmatch(value)):
                yield self._fault(f'"{value}" is no name for a figure.', "Use a-z, 0-9 and _.", *place, key)
            elif key == "icon" and not isinstance(value, str):
                yield self._fault('"icon" is not a text.', "Name one of lucide's icons.", *place, key)
            elif key == "better" and value not in get_args(Better):
                yield self._fault(f'"{value}" is not understood.', "Write more, less or neither.", *place, key)
            elif key not in ("id", "icon", "better"):
                remedy = "Known are id, fact, change, better and icon."
                yield self._fault(f'"{key}" is not understood.', remedy, *place, key)

    def _facts(self, facts: Any) -> Iterator[Finding]:
        if not isinstance(facts, dict):
            yield self._fault('"facts" is not a table.', 'Write, say, facts = { year = "graphic.year" }.', "facts")
            return
        for name, value in facts.items():
            if not NAME.fullmatch(name):
                yield self._fault(f'"{name}" is no name for a fact.', "Use a-z, 0-9 and _.", "facts", name)
            yield from self._reference(value, "facts", name)

    def _twice_named(self, table: Mapping[str, Any]) -> Iterator[Finding]:
        figures, facts = table.get("figures"), table.get("facts")
        if isinstance(figures, list) and isinstance(facts, dict):
            ids = [str(figure.get("id")) for figure in figures if isinstance(figure, dict)]
            for name in sorted(set(facts).intersection([*ids, *(f"{id}_change" for id in ids)])):
                yield self._fault(f'"{name}" is the name of a figure too.', "Rename it.", "facts", name)

    def _reference(self, value: Any, *place: str | int) -> Iterator[Finding]:
        match = REFERENCE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            yield self._fault(f'"{value}" names no fact.', 'Write "graphic.fact".', *place)
        elif match[1] not in self.graphics:
            yield self._unknown(match[1], *place)

    def _unknown(self, name: str, *place: str | int) -> Finding:
        known = ", ".join(sorted(self.graphics)) or "none"
        return self._fault(f'this package has no graphic "{name}".', f"Known are {known}.", *place)

    def _fault(self, message: str, remedy: str, *place: str | int) -> Finding:
        return Finding(message, self.file.path, self.file.line(POSTER, *place), remedy)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
