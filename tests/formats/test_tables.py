import csv
import dataclasses
import io

import openpyxl
import pytest
from format_samples import HOSTILE, WORDS, make_sheet

from ruska.errors import WordsError
from ruska.formats.tables import write_csv, write_xlsx
from ruska.scene import Cell


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book_of(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_csv_is_what_excel_and_programs_both_read(sheet):
    data = write_csv(sheet, WORDS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data)[:5] == [
        ["Paikka", "Vuosi", "Yöpymiset (tuhatta)"],
        ["Rovaniemi", "2023", "1234.5"],
        ["'-1 =x", "2024", "-0.3"],
        ["Kemi", "2025", ""],
        [],
    ]


def test_csv_names_its_source_after_the_figures(sheet):
    remarks = [row[0] for row in rows_of(write_csv(sheet, WORDS))[5:]]
    assert all(remark.startswith("# ") for remark in remarks)
    assert "# Lähde: Tilastokeskus & <Tk>" in remarks
    assert "# Lisenssi: CC BY 4.0" in remarks
    assert "# Huomautus: =1+1" in remarks
    assert "# Linkit: https://stat.fi/?a=1&b=2" in remarks


@pytest.mark.parametrize("text", ["=1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_defuses_formulas(text):
    assert rows_of(write_csv(make_sheet(text), WORDS))[1][0].lstrip("'")[:1] in "=+-@"
    assert rows_of(write_csv(make_sheet(text), WORDS))[1][0].startswith("'")


@pytest.mark.parametrize(("value", "text", "in_csv"), [
    ("united_kingdom", "Britannia", "Britannia"),
    ("FI1D7", "Lappi", "Lappi"),
    ("2024-10", "lokakuu 2024", "2024-10"),
    ("2024-10-31", "31.10.2024", "2024-10-31"),
    ("2024-Q3", "2024-Q3", "2024-Q3"),
])  # fmt: skip
def test_things_go_by_their_names_and_moments_as_programs_read_them(sheet, value, text, in_csv):
    table = sheet.scene.table
    changed = dataclasses.replace(table, rows=((Cell(value, text), *table.rows[0][1:]),))
    named = dataclasses.replace(sheet, scene=dataclasses.replace(sheet.scene, table=changed))
    assert rows_of(write_csv(named, WORDS))[1][0] == in_csv
    assert book_of(write_xlsx(named, WORDS)).worksheets[0]["A2"].value == text


@pytest.mark.parametrize(("value", "text"), [
    (0.1 + 0.2, "0.3"),
    (2.0, "2"),
    (1e16, "10000000000000000"),
    (1234567.25, "1234567.25"),
    (float("nan"), ""),
])  # fmt: skip
def test_csv_numbers_are_plain(sheet, value, text):
    table = sheet.scene.table
    cell = dataclasses.replace(table.rows[0][2], value=value)
    changed = dataclasses.replace(table, rows=((*table.rows[0][:2], cell),))
    scene = dataclasses.replace(sheet.scene, table=changed)
    assert rows_of(write_csv(dataclasses.replace(sheet, scene=scene), WORDS))[1][2] == text


def test_xlsx_numbers_are_numbers_with_formats(sheet):
    figures = book_of(write_xlsx(sheet, WORDS)).worksheets[0]
    assert figures.title == "Tiedot"
    assert [cell.value for cell in figures[1]] == ["Paikka", "Vuosi", "Yöpymiset (tuhatta)"]
    assert figures["A1"].font.bold
    assert figures.freeze_panes == "A2"
    assert figures["C2"].value == 1234.5
    assert figures["C2"].number_format == "#,##0.0"
    assert figures["B2"].number_format == "0"
    assert figures["C4"].value == "tieto puuttuu"


def test_xlsx_tells_of_source_and_licence(sheet):
    about = book_of(write_xlsx(sheet, WORDS)).worksheets[1]
    assert about.title == "Tietoja   lähteet"
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert told["Lähde"] == "Tilastokeskus & <Tk>"
    assert told["Kuvaus"] == "Kuvaus & selite"
    assert told["Tarkiste"] == "sha256:0f1e"
    assert told["Linkit"] == "https://stat.fi/?a=1&b=2"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_arrive_as_texts(name):
    text = HOSTILE[name]
    kept = "".join(char for char in text if char >= " " and char != "\ufffe").strip()
    hostile = make_sheet(text)
    cell = book_of(write_xlsx(hostile, WORDS)).worksheets[0]["A2"]
    assert cell.value == kept
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert rows_of(write_csv(hostile, WORDS))[1][0].removeprefix("'") == kept


def test_equal_figures_give_equal_bytes(sheet):
    assert write_xlsx(sheet, WORDS) == write_xlsx(make_sheet(), WORDS)
    assert write_csv(sheet, WORDS) == write_csv(make_sheet(), WORDS)


def test_all_missing_words_are_named(sheet):
    with pytest.raises(WordsError) as caught:
        write_csv(sheet, {"title": "Otsikko"})
    assert len(caught.value.findings) == len(WORDS) - 1
