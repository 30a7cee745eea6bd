"""PNG files: a palette for flat drawings, which packs in half the time and two thirds of the bytes of three channels.

A rasteriser paints edges in 256 shades, which nobody tells from 16 but which take twice the bytes. So a channel keeps
the values that the drawing names, and else one in 16. Colours are read off runs of equal pixels, of which there is one
in fifty pixels.
"""

import struct
import zlib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import intp, uint8, uint32
    from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, TRUECOLOUR, INDEXED = 8, 2, 3
EFFORT = {INDEXED: 4, TRUECOLOUR: 6}  # of zlib-ng: for a palette 6 takes nearly twice as long for 7 % fewer bytes
SAME = 2  # the filter "up": with zeros behind it, a line like the one above
SHADES = (16, 32)
PALETTE = 256


def write_png(pixels: "NDArray[uint32]", colors: Collection[int] | None) -> bytes:
    """Return pixels, lines of red, green and blue in 24 bits each, as a PNG; what is above these bits is ignored.

    With the `colors` of a flat drawing, 24 bits too, these stay exact while edges come in few shades and the picture
    has a palette; None keeps every pixel as it is, in three channels.
    """
    if colors is None:
        return _png(pixels.shape[1], TRUECOLOUR, _channels(pixels), b"")
    palette, indices = _indexed(pixels, colors)
    return _png(pixels.shape[1], INDEXED, indices, palette)


def edge_levels(colors: Collection[int], step: int) -> "NDArray[uint8]":
    """Return the values of a channel that stay: those that `colors` have, and one in `step`; in order."""
    import numpy as np

    named = {value for color in colors for value in color.to_bytes(3)}
    return np.array(sorted({*range(0, 256, step), 255, *named}), np.uint8)


def _channels(pixels: "NDArray[uint32]") -> "NDArray[uint8]":
    """Return red, green and blue of each line's pixels one after another."""
    import numpy as np

    parts = pixels.astype("<u4").view(np.uint8).reshape(*pixels.shape, 4)
    return np.ascontiguousarray(parts[..., 2::-1]).reshape(pixels.shape[0], -1)


def _indexed(pixels: "NDArray[uint32]", colors: Collection[int]) -> "tuple[bytes, NDArray[uint8]]":
    """Return a palette of three bytes a colour, and lines of places in it, one for each pixel.

    Where a drawing has more colours than fit with 16 shades, edges come in 8; what is then still over takes the nearest
    of the colours that cover most. Those that are lost so cover hardly a pixel in a thousand.
    """
    import numpy as np

    flat = pixels.reshape(-1)
    starts = np.concatenate(([0], np.flatnonzero(flat[1:] != flat[:-1]) + 1))
    painted, lengths = flat[starts], np.diff(starts, append=flat.size)
    for step in SHADES:
        levels = edge_levels(colors, step)
        codes = _codes(painted, levels)
        covered = np.bincount(codes, lengths)
        shown = np.flatnonzero(covered)
        if shown.size <= PALETTE:
            break
    kept = np.sort(shown[np.argsort(-covered[shown], kind="stable")[:PALETTE]])
    palette = _channels_of(kept, levels)
    place = np.zeros(covered.size, np.uint8)
    place[shown] = _nearest(_channels_of(shown, levels), palette)
    return palette.tobytes(), np.repeat(place[codes], lengths).reshape(pixels.shape)


def _codes(colors: "NDArray[uint32]", levels: "NDArray[uint8]") -> "NDArray[intp]":
    """Return for each colour the number that its channels' nearest levels make, in the base of how many there are."""
    import numpy as np

    nearest = np.abs(np.arange(256)[:, None] - levels.astype(int)).argmin(axis=1)
    red, green, blue = (nearest[colors >> shift & 255] for shift in (16, 8, 0))
    codes: NDArray[intp] = (red * levels.size + green) * levels.size + blue
    return codes


def _channels_of(codes: "NDArray[intp]", levels: "NDArray[uint8]") -> "NDArray[uint8]":
    """Return red, green and blue of codes, a line for each."""
    import numpy as np

    size = levels.size
    return np.stack([levels[codes // size**2], levels[codes // size % size], levels[codes % size]], axis=1)


def _nearest(colors: "NDArray[uint8]", kept: "NDArray[uint8]") -> "NDArray[intp]":
    """Return for each colour the place of the kept one that is nearest in red, green and blue."""
    distances = ((colors.astype(int)[:, None] - kept.astype(int)[None]) ** 2).sum(axis=2)
    nearest: NDArray[intp] = distances.argmin(axis=1)
    return nearest


def _png(width: int, kind: int, lines: "NDArray[uint8]", palette: bytes) -> bytes:
    header = struct.pack(">LLBBBBB", width, len(lines), DEPTH, kind, 0, 0, 0)
    chunks = [
        (b"IHDR", header),
        *([(b"PLTE", palette)] if palette else []),
        (b"IDAT", _deflate(lines, EFFORT[kind])),
        (b"IEND", b""),
    ]
    return SIGNATURE + b"".join(part for name, content in chunks for part in _chunk(name, content))


def _deflate(lines: "NDArray[uint8]", effort: int) -> bytes:
    """Return lines as PNG packs them, each behind its filter."""
    import numpy as np
    from zlib_ng import zlib_ng

    filtered = np.empty((len(lines), lines.shape[1] + 1), np.uint8)
    filtered[:, 0], filtered[:, 1:] = 0, lines
    same = 1 + np.flatnonzero((lines[1:] == lines[:-1]).all(axis=1))
    filtered[same, 0], filtered[same, 1:] = SAME, 0
    packer = zlib_ng.compressobj(effort)
    return bytes(packer.compress(filtered)) + bytes(packer.flush())


def _chunk(name: bytes, content: bytes) -> Iterator[bytes]:
    yield struct.pack(">L", len(content)) + name
    yield content
    yield struct.pack(">L", zlib.crc32(content, zlib.crc32(name)))
