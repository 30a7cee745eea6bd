"""Gates on figures: totals, units, currencies and ranges."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from check_samples import Figures, Words, faults, graphic
from project_samples import Workshop

TOTAL = """
[[totals]]
column = "nights"
over = "guests"
total = "all"
"""
GUESTS = Figures(
    ("guests", "year"),
    {"guests": ("all", "near", "far", "other"), "year": "year", "nights": "nights"},
    [("all", 2025, 1000), ("near", 2025, 600), ("far", 2025, 300), ("other", 2025, 100)],
    more=TOTAL,
)
DONUT = """
from ruska import Chart, Donut, figure, total

chart = Chart(
    dataset="figures",
    kind=Donut(category="guests", value="nights"),
    select=lambda t: t.where(guests=PARTS),
    facts=lambda t, all: {"all": figure(all, guests="all"), "parts": total(t)},
)
"""
STACK = """
from ruska import Chart, Column

chart = Chart(
    dataset="figures",
    kind=Column(category="year", value="nights", series="guests", mode="MODE"),
    select=lambda t: t.where(guests=["near", "far"]),
)
"""
ALL_PARTS, SOME_PARTS = '["near", "far", "other"]', '["near", "far"]'
MISSED = 'error one.py: the parts drawn of "nights" add up to 900, but the total is 1000.'


@pytest.mark.parametrize("kind", ["Donut", "Treemap", "Waffle"])
def test_parts_that_miss_their_stated_total_are_an_error(kind: str, fresh: Callable[[], Workshop]) -> None:
    shop, script = fresh(), DONUT.replace("Donut", kind)
    graphic(shop, GUESTS, script.replace("PARTS", SOME_PARTS))
    assert faults(shop) == [MISSED]
    graphic(shop, GUESTS, script.replace("PARTS", ALL_PARTS))
    assert faults(shop) == []


@pytest.mark.parametrize("mode", ["stacked", "percent", "grouped"])
def test_a_pile_that_lacks_a_part_is_an_error_and_columns_side_by_side_are_none(
    mode: str, fresh: Callable[[], Workshop]
) -> None:
    shop = fresh()
    graphic(shop, GUESTS, STACK.replace("MODE", mode))
    found = [line for line in faults(shop) if not line.startswith("note ")]
    assert found == ([] if mode == "grouped" else [MISSED])


def test_parts_whose_sum_and_total_are_both_told_are_sound(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    words = Words(subtitle="The parts add up to {parts}, the total is {all}")
    graphic(shop, GUESTS, DONUT.replace("PARTS", SOME_PARTS), words)
    assert faults(shop) == []
    graphic(shop, GUESTS, DONUT.replace("PARTS", SOME_PARTS), replace(words, subtitle="The total is {all}"))
    assert faults(shop) == [MISSED]


def test_the_total_that_holds_a_category_counts_as_stated(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    nested = "\n[columns.guests.nested]\n" + "".join(f'{part} = "all"\n' for part in ("near", "far", "other"))
    figures = replace(GUESTS, more=nested)
    graphic(shop, figures, DONUT.replace("PARTS", SOME_PARTS))
    assert faults(shop) == [MISSED]


BARS = """
from ruska import Bar, Chart

chart = Chart(dataset="figures", kind=Bar(category="project", value="cost"), select=lambda t: t.where(SELECT))
"""
PROJECTS = Figures(
    ("project", "year"),
    {"project": ("mill", "mine"), "year": "year", "currency": ("eur", "sek"), "cost": "million_eur"},
    [("mill", 2025, "eur", 100), ("mine", 2025, "sek", 900)],
)


def test_bars_of_two_currencies_are_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    graphic(shop, PROJECTS, BARS.replace("SELECT", ""))
    assert faults(shop) == ["error one.py: amounts in EUR, SEK are compared by their size."]
    graphic(shop, PROJECTS, BARS.replace("SELECT", 'currency="sek"'))
    assert faults(shop) == []


TWO = """
from dataclasses import dataclass, replace

from ruska import Chart, Line


@dataclass(frozen=True)
class Two:
    first: Line
    second: Line

    def table(self, plot):
        return self.first.table(plot)

    def body_height(self, plot, space):
        return self.first.body_height(plot, space)

    def resolve(self, plot, space):
        (panel,) = self.first.resolve(plot, space)
        (other,) = self.second.resolve(plot, space)
        lines = tuple(mark for mark in other.marks if mark.id.startswith("line-"))
        return (replace(panel, marks=(*panel.marks, *lines)),)


chart = Chart(dataset="figures", kind=Two(Line(x="year", y="people"), Line(x="year", y="SECOND")))
"""


def test_two_units_on_one_axis_are_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns: dict[str, str | tuple[str, ...]] = {
        "year": "year",
        "people": "persons",
        "women": "persons",
        "share": "percent",
    }
    figures = Figures(("year",), columns, [(year, 900, 450, 50) for year in (2024, 2025)])
    graphic(shop, figures, TWO.replace("SECOND", "share"))
    assert faults(shop) == ["error one.py: figures in percent, persons share one axis."]
    graphic(shop, figures, TWO.replace("SECOND", "women"))
    assert faults(shop) == []


def test_two_units_each_along_an_axis_of_its_own_are_sound(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns: dict[str, str | tuple[str, ...]] = {
        "place": ("north", "south"),
        "year": "year",
        "people": "persons",
        "share": "percent",
    }
    figures = Figures(("place", "year"), columns, [("north", 2025, 900, 40), ("south", 2025, 1000, 60)])
    script = BARS.replace("Bar", "RankedTable").replace('category="project", value="cost"', TABLE)
    graphic(shop, figures, script.replace("SELECT", ""))
    assert faults(shop) == []


TABLE = 'category="place", columns=["people", "share"]'
RANGES = Figures(
    ("project", "year"),
    {
        "project": ("mill", "mine"),
        "year": "year",
        "cost": "million_eur",
        "cost_low": "million_eur",
        "cost_high": "million_eur",
    },
    [("mill", 2025, 150, 100, 200), ("mine", 2025, 300, None, None)],
)


@pytest.mark.parametrize("value", ["cost", "cost_low"])
def test_a_range_drawn_as_a_point_is_an_error(value: str, fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    script = BARS.replace('"cost"', f'"{value}"')
    graphic(shop, RANGES, script.replace("SELECT", ""))
    message = 'error one.py: the source gives ranges ("cost_low" to "cost_high") for mill, which are drawn as points.'
    assert faults(shop) == [message]
    graphic(shop, RANGES, script.replace("SELECT", 'project="mine"'))
    assert faults(shop) == []
