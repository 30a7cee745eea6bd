"""Make the brand's fonts from Inter 4.1.

    pip install fontpkg-inter 'fonttools[woff]'
    python scripts/make_fonts.py templates/lapland/fonts

The results are committed, so nobody needs to run this to use Ruska. It takes about half a minute, and the same source
and fontTools give the same bytes.

What it changes, and why:

- Static cuts, because matplotlib, PowerPoint and typst do not set the weight of a variable font.
- A family name of our own, because programs took a system's "Inter" for ours and drew with that.
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
from fontTools.varLib import instancer

FAMILY = "Ruska Sans"
VERSION = "4.001"
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
class Cut:
    """One static font: its optical size on Inter's `opsz` axis, its weight and the name of that weight."""

    style: str
    weight: int
    display: bool

    @property
    def family(self) -> str:
        """Typographic family, which groups all weights."""
        return f"{FAMILY} Display" if self.display else FAMILY

    @property
    def file_name(self) -> str:
        """Name of the file, which is the PostScript name too."""
        return f"{self.family.replace(' ', '')}-{self.style}"


CUTS = (
    Cut("Regular", 400, display=False),
    Cut("Medium", 500, display=False),
    Cut("SemiBold", 600, display=False),
    Cut("Bold", 700, display=False),
    Cut("SemiBold", 600, display=True),
    Cut("Bold", 700, display=True),
)


def set_tabular_digits(font: TTFont) -> None:
    """Let U+0030-0039 show the glyphs of the `tnum` feature."""
    proportional = dict(font.getBestCmap())
    tabular = {code: f"{proportional[code]}.tf" for code in range(ord("0"), ord("9") + 1)}
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

    Numbers are those of the OpenType `name` table. The copyright notice and the licence of Inter stay as they are.
    """
    linked = cut.style in ("Regular", "Bold")
    names = {
        1: cut.family if linked else f"{cut.family} {cut.style}",
        2: cut.style if linked else "Regular",
        3: f"{VERSION};RUSKA;{cut.file_name}",
        4: f"{cut.family} {cut.style}",
        5: f"Version {VERSION}",
        6: cut.file_name,
        10: "Made from Inter 4.1 (rsms.me/inter) by scripts/make_fonts.py of Ruska.",
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
    variable = TTFont(source, recalcTimestamp=False)
    axes = variable["fvar"].axes
    optical = next(axis for axis in axes if axis.axisTag == "opsz")
    place = {"opsz": optical.maxValue if cut.display else optical.minValue, "wght": cut.weight}
    font = instancer.instantiateVariableFont(variable, place, overlap=instancer.OverlapMode.KEEP_AND_SET_FLAGS)
    for tag in ("STAT", "avar"):
        if tag in font:
            del font[tag]
    if cut.display:
        tighten(font)
    else:
        set_tabular_digits(font)
    subset(font)
    set_names(font, cut)
    return font


def main(folder: Path) -> None:
    """Write all cuts and the licence into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    package = files("fontpkg_inter")
    with as_file(package.joinpath("files", "Inter[opsz,wght].ttf")) as source:
        for cut in CUTS:
            path = folder / f"{cut.file_name}.ttf"
            make(source, cut).save(path)
            print(f"{path.name}  {path.stat().st_size:,} bytes")
    licence = package.joinpath("LICENSE").read_text(encoding="utf-8")
    (folder / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "templates/lapland/fonts"))
