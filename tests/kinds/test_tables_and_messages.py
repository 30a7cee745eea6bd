"""Ranges, times, ranked tables, big numbers of several units, and message cards."""

import pytest

from ruska import BigNumber, Cards, Fact, Measure, Period, Proof, RangeBar, RankedTable, ReferenceLine, TextAt, Timeline
from ruska.errors import ScriptError
from ruska.kinds.moments import read_moment
from ruska.scene import Dots, Label, Panel, Rect, Rule, Shape, Stroke
from tests.gallery.case import Case, both, first, where
from tests.gallery.cases import CASES
from tests.gallery.series_cases import EVENTS, PROFILE, UNITS, projects
from tests.gallery.studio import Studio


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def panels(studio: Studio, case: Case, size: str = "web") -> tuple[Panel, ...]:
    return studio.resolve("case", case)[size].scene.panels


def draw(studio: Studio, case: Case, size: str = "web") -> dict[str, object]:
    """The marks of a case by id."""
    return {mark.id: mark for panel in panels(studio, case, size) for mark in panel.marks}


def texts(marks: dict[str, object]) -> dict[str, str]:
    return {id: mark.text for id, mark in marks.items() if isinstance(mark, Label)}


EVENT = Timeline(**EVENTS)
ONE_EVENT = where(event="e01")
TABLE = RankedTable(category="area", columns=PROFILE)
NUMBERS = BigNumber(category="figure", value=UNITS)
REFUSED = [
    (Case("projects", projects(currency="currency")), "the rows are in EUR, SEK; select one currency"),
    (Case("projects", RangeBar(category="project", low="high", high="low")), "do not ascend from high to low"),
    (Case("profile", RangeBar(category="area", low="change", high="population")), "are in percent, persons"),
    (Case("events", Timeline(category="event", start="end", end="start"), where(event="e02")), 'has no "end"'),
    (Case("events", Timeline(category="event", start="end", end="start"), ONE_EVENT), "ends at 2019-10-01, before"),
    (Case("events", Timeline(category="sort", start="start", end="end")), "a value with several rows"),
    (Case("events", Timeline(**EVENTS, series="sort", highlight="e01")), 'either "series" or "highlight"'),
    (Case("events", EVENT, ONE_EVENT, (ReferenceLine("average", "average"),)), "a timeline cannot show"),
    (Case("events", EVENT, ONE_EVENT, (Period("1999", "2000", "period"),)), "lies outside the timeline"),
    (Case("profile", RankedTable(category="area", columns=[])), 'at least one of "columns"'),
    (Case("profile", RankedTable(category="area", columns=["area"])), '"area" holds no figures'),
    (Case("profile", TABLE, annotations=(TextAt("a01", "text"),)), "a ranked table cannot show"),
    (Case("figures", BigNumber(category="figure", value=["percent", "change"])), "has figures in percent, change"),
    (Case("figures", BigNumber(category="figure", value=UNITS, order="value")), "have no order by value"),
    (Case("figures", BigNumber(category="figure", value=UNITS, icons={"zz": "ship"})), "icons are named for zz"),
    (Case("figures", BigNumber(category="figure", value=UNITS, icons={"f01": "shipp"})), 'no icon "shipp"'),
    (Case("messages", Cards()), 'either "category" or "messages"'),
    (Case("messages", Cards(category="message", lead="zz")), "zz is none of the messages"),
    (Case("messages", Cards(messages=["unwritten"])), 'the words "unwritten"'),
    (Case("messages", Cards(category="message", proofs={"m1": Proof("gone", "year", "text")})), 'the fact "gone"'),
]


