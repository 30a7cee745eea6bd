"""Sentences with figures in them: the placeholder grammar, and its rendering.

    {name}                                      as the unit's custom is, short
    {name:long} {name:full}                     "1,98 miljoonaa yötä", "1 979 123 yötä"
    {name:compact} {name:bare}                  "1,98 milj.", "1 979 123"
    {name:percent}                              with the percent sign
    {name:1} {name:abs} {name:signed}           decimals, without its sign, with a plus before a rise
    {name:abs,1}                                options combine with commas
    {name:grew|fell|stayed the same}            a word by the sign of the figure as it is shown in this text
    {name:one=# kunta|other=# kuntaa}           a text by plural category, # stands for the number
    {{ and }}                                   braces

A figure that is missing, unknown or unfit for its option is a finding; all findings of a text are raised together.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

from ruska.errors import Finding, WordsError
from ruska.text import clean_text
from ruska.words.fact import Fact
from ruska.words.language import plural_form
from ruska.words.numbers import as_decimal, format_compact, format_value, shown_number
from ruska.words.units import unit_of

Shape = Literal["short", "bare", "full", "long", "compact", "percent"]
_FORMS: tuple[Shape, ...] = get_args(Shape)
_OPTIONS = (*_FORMS, "abs", "signed")
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_NAME = re.compile(r"[^\W\d]\w*")
_FIRST_NUMBER = re.compile(r"\d[\d.,]*")
_PLURAL_PART = re.compile(rf"\s*({'|'.join(_CATEGORIES)})=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its file and 1-based line (0 for the whole file)."""

    path: Path | None = None
    line: int = 0

    def finding(self, message: str, remedy: str = "") -> Finding:
        """Return an error at this place."""
        return Finding(message, self.path, self.line, remedy)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: a fact's name, then either options, or words by sign, or texts by plural category."""

    source: str
    name: str
    form: Shape = "short"
    decimals: int | None = None
    absolute: bool = False
    signed: bool = False
    signs: tuple[str, ...] = ()
    plurals: Mapping[str, str] | None = None

    @property
    def shows_figure(self) -> bool:
        """Whether the figure itself is shown, and not a word that it chooses."""
        return not self.signs and self.plurals is None

    @property
    def has_options(self) -> bool:
        """Whether anything but the name was asked for."""
        return self.source != f"{{{self.name}}}"


