"""Names that have to fit: in two languages, such as "Inari / Aanaar", the first stands alone before it is cut."""

from ruska.ruler import Ruler, Wrapped
from ruska.scene import TextStyle

BETWEEN = " / "
"""What stands between the names of a place in two languages."""


def wrapped_name(ruler: Ruler, name: str, style: TextStyle, width: float, lines: int) -> Wrapped:
    """Break a name to at most `lines` lines of `width` pixels; one in several languages gives way to its first part."""
    wrapped = ruler.wrap(name, style, width, lines)
    if wrapped.truncated and BETWEEN in name:
        return ruler.wrap(name.split(BETWEEN, maxsplit=1)[0], style, width, lines)
    return wrapped


def words_fit(ruler: Ruler, text: str, style: TextStyle, width: float) -> bool:
    """Tell whether no word of a text is wider than `width` pixels."""
    return all(ruler.width(word, style) <= width for word in text.split())
