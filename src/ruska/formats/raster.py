"""PNG from the PDF of a canvas, by PDFium, which draws a million pixels in 4 ms where typst itself takes 20 to 30.

PDFium sets letters on thirds of a pixel and on whole lines. It works on one picture at a time: processes may draw side
by side, threads may not. It paints edges in 256 shades, which nobody tells from the 16 of typst's own rasteriser but
which take twice the bytes; so a channel keeps the values that the drawing names, and else one in 16.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ruska.errors import Finding, PaintError

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = 3  # red, green, blue: a canvas has no transparent place
DEPTH, TRUECOLOUR = 8, 2
EFFORT = 6  # of zlib-ng: the next level takes three times as long for 3 % fewer bytes
SHADE = 16
SAME = b"\2"  # the filter "up": with zeros behind it, a line like the one above
COLOR = re.compile("#([0-9A-Fa-f]{6})\\b")
TONES = re.compile("<image|Gradient")


def render_pngs(svg: str, pdf: bytes, width: int, height: int, scales: Sequence[int]) -> list[bytes]:
    """Return a canvas as PNGs of exactly `width * scale` by `height * scale` pixels, on white.

    `pdf` is the page made from `svg`, whose colours stay exact. 24 bits a pixel, without a palette, and smaller than
    matplotlib's default for the same chart. Raises PaintError when `pdf` cannot be read.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError as error:
        raise PaintError(Finding(f"The PNG cannot be made from the PDF: {error}.")) from error
    page = document[0]
    shades = edge_shades(svg)
    pictures = [_png(page, width * scale, height * scale, shades) for scale in scales]
    page.close()
    document.close()
    return pictures


def edge_shades(svg: str) -> bytes:
    """Return what becomes of each value of a channel: the nearest of those that the SVG's colours have, or of 16.

    In a drawing with gradients or pictures nothing changes.
    """
    if TONES.search(svg):
        return bytes(range(256))
    named = {value for color in COLOR.findall(svg) for value in bytes.fromhex(color)}
    kept = sorted({*range(0, 256, SHADE), 255, *named})
    return bytes(min(kept, key=lambda level: abs(level - value)) for value in range(256))


def _png(page: "PdfPage", width: int, height: int, shades: bytes) -> bytes:
    header = struct.pack(">LLBBBBB", width, height, DEPTH, TRUECOLOUR, 0, 0, 0)
    pixels = bytes(_draw(page, width, height)).translate(shades)
    chunks = ((b"IHDR", header), (b"IDAT", _deflate(pixels, CHANNELS * width)), (b"IEND", b""))
    return SIGNATURE + b"".join(part for kind, content in chunks for part in _chunk(kind, content))


def _draw(page: "PdfPage", width: int, height: int) -> memoryview:
    from pypdfium2 import PdfBitmap, raw

    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_REVERSE_BYTE_ORDER)
    lines = memoryview(bitmap.buffer)
    bitmap.close()
    return lines


def _deflate(pixels: bytes, size: int) -> bytes:
    """Return lines of `size` bytes as PNG packs them."""
    from zlib_ng import zlib_ng

    packer = zlib_ng.compressobj(EFFORT)
    same, above, parts = SAME + bytes(size), b"", []
    for start in range(0, len(pixels), size):
        line = pixels[start : start + size]
        parts.append(packer.compress(same if line == above else b"\0" + line))
        above = line
    return b"".join(parts) + packer.flush()


def _chunk(kind: bytes, content: bytes) -> Iterator[bytes]:
    yield struct.pack(">L", len(content)) + kind
    yield content
    yield struct.pack(">L", zlib.crc32(content, zlib.crc32(kind)))
