"""Load a dataset: description, raw cells, typed columns, checks. Every fault is found before any is reported."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruska.data.cells import Value, is_missing, typed
from ruska.data.model import Column, Dataset
from ruska.data.reading import RawRow, RawTable, read_data
from ruska.errors import DatasetError, Finding
from ruska.tomlfile import read_toml

if TYPE_CHECKING:
    from ruska.data.regions import Regions

DESCRIPTION = "dataset.toml"


def list_datasets(root: Path) -> list[Path]:
    """Return the dataset folders below `root` (a project's `datasets/`), by name."""
    return sorted(path.parent for path in root.glob(f"*/{DESCRIPTION}"))


def dataset_inputs(folder: Path) -> list[Path]:
    """Return the files that decide what a dataset is: its description and its data. Reads no table."""
    description = folder / DESCRIPTION
    named = read_toml(description, DatasetError).data.get("file", "")
    return [description, _data_path(folder, named if isinstance(named, str) else "")]


def _data_path(folder: Path, named: str) -> Path:
    if not named:
        present = [folder / name for name in ("data.csv", "data.xlsx") if (folder / name).is_file()]
        if len(present) == 2:
            message = "has both data.csv and data.xlsx."
            raise DatasetError(Finding(message, folder, remedy=f'Say which with "file" in {DESCRIPTION}.'))
        return present[0] if present else folder / "data.csv"
    if Path(named).name != named:
        message = f'"file" must name a file in the same folder, not "{named}".'
        raise DatasetError(Finding(message, folder / DESCRIPTION, remedy="Move the file beside it."))
    return folder / named


def load_dataset(folder: Path, regions: "Regions | None") -> Dataset:
    """Load and check the dataset in `folder`.

    `regions` supplies the codes that a region column may hold; `None` leaves them unchecked (for the dataset of the
    regions itself). Raises `DatasetError` with every finding: file, line (the header of a CSV is line 1), remedy.
    """
    from ruska.data.checks import Rows, check_rows, nesting
    from ruska.data.description import describe

    toml = read_toml(folder / DESCRIPTION, DatasetError)
    description = describe(toml)
    data_path = _data_path(folder, description.file)
    try:
        content = data_path.read_bytes()
    except OSError as cause:
        remedy = "Put the table there as data.csv or data.xlsx."
        raise DatasetError(Finding(f"cannot be read ({cause.strerror}).", data_path, remedy=remedy)) from cause
    columns = description.model_columns()
    raw = read_data(data_path, content, description.sheet, columns)
    _check_header(raw, columns)
    records, lines, findings = _typed_rows(raw, columns)
    findings += check_rows(description, Rows(records, lines, data_path), toml, regions)
    if findings:
        raise DatasetError(sorted(findings, key=lambda finding: (str(finding.path), finding.line)))
    return Dataset(
        id=folder.name,
        title=description.title,
        columns=columns,
        key=tuple(description.key),
        source=description.model_source(),
        licence=description.licence,
        breaks=description.model_breaks(),
        totals=description.model_totals(),
        notes=description.model_notes(),
        path=folder,
        data_path=data_path,
        hash=hashlib.sha256(content + toml.path.read_bytes()).hexdigest(),
        nested=nesting(description, records, regions),
        rows=tuple(records),
    )


def _check_header(raw: RawTable, columns: Mapping[str, Column]) -> None:
    findings: list[Finding] = []
    for name in columns:
        if name not in raw.header:
            remedy = f"The first row has {', '.join(raw.header)}."
            findings.append(Finding(f'The column "{name}" is missing.', raw.path, raw.header_line, remedy))
    for name in raw.header:
        if name not in columns:
            remedy = f"Describe it in {DESCRIPTION} as [columns.{name or '…'}], or delete it."
            findings.append(Finding(f'The column "{name}" is not described.', raw.path, raw.header_line, remedy))
    if findings:
        raise DatasetError(findings)


Record = dict[str, Value]


def _typed_rows(raw: RawTable, columns: Mapping[str, Column]) -> tuple[list[Record], list[int], list[Finding]]:
    records: list[Record] = []
    lines: list[int] = []
    findings: list[Finding] = []
    for row in raw.rows:
        if len(_filled(row.cells)) > len(raw.header) or (not raw.excel and len(row.cells) < len(raw.header)):
            message = f"The row has {len(row.cells)} cells where the header has {len(raw.header)}."
            findings.append(Finding(message, raw.path, row.line, "A text that holds the separator needs quotes."))
            continue
        record, faults = _typed_row(raw, row, columns)
        findings += faults
        records.append(record)
        lines.append(row.line)
    return records, lines, findings


def _filled(cells: Sequence[Any]) -> Sequence[Any]:
    count = len(cells)
    while count and isinstance(cells[count - 1], str) and not cells[count - 1].strip():
        count -= 1
    return cells[:count]


def _typed_row(raw: RawTable, row: RawRow, columns: Mapping[str, Column]) -> tuple[Record, list[Finding]]:
    record: Record = dict.fromkeys(columns)
    findings: list[Finding] = []
    for index, name in enumerate(raw.header):
        column = columns[name]
        cell = row.cells[index] if index < len(row.cells) else ""
        if is_missing(cell):
            fault = "" if column.missing else "is empty, and missing values are not allowed"
        else:
            record[name], fault = typed(cell, column, decimal_comma=raw.decimal_comma)
        if fault:
            place = raw.place(row, index)
            where = f'Cell {place} (column "{name}")' if place else f'Column "{name}"'
            findings.append(Finding(f"{where}: {fault}.", raw.path, row.line, _remedy(column, fault)))
    return record, findings


def _remedy(column: Column, fault: str) -> str:
    if fault.startswith("is empty"):
        return f'Fill it in, or set "missing = true" in [columns.{column.name}].'
    return f'Correct the cell, or the "{column.type}" of [columns.{column.name}] in {DESCRIPTION}.'
