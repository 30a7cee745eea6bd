"""The figures that the pictures of the README print, worked out again from the data files alone."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAPLAND = "FI1D7"


def figure(dataset: str, column: str, **where: object) -> float:
    """The one figure of a data file whose row meets all conditions."""
    with (ROOT / "datasets" / dataset / "data.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if all(row[name] == str(value) for name, value in where.items())]
    assert len(rows) == 1, (dataset, where)
    return float(rows[0][column])


def nights(year: int, residence: str) -> float:
    """Nights spent in Lapland."""
    return figure("lapland_nights", "nights", region=LAPLAND, year=year, residence=residence)


def people(region: str, year: int) -> float:
    """The population of a northern region."""
    return figure("barents_population", "population", region=region, year=year)


def lapland(column: str, year: int, dataset: str = "barents_population") -> float:
    """A figure of Lapland."""
    return figure(dataset, column, region=LAPLAND, year=year)


def aged(sex: str, age: str) -> float:
    """The people of Lapland of one sex and age group in 2022."""
    return figure("barents_age_sex", "population", region=LAPLAND, year=2022, sex=sex, age=age)


def percent(now: float, before: float) -> float:
    """The change in percent."""
    return 100 * (now - before) / before


def share_of_foreign(year: int) -> float:
    """Guests from abroad, as percent of all nights in Lapland."""
    foreign = nights(year, "foreign")
    return 100 * foreign / (foreign + nights(year, "domestic"))


LINES = [
    ("1.28", nights(2020, "domestic") / 1e6),
    ("0.78", nights(2020, "foreign") / 1e6),
    ("1.39", nights(2024, "domestic") / 1e6),
    ("1.98", nights(2024, "foreign") / 1e6),
    ("59", share_of_foreign(2024)),
]
CHANGES = {
    "NO073": "1.3",
    "NO072": "1.3",
    "NO071": "1.0",
    LAPLAND: "0.2",
    "SE332": "-0.2",
    "SE331": "1.8",
    "FI1D9": "0.4",
    "FI1D8": "-1.3",
    "FI1DC": "-0.3",
}
MAP = [(printed, percent(people(region, 2025), people(region, 2023))) for region, printed in CHANGES.items()]
MAP.append(("-2.8", percent(people(LAPLAND, 2023), people(LAPLAND, 2016))))
BORN = "lapland_births_deaths"
POSTER = [
    ("176151", lapland("population", 2025)),
    ("-2.6", percent(lapland("population", 2025), lapland("population", 2016))),
    ("27.7", 100 * lapland("age_65_plus", 2025) / lapland("population", 2025)),
    ("47.4", lapland("median_age", 2022, "lapland_age_structure")),
    ("70", lapland("age_dependency", 2022, "lapland_age_structure")),
    ("1413", lapland("births", 2021, BORN)),
    ("2155", lapland("deaths", 2021, BORN)),
    ("-48", percent(lapland("births", 2021, BORN), lapland("births", 1990, BORN))),
    ("20", percent(lapland("deaths", 2021, BORN), lapland("deaths", 1990, BORN))),
    ("2731", lapland("births", 1990, BORN)),
    ("1801", lapland("deaths", 1990, BORN)),
    ("7144", aged("male", "65_69")),
    ("6926", aged("female", "65_69")),
    ("3575", aged("male", "0_4")),
    ("3538", aged("female", "0_4")),
]


@pytest.mark.parametrize(("printed", "figure"), [*LINES, *MAP, *POSTER])
def test_a_picture_of_the_readme_prints_what_the_data_say(printed: str, figure: float) -> None:
    decimals = len(printed.partition(".")[2])
    assert abs(float(printed) - figure) <= 0.5 * 10**-decimals + 1e-9
