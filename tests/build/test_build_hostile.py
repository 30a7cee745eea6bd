"""Text that would like to be code passes through every output as text, and every output can be read by others."""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pytest
from PIL import Image
from project_samples import DATASET, HEADERS, PAGE_FILES, Ended, Workshop, assert_agreement, small_project

SVG = "{http://www.w3.org/2000/svg}"
LONG = "A label that never seems to end " * 9 + "but ends here"
LABELS = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "$5 to $9",
    "Fish & chips",
    "\"double\" 'single'",
    "bell\x07rung",
    "smile 🙂",
    "שלום",
    "مرحبا",
    "Čáhci đŋšŧž ǩǯ",
    "%{x} %{customdata}",
    "</title><b>]]>",
    "=1+1",
    LONG,
)
CLEAN = tuple(label.replace("\x07", "") for label in LABELS)
SOURCE = 'Office <i>&</i> "Sons" {{ 7*7 }} </script> $1'
TITLE = "<script>alert(1)</script> {{ 7*7 }} & $5 to $9 </title> Čáhci"
ALT = 'Said: <img src=x onerror="alert(1)"> "quoted" {{ 7*7 }} 🙂 %{x}'
SCRIPT = """
from ruska import Bar, Chart

chart = Chart(dataset="hostile", kind=Bar(category="name", value="people"))
"""


