"""Scripts that draw with plotly themselves, from the script to the page: what is drawn, and what is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

from page_site import ROOT

HEAD = "from plotly.graph_objects import Figure, {trace}\n\nfrom ruska import Chart\n\n\ndef draw(table, style):\n"
TAIL = '\n\nchart = Chart(dataset="parts", figure=draw, columns=["part", "value"])\n'
FLOW = HEAD.format(trace="Sankey") + (
    '    names = [style.plotly_text(style.name("part", row["part"])) for row in table.rows()]\n'
    '    count, values = len(names), table.values("value")\n'
    '    link = {"source": list(range(count)), "target": [count] * count, "value": values}\n'
    '    return Figure(Sankey(node={"label": [*names, "<b>All</b>"]}, link=link))\n'
)
OUTLINES = HEAD.format(trace="Scattergeo") + "    return Figure(Scattergeo(lat=[66], lon=[25]))\n"
PHOTO = HEAD.format(trace="Bar") + (
    '    return Figure(Bar(y=[1]), {"images": [{"source": "https://example.org/photo.png"}]})\n'
)
WORDS = '[{name}]\ntitle = "A title"\nalt = "An example that says what is shown, in words."\n'


def build(folder: Path, **scripts: str) -> subprocess.CompletedProcess[str]:
    """Build a project of these scripts over the gallery's invented data."""
    project = folder / "project"
    package = project / "charts" / "examples"
    package.mkdir(parents=True)
    names = ", ".join(f'"{name}"' for name in scripts)
    head = f'brand = "lapland"\nlanguages = ["en"]\ngraphics = [{names}]\n'
    (package / "package.toml").write_text(head, "utf-8")
    words = '[package]\ntitle = "Examples"\ndescription = "Examples."\n\n'
    words += "\n".join(WORDS.format(name=name) for name in scripts)
    (package / "words.en.toml").write_text(words, "utf-8")
    for name, script in scripts.items():
        (package / f"{name}.py").write_text(f'"""An example."""\n\n{script}{TAIL}', "utf-8")
    for name in ("parts", "regions"):
        shutil.copytree(ROOT / "tests" / "gallery" / "project" / "datasets" / name, project / "datasets" / name)
    shutil.copytree(ROOT / "templates" / "lapland", project / "templates" / "lapland")
    command = [sys.executable, "-m", "ruska", "build", "--project", str(project), "--format=html"]
    command.append(f"--output={folder / 'output'}")
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_a_sankey_is_drawn_in_its_frame_and_in_its_page(visit, tmp_path: Path):
    done = build(tmp_path, flow=FLOW)
    assert done.returncode == 0, done.stdout + done.stderr
    home = tmp_path / "output" / "examples" / "en"
    picture = (home / "flow.web.svg").read_text("utf-8")
    for name in ("flow.html", "flow.standalone.html"):
        seen = visit()
        page = seen.go(home / name)
        labels = page.locator(".ruska-live .node-label").all_text_contents()
        assert labels[-1] == "All"
        assert len(labels) > 3
        assert all(f">{label}<" in picture for label in labels)
        assert seen.complaints == []


def test_what_would_ask_a_third_party_is_refused(tmp_path: Path):
    done = build(tmp_path, outlines=OUTLINES, photo=PHOTO)
    assert done.returncode != 0
    shown = " ".join((done.stdout + done.stderr).split())
    said = {"outlines": "scattergeo fetches its map from a third party", "photo": "https://example.org/photo.png"}
    for name, message in said.items():
        assert message in shown
        assert f"{name}.py" in shown
        assert not (tmp_path / "output" / "examples" / "en" / f"{name}.html").exists()
