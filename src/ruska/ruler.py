"""The one ruler: every width, line break, ellipsis and outline of a text comes from the brand's own font files.

Text is shaped by HarfBuzz, as browsers and typst do, with kerning; widths without kerning are up to 5 % off. A
character that the chosen cut lacks is taken from the brand's text cut, then from the fallback fonts in their order.

    Ruler(fonts, fallback)
      width  metrics  missing      how much room
      wrap  fit                    what fits
      shape  outline               where each glyph stands

Fonts are opened on first use, so a ruler costs nothing to make, and it can be pickled.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from ruska.scene import TextStyle
from ruska.unicode_text import TIES, Piece, Stretch, after, graphemes, is_ignorable, joined_words, pieces, stretches

ELLIPSIS = "…"
KEPT_WIDTHS = 20_000
SUBPIXELS = 100  # outlines are rounded to 1/100 px
SHAPED = 4096
"""How many texts of a font are kept as shaped: the canvases of a graphic say mostly the same."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MAY_RUN_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_AFTER_TIE = re.compile("(?<=[\u00a0\u202f])")
_TRAILING = " \u00a0,;:–—-("


@dataclass(frozen=True, slots=True)
class FontFile:
    """One static font: its file, the family name that outputs ask for, and its weight (400, 500, 600, 700)."""

    path: Path
    family: str
    weight: int
    display: bool = False


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines of text; `truncated` says that the last one ends with an ellipsis because there was no room."""

    lines: tuple[str, ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font at (x, y), in pixels from the start of the text's baseline, y downwards."""

    glyph_id: int
    x: float
    y: float
    advance: float


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring glyphs from one font, from left to right."""

    font: FontFile
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights in pixels from the baseline, all positive: `descent` goes down, the others up."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it stands in its text, and the hyphen that a soft hyphen puts behind it."""

    text: str
    hyphen: str = ""

    @property
    def shown(self) -> str:
        return self.text + self.hyphen


