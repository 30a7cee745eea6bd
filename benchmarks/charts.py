"""The ten charts of the comparison: invented figures from a seed, and the texts that every tool has to draw."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["bar", "diverging", "column", "line", "grouped", "stacked", "percent", "slope", "dots", "area"]

WIDTH, HEIGHT, SCALE = 1200, 675, 2
SEED = 20_260_101
SOURCE = "Source: Example data, invented figures. Licence: CC0 1.0."
LETTERS = "ABCDEFGHIJKLMNOP"


@dataclass(frozen=True)
class Row:
    """One figure: a category or year, the series it belongs to, and the value."""

    category: str
    series: str
    value: float


@dataclass(frozen=True)
class BenchChart:
    """One chart, before any tool: its form, its texts and its figures."""

    id: str
    form: Form
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    years: bool = False

    @property
    def categories(self) -> list[str]:
        """The categories in order of appearance."""
        return list(dict.fromkeys(row.category for row in self.rows))

    @property
    def series(self) -> list[str]:
        """The series in order of appearance."""
        return list(dict.fromkeys(row.series for row in self.rows))

    def values(self, series: str) -> list[float]:
        """The figures of one series, in the order of the categories."""
        return [row.value for row in self.rows if row.series == series]


def bench_charts() -> tuple[BenchChart, ...]:
    """Return the ten charts, the same ones every time."""
    return tuple(_charts(random.Random(SEED)))


def _charts(chance: random.Random) -> Iterator[BenchChart]:
    one, two, three = ["Value"], ["2015", "2024"], ["Group 1", "Group 2", "Group 3"]
    four, five = [*three, "Group 4"], [f"Series {letter}" for letter in LETTERS[:5]]
    yield _chart("bars", "bar", _areas(12), one, lambda: chance.randint(900, 9_000))
    yield _chart("diverging", "diverging", _areas(10), one, lambda: chance.choice((-1, 1)) * chance.randint(40, 900))
    yield _chart("columns", "column", _years(2013, 12), one, lambda: chance.randint(400, 990), years=True)
    yield _chart("lines", "line", _years(1965, 60), five, _walk(chance, 60), years=True)
    yield _chart("grouped", "grouped", _areas(5), three, lambda: chance.randint(100, 980))
    yield _chart("stacked", "stacked", _areas(8), four, lambda: chance.randint(300, 1_900))
    yield _chart("shares", "percent", _years(2015, 10), three, lambda: chance.randint(200, 800), years=True)
    yield _chart("slope", "slope", two, [f"Area {letter}" for letter in LETTERS[:6]], lambda: chance.randint(100, 990))
    yield _chart("dots", "dots", _areas(15), one, lambda: chance.randint(1_000, 9_900))
    yield _chart("areas", "area", _years(1995, 30), four, _walk(chance, 30), years=True)


def _chart(
    id: str, form: Form, categories: list[str], series: list[str], figure: Callable[[], float], *, years: bool = False
) -> BenchChart:
    rows = tuple(Row(category, name, figure()) for name in series for category in categories)
    title = f"Area A leads the invented figures of the {form} chart"
    return BenchChart(id, form, title, "What is measured, in which unit, thousand nights", rows, years)


def _areas(count: int) -> list[str]:
    return [f"Area {letter}" for letter in LETTERS[:count]]


def _years(first: int, count: int) -> list[str]:
    return [str(first + index) for index in range(count)]


def _walk(chance: random.Random, length: int) -> Callable[[], float]:
    """Return a random walk that begins anew after `length` steps."""
    steps: Iterator[float] = iter(())

    def step() -> float:
        nonlocal steps
        value = next(steps, None)
        if value is None:
            steps = iter(_path(chance, length))
            value = next(steps)
        return value

    return step


def _path(chance: random.Random, length: int) -> list[float]:
    path = [float(chance.randint(300, 900))]
    while len(path) < length:
        path.append(max(60.0, path[-1] + chance.randint(-60, 64)))
    return path