class _FaultError(Exception):
    """A fault of one placeholder; `remedy` says what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


def placeholders(template: str) -> set[str]:
    """Return the names of the facts that a text uses; malformed placeholders are left out."""
    return {piece.name for piece in _parse(template) if isinstance(piece, Placeholder)}


def template_faults(template: str, place: Place = NOWHERE) -> list[Finding]:
    """Return what is malformed in a text, without knowing its facts."""
    return [place.finding(str(piece), piece.remedy) for piece in _parse(template) if isinstance(piece, _FaultError)]


def render(template: str, facts: Mapping[str, Fact], language: str, where: Place = NOWHERE) -> str:
    """Return the text with its figures written in `language`, cleaned of control characters.

    Raises `WordsError` with every fault of the text: a malformed or unknown placeholder, a missing figure, an option
    that does not fit, a sign without a word for it.
    """
    pieces = list(_parse(template))
    parts: list[str] = []
    findings: list[Finding] = []
    for piece in pieces:
        try:
            parts.append(_render_piece(piece, pieces, facts, language))
        except _FaultError as fault:
            findings.append(where.finding(str(fault), fault.remedy))
        except WordsError as error:
            source = f"{piece.source}: " if isinstance(piece, Placeholder) else ""
            findings += [where.finding(source + finding.message, finding.remedy) for finding in error.findings]
    if findings:
        raise WordsError(findings)
    return clean_text("".join(parts))


def shown_sign(template: str, name: str, facts: Mapping[str, Fact]) -> int:
    """Return 1 or -1 for a fact that a reader of the text sees rise or fall, 0 for one that is shown as zero.

    A missing figure, which `render` refuses, counts as zero.
    """
    fact = facts[name]
    number = None if isinstance(fact.value, str) else as_decimal(fact.value)
    if number is None:
        return 0
    choice = Placeholder("", name, signs=("1", "-1", "0"))
    return int(_word_by_sign(choice, list(_parse(template)), fact, number))


def _parse(template: str) -> Iterator["str | Placeholder | _FaultError"]:
    for match in _PIECE.finditer(template):
        piece = match.group()
        if piece in {"{{", "}}"}:
            yield piece[0]
        elif piece in {"{", "}"}:
            yield _FaultError(f'A brace "{piece}" stands alone in "{template}".', "Write {{ or }} for a brace as such.")
        elif match.group(1) is None:
            yield piece
        else:
            try:
                yield _parse_placeholder(piece, match.group(1))
            except _FaultError as fault:
                yield fault


def _parse_placeholder(source: str, inside: str) -> Placeholder:
    name, colon, rest = inside.partition(":")
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise _FaultError(f'"{source}" is not a placeholder.', "Write {name} or {name:option}; {{ for a brace as such.")
    if not colon:
        return Placeholder(f"{{{name}}}", name)
    if "|" in rest:
        return _parse_choice(source, name, rest.split("|"))
    form: Shape | None = None
    decimals: int | None = None
    flags: set[str] = set()
    for option in (part.strip() for part in rest.split(",")):
        if option.isdecimal() and len(option) == 1 and decimals is None:
            decimals = int(option)
        elif option in _FORMS and form is None:
            form = next(known for known in _FORMS if known == option)
        elif option in {"abs", "signed"}:
            flags.add(option)
        else:
            raise _FaultError(f'"{source}" has an option that does not fit: "{option}".', _option_remedy(option))
    if len(flags) == 2:
        raise _FaultError(f'"{source}" asks for abs and signed at once.', "Keep one of them.")
    return Placeholder(source, name, form or "short", decimals, "abs" in flags, "signed" in flags)


def _option_remedy(option: str) -> str:
    near = difflib.get_close_matches(option, _OPTIONS, 1)
    if near and near[0] != option:
        return f'Did you mean "{near[0]}"?'
    return f"Options: {', '.join(_OPTIONS)}, 0 to 9 decimals; each once, one form."


def _parse_choice(source: str, name: str, parts: list[str]) -> Placeholder:
    matches = [_PLURAL_PART.fullmatch(part) for part in parts]
    plurals = {match.group(1): match.group(2) for match in matches if match}
    if plurals:
        if len(plurals) < len(parts):
            raise _FaultError(
                f'"{source}" mixes plural forms with other words.', "Begin each part with one= or other=."
            )
        if "other" not in plurals:
            raise _FaultError(f'"{source}" has no form for other numbers.', "Add |other=... to it.")
        return Placeholder(source, name, plurals=plurals)
    if len(parts) > 3:
        remedy = "Give two or three words: for a rise, a fall, and no change."
        raise _FaultError(f'"{source}" has {len(parts)} words to choose from.', remedy)
    return Placeholder(source, name, signs=tuple(part.strip() for part in parts))


def _render_piece(
    piece: "str | Placeholder | _FaultError",
    pieces: "list[str | Placeholder | _FaultError]",
    facts: Mapping[str, Fact],
    language: str,
) -> str:
    if isinstance(piece, _FaultError):
        raise piece
    if isinstance(piece, str):
        return piece
    fact = _known_fact(piece, facts)
    if fact.names is not None or isinstance(fact.value, str):
        return _render_name(piece, fact, language)
    number = as_decimal(fact.value)
    if number is None:
        raise _FaultError(
            f"{piece.source}: the figure is missing.", "Choose a year or region that has it, or write the text without."
        )
    if piece.plurals is not None:
        shown = format_value(number, fact.unit, language, fact.decimals, "bare")
        category = plural_form(shown_number(number, unit_of(fact.unit), fact.decimals), language)
        return piece.plurals.get(category, piece.plurals["other"]).replace("#", shown)
    if piece.signs:
        return _word_by_sign(piece, pieces, fact, number)
    return _format(piece, fact, number, language)


def _known_fact(piece: Placeholder, facts: Mapping[str, Fact]) -> Fact:
    fact = facts.get(piece.name)
    if fact is not None:
        return fact
    near = difflib.get_close_matches(piece.name, facts, 1)
    known = f"Known facts: {', '.join(sorted(facts))}." if facts else "The chart script gives no facts."
    remedy = f'Did you mean "{near[0]}"? {known}' if near else known
    raise _FaultError(f"{piece.source} names no fact.", remedy)


def _render_name(piece: Placeholder, fact: Fact, language: str) -> str:
    if piece.has_options:
        raise _FaultError(f"{piece.source}: the fact is a word and takes no options.", f"Write {{{piece.name}}}.")
    if fact.names is None:
        return str(fact.value)
    if language not in fact.names:
        raise _FaultError(
            f'{piece.source} has no name in "{language}".', "Add it where the dataset names its categories."
        )
    return fact.names[language]


def _word_by_sign(
    piece: Placeholder, pieces: "list[str | Placeholder | _FaultError]", fact: Fact, number: Decimal
) -> str:
    siblings = [
        other for other in pieces if isinstance(other, Placeholder) and other.name == piece.name and other.shows_figure
    ]
    if not any(_shown_as_zero(other, fact, number) for other in siblings or [Placeholder("", piece.name)]):
        return piece.signs[0] if number > 0 else piece.signs[1]
    if len(piece.signs) == 3:
        return piece.signs[2]
    raise _FaultError(
        f"{piece.source}: the figure is zero as it is shown, and no word says so.",
        f"Add a third form: {piece.source[:-1]}|...}}.",
    )


def _shown_as_zero(piece: Placeholder, fact: Fact, number: Decimal) -> bool:
    """Whether a reader sees zero. English stands for all: rounding does not depend on the language."""
    written = _FIRST_NUMBER.search(_format(piece, fact, number, "en"))
    return written is not None and not written.group().strip("0.,")


def _format(piece: Placeholder, fact: Fact, number: Decimal, language: str) -> str:
    if piece.absolute:
        number = abs(number)
    decimals = fact.decimals if piece.decimals is None else piece.decimals
    signed = (fact.signed or piece.signed) and not piece.absolute
    if piece.form == "percent":
        if fact.unit not in {"", "percent"}:
            raise _FaultError(
                f"{piece.source}: the figure is in {fact.unit}, not per cent.", f"Write {{{piece.name}}}."
            )
        return format_value(number, "percent", language, decimals, "short", signed=signed)
    if piece.form == "compact" or (piece.form == "long" and piece.decimals is not None):
        long = piece.form == "long"
        return format_compact(number, fact.unit, language, decimals=piece.decimals, signed=signed, long=long)
    return format_value(number, fact.unit, language, decimals, piece.form, signed=signed)