@pytest.mark.parametrize(("case", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_cannot_be_shown_is_refused_by_name(studio: Studio, case: Case, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        studio.resolve("case", case)
    assert message in str(caught.value)


def test_a_range_has_a_point_only_where_one_figure_is_stated(studio: Studio) -> None:
    marks = draw(studio, Case("projects", projects(point="stated"), where(currency="EUR")))
    order = ["p01", "p03", "p02", "p04", "p05", "p06", "p07"]
    points = {order[int(id.split("-")[1])] for id, mark in marks.items() if isinstance(mark, Dots)}
    ranges = {order[int(id.split("-")[1])] for id, mark in marks.items() if id.startswith("range-")}
    assert points == {"p01", "p04", "p05", "p06"}
    assert ranges == {"p02", "p03", "p04"}


def test_a_range_is_written_with_its_qualifier_and_status(studio: Studio) -> None:
    marks = draw(studio, Case("projects", projects(point="stated"), where(currency="EUR")))
    shown = texts(marks)
    assert shown["value-0"] == "2,020" and shown["value-1"] == "1,200–1,500"
    assert shown["value-3"] == "600 (350–900)" and shown["value-4"] == "nearly 280"
    assert shown["value-6"] == "no data" and shown["name-0-1"] == "operating, October 2025"
    hollow, exact = marks["point-4"], marks["point-0"]
    assert isinstance(hollow, Dots) and isinstance(exact, Dots)
    assert hollow.outline == exact.color


def test_whiskers_stand_at_both_ends_of_a_range(studio: Studio) -> None:
    marks = draw(studio, CASES["range-one"])
    bar, low, high = marks["range-0"], marks["cap-low-0"], marks["cap-high-0"]
    assert isinstance(bar, Rect) and isinstance(low, Rule) and isinstance(high, Rule)
    assert (bar.x0, bar.x1) == (low.x0, high.x0) == (1000, 1500)


@pytest.mark.parametrize(
    ("written", "first_day", "last_day", "precise"),
    [
        ("2024", "2024-01-01", "2024-12-31", False),
        ("2024-H2", "2024-07-01", "2024-12-31", False),
        ("2024-Q1", "2024-01-01", "2024-03-31", False),
        ("2024-02", "2024-02-01", "2024-02-29", True),
        ("2024-12", "2024-12-01", "2024-12-31", True),
        ("2024-W01", "2024-01-01", "2024-01-07", True),
        ("2024-05-31", "2024-05-31", "2024-05-31", True),
    ],
)
def test_a_moment_is_as_long_as_it_is_written(written: str, first_day: str, last_day: str, precise: bool) -> None:
    moment = read_moment(written)
    assert (moment.first.isoformat(), moment.last.isoformat(), moment.precise) == (first_day, last_day, precise)
    assert moment.start < moment.end


def test_a_milestone_is_no_more_exact_than_its_date(studio: Studio) -> None:
    marks = draw(studio, Case("events", EVENT))
    diamonds = {id for id, mark in marks.items() if isinstance(mark, Shape)}
    assert diamonds == {"milestone-1", "milestone-3", "milestone-4"}
    year, project = marks["within-2"], marks["span-0"]
    assert isinstance(year, Rect) and isinstance(project, Rect)
    assert (year.x0, year.x1) == (2021, 2022)
    assert project.x0 == pytest.approx(2019 + 273 / 365) and project.x1 == pytest.approx(2022 + 273 / 365)
    assert "milestone-2" not in marks and year.outline


def test_dates_stand_below_the_names(studio: Studio) -> None:
    shown = texts(draw(studio, Case("events", EVENT, language="fi")))
    assert shown["name-0-1"] == "1.10.2019–30.9.2022" and shown["name-4-1"] == "maaliskuu 2022"


def test_a_table_is_ordered_by_its_first_column_and_ties_share_a_place(studio: Studio) -> None:
    case = Case("profile", RankedTable(category="area", columns=["change"]), first(6))
    scene = studio.resolve("case", case)["web"].scene
    values = [row[1].value for row in scene.table.rows]
    assert values == sorted(values, reverse=True)
    equal = Case("areas", RankedTable(category="area", columns=["equal"]), first(3))
    places = [text for id, text in texts(draw(studio, equal)).items() if id.startswith("place-")]
    assert places == ["1.", "1.", "1."]


def test_each_column_of_a_table_begins_at_zero_on_its_own_scale(studio: Studio) -> None:
    bars = [panel for panel in panels(studio, Case("profile", TABLE)) if panel.id.startswith("bars-")]
    assert len(bars) == 4 and len({panel.x.high for panel in bars}) == 4
    for panel in bars:
        assert panel.x.low <= 0 < panel.x.high
        assert all(mark.x0 == 0 for mark in panel.marks if isinstance(mark, Rect))


def test_a_missing_figure_stands_last_without_a_place(studio: Studio) -> None:
    marks = draw(studio, CASES["table-gappy"])
    shown = texts(marks)
    assert [shown[f"value-0-0-{row}"] for row in (10, 11)] == ["mangler data"] * 2
    assert "place-0-10" not in shown and shown["place-0-9"] == "10."


def test_columns_without_room_are_listed_and_the_first_one_stays(studio: Studio) -> None:
    sheets = studio.resolve("case", CASES["table-six"])
    dropped = sheets["square"].scene.dropped
    assert dropped and all(part.id != "bars-0-0" or part.marks for part in sheets["square"].scene.panels)
    assert any(panel.id == "bars-0-0" for panel in sheets["square"].scene.panels)
    assert not sheets["narrow"].scene.dropped


def test_measures_print_in_their_own_format(studio: Studio) -> None:
    columns = [Measure("population", "text", 1_000), Measure("change", signed=True)]
    shown = texts(draw(studio, Case("profile", RankedTable(category="area", columns=columns), first(2))))
    assert shown["value-0-0-0"] == "320" and shown["value-0-1-0"] == "+6.4%"
    assert "thousand persons" in shown.values()


def test_each_row_of_big_numbers_has_its_own_unit(studio: Studio) -> None:
    scene = studio.resolve("case", CASES["figures-10"])["web"].scene
    shown = {mark.id: mark.text for panel in scene.panels for mark in panel.marks if isinstance(mark, Label)}
    assert [shown[f"figure-{n}"] for n in range(6)] == ["€3.88bn", "176,150", "5.7%", "3.37m", "14,900", "5th"]
    assert shown["figure-8"] == "no data"
    assert [column.key for column in scene.table.columns] == ["figure", *UNITS, "change"]


def test_a_change_has_arrow_sign_and_words(studio: Studio) -> None:
    marks = draw(studio, CASES["figures-10"])
    shown = texts(marks)
    assert shown["change-0"].startswith("−15.0%") and shown["change-3"].startswith("+8.4%")
    assert shown["change-4"].startswith("0.0%") and "change-2" not in shown and "arrow-2-0" not in marks
    rise, fall, level = marks["arrow-3-0"], marks["arrow-0-0"], marks["arrow-4-0"]
    assert isinstance(rise, Stroke) and isinstance(fall, Stroke) and isinstance(level, Stroke)
    assert len({rise.color, fall.color, level.color}) == 3
    bad_rise = marks["arrow-9-0"]
    assert isinstance(bad_rise, Stroke) and bad_rise.color == fall.color


def test_decimals_may_differ_from_figure_to_figure(studio: Studio) -> None:
    kind = BigNumber(
        category="figure", value=UNITS, decimals={"f01": 1}, change="change", change_decimals={"f01": 0, "f08": 1}
    )
    shown = texts(draw(studio, Case("figures", kind, where(figure=["f01", "f08"]))))
    assert shown["figure-0"] == "€3.9bn" and shown["figure-1"] == "€17.7bn"
    assert shown["change-0"] == "−15%" and shown["change-1"] == "−6.3%"


COMPACT_OFF = [
    ({"compact": False}, ["€3.88bn", "176,150", "5.7%", "3,371,000", "14,900", "5th"]),
    (
        {"compact": False, "decimals": {"f01": 1, "f03": 2}},
        ["€3.9bn", "176,150", "5.70%", "3,371,000", "14,900", "5th"],
    ),
    ({"compact": False, "signed": True}, ["+€3.88bn", "+176,150", "+5.7%", "+3,371,000", "+14,900", "5th"]),
]


@pytest.mark.parametrize(("rest", "expected"), COMPACT_OFF)
def test_figures_have_the_decimals_of_their_column_and_the_sign_of_their_unit_when_not_compact(
    studio: Studio, rest, expected
) -> None:
    kind = BigNumber(category="figure", value=UNITS, **rest)
    shown = texts(draw(studio, Case("figures", kind, first(6, "figure"))))
    assert [shown[f"figure-{number}"] for number in range(6)] == expected


def test_a_scaled_figure_has_no_sign_of_the_unit_that_it_no_longer_has(studio: Studio) -> None:
    kind = BigNumber(category="part", value="amount", scale=1_000, decimals=2, compact=False)
    shown = texts(draw(studio, Case("parts", kind, first(1, "part"))))
    assert "€" not in shown["figure-0"] and shown["figure-0"].partition(".")[2].isdigit()


def test_a_card_without_a_proof_stays_words(studio: Studio) -> None:
    marks = draw(studio, CASES["cards-3"])
    shown = texts(marks)
    assert shown["figure-0"] == "3,88\u00a0md\u00a0€" and shown["caption-0"].endswith("2023")
    assert "figure-1" not in shown and shown["message-1"]
    table = studio.resolve("case", CASES["cards-3"])["web"].scene.table
    assert [row[1].value for row in table.rows] == [3.878, None, 3_371_000]
    assert [row[3].text for row in table.rows] == ["2023", "", "2023"]


def test_a_lead_stands_above_the_others_across_the_width(studio: Studio) -> None:
    marks = draw(studio, CASES["cards-lead"])
    boxes = {}
    for number in range(6):
        card = marks[f"card-{number}"]
        assert isinstance(card, Shape)
        xs, ys = zip(*card.rings[0], strict=True)
        boxes[number] = (min(xs), min(ys), max(xs) - min(xs), max(ys))
    assert boxes[0][2] > 2 * boxes[1][2]
    assert all(boxes[number][1] >= boxes[0][3] for number in range(1, 6))


def test_a_proof_that_is_missing_is_refused(studio: Studio) -> None:
    kind = Cards(category="message", proofs={"m1": Proof("exports", "year", "text")})
    facts = {"exports": Fact(None, "percent"), "year": Fact(2023, "year")}
    with pytest.raises(ScriptError):
        studio.resolve("case", Case("messages", kind, both(first(1, "message")), facts=facts))
