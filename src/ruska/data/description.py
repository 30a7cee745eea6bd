"""`dataset.toml` as pydantic models, so that every fault of a description is found at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ruska.data.model import LANGUAGES, Break, Column, ColumnType, Localised, Scalar, Source, Total
from ruska.data.units import UNITS, nearest_units
from ruska.errors import DatasetError, Finding
from ruska.tomlfile import TomlFile


def _languages(texts: dict[str, str]) -> dict[str, str]:
    unknown = sorted(set(texts) - set(LANGUAGES))
    if unknown:
        raise ValueError(f'the language "{unknown[0]}" is not one of {", ".join(LANGUAGES)}')
    if not texts or not all(text.strip() for text in texts.values()):
        raise ValueError("at least one language is needed, and no text may be empty")
    return texts


def _every_language(value: Any) -> Any:
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _web_address(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError as cause:
        raise ValueError("is not a web address") from cause
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(sign.isspace() for sign in url):
        raise ValueError("must be a web address that begins with http:// or https://")
    return url


def _known_unit(unit: str) -> str:
    if unit not in UNITS:
        raise ValueError(f'"{unit}" is no known unit; the nearest are {", ".join(nearest_units(unit))}')
    return unit


def _day(value: Any) -> Any:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError("must be a date such as 2026-04-09, without quotes")
    return value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Texts = Annotated[dict[str, str], AfterValidator(_languages)]
Name = Annotated[dict[str, str], BeforeValidator(_every_language), AfterValidator(_languages)]
Url = Annotated[str, AfterValidator(_web_address)]
Unit = Annotated[str, AfterValidator(_known_unit)]
Day = Annotated[date, BeforeValidator(_day)]
Where = dict[str, Annotated[list[Scalar], BeforeValidator(_as_list)]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SourceModel(_Strict):
    """`[source]`."""

    producer: Name
    table: str = ""
    url: Url
    retrieved: Day | None = None
    published: Day | None = None
    compiled: Day | None = None


class ColumnModel(_Strict):
    """`[columns.<name>]`."""

    type: ColumnType
    label: Texts
    unit: Unit = ""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    values: dict[str, Texts] = {}
    nested: dict[str, str] = {}
    missing: bool = False
    minimum: float | None = None
    maximum: float | None = None


class BreakModel(_Strict):
    """`[[breaks]]`; `at` may be left out only where the codes of a region column change."""

    column: str
    at: Scalar | None = None
    where: Where = {}
    measures: list[str] = []
    note: Texts


class TotalModel(_Strict):
    """`[[totals]]`."""

    column: str
    over: str
    total: str
    parts: list[str] = []
    tolerance: Annotated[float, Field(ge=0)] = 0.0
    where: Where = {}


class Description(_Strict):
    """The whole of `dataset.toml`."""

    title: Texts
    licence: Annotated[str, Field(min_length=1)]
    key: Annotated[list[str], Field(min_length=1)]
    source: SourceModel
    columns: Annotated[dict[str, ColumnModel], Field(min_length=1)]
    file: str = ""
    sheet: str = ""
    overlaps: list[str] = []
    breaks: list[BreakModel] = []
    totals: list[TotalModel] = []
    notes: list[Texts] = []

    def column_type(self, name: str) -> str:
        """Return the type of a column; empty where there is no such column."""
        return self.columns[name].type if name in self.columns else ""

    def model_columns(self) -> dict[str, Column]:
        """Return the columns as the rest of Ruska knows them."""
        return {name: Column(name=name, **dict(column)) for name, column in self.columns.items()}

    def model_source(self) -> Source:
        """Return the source."""
        return Source(**dict(self.source))

    def model_breaks(self) -> tuple[Break, ...]:
        """Return the declared breaks."""
        return tuple(
            Break(item.column, item.at, item.note, _tuples(item.where), tuple(item.measures)) for item in self.breaks
        )

    def model_totals(self) -> tuple[Total, ...]:
        """Return the declared totals."""
        return tuple(
            Total(item.column, item.over, item.total, item.tolerance, _tuples(item.where), tuple(item.parts))
            for item in self.totals
        )

    def model_notes(self) -> tuple[Localised, ...]:
        """Return the notes."""
        return tuple(self.notes)


def _tuples(where: dict[str, list[Scalar]]) -> dict[str, tuple[Scalar, ...]]:
    return {name: tuple(values) for name, values in where.items()}


def describe(toml: TomlFile) -> Description:
    """Read a description.

    Raises `DatasetError` with every fault: a missing, unknown or misspelt key, a wrong type, an unknown unit, and a
    column that is referred to but not described.
    """
    try:
        description = Description.model_validate(toml.data)
    except ValidationError as cause:
        raise DatasetError([_finding(toml, error) for error in cause.errors(include_url=False)]) from cause
    findings = list(_cross_findings(toml, description))
    if findings:
        raise DatasetError(findings)
    return description


def _finding(toml: TomlFile, error: Any) -> Finding:
    place = tuple(part for part in error["loc"] if not str(part).startswith(("function-", "lax-or", "dict[")))
    name = ".".join(str(part) for part in place)
    line = toml.line(*place)
    if error["type"] == "missing":
        return Finding(f'"{name}" is missing.', toml.path, line, "Add it.")
    if error["type"] == "extra_forbidden":
        return Finding(f'"{name}" is not a key that Ruska knows.', toml.path, line, _spelling(place))
    message = error["msg"].removeprefix("Value error, ")
    return Finding(f'"{name}": {message[:1].lower()}{message[1:]}.', toml.path, line, "Correct it.")


def _spelling(place: tuple[Any, ...]) -> str:
    from difflib import get_close_matches

    models: dict[str, type[BaseModel]] = {
        "source": SourceModel,
        "columns": ColumnModel,
        "breaks": BreakModel,
        "totals": TotalModel,
    }
    fields = (models.get(str(place[0]), Description) if len(place) > 1 else Description).model_fields
    near = get_close_matches(str(place[-1]), fields, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known keys are {', '.join(fields)}."


def _cross_findings(toml: TomlFile, description: Description) -> Iterator[Finding]:
    """Faults between parts of a description that is right part by part."""
    faults = [*_unknown_columns(description), *_period_faults(description)]
    source = description.source
    if not (source.retrieved or source.published or source.compiled):
        message = '[source] has neither "retrieved" nor "published" nor "compiled"; a graphic must name a date.'
        faults.append((message, ("source",)))
    for name, column in description.columns.items():
        faults += [(message, ("columns", name)) for message in _column_faults(name, column)]
    for index, total in enumerate(description.totals):
        if description.column_type(total.column) not in {"number", ""}:
            faults.append((f'"{total.column}" is no number column.', ("totals", index)))
    for message, key in faults:
        yield Finding(message, toml.path, toml.line(*key), "Correct it.")


Fault = tuple[str, tuple[str | int, ...]]


def _unknown_columns(description: Description) -> Iterator[Fault]:
    for name, key in _named_columns(description):
        if name not in description.columns:
            yield f'There is no column "{name}"; the columns are {", ".join(description.columns)}.', key


def _period_faults(description: Description) -> Iterator[Fault]:
    """Breaks and conditions whose values are not of their column's type, so that they would never be met."""
    for index, item in enumerate(description.breaks):
        key = ("breaks", index)
        kind = description.column_type(item.column)
        if item.at is None and kind not in {"region", ""}:
            yield '"at" is missing: the first period after the break.', key
        elif item.at is not None and kind not in {*_VALUE_TYPES, ""}:
            yield f'A break with "at" needs a column of periods; "{item.column}" is of type {kind}.', key
        yield from ((message, key) for message in _mistyped(description, {item.column: [item.at], **item.where}))
        for name in item.measures:
            if description.column_type(name) not in {"number", ""}:
                yield f'"{name}" is no number column.', key
    for index, total in enumerate(description.totals):
        yield from ((message, ("totals", index)) for message in _mistyped(description, total.where))


