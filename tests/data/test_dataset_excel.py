"""Figures kept in Excel."""

from datetime import datetime

import pytest
import xlsxwriter
from dataset_samples import TOML

from ruska.data import dataset_inputs, load_dataset
from ruska.errors import DatasetError

DATED = TOML + '[columns.day]\ntype = "date"\nlabel = { en = "Day" }\n'


@pytest.fixture
def workbook(make):
    """Return a function that writes rows into `data.xlsx` of a dataset without CSV and returns the folder."""

    def write(rows, toml=TOML, sheets=("Luvut",)):
        folder = make(toml=toml)
        (folder / "data.csv").unlink()
        book = xlsxwriter.Workbook(folder / "data.xlsx")
        day = book.add_format({"num_format": "d.m.yyyy"})
        for name in sheets:
            sheet = book.add_worksheet(name)
            for line, cells in enumerate(rows):
                for index, cell in enumerate(cells):
                    if isinstance(cell, datetime):
                        sheet.write_datetime(line, index, cell, day)
                    elif isinstance(cell, tuple):
                        sheet.write_formula(line, index, cell[0], None, cell[1])
                    else:
                        sheet.write(line, index, cell)
        book.close()
        return folder

    return write


def test_years_are_whole_and_dates_are_dates(workbook, regions):
    rows = [["region", "year", "people", "day"], ["FI", 2020, 1.5, datetime(2020, 5, 1)], ["FI", "2021", ("=1+1", 2)]]
    folder = workbook(rows, DATED + "missing = true\n")
    assert dataset_inputs(folder)[1].name == "data.xlsx"
    assert load_dataset(folder, regions).table().rows() == [
        {"region": "FI", "year": 2020, "people": 1.5, "day": datetime(2020, 5, 1).date()},
        {"region": "FI", "year": 2021, "people": 2.0, "day": None},
    ]


def test_a_named_sheet(workbook, regions):
    rows = [["region", "year", "people"], ["FI", 2020, 1]]
    named = 'file = "data.xlsx"\nsheet = "Toinen & <b>"\n' + TOML
    assert load_dataset(workbook(rows, named, ("Luvut", "Toinen & <b>")), regions).table().value() == 1
    with pytest.raises(DatasetError, match=r'has no sheet "Toinen & <b>"\. Its sheets are "Luvut"'):
        load_dataset(workbook(rows, named), regions)


def test_error_cells_and_formulas_without_result_are_named(workbook, regions):
    rows = [["region", "year", "people"], ["FI", 2020, ("=1/0", "#DIV/0!")], ["FI", 2021, ("=A1", "")], ["FI", 2022, 3]]
    with pytest.raises(DatasetError) as caught:
        load_dataset(workbook(rows, TOML + "missing = true\n"), regions)
    assert [(finding.line, finding.message) for finding in caught.value.findings] == [
        (2, "Cell C2 holds the error #DIV/0!."),
        (3, "Cell C3 holds a formula without a stored result."),
    ]


def test_a_wrong_cell_is_named(workbook, regions):
    rows = [["region", "year", "people"], ["FI", 2020.5, "x"], ["FI", True, False]]
    with pytest.raises(DatasetError) as caught:
        load_dataset(workbook(rows), regions)
    assert [finding.message for finding in caught.value.findings] == [
        'Cell B2 (column "year"): "2020.5" is no year such as 2024.',
        'Cell C2 (column "people"): "x" is no number.',
        'Cell B3 (column "year"): "True" is no year such as 2024.',
        'Cell C3 (column "people"): "False" is no number.',
    ]


def test_what_is_no_excel_file(make, regions):
    folder = make()
    (folder / "data.csv").rename(folder / "data.xlsx")
    with pytest.raises(DatasetError, match="cannot be read as an Excel file"):
        load_dataset(folder, regions)
