"""Any SVG as a PNG by typst itself, a witness beside the program's own way (outlines, a PDF, PDFium)."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from typst import Compiler, Fonts

PAGE = b"""
#let input = json(bytes(sys.inputs.page))
#set page(width: input.width * 1pt, height: input.height * 1pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


@cache
def fonts(folders: tuple[Path, ...]) -> Fonts:
    paths = [str(folder) for folder in folders]
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def svg_png(svg: str, width: int, height: int, scale: int, font_dirs: Sequence[Path]) -> bytes:
    compiler = Compiler(font_paths=fonts(tuple(font_dirs)), ignore_system_fonts=True)
    inputs = {"svg": svg, "page": json.dumps({"width": width * 0.75, "height": height * 0.75})}
    return compiler.compile(PAGE, format="png", ppi=96 * scale, sys_inputs=inputs)
