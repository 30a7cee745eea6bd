"""Excel files as rows of raw cells, through calamine.

calamine gives an error cell and a formula without a stored value as empty, which would pass for a missing figure, so
the sheet's XML is looked through for both.
"""

import io
import posixpath
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from ruska.data.reading import RawRow
from ruska.errors import DatasetError, Finding


def read_excel_rows(path: Path, content: bytes, sheet: str) -> list[RawRow]:
    """Read one sheet, by name or else the first.

    Raises `DatasetError` when the file is no Excel file, has no such sheet, holds an error cell such as `#DIV/0!`, or
    a formula whose result was never stored.
    """
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        if sheet and sheet not in names:
            listed = ", ".join(f'"{name}"' for name in names)
            raise DatasetError(Finding(f'has no sheet "{sheet}".', path, remedy=f"Its sheets are {listed}."))
        name = sheet or names[0]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except python_calamine.CalamineError as cause:
        raise DatasetError(
            Finding(f"cannot be read as an Excel file ({cause}).", path, remedy="Save it again as .xlsx.")
        ) from cause
    findings = [_faulty(path, cell, shown) for cell, shown in _faulty_cells(content, name)]
    if findings:
        raise DatasetError(findings)
    return [RawRow(line, cells) for line, cells in enumerate(rows, start=1)]


def _faulty(path: Path, cell: str, shown: str) -> Finding:
    line = int(re.sub(r"\D", "", cell) or 0)
    if shown:
        return Finding(f"Cell {cell} holds the error {shown}.", path, line, "Correct its formula, or empty the cell.")
    message = f"Cell {cell} holds a formula without a stored result."
    return Finding(message, path, line, "Open the file in Excel and save it, or write the figure itself.")


def _faulty_cells(content: bytes, sheet: str) -> list[tuple[str, str]]:
    """Return name and shown error of each error cell, and name and "" of each formula without a result."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = _sheet_member(archive, sheet)
        return _SheetScan(archive.read(member)).faulty if member in archive.namelist() else []


def _sheet_member(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return where a sheet is stored (ECMA-376: workbook.xml names it, the relationships locate it)."""
    if "xl/workbook.xml" not in archive.namelist():
        return ""
    relation = ""
    for tag, attributes in _elements(archive.read("xl/workbook.xml")):
        if tag == "sheet" and attributes.get("name") == sheet:
            relation = attributes.get("r:id", "")
    for tag, attributes in _elements(archive.read("xl/_rels/workbook.xml.rels")):
        if tag == "Relationship" and attributes.get("Id") == relation:
            return posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lstrip("/")
    return ""


def _elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((tag.rpartition(":")[2], attributes))
    parser.Parse(xml, True)
    return found


class _SheetScan:
    """Walks through a sheet's cells; `faulty` are those whose value calamine would hide."""

    def __init__(self, xml: bytes) -> None:
        self.faulty: list[tuple[str, str]] = []
        self._cell: dict[str, str] = {}
        self._formula = False
        self._value = ""
        self._inside = ""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._inside = tag.rpartition(":")[2]
        if self._inside == "c":
            self._cell, self._formula, self._value = attributes, False, ""
        self._formula = self._formula or self._inside == "f"

    def _text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text

    def _end(self, tag: str) -> None:
        self._inside = ""
        if tag.rpartition(":")[2] != "c":
            return
        name, kind = self._cell.get("r", ""), self._cell.get("t", "")
        if kind == "e":
            self.faulty.append((name, self._value))
        elif self._formula and not self._value and kind != "str":
            self.faulty.append((name, ""))
