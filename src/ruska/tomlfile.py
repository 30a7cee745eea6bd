"""TOML with line numbers: the parser knows no positions, so a syntax tree supplies them when something is wrong."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruska.errors import Finding, RuskaError

Key = tuple[str | int, ...]


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
            self._lines = _key_lines(self.text)
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
    except tomllib.TOMLDecodeError as cause:
        message, line = _split_position(str(cause), text)
        remedy = "Texts stand in double quotes, a quote inside a text is written \\\"."
        raise error(Finding(f"is not valid TOML: {message}.", path, line, remedy)) from cause


def _split_position(message: str, text: str) -> tuple[str, int]:
    head, _, place = message.partition(" (at line ")
    if place:
        return head, int(place.split(",")[0])
    return head.partition(" (at end")[0], text.count("\n") + 1


def _key_lines(text: str) -> dict[Key, int]:
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    lines: dict[Key, int] = {}
    array_sizes: dict[Key, int] = {}

    def parts(node: Any) -> Key:
        if node.type in {"bare_key", "quoted_key"}:
            return (node.text.decode().strip("\"'"),)
        return tuple(part for child in node.named_children for part in parts(child))

    def note_pair(pair: Any, base: Key) -> None:
        key, value = pair.named_children[0], pair.named_children[-1]
        path = base + parts(key)
        lines[path] = pair.start_point[0] + 1
        note_value(value, path)

    def note_value(value: Any, path: Key) -> None:
        if value.type == "inline_table":
            for child in value.named_children:
                if child.type == "pair":
                    note_pair(child, path)
        elif value.type == "array":
            items = [child for child in value.named_children if child.type != "comment"]
            for index, item in enumerate(items):
                lines[path + (index,)] = item.start_point[0] + 1
                note_value(item, path + (index,))

    for node in tree.root_node.named_children:
        if node.type == "pair":
            note_pair(node, ())
        elif node.type in {"table", "table_array_element"}:
            path = _resolved(parts(node.named_children[0]), array_sizes)
            if node.type == "table_array_element":
                index = array_sizes.get(path, 0)
                array_sizes[path] = index + 1
                path = path + (index,)
            lines[path] = node.start_point[0] + 1
            for child in node.named_children[1:]:
                if child.type == "pair":
                    note_pair(child, path)
    return lines


def _resolved(path: Key, array_sizes: dict[Key, int]) -> Key:
    """Insert the index of the array element that a nested table header belongs to."""
    result: Key = ()
    for depth, part in enumerate(path):
        result = result + (part,)
        if depth < len(path) - 1 and result in array_sizes:
            result = result + (array_sizes[result] - 1,)
    return result
