"""What a dataset is made of: its columns, its source, its breaks and the table itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pandas import DataFrame

    from ruska.data.table import Table

LANGUAGES = ("fi", "en", "sv", "nb", "se")
"""Languages in which a dataset may name things."""

ColumnType = Literal["year", "date", "period", "region", "category", "text", "number", "url"]
Localised = Mapping[str, str]
Scalar = str | int | float | date


def localised(texts: Localised, language: str) -> str:
    """Return the text in `language`, or else in English, or else in the first language there is; empty if none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


@dataclass(frozen=True)
class Column:
    """One column.

    `label` and each of `values` (category id to its name) are texts by language. `unit` is an id of `UNITS`, empty
    where the column is no number. `missing` says whether an empty cell is allowed. `nested` maps a category to the
    category that holds it, so that both are never added up.
    """

    name: str
    type: ColumnType
    label: Localised
    unit: str = ""
    decimals: int = 0
    values: Mapping[str, Localised] = field(default_factory=dict)
    missing: bool = False
    minimum: float | None = None
    maximum: float | None = None
    nested: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Who produced the figures and where they stand.

    `retrieved` is when the copy was taken, `published` when the producer printed them; where neither is known,
    `compiled` is when the table was put together.
    """

    producer: Localised
    table: str = ""
    url: str = ""
    retrieved: date | None = None
    published: date | None = None
    compiled: date | None = None

    @property
    def date(self) -> date | None:
        """The date to print: of retrieval, or else of publication, or else of compilation."""
        return self.retrieved or self.published or self.compiled


@dataclass(frozen=True)
class Break:
    """A break in a series: values of `column` from `at` on do not compare with those before.

    An empty `at` means that the codes of a region column change by themselves. `where` limits the break to some rows,
    `measures` to some number columns (none named: all).
    """

    column: str
    at: Scalar | None
    note: Localised
    where: Mapping[str, tuple[Scalar, ...]]
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Total:
    """A total to check: in `column`, the row whose `over` is `total` is the sum of the rows that are `parts`.

    No `parts` means every other value of `over`. `tolerance` is in the column's unit.
    """

    column: str
    over: str
    total: str
    tolerance: float
    where: Mapping[str, tuple[Scalar, ...]]
    parts: tuple[str, ...] = ()


Rows = tuple[Mapping[str, Any], ...]


def data_frame(columns: Mapping[str, Column], rows: Rows) -> "DataFrame":
    """Return rows as a pandas DataFrame, for scripts that want one; Ruska itself does without, for a quicker start."""
    import pandas

    dtypes = {"number": "float64", "year": "int64", "date": "object"}
    series = {}
    for name, column in columns.items():
        values = [row[name] for row in rows]
        dtype = dtypes.get(column.type, "str")
        if dtype == "int64" and None in values:
            dtype = "Int64"
        series[name] = pandas.Series(values, dtype=dtype)
    return pandas.DataFrame(series)


@dataclass(frozen=True, eq=False)
class Dataset:
    """A checked, immutable table with its provenance.

    `hash` is the SHA-256 (hex) of the data file followed by `dataset.toml`. `nested` holds, for each column, which
    value is inside which other one (region in country, part in total); see `Table.sum`.
    """

    id: str
    title: Localised
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    source: Source
    licence: str
    breaks: tuple[Break, ...]
    totals: tuple[Total, ...]
    notes: tuple[Localised, ...]
    path: Path
    data_path: Path
    hash: str
    nested: Mapping[str, Mapping[str, tuple[str, ...]]]
    rows: Rows = field(repr=False)
    """The rows, in the order of the file; what is missing is `None`."""

    @property
    def frame(self) -> "DataFrame":
        """The table for pandas: years are int64, numbers float64 (missing is NaN), the rest text (missing is None)."""
        return data_frame(self.columns, self.rows)

    def table(self) -> "Table":
        """Return the table as chart scripts see it."""
        from ruska.data.table import Table

        return Table.of(self)
