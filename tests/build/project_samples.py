"""A small project in a folder of its own, with invented figures, built by the real program in its own process."""

import hashlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HEADERS = (".htaccess", "_headers", "nginx.conf")
TIMES = "built.js"
"""The one file of an output that tells times, and so differs from build to build."""
PAGE_FILES = (
    *("html", "standalone.html", "share.html", "embed.html", "figure.html", "json", "live.js"),
    *("web.svg", "web.dark.svg", "narrow.svg", "narrow.dark.svg"),
)
"""Endings of the files that are made together with a page."""

ROOT = Path(__file__).parents[2]
BRAND = ROOT / "templates" / "lapland"
REGIONS = ROOT / "tests" / "gallery" / "project" / "datasets" / "regions"

DATASET = """licence = "CC0 1.0"
key = ["place", "year"]
title = { fi = "Asukkaat", en = "Inhabitants" }

[source]
producer = "Example Office"
table = "people"
url = "https://example.org/people"
retrieved = 2026-01-02

[columns.place]
type = "category"
label = { fi = "Paikka", en = "Place" }
[columns.place.values]
north = { fi = "Pohjoinen", en = "North" }
south = { fi = "Etelä", en = "South" }

[columns.year]
type = "year"
label = { fi = "Vuosi", en = "Year" }

[columns.people]
type = "number"
unit = "persons"
label = { fi = "Asukkaat", en = "Inhabitants" }
"""
CSV = "place,year,people\nnorth,2023,900\nnorth,2024,1000\nsouth,2023,2100\nsouth,2024,2000\n"
SCRIPT = """\"\"\"Inhabitants.\"\"\"

from ruska import Bar, Chart, figure, growth, year

chart = Chart(
    dataset="{dataset}",
    kind=Bar(category="place", value="people"),
    select=lambda t: t.where(year="latest"),
    facts=lambda t, all: {{
        "north": figure(t, place="north"),
        "growth": growth(figure(t, place="north"), figure(all, place="north", year=2023)),
        "year": year(t),
    }},
    claims=["north > 0"],
)
"""
TEXTS = {
    "en": ("The north had {north} inhabitants in {year}", "By place", "Two bars: the north had {north}."),
    "fi": ("Pohjoisessa oli {north} asukasta vuonna {year}", "Paikoittain", "Kaksi palkkia: pohjoisessa {north}."),
}


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it said on the error stream, line by line; no run may ever show a traceback there."""
        assert "Traceback" not in self.err and "Traceback" not in self.out, self.err
        return self.err.splitlines()

    @property
    def summary(self) -> str:
        """The line that counts, without the time."""
        return next(line.rpartition(" in ")[0] for line in self.out.splitlines() if " built, " in line)


@dataclass(frozen=True)
class Workshop:
    """A project folder and its output."""

    root: Path
    place: str = "output"

    @property
    def output(self) -> Path:
        """The folder that is built into."""
        return self.root / self.place

    def path(self, name: str) -> Path:
        """Return a file of the project, its folder made."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project."""
        path = self.path(name)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file; it must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def dataset(self, id: str, toml: str = DATASET, csv: str | bytes = CSV) -> None:
        """Write a dataset."""
        self.write(f"datasets/{id}/dataset.toml", toml)
        self.write(f"datasets/{id}/data.csv", csv)

    def package(self, id: str, graphics: dict[str, str], languages: tuple[str, ...] = ("en",)) -> None:
        """Write a package; `graphics` maps a graphic to its dataset."""
        listed = ", ".join(f'"{name}"' for name in graphics)
        named = ", ".join(f'"{language}"' for language in languages)
        self.write(f"charts/{id}/package.toml", f'brand = "lapland"\nlanguages = [{named}]\ngraphics = [{listed}]\n')
        for name, dataset in graphics.items():
            self.write(f"charts/{id}/{name}.py", SCRIPT.format(dataset=dataset))
        for language in languages:
            words = f'[package]\ntitle = "Package {id}"\ndescription = "Made for a test"\n'
            for name in graphics:
                title, subtitle, alt = TEXTS[language]
                words += f'\n[{name}]\ntitle = "{title}"\nsubtitle = "{subtitle}"\nalt = "{alt}"\n'
            self.write(f"charts/{id}/words.{language}.toml", words)

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a run in this project."""
        return [sys.executable, "-m", "ruska", *arguments, "--project", str(self.root)]

    def run(self, *arguments: str, **environment: str) -> Ended:
        """Run a command of the program to its end."""
        done = subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | environment,
            timeout=180,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def build(self, *options: str, **environment: str) -> Ended:
        """Build with two workers."""
        return self.run("build", "--workers", "2", "--output", str(self.output), *options, **environment)

    def elsewhere(self, place: str) -> "Workshop":
        """Return the same project with another output folder."""
        return Workshop(self.root, place)

    def start(self, *options: str) -> "subprocess.Popen[str]":
        """Begin a build in a process group of its own and return at once."""
        return subprocess.Popen(
            self.command("build", "--workers", "2", *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def copy(self, folder: Path) -> "Workshop":
        """Return a copy of the project with its output; times of files stay, and with them the record's truth."""
        shutil.copytree(self.root, folder, symlinks=True)
        return Workshop(folder)

    def hashes(self, under: str = "") -> dict[str, str]:
        """Return the hashes of all public files of the output by name, but for the one that tells times."""
        files = [path for path in (self.output / under).rglob("*") if path.is_file()]
        names = {path.relative_to(self.output).as_posix(): path for path in files}
        return {
            name: hashlib.sha256(path.read_bytes()).hexdigest()
            for name, path in sorted(names.items())
            if not name.startswith(".ruska/") and name != TIMES
        }

    def times(self) -> dict[str, int]:
        """Return the times of last change of all public files of the output by name."""
        return {name: (self.output / name).stat().st_mtime_ns for name in self.hashes()}

    def manifest(self, package: str, language: str = "en") -> dict[str, Any]:
        """Return a manifest."""
        content: dict[str, Any] = json.loads((self.output / package / language / "manifest.json").read_text("utf-8"))
        return content

    def leftovers(self) -> list[str]:
        """Return what lies in the private folder beside the record and the lock."""
        folder = self.output / ".ruska"
        return sorted(path.name for path in folder.iterdir() if path.name not in ("record.json", "lock"))


