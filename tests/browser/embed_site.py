"""Graphics to put on other people's pages, served with the shipped headers, and such pages on another origin."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import page_sheets as sheets
from page_site import ROOT, TEMPLATES

from ruska.brand import Brand
from ruska.build.embed_work import Surroundings, embed_files
from ruska.build.work import Companions, with_dark
from ruska.formats import codes
from ruska.formats import page as pages
from ruska.formats.bundle import plotly_bundle
from ruska.formats.chart import Block, Pictures, live_json, live_script
from ruska.formats.embed import embed_assets
from ruska.formats.headers import headers_of
from ruska.scene import Sheet
from ruska.words.engine import engine_words

WORDS = engine_words("fi", ROOT / "templates")
GRAPHICS = tuple(f"nights{number}" for number in range(10))
HOSTILE = "hostile"
SINKS = "window.harm = (window.harm || 0) + 1"
INJECTION = (
    f"<script>{SINKS}</script><img src=x onerror='{SINKS}'> \"' onload=\"{SINKS}\" </textarea> {{{{ 7 * 7 }}}} [x]"
)
ROOM = codes.Room((1200, 675), (360, 640))


@dataclass(frozen=True)
class Origin:
    """A folder over http: its address with a slash at its end, and the paths that were asked for."""

    address: str
    asked: list[str]


@contextmanager
def serving(folder: Path, headers: bool = True) -> Iterator[Origin]:
    """Serve a folder from this machine, with the shipped headers or with none."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Keep the tests' output clean."""

        def send_response(self, *args: object) -> None:
            asked.append(self.path)
            super().send_response(*args)

        def end_headers(self) -> None:
            if headers:
                for name, value in headers_of(Path(self.path.partition("?")[0]).name).items():
                    self.send_header(name, value)
            super().end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Origin(f"http://127.0.0.1:{server.server_port}/", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def make_graphic(name: str, brand: Brand, assets: pages.Assets, address: str = "", words: str = "") -> dict[str, str]:
    """The files of a hand-made graphic; `words` replaces its texts."""
    said = dict.fromkeys(("title", "subtitle", "note", "alt"), words) if words else {}
    wide, narrow = (replace(sheets.sheet(narrow=small), graphic=name, **said) for small in (False, True))
    svgs = with_dark(sheets.picture(wide), sheets.picture(narrow), brand)
    live = live_json(wide, narrow, brand)
    block = Block(
        wide,
        narrow,
        WORDS,
        Pictures(*(f"{name}.{kind}.svg" for kind in ("web", "narrow", "web.dark", "narrow.dark"))),
        live,
        live_file=f"{name}.live.js",
        library=f"../../assets/{assets.plotly}",
        figures_file=f"{name}.csv",
        picture_file=f"{name}.web.svg",
    )
    companions = Companions(
        WORDS, (), (pages.Link("English", f"../en/{name}.html", "en"),), "", "../../assets", address
    )
    files = embed_files(block, Surroundings(companions, assets, brand, TEMPLATES))
    return {
        f"{name}.web.svg": svgs.wide,
        f"{name}.narrow.svg": svgs.narrow,
        f"{name}.web.dark.svg": svgs.wide_dark,
        f"{name}.narrow.dark.svg": svgs.narrow_dark,
        f"{name}.csv": "a,b\n",
        f"{name}.live.js": live_script(wide, live),
        f"{name}.html": f"<!doctype html><title>{name}</title>",
        **{ending: make() for ending, make in files.items()},
    }


def make_output(folder: Path, brand: Brand) -> None:
    """Write an output with ten graphics and one whose words try to break out."""
    assets = pages.shared_assets(TEMPLATES, brand, plotly_bundle(ROOT))
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    for name, content in {**assets.files, **embed_assets(TEMPLATES).files}.items():
        (folder / "assets" / name).write_bytes(content)
    home = folder / "tourism" / "fi"
    home.mkdir(parents=True)
    for graphic in (*GRAPHICS, HOSTILE):
        words = INJECTION if graphic == HOSTILE else ""
        for name, text in make_graphic(graphic, brand, assets, words=words).items():
            (home / name).write_text(text, "utf-8")


def subject(graphic: str = GRAPHICS[0], words: str = "") -> codes.Subject:
    """What codes are made of."""
    said = dict.fromkeys(("title", "subtitle", "note", "alt"), words) if words else {}
    sheet: Sheet = replace(sheets.sheet(), graphic=graphic, **said)
    return codes.Subject(sheet, ROOM, f"{graphic}.web.svg", f"{graphic}.web.svg", WORDS)


def host_page(body: str, ruska: str = "", title: str = "Toinen sivusto", policy: bool = False) -> str:
    """A page of somebody else; `policy` allows nothing but the origin of Ruska."""
    origin = ruska.rstrip("/")
    sources: Mapping[str, str] = {
        "default-src": "'none'",
        "script-src": origin,
        "style-src": f"{origin} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        "img-src": origin,
        "font-src": origin,
        "connect-src": origin,
        "frame-src": origin,
    }
    rules = "; ".join(f"{name} {source}" for name, source in sources.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">' if policy else ""
    return (
        f'<!doctype html><html lang="fi"><head><meta charset="utf-8">{meta}'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f'<link rel="icon" href="{ruska}assets/icon.svg"></head><body><main><h1>{title}</h1>{body}</main></body></html>'
    )
