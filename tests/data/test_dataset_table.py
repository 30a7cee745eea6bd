"""The tidy table: selecting, reading single figures, adding up, reshaping."""

import pickle

import pytest
from dataset_samples import TOML

from ruska.data import load_dataset
from ruska.errors import ScriptError

TOML_SEX = (
    TOML.replace('["region", "year"]', '["region", "year", "sex"]')
    .replace('unit = "persons"', 'unit = "persons"\nmissing = true')
    .replace(
        "[columns.people]",
        "[columns.sex]\n"
        'type = "category"\nlabel = { fi = "Sukupuoli", en = "Sex" }\n'
        'values = { f = { fi = "Naiset", en = "Women" }, m = { fi = "Miehet", en = "Men" } }\n'
        "[columns.people]",
    )
    + '[columns.share]\ntype = "number"\nunit = "percent"\ndecimals = 1\nmissing = true\nlabel = { en = "Share" }\n'
)
CSV = """region,year,sex,people,share
FI1D7,2020,f,10,1.5
FI1D7,2020,m,12,2.5
FI1D7,2021,f,11,
FI1D7,2021,m,,
SE332,2020,f,20,
SE332,2020,m,21,
SE,2020,f,200,
SE,2020,m,,
"""


@pytest.fixture
def table(make, regions):
    return load_dataset(make(CSV, TOML_SEX), regions).table()


def test_where_takes_a_value_a_list_and_a_function(table):
    assert len(table.where(region="FI1D7")) == 4
    assert len(table.where(region=["FI1D7", "SE332"], year=2020)) == 4
    assert len(table.where(region=("FI1D7",), year=range(2020, 2022))) == 4
    assert [row["people"] for row in table.where(people=lambda value: value is not None and value > 20).rows()] == [
        21.0,
        200.0,
    ]
    assert len(table.where(people=None)) == 2
    assert len(table) == 8


def test_where_latest_and_previous_count_among_what_is_left(table):
    assert table.where(year="latest").values("region") == ["FI1D7"]
    assert table.where(year="latest", region="SE332").values("year") == [2020]
    assert table.where(region="FI1D7", year="previous").values("year") == [2020]
    assert len(table.where(region="SE332", year="previous")) == 0


def test_where_names_what_is_known(table):
    with pytest.raises(ScriptError, match=r'has no column "regoin"\. Did you mean "region"\? It has region, year'):
        table.where(regoin="FI1D7")
    with pytest.raises(ScriptError, match=r'has no region "FI1D77"\. Did you mean "FI1D7"\? It has FI1D7, SE332, SE\.'):
        table.where(region="FI1D77")
    with pytest.raises(ScriptError, match=r'has no year "2031"'):
        table.where(year=[2020, 2031])


def test_single_figures(table):
    assert table.value("people", region="FI1D7", year="previous", sex="f") == 10
    assert table.value("people", region="FI1D7", year="latest", sex="m") is None
    with pytest.raises(ScriptError, match=r"2 rows .* exactly one is needed"):
        table.value("people", region="FI1D7", year=2020)
    with pytest.raises(ScriptError, match=r"Say which number column .*: people, share"):
        table.value(region="FI1D7", year=2020, sex="f")
    with pytest.raises(ScriptError, match='"sex" of "people" is no number column'):
        table.value("sex")


def test_totals_are_never_partial(table):
    assert table.total("people", region="FI1D7", year=2020) == 22
    assert table.total("people", region="FI1D7", year=2021) is None
    with pytest.raises(ScriptError, match="No row"):
        table.total("people", region="SE332", year="previous")


def test_sum_leaves_out_missing_groups_and_ratios(table):
    summed = table.sum(by=["region", "year"])
    assert summed.rows() == [
        {"region": "FI1D7", "year": 2020, "people": 22.0},
        {"region": "FI1D7", "year": 2021, "people": None},
        {"region": "SE332", "year": 2020, "people": 41.0},
        {"region": "SE", "year": 2020, "people": None},
    ]
    assert table.where(region="FI1D7", year=2020).sum(columns=["share"]).rows() == [{"share": 4.0}]


def test_a_region_and_its_country_are_never_added(table):
    with pytest.raises(ScriptError, match='would count the region "SE332" twice, because "SE" holds it'):
        table.sum(by=["year"])
    assert table.where(region=["FI1D7", "SE332"], year=2020).total("people") == 63


def test_values_latest_and_sort(table):
    assert table.values("people") == [10, 12, 11, 20, 21, 200]
    assert table.latest() == 2021
    assert [row["people"] for row in table.sort("people", descending=True).rows()][:2] == [200, 21]
    assert [row["people"] for row in table.sort("people").rows()][-2:] == [None, None]
    with pytest.raises(ScriptError):
        table.sort("peolpe")


def test_with_column(table):
    small = table.where(region="SE332")
    made = small.with_column("twice", [40, None], unit="persons", label={"fi": "Kaksin"}, decimals=1)
    assert [row["twice"] for row in made.rows()] == [40.0, None]
    assert (made.columns["twice"].unit, made.columns["twice"].decimals) == ("persons", 1)
    assert "twice" not in small.columns
    with pytest.raises(ScriptError, match="3 values for 2 rows"):
        small.with_column("x", [1, 2, 3], unit="persons")
    with pytest.raises(ScriptError, match="the nearest are persons"):
        small.with_column("x", [1, 2], unit="person")


def test_wide_and_long(table):
    wide = table.wide("sex", "people")
    assert wide.rows()[1] == {"region": "FI1D7", "year": 2021, "f": 11.0, "m": None}
    assert wide.columns["f"].label["fi"] == "Naiset"
    assert (wide.columns["f"].unit, wide.columns["f"].type) == ("persons", "number")
    long = wide.long(["f", "m"], names="sex", values="people")
    assert long.rows()[:2] == [
        {"region": "FI1D7", "year": 2020, "sex": "f", "people": 10.0},
        {"region": "FI1D7", "year": 2020, "sex": "m", "people": 12.0},
    ]
    assert long.columns["sex"].values["m"]["en"] == "Men"
    with pytest.raises(ScriptError, match="are in percent, persons"):
        table.long(["people", "share"])
    with pytest.raises(ScriptError, match="more than one row for year 2020"):
        wide.sum(by=["year", "region"]).long(["f", "m"]).where(region=["SE332", "FI1D7"]).with_frame(
            long.frame.drop(columns="region"), {name: long.columns[name] for name in ("year", "sex", "people")}
        ).wide("sex", "people")


def test_a_table_travels_and_its_frame_is_a_copy(table):
    frame = pickle.loads(pickle.dumps(table)).frame
    frame["people"] = 0
    assert table.value("people", region="FI1D7", year=2020, sex="f") == 10
