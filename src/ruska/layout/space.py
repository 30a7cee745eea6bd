"""The space that a kind fills: a body of so many pixels, with the type, colours and ruler that hold there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ruska.brand import Brand, Size
from ruska.ruler import Ruler
from ruska.scene import Anchor, Axis, Box, Label, Mark, Panel, TextStyle

CAP = 0.727
"""Height of a capital letter in parts of the type size."""

MIDDLE = CAP / 2
"""How far below the middle of its capitals the baseline of a text stands, in parts of the type size."""

VAlign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Space:
    """A body of `width` × `height` pixels on the canvas `size`."""

    size: Size
    width: float
    height: float
    brand: Brand
    ruler: Ruler

    @property
    def narrow(self) -> bool:
        """Whether the body is a telephone's: names stand above their bars, and labels are short."""
        return self.width < 28 * self.size.label

    @property
    def unit(self) -> float:
        """Return the pixel on which line widths and gaps are based: 1 on a canvas with 17 px labels."""
        return self.size.label / 17

    def label(self, color: str = "ink", weight: int = 400, size: float = 0) -> TextStyle:
        """Return a text style; `color` is a token, a role or `#rrggbb`, `size` defaults to the canvas's label size."""
        final = color if color.startswith("#") else self.brand.color(color)
        return TextStyle(max(size or self.size.label, self.size.floor), final, weight)

    def tick(self, weight: int = 400, color: str = "mute") -> TextStyle:
        """Return the style of tick texts."""
        return self.label(color, weight, self.size.tick)

    def text_width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text in pixels."""
        return self.ruler.width(text, style)

    def widest(self, texts: Iterable[str], style: TextStyle) -> float:
        """Return the width of the widest text in pixels, 0 for none."""
        return max((self.ruler.width(text, style) for text in texts), default=0.0)


@dataclass(frozen=True, slots=True)
class At:
    """Where a text block stands: a point of a panel's domain moved by pixels (`dy` downwards), and how it holds to it.

    The block hangs from the point (`top`), is centred on it (`middle`) or stands on it (`bottom`).
    """

    x: float
    y: float
    dx: float = 0.0
    dy: float = 0.0
    anchor: Anchor = "start"
    valign: VAlign = "middle"


def text_block(
    id: str, lines: Sequence[str], style: TextStyle, at: At, *, leading: float = 1.2, series: str = ""
) -> list[Label]:
    """Return one label a line, `leading` times the type size apart."""
    height = block_height(len(lines), style, leading)
    first = CAP * style.size - {"top": 0.0, "middle": height / 2, "bottom": height}[at.valign]
    step = leading * style.size
    return [
        Label(
            id=f"{id}-{index}" if index else id,
            x=at.x,
            y=at.y,
            text=line,
            style=style,
            anchor=at.anchor,
            dx=at.dx,
            dy=at.dy + first + index * step,
            series=series,
        )
        for index, line in enumerate(lines)
    ]


def block_height(lines: int, style: TextStyle, leading: float = 1.2) -> float:
    """Return the height in pixels of a block of lines, from the top of its capitals to the last baseline."""
    return CAP * style.size + leading * style.size * (lines - 1) if lines else 0.0


def pixel_panel(id: str, box: Box, marks: Iterable[Mark]) -> Panel:
    """Return a panel whose domain is its own pixels, origin at the top left and y downwards."""
    return Panel(id, box, Axis(0, box.width), Axis(box.height, 0), tuple(marks))
