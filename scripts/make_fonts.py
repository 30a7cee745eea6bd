"""Make the fonts of the brands from open ones: Ruska Sans from Inter, those of the demonstration from two others.

    pip install fontpkg-inter fontpkg-source-sans-3 fontpkg-literata 'fonttools[woff]'
    python scripts/make_fonts.py lapland
    python scripts/make_fonts.py demo-brand

The results are committed, so nobody needs to run this to use Ruska. It takes about half a minute. fontTools 4.68.0 with
fontpkg-inter 4.1.post1, fontpkg-source-sans-3 3.52 and fontpkg-literata 3.103 gives the committed bytes, with uharfbuzz
installed or without it: fontTools would let it pack the layout tables, which gives other bytes for the same font.

What it changes, and why:

- Static cuts, because matplotlib, PowerPoint and typst do not set the weight of a variable font.
- A family name of our own, because programs took a system's "Inter" for ours and drew with that;
  and because fonts that were changed may not keep a reserved name.
- Tabular figures 0-9 in the text cuts' `cmap`: neither SVG nor PDF nor plotly can ask for font features. Only the ten
  digits, because the whole `tnum` set widens hyphens and spaces.
- Tight headlines by narrower advances in the display cuts: outputs that ignore `letter-spacing` agree with the others.
- Only `kern`, `mark`, `mkmk` and `ccmp` remain: with contextual alternates gone, every program shapes text alike,
  and "->" stays what its author typed.
"""

import sys
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER
from fontTools.varLib import instancer

TIGHTNESS_EM = -0.011
FEATURES = ("kern", "mark", "mkmk", "ccmp")
REGULAR_BIT, BOLD_BIT, USE_TYPO_METRICS_BIT = 1 << 6, 1 << 5, 1 << 7

SAMI_AND_ACCENTS = "ʒʼʹˈ" + "".join(
    map(chr, (*range(0x300, 0x305), 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x327, 0x328))
)
PUNCTUATION = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€№™"
SPACES = "".join(map(chr, (*range(0x2000, 0x200B), 0x202F)))
SIGNS = "−∞≈≠≤≥←↑→↓↔↗↘↙↖▲△▶▷▼▽◀◁■□●○◆◇★✓✗ΔΩµπ" + "⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
CYRILLIC = "".join(map(chr, range(0x400, 0x460)))
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250))))
CHARACTERS = LATIN + SAMI_AND_ACCENTS + PUNCTUATION + SPACES + SIGNS + CYRILLIC


