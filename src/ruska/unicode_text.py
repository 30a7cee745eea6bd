"""Text as Unicode sees it: what shows, what a reader takes for one character, what runs leftward, where lines break.

Small, exact for the scripts that Ruska sets, and simple for the rest: clusters follow the main rules of UAX #29,
directions those of UAX #9 for a left-to-right paragraph without explicit embeddings.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

ZERO_WIDTH_JOINER = "\u200d"
ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\u00ad"
DASHES = ("–", "—")
JOINTS = ("-", "‐", "/", *DASHES)
TIES = " \u00a0\u202f"
PLAIN_LIMIT = "\u0300"


def is_ignorable(char: str) -> bool:
    """Say whether a character shows nothing by itself: controls, format characters and variation selectors."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0000"


def graphemes(text: str) -> list[str]:
    """Split `text` into what a reader takes for single characters: accents, flags and joined emoji stay whole."""
    if text.isascii():
        return list(text)
    clusters: list[str] = []
    for char in text:
        if clusters and _joins(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _joins(cluster: str, char: str) -> bool:
    if char < PLAIN_LIMIT:
        return False
    if char == ZERO_WIDTH_JOINER or unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return True
    if cluster[-1] == ZERO_WIDTH_JOINER or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return _is_flag_letter(char) and len(cluster) == 1 and _is_flag_letter(cluster)


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text in one direction, in reading order."""

    text: str
    leftward: bool


def stretches(text: str) -> list[Stretch]:
    """Split `text` by direction, in the order in which a left-to-right line shows the pieces from the left.

    Numbers inside or after right-to-left text stay left-to-right among themselves, and stand to its left.
    """
    kinds = [_direction(char) for char in text]
    if "R" not in kinds:
        return [Stretch(text, leftward=False)] if text else []
    pieces: list[Stretch] = []
    start = 0
    for first, last in _leftward_spans(kinds):
        if start < first:
            pieces.append(Stretch(text[start:first], leftward=False))
        pieces.extend(reversed(list(_inside_leftward(text[first:last], kinds[first:last]))))
        start = last
    if start < len(text):
        pieces.append(Stretch(text[start:], leftward=False))
    return pieces


def _direction(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    return "L" if kind == "L" else " "


def _leftward_spans(kinds: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans from a right-to-left letter to the last one, or last number, before a left-to-right letter."""
    index = 0
    while index < len(kinds):
        if kinds[index] != "R":
            index += 1
            continue
        first = last = index
        while index < len(kinds) and kinds[index] != "L":
            if kinds[index] in "RN":
                last = index
            index += 1
        # Accents (neutral here) belong to the letter before them.
        yield first, last + 1


def _inside_leftward(text: str, kinds: list[str]) -> Iterator[Stretch]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or (kinds[index] == "N") != (kinds[start] == "N"):
            yield Stretch(text[start:index], leftward=kinds[start] != "N")
            start = index


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together on a line: `text`, the space before it and, if it ends a line, the hyphen after it."""

    text: str
    space: str = ""
    hyphen: str = ""


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Split `text` where a line may end: at spaces, soft hyphens, and after hyphen, slash and en dash within words.

    Never at U+00A0 or U+202F, never before a dash that stands alone, never between a minus or hyphen and a number,
    never inside a range such as 2012–2021.
    """
    result: list[Piece] = []
    for word in text.replace(ZERO_WIDTH_SPACE, SOFT_HYPHEN + ZERO_WIDTH_SPACE).split(" "):
        if not word:
            continue
        space = " " if result else ""
        if word in DASHES and result:
            last = result.pop()
            result.append(Piece(f"{last.text} {word}", last.space))
            continue
        result.extend(_word_pieces(word, space))
    return tuple(result)


@lru_cache(maxsize=4096)
def joined_words(text: str) -> tuple[tuple[Piece, tuple[Piece, ...]], ...]:
    """Return pieces that a hyphen, slash or dash joins as one, each with those that it consists of."""
    groups: list[list[Piece]] = []
    for piece in pieces(text):
        if groups and not piece.space and groups[-1][-1].text.endswith(JOINTS) and not groups[-1][-1].hyphen:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(
        (Piece("".join(piece.text for piece in group), group[0].space, group[-1].hyphen), tuple(group))
        for group in groups
    )


def after(parts: Sequence[Piece], lines: Sequence[str]) -> str:
    """Return what of the text of `parts` comes after `lines`, which stand in it in this order."""
    text, place = "".join(part.space + part.text for part in parts).lstrip(" "), 0
    for line in lines:
        place = text.index(line, place) + len(line)
    return text[place:].lstrip(TIES)


def _word_pieces(word: str, space: str) -> Iterator[Piece]:
    parts = word.split(SOFT_HYPHEN)
    for number, part in enumerate(parts):
        visible = number + 1 < len(parts) and not parts[number + 1].startswith(ZERO_WIDTH_SPACE)
        fragments = _split_after_joints(part.lstrip(ZERO_WIDTH_SPACE))
        for index, fragment in enumerate(fragments):
            ends_part = index + 1 == len(fragments)
            yield Piece(fragment, space, "-" if visible and ends_part else "")
            space = ""


def _split_after_joints(word: str) -> list[str]:
    fragments = []
    start = 0
    for index in range(1, len(word) - 1):
        if _is_joint(word[index - 1], word[index], word[index + 1]):
            fragments.append(word[start : index + 1])
            start = index + 1
    return [*fragments, word[start:]]


def _is_joint(before: str, char: str, after: str) -> bool:
    if char in "-‐":
        return before.isalnum() and after.isalpha()
    if before.isdigit() and after.isdigit():
        return False
    return char in "/–—" and before.isalnum() and after.isalnum()
