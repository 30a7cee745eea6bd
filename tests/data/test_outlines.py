"""Outlines: the layers that ship, declared joins, and every fault told with its place."""

import json
from pathlib import Path

import pytest

from ruska.data.outlines import load_outlines
from ruska.errors import DatasetError, ScriptError

SHIPPED = Path(__file__).parents[2] / "datasets" / "maps"
SQUARE = [[[20, 60], [21, 60], [21, 61], [20, 61], [20, 60]]]
TOML = """
[projection]
latitude = 60
longitude = 20
[credit]
en = "An invented example."
[maps.squares]
title = { en = "Squares" }
file = "squares.geojson"
key = "code"
"""


def folder(tmp_path: Path, toml: str = TOML, codes: tuple[str, ...] = ("a", "b"), ring: object = SQUARE) -> Path:
    features = [{"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": ring}} for code in codes]
    (tmp_path / "squares.geojson").write_text(json.dumps({"features": features}), "utf-8")
    (tmp_path / "maps.toml").write_text(toml, "utf-8")
    return tmp_path


def test_the_layers_that_ship() -> None:
    lapland, barents = load_outlines(SHIPPED, "lapland"), load_outlines(SHIPPED, "barents")
    assert len(lapland.areas) == 21
    assert "047" in lapland.areas
    assert lapland.whole and not barents.whole
    assert len(barents.areas) == 14
    assert barents.background is not None and {"FI", "SE", "NO", "RU"} <= set(barents.background.areas)
    assert set(lapland.credit) == {"fi", "en", "sv", "nb"}
    for text in lapland.credit.values():
        assert "CC\u00a0BY\u00a04.0" in text and "Natural Earth" in text


def test_changed_codes_join_by_declared_rules_only() -> None:
    barents = load_outlines(SHIPPED, "barents")
    assert barents.join(["FI1D3", "NO074", "FI1D7"]) == {
        "FI1D3": ("FI1DC",),
        "NO074": ("NO072", "NO073"),
        "FI1D7": ("FI1D7",),
    }


def test_every_unmatched_code_is_listed() -> None:
    with pytest.raises(ScriptError, match=r"no outline for FI1B1, XX; it has FI1D7, .*a join in maps/maps.toml"):
        load_outlines(SHIPPED, "barents").join(["FI1D7", "FI1B1", "XX"])


def test_areas_that_cover_each_other_are_refused() -> None:
    with pytest.raises(ScriptError, match="cover each other: NO074 and NO073"):
        load_outlines(SHIPPED, "barents").join(["NO074", "NO073"])


def test_an_unknown_map_names_the_known_ones() -> None:
    with pytest.raises(DatasetError, match=r'no map "mars"; known are lapland, barents, nordic'):
        load_outlines(SHIPPED, "mars")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("latitude = 60", 'latitude = "x"', "needs latitude and longitude"),
        ('key = "code"', "", 'the map "squares" has no key'),
        ('en = "An invented example."', "", "credit has no texts"),
        ('file = "squares.geojson"', 'file = "../squares.geojson"', "stands beside maps.toml"),
        ('key = "code"', 'key = "code"\nbackground = "squares"', "no background of its own"),
        ('key = "code"', 'key = "code"\n[[maps.squares.joins]]\ncode = "c"', "a join needs code and outlines"),
        (
            'key = "code"',
            'key = "code"\n[[maps.squares.joins]]\ncode = "c"\noutlines = ["z"]',
            'join of "c" names "z"',
        ),
        (
            'key = "code"',
            'key = "code"\n[[maps.squares.joins]]\ncode = "a"\noutlines = ["b"]',
            '"a" has an outline and a join',
        ),
        ('key = "code"', 'key = "name"', 'no GeoJSON of polygons with the key "name"'),
    ],
)
def test_faults_of_the_description(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TOML
    with pytest.raises(DatasetError, match=message) as caught:
        load_outlines(folder(tmp_path, TOML.replace(old, new)), "squares")
    assert all(finding.path for finding in caught.value.findings)


def test_faults_of_the_outlines(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match='areas of the same "code"'):
        load_outlines(folder(tmp_path, codes=("a", "a")), "squares")
    with pytest.raises(DatasetError, match="a ring is not closed"):
        load_outlines(folder(tmp_path, ring=[[[20, 60], [21, 60], [21, 61], [20, 61]]]), "squares")
    (tmp_path / "squares.geojson").unlink()
    with pytest.raises(DatasetError, match="cannot be read"):
        load_outlines(tmp_path, "squares")
