"""Codes for other people's pages: iframe, web component, WordPress figure, newsletter picture, plain link.

A code is a sequence of parts: text that is escaped already, addresses below the published output, and what a choice of
theme or lazy loading adds. `write` makes a code from the parts, and so does `assets/share.js` from `as_json` of them,
so that nothing is escaped twice over in two languages.

Titles, descriptions and labels are other people's words: they come in through `escaped` only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from ruska.scene import PlottedTable, Sheet
from ruska.text import clean_text

Theme = Literal["auto", "light", "dark"]
EMBED_SCRIPT, COMPONENT_SCRIPT = "assets/embed.js", "assets/ruska-chart.js"
UNDER_WIDE, UNDER_NARROW = 40, 80
"""What stands over and under a picture: tools in one row, or in two where there is little room, and a margin there.
`assets/embed.css` and `assets/ruska-chart.js` keep to it."""

LETTER_WIDTH = 600
"""How wide mail programs show a picture in a newsletter, in pixels; the file is twice as wide."""

ENTITIES = {
    **{ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#039;"},
    # WordPress would take what stands in brackets for the name of one of its shortcodes.
    **{ord("["): "&#091;", ord("]"): "&#093;"},
}


@dataclass(frozen=True, slots=True)
class Below:
    """An address below the published output, as a path from there."""

    path: str


@dataclass(frozen=True, slots=True)
class IfTheme:
    """What stands in a code where the theme is not left to the reader's own setting."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class IfLazy:
    """What stands in a code where loading waits until the reader comes near."""

    text: str


Part = str | Below | IfTheme | IfLazy
Code = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a chart takes: sizes of the wide and the narrow picture, and what stands under each, in pixels."""

    wide: tuple[int, int]
    narrow: tuple[int, int]

    @property
    def said(self) -> str:
        """The room as scripts read it: six numbers."""
        return " ".join(map(str, (*self.wide, UNDER_WIDE, *self.narrow, UNDER_NARROW)))

    @property
    def fixed(self) -> int:
        """A height that serves at every width without a script; the page inside fits its picture to it."""
        return self.narrow[1] + UNDER_NARROW

    def height(self, width: int) -> int:
        """Return the height at a width at which the wide picture is shown."""
        return -(-width * self.wide[1] // self.wide[0]) + UNDER_WIDE


@dataclass(frozen=True, slots=True)
class Subject:
    """What is put on another page: words, the folder of its files, the names of its pictures, and the room it takes.

    `picture` is for where the address of one file must do, or empty where there is none; `still` for the time before
    the live chart; both have the wide canvas's size.
    """

    sheet: Sheet
    room: Room
    picture: str
    still: str
    words: Mapping[str, Any]

    @property
    def folder(self) -> str:
        """The folder of the graphic's files, below the output."""
        return f"{self.sheet.package}/{self.sheet.language}"

    def below(self, ending: str) -> Below:
        """Return the address of one of the graphic's files."""
        return self.named(f"{self.sheet.graphic}.{ending}")

    def named(self, name: str) -> Below:
        """Return the address of a file in the graphic's folder."""
        return Below(f"{self.folder}/{name}")


def escaped(text: str) -> str:
    """Return a text that is safe in HTML, between tags and in double quotes, and that WordPress leaves as it is."""
    return clean_text(text).translate(ENTITIES)


def write(code: Iterable[Part], base: str, theme: Theme = "auto", lazy: bool = True) -> str:
    """Return a code as text. `base` is the address of the output with a slash at its end, or empty for paths alone."""

    def written(part: Part) -> str:
        if isinstance(part, Below):
            return escaped(base + quote(part.path))
        if isinstance(part, IfTheme):
            return {"auto": "", "light": part.light, "dark": part.dark}[theme]
        if isinstance(part, IfLazy):
            return part.text if lazy else ""
        return part

    return "".join(map(written, code))


def pieces(code: Iterable[Part]) -> list[str]:
    """Return a code in its plain form as pieces, between which the escaped address of the output belongs."""
    found = [""]
    for part in code:
        if isinstance(part, Below):
            found.append(escaped(quote(part.path)))
        else:
            found[-1] += write((part,), "")
    return found


