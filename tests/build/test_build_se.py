"""Northern Sámi from end to end: every letter, number, date and plural reaches every output.

Nothing here is Sámi prose, which is a translator's to write: the words are the alphabet, in pieces, and what the
Unicode CLDR gives for months and numbers.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser
from project_samples import ROOT, Workshop, small_project

CAPITALS = "AÁBCČDĐEFGHIJKLMNŊOPRSŠTŦUVZŽ"
SMALL = "aábcčdđefghijklmnŋoprsštŧuvzž"
N, M = "\u00a0", "\u2212"
BASE = ROOT / "templates" / "base"
SVG = "{http://www.w3.org/2000/svg}"

NAMES = {"n1": CAPITALS[:10], "n2": CAPITALS[10:20], "n3": CAPITALS[20:], "n4": SMALL[:15], "n5": SMALL[15:]}
MONTHS = ("ođđajagemánnu", "guovvamánnu", "njukčamánnu", "cuoŋománnu", "miessemánnu", "geassemánnu")
MONTHS += ("suoidnemánnu", "borgemánnu", "čakčamánnu", "golggotmánnu", "skábmamánnu", "juovlamánnu")

DATASET = f"""licence = "CC0 1.0"
key = ["KEY"]
title = {{ en = "Letters", se = "{SMALL[:8]}" }}

[source]
producer = {{ en = "Example", se = "{CAPITALS[15:]}" }}
table = "letters"
url = "https://example.org/letters"
retrieved = 2026-04-09

[columns.people]
type = "number"
unit = "percent"
decimals = 1
label = {{ en = "Value", se = "{SMALL[10:20]}" }}
missing = true

[columns.euros]
type = "number"
unit = "million_eur"
decimals = 1
label = {{ en = "Amount", se = "{SMALL[20:]}" }}

[columns.KEY]
"""
LETTERS = (
    DATASET.replace("KEY", "name")
    + f'type = "category"\nlabel = {{ en = "Name", se = "{CAPITALS[:6]}" }}\n[columns.name.values]\n'
    + "".join(f'{key} = {{ en = "{key}", se = "{name}" }}\n' for key, name in NAMES.items())
)
FIGURES = {"n1": "3878.1", "n2": "-11.7", "n3": "", "n4": "1234567.5", "n5": "0.4"}
PERIODS = DATASET.replace("KEY", "month") + f'type = "period"\nlabel = {{ en = "Month", se = "{CAPITALS[6:12]}" }}\n'

SCRIPTS = {
    "letters": """
from ruska import Bar, Chart, TextAt, count, figure

chart = Chart(
    dataset="letters",
    kind=Bar(category="name", value="people"),
    facts=lambda t: {
        "value": figure(t, "people", name="n4"),
        "low": figure(t, "people", name="n2"),
        "euros": figure(t, "euros", name="n1"),
        "one": count(1),
        "two": count(2),
        "three": count(3),
    },
    annotations=[TextAt("n1", "text")],
)
""",
    "months": """
from ruska import Bar, Chart

chart = Chart(dataset="months", kind=Bar(category="month", value="people"))
""",
    "numbers": """
from ruska import BigNumber, Chart

chart = Chart(dataset="letters", kind=BigNumber(category="name", value="euros"),
              select=lambda t: t.where(name=["n1", "n2"]))
""",
}
PLURALS = "{NAME:one=#á|two=#č|other=#đ}"
TITLE = f"{CAPITALS[:14]} {{value}} {{low}} {{euros}}"
SUBTITLE = " ".join(PLURALS.replace("NAME", name) for name in ("one", "two", "three")) + f" {CAPITALS[14:]}"
ALT = f"{SMALL[:15]} {SMALL[15:]} {SMALL} {{value}} {{low:abs}} {{euros}}"
PLAIN = f"{SMALL[:15]}, {SMALL[15:]}"
WORDS = f"""[package]
title = "{CAPITALS}"
description = "{SMALL}"

[letters]
title = "{TITLE}"
subtitle = "{SUBTITLE}"
note = "{SMALL}"
alt = "{ALT}"

[letters.labels]
text = "ŋđŧžšč"

[months]
title = "{CAPITALS[:9]}"
subtitle = "{PLAIN}"
alt = "{PLAIN}"

