import io
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from format_samples import FONT_FOLDER, HOSTILE, read_with, text_svg
from matplotlib.figure import Figure
from PIL import Image, ImageFilter

from ruska.errors import PaintError
from ruska.formats.png import edge_levels, write_png
from ruska.formats.raster import named_colors, render_pngs
from ruska.formats.typeset import render_pdf
from tests.rasters import svg_png

FONTS = [FONT_FOLDER]
WORDS = dict.fromkeys(("title", "description", "author"), "an example")
SVG = text_svg("Lapin yöpymiset 1\u00a0234", "Čáhci đŋšŧž ǥǧǩǯʒ")


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def png(svg: str, width: int = 1200, height: int = 675, scale: int = 1) -> bytes:
    """An SVG as a build makes a PNG of it."""
    made = render_pdf(svg, width, height, **WORDS, language="en", keywords=(), font_dirs=FONTS)
    return render_pngs(svg, made.data, width, height, (scale,))[0]


@pytest.mark.parametrize("size", [(1200, 675), (1080, 1080), (1920, 1080), (1055, 677)])
@pytest.mark.parametrize("scale", [1, 2])
def test_png_has_exactly_the_pixels_asked_for(size, scale):
    width, height = size
    assert picture(png(SVG, width, height, scale)).size == (width * scale, height * scale)


def test_png_shows_the_colours_of_the_svg():
    pixels = np.asarray(picture(png(SVG, scale=2)).convert("RGBA"))
    assert (pixels[..., 3] == 255).all()
    assert (pixels[-1, -1] == 255).all()
    assert (pixels[..., :3] == (0, 0x27, 0x4A)).all(axis=2).sum() > 1000


def test_named_colours_stay_exact_and_edges_come_in_few_shades():
    flat = PAINTS.replace("Gradient", "G")
    pixels = np.asarray(picture(png(flat, 400, 300, 2)).convert("RGB")).reshape(-1, 3)
    colors, counts = np.unique(pixels, axis=0, return_counts=True)
    common = {bytes(color) for color in colors[np.argsort(counts)[-2:]]}
    assert bytes.fromhex("FFF8F0") in common
    levels = edge_levels(named_colors(flat), 16).tolist()
    assert set(pixels.ravel().tolist()) <= set(levels)
    assert max(min(abs(value - level) for level in levels) for value in range(256)) <= 8


def test_a_flat_drawing_has_a_palette_and_a_gradient_keeps_all_its_tones():
    flat, toned = png(PAINTS.replace("Gradient", "G"), 400, 300), png(PAINTS, 400, 300)
    assert (picture(flat).mode, picture(toned).mode) == ("P", "RGB")
    tones = np.unique(np.asarray(picture(toned))[160:280, 20:170].reshape(-1, 3), axis=0)
    assert len(tones) > 40


def grid(count: int) -> "np.typing.NDArray[np.uint32]":
    """So many colours, each in a field of its own, the first in the most pixels, with bits above them set."""
    colors = 0x101010 * np.arange(16)[:, None] + 0x0F1F2F * np.arange(40)
    fields = (colors & 0xFFFFFF).ravel()[:count].astype(np.uint32)
    return (np.repeat(fields, np.arange(count, 0, -1))[None] | np.uint32(0xFF000000)).astype(np.uint32)


@pytest.mark.parametrize("count", [1, 2, 256])
def test_what_a_palette_has_room_for_is_exact(count):
    pixels = grid(count)
    colors = {int(color) & 0xFFFFFF for color in np.unique(pixels)}
    shown = np.asarray(picture(write_png(pixels, colors)).convert("RGB")).astype(int)
    assert (shown[..., 0] << 16 | shown[..., 1] << 8 | shown[..., 2] == pixels & 0xFFFFFF).all()


def test_more_colours_than_a_palette_has_keep_the_commonest_and_take_the_nearest():
    pixels = grid(600)
    colors = {int(color) & 0xFFFFFF for color in np.unique(pixels)}
    assert len(colors) > 256
    shown = np.asarray(picture(write_png(pixels, colors)).convert("RGB")).astype(int)
    values = shown[..., 0] << 16 | shown[..., 1] << 8 | shown[..., 2]
    same = values == pixels & 0xFFFFFF
    assert same[0, : 600 + 599].all(), "the commonest"
    assert not same.all()
    assert len(np.unique(values)) <= 256


