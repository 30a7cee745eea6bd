"""Stations frame and resolve: a story in one language becomes a sheet for every canvas."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruska.brand import Brand, Size
from ruska.build.story import Story, run_script
from ruska.chart.plot import Formatter, Plot
from ruska.chart.spec import wanted_tables, wants_height
from ruska.data import Column, Dataset, Regions, Table, localised
from ruska.data.outlines import Outlines
from ruska.errors import Finding, WordsError
from ruska.layout.frame import Captions, make_frame
from ruska.layout.space import Space
from ruska.ruler import Ruler
from ruska.scene import Credit, PlottedTable, Scene, Sheet
from ruska.words import GraphicWords, WordFile, clean_text, engine_words, render_graphic, source_line


@dataclass(frozen=True)
class Setting:
    """What all graphics of a package share in one language."""

    language: str
    brand: Brand
    ruler: Ruler
    regions: Regions
    templates: Path
    words: WordFile


def make_sheets(story: Story, setting: Setting, sizes: Iterable[Size]) -> dict[str, Sheet]:
    """Lay out a graphic on every canvas in one language.

    Raises WordsError for placeholders that cannot be filled, ScriptError for what the kind cannot draw.
    """
    words = render_graphic(setting.words, story.graphic, story.facts)
    require_texts(words, story.graphic, setting)
    plot = make_plot(story, setting, words)
    credit = make_credit(story.datasets, setting, story.outlines)
    table = run_script(lambda: kind_table(story, plot), story.script)
    draft = _Draft(story, setting, words, plot, credit, table)
    return {size.id: draft.sheet(size) for size in sizes}


def make_plot(story: Story, setting: Setting, words: GraphicWords) -> Plot:
    """Return the plot that a kind draws from."""
    wanted = wanted_tables(story.chart.kind)
    units = engine_words(setting.language, setting.templates)["units"]
    names = {id: unit["long"] for id, unit in units.items()}
    formatter = Formatter(setting.language, setting.regions, names)
    labels = {key: clean_text(text) for key, text in words.labels.items()}
    return Plot(
        story.graphic,
        story.table,
        formatter,
        story.facts,
        labels,
        tuple(story.chart.annotations),
        outlines={outlines.id: outlines for outlines in story.outlines},
        tables={dataset.id: Table.of(dataset) for dataset in story.datasets if dataset.id in wanted},
    )


def make_credit(datasets: tuple[Dataset, ...], setting: Setting, outlines: Iterable[Outlines] = ()) -> Credit:
    """Return source, licence, data date and data hash of a graphic's datasets, in the language.

    Datasets of one date and licence share a sentence that names each producer once, with all its tables. Behind them
    stands what the outlines of a map ask to be said of them.
    """
    shared: dict[tuple[Any, ...], dict[str, list[str]]] = {}
    for dataset in datasets:
        source = dataset.source
        producer = source.producer.get(setting.language) or next(iter(source.producer.values()))
        kind = (source.retrieved, source.published, source.compiled, dataset.licence)
        shared.setdefault(kind, {}).setdefault(producer.strip().rstrip("."), []).append(source.table)
    lines = [
        source_line(
            "; ".join(_with_tables(producer, tables) for producer, tables in producers.items()),
            "",
            retrieved,
            published,
            licence,
            language=setting.language,
            templates=setting.templates,
            compiled=compiled,
        )
        for (retrieved, published, compiled, licence), producers in shared.items()
    ]
    lines += dict.fromkeys(localised(layer.credit, setting.language) for layer in outlines)
    dates = [dataset.source.date for dataset in datasets if dataset.source.date is not None]
    urls = [dataset.source.url for dataset in datasets if dataset.source.url]
    return Credit(
        source=clean_text(" ".join(lines)),
        licence=clean_text("; ".join(dict.fromkeys(dataset.licence for dataset in datasets))),
        data_date=max(dates).isoformat() if dates else "",
        data_hash="+".join(dataset.hash for dataset in datasets),
        urls=tuple(dict.fromkeys(urls)),
    )


def _with_tables(producer: str, tables: Iterable[str]) -> str:
    named = ", ".join(dict.fromkeys(table for table in tables if table))
    return f"{producer} ({named})" if named else producer


def unbroken(credit: Credit) -> str:
    """Return the source line for a picture: the name of a licence, such as CC BY 4.0, stays on one line."""
    source = credit.source
    for licence in credit.licence.split("; "):
        if len(licence) <= SHORT_LICENCE:
            source = source.replace(licence, licence.replace(" ", "\u00a0"))
    return source


def require_texts(words: GraphicWords, graphic: str, setting: Setting) -> None:
    """Raise WordsError where a graphic or a poster has no title or no alternative text."""
    names = {"title": "title", "alt": "alternative text (alt)"}
    findings = [
        Finding(
            f"[{graphic}] has no {said}.",
            setting.words.path,
            setting.words.line(graphic, name),
            "Write it, or have it translated.",
        )
        for name, said in names.items()
        if not getattr(words, name)
    ]
    if findings:
        raise WordsError(findings)


def kind_table(story: Story, plot: Plot) -> PlottedTable:
    """Return the figures that a graphic shows, as its kind gives them, or the columns of its own figure."""
    if story.chart.kind is not None:
        return story.chart.kind.table(plot)
    names = list(story.chart.columns) or list(story.table.columns)
    columns: list[Column] = [plot.column(name) for name in names]
    rows = tuple(
        tuple(plot.formatter.cell(row[column.name], column) for column in columns) for row in story.table.rows()
    )
    return PlottedTable(tuple(plot.formatter.table_column(column) for column in columns), rows)


# A figure of a script's own has no say in its height: on a telephone it is a little taller than wide.
OWN_FIGURE_RATIO = 1.25
SHORT_LICENCE = 16


@dataclass(frozen=True)
class _Draft:
    """A graphic in one language, before any canvas."""

    story: Story
    setting: Setting
    words: GraphicWords
    plot: Plot
    credit: Credit
    table: PlottedTable

    def sheet(self, size: Size) -> Sheet:
        """Return the graphic on a canvas."""
        story, setting = self.story, self.setting
        captions = Captions(
            clean_text(self.words.title),
            clean_text(self.words.subtitle),
            clean_text(self.words.note),
            unbroken(self.credit),
            clean_text(setting.brand.mark(setting.language)),
        )
        tall = wants_height(story.chart.kind)
        framed = make_frame(captions, size, setting.brand, setting.ruler, self._wish(size), tall=tall)
        body = framed.frame.body
        space = Space(size, body.width, body.height, setting.brand, setting.ruler)
        kind, plot = story.chart.kind, self.plot
        panels = () if kind is None else run_script(lambda: kind.resolve(plot, space), story.script)
        return Sheet(
            package=story.package.id,
            graphic=story.graphic,
            language=setting.language,
            frame=framed.frame,
            scene=Scene(f"{story.graphic}-{size.id}", setting.language, body.width, body.height, panels, self.table),
            title=captions.title,
            subtitle=captions.subtitle,
            note=captions.note,
            alt=clean_text(self.words.alt),
            credit=self.credit,
            truncated=framed.truncated,
        )

    def _wish(self, size: Size) -> float:
        """Return the body height that the kind would like on a canvas that may grow, 0 for no wish."""
        kind, plot, setting = self.story.chart.kind, self.plot, self.setting
        if not size.grows:
            return 0.0
        if kind is None:
            return OWN_FIGURE_RATIO * (size.width - 2 * size.margin)
        space = Space(size, size.width - 2 * size.margin, 10_000, setting.brand, setting.ruler)
        return run_script(lambda: kind.body_height(plot, space), self.story.script)
