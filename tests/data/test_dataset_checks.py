"""Checks over rows: region codes that replace or hold one another, and declared totals."""

import pytest
from dataset_samples import TOML

from ruska.data import load_dataset
from ruska.errors import DatasetError

BREAK = '[[breaks]]\ncolumn = "region"\nnote = { en = "The codes change." }\n'
SEX = (
    TOML.replace('["region", "year"]', '["region", "year", "sex"]')
    + '[columns.sex]\ntype = "category"\nlabel = { en = "Sex" }\n'
    + 'values = { total = { en = "All" }, female = { en = "Women" }, male = { en = "Men" } }\n'
)
TOTAL = '[[totals]]\ncolumn = "people"\nover = "sex"\ntotal = "total"\n'


def faults(folder, regions):
    with pytest.raises(DatasetError) as caught:
        load_dataset(folder, regions)
    return [(finding.line, finding.message) for finding in caught.value.findings]


def test_an_unknown_code_names_the_nearest(make, regions):
    with pytest.raises(DatasetError, match=r'data.csv:2: .*"FI1D77" is no known region code\. Did you mean "FI1D7"'):
        load_dataset(make("region,year,people\nFI1D77,2020,1\n"), regions)


def test_a_code_and_its_successor(make, regions):
    csv = "region,year,people\nFI1D3,2022,1\nFI1DC,2023,2\n"
    assert faults(make(csv), regions) == [(3, 'Column "region" holds "FI1DC" and its predecessor "FI1D3".')]
    assert load_dataset(make(csv, TOML + BREAK), regions).breaks[0].at is None
    assert load_dataset(make(csv, f'overlaps = ["FI1DC"]\n{TOML}'), regions)


def test_a_composite_beside_its_part_in_one_period(make, regions):
    csv = "region,year,people\nNO074,2022,3\nNO072,2023,1\nNO074,2023,3\n"
    message = 'Column "region" holds "NO074" and its part "NO072" in the same period.'
    assert faults(make(csv), regions) == [(4, message)]
    dataset = load_dataset(make(csv, f'overlaps = ["NO074"]\n{TOML}'), regions)
    assert dataset.nested == {"region": {"NO072": ("NO074",)}}


def test_a_composite_and_its_part_in_different_periods(make, regions):
    assert load_dataset(make("region,year,people\nNO074,2022,3\nNO072,2023,1\n"), regions)


def test_totals(make, regions):
    rows = "region,year,people,sex\nFI,2020,10,total\nFI,2020,4,female\nFI,2020,{},male\n"
    assert load_dataset(make(rows.format(6), SEX + TOTAL), regions).totals[0].total == "total"
    message = '"people" (region FI, year 2020): the parts add up to 11, but "total" is 10.'
    assert faults(make(rows.format(7), SEX + TOTAL), regions) == [(2, message)]
    assert load_dataset(make(rows.format(7), f"{SEX}{TOTAL}tolerance = 1\n"), regions)


def test_totals_of_some_rows_and_some_parts(make, regions):
    csv = "region,year,people\nSE33,2020,5\nSE331,2020,2\nSE332,2020,3\n"
    csv += "SE33,2021,9\nSE331,2021,2\nSE332,2021,3\nFI,2020,1\n"
    total = '[[totals]]\ncolumn = "people"\nover = "region"\ntotal = "SE33"\nparts = ["SE331", "SE332"]\n'
    assert load_dataset(make(csv, f"{TOML}{total}where = {{ year = [2020] }}\n"), regions)
    assert [line for line, _ in faults(make(csv, TOML + total), regions)] == [5]


def test_a_total_with_a_missing_part_is_not_checked(make, regions):
    toml = SEX.replace('unit = "persons"', 'unit = "persons"\nmissing = true') + TOTAL
    csv = "region,year,people,sex\nFI,2020,10,total\nFI,2020,4,female\nFI,2020,,male\n"
    rest = "FI,2021,3,total\nFI,2021,1,female\nFI,2021,2,male\n"
    assert load_dataset(make(csv + rest, toml), regions)


def test_a_total_that_never_applies(make, regions):
    ((line, message),) = faults(make("region,year,people,sex\nFI,2020,4,female\n", SEX + TOTAL), regions)
    assert message == 'The total "total" of "sex" never stands beside its parts, so nothing is checked.'
    assert line == SEX.count("\n") + 1


def test_nested_categories(make, regions):
    toml = SEX + 'nested = { female = "total", male = "total" }\n'
    dataset = load_dataset(make("region,year,people,sex\nFI,2020,10,total\nFI,2020,4,female\n", toml), regions)
    assert dataset.nested == {"sex": {"female": ("total",)}}
