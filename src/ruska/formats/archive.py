"""The zip of a package: sorted names, one fixed time, so that equal files give equal bytes on every machine.

The records are written here (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16), because `zipfile` cannot take
over what an earlier archive holds deflated, and deflating a whole package again takes longer than drawing a graphic.
"""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ruska.errors import Finding, OutputError

FIXED_TIME = (0, 1 << 5 | 1)  # 1 January 1980, the first day that the format can tell
READABLE_FILE = 0o100644 << 16
STORED_SUFFIXES = (".png", ".xlsx", ".zip", ".woff2", ".jpg", ".mp4")
WINDOWS_FORBIDDEN = set('<>:"|?*\\')
LEVEL = 6  # of zlib-ng, which takes 40 % of the time of zlib for 2 % more bytes
VERSION, UNIX, NAME_IS_UTF8 = 20, 3 << 8, 0x800
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
MOST_ENTRIES, MOST_BYTES = 0xFFFF - 1, 0xFFFF_FFFF - 1


def write_zip(entries: Mapping[str, bytes | Path], earlier: "Earlier | None" = None, kept: Iterable[str] = ()) -> bytes:
    """Return a zip of `entries`: name with forward slashes to contents, or to the file that has them.

    `earlier` is an archive that this function wrote; what is unchanged since is taken from it as it lies there. That of
    the names in `kept` is known, and so these files are not even read.
    Raises OutputError, with every finding, for a name that could land outside the folder where it is unpacked, that
    Windows cannot write, or that differs from another in case only; for a file that cannot be read; and for more than
    the format can hold.
    """
    names = sorted(entries)
    findings = [*(finding for name in names for finding in _name_findings(name)), *_clashes(names)]
    if findings:
        raise OutputError(findings)
    known = earlier or Earlier()
    pieces: list[bytes | memoryview] = []
    directory: list[bytes] = []
    start, count = 0, len(names)
    for packed in _packed(names, entries, known, kept):
        directory.append(packed.record(start))
        pieces += packed.header(), packed.data
        start += sum(map(len, pieces[-2:]))
    if count > MOST_ENTRIES or start > MOST_BYTES:
        raise OutputError(Finding("A package is too large for a zip.", remedy="Split it in two."))
    length = sum(map(len, directory))
    return b"".join((*pieces, *directory, END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0)))


@dataclass(frozen=True, slots=True)
class _Packed:
    """One file as it lies in an archive: `method` is stored or deflated, `size` and `crc` are those of its contents."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes | memoryview

    def header(self) -> bytes:
        """Return what stands before the data."""
        return LOCAL.pack(b"PK\3\4", VERSION, *self._fields(), len(self.name.encode()), 0) + self.name.encode()

    def record(self, offset: int) -> bytes:
        """Return the entry of the archive's directory; `offset` is that of the header."""
        name = self.name.encode()
        lengths = (len(name), 0, 0, 0, 0)
        return CENTRAL.pack(b"PK\1\2", UNIX | VERSION, VERSION, *self._fields(), *lengths, READABLE_FILE, offset) + name

    def _fields(self) -> tuple[int, ...]:
        flags = 0 if self.name.isascii() else NAME_IS_UTF8
        return flags, self.method, *FIXED_TIME, self.crc, len(self.data), self.size


@dataclass(frozen=True)
class Earlier:
    """An archive that `write_zip` wrote before; empty where there is none at the place."""

    path: Path | None = None

    def content(self, name: str) -> bytes:
        """Return what a file of the archive holds; empty where there is no such file."""
        return self._archive.read(name) if self._archive is not None and name in self._entries else b""

    def pack(self, name: str, entry: bytes | Path) -> _Packed:
        """Return a file packed, deflated anew only when this archive does not hold the same contents."""
        content, found = _contents(entry), self._entries.get(name)
        crc = zlib.crc32(content)
        if name.endswith(STORED_SUFFIXES):
            return _Packed(name, zipfile.ZIP_STORED, crc, len(content), content)
        now = zipfile.ZIP_DEFLATED, crc, len(content)
        if found is not None and (found.compress_type, found.CRC, found.file_size) == now:
            return self._taken(found)
        return _Packed(name, *now, _deflated(content))

    def taken(self, names: Iterable[str]) -> dict[str, _Packed]:
        """Return those of the files that this archive holds, as they lie in it."""
        return {name: self._taken(self._entries[name]) for name in names if name in self._entries}

    def _taken(self, entry: zipfile.ZipInfo) -> _Packed:
        """Return a file as it lies in the archive, behind its header and name."""
        start = entry.header_offset + LOCAL.size
        *_, name_length, extra_length = LOCAL.unpack(self._bytes[entry.header_offset : start])
        start += name_length + extra_length
        data = memoryview(self._bytes)[start : start + entry.compress_size]
        return _Packed(entry.filename, entry.compress_type, entry.CRC, entry.file_size, data)

    @cached_property
    def _bytes(self) -> bytes:
        try:
            return b"" if self.path is None else self.path.read_bytes()
        except OSError:
            return b""

    @cached_property
    def _archive(self) -> zipfile.ZipFile | None:
        try:
            return zipfile.ZipFile(io.BytesIO(self._bytes))
        except zipfile.BadZipFile:
            return None

    @cached_property
    def _entries(self) -> Mapping[str, zipfile.ZipInfo]:
        return {} if self._archive is None else {info.filename: info for info in self._archive.infolist()}


def _packed(
    names: Sequence[str], entries: Mapping[str, bytes | Path], known: Earlier, kept: Iterable[str]
) -> Iterator[_Packed]:
    """Return the packed files in order; threads pack side by side, because zlib lets them."""
    packed = known.taken(kept)
    others = [name for name in names if name not in packed]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        packed |= zip(others, pool.map(lambda name: known.pack(name, entries[name]), others), strict=True)
    return (packed[name] for name in names)


def _deflated(content: bytes) -> bytes:
    from zlib_ng import zlib_ng

    packer = zlib_ng.compressobj(LEVEL, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS)
    return bytes(packer.compress(content)) + bytes(packer.flush())


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
