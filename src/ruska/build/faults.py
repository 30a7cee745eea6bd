"""What is told when something stops that should not: a fault of Ruska itself, or a file that cannot be written."""

import errno
import traceback
from pathlib import Path

from ruska.errors import Finding

ENGINE = Path(__file__).resolve().parent.parent
MESSAGE_LENGTH = 240
REPORT = "This is a fault of Ruska, not of your files: please report it with this line."


def own_fault(error: BaseException, what: str) -> Finding:
    """Return the finding for an exception that nobody expected: what stopped, and the line of Ruska where it did."""
    path, line = engine_place(error)
    return Finding(f"{what}: stopped with {said(error)}", path, line, REPORT)


def engine_place(error: BaseException) -> tuple[Path | None, int]:
    """Return the last place in Ruska's own source that an exception came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if ENGINE in Path(frame.filename).parents]
    return (Path(frames[-1].filename), frames[-1].lineno or 0) if frames else (None, 0)


def said(error: BaseException) -> str:
    """Return an exception as one sentence on one line; some libraries would print their whole reference here."""
    text = " ".join(f"{type(error).__name__}: {error}".partition("\n\n")[0].split())
    if len(text) > MESSAGE_LENGTH:
        text = text[: MESSAGE_LENGTH - 1].rpartition(" ")[0] + " …"
    return text.rstrip(". :") + "."


def cannot_write(error: OSError, path: Path) -> Finding:
    """Return the finding for a file or folder that cannot be written."""
    remedy = "Check the rights of the output folder, or name another with --output."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        remedy = "Make room there, or name another folder with --output."
    return Finding(f"cannot be written: {error.strerror or error}.", path, remedy=remedy)