class _Face:
    """One opened font: coverage, metrics, shaping and outlines in font units."""

    def __init__(self, file: FontFile) -> None:
        import uharfbuzz as hb

        self.file = file
        self._hb = hb
        face = hb.Face(hb.Blob.from_file_path(str(file.path)))
        self.font = hb.Font(face)
        self.units = face.upem
        self.coverage = frozenset(face.unicodes)
        self.shape = lru_cache(maxsize=SHAPED)(self._shape)
        self._contours: dict[int, list[tuple[str, tuple[float, ...]]]] = {}
        self._paths: dict[tuple[int, float], str] = {}

    def covers(self, cluster: str) -> bool:
        return all(ord(char) in self.coverage or is_ignorable(char) for char in cluster)

    def _shape(self, text: str, leftward: bool) -> tuple[tuple[int, int, int, int], ...]:
        """Return (glyph, x offset, y offset, advance) in font units, from left to right."""
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        self._hb.shape(self.font, buffer)
        return tuple(
            (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def metrics(self) -> tuple[int, int, int, int]:
        tags = self._hb.OTMetricsTag
        extents = self.font.get_font_extents("ltr")
        cap = self.font.get_metric_position_with_fallback(tags.CAP_HEIGHT)
        x = self.font.get_metric_position_with_fallback(tags.X_HEIGHT)
        return extents.ascender, -extents.descender, cap, x

    def path(self, glyph: int, size: float) -> str:
        """Return the outline of a glyph as SVG path data relative to its origin, rounded to 1/100 px, cached."""
        key = (glyph, size)
        if key not in self._paths:
            self._paths[key] = _relative_path(self._contour(glyph), size / self.units)
        return self._paths[key]

    def _contour(self, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
        if glyph not in self._contours:
            steps: list[tuple[str, tuple[float, ...]]] = []
            self.font.draw_glyph(glyph, _collector(self._hb), steps)
            self._contours[glyph] = steps
        return self._contours[glyph]


@lru_cache(maxsize=1)
def _collector(hb: Any) -> Any:
    """Return HarfBuzz drawing functions that append (SVG command, coordinates) to a list."""

    def collect(command: str) -> Callable[..., None]:
        def append(*arguments: Any) -> None:
            *points, steps = arguments
            steps.append((command, tuple(points)))

        return append

    functions = hb.DrawFuncs()
    functions.set_move_to_func(collect("m"))
    functions.set_line_to_func(collect("l"))
    functions.set_quadratic_to_func(collect("q"))
    functions.set_cubic_to_func(collect("c"))
    functions.set_close_path_func(collect("z"))
    return functions


def _relative_path(steps: Iterable[tuple[str, tuple[float, ...]]], scale: float) -> str:
    """Return relative path data; points are rounded before differences are taken, so that errors do not add up."""
    data: list[str] = []
    at_x = at_y = start_x = start_y = 0
    for command, points in steps:
        data.append(command)
        if command == "z":
            at_x, at_y = start_x, start_y
            continue
        xs = [round(x * scale * SUBPIXELS) for x in points[::2]]
        ys = [-round(y * scale * SUBPIXELS) for y in points[1::2]]
        data.append(" ".join(f"{_decimal(x - at_x)} {_decimal(y - at_y)}" for x, y in zip(xs, ys, strict=True)))
        at_x, at_y = xs[-1], ys[-1]
        if command == "m":
            start_x, start_y = at_x, at_y
    return "".join(data).replace(" -", "-")


@lru_cache(maxsize=20_000)
def _decimal(hundredths: int) -> str:
    return f"{hundredths / SUBPIXELS:g}" if abs(hundredths) < 1_000_000 else str(hundredths / SUBPIXELS)


class Ruler:
    """Measures, breaks, shapes and outlines text in the brand's fonts; see the module's description."""

    def __init__(self, fonts: Sequence[FontFile], fallback: Sequence[FontFile] = ()) -> None:
        self.fonts = tuple(fonts)
        self.fallback = tuple(fallback)
        self._faces: dict[FontFile, _Face] = {}
        self._cuts: dict[tuple[int, bool], FontFile] = {}
        self._widths: dict[tuple[int, bool], dict[str, float]] = {}

    def __reduce__(self) -> tuple[type["Ruler"], tuple[tuple[FontFile, ...], tuple[FontFile, ...]]]:
        return type(self), (self.fonts, self.fallback)

    def font(self, style: TextStyle) -> FontFile:
        """Return the cut for a style: of the wanted kind if there is one, with the nearest weight."""
        wanted = (style.weight, style.display)
        if wanted not in self._cuts:
            fitting = [file for file in self.fonts if file.display == style.display] or self.fonts
            self._cuts[wanted] = min(fitting, key=lambda file: (abs(file.weight - style.weight), file.weight))
        return self._cuts[wanted]

    def width(self, text: str, style: TextStyle) -> float:
        """Return the advance width of `text` in pixels, kerned."""
        # Asked half a million times in a build: a look into a dictionary of the cut's own is the whole of it.
        widths = self._widths.setdefault((style.weight, style.display), {})
        em = widths.get(text)
        if em is None:
            if len(widths) > KEPT_WIDTHS:
                widths.clear()
            em = widths[text] = self._measure(text, self.font(style))
        return em * style.size

    def metrics(self, style: TextStyle) -> Metrics:
        """Return the heights of a style's font in pixels."""
        face = self._face(self.font(style))
        return Metrics(*(value * style.size / face.units for value in face.metrics()))

    def missing(self, text: str) -> list[str]:
        """Return the characters that no brand or fallback font covers, each once, in order of appearance."""
        unknown = self._beyond_brand(text)
        faces = [self._face(file) for file in self.fallback] if unknown else []
        return [char for char in unknown if not any(face.covers(char) for face in faces)]

    def fallback_folders(self, text: str) -> tuple[Path, ...]:
        """Return the folders of the fallback fonts that `text` needs; none for text that the brand covers."""
        unknown = self._beyond_brand(text)
        needed = [file for file in self.fallback if unknown and any(map(self._face(file).covers, unknown))]
        return tuple(dict.fromkeys(file.path.parent for file in needed))

    def wrap(
        self, text: str, style: TextStyle, max_width: float, max_lines: int | None = None, balance: bool = False
    ) -> Wrapped:
        """Break `text` into lines of at most `max_width` pixels.

        Lines end where `unicode_text.pieces` allows, but inside a hyphenated word only where that saves a line; what is
        longer than a line is broken at its no-break spaces, and a word that is longer between graphemes. Beyond
        `max_lines` the last line ends with an ellipsis. With `balance` the lines become about equally long, their
        number unchanged.
        """
        parts, lines = self._filled(text, style, max_width)
        if max_lines is not None and len(lines) > max_lines:
            kept = lines[: max_lines - 1]
            rest = after(parts, [line.text for line in kept])
            return Wrapped((*(line.shown for line in kept), self._cut(rest, style, max_width)), truncated=True)
        if balance and len(lines) > 1:
            lines = self._balanced(parts, style, max_width, lines)
        return Wrapped(tuple(line.shown for line in lines))

    def fit(self, text: str, style: TextStyle, max_width: float) -> str:
        """Return `text`, or as much of it as fits into `max_width` pixels with an ellipsis behind it."""
        return text if self.width(text, style) <= max_width else self._cut(text, style, max_width)

    def shape(self, text: str, style: TextStyle) -> list[Run]:
        """Return the glyphs of `text`, left to right, with their places in pixels."""
        runs: list[Run] = []
        x = 0.0
        for face, stretch in self._itemised(text, self.font(style)):
            scale = style.size / face.units
            glyphs = []
            for glyph, dx, dy, advance in face.shape(stretch.text, stretch.leftward):
                glyphs.append(Glyph(glyph, x + dx * scale, -dy * scale, advance * scale))
                x += advance * scale
            runs.append(Run(face.file, tuple(glyphs)))
        return runs

    def outline(self, text: str, style: TextStyle, x: float = 0.0, y: float = 0.0) -> str:
        """Return `text` as SVG path data whose baseline starts at (x, y), in pixels, y downwards."""
        data = []
        for run in self.shape(text, style):
            face = self._face(run.font)
            for glyph in run.glyphs:
                path = face.path(glyph.glyph_id, style.size)
                if path:
                    data.append(f"M{x + glyph.x:.2f} {y + glyph.y:.2f}{path}")
        return "".join(data)

    def _face(self, file: FontFile) -> _Face:
        if file not in self._faces:
            self._faces[file] = _Face(file)
        return self._faces[file]

    def _measure(self, text: str, file: FontFile) -> float:
        """Return the width in em."""
        em = 0.0
        for face, stretch in self._itemised(text, file):
            em += sum(advance for _, _, _, advance in face.shape(stretch.text, stretch.leftward)) / face.units
        return em

    def _itemised(self, text: str, file: FontFile) -> Iterator[tuple[_Face, Stretch]]:
        """Yield pieces of one font and one direction, as they stand on the line from the left."""
        text = _CONTROLS.sub("", text)
        face = self._face(file)
        if not text:
            return
        plain = not _MAY_RUN_LEFT.search(text)
        if plain and face.covers(text):
            yield face, Stretch(text, leftward=False)
            return
        for stretch in [Stretch(text, leftward=False)] if plain else stretches(text):
            items = [
                (chosen, Stretch("".join(clusters), stretch.leftward))
                for chosen, clusters in groupby(graphemes(stretch.text), lambda cluster: self._covering(cluster, file))
            ]
            yield from reversed(items) if stretch.leftward else items

    def _covering(self, cluster: str, file: FontFile) -> _Face:
        """Return the first of cut, text cut and fallback fonts that has the cluster, or the cut if none has."""
        cut = self._face(file)
        if cut.covers(cluster):
            return cut
        text_cuts = [other for other in self.fonts if not other.display and other.weight == file.weight]
        return next((face for face in map(self._face, (*text_cuts, *self.fallback)) if face.covers(cluster)), cut)

    def _beyond_brand(self, text: str) -> list[str]:
        known = frozenset().union(*(self._face(file).coverage for file in self.fonts if not file.display))
        return [char for char in dict.fromkeys(text) if ord(char) not in known and not is_ignorable(char)]

    def _filled(self, text: str, style: TextStyle, max_width: float) -> tuple[Sequence[Piece], list[_Line]]:
        """Fill lines with whole words where that needs no more lines than the pieces that hyphens join."""
        parts: Sequence[Piece] = pieces(text)
        lines = self._lines(parts, style, max_width)
        if len(lines) > 1 and len(words := joined_words(text)) < len(parts):
            whole: list[Piece] = []
            for word, fragments in words:
                whole += [word] if self.width(word.text + word.hyphen, style) <= max_width else fragments
            filled = self._lines(whole, style, max_width)
            if len(filled) <= len(lines):
                return whole, filled
        return parts, lines

    def _lines(self, parts: Sequence[Piece], style: TextStyle, max_width: float) -> list[_Line]:
        """Fill lines greedily; a piece longer than a line is broken between graphemes."""
        lines: list[_Line] = []
        line = _Line("")
        for part in parts:
            longer = _Line(line.text + (part.space if line.text else "") + part.text, part.hyphen)
            if self.width(longer.shown, style) <= max_width:
                line = longer
                continue
            if line.text:
                lines.append(line)
            *full, last = self._broken(part.text, style, max_width)
            lines.extend(map(_Line, full))
            line = _Line(last, part.hyphen)
        return [*lines, line] if line.text else lines

    def _broken(self, word: str, style: TextStyle, max_width: float) -> list[str]:
        if self.width(word, style) <= max_width:
            return [word.strip(" ")]
        fragments = [""]
        for part in _AFTER_TIE.split(word):
            if fragments[-1] and self.width(fragments[-1] + part.rstrip(TIES), style) > max_width:
                fragments.append("")
            for cluster in graphemes(part):
                if fragments[-1] and cluster not in TIES and self.width(fragments[-1] + cluster, style) > max_width:
                    fragments.append("")
                fragments[-1] += cluster
        return [fragment.strip(TIES) for fragment in fragments]

    def _balanced(self, parts: Sequence[Piece], style: TextStyle, max_width: float, lines: list[_Line]) -> list[_Line]:
        """Return the lines for the smallest width that needs no more of them (bisection to a pixel)."""
        low, high = max(self.width(part.text + part.hyphen, style) for part in parts), max_width
        while high - low > 1:
            middle = (low + high) / 2
            narrower = self._lines(parts, style, middle)
            if len(narrower) > len(lines):
                low = middle
            else:
                high, lines = middle, narrower
        return lines

    def _cut(self, text: str, style: TextStyle, max_width: float) -> str:
        """Return the longest beginning that fits with an ellipsis; whole words where that costs little."""
        clusters = graphemes(text)
        low, high = 0, len(clusters)
        while low < high:
            middle = (low + high + 1) // 2
            beginning = "".join(clusters[:middle]).rstrip(_TRAILING)
            low, high = (middle, high) if self.width(beginning + ELLIPSIS, style) <= max_width else (low, middle - 1)
        beginning = "".join(clusters[:low])
        words, _, fragment = beginning.rpartition(" ")
        if low < len(clusters) and clusters[low] != " " and words and len(fragment) < len(beginning) / 4:
            beginning = words
        return beginning.rstrip(_TRAILING) + ELLIPSIS
