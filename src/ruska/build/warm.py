"""Warm workers: a fork server imports what draws, beside the main process, and every worker is forked from it.

What draws takes a third of a second to import, while the main process reads its data. On Linux it is imported once for
all workers, which then also share that memory; elsewhere each worker imports it for itself.
"""

import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.context import BaseContext
from pathlib import Path

PLACES = "RUSKA_WARM_PAGES"
"""The variable that tells the fork server the folders for `warm_pages`, as JSON."""

FORKED = sys.platform == "linux"  # elsewhere the systems' libraries do not bear it
# What canvases need, and `click`, which `ruska` itself loads; pages and tables load the rest when the first is written.
PAINTERS = (
    *("ruska.painters.static", "jinja2", "typst", "ruska.build.work", "ruska.formats.framed", "ruska.formats.typeset"),
    *("ruska.formats.outline", "ruska.formats.raster", "ruska.formats.page", "pypdfium2", "numpy", "zlib_ng.zlib_ng"),
    *("click",),
)


def start_warming(pages: Sequence[Path] = ()) -> None:
    """Let the import begin, so that it is done when the first work is there. Once begun, it stays so.

    `pages` are the folders of the brand, the project and the templates, where there will be pages to write.
    """
    if not FORKED:
        return
    from multiprocessing import forkserver, resource_tracker

    # Nothing here multiplies matrices, and a process with threads must not be forked.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    multiprocessing.set_forkserver_preload([*PAINTERS, "ruska.build.warm_pages"] if pages else list(PAINTERS))
    # Started first, because it lets Ctrl-C through again; the fork server hands down that it is held.
    resource_tracker.ensure_running()
    os.environ[PLACES] = json.dumps([str(folder) for folder in pages])
    with interrupts_held():
        forkserver.ensure_running()
    del os.environ[PLACES]


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes begin: one that is hit before it is prepared would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def worker_context() -> BaseContext:
    """Return how worker processes are made."""
    return multiprocessing.get_context("forkserver" if FORKED else "spawn")


def warm_up() -> None:
    """Import in a worker what it does not have yet; what cannot be imported is told by its job."""
    for name in PAINTERS:
        with suppress(ImportError):
            import_module(name)
