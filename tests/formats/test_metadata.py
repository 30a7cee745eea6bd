import io
from xml.etree import ElementTree

import pytest
from format_samples import CREDIT, HOSTILE, text_svg
from PIL import Image

from ruska.errors import PaintError
from ruska.formats.metadata import (
    NAMESPACES,
    About,
    add_png_metadata,
    pdf_keywords,
    read_png_metadata,
    svg_metadata,
    xmp,
)

ABOUT = About("Yöpymiset <kasvoivat>", "Kuvaus & selite", "Lapin kauppakamari", "fi", CREDIT)


@pytest.fixture
def png() -> bytes:
    result = io.BytesIO()
    Image.new("RGB", (40, 20), "#B8432A").save(result, "PNG")
    return result.getvalue()


def test_png_names_source_licence_and_hash(png):
    picture = Image.open(io.BytesIO(add_png_metadata(png, ABOUT)))
    assert picture.text["Source"] == CREDIT.source
    assert picture.text["Copyright"] == CREDIT.licence
    assert picture.text["Data hash"] == CREDIT.data_hash
    assert picture.text["Title"] == ABOUT.title
    assert picture.text["Title"].lang == "fi"
    assert picture.text["Description"] == ABOUT.description
    assert CREDIT.data_hash in picture.text["XML:com.adobe.xmp"]


def test_png_pixels_are_untouched(png):
    changed = Image.open(io.BytesIO(add_png_metadata(png, ABOUT)))
    assert changed.tobytes() == Image.open(io.BytesIO(png)).tobytes()


def test_png_reads_back_as_pillow_reads_it(png):
    data = add_png_metadata(png, ABOUT)
    assert read_png_metadata(data) == dict(Image.open(io.BytesIO(data)).text)


def test_only_a_png_takes_png_metadata():
    with pytest.raises(PaintError):
        add_png_metadata(b"GIF89a", ABOUT)


def test_svg_states_the_same_in_rdf():
    root = ElementTree.fromstring(text_svg("x").replace("<title>", f"{svg_metadata(ABOUT)}<title>"))
    assert root.findtext(".//dc:source", namespaces=NAMESPACES) == CREDIT.source
    assert root.findtext(".//dc:identifier", namespaces=NAMESPACES) == CREDIT.data_hash
    assert root.findtext(".//dc:rights//rdf:li", namespaces=NAMESPACES) == CREDIT.licence
    assert root.findtext(".//dcterms:references//rdf:li", namespaces=NAMESPACES) == CREDIT.urls[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_arrive_as_texts(name, png):
    text = HOSTILE[name]
    about = About(text, text, text, "se", CREDIT)
    kept = "".join(char for char in text if char >= " " and char != "\ufffe").strip()
    assert read_png_metadata(add_png_metadata(png, about))["Title"] == kept
    for packet in (svg_metadata(about), xmp(about)):
        root = ElementTree.fromstring(packet)
        assert root.findtext(".//dc:creator//rdf:li", namespaces=NAMESPACES) == kept


def test_empty_statements_are_left_out(png):
    about = About("T", "", "", "fi", type(CREDIT)("S", "", "", ""))
    assert "dc:rights" not in svg_metadata(about)
    assert "Copyright" not in read_png_metadata(add_png_metadata(png, about))


def test_pdf_keywords():
    assert pdf_keywords(CREDIT)[0] == "source: Tilastokeskus & <Tk>"
    assert "data hash: sha256:0f1e" in pdf_keywords(CREDIT)
