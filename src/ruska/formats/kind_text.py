"""What a kind says of itself: its docstring in the agreed form, and its parameters.

    \"""One sentence: what it is.

    For: when to use it.
    Not for: when not to.

    `parameter`: what it does; it may run over lines, and several parameters may share an entry, `scale`, `decimals`.
    \"""

An entry ends where the next begins or at an empty line; any other paragraph is a remark. What a kind inherits is told
by the class that it inherits it from.
"""

import dataclasses
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from ruska.errors import ProjectError

USE, AVOID = "For", "Not for"
HEADED = re.compile(rf"({AVOID}|{USE}):\s*(.*)")
NAMED = re.compile(r"(`\w+`(?:(?:, | and |, and )`\w+`)*):\s*(.*)")
CODE = re.compile(r"`([^`]+)`")
WORD_START = re.compile(r"(?<!^)(?=[A-Z])")
MODULES = re.compile(r"\b[a-z_]\w*\.")
KIND_METHODS = ("resolve", "table", "body_height")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, or the name of something in a script."""

    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter with its type and default as text; `default` is empty where a script must give one."""

    name: str
    type: str
    default: str
    text: str


@dataclass(frozen=True, slots=True)
class KindText:
    """What a kind says of itself. A text that its docstring lacks is empty."""

    name: str
    summary: str
    use: str
    avoid: str
    remarks: tuple[str, ...]
    parameters: tuple[Parameter, ...]


@dataclass
class _Entries:
    """The parts of one docstring."""

    summary: str = ""
    headed: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def exported_kinds() -> Mapping[str, type]:
    """Return every kind that a script can import from `ruska`, by its id: `dot_plot` for `DotPlot`."""
    import ruska

    exports = (getattr(ruska, name) for name in sorted(ruska.__all__))
    return {kind_id(export): export for export in exports if _is_kind(export)}


def kind_id(kind: type) -> str:
    """Return the id of a kind: its class's name in lower case, words joined by underscores."""
    return WORD_START.sub("_", kind.__name__).lower()


def kind_named(id: str) -> type:
    """Return the kind of an id. Raises ProjectError when there is none."""
    kinds = exported_kinds()
    if id not in kinds:
        raise ProjectError(f'there is no kind "{id}" for a package of the gallery; known are {", ".join(kinds)}.')
    return kinds[id]


def kind_text(kind: type) -> KindText:
    """Read what a kind, a dataclass, says of itself."""
    parts = [_entries(inspect.cleandoc(base.__doc__)) for base in _documented(kind)]
    own = parts[-1] if parts else _Entries()
    texts = {name: text for part in parts for name, text in part.named.items()}
    parameters = tuple(
        Parameter(one.name, _type_text(one.type), _default_text(one), texts.get(one.name, ""))
        for one in dataclasses.fields(kind)
        if one.init
    )
    remarks = tuple(remark for part in reversed(parts) for remark in part.remarks)
    return KindText(kind.__name__, own.summary, own.headed.get(USE, ""), own.headed.get(AVOID, ""), remarks, parameters)


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text as a sentence, with a capital letter, cut at the names between backticks."""
    parts = CODE.split(text[:1].upper() + text[1:])
    return tuple(Piece(part, index % 2 == 1) for index, part in enumerate(parts) if part)


def _is_kind(export: Any) -> bool:
    return dataclasses.is_dataclass(export) and all(hasattr(export, method) for method in KIND_METHODS)


def _documented(kind: type) -> Iterator[Any]:
    """Yield a kind and the dataclasses that it inherits from, itself last; without a text, a dataclass writes one."""
    for base in reversed(kind.__mro__):
        text = base.__dict__.get("__doc__")
        if dataclasses.is_dataclass(base) and text and not text.startswith(f"{base.__name__}("):
            yield base


def _entries(text: str) -> _Entries:
    summary, _, rest = text.partition("\n\n")
    entries = _Entries(_joined(summary))
    for block in re.split(r"\n\s*\n", rest):
        for names, words in _block_entries(block):
            if not names:
                entries.remarks.append(words)
            elif names[0] in (USE, AVOID):
                entries.headed[names[0]] = words
            else:
                entries.named |= dict.fromkeys(names, words)
    return entries


def _block_entries(block: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the entries of a paragraph, each with its heading or its parameters; a remark has no name."""
    names: tuple[str, ...] = ()
    lines: list[str] = []
    for line in block.strip().splitlines():
        headed, named = HEADED.match(line), NAMED.match(line)
        found = headed or named
        if found is None:
            lines.append(line)
            continue
        if lines:
            yield names, _joined("\n".join(lines))
        names = (headed[1],) if headed else tuple(CODE.findall(found[1]))
        lines = [found[2]]
    if lines:
        yield names, _joined("\n".join(lines))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _type_text(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return " | ".join(f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in get_args(annotation))
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation.__name__
    return MODULES.sub("", str(annotation))


def _default_text(parameter: "dataclasses.Field[Any]") -> str:
    if parameter.default is not dataclasses.MISSING:
        return repr(parameter.default).replace("'", '"')
    if parameter.default_factory is not dataclasses.MISSING:
        return repr(parameter.default_factory())
    return ""
