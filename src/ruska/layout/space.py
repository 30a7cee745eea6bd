"""The space that a kind fills: a body of so many pixels, with the type, colours and ruler that hold there."""

from dataclasses import dataclass, replace

from ruska.brand import Brand, Size
from ruska.ruler import Ruler
from ruska.scene import Anchor, Axis, Box, Label, Mark, Panel, TextStyle


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

    def widest(self, texts: list[str], style: TextStyle) -> float:
        """Return the width of the widest text in pixels, 0 for none."""
        return max((self.ruler.width(text, style) for text in texts), default=0.0)

    def cap_height(self, style: TextStyle) -> float:
        """Return the height of a capital letter in pixels."""
        return 0.727 * style.size


def text_block(
    id: str,
    lines: list[str],
    style: TextStyle,
    x: float,
    y: float,
    anchor: Anchor = "start",
    dx: float = 0.0,
    dy: float = 0.0,
    leading: float = 1.2,
    valign: str = "middle",
    series: str = "",
) -> list[Label]:
    """Return one label a line; the block hangs from (`top`), is centred on (`middle`) or stands on (`bottom`) the point."""
    cap, step = 0.727 * style.size, leading * style.size
    height = cap + step * (len(lines) - 1)
    first = {"top": cap, "middle": cap - height / 2, "bottom": cap - height}[valign]
    return [
        Label(f"{id}-{index}" if index else id, x, y, line, style, anchor, dx, dy + first + index * step, series)
        for index, line in enumerate(lines)
    ]


def block_height(lines: int, style: TextStyle, leading: float = 1.2) -> float:
    """Return the height in pixels of a block of lines, from the top of its capitals to the last baseline."""
    return 0.727 * style.size + leading * style.size * (lines - 1)


def pixel_panel(id: str, box: Box, marks: list[Mark]) -> Panel:
    """Return a panel whose domain is its own pixels, origin at the top left and y downwards."""
    return Panel(id, box, Axis(0, box.width), Axis(box.height, 0), tuple(marks))


def bolder(style: TextStyle, weight: int = 700) -> TextStyle:
    """Return the style in another weight."""
    return replace(style, weight=weight)
