"""The pages of the comparison on the web: one chart, published by each tool as its manual has it.

Ruska's pages are a build's own output. plotly writes one file with its bundle inside. Vega-Embed gets its three scripts
from the same server, as its manual has them, and the specification inside the page; it is told to show tooltips, for
lines by points that are not seen, as it shows none by itself.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.charts import BenchChart
from benchmarks.ours import kind_of, write_dataset
from benchmarks.rivals import altair_chart, plotly_figure

REPOSITORY = Path(__file__).resolve().parent.parent
NODE_MODULES = Path(__file__).resolve().parent / "node_modules"
SCRIPTS = ("vega", "vega-lite", "vega-embed")
PAGE, EMBED, WRITE_HTML, VEGA = "Ruska, page", "Ruska, embed", "plotly, write_html", "vega-embed"
PACKAGE = "web"


@dataclass(frozen=True)
class Contestant:
    """A page: its address under the server's root, and what tells how far it is.

    `picture`, an expression of JavaScript, is true once the chart can be seen, `live` once it answers to the pointer;
    both are asked before every frame. `aim` selects the element over which the pointer goes to see whether it does, and
    `tip` that which shows what the pointer is at.
    """

    name: str
    address: str
    picture: str
    live: str
    aim: str
    tip: str


def make_contestants(folder: Path, chart: BenchChart, charts: Sequence[BenchChart]) -> list[Contestant]:
    """Write the pages under a folder. Ruska publishes all `charts`, for the page that shows ten embeds at once.

    Vega-Embed is left out where `npm ci` has not been run in this folder. Raises CalledProcessError when the build of
    Ruska's pages fails.
    """
    output = build(folder, charts)
    stem = f"{output.name}/{PACKAGE}/en/{chart.id}"
    ours = {
        # It needs no font; that its style is there is what keeps a browser from beginning a frame before.
        "picture": "[...document.querySelectorAll('.ruska-drawing > svg')].some(one => one.getClientRects().length)",
        "live": "document.querySelector('.ruska-live.ready') !== null",
        "aim": ".ruska-drawing",
        "tip": ".hoverlayer .hovertext",
    }
    found = [Contestant(PAGE, f"{stem}.html", **ours), Contestant(EMBED, f"{stem}.embed.html", **ours)]
    found.append(_plotly(folder / "plotly", chart))
    if (NODE_MODULES / SCRIPTS[-1]).is_dir():
        found.append(_vega(folder / "vega", chart))
    return found


def build(folder: Path, charts: Sequence[BenchChart]) -> Path:
    """Publish charts with Ruska and return the output's folder."""
    root, output = folder / "project", folder / "ruska"
    package = root / "charts" / PACKAGE
    package.mkdir(parents=True)
    for name in ("datasets/regions", "templates/lapland"):
        shutil.copytree(REPOSITORY / name, root / name)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    texts = ['[package]\ntitle = "Example"\ndescription = "Invented figures"']
    for chart in charts:
        write_dataset(root / "datasets" / chart.id, chart)
        (package / f"{chart.id}.py").write_text(_script(chart), "utf-8")
        said = {"title": chart.title, "subtitle": chart.subtitle, "note": "", "alt": "An invented example."}
        texts.append("\n".join([f"[{chart.id}]", *(f"{name} = {json.dumps(text)}" for name, text in said.items())]))
    (package / "words.en.toml").write_text("\n\n".join([*texts, ""]), "utf-8")
    listed = json.dumps([chart.id for chart in charts])
    (package / "package.toml").write_text(f'brand = "lapland"\nlanguages = ["en"]\ngraphics = {listed}\n', "utf-8")
    command = [sys.executable, "-m", "ruska", "build", f"--project={root}", f"--output={output}"]
    subprocess.run(command, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    return output


def _script(chart: BenchChart) -> str:
    kind = kind_of(chart)
    return (
        f'"""An invented chart."""\n\nfrom ruska import Chart, {type(kind).__name__}\n\n'
        f"chart = Chart(dataset={chart.id!r}, kind={kind!r})\n"
    )


def _plotly(folder: Path, chart: BenchChart) -> Contestant:
    folder.mkdir()
    plotly_figure(chart).write_html(folder / "chart.html", include_plotlyjs=True)
    drawn = "document.querySelector('.js-plotly-plot .trace path') !== null"
    return Contestant(
        WRITE_HTML,
        "plotly/chart.html",
        drawn,
        f"{drawn} && document.querySelector('.js-plotly-plot .nsewdrag') !== null",
        ".nsewdrag",
        ".hoverlayer .hovertext",
    )


def _vega(folder: Path, chart: BenchChart) -> Contestant:
    folder.mkdir()
    tags = []
    for name in SCRIPTS:
        shutil.copy(NODE_MODULES / name / "build" / f"{name}.min.js", folder)
        tags.append(f'<script src="{name}.min.js"></script>')
    spec = altair_chart(chart).to_dict()
    for layer in spec.get("layer", [spec]):
        layer["mark"] |= {"tooltip": True, "point": "transparent"} if chart.form == "line" else {"tooltip": True}
    page = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        *(f"<title>{chart.title}</title>", *tags, "</head>\n<body>"),
        *('<div id="vis"></div>', f'<script>vegaEmbed("#vis", {json.dumps(spec)});</script>', "</body>\n</html>\n"),
    ]
    (folder / "chart.html").write_text("\n".join(page), "utf-8")
    drawn = "document.querySelector('#vis .marks') !== null"
    aim = "#vis .mark-symbol.role-mark path, #vis .mark-rect.role-mark path"
    return Contestant(VEGA, "vega/chart.html", drawn, drawn, aim, "#vg-tooltip-element.visible")
