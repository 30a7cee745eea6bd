"""Pictures of a canvas from its PDF, by PDFium, which draws a million pixels in 5 ms where typst itself takes 20 to 30.

PDFium sets letters on thirds of a pixel and on whole lines. It works on one picture at a time: processes may draw side
by side, threads may not.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruska.errors import Finding, PaintError
from ruska.formats.png import write_png

if TYPE_CHECKING:
    from numpy import uint32
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

COLOR = re.compile("#([0-9A-Fa-f]{6})\\b")
TONES = re.compile("<image|Gradient")


def render_pngs(svg: str, pdf: bytes, width: int, height: int, scales: Sequence[int]) -> list[bytes]:
    """Return a canvas as PNGs of exactly `width * scale` by `height * scale` pixels, on white.

    `pdf` is the page made from `svg`, whose colours stay exact; a drawing with gradients or pictures keeps all its
    tones. Smaller than matplotlib's default for the same chart. Raises PaintError when `pdf` cannot be read.
    """
    if not scales:
        return []
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError as error:
        raise PaintError(Finding(f"The PNG cannot be made from the PDF: {error}.")) from error
    page = document[0]
    colors = None if TONES.search(svg) else named_colors(svg)
    pictures = [write_png(_draw(page, width * scale, height * scale), colors) for scale in scales]
    page.close()
    document.close()
    return pictures


def named_colors(svg: str) -> frozenset[int]:
    """Return the colours that a drawing names, each as red, green and blue in 24 bits."""
    return frozenset(int(color, 16) for color in COLOR.findall(svg))


def _draw(page: "PdfPage", width: int, height: int) -> "NDArray[uint32]":
    """Return the pixels of a page, `height` by `width`: white or a colour in the lower 24 bits, all above them set."""
    import numpy as np
    from pypdfium2 import PdfBitmap, raw

    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    pixels = np.frombuffer(bitmap.buffer, "<u4").reshape(height, width)
    bitmap.close()
    return pixels
