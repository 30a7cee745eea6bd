"""Word files: `charts/<package>/words.<lang>.toml`, the only thing that communications staff and translators edit.

One table per graphic (title, subtitle, note, alt, and a table of labels) and one table `[package]` (title,
description).
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruska.errors import Finding, WordsError
from ruska.tomlfile import TomlFile, read_toml
from ruska.words.fact import Fact
from ruska.words.language import LANGUAGES
from ruska.words.template import Place, render

PACKAGE = "package"
GRAPHIC_TEXTS = ("title", "subtitle", "note", "alt")
PACKAGE_TEXTS = ("title", "description")
LABELS = "labels"


@dataclass(frozen=True, slots=True)
class WordFile:
    """One language's words of a package; `data` holds texts, and tables of labels, by table."""

    path: Path
    language: str
    data: Mapping[str, Mapping[str, Any]]
    toml: TomlFile

    def line(self, *key: str) -> int:
        """Return the 1-based line of a table or text, of its nearest parent where it is absent, else 0."""
        return self.toml.line(*key)

    def place(self, *key: str) -> Place:
        """Return the file and line of a table or text."""
        return Place(self.path, self.line(*key))

    def text(self, *key: str) -> str:
        """Return a text as written, `""` where it is absent."""
        value: Any = self.data
        for part in key:
            value = value.get(part, {}) if isinstance(value, Mapping) else {}
        return value if isinstance(value, str) else ""

    def labels(self, graphic: str) -> Mapping[str, str]:
        """Return a graphic's labels as written, by their key."""
        labels: Mapping[str, str] = self.data.get(graphic, {}).get(LABELS, {})
        return labels

    def graphics(self) -> tuple[str, ...]:
        """Return the ids of the graphics that the file has words for, in its order."""
        return tuple(name for name in self.data if name != PACKAGE)

    def texts(self, table: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Give every text of a table with its key path, the labels after the rest."""
        for key, value in self.data.get(table, {}).items():
            if isinstance(value, str):
                yield (table, key), value
        for key, value in self.labels(table).items():
            yield (table, LABELS, key), value


@dataclass(frozen=True, slots=True)
class GraphicWords:
    """A graphic's finished sentences in one language; what the word file leaves out is empty."""

    title: str
    subtitle: str = ""
    note: str = ""
    alt: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def load_words(path: Path) -> WordFile:
    """Read `words.<lang>.toml`; the language is the middle of the name.

    Raises `WordsError` with every fault at once: not TOML, an unknown language or key, a value that is not a text.
    """
    words, faults = read_words(path)
    if faults:
        raise WordsError(finding for findings in faults.values() for finding in findings)
    return words


def read_words(path: Path) -> tuple[WordFile, Mapping[str, tuple[Finding, ...]]]:
    """Read a word file with the faults of each of its tables, so that one graphic's fault leaves the others alone.

    Raises `WordsError` for what concerns the whole file: an unknown language, and what is not TOML.
    """
    language = path.name.removeprefix("words.").removesuffix(".toml")
    if language not in LANGUAGES:
        remedy = f"Name it words.<lang>.toml with one of {', '.join(LANGUAGES)}."
        raise WordsError(Finding(f'names no known language: "{language}".', path, remedy=remedy))
    file = read_toml(path, WordsError)
    faults: dict[str, tuple[Finding, ...]] = {}
    for table, content in file.data.items():
        if isinstance(content, dict):
            found = tuple(_table_faults(file, table, content))
        else:
            remedy = "Put each text under the [graphic] that it belongs to."
            found = (Finding(f'"{table}" stands outside a table.', path, file.line(table), remedy),)
        if found:
            faults[table] = found
    return WordFile(path, language, file.data, file), faults


def render_graphic(words: WordFile, graphic: str, facts: Mapping[str, Fact]) -> GraphicWords:
    """Return all sentences of a graphic with their figures.

    Raises `WordsError` with the faults of all of them.
    """
    if graphic not in words.data:
        message = f'has no words for the graphic "{graphic}".'
        raise WordsError(Finding(message, words.path, remedy=f"Add a table [{graphic}] with title, subtitle and alt."))
    rendered: dict[tuple[str, ...], str] = {}
    findings: list[Finding] = []
    for key, text in words.texts(graphic):
        try:
            rendered[key] = render(text, facts, words.language, words.place(*key))
        except WordsError as error:
            findings += error.findings
    if findings:
        raise WordsError(findings)
    labels = {key[2]: text for key, text in rendered.items() if len(key) == 3}
    title, subtitle, note, alt = (rendered.get((graphic, name), "") for name in GRAPHIC_TEXTS)
    return GraphicWords(title, subtitle, note, alt, labels)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `Did you mean "x"?` for the nearest known name, else the list of known names."""
    names = list(known)
    near = difflib.get_close_matches(name, names, 1)
    return f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(names)}."


def _table_faults(file: TomlFile, table: str, content: Mapping[str, Any]) -> Iterator[Finding]:
    allowed = PACKAGE_TEXTS if table == PACKAGE else (*GRAPHIC_TEXTS, LABELS)
    for key, value in content.items():
        line = file.line(table, key)
        if key not in allowed:
            yield Finding(f'"{key}" is not a text of [{table}].', file.path, line, nearest(key, allowed))
        elif key != LABELS:
            yield from _text_fault(value, f"{table}.{key}", file.path, line)
        elif not isinstance(value, dict):
            remedy = f"Write the labels as a table [{table}.{LABELS}]."
            yield Finding(f'"{table}.{LABELS}" is not a table.', file.path, line, remedy)
        else:
            for name, label in value.items():
                where = file.line(table, LABELS, name)
                yield from _text_fault(label, f"{table}.{LABELS}.{name}", file.path, where)


def _text_fault(value: Any, name: str, path: Path, line: int) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding(f'"{name}" is not a text.', path, line, "Put it in double quotes.")
