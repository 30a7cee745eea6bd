"""The grid of a poster: head, key figures, charts and foot, measured and placed on one canvas.

On a tall canvas the head stands above the figures and charts, on a wide one beside them. The rest adapts to what a
poster has: see `key_figures` and `poster_charts`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.brand import Brand
from ruska.brand_posters import PosterSize
from ruska.contrast import TEXT_CONTRAST, contrast
from ruska.layout.board import Board, Text
from ruska.layout.key_figures import KeyFigure, place_figures
from ruska.layout.poster_charts import ChartPlan, PosterChart, place_charts, plan_charts
from ruska.ruler import Ruler
from ruska.scene import Box, Frame, Panel, Sheet, TextStyle

AIR = (1.0, 0.9, 0.8, 0.7)
"""How large type is in parts of the canvas's own, tried in this order where the height is given."""

ENOUGH = 0.8
"""The share of its comfortable height that is enough for the worst served chart."""

HEAD_SHRINK = (1.0, 0.92, 0.84, 0.76)
BESIDE = 0.13, 0.16
"""The share of a wide canvas that the head takes: a part that stays, and one that shrinks with the type."""

RIDGE, RIDGE_BESIDE = 0.072, 0.13
"""The height in which the head's lower edge rises and falls, in parts of its width."""


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The texts of head and foot, final and in one language; `lead` and `note` may be empty."""

    overline: str
    headline: str
    lead: str
    note: str
    source: str
    wordmark: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a template draws: the head's ground, whose lowest `ridge` pixels are its edge, the foot's, and dividers."""

    head: Box
    ridge: float
    foot: Box
    dividers: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PosterSheet:
    """A poster on one canvas in one language, ready for the painters: `sheet` as that of any graphic, with no table."""

    sheet: Sheet
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class PosterLayout:
    """A finished poster: its frame has all texts beside those of the charts, `panels` the charts and icons."""

    frame: Frame
    panels: tuple[Panel, ...]
    furniture: Furniture
    truncated: tuple[str, ...]


