"""The frame: title, subtitle, note and source wrapped, measured and placed; what is left is the body."""

from dataclasses import dataclass

from ruska.brand import Brand, Size
from ruska.layout.space import text_block
from ruska.ruler import Ruler
from ruska.scene import Box, Frame, Label, TextStyle

TITLE_SHRINK = (1.0, 0.92, 0.84)


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


def make_frame(captions: Captions, size: Size, brand: Brand, ruler: Ruler, body_height: float = 0.0) -> FramedCanvas:
    """Lay out the captions on one canvas.

    Everything hangs from the left margin. The title takes at most two lines (three where the canvas is taller than
    wide) and shrinks by up to a sixth before it is cut. A canvas that grows becomes as tall as `body_height` asks.
    """
    cut: list[str] = []
    width = size.width - 2 * size.margin
    texts: list[Label] = []

    title_lines, title_style = _fit_title(captions.title, size, brand, ruler, width, cut)
    baseline = _top(size) + 0.73 * title_style.size
    texts += _lines("title", title_lines, title_style, size.margin, baseline, 1.17)
    baseline += 1.17 * title_style.size * (len(title_lines) - 1)

    style = TextStyle(size.subtitle, brand.color("mute"))
    lines = _wrap(captions.subtitle, style, width, 2 if size.width > size.height else 3, ruler, "subtitle", cut)
    if lines:
        texts += _lines("subtitle", lines, style, size.margin, baseline + 1.75 * style.size, 1.35)
        baseline += 1.75 * style.size + 1.35 * style.size * (len(lines) - 1)
    top = baseline + (1.5 if not size.internal else 1.1) * size.subtitle

    foot = _foot(captions, size, brand, ruler, cut)
    height = size.height
    if size.grows:
        height = max(240.0, top + body_height + foot.height) if body_height else height
    moved = [_moved(label, height) for label in foot.texts]
    body = Box(size.margin, top, width, height - foot.height - top)
    logo = Box(foot.logo.x, height + foot.logo.y, foot.logo.width, foot.logo.height)
    frame = Frame(size.id, size.width, height, size.margin, body, (*texts, *moved), height + foot.rule_y, logo)
    return FramedCanvas(frame, tuple(cut))


@dataclass(frozen=True, slots=True)
class _Foot:
    """Texts and rule measured upwards from the canvas's lower edge (negative y)."""

    texts: list[Label]
    rule_y: float
    logo: Box
    height: float


def _foot(captions: Captions, size: Size, brand: Brand, ruler: Ruler, cut: list[str]) -> _Foot:
    width = size.width - 2 * size.margin
    style = TextStyle(size.source, brand.color("mute"))
    mark_style = TextStyle(size.source * 1.13, brand.color("single"), 700)
    mark_width = ruler.width(captions.wordmark, mark_style)
    logo_height = 1.33 * size.source
    logo_width = logo_height * brand.logo_ratio
    right = size.width - size.margin
    used = 0.0 if size.internal else mark_width + logo_width + 0.8 * size.source + 2 * size.source
    lines = _wrap(captions.source, style, width - used, 4, ruler, "source", cut)
    last = -2.07 * size.source if not size.internal else -0.5 * size.source
    first = last - 1.4 * size.source * (len(lines) - 1)
    rule_y = first - 1.9 * size.source
    texts = _lines("source", lines, style, size.margin, first, 1.4)
    logo = Box(0, 0, 0, 0)
    if not size.internal:
        middle = first if len(lines) == 1 else (first + last) / 2
        texts.append(Label("wordmark", right, middle, captions.wordmark, mark_style, "end"))
        logo = Box(
            right - mark_width - 0.8 * size.source - logo_width, middle - 0.95 * logo_height, logo_width, logo_height
        )
    top = rule_y - 1.5 * size.source
    if captions.note:
        note_style = TextStyle(size.note, brand.color("mute"))
        note = _wrap(captions.note, note_style, width, 3 if not size.internal else 9, ruler, "note", cut)
        note_first = rule_y - 1.0 * size.note - 1.38 * size.note * (len(note) - 1)
        texts += _lines("note", note, note_style, size.margin, note_first, 1.38)
        top = note_first - 2.1 * size.note
    return _Foot(texts, rule_y, logo, -top)


def _fit_title(
    text: str, size: Size, brand: Brand, ruler: Ruler, width: float, cut: list[str]
) -> tuple[list[str], TextStyle]:
    limit = 2 if size.width > size.height else 3
    limit = 5 if size.internal else limit
    for shrink in TITLE_SHRINK:
        style = TextStyle(size.title * shrink, brand.color("ink"), 700, display=True)
        wrapped = ruler.wrap(text, style, width, limit)
        if not wrapped.truncated:
            break
    else:
        cut.append("title")
    return list(wrapped.lines), style


def _wrap(text: str, style: TextStyle, width: float, limit: int, ruler: Ruler, name: str, cut: list[str]) -> list[str]:
    if not text:
        return []
    wrapped = ruler.wrap(text, style, width, limit)
    if wrapped.truncated:
        cut.append(name)
    return list(wrapped.lines)


def _lines(id: str, lines: list[str], style: TextStyle, x: float, baseline: float, leading: float) -> list[Label]:
    block = text_block(id, lines, style, x, 0, "start", leading=leading, valign="bottom")
    last = baseline + leading * style.size * (len(lines) - 1)
    return [Label(label.id, x, last + label.dy, label.text, style) for label in block]


def _moved(label: Label, height: float) -> Label:
    return Label(label.id, label.x, height + label.y, label.text, label.style, label.anchor)


def _top(size: Size) -> float:
    return size.margin if not size.internal else 2.0
