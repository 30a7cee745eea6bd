"""The frame: title, subtitle, note and source wrapped, measured and placed; what is left is the body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ruska.brand import Brand, Size
from ruska.layout.space import At, text_block
from ruska.ruler import Ruler, Wrapped
from ruska.scene import Box, Frame, Label, TextStyle

TITLE_SHRINK = (1.0, 0.92, 0.84)
TITLE_LEADING, SUBTITLE_LEADING, NOTE_LEADING, SOURCE_LEADING = 1.17, 1.35, 1.38, 1.4
LEAST_HEIGHT = 240.0
COLUMN, COLUMN_LINES = 0.38, 5
"""A column's part of the width between the margins, and its most lines; wider, it leaves a map a telephone's room."""
SHORT = 0.12
"""A last line of notes and sources that is shorter, in parts of the width, evens out all lines, as does a lone word."""

BEFORE_YEAR = re.compile(r"(?<=[^\W\d]) (?=(?:19|20)\d\d\b)")
AFTER_DAY = re.compile(r"(?<=\b\d\d\.) (?=[a-zåäöæø])|(?<=\b\d\.) (?=[a-zåäöæø])")
INTERNAL_TOP = 4.0


@dataclass(frozen=True, slots=True)
class Captions:
    """The texts around a graphic, final and in one language; `note` may be empty."""

    title: str
    subtitle: str
    note: str
    source: str
    wordmark: str


@dataclass(frozen=True, slots=True)
class FramedCanvas:
    """A frame, and the captions that had to be cut because they are too long for it."""

    frame: Frame
    truncated: tuple[str, ...]


def make_frame(
    captions: Captions, size: Size, brand: Brand, ruler: Ruler, body_height: float = 0.0, *, tall: bool = False
) -> FramedCanvas:
    """Lay out the captions on one canvas.

    Everything hangs from the left margin. The title takes at most two lines (three where the canvas is taller than
    wide) and shrinks by up to a sixth before it is cut. A canvas that grows becomes as tall as `body_height` asks.
    A `tall` body on a canvas wider than tall has title and subtitle at its left, where they fit so.
    """
    if tall and size.width > size.height and not size.grows:
        beside = _beside(captions, size, brand, ruler)
        if beside is not None:
            return beside
    setter = _Setter(size, brand, ruler)
    texts, top = setter.head(captions)
    foot = setter.foot(captions)
    height = size.height
    if size.grows and body_height:
        height = max(LEAST_HEIGHT, top + body_height + foot.height)
    body = Box(size.margin, top, size.width - 2 * size.margin, height - foot.height - top)
    return _framed(setter, texts, foot, body, height)


def _beside(captions: Captions, size: Size, brand: Brand, ruler: Ruler) -> FramedCanvas | None:
    """Return a frame with the body at the right of title and subtitle, None where these are too long for it."""
    setter = _Setter(size, brand, ruler, COLUMN * (size.width - 2 * size.margin))
    texts, bottom = setter.head(captions)
    foot = setter.foot(captions)
    if setter.cut or bottom > size.height - foot.height:
        return None
    left = size.margin + setter.column + size.subtitle
    top = size.margin
    body = Box(left, top, size.width - size.margin - left, size.height - foot.height - top)
    return _framed(setter, texts, foot, body, size.height)


def _framed(setter: "_Setter", texts: Sequence[Label], foot: "_Foot", body: Box, height: float) -> FramedCanvas:
    size = setter.size
    frame = Frame(
        size=size.id,
        width=size.width,
        height=height,
        margin=size.margin,
        body=body,
        texts=(*texts, *(replace(label, y=height + label.y) for label in foot.texts)),
        rule_y=height + foot.rule_y,
        logo=replace(foot.logo, y=height + foot.logo.y),
    )
    return FramedCanvas(frame, tuple(setter.cut))


def tied(text: str) -> str:
    """Keep a year on the line of the word before it, as in "vuonna 2023", and a day on that of its month."""
    return AFTER_DAY.sub("\u00a0", BEFORE_YEAR.sub("\u00a0", text))


def paragraph(ruler: Ruler, text: str, style: TextStyle, width: float, limit: int) -> Wrapped:
    """Break running text to at most `limit` lines of `width` pixels, the last of which is no remnant."""
    wrapped = ruler.wrap(text, style, width, limit)
    last = wrapped.lines[-1] if len(wrapped.lines) > 1 else ""
    if last and not wrapped.truncated and (" " not in last or ruler.width(last, style) < SHORT * width):
        return ruler.wrap(text, style, width, limit, balance=True)
    return wrapped


@dataclass(frozen=True, slots=True)
class _Foot:
    """Texts, logo and rule measured upwards from the canvas's lower edge (negative y)."""

    texts: list[Label]
    rule_y: float
    logo: Box
    height: float


