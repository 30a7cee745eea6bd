"""Data files as rows of raw cells: CSV in the encodings and separators that people have, and Excel."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ruska.errors import DatasetError, Finding

RawCell = str | float | bool | date | datetime | time | timedelta
SEPARATORS = ",;\t"
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file; `line` is where it begins, the first line of the file being 1."""

    line: int
    cells: Sequence[RawCell]


@dataclass(frozen=True, slots=True)
class RawTable:
    """The header and rows of a data file; `decimal_comma` says whether `1,5` may mean one and a half."""

    path: Path
    header: tuple[str, ...]
    header_line: int
    rows: tuple[RawRow, ...]
    decimal_comma: bool = False
    excel: bool = False

    def place(self, row: RawRow, column: int) -> str:
        """Return the name of a cell in Excel, such as `B7`; empty for CSV, where the line is enough."""
        return cell_name(row.line, column) if self.excel else ""


def cell_name(line: int, column: int) -> str:
    """Return the Excel name of a cell from its line (from 1) and column (from 0)."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


def without_controls(text: str) -> str:
    """Remove control characters and the spaces around; line feeds and tabs stay, unlike in texts that are shown."""
    return text.translate(_CONTROLS).strip()


def decode(path: Path, content: bytes) -> tuple[str, str]:
    """Decode a text file: by its byte order mark, or else UTF-8, or else cp1252. Return the text and the encoding.

    No guessing: a guesser reads Finnish cp1252 as Mac Icelandic. Raises `DatasetError` when none of them gives text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_marked(path, content, encoding), encoding
    try:
        text, encoding = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as cause:
        line = content[: cause.start].count(b"\n") + 1
        text, encoding = _decode_windows(path, content, line), "cp1252"
    if "\0" in text:
        raise _unreadable(path, text[: text.index("\0")].count("\n") + 1)
    return text, encoding


def _decode_marked(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as cause:
        raise _unreadable(path, content[: cause.start].count(b"\n") + 1) from cause


def _decode_windows(path: Path, content: bytes, line: int) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as cause:
        raise _unreadable(path, line) from cause
    if any(ord(sign) in _CONTROLS for sign in text):
        raise _unreadable(path, line)
    return text


def _unreadable(path: Path, line: int) -> DatasetError:
    message = "cannot be read as text: it is neither UTF-8 nor Windows-1252."
    return DatasetError(Finding(message, path, line, 'Save it again as "CSV UTF-8".'))


def read_csv(path: Path, content: bytes, expected: Iterable[str]) -> RawTable:
    """Read a CSV file, separated by comma, semicolon or tab: the one whose header has most of the expected names.

    Raises `DatasetError` when it is no text, is empty, has an unclosed quote or a header that repeats a name.
    """
    text, _ = decode(path, content)
    separator = separator_of(text, frozenset(expected))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[RawRow] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                rows.append(RawRow(line, cells))
            line = reader.line_num + 1
    except csv.Error as cause:
        remedy = "Close every quote; a quote inside a quoted text is doubled."
        raise DatasetError(Finding(f"is not valid CSV: {cause}.", path, line, remedy)) from cause
    return _with_header(path, rows, decimal_comma=separator != ",", excel=False)


def separator_of(text: str, expected: frozenset[str]) -> str:
    """Return the separator whose header has most of the expected names; a comma when none has any."""
    first = text.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")

    def found(separator: str) -> int:
        names = {name.strip().strip('"').strip() for name in first.split(separator)}
        return len(names & expected)

    return max(SEPARATORS, key=found)


def _with_header(path: Path, rows: list[RawRow], *, decimal_comma: bool, excel: bool) -> RawTable:
    rows = [row for row in rows if any(not isinstance(cell, str) or cell.strip() for cell in row.cells)]
    if not rows:
        raise DatasetError(Finding("is empty.", path, remedy="The first row must hold the names of the columns."))
    head = rows[0]
    names = [without_controls(str(cell)) for cell in head.cells]
    while names and not names[-1]:
        names.pop()
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        listed = ", ".join(f'"{name}"' for name in twice)
        raise DatasetError(Finding(f"has more than one column {listed}.", path, head.line, "Give each its own name."))
    return RawTable(path, tuple(names), head.line, tuple(rows[1:]), decimal_comma, excel)


def read_data(path: Path, content: bytes, sheet: str, expected: Iterable[str]) -> RawTable:
    """Read `.xlsx` (or another Excel form) through calamine and anything else as CSV."""
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}:
        from ruska.data.excel import read_excel_rows

        return _with_header(path, read_excel_rows(path, content, sheet), decimal_comma=False, excel=True)
    return read_csv(path, content, expected)
