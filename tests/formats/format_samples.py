"""A sheet with hostile words, the brand's ruler, and outside readers of what was written."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from ruska.brand import load_brand
from ruska.fallback_fonts import find_fallback_fonts
from ruska.ruler import Ruler
from ruska.scene import Box, Cell, Credit, Frame, PlottedTable, Scene, Sheet, TableColumn

BRAND = Path(__file__).parents[2] / "templates" / "lapland"
FONT_FOLDER = BRAND / "fonts"
HOSTILE = {
    "markup": "<script>alert(1)</script> & \"quotes\" 'single' ]]> <!-- -->",
    "template": "{{ 7 * 7 }} {% raw %} #set page() $5 to $9 \\n [x](y)",
    "sami": "Čáhci đŋšŧž ǥǧǩǯʒ Ŋuorji",
    "formula": '=HYPERLINK("http://a","b")',
    "control": "a\x00b\x07c\x1bd\ufffe",
    "emoji": "🙂 👩‍👩‍👧",
    "hebrew": "שלום עולם",
    "arabic": "السلام عليكم",
    "long": "Pitkä selite jatkuu ja jatkuu " * 10,
}
WORDS = {
    "figures": "Tiedot",
    "about": "Tietoja: [lähteet]",
    "title": "Otsikko",
    "subtitle": "Alaotsikko",
    "note": "Huomautus",
    "description": "Kuvaus",
    "source": "Lähde",
    "licence": "Lisenssi",
    "data_date": "Tiedot haettu",
    "data_hash": "Tarkiste",
    "links": "Linkit",
}
CREDIT = Credit("Tilastokeskus & <Tk>", "CC BY 4.0", "2025-03-01", "sha256:0f1e", ("https://stat.fi/?a=1&b=2",))


def brand_ruler() -> Ruler:
    return Ruler(load_brand(BRAND).fonts, find_fallback_fonts())


def make_sheet(label: str = "Rovaniemi") -> Sheet:
    columns = (
        TableColumn("place", "Paikka"),
        TableColumn("year", "Vuosi", numeric=True),
        TableColumn("nights", "Yöpymiset", "tuhatta", numeric=True, decimals=1),
    )
    rows = (
        (Cell(label, label), Cell(2023.0, "2023"), Cell(1234.5, "1\u00a0234,5")),
        (Cell("-1 =x", "-1 =x"), Cell(2024.0, "2024"), Cell(-0.1 - 0.2, "−0,3")),
        (Cell("Kemi", "Kemi"), Cell(2025.0, "2025"), Cell(None, "tieto puuttuu")),
    )
    scene = Scene("nights", "fi", 1104, 400, (), PlottedTable(columns, rows))
    frame = Frame("web", 1200, 675, 48, Box(48, 160, 1104, 400), (), 620, Box(0, 0, 10, 10))
    texts = {"title": "Yöpymiset <kasvoivat>", "subtitle": "tuhatta", "note": "=1+1", "alt": "Kuvaus & selite"}
    return Sheet("tourism", "nights", "fi", frame, scene, credit=CREDIT, **texts)


def read_with(tool: str, *arguments: str | Path) -> str:
    """Run an outside program on a file and return what it prints; fail the test where the program is not there."""
    if not shutil.which(tool):
        pytest.fail(f"{tool} is not installed: apt-get install poppler-utils librsvg2-bin.")
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=True)
    return done.stdout


def text_svg(*texts: str) -> str:
    """Return a small framed SVG with the texts below each other, escaped."""
    style = 'font-family="Ruska Sans" font-size="24" fill="#00274A"'
    lines = "".join(
        f'<text x="40" y="{60 + 50 * index}" {style}>{escape(text)}</text>' for index, text in enumerate(texts)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">'
        f'<title>t</title><rect width="1200" height="675" fill="#FFFFFF"/>{lines}</svg>'
    )
