"""Gates on what is drawn: colours, bars, pies, filled maps, and lines."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ruska.build.checks.case import PERIODS, Case, Fault, datum
from ruska.chart.spec import wanted_maps
from ruska.data.derive import breaks_between
from ruska.data.model import localised
from ruska.data.units import RATIO_UNITS
from ruska.scene import Band, Dots, Panel, Rect, Shape, Stroke

MOST_COLORS = 7
MOST_SLICES = 5
BAR, SLICE = "bar-", "slice-"
"""How the ids begin of bars whose length is a figure, and of the slices of a pie."""

COUNTS_THAT_ARE_NONE = frozenset({*RATIO_UNITS, "years"})
"""Units of rates, averages and places in an order, which a filled map may show."""

NEAR = 1e-6


def many_colors(case: Case) -> Iterator[Fault]:
    """Yield graphics whose series and categories have more colours than a reader can tell apart and remember."""
    for sheet in case.sheets.values():
        colors = {
            mark.color
            for panel in sheet.scene.panels
            for mark in panel.marks
            if isinstance(mark, Stroke | Band | Rect | Dots | Shape) and mark.series
        }
        if len(colors) > MOST_COLORS:
            message = f"the graphic has {len(colors)} colours; readers keep apart {MOST_COLORS} at most."
            remedy = "Give one series the highlight and the others the context colour, or sum the small ones."
            yield Fault(message, remedy, severe=False)
            return


def bars_without_zero(case: Case) -> Iterator[Fault]:
    """Yield bars whose length does not begin at zero: their lengths then say something else than their figures."""
    if any(not (_from_zero(panel, "x") or _from_zero(panel, "y")) for panel in case.panels):
        message = "bars do not start at zero, so their lengths exaggerate the differences."
        yield Fault(message, "Let the bars start at zero, or show the figures as dots (DotPlot).")


def _from_zero(panel: Panel, axis: str) -> bool:
    """Tell whether each bar, or pile of bars, of a panel reaches the zero of an axis, and zero can be seen."""
    bars = [mark for mark in panel.marks if isinstance(mark, Rect) and mark.id.startswith(BAR)]
    if not bars:
        return True
    shown = panel.x if axis == "x" else panel.y
    low, high = sorted((shown.low, shown.high))
    slack = NEAR * (high - low)
    if low > slack or high < -slack:
        return False
    lanes: dict[tuple[float, float], list[float]] = {}
    for bar in bars:
        across = (bar.y0, bar.y1) if axis == "x" else (bar.x0, bar.x1)
        along = (bar.x0, bar.x1) if axis == "x" else (bar.y0, bar.y1)
        lanes.setdefault((round(across[0], 6), round(across[1], 6)), []).extend(along)
    return all(min(map(abs, ends)) <= slack for ends in lanes.values())


def large_pie(case: Case) -> Iterator[Fault]:
    """Yield rings and pies with more parts than can be compared by angle."""
    slices = max(
        (sum(mark.id.startswith(SLICE) for mark in panel.marks if isinstance(mark, Shape)) for panel in case.panels),
        default=0,
    )
    if slices > MOST_SLICES:
        message = f"a pie with {slices} parts: angles of more than {MOST_SLICES} cannot be compared."
        yield Fault(message, "Use Bar, or sum the small parts in the script.", severe=False)


def counts_as_fills(case: Case) -> Iterator[Fault]:
    """Yield maps whose regions are coloured by a count, which mostly show where the regions are large."""
    if not wanted_maps(case.story.chart.kind) or not any(map(_filled, case.panels)):
        return
    for column in case.measures:
        if column.unit not in COUNTS_THAT_ARE_NONE:
            message = (
                f'a map coloured by "{column.name}", a count ({column.unit}), mostly shows which regions are large.'
            )
            yield Fault(message, "Divide it by inhabitants or area, show its change, or use SymbolMap.")


def _filled(panel: Panel) -> bool:
    """Tell whether a panel has regions in different colours that stand for figures."""
    return len({mark.color for mark in panel.marks if isinstance(mark, Shape) and datum(mark)}) > 1


def joined_breaks(case: Case) -> Iterator[Fault]:
    """Yield lines and areas that join figures before and after a declared break."""
    if not any(item.at is not None for item in case.table.breaks):
        return
    told: set[str] = set()
    for panel in case.panels:
        for mark in panel.marks:
            if isinstance(mark, Stroke | Band) and mark.tips:
                for message in _crossings(case, panel, mark):
                    if message not in told:
                        told.add(message)
                        remedy = "Select years on one side of the break, or leave the line open there."
                        yield Fault(message, remedy)


def _crossings(case: Case, panel: Panel, mark: Stroke | Band) -> Iterator[str]:
    """Yield a message for each break that a mark crosses."""
    for along in case.drawn:
        if along.type not in PERIODS:
            continue
        points = _points(panel, mark, case.table.values(along.name))
        for column in case.measures:
            row = _row_of(case, mark.series, (along.name, column.name), dict(points))
            for span in _joined(points):
                for item in breaks_between(case.table.breaks, column.name, row, span, along.name):
                    name = f' "{mark.series}"' if mark.series else ""
                    why = localised(item.note, "en").rstrip(".")
                    yield f"the line{name} joins {span[0]} and {span[1]} across the break at {item.at} ({why})."


def _row_of(case: Case, series: str, names: tuple[str, str], figures: Mapping[Any, float | None]) -> dict[str, Any]:
    """Return what all rows behind a line have in common; a column in which they differ is left out.

    `names` are the columns of periods and figures. The rows are those with the figures of the line by period, among
    them those of its series where there are any; else those of its series, else all.
    """
    along, column = names
    rows = case.table.rows()
    own = [row for row in rows if row[column] is not None and figures.get(row[along]) == row[column]] or rows
    own = [row for row in own if any(str(row[drawn.name]) == series for drawn in case.drawn)] or own
    return {name: value for name, value in own[0].items() if all(row[name] == value for row in own)}


def _points(panel: Panel, mark: Stroke | Band, periods: Sequence[Any]) -> list[tuple[Any, float | None]]:
    """Return the points of a line, each with its period; a tick's text names the period at its position."""
    known = {str(period): period for period in periods}
    named = {tick.position: known.get(tick.text, tick.text) for tick in panel.x.ticks if tick.text}
    ys = mark.ys if isinstance(mark, Stroke) else mark.highs
    return [(named.get(x, known.get(f"{x:g}")), y) for x, y in zip(mark.xs, ys, strict=True)]


def _joined(points: Sequence[tuple[Any, float | None]]) -> Iterator[tuple[Any, Any]]:
    """Give the periods at both ends of each piece of a line."""
    for (first, y0), (last, y1) in pairwise(points):
        if y0 is not None and y1 is not None and type(first) is type(last) and first is not None and first != last:
            yield min(first, last), max(first, last)
