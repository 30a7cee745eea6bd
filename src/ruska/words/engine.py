"""The engine's own words: captions, buttons and help, read from `templates/base/words.<lang>.toml`."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruska.errors import Finding, WordsError
from ruska.tomlfile import TomlFile, read_toml
from ruska.words.dates import format_date
from ruska.words.fact import Fact
from ruska.words.language import LANGUAGES, language_name, language_of, missing_text
from ruska.words.template import render
from ruska.words.units import UNIT_IDS, has_words, unit_label

NOT_STATED = "not stated, facts cited"

KINDS = (
    *("area", "band_line", "bar", "big_number", "cards", "choropleth", "column", "combo", "donut"),
    *("dot_plot", "facet", "heat_map", "line", "panels", "pictogram", "pyramid", "range_bar"),
    *("ranked_table", "scatter", "slope", "squares", "step_line", "symbol_map", "timeline"),
    *("treemap", "waffle", "poster", "figure"),
)
"""The kinds of graphics that have a name: those of Ruska, the poster, and any figure that a script draws by itself."""

SHARE = (
    *("link", "title", "introduction", "relative", "choices", "theme", "auto", "light", "dark", "loading"),
    *("lazy", "preview", "form", "width", "codes", "iframe", "iframe_help", "component"),
    *("component_help", "figure", "figure_help", "letter", "letter_help", "texts", "caption", "address"),
    *("own_page", "oembed", "copy", "copied", "copy_failed"),
)
"""The texts of `[share]`, the page with codes for other people's pages."""

INDEX = (
    *("title", "introduction", "packages", "graphic_count", "formats", "search", "search_hint", "package", "topic"),
    *("kind", "all_packages", "all_topics", "all_kinds", "clear", "none_found", "keys", "close", "previous", "next"),
    *("size", "alternative", "embed_code", "copied", "copy_failed", "more_embeds", "own_page", "sources", "topics"),
    *("built", "built_at", "kilobytes", "megabytes", "not_loaded"),
)
"""The texts of the gallery."""

# What templates and captions may count on; a key path is written with points.
ENGINE_KEYS = frozenset(
    (
        *("source", "retrieved", "published", "compiled", "licence", "licence_not_stated", "note", "notes"),
        "description",
        *("unit", "value", "provisional", "estimated", "break_in_series", "example_data", "updated"),
        *("skip_link", "keyboard_help", "show_table", "data_table", "download", "loading"),
        *("highlight_series", "download_figures", "download_picture"),
        *("interactive_failed", "language", "other_languages", "back_to_index"),
        *("downloads.png", "downloads.png_large", "downloads.svg", "downloads.outlined", "downloads.pdf"),
        *("downloads.csv", "downloads.xlsx", "downloads.html", "downloads.standalone", "downloads.alt"),
        *("downloads.zip", "sizes.web", "sizes.square", "sizes.portrait", "sizes.story", "sizes.link"),
        *("sizes.slide", "sizes.a4", "sizes.a5", "sizes.tall", "sizes.wide", "key_figures"),
        *(f"index.{name}" for name in INDEX),
        *(f"kinds.{kind}" for kind in KINDS),
        *(f"share.{name}" for name in SHARE),
        *("table.figures", "table.about", "table.title", "table.subtitle", "table.note", "table.description"),
        *("table.source", "table.licence", "table.data_date", "table.data_hash", "table.links"),
    )
)


def engine_words(language: str, templates: Path) -> Mapping[str, Any]:
    """Return the engine's words of a language; `templates` is the project's folder of that name.

    Beside the file's texts (`ENGINE_KEYS`) the mapping holds `missing`, `languages` (each language's own name) and
    `units` (`short` and `long` by id, of those units that the language has words for). Texts with a placeholder such
    as `{date}` go through `render`.

    Raises `WordsError` when the file is absent (as for Northern Sámi, whose words a translator must write), is not
    TOML, or lacks a text.
    """
    language_of(language)
    path = templates / "base" / f"words.{language}.toml"
    if not path.is_file():
        raise WordsError(
            Finding(
                f'The engine has no words in "{language}"; a translator must write them.',
                path,
                remedy="Copy words.en.toml beside it to this name and translate every text.",
            )
        )
    stand = path.stat()
    return _read(language, path, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=32)
def _read(language: str, path: Path, _mtime: int, _size: int) -> Mapping[str, Any]:
    """Read a language's file once, as every caption and card asks for it; again when it has changed."""
    file = read_toml(path, WordsError)
    findings = list(_faults(file))
    if findings:
        raise WordsError(findings)
    known = [unit for unit in UNIT_IDS if has_words(unit, language)]
    units = {unit: {form: unit_label(unit, language, form) for form in ("short", "long")} for unit in known}
    names = {code: language_name(code) for code in LANGUAGES}
    return {**file.data, "missing": missing_text(language), "languages": names, "units": units}


def source_line(
    producer: str,
    table: str,
    retrieved: date | None,
    published: date | str | None,
    licence: str,
    *,
    language: str,
    templates: Path,
    compiled: date | None = None,
) -> str:
    """Return the sentence that names source, date and licence.

    "Lähde: Eurostat (tour_occ_nin2), tiedot haettu 9.4.2026. Lisenssi: CC BY 4.0." The day of retrieval goes before
    the day of publication, which may be a text such as "2022", and that before the day on which the table was compiled.
    An empty table, date or licence is left out.
    """
    words = engine_words(language, templates)
    source = f"{words['source']}: {producer.strip().rstrip('.')}"
    if table:
        source += f" ({table})"
    dates = {"retrieved": retrieved, "published": published, "compiled": compiled}
    known = next(((kind, day) for kind, day in dates.items() if day), None)
    if known:
        kind, day = known
        shown = format_date(day, language) if isinstance(day, date) else day
        source += ", " + render(words[kind], {"date": Fact(shown)}, language)
    return f"{source}. {licence_sentence(licence, words)}".strip()


def licence_sentence(licence: str, words: Mapping[str, Any]) -> str:
    """Return "Lisenssi: CC BY 4.0.", or the sentence for figures that are cited without a stated licence."""
    if licence == NOT_STATED:
        return str(words["licence_not_stated"])
    return f"{words['licence']}: {licence.rstrip('.')}." if licence else ""


def _faults(file: TomlFile) -> Iterator[Finding]:
    texts = dict(_flat(file.data))
    for key in sorted(ENGINE_KEYS - texts.keys()):
        yield Finding(f'The engine\'s text "{key}" is missing.', file.path, file.line(*key.split(".")), "Write it.")
    for key in sorted(texts.keys() - ENGINE_KEYS):
        line = file.line(*key.split("."))
        yield Finding(f'The engine has no use for a text "{key}".', file.path, line, "Check its spelling.")
    for key, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            yield Finding(f'"{key}" is not a text, or is empty.', file.path, file.line(*key.split(".")), "Write it.")


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
