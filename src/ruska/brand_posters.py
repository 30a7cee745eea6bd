"""The canvases of a brand's posters, `[posters.<name>]` in `brand.toml`: pixels, margins and type sizes."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruska.brand import Size
from ruska.errors import Finding, ProjectError
from ruska.tomlfile import TomlFile, read_toml

TABLE = "posters"
TYPE = ("overline", "headline", "lead", "figure", "caption")
CHART_TYPE = ("title", "subtitle", "label", "value", "tick", "note", "source")


@dataclass(frozen=True, slots=True)
class PosterSize:
    """A canvas for posters. `size` has its pixels and the type of its charts, for which it is a canvas like others.

    In pixels: `overline` above the `headline`, `lead` below it, a key `figure` and its `caption`. `columns` is how many
    key figures stand side by side at most. `air` is 1, and less for a canvas whose type was made smaller.
    """

    size: Size
    overline: float
    headline: float
    lead: float
    figure: float
    caption: float
    columns: int
    air: float = 1.0

    def tightened(self, air: float) -> "PosterSize":
        """Return the canvas with all type smaller by a factor, but none below the floor."""
        size = self.size
        own = {name: max(air * getattr(self, name), size.floor) for name in TYPE}
        type_sizes = {name: max(air * getattr(size, name), size.floor) for name in CHART_TYPE}
        return replace(self, size=replace(size, **type_sizes), air=air, **own)

    @property
    def beside(self) -> bool:
        """Whether the head stands beside the figures and charts, as on a wide canvas, and not above them."""
        return self.size.width > self.size.height and not self.size.grows


@lru_cache(maxsize=8)
def load_posters(folder: Path) -> Mapping[str, PosterSize]:
    """Return the posters' canvases of the brand in `folder` by name; none where it has no `[posters]`.

    Raises ProjectError with every finding: numbers that are missing or not understood.
    """
    file = read_toml(folder / "brand.toml", ProjectError)
    findings = list(_faults(file))
    if findings:
        raise ProjectError(findings)
    return {name: _poster_size(name, values) for name, values in file.data.get(TABLE, {}).items()}


def _poster_size(name: str, values: Mapping[str, Any]) -> PosterSize:
    own = {key: value for key, value in values.items() if key in _fields(PosterSize)}
    canvas = {key: value for key, value in values.items() if key not in own}
    return PosterSize(size=Size(id=name, **canvas), **own)


def _fields(kind: type[Size] | type[PosterSize]) -> dict[str, bool]:
    """Return the names of a canvas's numbers, each with whether it has to be there."""
    return {field.name: field.default is MISSING for field in fields(kind) if field.name not in ("id", "size", "air")}


def _faults(file: TomlFile) -> Iterator[Finding]:
    posters = file.data.get(TABLE, {})
    if not (isinstance(posters, dict) and all(isinstance(values, dict) for values in posters.values())):
        yield Finding(f'"{TABLE}" is no table of canvases.', file.path, file.line(TABLE), "Write [posters.tall].")
        return
    known = _fields(Size) | _fields(PosterSize)
    for name, values in posters.items():
        for key in sorted(key for key, needed in known.items() if needed and key not in values):
            yield Finding(f"poster {name} has no {key}.", file.path, file.line(TABLE, name), "Add it.")
        for key, value in values.items():
            wanted = bool if key in ("grows", "exact") else int if key == "columns" else (int, float)
            if key not in known or not isinstance(value, wanted):
                line = file.line(TABLE, name, key)
                yield Finding(f"{key} = {value!r} is not understood.", file.path, line, "Remove or mend it.")