@dataclass(slots=True)
class _Setter:
    """Sets the captions of one canvas, and notes in `cut` which were too long.

    `column` is the width in pixels of title and subtitle where the body stands beside them, 0 where it is below.
    """

    size: Size
    brand: Brand
    ruler: Ruler
    column: float = 0.0
    cut: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.size.margin

    def head(self, captions: Captions) -> tuple[list[Label], float]:
        """Return title and subtitle, and the y at which the body begins."""
        size = self.size
        title_style, title = self._title(captions.title)
        top = INTERNAL_TOP if size.internal else max(size.margin, size.inset)
        baseline = top + 0.73 * title_style.size
        texts = self._lines("title", title, title_style, baseline, TITLE_LEADING)
        baseline += TITLE_LEADING * title_style.size * (len(title) - 1)
        style = TextStyle(size.subtitle, self.brand.color("mute"))
        limit = COLUMN_LINES if self.column else 2 if size.width > size.height else 3
        subtitle = self._wrap("subtitle", tied(captions.subtitle), style, self.column or self.width, limit)
        if subtitle:
            baseline += 1.75 * style.size
            texts += self._lines("subtitle", subtitle, style, baseline, SUBTITLE_LEADING)
            baseline += SUBTITLE_LEADING * style.size * (len(subtitle) - 1)
        return texts, baseline + (1.4 if size.internal else 1.5) * size.subtitle

    def foot(self, captions: Captions) -> _Foot:
        """Return note, rule, source, wordmark and logo."""
        size = self.size
        style = TextStyle(size.source, self.brand.color("mute"))
        signature, logo = self._signature(captions.wordmark)
        used = size.width - size.margin - logo.x + 2 * size.source if signature else 0.0
        limit = 9 if size.internal else 4 if size.width > size.height else 6
        lines = self._wrap("source", captions.source, style, self.width - used, limit)
        last = -0.5 * size.source if size.internal else -max(2.07 * size.source, size.inset + 0.3 * size.source)
        first = last - SOURCE_LEADING * size.source * (len(lines) - 1)
        rule_y = first - 1.9 * size.source
        texts = self._lines("source", lines, style, first, SOURCE_LEADING)
        middle = (first + last) / 2
        texts += [replace(label, y=middle) for label in signature]
        top = rule_y - 1.5 * size.source
        if captions.note:
            note, top = self._note(captions.note, rule_y)
            texts += note
        return _Foot(texts, rule_y, replace(logo, y=middle - 0.95 * logo.height), -top)

    def _note(self, words: str, rule_y: float) -> tuple[list[Label], float]:
        size = self.size.note
        style = TextStyle(size, self.brand.color("mute"))
        limit = 3 if self.size.width > self.size.height else 5
        lines = self._wrap("note", tied(words), style, self.width, 9 if self.size.internal else limit)
        first = rule_y - 1.0 * size - NOTE_LEADING * size * (len(lines) - 1)
        return self._lines("note", lines, style, first, NOTE_LEADING), first - 2.1 * size

    def _signature(self, wordmark: str) -> tuple[list[Label], Box]:
        """Return wordmark and logo at the right margin, not yet at their height; a page's own picture has none."""
        if self.size.internal:
            return [], Box(0, 0, 0, 0)
        size = self.size.source
        style = TextStyle(1.13 * size, self.brand.color("single"), 700)
        right = self.size.width - self.size.margin
        height = 1.33 * size
        width = height * self.brand.logo_ratio
        left = right - self.ruler.width(wordmark, style) - 0.8 * size - width
        return [Label("wordmark", right, 0, wordmark, style, "end")], Box(left, 0, width, height)

    def _title(self, text: str) -> tuple[TextStyle, Sequence[str]]:
        limit = 2 if self.size.width > self.size.height else 3
        limit = COLUMN_LINES if self.size.internal or self.column else limit
        tried = []
        for shrink in TITLE_SHRINK:
            style = TextStyle(self.size.title * shrink, self.brand.color("ink"), 700, display=True)
            wrapped = self.ruler.wrap(tied(text), style, self.column or self.width, limit, balance=True)
            tried.append((style, wrapped))
            if not (wrapped.truncated or self.column):
                break
        # In a column, where lines are short, smaller type is worth the line that it saves.
        style, wrapped = min(tried, key=lambda entry: (entry[1].truncated, len(entry[1].lines)))
        if wrapped.truncated:
            self.cut.append("title")
        return style, wrapped.lines

    def _wrap(self, name: str, text: str, style: TextStyle, width: float, limit: int) -> Sequence[str]:
        if not text:
            return ()
        if name == "subtitle":
            wrapped = self.ruler.wrap(text, style, width, limit, balance=True)
        else:
            wrapped = paragraph(self.ruler, text, style, width, limit)
        if wrapped.truncated:
            self.cut.append(name)
        return wrapped.lines

    def _lines(self, id: str, lines: Sequence[str], style: TextStyle, baseline: float, leading: float) -> list[Label]:
        last = baseline + leading * style.size * (len(lines) - 1)
        block = text_block(id, lines, style, At(self.size.margin, 0, valign="bottom"), leading=leading)
        return [replace(label, y=last + label.dy, dy=0.0) for label in block]