def lay_out_poster(
    words: PosterWords,
    figures: Sequence[KeyFigure],
    charts: Sequence[PosterChart],
    *,
    canvas: PosterSize,
    brand: Brand,
    ruler: Ruler,
) -> PosterLayout:
    """Lay out a poster.

    A canvas that grows becomes as high as its charts ask. On any other they share what head, key figures and foot
    leave them; where that is too little, everything is tried again in smaller type. Raises what the charts' `draw`
    raises.
    """
    drafts = []
    for air in (1.0,) if canvas.size.grows else AIR:
        board = Board(canvas.tightened(air) if air < 1 else canvas, brand, ruler)
        drafts.append(_Draft.of(board, words, figures, charts))
        if drafts[-1].plan.worth >= ENOUGH:
            break
    return max(drafts, key=lambda draft: min(draft.plan.worth, ENOUGH)).finished()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A poster with head and key figures placed, foot and charts measured; `width` is that of the head."""

    board: Board
    width: float
    ridge: float
    head: float
    foot: "_Foot"
    plan: ChartPlan

    @classmethod
    def of(
        cls, board: Board, words: PosterWords, figures: Sequence[KeyFigure], charts: Sequence[PosterChart]
    ) -> "_Draft":
        canvas = board.canvas
        share = BESIDE[0] + canvas.air * BESIDE[1] if canvas.beside else 1.0
        width = share * canvas.size.width
        ridge = canvas.air * (RIDGE_BESIDE if canvas.beside else RIDGE) * width
        head = _place_head(board, words, width, ridge)
        foot = _measured_foot(board, words, width)
        column = _column(canvas, width, head, foot.height)
        top = place_figures(board, figures, column) + board.section_gap
        area = replace(column, y=top, height=column.y + column.height - top)
        return cls(board, width, ridge, head, foot, plan_charts(board, charts, area))

    def finished(self) -> PosterLayout:
        """Draw the charts and return the poster."""
        board, foot, size = self.board, self.foot, self.board.canvas.size
        beside = board.canvas.beside
        bottom = place_charts(board, self.plan)
        height = math.ceil(bottom + size.margin + foot.height) if size.grows else size.height
        logo = _place_foot(board, foot, self.width, height)
        ground = foot.height + (self.ridge if beside else 0.0)
        furniture = Furniture(
            head=Box(0, 0, self.width, height - foot.height if beside else self.head),
            ridge=self.ridge,
            foot=Box(0, height - ground, self.width, ground),
            dividers=tuple(board.dividers),
        )
        frame = Frame(
            size=size.id,
            width=size.width,
            height=height,
            margin=size.margin,
            body=Box(0, 0, size.width, height),
            texts=tuple(board.texts),
            rule_y=height - foot.height,
            logo=logo,
        )
        return PosterLayout(frame, tuple(board.panels), furniture, tuple(dict.fromkeys(board.cut)))


def mixed(color: str, other: str, part: float) -> str:
    """Return `part` of a colour mixed with the rest of another, all `#rrggbb`."""
    pairs = [(int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part * first + (1 - part) * second):02X}" for first, second in pairs)


def readable(color: str, ground: str, paper: str) -> str:
    """Return a colour, mixed with that of paper as far as a text on `ground` needs to be read."""
    shades = [mixed(paper, color, step / 10) for step in range(11)]
    return next((shade for shade in shades if contrast(shade, ground) >= TEXT_CONTRAST), paper)


def _column(canvas: PosterSize, width: float, head: float, below: float) -> Box:
    """Return the area of figures and charts; on a canvas that grows its height does not count."""
    size = canvas.size
    if canvas.beside:
        return Box(
            width + size.margin, size.margin, size.width - width - 2 * size.margin, size.height - 2 * size.margin
        )
    top = head + 0.85 * canvas.figure
    return Box(size.margin, top, size.width - 2 * size.margin, size.height - below - 0.85 * size.margin - top)


def _place_head(board: Board, words: PosterWords, width: float, ridge: float) -> float:
    """Place overline, headline and lead, and return the height of a head that stands above."""
    canvas, brand = board.canvas, board.brand
    margin, ground, paper = canvas.size.margin, brand.color("single"), brand.color("paper")
    inner = width - 2 * margin
    overline = TextStyle(canvas.overline, readable(mixed(brand.color("context"), paper, 0.5), ground, paper), 600)
    lead = TextStyle(canvas.lead, readable(mixed(paper, ground, 0.86), ground, paper))
    top = board.put(board.text("overline", words.overline, overline, inner, 2), margin, 1.15 * margin)
    top = board.put(_headline(board, words.headline, paper, inner), margin, top + 1.3 * canvas.overline)
    text = board.text("lead", words.lead, lead, inner, 8 if canvas.beside else 3, leading=1.38)
    top = board.put(text, margin, top + 1.25 * canvas.lead)
    return top + 1.5 * canvas.lead + ridge


def _headline(board: Board, text: str, color: str, width: float) -> Text:
    """Return the headline in the largest size in which it fits and no word is broken."""
    limit = 7 if board.canvas.beside else 3
    for shrink in HEAD_SHRINK:
        style = TextStyle(board.canvas.headline * shrink, color, 700, display=True)
        wrapped = board.ruler.wrap(text, style, width, limit, balance=True)
        if not wrapped.truncated and all(board.ruler.width(word, style) <= width for word in text.split()):
            break
    if wrapped.truncated:
        board.cut.append("headline")
    return Text("headline", wrapped.lines, style, 1.14)


@dataclass(frozen=True, slots=True)
class _Foot:
    """Note, source and signature, measured. The signature stands beside the texts, or below them in a narrow foot."""

    texts: tuple[Text, ...]
    wordmark: Text
    logo: Box
    padding: float
    gap: float
    height: float

    @property
    def indent(self) -> float:
        """The pixels from the logo's left edge to the wordmark."""
        return self.logo.width + 0.55 * self.logo.height


def _measured_foot(board: Board, words: PosterWords, width: float) -> _Foot:
    size, brand, beside = board.canvas.size, board.brand, board.canvas.beside
    style = TextStyle(size.source, brand.color("mute"))
    mark = Text("wordmark", (words.wordmark,), TextStyle(1.22 * size.source, brand.color("single"), 700))
    logo = Box(0, 0, 1.5 * size.source * brand.logo_ratio, 1.5 * size.source)
    gap, padding = 0.9 * size.source, 2.0 * size.source
    foot = _Foot((), mark, logo, padding, gap, 0.0)
    signature = foot.indent + board.ruler.width(words.wordmark, mark.style)
    inner = width - 2 * size.margin - (0.0 if beside else signature + 3 * size.source)
    written = (("note", words.note, 6), ("source", words.source, 14))
    texts = tuple(
        board.text(name, text, style, inner, limit, leading=1.4, balance=False) for name, text, limit in written if text
    )
    height = sum(text.height for text in texts) + gap * (len(texts) - 1)
    height = height + 2.2 * size.source + logo.height if beside else max(height, logo.height)
    return replace(foot, texts=texts, height=2 * padding + height)


def _place_foot(board: Board, foot: _Foot, width: float, height: float) -> Box:
    """Place the foot's texts and return the box of the logo."""
    margin, mark = board.canvas.size.margin, foot.wordmark
    top = place = height - foot.height + foot.padding
    for text in foot.texts:
        place = board.put(text, margin, place) + foot.gap
    if board.canvas.beside:
        left, middle = margin, height - foot.padding - foot.logo.height / 2
    else:
        left = width - margin - foot.indent - board.ruler.width(mark.lines[0], mark.style)
        middle = top + mark.height / 2
    baseline = board.put(mark, left + foot.indent, middle - mark.height / 2)
    return replace(foot.logo, x=left, y=baseline - foot.logo.height)
