"""The plotted figures as CSV and Excel, with their source, licence and notes, as data that nothing runs.

Numbers stay numbers: with a decimal point in CSV, with a number format in Excel. Texts stay texts: one that a
spreadsheet would take for a formula is defused. Things go by the names that the graphic gives them, not by the keys of
the dataset; moments stand in CSV as 2024-10-31, which programs read, and in Excel as the language writes them.
`words` are the engine's words in the sheet's language; see `TABLE_WORDS` for the keys.
"""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from ruska.errors import Finding, WordsError
from ruska.scene import Cell, PlottedTable, Sheet, TableColumn
from ruska.text import clean_text

TABLE_WORDS = (
    "figures",
    "about",
    "title",
    "subtitle",
    "note",
    "description",
    "source",
    "licence",
    "data_date",
    "data_hash",
    "links",
)
CSV_WORDS = ("title", "subtitle", "note", "source", "licence", "data_date", "data_hash", "links")
MOMENT = re.compile(r"\d{4}(-[\dHQ]+)*")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CREATED = datetime(2020, 1, 1, tzinfo=UTC)  # constant, so that equal figures give equal bytes
EXCEL_TEXT_LIMIT = 32_767
EXCEL_NAME_LIMIT = 31
WIDEST_COLUMN = 60


def write_csv(sheet: Sheet, words: Mapping[str, str]) -> bytes:
    """Return the plotted table as CSV: UTF-8 with a byte order mark, commas, CRLF, a missing value as an empty cell.

    After a blank line, rows that start with `# ` name title, note, source, licence and data date. Raises WordsError
    for missing words.
    """
    _check(words)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    table = sheet.scene.table
    writer.writerow([_defused(_heading(column)) for column in table.columns])
    writer.writerows([_csv_value(cell) for cell in row] for row in table.rows)
    writer.writerow([])
    facts = _facts(sheet)
    writer.writerows([f"# {words[key]}: {facts[key]}"] for key in CSV_WORDS if facts[key])
    return buffer.getvalue().encode("utf-8-sig")


def write_xlsx(sheet: Sheet, words: Mapping[str, str]) -> bytes:
    """Return an Excel workbook: the plotted table, and a second sheet on title, description, source and licence.

    A missing value shows its text. Raises WordsError for missing words. Equal sheets give equal bytes.
    """
    import xlsxwriter

    _check(words)
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        facts = _facts(sheet)
        workbook.set_properties(
            {
                "title": _excel_text(facts["title"])[:255],
                "subject": _excel_text(facts["subtitle"])[:255],
                "comments": _excel_text(facts["source"])[:255],
                "created": CREATED,
            }
        )
        _write_figures(workbook, sheet.scene.table, _sheet_name(words["figures"], "Figures"))
        _write_about(workbook, facts, words)
    return buffer.getvalue()


def _check(words: Mapping[str, str]) -> None:
    absent = [key for key in TABLE_WORDS if key not in words]
    if absent:
        raise WordsError(
            Finding(f'the engine word "{key}" is missing.', remedy="Add it to words.<lang>.toml of the base templates.")
            for key in absent
        )


def _facts(sheet: Sheet) -> dict[str, str]:
    credit = sheet.credit
    facts = {
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "note": sheet.note,
        "description": sheet.alt,
        "source": credit.source,
        "licence": credit.licence,
        "data_date": credit.data_date,
        "data_hash": credit.data_hash,
        "links": " ".join(credit.urls),
    }
    return {key: clean_text(text) for key, text in facts.items()}


def _heading(column: TableColumn) -> str:
    return clean_text(f"{column.label} ({column.unit})" if column.unit else column.label)


def _number(cell: Cell) -> float | None:
    """Return a cell's number, None for text and for what is missing, not a number or infinite."""
    return cell.value if isinstance(cell.value, int | float) and math.isfinite(cell.value) else None


def _csv_value(cell: Cell) -> str:
    if isinstance(cell.value, str):
        return _defused(clean_text(cell.value if MOMENT.fullmatch(cell.value) else cell.text))
    number = _number(cell)
    if number is None:
        return ""
    # 15 digits are what a double keeps for sure; noise such as 0.30000000000000004 goes.
    text = f"{number:.15g}"
    return f"{number:.0f}" if "e+" in text else text


def _defused(text: str) -> str:
    """Return a text that no spreadsheet runs: a leading apostrophe marks it as text (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _excel_text(text: str) -> str:
    return text[:EXCEL_TEXT_LIMIT]


def _sheet_name(name: str, default: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '")[:EXCEL_NAME_LIMIT] or default


def _write_figures(workbook: Any, table: PlottedTable, name: str) -> None:
    worksheet = workbook.add_worksheet(name)
    worksheet.freeze_panes(1, 0)
    for index, column in enumerate(table.columns):
        align = "right" if column.numeric else "left"
        heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "align": align})
        values = workbook.add_format({"align": align, "num_format": _number_format(table, index)})
        worksheet.set_column(index, index, _column_width(table, index))
        worksheet.write_string(0, index, _excel_text(_heading(column)), heading)
        for row, cells in enumerate(table.rows, start=1):
            _write_cell(worksheet, (row, index), cells[index], values)


def _write_cell(worksheet: Any, place: tuple[int, int], cell: Cell, style: Any) -> None:
    number = _number(cell)
    if number is not None:
        worksheet.write_number(*place, number, style)
        return
    worksheet.write_string(*place, _excel_text(clean_text(cell.text)), style)


def _number_format(table: PlottedTable, index: int) -> str:
    """Return the Excel format of a column: its decimals, and grouped thousands unless the scene shows them plain."""
    column = table.columns[index]
    if not column.numeric:
        return "General"
    plain = any(row[index].text.isdecimal() and len(row[index].text) > 3 for row in table.rows)
    whole = "0" if plain else "#,##0"
    return f"{whole}.{'0' * column.decimals}" if column.decimals > 0 else whole


def _column_width(table: PlottedTable, index: int) -> int:
    """Return a width in characters that shows the longest value; long headings wrap."""
    longest = max((len(row[index].text) for row in table.rows), default=0)
    longest_word = max(map(len, _heading(table.columns[index]).split()), default=0)
    return min(max(longest, longest_word, 8) + 2, WIDEST_COLUMN)


def _write_about(workbook: Any, facts: Mapping[str, str], words: Mapping[str, str]) -> None:
    worksheet = workbook.add_worksheet(_about_name(words))
    label = workbook.add_format({"bold": True, "valign": "top"})
    value = workbook.add_format({"text_wrap": True, "valign": "top"})
    shown = list(_shown(facts, words))
    worksheet.set_column(0, 0, max(len(name) for name, _ in shown) + 2)
    worksheet.set_column(1, 1, 90)
    for row, (name, text) in enumerate(shown):
        worksheet.write_string(row, 0, name, label)
        worksheet.write_string(row, 1, _excel_text(text), value)


def _about_name(words: Mapping[str, str]) -> str:
    """Return the second sheet's name, which Excel wants to differ from the first's."""
    name = _sheet_name(words["about"], "About")
    return f"{name[: EXCEL_NAME_LIMIT - 2]} 2" if name.lower() == _sheet_name(words["figures"], "").lower() else name


def _shown(facts: Mapping[str, str], words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, text in facts.items():
        if text or key == "title":
            yield words[key], text
