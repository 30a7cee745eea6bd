import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from format_samples import CREDIT, FONT_FOLDER, HOSTILE, read_with, text_svg

from ruska.errors import PaintError, ProjectError
from ruska.formats.metadata import pdf_keywords
from ruska.formats.typeset import pdf_fonts, render_pdf

FONTS = [FONT_FOLDER]
WORDS = {"title": "Otsikko <1>", "description": 'Kuvaus "ja" $5', "author": "Kauppakamari", "language": "fi"}
SVG = text_svg("Lapin yöpymiset 1\u00a0234", "Čáhci đŋšŧž ǥǧǩǯʒ")


def pdf(svg: str = SVG, **words):
    return render_pdf(svg, 1200, 675, keywords=pdf_keywords(CREDIT), font_dirs=FONTS, **{**WORDS, **words})


def test_pdf_is_universal_tagged_and_described():
    made = pdf()
    assert made.universal
    assert made.refusal == ""
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "fi"
        assert len(document.pages) == 1
        assert [float(edge) for edge in document.pages[0].MediaBox] == [0, 0, 900, 506.25]
        with document.open_metadata() as statements:
            assert statements["pdfuaid:part"] == "1"
            assert statements["dc:title"] == WORDS["title"]
        alternatives = [
            str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
        assert alternatives == [WORDS["description"]]


def test_pdf_names_source_licence_and_hash():
    with pikepdf.open(io.BytesIO(pdf().data)) as document:
        keywords = str(document.docinfo["/Keywords"])
        assert str(document.docinfo["/Author"]) == "Kauppakamari"
        assert all(text in keywords for text in (CREDIT.source, CREDIT.licence, CREDIT.data_hash))
        assert "/CreationDate" not in document.docinfo


def test_pdf_text_can_be_selected_and_is_set_in_our_fonts(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf().data)
    text = read_with("pdftotext", path, "-")
    assert "Lapin yöpymiset 1 234" in text  # pdftotext writes a no-break space as a space
    assert "Čáhci đŋšŧž ǥǧǩǯʒ" in text
    listed = {line.split()[0].split("+")[-1] for line in read_with("pdffonts", path).splitlines()[2:]}
    assert sorted(listed) == pdf_fonts(pdf().data) == ["RuskaSans-Regular"]


def test_each_cut_is_found_by_its_family_and_weight():
    cuts = [("Ruska Sans", weight) for weight in (400, 500, 600, 700)]
    cuts += [("Ruska Sans Display", 600), ("Ruska Sans Display", 700)]
    texts = "".join(
        f'<text x="9" y="{40 + 40 * row}" font-family="{family}" font-weight="{weight}">Lappi</text>'
        for row, (family, weight) in enumerate(cuts)
    )
    made = pdf(f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675">{texts}</svg>')
    assert pdf_fonts(made.data) == sorted(path.stem for path in FONT_FOLDER.glob("*.ttf"))


@pytest.mark.parametrize("name", ["markup", "template", "sami", "formula", "long"])
def test_hostile_texts_arrive_as_texts(name, tmp_path):
    text = HOSTILE[name]
    made = pdf(text_svg(text), title=text, description=text)
    assert made.universal
    path = tmp_path / "a.pdf"
    path.write_bytes(made.data)
    assert text[:80].strip() in read_with("pdftotext", path, "-").replace("\n", " ")
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert str(document.docinfo["/Title"]) == text


@pytest.mark.parametrize("name", ["emoji", "hebrew", "arabic"])
def test_what_no_font_covers_still_gives_a_file_and_says_why(name):
    made = pdf(text_svg(HOSTILE[name]))
    assert not made.universal
    assert "PDF/UA-1" in made.refusal
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert document.Root.MarkInfo.Marked


def test_fallback_fonts_make_right_to_left_text_readable(ruler):
    folders = ruler.fallback_folders(HOSTILE["hebrew"])
    assert folders, "No Hebrew font is installed: apt-get install fonts-dejavu-core or fonts-noto-core."
    made = render_pdf(text_svg(HOSTILE["hebrew"]), 1200, 675, keywords=(), font_dirs=(*FONTS, *folders), **WORDS)
    assert made.universal
    assert not any(name.startswith("Ruska") for name in pdf_fonts(made.data))


def test_broken_svg_and_missing_fonts_are_told(tmp_path):
    with pytest.raises(PaintError, match="PDF cannot be made"):
        pdf("<svg")
    with pytest.raises(ProjectError, match="No font found"):
        render_pdf(SVG, 10, 10, keywords=(), font_dirs=[tmp_path], **WORDS)


SCRIPT = """
import hashlib, sys
from format_samples import *
from ruska.formats import archive, fonts, metadata, outline, raster, svgtext, tables, typeset
ruler, sheet = brand_ruler(), make_sheet()
svg = text_svg("Lapin yöpymiset", HOSTILE["hebrew"], HOSTILE["sami"])
about = metadata.About("T", "D", "A", "fi", CREDIT)
pdf = typeset.render_pdf(svg, 1200, 675, title="T", description="D", author="A", language="fi",
                         keywords=metadata.pdf_keywords(CREDIT), font_dirs=[FONT_FOLDER]).data
outlined = outline.outline_svg(svg, ruler)
made = {
    "png": metadata.add_png_metadata(raster.render_pngs(svg, pdf, 1200, 675, (1,))[0], about),
    "pdf": pdf,
    "css": fonts.font_face_css(svgtext.texts_by_cut(svg, ruler)).encode(),
    "outlined": outlined.encode(),
    "csv": tables.write_csv(sheet, WORDS),
    "xlsx": tables.write_xlsx(sheet, WORDS),
}
made["zip"] = archive.write_zip(made)
for name, data in made.items():
    print(name, hashlib.sha256(data).hexdigest())
"""


def test_two_processes_write_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == 7
