"""PDF from a framed SVG, by typst; PNG is made from it (see `raster`).

One CSS pixel is 1/96 inch, as in browsers: a canvas of 1200 px is 900 pt wide. Everything that varies reaches typst
through `sys.inputs`, as data; nothing is ever spliced into its source. System fonts and typst's own fonts are shut out,
so a text is set in a font from `font_dirs` or not at all.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruska.errors import Finding, PaintError, ProjectError

if TYPE_CHECKING:
    from typst import Fonts

POINTS_PER_PIXEL = 0.75

PAGE = b"""
#let input = json(bytes(sys.inputs.page))
#set document(date: none, title: input.title, author: input.author, description: input.description,
  keywords: input.keywords)
#set text(lang: input.language)
#set page(width: input.width * 1pt, height: input.height * 1pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: input.description)
"""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF; `universal` says that it carries the PDF/UA-1 mark, `refusal` why it does not."""

    data: bytes
    universal: bool
    refusal: str = ""


def render_pdf(
    svg: str,
    width: float,
    height: float,
    *,
    title: str,
    description: str,
    author: str,
    language: str,
    keywords: Sequence[str],
    font_dirs: Sequence[Path],
) -> Pdf:
    """Return `svg` as a one-page tagged PDF whose figure has `description` as alternative text.

    PDF/UA-1 where typst grants it. It refuses texts for which no font is there and some scripts; then the same page
    comes tagged without the mark, and `refusal` tells why. `language` is an ISO 639 code. Raises PaintError when the
    SVG cannot be read, ProjectError when `font_dirs` hold no font.
    """
    from typst import TypstError

    words: dict[str, Any] = {"title": title, "description": description, "author": author}
    page = _page(width, height, {**words, "language": language, "keywords": list(keywords)})
    try:
        return Pdf(_compile(svg, page, font_dirs, universal=True), universal=True)
    except PaintError as error:
        if not isinstance(error.__cause__, TypstError):
            raise
        refusal = error.__cause__.message
    return Pdf(_compile(svg, page, font_dirs), universal=False, refusal=refusal)


def pdf_fonts(data: bytes) -> list[str]:
    """Return the PostScript names of the fonts in a PDF made by `render_pdf`, sorted, without subset tags."""
    names = re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>]+)", data)
    return sorted({name.decode("ascii") for name in names})


def _page(width: float, height: float, words: Mapping[str, Any]) -> str:
    return json.dumps({"width": width * POINTS_PER_PIXEL, "height": height * POINTS_PER_PIXEL, **words})


def _compile(svg: str, page: str, font_dirs: Sequence[Path], *, universal: bool = False) -> bytes:
    from typst import Compiler, TypstError

    # A compiler costs nothing to make once its fonts are open, and one for each call keeps threads apart.
    compiler = Compiler(font_paths=_fonts(tuple(font_dirs)), ignore_system_fonts=True)
    try:
        result = compiler.compile(
            PAGE,
            format="pdf",
            sys_inputs={"page": page, "svg": svg},
            pdf_standards=["ua-1"] if universal else [],
        )
    except TypstError as error:
        message = f"The PDF cannot be made from the SVG: {error.message}."
        raise PaintError(Finding(message, remedy="Look for text or markup that breaks the SVG.")) from error
    if not isinstance(result, bytes):
        raise PaintError(f"The PDF came out as {len(result or [])} pages, not one.")
    return result


@lru_cache(maxsize=16)
def _fonts(font_dirs: tuple[Path, ...]) -> "Fonts":
    """Open the fonts of some folders; cached, because reading them takes longer than a page."""
    from typst import Fonts

    fonts = Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in font_dirs]
    )
    if not fonts.families():
        places = ", ".join(folder.as_posix() for folder in font_dirs)
        raise ProjectError(Finding(f"No font found in {places or 'the brand'}.", remedy="Put the brand's TTFs there."))
    return fonts
