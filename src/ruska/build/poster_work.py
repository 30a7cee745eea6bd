"""Stations paint, wrap and pack for posters, as jobs for worker processes like those of `work`."""

from collections.abc import Callable
from dataclasses import astuple

from ruska.build.embed_work import Surroundings as Neighbourhood
from ruska.build.embed_work import poster_files
from ruska.build.poster_list import POSTER
from ruska.build.work import (
    Companions,
    Desk,
    Done,
    Written,
    desk_brand,
    desk_ruler,
    make_assets,
    paint_body,
    with_dark,
    write_aside,
    write_pictures,
)
from ruska.formats.chart import live_json, live_script
from ruska.formats.poster import (
    PosterPage,
    Surroundings,
    chart_svg,
    live_name,
    picture_names,
    poster_svg,
    render_poster,
    render_poster_alone,
)
from ruska.layout.poster import PosterSheet
from ruska.scene import Sheet

PAGE, ALONE = f"{POSTER}.html", f"{POSTER}.standalone.html"


def paint_poster(poster: PosterSheet, names: frozenset[str], desk: Desk) -> Done:
    """Paint a poster on one canvas and write those of its files that `names` lists."""
    brand, ruler = desk_brand(desk.brand), desk_ruler(desk.brand)
    svg = poster_svg(poster, paint_body(poster.sheet, brand), brand, ruler, desk.templates)
    return write_pictures(poster.sheet, svg, names, desk)


def write_poster_companions(page: PosterPage, names: frozenset[str], companions: Companions, desk: Desk) -> Done:
    """Write a poster's description and its pages with their pictures."""
    texts: dict[str, Callable[[], bytes]] = {f"{POSTER}.alt.txt": f"{page.sheet.alt}\n".encode}
    written = [write_aside(desk, name, make()) for name, make in texts.items() if name in names]
    if PAGE in names:
        written += _write_pages(page, names, companions, desk)
    return Done(tuple(written))


def _write_pages(page: PosterPage, names: frozenset[str], companions: Companions, desk: Desk) -> list[Written]:
    brand, ruler = desk_brand(desk.brand), desk_ruler(desk.brand)

    def picture(sheet: Sheet) -> str:
        return chart_svg(sheet, paint_body(sheet, brand), brand, ruler, desk.templates)

    svgs = [with_dark(picture(chart.wide), picture(chart.narrow), brand) for chart in page.charts]
    assets = make_assets(desk.brand, desk.templates, desk.root, False)
    said = companions.words, companions.downloads, companions.alternates, companions.home
    share = f"{POSTER}.share.html"
    around = Surroundings(brand, *said, companions.head, share if share in names else "")
    files = {
        name: svg
        for chart, texts in zip(page.charts, svgs, strict=True)
        for name, svg in zip(astuple(picture_names(chart)), astuple(texts), strict=True)
    }
    for chart in page.charts:
        live = live_json(chart.wide, chart.narrow, brand)
        files[live_name(chart)] = live_script(chart.wide, live) if live else ""
    files[PAGE] = render_poster(page, around, assets, companions.assets, desk.templates)
    if ALONE in names:
        files[ALONE] = render_poster_alone(page, around, svgs, assets, desk.templates)
    elsewhere = poster_files(page.sheet, Neighbourhood(companions, assets, brand, desk.templates))
    files |= {name: make() for name, make in elsewhere.items() if name in names}
    return [write_aside(desk, name, text.encode()) for name, text in files.items()]
