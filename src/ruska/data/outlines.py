"""Outlines of areas, for maps: read from a project's `datasets/maps/`, where `maps.toml` names layers and joins.

A layer is a GeoJSON file in WGS84. Codes of a table meet outlines by the layer's key, or by a join that `maps.toml`
declares for a code that changed; nothing else is ever joined.
"""

import hashlib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruska.data.model import Localised
from ruska.errors import DatasetError, Finding, ScriptError
from ruska.tomlfile import TomlFile, read_toml

Ring = tuple[tuple[float, float], ...]

FOLDER = "maps"
"""The folder of a project's datasets that holds the outlines."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One area: its code, its rings in degrees (longitude, latitude; not closed), and the layer's own remarks."""

    code: str
    rings: tuple[Ring, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Outlines:
    """A layer of outlines.

    `centre` is the point (latitude, longitude) around which it is projected. `joins` maps a code that is no area of
    its own to the areas that it is drawn on. `whole`: an area that a table leaves out counts as missing. `hash` is the
    SHA-256 of the file. `background` is drawn below it.
    """

    id: str
    path: Path
    title: Localised
    credit: Localised
    centre: tuple[float, float]
    areas: Mapping[str, Outline]
    joins: Mapping[str, tuple[str, ...]]
    hash: str
    whole: bool = False
    background: "Outlines | None" = None

    def join(self, codes: Iterable[Hashable]) -> dict[Hashable, tuple[str, ...]]:
        """Return for each code the areas that it is drawn on.

        Raises ScriptError that lists every code without an outline, and every area that two codes claim.
        """
        found: dict[Hashable, tuple[str, ...]] = {}
        unknown: list[str] = []
        for code in codes:
            name = str(code)
            areas = (name,) if name in self.areas else self.joins.get(name, ())
            found[code] = areas
            if not areas:
                unknown.append(name)
        if unknown:
            raise ScriptError(
                f'the map "{self.id}" has no outline for {", ".join(unknown)}; it has {", ".join(self.areas)}. '
                f"Leave them out in the script, or declare a join in {self.path.parent.name}/maps.toml."
            )
        self._refuse_overlaps(found)
        return found

    def _refuse_overlaps(self, found: Mapping[Hashable, Sequence[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for code, areas in found.items():
            for area in areas:
                owners.setdefault(area, []).append(str(code))
        twice = [" and ".join(codes) for codes in owners.values() if len(codes) > 1]
        if twice:
            listed = "; ".join(dict.fromkeys(twice))
            raise ScriptError(f'on the map "{self.id}" these cover each other: {listed}. Keep one of them.')


@dataclass
class OutlineShelf:
    """The layers of one project, each read once."""

    datasets: Path
    _read: dict[str, Outlines] = field(default_factory=dict)

    def outlines(self, id: str) -> Outlines:
        """Return a layer. Raises DatasetError with all its findings, also for a layer that `maps.toml` lacks."""
        if id not in self._read:
            self._read[id] = load_outlines(self.datasets / FOLDER, id)
        return self._read[id]


def load_outlines(folder: Path, id: str) -> Outlines:
    """Read a layer with its background. Raises DatasetError with all findings."""
    file = read_toml(folder / "maps.toml", DatasetError)
    layers = file.data.get("maps", {})
    if not isinstance(layers, dict) or id not in layers:
        known = ", ".join(layers) or "none"
        raise DatasetError(Finding(f'has no map "{id}"; known are {known}.', file.path, file.line("maps")))
    findings = list(_faults(file, id))
    if findings:
        raise DatasetError(findings)
    entry, centre = layers[id], file.data["projection"]
    path = folder / entry["file"]
    areas, content = _read_areas(path, entry["key"])
    joins = {join["code"]: tuple(join["outlines"]) for join in entry.get("joins", ())}
    _check_joins(file, id, joins, areas)
    return Outlines(
        id=id,
        path=path,
        title=entry["title"],
        credit=file.data["credit"],
        centre=(float(centre["latitude"]), float(centre["longitude"])),
        areas=areas,
        joins=joins,
        hash=hashlib.sha256(content).hexdigest(),
        whole=bool(entry.get("whole", False)),
        background=load_outlines(folder, entry["background"]) if entry.get("background") else None,
    )


def _faults(file: TomlFile, id: str) -> Iterator[Finding]:
    """Yield what a layer's entry and the tables for all layers lack."""
    centre, entry = file.data.get("projection"), file.data["maps"][id]
    numbers = [centre.get(name) for name in ("latitude", "longitude")] if isinstance(centre, dict) else []
    if not numbers or not all(isinstance(number, int | float) for number in numbers):
        yield Finding("[projection] needs latitude and longitude.", file.path, file.line("projection"), "Add them.")
    for table, place in ((file.data.get("credit"), ("credit",)), (entry.get("title"), ("maps", id, "title"))):
        if not isinstance(table, dict) or not table:
            yield Finding(f"{place[-1]} has no texts by language.", file.path, file.line(*place), "Write them.")
    for name in ("file", "key"):
        if not isinstance(entry.get(name), str):
            yield Finding(f'the map "{id}" has no {name}.', file.path, file.line("maps", id), "Add it.")
    if "/" in str(entry.get("file")) or ".." in str(entry.get("file")):
        yield Finding("a file of outlines stands beside maps.toml.", file.path, file.line("maps", id, "file"))
    if entry.get("background") in (id, *_with_background(file)):
        remedy = "Name a layer that has none."
        yield Finding("a background has no background of its own.", file.path, file.line("maps", id), remedy)
    for index, join in enumerate(entry.get("joins", ())):
        if not (isinstance(join.get("code"), str) and isinstance(join.get("outlines"), list)):
            line = file.line("maps", id, "joins", index)
            yield Finding("a join needs code and outlines.", file.path, line, "See the others.")


def _with_background(file: TomlFile) -> list[str]:
    return [name for name, entry in file.data["maps"].items() if entry.get("background")]


def _check_joins(file: TomlFile, id: str, joins: Mapping[str, tuple[str, ...]], areas: Mapping[str, Outline]) -> None:
    findings = [
        Finding(f'the join of "{code}" names "{area}", which is no area.', file.path, file.line("maps", id, "joins"))
        for code, named in joins.items()
        for area in named
        if area not in areas
    ]
    findings += [
        Finding(f'"{code}" has an outline and a join.', file.path, file.line("maps", id, "joins"), "Keep one.")
        for code in joins
        if code in areas
    ]
    if findings:
        raise DatasetError(findings)


def _read_areas(path: Path, key: str) -> tuple[dict[str, Outline], bytes]:
    try:
        content = path.read_bytes()
        features = json.loads(content)["features"]
        outlines = [_outline(feature, key) for feature in features]
    except OSError as error:
        raise DatasetError(Finding(f"cannot be read ({error.strerror}).", path, remedy="Put it there.")) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        message = f'is no GeoJSON of polygons with the key "{key}" ({type(error).__name__}: {error}).'
        raise DatasetError(Finding(message, path, remedy="Export it again from the map program.")) from error
    areas = {outline.code: outline for outline in outlines}
    if len(areas) < len(outlines):
        raise DatasetError(Finding(f'has areas of the same "{key}".', path, remedy="Merge them."))
    return areas, content


def _outline(feature: Mapping[str, Any], key: str) -> Outline:
    geometry = feature["geometry"]
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"{geometry['type']} is no polygon")
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = tuple(_ring(ring) for polygon in polygons for ring in polygon)
    return Outline(str(feature["properties"][key]), rings, feature["properties"])


def _ring(points: Sequence[Sequence[float]]) -> Ring:
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError("a ring is not closed")
    return ring[:-1]