def test_every_pixel_stays_without_a_palette():
    pixels = np.random.default_rng(1).integers(0, 1 << 32, (40, 30), np.uint32)
    shown = np.asarray(picture(write_png(pixels, None))).astype(int)
    assert (shown[..., 0] << 16 | shown[..., 1] << 8 | shown[..., 2] == pixels & 0xFFFFFF).all()


PAINTS = """<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300">
<defs><pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 8L8 0" stroke="#00274A"/></pattern>
<linearGradient id="g"><stop stop-color="#C8102E"/><stop offset="1" stop-color="#F2A900"/></linearGradient>
<clipPath id="c"><circle cx="300" cy="80" r="50"/></clipPath></defs>
<rect width="400" height="300" fill="#FFF8F0"/><rect x="20" y="20" width="150" height="120" fill="url(#h)"/>
<rect x="20" y="160" width="150" height="120" fill="url(#g)"/>
<rect x="220" y="30" width="160" height="100" fill="#00274A" fill-opacity="0.4" clip-path="url(#c)"/>
<path d="M200 280C250 160 300 300 390 170" fill="none" stroke="#C8102E" stroke-width="3" stroke-dasharray="9 5"/>
</svg>"""


@pytest.mark.parametrize("scale", [1, 2])
def test_hatching_gradients_clips_and_dashes_look_as_librsvg_draws_them(scale, tmp_path):
    path = tmp_path / "paints.svg"
    path.write_text(PAINTS, "utf-8")
    read_with("rsvg-convert", path, "--zoom", str(scale), "-o", tmp_path / "theirs.png")
    theirs = picture((tmp_path / "theirs.png").read_bytes()).convert("RGB").filter(ImageFilter.BoxBlur(1))
    ours = picture(png(PAINTS, 400, 300, scale)).convert("RGB").filter(ImageFilter.BoxBlur(1))
    difference = np.abs(np.asarray(ours).astype(int) - np.asarray(theirs)).max(axis=2)
    assert (np.asarray(theirs) != np.asarray(theirs)[0, 0]).any(axis=2).mean() > 0.25, "much is drawn"
    assert (difference > 24).mean() < 0.005


@pytest.mark.parametrize("scale", [1, 2])
def test_letters_stand_where_typst_sets_them(scale):
    ours, theirs = png(SVG, scale=scale), svg_png(SVG, 1200, 675, scale, FONTS)
    one, other = (picture(data).convert("L").filter(ImageFilter.BoxBlur(scale)) for data in (ours, theirs))
    difference = np.abs(np.asarray(one).astype(int) - np.asarray(other))
    assert (np.asarray(other) < 128).sum() > 500, "there are letters"
    assert difference.max() < 48


@pytest.mark.parametrize("name", ["emoji", "hebrew", "arabic"])
def test_what_no_font_covers_still_gives_a_picture(name):
    assert picture(png(text_svg(HOSTILE[name]))).size == (1200, 675)


def test_a_broken_pdf_is_told():
    with pytest.raises(PaintError, match="PNG cannot be made"):
        render_pngs(SVG, b"%PDF-1.7 and no more", 10, 10, (1,))


def test_png_is_smaller_than_matplotlibs_default():
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "x"}):
        figure = Figure(figsize=(12, 6.75), dpi=100)
        axes = figure.add_subplot()
        for series in np.random.default_rng(1).normal(size=(5, 60)).cumsum(axis=1):
            axes.plot(series)
        own, theirs = io.StringIO(), io.BytesIO()
        figure.savefig(own, format="svg", metadata={"Date": None})
        figure.savefig(theirs, format="png", dpi=200)
    svg = own.getvalue().replace("DejaVu Sans", "Ruska Sans")
    assert len(png(svg, scale=2)) < len(theirs.getvalue())


GROWTH = """
import resource
from pathlib import Path
from ruska.formats.raster import render_pngs
from ruska.formats.typeset import render_pdf

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

for number in range(9):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 108"><rect width="{number + 1}" height="9"/></svg>'
    made = render_pdf(svg, 1920, 1080, title="a", description="b", author="c", language="en", keywords=(),
                      font_dirs=[Path(FONTS)])
    render_pngs(svg, made.data, 1920, 1080, (1, 2))
    if number == 2:
        before = most()
print(most() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory in Linux's unit")
def test_pictures_are_forgotten_once_they_are_made():
    code = GROWTH.replace("FONTS", repr(str(FONT_FOLDER)))
    grown = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert grown < 2 * 33, "six more slides of 33 MB each may cost the room of two at most"