def as_json(code: Iterable[Part]) -> list[Any]:
    """Return the parts of a code as JSON that `assets/share.js` writes codes from."""

    def said(part: Part) -> Any:
        if isinstance(part, Below):
            return {"below": quote(part.path)}
        if isinstance(part, IfTheme):
            return {"light": part.light, "dark": part.dark}
        if isinstance(part, IfLazy):
            return {"lazy": part.text}
        return part

    return list(map(said, code))


def iframe_code(subject: Subject) -> Code:
    """Return the code of the responsive iframe. The script comes first, so that the frame never jumps."""
    sheet, room = subject.sheet, subject.room
    return (
        '<script src="',
        Below(EMBED_SCRIPT),
        '"></script>\n<iframe src="',
        subject.below("embed.html"),
        IfTheme("#theme=light", "#theme=dark"),
        f'" title="{escaped(sheet.title)}" width="100%" height="{room.fixed}" frameborder="0"',
        IfLazy(' loading="lazy"'),
        f' data-ruska="{room.said}"></iframe>',
    )


def component_code(subject: Subject) -> Code:
    """Return the code of the web component; the picture inside is for readers without a script."""
    sheet, (width, height) = subject.sheet, subject.room.wide
    return (
        '<script src="',
        Below(COMPONENT_SCRIPT),
        '"></script>\n<ruska-chart src="',
        subject.below("json"),
        f'" lang="{escaped(sheet.language)}"',
        IfTheme(' theme="light"', ' theme="dark"'),
        IfLazy(' loading="lazy"'),
        f' room="{subject.room.said}">\n  <a href="',
        subject.below("html"),
        '"><img src="',
        subject.named(subject.still),
        f'" width="{width}" height="{height}" alt="{escaped(sheet.alt)}"',
        IfLazy(' loading="lazy"'),
        "></a>\n</ruska-chart>",
    )


def figure_code(subject: Subject) -> Code:
    """Return the static figure, made of nothing but what WordPress lets an author without `unfiltered_html` keep.

    Its classes are those of WordPress's own blocks, whose styles make picture and table fit.
    """
    sheet, words = subject.sheet, subject.words
    width, height = subject.room.wide
    table = sheet.scene.table
    parts: list[Part] = [f'<figure class="wp-block-image size-full" lang="{escaped(sheet.language)}">']
    if subject.picture:
        parts += ['<a href="', subject.below("html"), '"><img src="', subject.named(subject.picture)]
        parts.append(f'" alt="{escaped(sheet.alt)}" width="{width}" height="{height}" /></a>\n')
    parts += [
        f'<figcaption class="wp-element-caption"><strong>{escaped(sheet.title)}</strong> ',
        f"{escaped(sheet.credit.source)}</figcaption>\n",
        f"<details><summary>{escaped(words['description'])}</summary><p>{escaped(sheet.alt)}</p></details>\n",
    ]
    if table.columns:
        parts += [f"<details><summary>{escaped(words['data_table'])}</summary>", _table(table, sheet.title)]
        parts.append("</details>\n")
    return (*parts, "</figure>\n")


def letter_code(subject: Subject) -> Code:
    """Return the picture of a newsletter, which leads to the page; mail programs run no script and know few styles."""
    width, height = subject.room.wide
    return (
        '<a href="',
        subject.below("html"),
        '"><img src="',
        subject.named(subject.picture),
        f'" width="{LETTER_WIDTH}" height="{round(LETTER_WIDTH * height / width)}" border="0"',
        f' alt="{escaped(subject.sheet.alt)}"></a>',
    )


def _table(table: PlottedTable, caption: str) -> str:
    heads = "".join(f'<th scope="col">{escaped(_head(column.label, column.unit))}</th>' for column in table.columns)
    rows = "".join(_row([cell.text for cell in row]) for row in table.rows)
    return (
        f'<figure class="wp-block-table"><table><caption>{escaped(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></figure>"
    )


def _row(cells: Sequence[str]) -> str:
    head, *rest = map(escaped, cells)
    return f'<tr><th scope="row">{head}</th>{"".join(f"<td>{text}</td>" for text in rest)}</tr>'


def _head(label: str, unit: str) -> str:
    return f"{label} ({unit})" if unit else label
