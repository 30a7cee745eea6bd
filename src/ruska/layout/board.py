"""The board on which a poster is composed: texts are measured first, and placed when all heights are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ruska.brand import Brand
from ruska.brand_posters import PosterSize
from ruska.layout.frame import paragraph, tied
from ruska.layout.icons import icon_strokes
from ruska.layout.space import At, Space, block_height, pixel_panel, text_block
from ruska.ruler import Ruler
from ruska.scene import Box, Label, Panel, TextStyle

LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is broken and measured, not yet placed."""

    id: str
    lines: Sequence[str]
    style: TextStyle
    leading: float = LEADING

    @property
    def height(self) -> float:
        """The pixels from the top of the capitals to the last baseline."""
        return block_height(len(self.lines), self.style, self.leading)

    def at(self, x: float, y: float) -> list[Label]:
        """Return the labels of the text with its left edge at `x` and its top at `y`."""
        block = text_block(self.id, self.lines, self.style, At(x, 0, valign="top"), leading=self.leading)
        return [replace(label, y=y + label.dy, dy=0.0) for label in block]


@dataclass(slots=True)
class Board:
    """Gathers what stands on one canvas of a poster, and notes in `cut` which texts were too long."""

    canvas: PosterSize
    brand: Brand
    ruler: Ruler
    texts: list[Label] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    dividers: list[Box] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)

    @property
    def section_gap(self) -> float:
        """The pixels between figures and charts, and between charts one below the other."""
        return 1.9 * self.canvas.size.title

    def text(
        self,
        id: str,
        text: str,
        style: TextStyle,
        width: float,
        limit: int,
        *,
        leading: float = LEADING,
        balance: bool = True,
    ) -> Text:
        """Return a text broken into at most `limit` lines, with `balance` of equal length; an empty one has none.

        Without it the text runs on, as in notes.
        """
        if balance:
            wrapped = self.ruler.wrap(tied(text), style, width, limit, balance=True)
        else:
            wrapped = paragraph(self.ruler, tied(text), style, width, limit)
        if wrapped.truncated:
            self.cut.append(id)
        return Text(id, wrapped.lines if text else (), style, leading)

    def put(self, text: Text, x: float, y: float) -> float:
        """Place a text with its top at y and return the y of its last baseline, or y for an empty text."""
        self.texts += text.at(x, y)
        return y + text.height

    def icon(self, id: str, name: str, box: Box, color: str) -> None:
        """Place an icon in a box; `color` is a token or a role."""
        inside = Box(0, 0, box.width, box.height)
        self.panels.append(pixel_panel(id, box, icon_strokes(id, name, inside, self.brand.color(color))))

    def space(self, width: float, height: float) -> Space:
        """Return the space of a chart on this canvas."""
        return Space(self.canvas.size, width, height, self.brand, self.ruler)