def small_project(root: Path) -> Workshop:
    """Make a project without packages: the repository's brand, its example regions and one dataset."""
    shop = Workshop(root)
    shutil.copytree(BRAND, root / "templates" / "lapland")
    shutil.copytree(REGIONS, root / "datasets" / "regions")
    (root / "charts").mkdir()
    shop.dataset("people")
    return shop


def assert_agreement(shop: Workshop) -> None:
    """Assert that manifests, archives, index and files tell the same."""
    hashes = shop.hashes()
    pages = {path.name: path.read_text("utf-8") for path in shop.output.glob("index.*html")}
    listed: set[str] = {*pages, *(path.name for path in shop.output.glob("index.*.js")), *HEADERS}
    for path in sorted(shop.output.glob("*/*/manifest.json")):
        folder = path.parent.relative_to(shop.output).as_posix()
        package, _, language = folder.partition("/")
        content = json.loads(path.read_text("utf-8"))
        assert not content["graphics"] or html.escape(content["title"], quote=False) in pages[f"index.{language}.html"]
        told = {file["name"]: file for graphic in content["graphics"] for file in graphic["files"]}
        assert {name: file["sha256"] for name, file in told.items()} == {
            name: hashes.get(f"{folder}/{name}") for name in told
        }
        assert all(file["bytes"] == (path.parent / name).stat().st_size for name, file in told.items())
        archive = shop.output / package / f"{package}-{language}.zip"
        with zipfile.ZipFile(archive) as opened:
            inside = {name: hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist()}
        fonts = {name for name in inside if name.startswith("fonts/")}
        assert fonts
        expected = {name: file["sha256"] for name, file in told.items()} | {
            "manifest.json": hashes[f"{folder}/manifest.json"]
        }
        assert {name: inside[name] for name in inside.keys() - fonts} == expected
        listed |= {f"{package}/{archive.name}", *(f"{folder}/{name}" for name in (*told, "manifest.json"))}
    links = {href for page in pages.values() for href in re.findall(r'(?:href|src)="([^"#]+)"', page)}
    links = {href for href in links if not href.startswith("data:")}
    assert links <= {*hashes, TIMES}, links - set(hashes)
    assert set(hashes) == listed | {name for name in hashes if name.startswith("assets/")}


def end(process: "subprocess.Popen[str]", sign: signal.Signals) -> Ended:
    """Send a signal to a process and its children, as a terminal does, and wait for its end."""
    os.killpg(process.pid, sign)
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)