@dataclass(frozen=True, slots=True)
class Face:
    """A family of a brand: its typographic name, and the variable font that it is made from.

    `optical` is the place on the font's `opsz` axis, if it has one. `figures` is the ending of the glyphs that are
    tabular figures, empty where the plain ones are.
    """

    family: str
    version: str
    source: str
    package: str
    file: str
    display: bool
    optical: float | None = None
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: its weight and the name of that weight."""

    face: Face
    style: str
    weight: int

    @property
    def family(self) -> str:
        """Typographic family, which groups all weights."""
        return self.face.family

    @property
    def file_name(self) -> str:
        """Name of the file, which is the PostScript name too."""
        return f"{self.family.replace(' ', '')}-{self.style}"


INTER = "Inter 4.1 (rsms.me/inter)", "fontpkg_inter", "Inter[opsz,wght].ttf"
SOURCE_SANS = "Source Sans 3.052 (github.com/adobe-fonts/source-sans)", "fontpkg_source_sans_3", "SourceSans3[wght].ttf"
LITERATA = "Literata 3.103 (github.com/googlefonts/literata)", "fontpkg_literata", "Literata[opsz,wght].ttf"
BRANDS = {
    "lapland": (
        Face("Ruska Sans", "4.001", *INTER, display=False, optical=14, figures=".tf"),
        Face("Ruska Sans Display", "4.001", *INTER, display=True, optical=32),
    ),
    "demo-brand": (
        Face("Demo Sans", "1.001", *SOURCE_SANS, display=False),
        Face("Demo Serif", "1.001", *LITERATA, display=True, optical=36),
    ),
}
TEXT_STYLES = (("Regular", 400), ("Medium", 500), ("SemiBold", 600), ("Bold", 700))
DISPLAY_STYLES = (("SemiBold", 600), ("Bold", 700))


def set_tabular_digits(font: TTFont, ending: str) -> None:
    """Let U+0030-0039 show the glyphs of the `tnum` feature."""
    proportional = dict(font.getBestCmap())
    tabular = {code: f"{proportional[code]}{ending}" for code in range(ord("0"), ord("9") + 1)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(tabular)


def tighten(font: TTFont) -> None:
    """Take the tightness of headlines off every advance; combining marks have none and keep it."""
    step = round(TIGHTNESS_EM * font["head"].unitsPerEm)
    metrics = font["hmtx"].metrics
    for glyph, (advance, bearing) in metrics.items():
        metrics[glyph] = (advance + step if advance else 0, bearing)


def subset(font: TTFont) -> None:
    """Keep the characters that Ruska sets, without hinting."""
    options = Options(hinting=False, layout_features=list(FEATURES), name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)


def set_names(font: TTFont, cut: Cut) -> None:
    """Name the font for every program: style-linked names for those that know regular and bold, others beside.

    Numbers are those of the OpenType `name` table. The copyright notice and the licence of the source stay as they are.
    """
    linked = cut.style in ("Regular", "Bold")
    names = {
        1: cut.family if linked else f"{cut.family} {cut.style}",
        2: cut.style if linked else "Regular",
        3: f"{cut.face.version};RUSKA;{cut.file_name}",
        4: f"{cut.family} {cut.style}",
        5: f"Version {cut.face.version}",
        6: cut.file_name,
        10: f"Made from {cut.face.source} by scripts/make_fonts.py of Ruska.",
        16: cut.family,
        17: cut.style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 8, 9, 13, 14)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    bold = cut.style == "Bold"
    font["OS/2"].usWeightClass = cut.weight
    font["OS/2"].fsSelection = USE_TYPO_METRICS_BIT | (BOLD_BIT if bold else REGULAR_BIT)
    font["head"].macStyle = int(bold)


def make(source: Path, cut: Cut) -> TTFont:
    """Return one static cut of the variable font at `source`."""
    variable = TTFont(source, recalcTimestamp=False, cfg={USE_HARFBUZZ_REPACKER: False})
    place: dict[str, float] = {"wght": cut.weight}
    if cut.face.optical is not None:
        place["opsz"] = cut.face.optical
    font = instancer.instantiateVariableFont(variable, place, overlap=instancer.OverlapMode.KEEP_AND_SET_FLAGS)
    for tag in ("STAT", "avar"):
        if tag in font:
            del font[tag]
    if cut.face.display:
        tighten(font)
    elif cut.face.figures:
        set_tabular_digits(font, cut.face.figures)
    subset(font)
    set_names(font, cut)
    return font


def main(brand: str) -> None:
    """Write all cuts of a brand and their licences into its folder."""
    folder = Path("templates", brand, "fonts")
    folder.mkdir(parents=True, exist_ok=True)
    licences: dict[str, str] = {}
    for face in BRANDS[brand]:
        package = files(face.package)
        with as_file(package.joinpath("files", face.file)) as source:
            for style, weight in DISPLAY_STYLES if face.display else TEXT_STYLES:
                cut = Cut(face, style, weight)
                path = folder / f"{cut.file_name}.ttf"
                make(source, cut).save(path)
                print(f"{path.name}  {path.stat().st_size:,} bytes")
        licences[face.package] = package.joinpath("LICENSE").read_text(encoding="utf-8")
    (folder / "OFL.txt").write_text("\n\n".join(licences.values()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "lapland")
