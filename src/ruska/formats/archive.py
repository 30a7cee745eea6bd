"""The zip of a package: sorted names, one fixed time, so that equal files give equal bytes on every machine."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ruska.errors import Finding, OutputError

FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format can tell
READABLE_FILE = 0o100644 << 16
STORED_SUFFIXES = (".png", ".xlsx", ".zip", ".woff2", ".jpg", ".mp4")
WINDOWS_FORBIDDEN = set('<>:"|?*\\')


def write_zip(entries: Mapping[str, bytes | Path]) -> bytes:
    """Return a zip of `entries`: name with forward slashes to contents, or to the file that has them.

    Raises OutputError, with every finding, for a name that could land outside the folder where it is unpacked, that
    Windows cannot write, or that differs from another in case only; and for a file that cannot be read.
    """
    names = sorted(entries)
    findings = [*(finding for name in names for finding in _name_findings(name)), *_clashes(names)]
    if findings:
        raise OutputError(findings)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(_info(name), _contents(entries[name]), compresslevel=6)
    return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=FIXED_TIME)
    info.create_system = 3  # Unix on every machine
    info.external_attr = READABLE_FILE
    info.compress_type = zipfile.ZIP_STORED if name.endswith(STORED_SUFFIXES) else zipfile.ZIP_DEFLATED
    return info


def _contents(entry: bytes | Path) -> bytes:
    if isinstance(entry, bytes):
        return entry
    try:
        return entry.read_bytes()
    except OSError as error:
        remedy = "Build it again."
        raise OutputError(Finding(f"It cannot be read: {error.strerror}.", entry, remedy=remedy)) from error


def _name_findings(name: str) -> list[Finding]:
    parts = PurePosixPath(name).parts
    safe = (
        name == str(PurePosixPath(name))
        and not name.startswith("/")
        and ".." not in parts
        and name != "."
        and not WINDOWS_FORBIDDEN & set(name)
        and name.isprintable()
        and not any(part.endswith((".", " ")) for part in parts)
    )
    return [] if safe else [Finding(f'"{name}" is no safe name inside a zip.', remedy="Rename it.")]


def _clashes(names: list[str]) -> list[Finding]:
    seen: dict[str, str] = {}
    clashes = []
    for name in names:
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            clashes.append(Finding(f'"{first}" and "{name}" differ in case only.', remedy="Rename one."))
    return clashes