def toml_text(text: str) -> str:
    """Return a text as a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x07", "\\u0007")


def word(text: str) -> str:
    """Return a text as a word file holds it: braces are doubled."""
    return toml_text(text.replace("{", "{{").replace("}", "}}"))


@dataclass
class Hostile:
    """The project, its build, and where the graphic's files are."""

    shop: Workshop
    ended: Ended

    def path(self, ending: str) -> Path:
        return self.shop.output / "bad" / "en" / f"list{ending}"

    def text(self, ending: str) -> str:
        return self.path(ending).read_text("utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    shop = small_project(tmp_path_factory.mktemp("hostile") / "project")
    toml = DATASET.replace("[columns.place]", "[columns.gone]").partition("[columns.gone]")[0]
    toml = toml.replace('key = ["place", "year"]', 'key = ["name"]').replace('"Inhabitants"', toml_text(TITLE))
    toml = toml.replace('"Example Office"', toml_text(SOURCE)).replace(
        'table = "people"', f"table = {toml_text(LABELS[4])}"
    )
    toml = toml.replace('"CC0 1.0"', toml_text("CC0 <&>"))
    toml += f'[columns.name]\ntype = "text"\nlabel = {{ en = {toml_text(LABELS[0])} }}\n'
    toml += f'[columns.people]\ntype = "number"\nunit = "persons"\nlabel = {{ en = {toml_text(LABELS[5])} }}\n'
    rows = io.StringIO()
    csv.writer(rows).writerows([("name", "people"), *((label, 100 - n) for n, label in enumerate(LABELS))])
    shop.dataset("hostile", toml, rows.getvalue())
    shop.write("charts/bad/list.py", SCRIPT)
    shop.write("charts/bad/package.toml", 'brand = "lapland"\nlanguages = ["en"]\ngraphics = ["list"]\n')
    words = f"[package]\ntitle = {word(TITLE)}\ndescription = {word(ALT)}\n[list]\ntitle = {word(TITLE)}\n"
    words += f"subtitle = {word(LABELS[4])}\nnote = {word(ALT)}\nalt = {word(ALT + chr(7))}\n"
    shop.write("charts/bad/words.en.toml", words)
    return Hostile(shop, shop.build())


class Reading(HTMLParser):
    """Reads a page: the text of each element by tag, all attributes, and all shown text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.content: dict[str, list[str]] = {}
        self.shown = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        self.content.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.content[self._open[-1]][-1] += data
        if not {"script", "style"} & set(self._open):
            self.shown += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def squeezed(text: str) -> str:
    """Return a text without spaces: labels are broken into lines."""
    return "".join(text.split())


def assert_no_code(reading: Reading) -> None:
    """Assert that no element or attribute was born from a text."""
    assert {"b", "i"}.isdisjoint(tag for tag, _ in reading.tags)
    assert not [name for _, attributes in reading.tags for name in attributes if name.startswith("on")]
    assert "49" not in reading.shown.replace("2.49", "")


def test_the_build_succeeds_and_says_what_it_could_not_do(hostile: Hostile) -> None:
    assert hostile.ended.status == 0, hostile.ended.err
    assert hostile.ended.lines
    assert all(line.startswith("warning: ") and line.isprintable() for line in hostile.ended.lines)
    assert any("no PDF/UA mark" in line for line in hostile.ended.lines)


def test_a_script_without_font_is_named(hostile: Hostile) -> None:
    missing = [line for line in hostile.ended.lines if "no font has" in line]
    svg = hostile.text(".web.svg")
    if missing:
        assert missing[0].startswith("warning: charts/bad/words.en.toml:")
        assert "Install a Noto font" in missing[0]
    else:
        assert "Noto" in svg


@pytest.mark.parametrize("size", ["web", "square", "portrait", "story", "slide", "narrow"])
def test_svg_holds_all_texts_as_text(hostile: Hostile, size: str) -> None:
    root = ElementTree.fromstring(hostile.text(f".{size}.svg"))
    texts = squeezed("".join("".join(element.itertext()) for element in root.iter(f"{SVG}text")))
    for label in CLEAN[:-1]:
        assert squeezed(label) in texts, label
    assert squeezed(LONG[:20]) in texts
    assert squeezed(TITLE) in texts
    assert root.find(f"{SVG}title").text == TITLE
    assert root.find(f"{SVG}desc").text == ALT
    assert {element.tag.removeprefix(SVG) for element in root.iter()}.isdisjoint(
        {"script", "b", "i", "img", "foreignObject"}
    )
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", hostile.text(f".{size}.svg"))


def test_outlined_svg_has_no_text_but_says_what_it_shows(hostile: Hostile) -> None:
    root = ElementTree.fromstring(hostile.text(".web.outlined.svg"))
    assert not list(root.iter(f"{SVG}text"))
    assert root.find(f"{SVG}title").text == TITLE
    assert root.find(f"{SVG}desc").text == ALT


def test_pdf_names_title_description_source_and_hash(hostile: Hostile) -> None:
    with pikepdf.open(hostile.path(".slide.pdf")) as pdf:
        assert str(pdf.docinfo["/Title"]) == TITLE
        keywords = str(pdf.docinfo["/Keywords"])
        entry = hostile.shop.manifest("bad")["graphics"][0]
        assert entry["dataHash"] in keywords
        assert entry["source"] in keywords
        assert "CC0 <&>" in keywords
        assert pdf.Root.MarkInfo.Marked
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == TITLE


@pytest.mark.parametrize("ending", [".web.png", ".web@2x.png", ".square.png"])
def test_png_names_title_source_licence_and_hash(hostile: Hostile, ending: str) -> None:
    entry = hostile.shop.manifest("bad")["graphics"][0]
    with Image.open(hostile.path(ending)) as image:
        image.load()
        told = image.text
    assert told["Title"] == TITLE
    assert told["Description"] == ALT
    assert told["Source"] == entry["source"]
    assert told["Copyright"] == "CC0 <&>"
    assert told["Data hash"] == entry["dataHash"]


def test_svg_names_source_licence_and_hash(hostile: Hostile) -> None:
    entry = hostile.shop.manifest("bad")["graphics"][0]
    metadata = ElementTree.fromstring(hostile.text(".web.svg")).find(f"{SVG}metadata")
    said = [element.text for element in metadata.iter() if element.text]
    assert {entry["source"], entry["dataHash"], "CC0 <&>", TITLE} <= set(said)


def test_the_page_runs_nothing_but_its_own_script(hostile: Hostile) -> None:
    reading = Reading(hostile.text(".html"))
    assert_no_code(reading)
    scripts = reading.named("script")
    assert [script.get("type") or script.get("src", "").split(".")[-1] for script in scripts] == [
        "application/ld+json",
        "js",
    ]
    assert reading.content["title"][0].startswith(TITLE)
    assert reading.content["h1"] == [TITLE]
    assert reading.named("img")[0]["alt"] == ALT
    assert SOURCE in reading.shown
    for label in CLEAN:
        assert label in reading.shown, label


def test_what_a_page_tells_search_engines_stays_text(hostile: Hostile) -> None:
    [told] = Reading(hostile.text(".html")).content["script"][:1]
    assert not re.search("[<>&]", told)
    dataset = json.loads(told)
    assert (dataset["name"], dataset["description"]) == (TITLE, ALT)
    assert dataset["creator"] == [{"@type": "Organization", "name": SOURCE}]


def test_the_live_chart_holds_its_texts_as_text(hostile: Hostile) -> None:
    said = hostile.text(".live.js").partition("] = ")[2].rstrip(";\n")
    assert "<script>" not in said
    live = json.loads(said)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in json.dumps(live, ensure_ascii=False)
    traces = [trace for canvas in ("wide", "narrow") for trace in live[canvas]["figure"]["data"]]
    hover = [trace.get("hovertemplate", "") for trace in traces]
    assert "%{x} %{customdata}" not in json.dumps(hover)


def test_the_single_file_runs_nothing_but_its_own_scripts(hostile: Hostile) -> None:
    reading = Reading(hostile.text(".standalone.html"))
    assert_no_code(reading)
    assert [script.get("type") for script in reading.named("script")] == ["application/json", "text/plain", None]
    assert reading.content["h1"] == [TITLE]
    assert not [attributes for _, attributes in reading.tags if (attributes.get("src") or "").startswith("http")]


def test_csv_and_excel_hold_figures_and_texts(hostile: Hostile) -> None:
    rows = list(csv.reader(io.StringIO(hostile.path(".csv").read_bytes().decode("utf-8-sig"), newline="")))
    names = [row[0] for row in rows[1 : len(LABELS) + 1]]
    assert [name.removeprefix("'") for name in names] == list(CLEAN)
    assert [row[1] for row in rows[1 : len(LABELS) + 1]] == [str(100 - n) for n in range(len(LABELS))]
    book = openpyxl.load_workbook(hostile.path(".xlsx"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    values = [cell.value for cell in cells]
    for label in CLEAN:
        assert label in values or f"'{label}" in values, label
    assert TITLE in values
    assert any(SOURCE in str(value) for value in values)


def test_description_manifest_and_archive_hold_the_texts(hostile: Hostile) -> None:
    assert hostile.text(".alt.txt") == f"{ALT}\n"
    content = hostile.shop.manifest("bad")
    entry = content["graphics"][0]
    assert (content["title"], content["description"]) == (TITLE, ALT)
    assert (entry["title"], entry["alternativeText"], entry["note"]) == (TITLE, ALT, ALT)
    assert (entry["licence"], entry["dataDate"]) == ("CC0 <&>", "2026-01-02")
    assert entry["sources"][0]["producer"] == SOURCE
    assert re.fullmatch(r"[0-9a-f]{64}", entry["sources"][0]["sha256"])
    with zipfile.ZipFile(hostile.shop.output / "bad" / "bad-en.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("list.alt.txt").decode() == f"{ALT}\n"
    assert_agreement(hostile.shop)


def test_the_index_runs_nothing(hostile: Hostile) -> None:
    reading = Reading((hostile.shop.output / "index.html").read_text("utf-8"))
    assert_no_code(reading)
    scripts = [dict(attributes).get("src") for attributes in reading.named("script")]
    assert [str(src).split("/")[-1].split(".")[0] for src in scripts] == ["index", "index", "built"]
    assert TITLE in reading.content["h2"]
    assert ALT in reading.content["p"]


def test_the_output_tree_is_as_promised(hostile: Hostile) -> None:
    sizes = [
        f"list.{size}{ending}"
        for size in ("web", "square", "portrait", "story", "link", "slide")
        for ending in (".png", ".svg", ".outlined.svg", ".pdf")
    ]
    sizes += [f"list.{size}@2x.png" for size in ("web", "square", "slide")]
    sizes += ["list.a4.pdf", "list.a5.pdf"]
    others = [f"list.{ending}" for ending in (*PAGE_FILES, "csv", "xlsx", "alt.txt")]
    expected = {f"bad/en/{name}" for name in (*sizes, *others, "manifest.json")}
    expected |= {"index.html", "index.en.html", "index.en.js", "bad/bad-en.zip", *HEADERS}
    assert {name for name in hostile.shop.hashes() if not name.startswith("assets/")} == expected


def test_print_pages_are_paper_in_its_own_measure(hostile: Hostile) -> None:
    for name, (width, height) in {"a4": (297, 210), "a5": (210, 148)}.items():
        with pikepdf.open(hostile.path(f".{name}.pdf")) as pdf:
            box = [float(edge) / 72 * 25.4 for edge in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, width, height], abs=0.01)
