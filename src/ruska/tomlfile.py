"""TOML with line numbers: the parser knows no positions, so a syntax tree supplies them when something is wrong."""

import re
import tomllib
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ruska.errors import Finding, RuskaError

Key = tuple[str | int, ...]
HEADING = re.compile(r"^\[\[?[ \t]*[\"']?([\w-]+)[^\[\]\n]*\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(slots=True)
class TomlFile:
    """A parsed TOML file; `data` is the document, `line` finds where a key stands."""

    path: Path
    data: dict[str, Any]
    text: str
    _lines: dict[Key, int] = field(default_factory=dict)

    def line(self, *key: str | int) -> int:
        """Return the 1-based line of a key path, or of its nearest parent; 0 for the whole file."""
        if not self._lines:
            self._lines = _KeyLines(self.text).lines
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 0)


def read_toml(path: Path, error: type[RuskaError]) -> TomlFile:
    """Read and parse a TOML file (UTF-8, a byte order mark is allowed).

    Raises `error` with one finding when the file cannot be read, is not UTF-8 or is not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as cause:
        raise error(Finding(f"cannot be read ({cause.strerror}).", path, remedy="Check that it exists.")) from cause
    except UnicodeDecodeError as cause:
        line = cause.object[: cause.start].count(b"\n") + 1
        raise error(Finding("is not UTF-8 text.", path, line, "Save it with the encoding UTF-8.")) from cause
    try:
        return TomlFile(path, tomllib.loads(text), text)
    except ValueError as cause:
        message, line = _split_position(str(cause), text)
        remedy = 'Texts stand in double quotes, a quote inside a text is written \\".'
        raise error(Finding(f"is not valid TOML: {message}.", path, line, remedy)) from cause
    except RecursionError as cause:
        raise error(Finding("is not valid TOML: it nests too deeply.", path, remedy="Make it flat.")) from cause


def written_tables(text: str) -> dict[str, str]:
    """Return what is written under each top-level name of a TOML file: its table and the tables in it, unparsed.

    For comparisons, twenty times as fast as parsing. Each begins with what stands above the first table. A text over
    several lines may hold what looks like a heading, so a file with one is returned whole, under every name.
    """
    headings = list(HEADING.finditer(text))
    if '"""' in text or "'''" in text:
        return {heading[1]: text for heading in headings}
    top = text[: headings[0].start()] if headings else text
    tables: dict[str, str] = {}
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(text)
        tables[heading[1]] = tables.get(heading[1], top) + text[heading.start() : end]
    return tables


def _split_position(message: str, text: str) -> tuple[str, int]:
    head, _, place = message.partition(" (at line ")
    if place:
        return head, int(place.split(",")[0])
    head, _, at_end = message.partition(" (at end")
    return head, text.rstrip("\n").count("\n") + 1 if at_end else 0


class _KeyLines:
    """Walks a syntax tree and notes the line of every key, table and item of an array."""

    def __init__(self, text: str) -> None:
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        self.lines: dict[Key, int] = {}
        self._array_sizes: dict[Key, int] = {}
        tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
        for node in tree.root_node.named_children:
            if node.type == "pair":
                self._note_pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._note_table(node)

    def _note_table(self, table: Any) -> None:
        path = self._resolved(_key_parts(table.named_children[0]))
        if table.type == "table_array_element":
            index = self._array_sizes.get(path, 0)
            self._array_sizes[path] = index + 1
            path = (*path, index)
        self.lines[path] = table.start_point[0] + 1
        for child in table.named_children[1:]:
            if child.type == "pair":
                self._note_pair(child, path)

    def _note_pair(self, pair: Any, base: Key) -> None:
        key, value = pair.named_children[0], pair.named_children[-1]
        path = base + _key_parts(key)
        self.lines[path] = pair.start_point[0] + 1
        self._note_value(value, path)

    def _note_value(self, value: Any, path: Key) -> None:
        if value.type == "inline_table":
            for child in value.named_children:
                if child.type == "pair":
                    self._note_pair(child, path)
        elif value.type == "array":
            items = [child for child in value.named_children if child.type != "comment"]
            for index, item in enumerate(items):
                self.lines[*path, index] = item.start_point[0] + 1
                self._note_value(item, (*path, index))

    def _resolved(self, path: Key) -> Key:
        """Insert the index of the array element that a nested table header belongs to."""
        result: Key = ()
        for depth, part in enumerate(path):
            result = (*result, part)
            if depth < len(path) - 1 and result in self._array_sizes:
                result = (*result, self._array_sizes[result] - 1)
        return result


def _key_parts(node: Any) -> Key:
    if node.type in {"bare_key", "quoted_key"}:
        return (node.text.decode().strip("\"'"),)
    return tuple(part for child in node.named_children for part in _key_parts(child))
