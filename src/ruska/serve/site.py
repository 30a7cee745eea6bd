"""The site as `ruska serve` shows it: the files of the output with the shipped headers, and news for open pages.

Files stay as they are on disk. A page gets one script tag on its way to the browser, from this server and therefore
within the page's own policy; pages whose policy lets no such script run, as single-file pages, get none.
"""

import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from html import unescape
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from ruska.formats.headers import CACHE, HIDDEN, POLICY, headers_of, media_type
from ruska.serve.guard import Guard
from ruska.serve.news import News

PLACE = "/-"
"""Where this server's own addresses stand: no package begins like this."""

SCRIPTS = ("reload.js", "worker.js")
OWN = {
    POLICY: "default-src 'none'; script-src 'self'; connect-src 'self'",
    CACHE: "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
META_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
MISSING = (
    "<!doctype html>\n<html lang=en>\n<head><title>Not there</title></head>\n<body><p>There is no such file{}.</p>\n"
)

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def make_site(output: Path, news: News, lifespan: Lifespan) -> Starlette:
    """Return the application that shows a folder; `lifespan` surrounds its life."""
    routes = [
        Route(f"{PLACE}/news", _news_of(news)),
        *(Route(f"{PLACE}/{name}", _script(name)) for name in SCRIPTS),
        Mount("/", _Files(output, news)),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={404: _missing(news)},
        lifespan=lifespan,
    )


def with_reload(html: str, version: str) -> str:
    """Return a page with the tag of the reloading script, which knows the version that the page shows."""
    policy = META_POLICY.search(html)
    if policy and not re.search(r"script-src [^;]*'self'", unescape(policy[1])):
        return html
    tag = f'<script src="{PLACE}/reload.js" data-version="{version}" defer></script>'
    return html.replace("</head>", f"{tag}</head>", 1)


class _Files(StaticFiles):
    """The files of a folder. What begins with a dot and the files for other servers are not shown."""

    def __init__(self, folder: Path, news: News) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.news = news

    async def check_config(self) -> None:
        """The first build may be about to make the folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at a path with its headers. Raises HTTPException where there is none."""
        if re.search(HIDDEN, f"/{path.replace(os.sep, '/')}") and path != ".":
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: "str | os.PathLike[str]", stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file with the shipped headers; a page is never taken from the browser's store."""
        name = Path(full_path).name
        if name.endswith(".html"):
            html = with_reload(Path(full_path).read_text("utf-8"), self.news.version)
            response: Response = HTMLResponse(html, status_code)
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
            kind = media_type(name)
            if kind and response.status_code != 304:
                response.headers["content-type"] = kind
        response.headers.update(headers_of(name))
        return response


def _news_of(news: News) -> Callable[[Request], Awaitable[Response]]:
    async def lines() -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async for said in news.follow():
            yield f"data: {said}\n\n"

    async def answer(request: Request) -> Response:
        return StreamingResponse(lines(), media_type="text/event-stream", headers=OWN)

    return answer


def _script(name: str) -> Callable[[Request], Awaitable[Response]]:
    content = Path(__file__).with_name(name).read_bytes()

    async def answer(request: Request) -> Response:
        return Response(content, media_type="text/javascript", headers=OWN)

    return answer


def _missing(news: News) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Return what answers a request for a file that is not there; a page of it waits for the file to be built."""

    async def answer(request: Request, error: Exception) -> Response:
        if "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("There is no such file.\n", 404, headers_of(""))
        yet = " yet: a build is under way" if news.state == "building" else ""
        return HTMLResponse(with_reload(MISSING.format(yet), news.version), 404, headers_of(""))

    return answer