[numbers]
title = "{CAPITALS[9:20]}"
subtitle = "{PLAIN}"
alt = "{PLAIN}"
"""
SHOWN = {
    "title": f"{CAPITALS[:14]} 1{N}234{N}567,5{N}% {M}11,7{N}% 3{N}878,1{N}mn{N}€",
    "subtitle": f"1á 2č 3đ {CAPITALS[14:]}",
    "note": SMALL,
    "alt": f"{SMALL[:15]} {SMALL[15:]} {SMALL} 1{N}234{N}567,5{N}% 11,7{N}% 3{N}878,1{N}mn{N}€",
}


def engine_words(table: Mapping[str, Any], path: str = "") -> str:
    """Return stand-ins for the engine's own words: letters with the key's place, placeholders kept, duals added."""
    lines, tables = [], []
    for place, (key, text) in enumerate(table.items()):
        if isinstance(text, dict):
            tables.append(f"\n[{path}{key}]\n{engine_words(text, f'{path}{key}.')}")
            continue
        letters = f"{SMALL[place % 20 :][:9]} {place}"
        kept = " ".join(re.findall(r"\{[a-z]+\}", text))
        plural = "{count:one=#á|two=#č|other=#đ}" if "{count" in text else ""
        lines.append(f'{key} = "{" ".join(part for part in (letters, kept, plural) if part)}"')
    return "\n".join([*lines, *tables])


@pytest.fixture(scope="module")
def sami(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project whose only language is Northern Sámi, built with every format on every canvas."""
    shop = small_project(tmp_path_factory.mktemp("se") / "project")
    shutil.copytree(BASE, shop.root / "templates" / "base")
    english = tomllib.loads((BASE / "words.en.toml").read_text("utf-8"))
    shop.write("templates/base/words.se.toml", engine_words(english))
    shop.change("templates/lapland/brand.toml", "[wordmark]\n", f'[wordmark]\nse = "{CAPITALS[5:17]}"\n')
    rows = "".join(f"{name},{value},{value or 7}\n" for name, value in FIGURES.items())
    shop.dataset("letters", LETTERS, f"name,people,euros\n{rows}")
    months = "".join(f"2025-{month:02},{month},{month}\n" for month in range(1, 13))
    shop.dataset("months", PERIODS, f"month,people,euros\n{months}")
    for name, script in SCRIPTS.items():
        shop.write(f"charts/letters/{name}.py", script)
    graphics = ", ".join(f'"{name}"' for name in SCRIPTS)
    shop.write("charts/letters/package.toml", f'brand = "lapland"\nlanguages = ["se"]\ngraphics = [{graphics}]\n')
    shop.write("charts/letters/words.se.toml", WORDS)
    done = shop.build()
    assert done.status == 0, done.err
    assert done.lines == []
    return shop


def made(shop: Workshop, name: str) -> Path:
    return shop.output / "letters" / "se" / name


def squeezed(text: str) -> str:
    """Return a text without spaces: labels are broken into lines, and programs differ on spaces."""
    return "".join(text.split())


def assert_all(text: str, *expected: str) -> None:
    """Assert that texts are there, letter by letter, whatever the lines they are broken into."""
    found = squeezed(text)
    assert [one for one in expected if squeezed(one) not in found] == []


FIGURES_SHOWN = ("3 878,1", f"{M}11,7", "1 234 567,5", "0,4", "..")
SOURCE = (CAPITALS[15:], "9.4.2026")


def test_the_check_finds_nothing(sami: Workshop) -> None:
    done = sami.run("check")
    assert (done.status, [line for line in done.lines if not line.startswith("note: ")]) == (0, [])


@pytest.mark.parametrize("size", ["web", "square", "portrait", "story", "link", "slide", "narrow"])
def test_svg(sami: Workshop, size: str) -> None:
    root = ElementTree.parse(made(sami, f"letters.{size}.svg")).getroot()
    texts = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    assert_all(texts, SHOWN["title"], SHOWN["subtitle"], SHOWN["note"], *NAMES.values(), *FIGURES_SHOWN, *SOURCE)
    assert_all(texts, "ŋđŧžšč", CAPITALS[5:17])
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "se"
    assert root.find(f"{SVG}desc").text == SHOWN["alt"]


@pytest.mark.parametrize("size", ["web", "story", "a4", "a5"])
def test_pdf_as_poppler_reads_it(sami: Workshop, size: str) -> None:
    path = made(sami, f"letters.{size}.pdf")
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout.decode()
    assert_all(text, SHOWN["subtitle"], SHOWN["note"], *NAMES.values(), *FIGURES_SHOWN, *SOURCE)
    assert_all(text, *SHOWN["title"].split(N)[0].split())
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "se"
        assert str(pdf.docinfo["/Title"]) == SHOWN["title"]


