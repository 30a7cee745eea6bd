"""One build at a time in an output folder; the lock ends with its process, however that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ruska.build.faults import cannot_write
from ruska.build.record import FOLDER
from ruska.errors import Finding, OutputError


@contextmanager
def locked(output: Path) -> Iterator[Path]:
    """Hold the output folder and yield its private folder.

    Raises OutputError when another build holds it, or when it cannot be written.
    """
    from filelock import FileLock, Timeout

    folder = output / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        remedy = "Wait until it is done, or name another folder with --output."
        raise OutputError(Finding("another build is writing here.", output, remedy=remedy)) from error
    except OSError as error:
        raise OutputError(cannot_write(error, output)) from error
    try:
        yield folder
    finally:
        lock.release()
