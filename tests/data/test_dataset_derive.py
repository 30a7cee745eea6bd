"""Shares, changes and indices: missing rather than wrong."""

import pytest
from dataset_samples import TOML

from ruska.data import load_dataset
from ruska.data.derive import previous_period
from ruska.errors import ScriptError

MISSING = TOML.replace('unit = "persons"', 'unit = "persons"\nmissing = true')
BREAK = '[[breaks]]\ncolumn = "year"\nat = 2022\nwhere = { region = "FI1D7" }\nnote = { en = "Break" }\n'


@pytest.fixture
def table(make, regions):
    def build(pairs, toml=MISSING, region="FI1D7"):
        csv = "region,year,people\n" + "".join(f"{region},{year},{value}\n" for year, value in pairs)
        return load_dataset(make(csv, toml), regions).table()

    return build


def column(table, name):
    return [None if row[name] is None else round(row[name], 6) for row in table.rows()]


def test_change_needs_the_period_just_before(table):
    made = table([(2019, 100), (2020, 110), (2022, 99), (2023, ""), (2024, 50), (2025, 25)]).with_change("people")
    assert column(made, "change") == [None, 10.0, None, None, None, -50.0]
    assert (made.columns["change"].unit, made.columns["change"].decimals) == ("percent", 1)


def test_change_ignores_the_order_of_rows(table):
    assert column(table([(2021, 110), (2020, 100)]).with_change("people"), "change") == [10.0, None]


def test_no_change_from_zero_or_below(table):
    assert column(table([(2020, 0), (2021, 5), (2022, -5), (2023, 5)]).with_change("people"), "change")[1:] == [
        None,
        -200.0,
        None,
    ]


def test_no_change_across_a_break(table):
    pairs = [(2021, 100), (2022, 200), (2023, 220)]
    assert column(table(pairs, MISSING + BREAK).with_change("people"), "change") == [None, None, 10.0]
    assert column(table(pairs, MISSING + BREAK, "SE332").with_change("people"), "change") == [None, 100.0, 10.0]
    other = (MISSING + BREAK).replace("at = 2022", 'at = 2022\nmeasures = ["people"]')
    assert column(table(pairs, other).with_change("people"), "change") == [None, None, 10.0]


def test_a_break_survives_adding_up(table):
    summed = table([(2021, 100), (2022, 200)], MISSING + BREAK).sum(by=["year"])
    assert column(summed.with_change("people"), "change") == [None, None]


def test_change_of_percent_is_in_percentage_points(table):
    made = table([(2020, 40), (2021, 42)], MISSING.replace('"persons"', '"percent"')).with_change("people")
    assert column(made, "change") == [None, 2.0]
    assert made.columns["change"].unit == "percentage_points"


def test_change_refuses_ranks_and_two_rows_a_period(table, make, regions):
    with pytest.raises(ScriptError, match="is a rank"):
        table([(2020, 4)], MISSING.replace('"persons"', '"rank"')).with_change("people")
    both = load_dataset(make("region,year,people\nFI1D7,2020,1\nSE332,2020,2\n"), regions).table()
    with pytest.raises(ScriptError, match="more than one row for year 2020"):
        both.with_change("people", by=[])
    with pytest.raises(ScriptError, match='"region" of "people" is no period'):
        both.with_change("people", along="region")


def test_index(table):
    made = table([(2020, 50), (2021, 75), (2022, 100)], MISSING + BREAK).with_index("people", base=2021)
    assert column(made, "index") == [66.666667, 100.0, None]
    with pytest.raises(ScriptError, match='no year "1999" to set to 100'):
        made.with_index("people", base=1999)


def test_share(make, regions):
    csv = "region,year,people\nFI1D7,2020,30\nSE332,2020,70\nFI1D7,2021,30\nSE332,2021,\nFI1D7,2022,0\nSE332,2022,0\n"
    made = load_dataset(make(csv, MISSING), regions).table().with_share("people", over=["region"])
    assert column(made, "share") == [30.0, 70.0, None, None, None, None]
    assert made.columns["share"].unit == "percent"


def test_share_refuses_double_counting_and_ratios(make, regions):
    csv = "region,year,people\nSE,2020,30\nSE332,2020,7\n"
    table = load_dataset(make(csv), regions).table()
    with pytest.raises(ScriptError, match="twice"):
        table.with_share("people", over=["region"])
    ratio = TOML.replace('"persons"', '"eur_per_inhabitant"')
    with pytest.raises(ScriptError, match="cannot be added up"):
        load_dataset(make(csv, ratio), regions).table().with_share("people", over=["region"])


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (2020, 2019),
        ("2020", "2019"),
        ("2018-Q1", "2017-Q4"),
        ("2018-H2", "2018-H1"),
        ("2018-01", "2017-12"),
        ("2018-11", "2018-10"),
        ("2018-W05", None),
        ("2018-01-05", None),
        (None, None),
    ],
)
def test_previous_period(period, before):
    assert previous_period(period) == before
