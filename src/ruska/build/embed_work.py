"""Station wrap for what stands on other people's pages: jobs inside the jobs of `work`, for worker processes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ruska.brand import Brand
from ruska.build.targets import EMBED, FIGURE, JSON, PAGE, SHARE
from ruska.formats.chart import Block
from ruska.formats.codes import Room, Subject
from ruska.formats.embed import (
    MAKERS,
    STILL,
    Shared,
    ShareSetting,
    component_json,
    embed_assets,
    embed_page,
    figure_page,
    share_page,
)
from ruska.formats.headers import STABLE
from ruska.formats.oembed import PHOTO, RICH, Provider, photo_oembed, rich_oembed
from ruska.formats.page import Assets, Link
from ruska.scene import Frame, Sheet
from ruska.words import language_name

if TYPE_CHECKING:
    from ruska.build.work import Companions

Makers = Mapping[str, Callable[[], str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the files of a graphic have in common: its neighbours, its brand, and where the templates are."""

    companions: "Companions"
    assets: Assets
    brand: Brand
    templates: tuple[Path, ...]

    @property
    def shared(self) -> Shared:
        """The addresses of the shared files of embeds."""
        own, assets = embed_assets(self.templates), self.assets
        return Shared(
            (self.place(assets.script),),
            self.place(assets.fonts),
            self.place(assets.chart_style),
            self.place(own.frame),
            self.place(assets.embed_style),
            self.place(assets.late_fonts),
        )

    def place(self, name: str) -> str:
        """Return the address of a shared file."""
        return f"{self.companions.assets}/{name}"


def embed_files(block: Block, around: Surroundings) -> Makers:
    """Return how to make the files of a graphic for other people's pages, by name.

    `block` is the chart as the graphic's own page shows it; its addresses are relative to the graphic's folder, where
    these files stand too.
    """
    companions, templates, wide = around.companions, around.templates, block.wide
    subject = _subject(block, companions)
    page = f"{wide.graphic}.{PAGE}"
    own = f"{companions.address}{subject.folder}/{page}" if companions.address else page
    inside = replace(block, page_file=page)
    setting = _setting(subject, around, tuple(MAKERS))
    provider = Provider(around.brand.mark(wide.language), companions.address)
    makers: dict[str, Callable[[], str]] = {
        EMBED: lambda: embed_page(inside, around.brand, own, around.shared, templates),
        JSON: lambda: component_json(inside, around.shared, _others(companions, JSON), templates),
        FIGURE: lambda: figure_page(subject, companions.address),
        SHARE: lambda: share_page(subject, setting, templates),
        RICH: lambda: rich_oembed(subject, provider),
        PHOTO: lambda: photo_oembed(subject, provider),
    }
    return {f"{wide.graphic}.{ending}": make for ending, make in makers.items()}


def poster_files(sheet: Sheet, around: Surroundings) -> Makers:
    """Return how to make the files of a poster for other people's pages: its picture, which leads to its page."""
    size, stem = _size(sheet.frame), f"{sheet.graphic}.{sheet.frame.size}"
    picture = _first((f"{stem}.png", f"{stem}.svg"), around.companions)
    subject = Subject(sheet, Room(size, size), picture, picture, around.companions.words)
    setting = _setting(subject, around, STILL if picture else STILL[:1])
    return {
        f"{sheet.graphic}.{FIGURE}": lambda: figure_page(subject, around.companions.address),
        f"{sheet.graphic}.{SHARE}": lambda: share_page(subject, setting, around.templates),
    }


def _subject(block: Block, companions: "Companions") -> Subject:
    wide = block.wide
    still = f"{wide.graphic}.{wide.frame.size}.svg"
    picture = _first((f"{wide.graphic}.{wide.frame.size}.png",), companions) or still
    return Subject(wide, Room(_size(wide.frame), _size(block.narrow.frame)), picture, still, companions.words)


def _first(names: Sequence[str], companions: "Companions") -> str:
    """Return the first of some files that is there to download, or nothing."""
    there = {download.href for download in companions.downloads}
    return next((name for name in names if name in there), "")


def _setting(subject: Subject, around: Surroundings, forms: tuple[str, ...]) -> ShareSetting:
    companions, sheet, own = around.companions, subject.sheet, embed_assets(around.templates)
    this = Link(language_name(sheet.language), f"{sheet.graphic}.{SHARE}", sheet.language)
    others = [replace(link, href=_renamed(link.href, SHARE)) for link in companions.alternates]
    live = () if set(forms) <= set(STILL) else STABLE
    return ShareSetting(
        around.brand,
        companions.address,
        (this, *others),
        forms,
        tuple(map(around.place, (around.assets.style, around.assets.late_fonts, own.share_style))),
        tuple(map(around.place, (*live, own.share_script))),
        companions.home,
    )


def _others(companions: "Companions", ending: str) -> dict[str, str]:
    return {link.language: _renamed(link.href, ending) for link in companions.alternates}


def _renamed(href: str, ending: str) -> str:
    """Return the address of another file of the graphic that a link leads to the page of."""
    return f"{href.removesuffix(PAGE)}{ending}"


def _size(frame: Frame) -> tuple[int, int]:
    return round(frame.width), round(frame.height)
