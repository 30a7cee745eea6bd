"""Small projects that trip one quality gate each, with invented figures of no real place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from project_samples import Workshop

from ruska.build.check import check_findings
from ruska.build.project import find_project

TODAY = date(2026, 11, 24)
HEAD = """licence = "CC0 1.0"
key = [{key}]
title = {{ en = "{title}" }}

[source]
producer = "Example Office"
url = "https://example.org/figures"
retrieved = 2026-01-02
"""
NUMBER = """
[columns.{name}]
type = "number"
unit = "{unit}"
decimals = {decimals}
missing = true
label = {{ en = "{name}" }}
"""
PERIOD = """
[columns.{name}]
type = "{type}"
label = {{ en = "{name}" }}
"""
CATEGORY = """
[columns.{name}]
type = "category"
label = {{ en = "{name}" }}
[columns.{name}.values]
"""


@dataclass(frozen=True)
class Figures:
    """A dataset: its columns as name to unit, type or list of categories, its rows, and more TOML.

    A type with a question mark may be missing, as every number may.
    """

    key: tuple[str, ...]
    columns: Mapping[str, str | tuple[str, ...]]
    rows: Iterable[tuple[object, ...]]
    more: str = ""
    title: str = "Example"
    decimals: int = 0

    def toml(self) -> str:
        """Return the description."""
        text = HEAD.format(key=", ".join(f'"{name}"' for name in self.key), title=self.title)
        for name, kind in self.columns.items():
            if isinstance(kind, tuple):
                text += CATEGORY.format(name=name)
                text += "".join(f'{value} = {{ en = "{value.capitalize()}" }}\n' for value in kind)
            elif kind.removesuffix("?") in ("year", "period", "date"):
                text += PERIOD.format(name=name, type=kind.removesuffix("?"))
                text += "missing = true\n" if kind.endswith("?") else ""
            else:
                text += NUMBER.format(name=name, unit=kind, decimals=self.decimals)
        return text + self.more

    def csv(self) -> str:
        """Return the data file."""
        lines = [",".join(self.columns)]
        lines += [",".join("" if cell is None else str(cell) for cell in row) for row in self.rows]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Words:
    """The words of the one graphic."""

    title: str = "The north and the south in 2025"
    subtitle: str = "Examples, by place"
    alt: str = "Two bars with the figures of the north and of the south, of which the first one is longer."
    note: str = ""


def graphic(shop: Workshop, figures: Figures, script: str, words: Words | None = None, language: str = "en") -> None:
    """Write a package `sample` with one graphic `one` on the dataset `figures`."""
    words = words or Words()
    shop.dataset("figures", figures.toml(), figures.csv())
    shop.write("charts/sample/package.toml", f'brand = "lapland"\nlanguages = ["{language}"]\ngraphics = ["one"]\n')
    shop.write("charts/sample/one.py", script)
    texts = "".join(f'{name} = "{getattr(words, name)}"\n' for name in ("title", "subtitle", "note", "alt"))
    package = '[package]\ntitle = "Sample"\ndescription = "Made for a test"\n'
    shop.write(f"charts/sample/words.{language}.toml", f"{package}\n[one]\n{texts}")


def faults(shop: Workshop, today: date = TODAY) -> list[str]:
    """Return what the check says, a line a finding, with its level and file name before it."""
    found = check_findings(find_project(shop.root), (), today)
    return [f"{finding.level} {finding.path.name if finding.path else ''}: {finding.message}" for finding in found]
