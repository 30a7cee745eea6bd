"""The grid of a poster: head, key figures, charts and foot, measured and placed on one canvas.

On a tall canvas the head stands above the figures and charts, on a wide one beside them. Key figures fill rows of equal
columns; what is left over stands in the first row, larger. Charts stand one below the other where the canvas grows;
where its height is given, in the columns that bring each nearest to the height that its kind is comfortable with.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ruska.brand import Brand
from ruska.brand_posters import PosterSize
from ruska.contrast import TEXT_CONTRAST, contrast
from ruska.layout.icons import icon_strokes
from ruska.layout.space import CAP, At, Space, block_height, pixel_panel, text_block
from ruska.ruler import Ruler
from ruska.scene import Box, Frame, Label, Panel, Sheet, TextStyle

HEAD_SHRINK = (1.0, 0.92, 0.84, 0.76)
BESIDE = 0.29
"""The share of a wide canvas that the head takes."""

RIDGE, RIDGE_BESIDE = 0.072, 0.13
"""The height that the head's lower edge rises and falls, in parts of its width."""

LARGE, SOLE = 1.18, 1.5
"""How much larger key figures are in a first row with fewer columns, and with one."""

LEAST_SHRINK = 0.62
LEADING = 1.3
NARROW_WORTH = 0.78
"""What a chart in a column as narrow as a telephone is worth, against one with the same share of its height."""

Rows = list[list[int]]


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The texts of head and foot, final and in one language; `note` may be empty."""

    overline: str
    headline: str
    lead: str
    note: str
    source: str
    wordmark: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as it is shown. `change` may be empty; `arrow` is its icon and `color` the role of both, or a token."""

    id: str
    icon: str
    value: str
    label: str
    change: str = ""
    arrow: str = ""
    color: str = "mute"


@dataclass(frozen=True, slots=True)
class PosterChart:
    """A chart before its space is known: `wish` returns the height that it is comfortable with, `draw` its panels."""

    id: str
    title: str
    subtitle: str
    note: str
    wish: Callable[[Space], float]
    draw: Callable[[Space], tuple[Panel, ...]]


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
    """Lay out a poster. A canvas that grows becomes as high as its charts ask; else they share what is left.

    Raises what the charts' `draw` raises.
    """
    return _Composer(canvas, brand, ruler).compose(words, figures, charts)


def figure_rows(count: int, columns: int) -> Rows:
    """Return the indices of `count` figures in as few rows as hold at most `columns`; a shorter row is the first."""
    rows = math.ceil(count / columns)
    return _filled(count, math.ceil(count / rows))


def _filled(count: int, columns: int) -> Rows:
    """Return indices in rows of `columns`, what is left over in the first."""
    first = count % columns or columns
    starts = [0, *range(first, count, columns)]
    return [list(range(start, min(end, count))) for start, end in zip(starts, [*starts[1:], count], strict=True)]


def mixed(color: str, other: str, part: float) -> str:
    """Return `part` of a colour mixed with the rest of another, both `#rrggbb`."""
    pairs = [(int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part * a + (1 - part) * b):02X}" for a, b in pairs)


def on_ground(color: str, ground: str, paper: str) -> str:
    """Return the colour, lightened towards paper as far as a text on `ground` needs to be read."""
    for step in range(11):
        shade = mixed(paper, color, step / 10)
        if contrast(shade, ground) >= TEXT_CONTRAST:
            return shade
    return paper


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is broken and measured, not yet placed."""

    id: str
    lines: Sequence[str]
    style: TextStyle
    leading: float = LEADING

    @property
    def height(self) -> float:
        """From the top of the capitals to the last baseline."""
        return block_height(len(self.lines), self.style, self.leading)

    def at(self, x: float, y: float) -> list[Label]:
        """Return the labels of the text with its top at `y`."""
        block = text_block(self.id, self.lines, self.style, At(x, 0, valign="top"), leading=self.leading)
        return [replace(label, y=y + label.dy, dy=0.0) for label in block]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A key figure that is measured for its column; the gaps are those above each part."""

    figure: KeyFigure
    icon: float
    value: _Text
    label: _Text
    change: _Text | None

    @property
    def height(self) -> float:
        below = self.value.style.size
        height = self.icon + 0.42 * below + self.value.height + 0.3 * below + self.label.height
        return height + (0.68 * self.label.style.size + self.change.height if self.change else 0.0)


@dataclass(frozen=True, slots=True)
class _Block:
    """A chart with its captions measured for a column."""

    chart: PosterChart
    width: float
    title: _Text
    subtitle: _Text | None
    note: _Text | None
    gap: float

    @property
    def head(self) -> float:
        """The height above the body."""
        below = 0.62 * self.title.style.size + self.subtitle.height if self.subtitle else 0.0
        return self.title.height + below + self.gap

    @property
    def foot(self) -> float:
        """The height below the body."""
        return 0.9 * self.gap + self.note.height if self.note else 0.0


