"""What is drawn is checked as well as timed, so that nothing wins by drawing less."""

import hashlib
import io
import math
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.charts import HEIGHT, SCALE, SOURCE, WIDTH, BenchChart, bench_charts
from benchmarks.ours import BRAND, RuskaRunner
from benchmarks.rivals import matplotlib_png
from ruska.formats.metadata import add_png_metadata

TITLE_BOX = (0.0, 0.02, 0.62, 0.13)  # left, top, right and bottom, as shares of the canvas
LEAST_INK = 0.01
LEAST_PSNR = 28.0  # the two rasterisers round the edges of bars otherwise; a line of text left out costs more
REPOSITORY = Path(__file__).resolve().parent.parent


def picture_faults(chart: BenchChart, svg: str, png: bytes) -> Iterator[str]:
    """Yield what is wrong with a pair, whoever drew it: pixel size, texts of the SVG, ink where the title stands."""
    size = struct.unpack(">II", png[16:24])
    if size != (WIDTH * SCALE, HEIGHT * SCALE):
        yield f"{chart.id}: the PNG has {size[0]}×{size[1]} pixels"
    words = svg_words(svg)
    for text in (chart.title, chart.subtitle, *SOURCE.split(": ")[1].split(".")[:1], "CC0 1.0", *chart.series[1:]):
        if text not in words:
            yield f'{chart.id}: the SVG lacks "{text}"'
    share = title_ink(png)
    if share < LEAST_INK:
        yield f"{chart.id}: only {share:.2%} of the title's box is ink"


def svg_words(svg: str) -> str:
    """Return the texts of an SVG, one `<text>` a line, with plain spaces where they keep words together."""
    root = ElementTree.fromstring(svg)
    texts = ("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    return "\n".join(texts).replace("\u00a0", " ")


def title_ink(png: bytes) -> float:
    """Return the share of the title's box that differs from its commonest grey by more than a fifth."""
    import numpy
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("L")
    left, top, right, bottom = TITLE_BOX
    width, height = picture.size
    box = numpy.asarray(picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height))))
    paper = int(numpy.bincount(box.ravel()).argmax())
    return float((abs(box.astype(int) - paper) > 51).mean())


def psnr(first: bytes, second: bytes) -> float:
    """Return the peak signal-to-noise ratio of two PNGs of one size, in dB: 20·log₁₀(255/RMSE), infinite if equal."""
    import numpy

    difference = pixels(first).astype(float) - pixels(second).astype(float)
    error = float(numpy.mean(difference**2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def pixels(png: bytes) -> Any:
    """Return the RGB values of a PNG as an array (height, width, 3)."""
    import numpy
    from PIL import Image

    return numpy.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def ruska_faults(runner: RuskaRunner, charts: Sequence[BenchChart]) -> Iterator[str]:
    """Yield what is wrong with Ruska's own pairs: see the README of this folder for each promise."""
    elsewhere = digests_of_a_new_process()
    for chart in charts:
        svg, raster, sheet = runner.parts(chart)
        again, png = runner.pair(chart)
        yield from picture_faults(chart, svg, png)
        if (svg, add_png_metadata(raster, _said(runner, sheet))) != (again, png):
            yield f"{chart.id}: the second drawing has other bytes"
        if digest(svg, png) != elsewhere[chart.id]:
            yield f"{chart.id}: another process draws other bytes"
        if (pixels(raster) != pixels(png)).any():
            yield f"{chart.id}: the PNG lost something after rasterising"
        ratio = psnr(png, rasterised_again(svg))
        if ratio < LEAST_PSNR:
            yield f"{chart.id}: PSNR of {ratio:.1f} dB against a second rasteriser"
        default = len(matplotlib_png(chart))
        if len(png) > default:
            yield f"{chart.id}: {len(png)} bytes of PNG, matplotlib's default has {default}"


def _said(runner: RuskaRunner, sheet: Any) -> Any:
    from ruska.formats.framed import about

    return about(sheet, runner.brand)


def rasterised_again(svg: str) -> bytes:
    """Return an SVG as a PNG by resvg itself, which typst carries in another version and calls in another way."""
    import resvg_py

    fonts = [str(path) for path in sorted((BRAND / "fonts").glob("*.ttf"))]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE, skip_system_fonts=True, font_files=fonts))


def digest(svg: str, png: bytes) -> str:
    """Return a hash of a pair."""
    return hashlib.sha256(svg.encode() + png).hexdigest()


def digests_of_a_new_process() -> dict[str, str]:
    """Draw all charts in a fresh process with another hash seed and return the hash of each pair."""
    code = "from benchmarks.checks import print_digests; print_digests()"
    environment = {"PYTHONHASHSEED": "4711", "PYTHONPATH": ":".join([str(REPOSITORY), *sys.path])}
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=REPOSITORY
    )
    return dict(line.split() for line in answer.stdout.splitlines() if line)


def print_digests() -> None:
    """Print the hash of each of Ruska's pairs; what `digests_of_a_new_process` calls."""
    with tempfile.TemporaryDirectory() as folder:
        runner = RuskaRunner(Path(folder), bench_charts())
        for chart in bench_charts():
            print(chart.id, digest(*runner.pair(chart)))
