"""What `ruska check` finds in the word files of one package: gaps between languages, and typography."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ruska.errors import Finding
from ruska.words.catalogue import PACKAGE, PACKAGE_TEXTS, WordFile, nearest
from ruska.words.template import placeholders, template_faults

_REQUIRED = ("title", "subtitle", "alt")
_TYPOGRAPHY = (
    (re.compile(r"[\d}]\s?-\s?[\d{]"), "has a hyphen in a range.", "Use – (en dash)."),
    (re.compile(r"(?<![\w}\-])-\d"), "has a hyphen for a minus.", "Use − (minus), or a placeholder, which writes it."),
    (re.compile(r"(?<![\d}])\s-\s|\s-\s(?![\d{])"), "has a hyphen for a dash.", "Use – (en dash)."),
    (re.compile(r"[\"']"), "has a straight quotation mark.", "Use ” or ’ (in English also “ and ‘)."),
)


def check_words(
    files: Mapping[str, WordFile],
    graphics: Collection[str],
    facts_known: Mapping[str, Collection[str]],
    languages: Sequence[str],
) -> list[Finding]:
    """Return what is wrong with the words of one package.

    `files` by language, `graphics` the ids that the package has, `facts_known` the names of the facts by graphic (a
    graphic that is not in it is not checked for names), `languages` those that the package is published in.
    """
    findings = [
        Finding(f'The package has no words in "{language}".', remedy=f"Add words.{language}.toml beside the scripts.")
        for language in languages
        if language not in files
    ]
    present = [files[language] for language in languages if language in files]
    for words in present:
        findings += _missing_texts(words, graphics)
        findings += _unknown_graphics(words, graphics)
        for table in words.data:
            findings += _text_faults(words, table, facts_known.get(table))
        findings += _untranslated(words, [other for other in present if other is not words])
    for words in present[1:]:
        findings += _other_facts(present[0], words)
    return findings


def _missing_texts(words: WordFile, graphics: Collection[str]) -> Iterator[Finding]:
    for table, names in [(PACKAGE, PACKAGE_TEXTS), *((graphic, _REQUIRED) for graphic in graphics)]:
        if table not in words.data:
            remedy = f"Add a table [{table}] with {', '.join(names)}."
            yield words.place().finding(f"has no words for [{table}].", remedy)
            continue
        for name in names:
            if not words.text(table, name).strip():
                message = f"[{table}] has no {'alternative text (alt)' if name == 'alt' else name}."
                yield words.place(table, name).finding(message, "Write it, or have it translated.")


def _unknown_graphics(words: WordFile, graphics: Collection[str]) -> Iterator[Finding]:
    for table in words.graphics():
        if table not in graphics:
            message = f"[{table}] is not a graphic of this package."
            yield words.place(table).finding(message, nearest(table, sorted(graphics)))


def _text_faults(words: WordFile, table: str, facts: Collection[str] | None) -> Iterator[Finding]:
    for key, text in words.texts(table):
        place = words.place(*key)
        yield from template_faults(text, place)
        if facts is not None or table == PACKAGE:
            for name in sorted(placeholders(text) - set(facts or ())):
                yield place.finding(f"{{{name}}} names no fact.", nearest(name, sorted(facts or ())))
        dotted = ".".join(key)
        for pattern, message, remedy in _TYPOGRAPHY:
            if pattern.search(text):
                yield Finding(f"{dotted} {message}", place.path, place.line, remedy, "warning")
        if key[-1] == "title" and len(key) == 2 and text.endswith("."):
            message = f"{dotted} ends with a full stop."
            yield Finding(message, place.path, place.line, "A headline has none.", "warning")


def _untranslated(words: WordFile, others: Sequence[WordFile]) -> Iterator[Finding]:
    """Give the notes and labels that another language has and this one has not."""
    written = {key for table in words.data for key, _ in words.texts(table)}
    for other in others:
        for table in sorted(other.data.keys() & words.data.keys()):
            for key, _ in other.texts(table):
                if key not in written and (len(key) == 3 or key[1] not in (*_REQUIRED, *PACKAGE_TEXTS)):
                    written.add(key)
                    message = f'{".".join(key)} is written in "{other.language}" and missing here.'
                    yield words.place(*key).finding(message, "Translate it.")


def _other_facts(first: WordFile, other: WordFile) -> Iterator[Finding]:
    for table in first.data:
        theirs = dict(other.texts(table))
        for key, text in first.texts(table):
            only = placeholders(text) ^ placeholders(theirs.get(key, text))
            if only:
                place, names = other.place(*key), ", ".join(f"{{{name}}}" for name in sorted(only))
                message = f'{".".join(key)} does not use the same facts as in "{first.language}": {names}.'
                yield Finding(message, place.path, place.line, "See whether the sentence says the same.", "warning")
