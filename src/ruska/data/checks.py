"""Checks over whole rows: keys, region codes, overlapping codes, declared totals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from ruska.data.cells import Value
from ruska.data.model import Total
from ruska.errors import Finding
from ruska.tomlfile import TomlFile

if TYPE_CHECKING:
    from ruska.data.description import Description
    from ruska.data.regions import Regions

Record = Mapping[str, Value]
Nesting = dict[str, dict[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Rows:
    """The typed rows, the line of each, and the file that they came from."""

    records: Sequence[Record]
    lines: Sequence[int]
    path: Path

    def finding(self, index: int, message: str, remedy: str) -> Finding:
        return Finding(message, self.path, self.lines[index], remedy)


def check_rows(description: "Description", rows: Rows, toml: TomlFile, regions: "Regions | None") -> list[Finding]:
    """Return what is wrong with the rows as a whole. A missing or wrong cell is `None` here and joins no check."""
    findings = _duplicate_keys(rows, description)
    region_columns = [name for name, column in description.columns.items() if column.type == "region"]
    if regions is not None:
        for name in region_columns:
            findings += _unknown_regions(rows, name, regions)
            findings += _code_breaks(rows, name, description, regions)
    for index, total in enumerate(description.model_totals()):
        findings += _wrong_totals(rows, total, description, toml.line("totals", index), toml.path)
    return findings


def nesting(description: "Description", records: Sequence[Record], regions: "Regions | None") -> Nesting:
    """Return for each column which of its values lie inside which others of its values.

    Known from the regions' parents and parts, from `nested` of a category, and from declared totals.
    """
    found: Nesting = {}
    for name, column in description.columns.items():
        present = {str(record[name]) for record in records if record[name] is not None}
        outer: dict[str, set[str]] = {value: set() for value in present}
        for value in present:
            if column.type == "region" and regions is not None:
                outer[value] |= set(regions.holders(value))
            outer[value] |= set(_chain(value, column.nested))
            for total in description.totals:
                if total.over == name and value != total.total and value in (total.parts or present):
                    outer[value].add(total.total)
        kept = {
            value: tuple(sorted(holders & present)) for value, holders in sorted(outer.items()) if holders & present
        }
        if kept:
            found[name] = kept
    return found


def _chain(value: str, nested: Mapping[str, str]) -> Iterable[str]:
    seen = {value}
    while value in nested and nested[value] not in seen:
        value = nested[value]
        seen.add(value)
        yield value


def _duplicate_keys(rows: Rows, description: "Description") -> list[Finding]:
    key = description.key
    required = [name for name in key if not description.columns[name].missing]
    first: dict[tuple[Value, ...], int] = {}
    findings: list[Finding] = []
    for index, record in enumerate(rows.records):
        values = tuple(record[name] for name in key)
        if any(record[name] is None for name in required):
            continue
        if values in first:
            shown = ", ".join(f"{name} {value}" for name, value in zip(key, values, strict=True))
            message = f"The key ({shown}) is already on line {rows.lines[first[values]]}."
            findings.append(rows.finding(index, message, "Delete one of the two rows, or correct its key."))
        else:
            first[values] = index
    return findings


def _unknown_regions(rows: Rows, name: str, regions: "Regions") -> list[Finding]:
    findings: list[Finding] = []
    for index, record in enumerate(rows.records):
        code = record[name]
        if code is not None and str(code) not in regions.codes:
            near = get_close_matches(str(code), sorted(regions.codes), n=1)
            remedy = f'Did you mean "{near[0]}"?' if near else "Add it to datasets/regions."
            findings.append(rows.finding(index, f'Column "{name}": "{code}" is no known region code.', remedy))
    return findings


def _code_breaks(rows: Rows, name: str, description: "Description", regions: "Regions") -> list[Finding]:
    """Codes that succeed one another, and composites beside their parts in one period, unless declared."""
    if any(item.column == name and item.at is None for item in description.breaks):
        declared = set(regions.codes)
    else:
        declared = set(description.overlaps)
    first: dict[str, int] = {}
    for index, record in enumerate(rows.records):
        first.setdefault(str(record[name]), index)
    findings: list[Finding] = []
    for code, index in first.items():
        old = regions.by_code[code].succeeds if code in regions.by_code else ""
        if old in first and not {code, old} & declared:
            message = f'Column "{name}" holds "{code}" and its predecessor "{old}".'
            remedy = f'Declare the change with [[breaks]] column = "{name}" and a note, or keep one of the two.'
            findings.append(rows.finding(max(index, first[old]), message, remedy))
    return findings + _overlapping_composites(rows, name, description, regions)


def _overlapping_composites(rows: Rows, name: str, description: "Description", regions: "Regions") -> list[Finding]:
    periods = [key for key in description.key if description.columns[key].type in {"year", "period", "date"}]
    by_period: dict[tuple[Value, ...], dict[str, int]] = {}
    for index, record in enumerate(rows.records):
        codes = by_period.setdefault(tuple(record[key] for key in periods), {})
        codes.setdefault(str(record[name]), index)
    findings: dict[tuple[str, str], Finding] = {}
    for codes in by_period.values():
        for code, index in codes.items():
            parts = regions.by_code[code].parts if code in regions.by_code else ()
            for part in parts:
                if part in codes and not {code, part} & set(description.overlaps) and (code, part) not in findings:
                    message = f'Column "{name}" holds "{code}" and its part "{part}" in the same period.'
                    remedy = f'Keep one of the two, or declare it with overlaps = ["{code}"].'
                    findings[code, part] = rows.finding(max(index, codes[part]), message, remedy)
    return list(findings.values())


def _wrong_totals(rows: Rows, total: Total, description: "Description", line: int, toml_path: Path) -> list[Finding]:
    others = [name for name in description.key if name != total.over]
    groups: dict[tuple[Value, ...], list[int]] = {}
    for index, record in enumerate(rows.records):
        if all(record[name] in values for name, values in total.where.items()):
            groups.setdefault(tuple(record[name] for name in others), []).append(index)
    findings: list[Finding] = []
    checked = 0
    for group, members in groups.items():
        whole = [index for index in members if rows.records[index][total.over] == total.total]
        parts = [
            index
            for index in members
            if rows.records[index][total.over] in total.parts or (not total.parts and index not in whole)
        ]
        values = [rows.records[index][total.column] for index in (*whole[:1], *parts)]
        if not whole or not parts or any(not isinstance(value, (int, float)) for value in values):
            continue
        checked += 1
        stated, *summands = (float(value) for value in values if isinstance(value, (int, float)))
        if abs(sum(summands) - stated) > total.tolerance + 1e-9 * abs(stated):
            where = ", ".join(f"{name} {value}" for name, value in zip(others, group, strict=True))
            message = f'"{total.column}"{f" ({where})" if where else ""}: the parts add up to {sum(summands):.10g}, '
            message += f'but "{total.total}" is {stated:.10g}.'
            findings.append(rows.finding(whole[0], message, "Correct the figures, or the total's tolerance."))
    if not checked:
        message = f'The total "{total.total}" of "{total.over}" never stands beside its parts, so nothing is checked.'
        findings.append(Finding(message, toml_path, line, "Correct or delete it."))
    return findings
