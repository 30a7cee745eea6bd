"""The benchmark's own checks catch what they are there for. Nothing is timed here."""

import io
import math

import pytest
from benchmarks.charts import HEIGHT, SCALE, WIDTH, bench_charts
from benchmarks.checks import digest, digests_of_a_new_process, picture_faults, pixels, psnr, svg_words, title_ink
from benchmarks.compare import AltairRunner, Times, verdicts
from benchmarks.ours import RuskaRunner
from benchmarks.rivals import matplotlib_png, plotly_figure
from PIL import Image

CHARTS = bench_charts()


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    return RuskaRunner(tmp_path_factory.mktemp("benchmark"), CHARTS)


@pytest.fixture(scope="module")
def pair(runner):
    return runner.pair(CHARTS[0])


def png_of(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="png")
    return buffer.getvalue()


def test_there_are_ten_charts_of_ten_forms_the_same_every_time():
    assert len({chart.form for chart in CHARTS}) == len({chart.id for chart in CHARTS}) == 10
    assert bench_charts() == CHARTS
    assert [len(CHARTS[3].series), len(CHARTS[3].categories)] == [5, 60]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_every_chart_passes_with_ruska(runner, chart):
    assert list(picture_faults(chart, *runner.pair(chart))) == []


def test_ruska_shows_every_figure_of_the_bars(pair):
    words = svg_words(pair[0])
    assert all(f"{row.value:,.0f}" in words for row in CHARTS[0].rows)


def test_a_small_picture_is_caught(pair):
    svg, png = pair
    small = png_of(Image.open(io.BytesIO(png)).resize((WIDTH, HEIGHT)))
    assert list(picture_faults(CHARTS[0], svg, small)) == [f"bars: the PNG has {WIDTH}×{HEIGHT} pixels"]


def test_a_picture_without_its_texts_is_caught(pair):
    svg, _ = pair
    blank = png_of(Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "white"))
    faults = list(picture_faults(CHARTS[0], svg.replace("thousand nights", ""), blank))
    assert faults == [
        'bars: the SVG lacks "What is measured, in which unit, thousand nights"',
        "bars: only 0.00% of the title's box is ink",
    ]


def test_ink_is_what_differs_from_the_paper():
    page = Image.new("RGB", (100, 100), "white")
    page.paste("black", (0, 0, 100, 6))
    assert title_ink(png_of(page)) == pytest.approx(4 / 11)


def test_psnr_is_that_of_the_formula():
    grey, lighter = (png_of(Image.new("RGB", (8, 8), (value,) * 3)) for value in (100, 105))
    assert psnr(grey, grey) == math.inf
    assert psnr(grey, lighter) == pytest.approx(20 * math.log10(255 / 5))


def test_a_lossy_encoding_is_caught(pair):
    _, png = pair
    lossy = png_of(Image.open(io.BytesIO(png)).convert("RGB").quantize(16))
    assert (pixels(png) != pixels(lossy)).any()


def test_another_process_draws_the_same_bytes(runner):
    assert digests_of_a_new_process() == {chart.id: digest(*runner.pair(chart)) for chart in CHARTS}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_rivals_get_the_same_figures(chart):
    lying = chart.form in ("bar", "diverging", "stacked", "dots")
    shown = [value for trace in plotly_figure(chart).data for value in (trace.x if lying else trace.y)]
    assert shown == [row.value for row in chart.rows]


def test_matplotlibs_default_has_the_same_pixels():
    assert pixels(matplotlib_png(CHARTS[4])).shape == (HEIGHT * SCALE, WIDTH * SCALE, 3)


def test_a_missed_target_is_told():
    times = Times()
    for tool, seconds in (("ruska", 0.1), (AltairRunner.name, 0.15), ("ruska, two workers", 0.05)):
        times.add(tool, "bars", seconds)
    lines, missed = verdicts(times)
    assert missed
    assert "1.5× faster (target 2×): MISSED" in lines[1]
