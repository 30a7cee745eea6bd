"""The tidy table that chart scripts see: frozen, with columns that know their unit, and verbs that refuse nonsense."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ruska.data.model import Break, Column, Dataset, Localised, Rows, Scalar, data_frame
from ruska.data.units import UNITS, nearest_units
from ruska.errors import ScriptError

if TYPE_CHECKING:
    from pandas import DataFrame

Condition = Scalar | None | Iterable[Scalar] | Callable[[Any], bool]
PERIOD_TYPES = frozenset({"year", "period", "date"})
PERIOD_WORDS = ("latest", "previous")


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of a dataset, or figures derived from them. No verb changes a table; each returns a new one."""

    dataset_id: str
    columns: Mapping[str, Column]
    breaks: tuple[Break, ...] = ()
    nested: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    _rows: Rows = field(repr=False, kw_only=True)

    @classmethod
    def of(cls, dataset: Dataset) -> "Table":
        """Return the whole of a dataset as a table."""
        return cls(dataset.id, dataset.columns, dataset.breaks, dataset.nested, _rows=dataset.rows)

    @property
    def frame(self) -> "DataFrame":
        """A copy of the rows as a pandas DataFrame, with the types of `Dataset.frame`."""
        return data_frame(self.columns, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of plain Python values; a missing value is `None`."""
        return [dict(row) for row in self._rows]

    def values(self, column: str) -> list[Any]:
        """Return the values of a column without repeats or missing ones, in order of first appearance."""
        self.column(column)
        return list(dict.fromkeys(row[column] for row in self._rows if row[column] is not None))

    def latest(self, column: str = "year") -> Any:
        """Return the last period, or the largest value, of a column. Raises `ScriptError` for an empty table."""
        values = self.values(column)
        if not values:
            raise ScriptError(f'There is no latest "{column}" in an empty table of "{self.dataset_id}".')
        return max(values)

    def column(self, name: str) -> Column:
        """Return what is known of a column. Raises `ScriptError` that names the columns there are."""
        if name not in self.columns:
            raise ScriptError(
                f'The table of "{self.dataset_id}" has no column "{name}".{_suggestion(name, self.columns)} '
                f"It has {', '.join(self.columns)}."
            )
        return self.columns[name]

    def numbers(self) -> list[str]:
        """Return the names of the number columns."""
        return [name for name, column in self.columns.items() if column.type == "number"]

    def where(self, **conditions: Condition) -> "Table":
        """Keep the rows that meet every condition: a value, a list of values, or a function of one value.

        A period may be "latest" or "previous", counted among the rows that meet the other conditions; "previous" is
        the year before the latest, or the period before it where periods are not years. Raises `ScriptError` for an
        unknown column and for a value that no row has.
        """
        table = self
        for name, wanted in sorted(conditions.items(), key=lambda item: item[1] in PERIOD_WORDS):
            if callable(wanted):
                self.column(name)
                table = table.with_rows([row for row in table._rows if wanted(row[name])])
            elif isinstance(wanted, str) and wanted in PERIOD_WORDS and self.column(name).type in PERIOD_TYPES:
                table = table._only(name, [table._period(name, wanted)])
            else:
                values = list(wanted) if isinstance(wanted, Iterable) and not isinstance(wanted, str) else [wanted]
                self._check_values(name, values)
                table = table._only(name, values)
        return table

    def _period(self, name: str, word: str) -> Any:
        latest = self.latest(name)
        if word == "latest":
            return latest
        if self.column(name).type == "year":
            return latest - 1
        earlier = [value for value in self.values(name) if value < latest]
        if not earlier:
            raise ScriptError(f'"{self.dataset_id}" has no "{name}" before {latest}.')
        return max(earlier)

    def _check_values(self, name: str, values: Sequence[Any]) -> None:
        self.column(name)
        known = self.values(name)
        for value in values:
            if value is not None and value not in known:
                listed = ", ".join(map(str, known[:20])) + (", …" if len(known) > 20 else "")
                raise ScriptError(
                    f'The table of "{self.dataset_id}" has no {name} "{value}".'
                    f"{_suggestion(str(value), [str(item) for item in known])} It has {listed or 'no rows'}."
                )

    def _only(self, name: str, values: Sequence[Any]) -> "Table":
        return self.with_rows([row for row in self._rows if row[name] in values])

    def with_rows(self, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Column] | None = None) -> "Table":
        """Return a table of other rows, and of other columns where they are given; what is missing is `None`."""
        columns = columns or self.columns
        return replace(self, columns=columns, _rows=tuple({name: row[name] for name in columns} for row in rows))

    def with_frame(self, frame: "DataFrame", columns: Mapping[str, Column] | None = None) -> "Table":
        """Return a table of the rows of a pandas DataFrame, for what the verbs of a table cannot do."""
        names = list(frame.columns)
        cells = (map(plain, row) for row in frame.itertuples(index=False, name=None))
        return self.with_rows((dict(zip(names, row, strict=True)) for row in cells), columns)

    def value(self, column: str | None = None, **conditions: Condition) -> float | None:
        """Return the one figure that the conditions leave; `None` where it is missing.

        `column` is the number column, needed where there is more than one. Raises `ScriptError` unless exactly one
        row is left.
        """
        name = self._number(column)
        rows = self.where(**conditions).rows()
        if len(rows) != 1:
            raise ScriptError(
                f'{len(rows)} rows of "{self.dataset_id}" meet {_shown(conditions)}; exactly one is needed. '
                "Add a condition, or use total()."
            )
        figure = rows[0][name]
        return None if figure is None else float(figure)

    def total(self, column: str | None = None, **conditions: Condition) -> float | None:
        """Return the sum of the figures that the conditions leave; `None` where one of them is missing.

        Raises `ScriptError` where no row is left, and wherever `sum` does.
        """
        name = self._number(column)
        rows = self.where(**conditions)
        if not len(rows):
            raise ScriptError(f'No row of "{self.dataset_id}" meets {_shown(conditions)}.')
        return rows.sum(by=[], columns=[name]).value(name)

    def _number(self, column: str | None) -> str:
        numbers = self.numbers()
        if column is not None:
            if self.column(column).type != "number":
                raise ScriptError(f'"{column}" of "{self.dataset_id}" is no number column.')
            return column
        if len(numbers) != 1:
            listed = ", ".join(numbers) or "none"
            raise ScriptError(f'Say which number column of "{self.dataset_id}" you mean: {listed}.')
        return numbers[0]

    def sum(self, by: Sequence[str] = (), columns: Sequence[str] | None = None) -> "Table":
        """Add up the number columns over everything but `by`; a sum with a missing part is missing.

        Without `columns`, those whose figures cannot be added (percent, per inhabitant, ranks) are left out. Raises
        `ScriptError` where a region and a region inside it, or a total and its part, would be counted together.
        """
        from ruska.data.derive import summed

        return summed(self, by, columns)

    def with_share(self, column: str, over: Sequence[str], *, name: str = "share", decimals: int = 0) -> "Table":
        """Add each figure's percent of the total over the values of the columns `over`, the rest kept apart.

        `with_share("nights", over=["residence"])` gives, in each region and year, the share of each residence. All
        shares of a total with a missing part are missing. Raises `ScriptError` wherever `sum` does.
        """
        from ruska.data.derive import with_share

        return with_share(self, column, over, name=name, decimals=decimals)

    def with_change(
        self,
        column: str,
        along: str = "year",
        *,
        by: Sequence[str] | None = None,
        name: str = "change",
        decimals: int = 1,
    ) -> "Table":
        """Add the change on the previous period in percent; for a column in percent, in percentage points.

        `by` tells series apart; without it, every column that is no number does. The change is missing where the
        period just before is not there, where either figure is missing, where the earlier one is not above zero, and
        across a declared break. Raises `ScriptError` where a series has two rows for a period.
        """
        from ruska.data.derive import with_change

        return with_change(self, column, along, by=by, name=name, decimals=decimals)

    def with_index(
        self,
        column: str,
        base: Any,
        along: str = "year",
        *,
        by: Sequence[str] | None = None,
        name: str = "index",
        decimals: int = 0,
    ) -> "Table":
        """Add each figure in percent of its series' figure in the period `base` (that is, `base` = 100).

        Missing wherever `with_change` would be for that pair of periods. Raises `ScriptError` for an unknown `base`.
        """
        from ruska.data.derive import with_index

        return with_index(self, column, base, along, by=by, name=name, decimals=decimals)

    def long(
        self,
        columns: Sequence[str],
        names: str = "series",
        values: str = "value",
        label: Localised | None = None,
    ) -> "Table":
        """Turn number columns of one unit into rows: `names` says which column, `values` holds its figure.

        The names of the series are the labels of the columns. Other number columns are dropped. Raises `ScriptError`
        for columns of different units.
        """
        from ruska.data.reshape import longer

        return longer(self, columns, names, values, label)

    def wide(self, names: str, values: str) -> "Table":
        """Turn rows into number columns, one for each value of the column `names`; other number columns are dropped.

        A combination that no row has is missing. Raises `ScriptError` where two rows would share a cell.
        """
        from ruska.data.reshape import wider

        return wider(self, names, values)

    def sort(self, *columns: str, descending: bool = False) -> "Table":
        """Order the rows by columns; rows that are equal keep their order, missing values come last."""
        rows = list(self._rows)
        for name in reversed(columns):
            self.column(name)
            present = [row for row in rows if row[name] is not None]
            missing = [row for row in rows if row[name] is None]
            rows = sorted(present, key=itemgetter(name), reverse=descending) + missing
        return self.with_rows(rows)

    def with_column(
        self, name: str, values: Sequence[Any], *, unit: str, label: Localised | None = None, decimals: int = 0
    ) -> "Table":
        """Add a number column, one value a row (`None` is missing), or replace one. `label` defaults to the name."""
        if len(values) != len(self._rows):
            raise ScriptError(f'The column "{name}" has {len(values)} values for {len(self._rows)} rows.')
        if unit not in UNITS:
            raise ScriptError(f'"{unit}" is no known unit; the nearest are {", ".join(nearest_units(unit))}.')
        rows = [{**row, name: _figure(value)} for row, value in zip(self._rows, values, strict=True)]
        column = Column(name, "number", label or {"en": name}, unit=unit, decimals=decimals, missing=True)
        return self.with_rows(rows, {**self.columns, name: column})


def plain(value: Any) -> Any:
    """Return a cell as a plain Python value; what pandas holds for missing becomes `None`."""
    import pandas

    if value is None or value is pandas.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def _figure(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def _suggestion(word: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _shown(conditions: Mapping[str, Condition]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in conditions.items()) or "no condition"
