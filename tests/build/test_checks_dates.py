"""Gates on time, judged as on a given day."""

from collections.abc import Callable
from datetime import date

import pytest
from check_samples import Figures, Words, faults, graphic
from project_samples import Workshop

from ruska.build.checks.dates import last_day

BARS = 'from ruska import Bar, Chart\n\nchart = Chart(dataset="figures", kind=Bar(category="place", value="people"))\n'
Columns = dict[str, str | tuple[str, ...]]


def places(year: int) -> Figures:
    """Return figures of one year."""
    columns: Columns = {"place": ("north", "south"), "year": "year", "people": "persons"}
    return Figures(("place", "year"), columns, [("north", year, 900), ("south", year, 1000)])


@pytest.mark.parametrize(("today", "old"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_figures_of_more_than_24_months_ago_need_their_year_in_the_title(
    today: date, old: bool, fresh: Callable[[], Workshop]
) -> None:
    shop = fresh()
    graphic(shop, places(2023), BARS, Words(title="The south has more people than the north"))
    message = "warning words.en.toml: one: the figures are of 2023, more than 24 months ago, and the title does not"
    assert [line.startswith(message) for line in faults(shop, today)] == [True] * old
    graphic(shop, places(2023), BARS, Words(title="The south had more people than the north in 2023"))
    assert faults(shop, today) == []
    graphic(shop, places(2023), BARS, Words(title="The south had more people than the north in 2022"))
    assert len(faults(shop, today)) == old


def test_a_year_in_the_title_of_the_dataset_counts_where_there_is_no_period(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns: Columns = {"place": ("north", "south"), "people": "persons"}
    figures = Figures(("place",), columns, [("north", 900), ("south", 1000)], title="People in 2017")
    graphic(shop, figures, BARS, Words(title="The south has more people than the north"))
    assert ["of 2017, more than 24" in line for line in faults(shop)] == [True]


def test_years_without_a_figure_are_not_the_newest(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns: Columns = {"year": "year", "people": "persons"}
    script = BARS.replace("Bar", "Column").replace("place", "year")
    for figure, old in ((None, True), (900, False)):
        figures = Figures(("year",), columns, [(2020, 800), (2021, 900), (2025, figure)])
        graphic(shop, figures, script, Words(title="The south has more people than before"))
        assert [line.startswith("warning") for line in faults(shop) if not line.startswith("note ")] == [True] * old


STATUS: Columns = {
    "place": ("mill", "mine"),
    "year": "year",
    "status": ("planned", "built"),
    "status_date": "period",
    "people": "employees",
}


def test_a_project_without_a_status_date_is_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    rows = [("mill", 2025, "planned", None, 100), ("mine", 2025, "built", "2026-05", 200)]
    graphic(shop, Figures(("place", "year"), STATUS | {"status_date": "period?"}, rows), BARS)
    assert faults(shop) == ["error one.py: mill: a status without a date."]


def test_a_table_of_projects_without_a_column_of_status_dates_is_an_error(fresh: Callable[[], Workshop]) -> None:
    shop = fresh()
    columns = {name: kind for name, kind in STATUS.items() if name != "status_date"}
    rows = [("mill", 2025, "planned", 100), ("mine", 2025, "built", 200)]
    graphic(shop, Figures(("place", "year"), columns, rows), BARS)
    assert faults(shop) == ["error one.py: mill, mine: a status without a date."]


@pytest.mark.parametrize(("today", "old"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_a_status_of_more_than_12_months_ago_is_a_warning(
    today: date, old: bool, fresh: Callable[[], Workshop]
) -> None:
    shop = fresh()
    rows = [("mill", 2025, "planned", "2025-05", 100), ("mine", 2025, "built", "2026-05", 200)]
    graphic(shop, Figures(("place", "year"), STATUS, rows), BARS)
    assert faults(shop, today) == ["warning one.py: mill: a status of more than 12 months ago."] * old


@pytest.mark.parametrize(
    ("period", "end"),
    [
        (2024, date(2024, 12, 31)),
        ("2024-H1", date(2024, 6, 30)),
        ("2024-Q3", date(2024, 9, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-05-17", date(2024, 5, 17)),
        (date(2024, 5, 17), date(2024, 5, 17)),
        ("soon", None),
    ],
)
def test_a_period_ends_on_its_last_day(period: object, end: date | None) -> None:
    assert last_day(period) == end