@dataclass(slots=True)
class _Composer:
    """Places the parts of one poster and notes in `cut` which texts were too long."""

    canvas: PosterSize
    brand: Brand
    ruler: Ruler
    texts: list[Label] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    dividers: list[Box] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    def compose(self, words: PosterWords, figures: Sequence[KeyFigure], charts: Sequence[PosterChart]) -> PosterLayout:
        size = self.canvas.size
        width = BESIDE * size.width if self.canvas.beside else size.width
        head = self._head(words, width)
        foot = self._foot_texts(words, width)
        if self.canvas.beside:
            height = size.height
            left, top, edge = width + size.margin, size.margin, size.height - size.margin
            head_box = Box(0, 0, width, height - foot.height)
        else:
            height = 0.0 if size.grows else size.height
            left, top, edge = size.margin, head + 0.85 * self.canvas.figure, height - foot.height - size.margin
            head_box = Box(0, 0, width, head)
        column = Box(left, top, size.width - size.margin - left, max(edge - top, 0.0))
        top = self._figures(figures, column) + self._section_gap
        bottom = self._charts(charts, Box(column.x, top, column.width, edge - top))
        if not height:
            height = math.ceil(bottom + size.margin + foot.height)
        ridge = (RIDGE_BESIDE if self.canvas.beside else RIDGE) * width
        foot_top = height - foot.height - (ridge if self.canvas.beside else 0.0)
        logo = self._place_foot(foot, width, height)
        return PosterLayout(
            frame=Frame(
                size=size.id,
                width=size.width,
                height=height,
                margin=size.margin,
                body=Box(0, 0, size.width, height),
                texts=tuple(self.texts),
                rule_y=height - foot.height,
                logo=logo,
            ),
            panels=tuple(self.panels),
            furniture=Furniture(head_box, ridge, Box(0, foot_top, width, height - foot_top), tuple(self.dividers)),
            truncated=tuple(dict.fromkeys(self.cut)),
        )

    @property
    def _section_gap(self) -> float:
        return 1.9 * self.canvas.size.title

    def _head(self, words: PosterWords, width: float) -> float:
        """Place overline, headline and lead, and return the height of the head with its edge."""
        size, brand, canvas = self.canvas.size, self.brand, self.canvas
        ground, paper = brand.color("single"), brand.color("paper")
        inner = width - 2 * size.margin
        faint = on_ground(mixed(brand.color("context"), paper, 0.5), ground, paper)
        overline = TextStyle(canvas.overline, faint, 600)
        lead = TextStyle(canvas.lead, on_ground(mixed(paper, ground, 0.86), ground, paper))
        parts = [
            self._text("overline", words.overline, overline, inner, 2),
            self._headline(words.headline, paper, inner),
            self._text("lead", words.lead, lead, inner, 8 if canvas.beside else 3, leading=1.38),
        ]
        top = 1.12 * size.margin
        gaps = (0.0, 1.3 * canvas.overline, 1.25 * canvas.lead)
        for part, gap in zip(parts, gaps, strict=True):
            top = self._put(part, size.margin, top + gap) if part else top
        return top + 1.5 * canvas.lead + RIDGE * width

    def _headline(self, text: str, color: str, width: float) -> _Text | None:
        limit = 7 if self.canvas.beside else 3
        for shrink in HEAD_SHRINK:
            style = TextStyle(self.canvas.headline * shrink, color, 700, display=True)
            wrapped = self.ruler.wrap(text, style, width, limit, balance=not self.canvas.beside)
            if not wrapped.truncated and self._holds_words(text, style, width):
                break
        else:
            if wrapped.truncated:
                self.cut.append("headline")
        return _Text("headline", wrapped.lines, style, 1.14)

    def _holds_words(self, text: str, style: TextStyle, width: float) -> bool:
        return all(self.ruler.width(word, style) <= width for word in text.split())

    def _foot_texts(self, words: PosterWords, width: float) -> "_Foot":
        """Measure the foot: note and source, and the wordmark beside them, or below them in a narrow column."""
        size = self.canvas.size
        style = TextStyle(size.source, self.brand.color("mute"))
        mark = TextStyle(1.22 * size.source, self.brand.color("single"), 700)
        logo_height = 1.5 * size.source
        logo_width = logo_height * self.brand.logo_ratio
        signature = logo_width + 0.8 * size.source + self.ruler.width(words.wordmark, mark)
        beside = not self.canvas.beside
        inner = width - 2 * size.margin - (signature + 3 * size.source if beside else 0.0)
        note = self._text("note", words.note, style, inner, 6, leading=1.4)
        source = self._text("source", words.source, style, inner, 12, leading=1.4)
        texts = [part for part in (note, source) if part]
        heights = sum(part.height for part in texts) + 0.9 * size.source * (len(texts) - 1)
        padding = 2.0 * size.source
        if not beside:
            heights += 2.0 * size.source + logo_height
        heights = max(heights, logo_height)
        logo = Box(0.0, 0.0, logo_width, logo_height)
        return _Foot(texts, _Text("wordmark", [words.wordmark], mark), logo, padding, 2 * padding + heights)

    def _place_foot(self, foot: "_Foot", width: float, height: float) -> Box:
        """Place the foot's texts and return the box of the logo."""
        size = self.canvas.size
        top = height - foot.height + foot.padding
        place = top
        for part in foot.texts:
            place = self._put(part, size.margin, place) + 0.9 * size.source
        mark = foot.wordmark
        gap = 0.8 * size.source
        if self.canvas.beside:
            left, middle = size.margin, height - foot.padding - foot.logo.height / 2
        else:
            used = foot.logo.width + gap + self.ruler.width(mark.lines[0], mark.style)
            left, middle = width - size.margin - used, top + foot.logo.height / 2 - 0.1 * size.source
        self._put(mark, left + foot.logo.width + gap, middle - mark.height / 2)
        return replace(foot.logo, x=left, y=middle + CAP * mark.style.size / 2 - foot.logo.height)

    def _figures(self, figures: Sequence[KeyFigure], area: Box) -> float:
        """Place the key figures from the top of the area and return the y of their end."""
        rows = figure_rows(len(figures), self.canvas.columns)
        most = max(len(row) for row in rows)
        top = area.y
        for row in rows:
            scale = 1.0 if len(row) == most else SOLE if len(row) == 1 else LARGE
            bottom = self._figure_row([figures[index] for index in row], area, top, scale)
            top = bottom + 0.95 * self.canvas.figure
        return bottom

    def _figure_row(self, figures: Sequence[KeyFigure], area: Box, top: float, scale: float) -> float:
        gap = 1.1 * self.canvas.figure if len(figures) < 5 else 0.8 * self.canvas.figure
        width = (area.width - gap * (len(figures) - 1)) / len(figures)
        style = self._figure_style([figure.value for figure in figures], width, scale)
        cells = [self._cell(figure, style, width) for figure in figures]
        height = max(cell.height for cell in cells)
        for index, cell in enumerate(cells):
            left = area.x + index * (width + gap)
            self._place_cell(cell, left, top)
            if index:
                self.dividers.append(Box(left - gap / 2, top, max(1.0, self.canvas.size.width / 900), height))
        return top + height

    def _figure_style(self, values: Iterable[str], width: float, scale: float) -> TextStyle:
        """Return the largest style, up to that of the canvas, in which every value of a row fits into its column."""
        style = TextStyle(scale * self.canvas.figure, self.brand.color("single"), 700, display=True)
        widest = max(self.ruler.width(value, style) for value in values)
        return replace(style, size=style.size * max(min(1.0, width / widest), LEAST_SHRINK)) if widest else style

    def _cell(self, figure: KeyFigure, style: TextStyle, width: float) -> _Cell:
        caption = self.canvas.caption
        value = self.ruler.fit(figure.value, style, width)
        if value != figure.value:
            self.cut.append(f"figure {figure.id}")
        label = self._text(figure.id, figure.label, TextStyle(caption, self.brand.color("mute")), width, 3)
        color = self.brand.text_color(self.brand.color(figure.color))
        change = self._text(
            f"{figure.id}-change", figure.change, TextStyle(0.93 * caption, color, 600), width - 1.35 * caption, 2
        )
        assert label is not None
        return _Cell(figure, 0.72 * self.canvas.figure, _Text(f"{figure.id}-value", [value], style), label, change)

    def _place_cell(self, cell: _Cell, left: float, top: float) -> None:
        figure, caption = cell.figure, self.canvas.caption
        below = cell.value.style.size
        # The strokes of an icon do not begin at the edge of its square, as capitals do not at theirs.
        inset = cell.icon / 12
        self._icon(f"{figure.id}-icon", figure.icon, Box(left - inset, top - inset, cell.icon, cell.icon), "single")
        place = self._put(cell.value, left - 0.04 * below, top + cell.icon + 0.42 * below)
        place = self._put(cell.label, left, place + 0.3 * below)
        if cell.change is None:
            return
        place += 0.68 * caption
        side = 1.1 * caption
        middle = place + CAP * cell.change.style.size / 2
        self._icon(
            f"{figure.id}-arrow", figure.arrow, Box(left - side / 8, middle - side / 2, side, side), figure.color
        )
        self._put(cell.change, left + 1.2 * caption, place)

    def _icon(self, id: str, name: str, box: Box, color: str) -> None:
        strokes = icon_strokes(id, name, Box(0, 0, box.width, box.height), self.brand.color(color))
        self.panels.append(pixel_panel(id, box, strokes))

    def _charts(self, charts: Sequence[PosterChart], area: Box) -> float:
        """Place the charts in the area and return the y of their end."""
        grids = [_filled(len(charts), columns) for columns in range(1, self._most_columns(len(charts)) + 1)]
        plans = [self._plan(charts, rows, area) for rows in grids]
        plan = max(plans, key=lambda plan: plan.worth)
        top = area.y
        for row, body in zip(plan.rows, plan.bodies, strict=True):
            head = max(block.head for block in row)
            left = area.x
            for block in row:
                self._place_chart(block, Box(left, top + head, block.width, body), top)
                left += block.width + self._column_gap
            top += head + body + max(block.foot for block in row) + self._section_gap
        return top - self._section_gap

    @property
    def _column_gap(self) -> float:
        return 2.2 * self.canvas.size.title

    def _most_columns(self, charts: int) -> int:
        return 1 if self.canvas.size.grows else min(charts, 3 if self.canvas.beside else 2)

    def _plan(self, charts: Sequence[PosterChart], rows: Rows, area: Box) -> "_Plan":
        """Measure the charts in the rows of a grid, and share out the height that the bodies have."""
        blocks = [[self._block(charts[index], len(row), area.width) for index in row] for row in rows]
        wishes = [[self._wish(block) for block in row] for row in blocks]
        wanted = [max(row) for row in wishes]
        fixed = sum(max(b.head for b in row) + max(b.foot for b in row) for row in blocks)
        left = area.height - fixed - self._section_gap * (len(rows) - 1)
        share = 1.0 if self.canvas.size.grows else max(left, 1.0) / sum(wanted)
        bodies = [share * height for height in wanted]
        worth = min(
            min(1.0, body / wish) * (NARROW_WORTH if self._space(block.width, body).narrow else 1.0)
            for row, wished, body in zip(blocks, wishes, bodies, strict=True)
            for block, wish in zip(row, wished, strict=True)
        )
        return _Plan(blocks, bodies, worth)

    def _block(self, chart: PosterChart, columns: int, width: float) -> _Block:
        size = self.canvas.size
        width = (width - self._column_gap * (columns - 1)) / columns
        mute = self.brand.color("mute")
        title_style = TextStyle(size.title, self.brand.color("ink"), 700, display=True)
        title = self._text(f"{chart.id}-title", chart.title, title_style, width, 3, leading=1.18)
        subtitle = self._text(f"{chart.id}-subtitle", chart.subtitle, TextStyle(size.subtitle, mute), width, 3)
        note = self._text(f"{chart.id}-note", chart.note, TextStyle(size.note, mute), width, 6, leading=1.38)
        assert title is not None
        return _Block(chart, width, title, subtitle, note, 1.25 * size.subtitle)

    def _wish(self, block: _Block) -> float:
        """Return the height that a chart would have, kept between flat and square."""
        wish = block.chart.wish(self._space(block.width, 10_000))
        return min(max(wish, 0.36 * block.width), 1.15 * block.width)

    def _space(self, width: float, height: float) -> Space:
        return Space(self.canvas.size, width, height, self.brand, self.ruler)

    def _place_chart(self, block: _Block, body: Box, top: float) -> None:
        place = self._put(block.title, body.x, top)
        if block.subtitle:
            self._put(block.subtitle, body.x, place + 0.62 * block.title.style.size)
        for panel in block.chart.draw(self._space(body.width, body.height)):
            moved = replace(panel.box, x=panel.box.x + body.x, y=panel.box.y + body.y)
            self.panels.append(replace(panel, id=f"{block.chart.id}-{panel.id}", box=moved))
        if block.note:
            self._put(block.note, body.x, body.y + body.height + 0.9 * block.gap)

    def _text(
        self, id: str, text: str, style: TextStyle, width: float, limit: int, *, leading: float = LEADING
    ) -> _Text | None:
        """Return a text broken to a width, None for an empty one."""
        if not text:
            return None
        wrapped = self.ruler.wrap(text, style, width, limit, balance=id.endswith("title"))
        if wrapped.truncated:
            self.cut.append(id)
        return _Text(id, wrapped.lines, style, leading)

    def _put(self, text: _Text, x: float, y: float) -> float:
        """Place a text with its top at y and return the y of its last baseline."""
        self.texts += text.at(x, y)
        return y + text.height


@dataclass(frozen=True, slots=True)
class _Foot:
    texts: list[_Text]
    wordmark: _Text
    logo: Box
    padding: float
    height: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """Charts in rows, the height of each row's bodies, and how well the worst placed chart is served, up to 1."""

    rows: list[list[_Block]]
    bodies: list[float]
    worth: float