_VALUE_TYPES: dict[str, type] = {"year": int, "date": date, "period": str}


def _mistyped(description: Description, conditions: Mapping[str, Sequence[Scalar | None]]) -> Iterator[str]:
    for name, values in conditions.items():
        kind = description.column_type(name)
        wanted = _VALUE_TYPES.get(kind, str)
        for value in values:
            if kind not in {"", "number"} and value is not None and type(value) is not wanted:
                yield f'{value!r} can be no value of "{name}", which is of type {kind}.'


def _named_columns(description: Description) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every mention of a column outside [columns], and the key that makes it."""
    yield from ((name, ("key",)) for name in description.key)
    for index, item in enumerate(description.breaks):
        yield from ((name, ("breaks", index)) for name in (item.column, *item.where, *item.measures))
    for index, total in enumerate(description.totals):
        yield from ((name, ("totals", index)) for name in (total.column, total.over, *total.where))


def _column_faults(name: str, column: ColumnModel) -> list[str]:
    faults: list[str] = []
    if column.type == "number" and not column.unit:
        faults.append(f'Column "{name}" is a number and has no unit.')
    if column.type != "number" and (column.unit or column.minimum is not None or column.maximum is not None):
        faults.append(f'Column "{name}" is no number, so it has no unit, minimum or maximum.')
    if column.type == "category" and not column.values:
        faults.append(f'Column "{name}" is a category and names no values.')
    if column.type != "category" and (column.values or column.nested):
        faults.append(f'Column "{name}" is no category, so it has no values.')
    for inner, outer in column.nested.items():
        faults += [
            f'Column "{name}": "{value}" in "nested" is not among its values.'
            for value in (inner, outer)
            if value not in column.values
        ]
    return faults