@pytest.mark.parametrize("ending", [".web.png", ".web@2x.png", ".story.png"])
def test_png(sami: Workshop, ending: str) -> None:
    with Image.open(made(sami, f"letters{ending}")) as image:
        image.load()
        assert image.text["Title"] == SHOWN["title"]
        assert image.text["Description"] == SHOWN["alt"]


def test_outlines_draw_every_letter(sami: Workshop, tmp_path: Path) -> None:
    """librsvg, without any font, draws the outlined twin as the picture shows it."""
    drawn = tmp_path / "drawn.png"
    subprocess.run(["rsvg-convert", "-o", drawn, made(sami, "letters.web.outlined.svg")], check=True)
    with Image.open(drawn) as other, Image.open(made(sami, "letters.web.png")) as own:
        one, two = (picture.convert("L").filter(ImageFilter.BoxBlur(1)) for picture in (other, own))
        difference = ImageChops.difference(one, two)
        assert ImageStat.Stat(difference).mean[0] < 1.0


@pytest.mark.parametrize("name", ["letters.html", "letters.standalone.html"])
def test_page_as_a_browser_shows_it_with_the_live_chart(sami: Workshop, browser: Browser, name: str) -> None:
    page = browser.new_page()
    page.goto(made(sami, name).as_uri())
    page.wait_for_selector(".ruska-live.ready", timeout=30_000)
    assert page.evaluate("document.documentElement.lang") == "se"
    assert page.title().startswith(SHOWN["title"])
    shown = page.locator("body").text_content() or ""
    assert_all(shown, SHOWN["title"], SHOWN["subtitle"], SHOWN["note"], SHOWN["alt"], *SOURCE)
    live = page.locator(".ruska-live").text_content() or ""
    assert_all(live, *NAMES.values(), *FIGURES_SHOWN, "ŋđŧžšč")
    faces = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    assert "Ruska Sans" in {face.strip('"') for face in page.evaluate(faces)}
    page.close()


def test_csv(sami: Workshop) -> None:
    text = made(sami, "letters.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0][0] == CAPITALS[:6]
    assert rows[0][1].startswith(SMALL[10:20])
    assert {row[0]: row[1] for row in rows[1:6]} == {NAMES[key]: value for key, value in FIGURES.items()}
    assert_all(text, SHOWN["title"], *SOURCE)


def test_excel(sami: Workshop) -> None:
    book = openpyxl.load_workbook(made(sami, "letters.xlsx"))
    cells = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {*NAMES.values(), SHOWN["title"], SHOWN["alt"], "1234567.5", "-11.7"} <= cells
    assert_all(" ".join(cells), *SOURCE)


def test_description_and_manifest(sami: Workshop) -> None:
    assert made(sami, "letters.alt.txt").read_text("utf-8") == f"{SHOWN['alt']}\n"
    said = json.loads(made(sami, "manifest.json").read_text("utf-8"))
    assert (said["title"], said["description"]) == (CAPITALS, SMALL)
    assert said["graphics"][0]["facts"]["low"]["text"] == f"{M}11,7{N}%"


def test_index(sami: Workshop, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((sami.output / "index.html").as_uri())
    assert page.evaluate("document.documentElement.lang") == "se"
    assert_all(page.locator("body").text_content() or "", CAPITALS, SMALL, SHOWN["title"], "3đ")
    page.close()


def test_months_have_their_names(sami: Workshop) -> None:
    names = [f"{month} 2025" for month in MONTHS]
    for size in ("web", "story", "narrow"):
        root = ElementTree.parse(made(sami, f"months.{size}.svg")).getroot()
        assert_all("".join("".join(element.itertext()) for element in root.iter(f"{SVG}text")), *names)
    book = openpyxl.load_workbook(made(sami, "months.xlsx"))
    assert [row[0].value for row in book.worksheets[0].iter_rows() if row[0].value in names] == names


def test_large_numbers_have_their_words(sami: Workshop) -> None:
    root = ElementTree.parse(made(sami, "numbers.web.svg")).getroot()
    texts = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    assert_all(texts, "3,88 md €", f"{M}11,7 mn €")
