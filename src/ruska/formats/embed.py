"""What stands on other people's pages, and the page from which staff take it there.

    EmbedAssets                 scripts and styles of these pages; `embed.js` and `ruska-chart.js` keep their names
    embed_page(...)             the light page inside an iframe
    component_json(...)         what `<ruska-chart>` loads
    figure_page(...)            the static figure for WordPress, as a file
    share_page(...)             every code with choices, copy buttons and a live preview

Policies are those of all pages beside their files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruska.brand import Brand
from ruska.formats import codes
from ruska.formats.chart import Block, chart_html
from ruska.formats.codes import Code, Subject
from ruska.formats.headers import STABLE, near_policy
from ruska.formats.markup import own_markup
from ruska.formats.oembed import RICH
from ruska.formats.page import Link, environment, find_template, hashed_name, icon_address
from ruska.formats.script_json import script_json

MAKERS = {
    "iframe": codes.iframe_code,
    "component": codes.component_code,
    "figure": codes.figure_code,
    "letter": codes.letter_code,
}
STILL = ("figure", "letter")
"""Forms that need neither script nor frame, and no live chart."""


@dataclass(frozen=True, slots=True)
class EmbedAssets:
    """Names of shared files with their hashes, and `files` from every name to its bytes."""

    frame: str
    share_script: str
    share_style: str
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShareSetting:
    """What stands around the codes: the brand, the published address or nothing, and the neighbours.

    `languages` are the same page in every language, this one among them. `forms` names the codes to offer, by the keys
    of `MAKERS`. `styles` and `scripts` are addresses relative to the page, `home` that of the index.
    """

    brand: Brand
    address: str
    languages: tuple[Link, ...]
    forms: tuple[str, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    home: str


@lru_cache(maxsize=4)
def embed_assets(templates: tuple[Path, ...]) -> EmbedAssets:
    """Return the shared files of embeds. `templates` are searched in order, so that a brand may override."""

    def made(name: str) -> tuple[str, bytes]:
        content = find_template(templates, f"assets/{name}").read_bytes()
        return hashed_name(Path(name).stem, Path(name).suffix, content), content

    named = {
        kind: made(name)
        for kind, name in (
            ("frame", "frame.js"),
            ("share_script", "share.js"),
            ("share_style", "share.css"),
        )
    }
    files = {name: find_template(templates, f"assets/{name}").read_bytes() for name in STABLE}
    names = {kind: name for kind, (name, _) in named.items()}
    return EmbedAssets(**names, files={**files, **dict(named.values())})


@dataclass(frozen=True, slots=True)
class Shared:
    """Addresses of shared files, relative to the graphic's folder: scripts in their order, styles of fonts and chart.

    `frame` is the script of a page in an iframe, `frame_style` its style, `late_fonts` what comes after its picture.
    """

    scripts: tuple[str, ...]
    fonts: str
    chart: str
    frame: str
    frame_style: str
    late_fonts: str


def embed_page(block: Block, brand: Brand, page: str, shared: Shared, templates: Sequence[Path]) -> str:
    """Return the light page inside an iframe. `page` is the address of the graphic's own page."""
    return (
        environment(tuple(templates))
        .get_template("embed.html.j2")
        .render(
            block=block,
            page=page,
            frame=shared.frame,
            style=shared.frame_style,
            late_fonts=shared.late_fonts,
            scripts=shared.scripts,
            icon=icon_address(brand),
            policy=near_policy(),
        )
    )


def component_json(block: Block, shared: Shared, languages: Mapping[str, str], templates: Sequence[Path]) -> str:
    """Return what `<ruska-chart>` loads; every address in it is relative to the file.

    `languages` are the addresses of the same file in the other languages. It shows pictures: which one depends on the
    element's own width.
    """
    said = {
        "title": block.wide.title,
        "language": block.wide.language,
        "alt": block.wide.alt,
        "caption": caption(block.wide.title, block.wide.credit.source),
        "html": chart_html(replace(block, drawings=("", "")), templates),
        "style": shared.chart,
        "fonts": shared.fonts,
        "scripts": list(shared.scripts),
        "languages": dict(languages),
    }
    return script_json(said) + "\n"


def figure_page(subject: Subject, address: str) -> str:
    """Return the static figure as a file; without an address its links hold beside the file."""
    return codes.write(codes.figure_code(subject), address or "../../")


def caption(title: str, source: str) -> str:
    """Return a caption with the source for a picture that is used elsewhere."""
    return f"{title}{'' if title.endswith(('.', '!', '?', '…')) else '.'} {source}"


def share_page(subject: Subject, setting: ShareSetting, templates: Sequence[Path]) -> str:
    """Return the page with all codes of a graphic."""
    sheet, words, address = subject.sheet, subject.words, setting.address
    said = words["share"]
    forms = {name: MAKERS[name](subject) for name in setting.forms}
    addresses: dict[str, Code] = {"address": (subject.below("html"),)}
    if address and "iframe" in forms:
        addresses["oembed"] = (subject.below(RICH),)
    texts = {"caption": caption(sheet.title, sheet.credit.source), "alt": sheet.alt}
    texts |= {name: codes.write(code, address) for name, code in addresses.items()}
    data = {
        "address": address,
        "home": "../../",
        "forms": {name: codes.as_json(code) for name, code in forms.items()},
        "addresses": {name: codes.as_json(code) for name, code in addresses.items()},
        "copied": said["copied"],
        "failed": said["copy_failed"],
    }
    return (
        environment(tuple(templates))
        .get_template("share.html.j2")
        .render(
            sheet=sheet,
            said=said,
            words=words,
            forms={name: said[name] for name in forms},
            codes={name: codes.write(code, address) for name, code in forms.items()},
            texts=texts,
            labels=_labels(said, words),
            data=own_markup(script_json(data)),
            themed=any(name not in STILL for name in forms),
            page=f"{sheet.graphic}.html",
            languages=setting.languages,
            address=address,
            home=setting.home,
            styles=setting.styles,
            scripts=setting.scripts,
            wordmark=setting.brand.mark(sheet.language),
            logo=own_markup(setting.brand.logo),
            icon=icon_address(setting.brand),
            policy=near_policy(),
        )
    )


def _labels(said: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, str]:
    names = {name: said[name] for name in ("caption", "address", "oembed")}
    return {**names, "alt": words["downloads"]["alt"]}
