"""Region codes and their names: countries, the EU, NUTS 2021 and 2024, and the composites that sources speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruska.data.model import Dataset, localised
from ruska.errors import ScriptError

_LANGUAGES = ("fi", "en", "sv", "nb")


@dataclass(frozen=True, slots=True)
class Region:
    """One region.

    `level` is country, aggregate, nuts1, nuts2, nuts3 or composite. `parent` is the code of the smallest region that
    holds it, empty if none. `parts` are the codes that a composite is made of. `succeeds` is the code that it took
    the place of, with other borders or not.
    """

    code: str
    names: Mapping[str, str]
    country: str
    level: str
    parent: str
    valid_in: str
    succeeds: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """Every region code in use."""

    by_code: Mapping[str, Region]

    @property
    def codes(self) -> frozenset[str]:
        """All codes."""
        return frozenset(self.by_code)

    def name(self, code: str, language: str) -> str:
        """Return the name of a region; a language without names of its own (se) takes the region's English one.

        Raises `ScriptError` for an unknown code.
        """
        if code not in self.by_code:
            raise ScriptError(f'"{code}" is no region code that datasets/regions knows. Add it there.')
        return localised(self.by_code[code].names, language)

    def holders(self, code: str) -> tuple[str, ...]:
        """Return every region that holds `code` whole: its parents and the composites that it is a part of."""
        found: dict[str, None] = {}
        queue = [code]
        while queue:
            inner = queue.pop(0)
            region = self.by_code.get(inner)
            outer = [region.parent] if region and region.parent else []
            outer += [other.code for other in self.by_code.values() if inner in other.parts]
            queue += [name for name in outer if name not in found]
            found |= dict.fromkeys(outer)
        return tuple(found)


def load_regions(folder: Path) -> Regions:
    """Load the regions from their dataset (`datasets/regions`). Raises `DatasetError` as every dataset does."""
    from ruska.data.load import load_dataset

    return regions_of(load_dataset(folder, None))


def regions_of(dataset: Dataset) -> Regions:
    """Return the regions that a loaded dataset of regions lists."""
    return Regions({str(row["code"]): _region(row) for row in dataset.table().rows()})


def _region(row: Mapping[str, object]) -> Region:
    def text(name: str) -> str:
        return str(row[name] or "")

    return Region(
        code=text("code"),
        names={language: text(f"name_{language}") for language in _LANGUAGES if row[f"name_{language}"]},
        country=text("country"),
        level=text("level"),
        parent=text("parent"),
        valid_in=text("valid_in"),
        succeeds=text("succeeds"),
        parts=tuple(text("parts").split()),
    )
