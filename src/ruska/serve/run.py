"""The server and its end."""

import asyncio
import socket
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from ruska.errors import Finding, OutputError
from ruska.serve.news import News
from ruska.serve.rebuild import Rebuilder
from ruska.serve.site import make_site

HOST = "127.0.0.1"
GRACE_S = 2


class _Server(uvicorn.Server):
    """A server that lets open pages go when it is told to end; they would hold it open."""

    def __init__(self, config: uvicorn.Config, news: News) -> None:
        super().__init__(config)
        self.news = news
        self.loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal to end."""
        self.loop.call_soon_threadsafe(self.news.close)
        super().handle_exit(sig, frame)


def listen(port: int) -> socket.socket:
    """Return a socket on loopback; port 0 takes any that is free. Raises OutputError when the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        remedy = "Name another with --port, or 0 for any that is free."
        raise OutputError(Finding(f"port {port} cannot be used ({error.strerror}).", remedy=remedy)) from error
    return listener


async def run(
    listener: socket.socket,
    root: Path,
    output: Path,
    command: Sequence[str],
    *,
    show: bool,
    say: Callable[[str], None],
    complain: Callable[[str], None],
) -> None:
    """Serve an output and build it at every change, until SIGINT or SIGTERM; both arrive here again at the end.

    `command` are the arguments of the builds; `show` opens the site in the person's browser.
    """
    news = News()
    rebuilder = Rebuilder(root, output, command, news, say, complain)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        say(f"{address} shows {output.relative_to(root) if output.is_relative_to(root) else output}; Ctrl-C stops")
        building = asyncio.create_task(rebuilder.run())
        if show:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, address)
        try:
            yield
        finally:
            building.cancel()
            with suppress(asyncio.CancelledError):
                await building

    config = uvicorn.Config(
        make_site(output, news, lifespan),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    await _Server(config, news).serve([listener])
