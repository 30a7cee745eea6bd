"""Words and numbers: facts, sentences, and how each language writes figures, dates and lists.

The only package that imports Babel, and only when something is written.
"""

from ruska.text import clean_text
from ruska.words.catalogue import GraphicWords, WordFile, load_words, render_graphic
from ruska.words.check import check_words
from ruska.words.dates import format_date, format_list, format_moment, format_month, format_time
from ruska.words.engine import NOT_STATED, engine_words, licence_sentence, source_line
from ruska.words.fact import Fact
from ruska.words.language import LANGUAGES, language_name, missing_text, plural_form
from ruska.words.numbers import (
    Scale,
    compact_scale,
    decimals_for,
    format_compact,
    format_number,
    format_range,
    format_value,
)
from ruska.words.template import NOWHERE, Place, placeholders, render, shown_sign, template_faults
from ruska.words.units import UNIT_IDS, unit_label

__all__ = [
    "LANGUAGES",
    "NOT_STATED",
    "NOWHERE",
    "UNIT_IDS",
    "Fact",
    "GraphicWords",
    "Place",
    "Scale",
    "WordFile",
    "check_words",
    "clean_text",
    "compact_scale",
    "decimals_for",
    "engine_words",
    "format_compact",
    "format_date",
    "format_list",
    "format_moment",
    "format_month",
    "format_number",
    "format_range",
    "format_time",
    "format_value",
    "language_name",
    "licence_sentence",
    "load_words",
    "missing_text",
    "placeholders",
    "plural_form",
    "render",
    "render_graphic",
    "shown_sign",
    "source_line",
    "template_faults",
    "unit_label",
]
