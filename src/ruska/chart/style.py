"""What a bring-your-own figure may know of its canvas, its brand and its language."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from ruska.chart.plot import Plot
from ruska.layout.space import Space


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """Handed to `Chart.figure` beside the table; all sizes are pixels of the body.

    `font(weight, size)` returns matplotlib's FontProperties of the brand's own cut. Every text is plain: matplotlib
    takes it with `parse_math=False`, plotly through `plotly_text`.
    """

    space: Space
    plot: Plot
    font: Callable[[int, float], Any]

    @property
    def width(self) -> float:
        """The body's width."""
        return self.space.width

    @property
    def height(self) -> float:
        """The body's height."""
        return self.space.height

    @property
    def narrow(self) -> bool:
        """Whether the body is a telephone's."""
        return self.space.narrow

    @property
    def language(self) -> str:
        """The language of all texts."""
        return self.plot.formatter.language

    @property
    def text_family(self) -> str:
        """The brand's text family."""
        return self.space.brand.text_family

    @property
    def label(self) -> float:
        """The size of label text."""
        return self.space.size.label

    @property
    def tick(self) -> float:
        """The size of tick text."""
        return self.space.size.tick

    def font_file(self, weight: int) -> Path:
        """Return the file of the text cut nearest to a weight."""
        return self.space.ruler.font(self.space.label(weight=weight)).path

    def color(self, token: str) -> str:
        """Return the colour of a token or role of the brand."""
        return self.space.brand.color(token)

    def series(self, count: int) -> list[str]:
        """Return `count` series colours."""
        return self.space.brand.series_colors(count)

    def name(self, column: str, key: Any) -> str:
        """Return the name of a category, region or year."""
        return self.plot.formatter.name(self.plot.column(column), key)

    def label_of(self, column: str) -> str:
        """Return a column's own label."""
        return self.plot.formatter.label(self.plot.column(column))

    def number(self, value: float | None, column: str) -> str:
        """Return a value as it stands on marks and ticks."""
        return self.plot.formatter.short(value, self.plot.column(column))

    def full(self, value: float | None, column: str) -> str:
        """Return a value with every digit and its unit."""
        return self.plot.formatter.full(value, self.plot.column(column))

    def text(self, key: str) -> str:
        """Return a text of the graphic's `labels` in the word file."""
        return self.plot.text(key)

    @staticmethod
    def plotly_text(text: str) -> str:
        """Return a text for labels, tooltips and templates of plotly, which would read tags and `%{…}` in it."""
        return escape(text, quote=False).replace("%{", "&#37;{")
