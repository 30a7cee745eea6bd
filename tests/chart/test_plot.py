"""The plot: tables as matrices, names and numbers in a language, faults by name."""

import pytest

from ruska.chart.plot import Formatter, Numbers, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.words import Fact

UNITS = {"nights": "yötä", "persons": "henkilöä"}


@pytest.fixture
def make_plot(read_table, regions):
    def make(id: str, language: str = "fi", **where) -> Plot:
        table = read_table(id)
        facts = {"average": Fact(5.5, "count", 1), "word": Fact("x", "")}
        return Plot(
            id, table.where(**where) if where else table, Formatter(language, regions, UNITS), facts, {"a": "A"}
        )

    return make


def test_a_matrix_has_every_cell(make_plot) -> None:
    plot = make_plot("years", series=["s01", "s02"], year=[2010, 2011])
    matrix = read_matrix(plot, "year", "value", "series")
    assert [item.key for item in matrix.categories] == [2010, 2011]
    assert [item.name for item in matrix.series] == ["Sarja A", "Sarja B"]
    assert all(value is not None for row in matrix.values for value in row)


def test_years_between_are_missing_and_not_left_out(make_plot) -> None:
    matrix = read_matrix(make_plot("years", series="s01", year=[2010, 2013]), "year", "value")
    assert [item.key for item in matrix.categories] == [2010, 2011, 2012, 2013]
    assert matrix.values[0][1:3] == (None, None)


def test_a_single_series_bears_the_name_of_the_column(make_plot) -> None:
    matrix = read_matrix(make_plot("areas"), "area", "value")
    assert matrix.series[0].name == "Arvo"
    assert matrix_table(matrix, make_plot("areas").formatter).columns[1].label == "Arvo"


def test_the_order_is_the_tables_or_by_value_or_given(make_plot) -> None:
    plot = make_plot("areas", area=["a02", "a01", "a03"])

    def keys(**order) -> list:
        return [item.key for item in read_matrix(plot, "area", "gappy", **order).categories]

    assert keys() == ["a01", "a02", "a03"]
    assert keys(order="value") == ["a01", "a02", "a03"]
    assert keys(order=["a03", "a01", "a02"]) == ["a03", "a01", "a02"]
    with pytest.raises(ScriptError, match="leaves out a03"):
        keys(order=["a01", "a02"])


def test_by_value_puts_missing_last(make_plot) -> None:
    matrix = read_matrix(make_plot("areas", area=["a03", "a04", "a01"]), "area", "gappy", order="value")
    assert [item.key for item in matrix.categories] == ["a01", "a04", "a03"]


def test_faults_name_what_is_wrong(make_plot) -> None:
    with pytest.raises(ScriptError, match='no column "area"; it has year, series'):
        read_matrix(make_plot("years"), "area", "value")
    with pytest.raises(ScriptError, match="several rows for 2010"):
        read_matrix(make_plot("years"), "year", "value")
    plot = make_plot("areas")
    with pytest.raises(ScriptError, match='names the words "b"'):
        plot.text("b")
    with pytest.raises(ScriptError, match='names the fact "word", which is no number; known are average, word'):
        plot.fact("word")
    assert plot.text("a") == "A"
    assert plot.fact("average") == 5.5


def test_the_table_is_written_in_the_language(make_plot) -> None:
    plot = make_plot("years", series=["s01", "s02"], year=[2014, 2015])
    table = matrix_table(read_matrix(plot, "year", "gappy", "series"), plot.formatter)
    assert [column.label for column in table.columns] == ["Vuosi", "Sarja A", "Sarja B"]
    assert [column.unit for column in table.columns] == ["", "yötä", "yötä"]
    assert table.rows[0][1].value is None
    assert table.rows[0][1].text
    assert table.rows[0][2].text == f"{table.rows[0][2].value:,.0f}".replace(",", "\u00a0")


def test_numbers_are_written_as_the_kind_says(make_plot) -> None:
    formatter = make_plot("areas").formatter
    areas = make_plot("areas").table.columns
    assert formatter.short(1_978_000, areas["value"], Numbers(1_000_000, 2)) == "1,98"
    assert formatter.short(2.5, areas["change"], Numbers(signed=True)) == "+2,5\u00a0%"
    assert formatter.short(2.5, areas["change"]) == "2,5\u00a0%"
    assert formatter.full(1978, areas["value"]) == "1\u00a0978\u00a0henkilöä"
    assert formatter.large(3.1e12, areas["huge"], Numbers()) == "3\u00a0100\u00a0mrd.\u00a0€"
    assert formatter.large(3.1e12, areas["huge"], Numbers(1e9)) == "3\u00a0100"
    missing = formatter.short(None, areas["value"])
    assert missing == formatter.full(None, areas["value"]) == formatter.large(None, areas["huge"], Numbers())
    assert missing


def test_a_name_falls_back_to_english(make_plot) -> None:
    odd = make_plot("odd", "fi")
    assert odd.formatter.name(odd.table.columns["name"], "o6") == "$5 to $9 & a_b^2"
