"""The record: what the last build wrote and from what, so that the next one can leave it alone.

`record.json` is written when a build ends; until then each target that is done becomes a line of `journal.jsonl`, so
that what an interrupted build has made is known, and a build of many targets does not write of all of them each time.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = ".ruska"
VERSION = 7
DIGITS = 64


Stand = tuple[int, int, int] | None


class FileRecord(NamedTuple):
    """One output file: the key that it was built with, its size in bytes, modification time in ns, and SHA-256."""

    key: str
    size: int
    mtime: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """One graphic in one language: its datasets, what the manifest says of it, and its files.

    `left_out` is the key with which it was last left out for want of a browser; its files are then older ones.
    `fonts` are the installed fonts that were there for characters that the brand lacks; None where it lacks none.
    `every_trace` tells that its page needs the plotly.js that knows every trace. `code` is what embeds it, in pieces
    between which the address of the output belongs; a poster has none.
    """

    datasets: list[str] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)
    files: dict[str, FileRecord] = field(default_factory=dict)
    left_out: str = ""
    fonts: list[str] | None = None
    every_trace: bool = False
    code: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """Everything that is known of an output folder.

    `extras` are manifests, archives, assets and the index; `assets` the names of the shared files by brand. `site` is
    the key with which they were last made, empty while they lag behind the graphics. `read_from` tells which files
    it was read from, and `_loaded` the targets that were in them.
    """

    path: Path
    targets: dict[str, TargetRecord] = field(default_factory=dict)
    extras: dict[str, FileRecord] = field(default_factory=dict)
    assets: dict[str, list[str]] = field(default_factory=dict)
    site: str = ""
    read_from: tuple[Stand, ...] = ()
    _loaded: dict[str, TargetRecord] = field(default_factory=dict)

    def is_outdated(self) -> bool:
        """Tell whether another build has written since this was read."""
        return self.read_from != _stands(self.path, self.journal)

    @property
    def journal(self) -> Path:
        """The file of the targets that were done since the record was written."""
        return self.path.with_name("journal.jsonl")

    def note(self, id: str) -> None:
        """Add a target to the journal; what stands beside the graphics lags behind from now on. Raises OSError."""
        self.site = ""
        line = {"version": VERSION, "id": id, "target": _plain(self.targets[id])}
        with self.journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def save(self) -> None:
        """Write the record aside and rename it into place; the journal is then done with. Raises OSError.

        A target is a line, so that those that are as they were need not be put into words again.
        """
        content = {"version": VERSION, "extras": dict(sorted(self.extras.items())), "assets": self.assets}
        head = json.dumps(content | {"site": self.site}, ensure_ascii=False)
        aside = self.path.with_suffix(".new")
        lines = ",\n".join(self._lines())
        try:
            aside.write_text(f'{head[:-1]}, "targets": {{\n{lines}\n}}}}', "utf-8")
            aside.replace(self.path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        self.journal.unlink(missing_ok=True)

    def _lines(self) -> Iterator[str]:
        written = self.path.read_text("utf-8").split("\n")[1:-1] if self._loaded else []
        if len(written) != len(self._loaded):
            written = []  # somebody has laid it out in another way
        known = {line.split('"', 2)[1]: line.removesuffix(",") for line in written}
        for id, target in sorted(self.targets.items()):
            if id in known and self._loaded.get(id) is target:
                yield known[id]
            else:
                yield f"{json.dumps(id)}: {json.dumps(_plain(target), ensure_ascii=False)}"


def _plain(record: TargetRecord) -> dict[str, Any]:
    """Return a record's fields; `dataclasses.asdict` copies all that lies in them, which takes five times as long.

    Reading this decides how long a build without work takes: each key stands there once, and all hashes are one text.
    """
    plain = {field.name: getattr(record, field.name) for field in fields(record)}
    keys = list(dict.fromkeys(file.key for file in record.files.values()))
    places = {key: index for index, key in enumerate(keys)}
    files = {name: (places[file.key], file.size, file.mtime) for name, file in record.files.items()}
    hashes = "".join(file.sha256 for file in record.files.values())
    return plain | {"keys": keys, "files": files, "hashes": hashes}


def load_record(output: Path) -> Record:
    """Read the record of an output folder; a missing, unreadable or older one counts as empty."""
    path = output / FOLDER / "record.json"
    stands = _stands(path, Record(path).journal)
    record = _saved(path)
    record.read_from = stands
    noted = dict(_noted(record.journal))
    if noted:
        record.targets |= noted
        record.site = ""
    return record


def _stands(*paths: Path) -> tuple[Stand, ...]:
    return tuple(_stand(path) for path in paths)


def _stand(path: Path) -> Stand:
    """Return what tells a file from one that takes its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _saved(path: Path) -> Record:
    try:
        content = json.loads(path.read_bytes())
        return _parsed(path, content) if content["version"] == VERSION else Record(path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Record(path)


def _noted(journal: Path) -> Iterator[tuple[str, TargetRecord]]:
    """Yield what a build has noted that never came to its end; its last line may be cut off."""
    try:
        lines = journal.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        try:
            content = json.loads(line)
            if content["version"] == VERSION:
                yield str(content["id"]), _target(content["target"])
        except (ValueError, LookupError, TypeError, AttributeError):
            continue


def _parsed(path: Path, content: Mapping[str, Any]) -> Record:
    targets = {id: _target(target) for id, target in content["targets"].items()}
    assets = {brand: list(names) for brand, names in content["assets"].items()}
    return Record(path, targets, _files(content["extras"]), assets, str(content["site"]), _loaded=dict(targets))


def _target(content: Mapping[str, Any]) -> TargetRecord:
    plain = dict(content)
    keys, files, hashes = plain.pop("keys"), plain.pop("files"), plain.pop("hashes")
    if len(hashes) != DIGITS * len(files):
        raise ValueError
    made = {
        name: FileRecord(keys[key], size, mtime, hashes[at : at + DIGITS])
        for at, (name, (key, size, mtime)) in zip(range(0, len(hashes), DIGITS), files.items(), strict=True)
    }
    return TargetRecord(files=made, **plain)


def _files(content: Mapping[str, list[Any]]) -> dict[str, FileRecord]:
    return {name: FileRecord(*values) for name, values in content.items()}


def is_current(path: Path | str, record: FileRecord | None, key: str) -> bool:
    """Tell whether a file was built with `key` and has not been touched since."""
    return record is not None and record.key == key and is_untouched(path, record)


def is_untouched(path: Path | str, record: FileRecord) -> bool:
    """Tell whether a file is as it was written."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a thousand of these decide whether a build without work feels instant
    except OSError:
        return False
    return found.st_size == record.size and found.st_mtime_ns == record.mtime
