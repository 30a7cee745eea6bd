"""Facts: figures with their units, missing where a part is missing."""

from pathlib import Path

import pytest

from ruska.chart.facts import (
    count,
    difference,
    figure,
    first_year,
    growth,
    largest,
    moment,
    name,
    ratio,
    share,
    total,
    year,
)
from ruska.data import Regions, Table, load_dataset
from ruska.errors import ScriptError
from ruska.words import Fact

PROJECTS = """
licence = "CC0"
key = ["project"]
title = { en = "Invented projects" }
source = { producer = "Example", url = "https://example.org/", compiled = 2026-01-31 }

[columns.project]
type = "text"
label = { en = "Project" }

[columns.status_date]
type = "period"
label = { en = "As of" }
"""


def test_a_figure_keeps_its_unit(read_table) -> None:
    areas = read_table("areas")
    assert figure(areas, "value", area="a01") == Fact(98120, "persons", 0)
    assert figure(areas, "change", area="a01", decimals=0) == Fact(7.5, "percent", 0)
    assert figure(areas, "gappy", area="a03").value is None


def test_a_figure_is_one(read_table) -> None:
    with pytest.raises(ScriptError, match="exactly one"):
        figure(read_table("areas"), "value", area=["a01", "a02"])


def test_a_total_with_a_missing_part_is_missing(read_table) -> None:
    areas = read_table("areas")
    assert total(areas, "value", area=["a01", "a02"]).value == 98120 + 86292
    assert total(areas, "gappy", area=["a01", "a03"]).value is None


def test_shares_growth_difference_and_ratio() -> None:
    now, before = Fact(150, "persons", 0), Fact(120, "persons", 0)
    assert share(now, 600) == Fact(25, "percent", 0)
    assert growth(now, before) == Fact(25, "percent", 0)
    assert difference(now, before) == Fact(30, "persons", 0)
    assert ratio(now, before) == Fact(1.25, "count", 1)
    assert difference(Fact(59.0, "percent", 1), Fact(52.5, "percent", 1)) == Fact(6.5, "percentage_points", 1)
    assert difference(now, before, decimals=2).decimals == 2


@pytest.mark.parametrize("broken", [None, Fact(None, "persons", 0), 0])
def test_what_cannot_be_worked_out_is_missing(broken: Fact | int | None) -> None:
    assert share(10, broken).value is None
    assert growth(10, broken).value is None
    assert ratio(10, broken).value is None


def test_growth_from_below_zero_is_missing() -> None:
    assert growth(10, -5).value is None
    assert difference(10, Fact(None, "persons", 0)).value is None


def test_years_counts_and_names(read_table) -> None:
    years = read_table("years")
    assert (year(years), first_year(years)) == (Fact(2024, "year", 0), Fact(2010, "year", 0))
    assert count(3) == Fact(3, "count", 0)
    areas = read_table("areas")
    named = name(areas, "area", "a02")
    assert named.value == "a02" and named.names["fi"] == "Esimerkkialue B"
    assert largest(areas, "area", by="value").value == "a01"
    assert largest(areas.where(area=["a03", "a04"]), "area", by="gappy").value == "a04"


@pytest.mark.parametrize(
    ("period", "finnish", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-10", "lokakuu 2024", "October 2024"),
        ("2024-10-31", "31.10.2024", "31 October 2024"),
        ("2024-H1", "2024-H1", "2024-H1"),
    ],
)
def test_a_moment_is_written_as_each_language_does(
    period: str, finnish: str, english: str, tmp_path: Path, regions: Regions
) -> None:
    (tmp_path / "dataset.toml").write_text(PROJECTS, encoding="utf-8")
    (tmp_path / "data.csv").write_text(f"project,status_date\nexample,{period}\n", encoding="utf-8")
    written = moment(Table.of(load_dataset(tmp_path, regions)))
    assert written.value == period
    assert written.names is not None
    assert (written.names["fi"], written.names["en"]) == (finnish, english)


def test_a_moment_is_one(read_table) -> None:
    with pytest.raises(ScriptError, match="exactly one"):
        moment(read_table("areas"), "area")
