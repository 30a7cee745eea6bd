"""A package's poster in one language: its facts, words and charts laid out on every canvas, and for the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ruska.brand import Size
from ruska.brand_posters import PosterSize, load_posters
from ruska.build.poster_list import POSTER, FactName, ListedFigure, ListedPoster
from ruska.build.project import Package
from ruska.build.sheets import Setting, kind_table, make_credit, make_plot, require_texts, unbroken
from ruska.build.story import Story, claim_faults, claim_findings, run_script
from ruska.build.targets import NARROW, WIDE
from ruska.chart.plot import Plot
from ruska.chart.spec import Kind
from ruska.data import Dataset
from ruska.data.outlines import Outlines
from ruska.errors import Finding, ProjectError, RuskaError, WordsError
from ruska.formats.poster import PagedChart, PosterPage
from ruska.layout.icons import icon_names, nearest_icons
from ruska.layout.key_figures import KeyFigure
from ruska.layout.poster import PosterLayout, PosterSheet, PosterWords, lay_out_poster
from ruska.layout.poster_charts import ANY_HEIGHT, PosterChart, comfortable
from ruska.layout.space import Space
from ruska.scene import Box, Credit, Frame, Panel, PlottedTable, Scene, Sheet
from ruska.words import Fact, GraphicWords, Place, clean_text, render, render_graphic, shown_sign
from ruska.words.catalogue import nearest

NO_TABLE = PlottedTable((), ())
ARROWS = {1: "arrow-up", -1: "arrow-down", 0: "arrow-right"}
COMPACT_FROM = 1_000_000
GOOD_SIGN = {"more": 1, "less": -1, "neither": 0}


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster in one language: a sheet for every canvas, and its page."""

    sheets: Mapping[str, PosterSheet]
    page: PosterPage
    facts: Mapping[str, Fact]
    datasets: tuple[Dataset, ...]
    outlines: tuple[Outlines, ...]


def canvases(setting: Setting) -> Mapping[str, PosterSize]:
    """Return the posters' canvases of the brand. Raises ProjectError when it has none."""
    posters = load_posters(setting.brand.folder)
    if not posters:
        message = "has no [posters.<name>], and so no canvas for a poster."
        remedy = "Take these tables from the brand of the example."
        raise ProjectError(Finding(message, setting.brand.folder / "brand.toml", remedy=remedy))
    return posters


def make_poster(package: Package, stories: Mapping[str, Story], setting: Setting) -> Poster:
    """Lay out a package's poster on every canvas of its brand.

    `stories` are those of all graphics that the poster names. Raises RuskaError with every finding: facts and icons
    that do not exist, words that are missing or cannot be filled in, claims that are false, what a kind cannot draw.
    """
    assert package.poster is not None
    return _Draft.of(package, package.poster, stories, setting).poster()


def poster_facts(listed: ListedPoster, stories: Mapping[str, Story]) -> dict[str, Fact]:
    """Return the facts of a poster by the name that its words use; those that do not exist are left out."""
    named = {name: _fact(reference, stories) for name, reference in listed.named.items()}
    return {name: fact for name, fact in named.items() if fact is not None}


def _fact(reference: FactName, stories: Mapping[str, Story]) -> Fact | None:
    story = stories.get(reference.graphic)
    return story.facts.get(reference.fact) if story else None


def label_keys(listed: ListedPoster) -> set[str]:
    """Return the keys that the labels of a poster may have."""
    figures = {f"{figure.id}{ending}" for figure in listed.figures for ending in ("", "_value", "_change")}
    charts = {f"{chart}_{text}" for chart in listed.charts for text in ("title", "subtitle", "note")}
    return {"overline", *figures, *charts}


def claim_places(package: Package) -> dict[str, Place]:
    """Return the claims of a package's poster, each with the file that it stands in."""
    assert package.poster is not None
    return {claim: Place(package.description) for claim in package.poster.claims}


@dataclass(frozen=True)
class _Draft:
    """A poster in one language, before any canvas."""

    package: Package
    listed: ListedPoster
    stories: Mapping[str, Story]
    setting: Setting
    facts: Mapping[str, Fact]
    words: GraphicWords
    charts: Sequence["_Chart"]

    @classmethod
    def of(cls, package: Package, listed: ListedPoster, stories: Mapping[str, Story], setting: Setting) -> "_Draft":
        """Gather facts, words and charts. Raises RuskaError with the findings of all of them."""
        facts = poster_facts(listed, stories)
        findings = [*_list_faults(package, listed, stories), *_label_faults(listed, setting)]
        findings += claim_faults(claim_places(package), POSTER, facts, setting.words)
        words: GraphicWords | None = None
        charts: list[_Chart] = []
        try:
            words = render_graphic(setting.words, POSTER, facts)
            require_texts(words, POSTER, setting)
        except WordsError as error:
            findings += error.findings
        for id in listed.charts:
            findings += claim_findings(stories[id], setting.words)
            try:
                charts.append(_Chart.of(stories[id], setting, words))
            except RuskaError as error:
                findings += error.findings
        if findings or words is None:
            raise RuskaError(findings)
        return cls(package, listed, stories, setting, facts, words, charts)

    def poster(self) -> Poster:
        words, figures = self._poster_words(), tuple(map(self._figure, self.listed.figures))
        sizes = canvases(self.setting)
        sheets = {id: self._sheet(size, words, figures) for id, size in sizes.items()}
        charts = tuple(self._paged(chart, sizes) for chart in self.charts)
        page = PosterPage(next(iter(sheets.values())).sheet, words, figures, charts)
        return Poster(sheets, page, self.facts, self._datasets, self._outlines)

    def _sheet(self, canvas: PosterSize, words: PosterWords, figures: Sequence[KeyFigure]) -> PosterSheet:
        setting = self.setting
        charts = [chart.on_poster() for chart in self.charts]
        laid = lay_out_poster(words, figures, charts, canvas=canvas, brand=setting.brand, ruler=setting.ruler)
        return PosterSheet(self._plain_sheet(laid), laid.furniture)

    def _plain_sheet(self, laid: PosterLayout) -> Sheet:
        frame, language = laid.frame, self.setting.language
        return Sheet(
            package=self.package.id,
            graphic=POSTER,
            language=language,
            frame=frame,
            scene=Scene(f"{POSTER}-{frame.size}", language, frame.width, frame.height, laid.panels, NO_TABLE),
            title=clean_text(self.words.title),
            subtitle=clean_text(self.words.subtitle),
            note=clean_text(self.words.note),
            alt=clean_text(self.words.alt),
            credit=self._credit,
            truncated=laid.truncated,
        )

    @property
    def _datasets(self) -> tuple[Dataset, ...]:
        stories = [self.stories[id] for id in self.listed.graphics]
        return tuple({dataset.id: dataset for story in stories for dataset in story.datasets}.values())

    @property
    def _outlines(self) -> tuple[Outlines, ...]:
        """The outlines of the charts; a graphic that gives facts only shows no map."""
        stories = [self.stories[id] for id in self.listed.charts]
        return tuple({outlines.id: outlines for story in stories for outlines in story.outlines}.values())

    @property
    def _credit(self) -> Credit:
        return make_credit(self._datasets, self.setting, self._outlines)

    def _poster_words(self) -> PosterWords:
        words, setting = self.words, self.setting
        overline = words.labels.get("overline") or setting.words.text("package", "title")
        return PosterWords(
            overline=clean_text(overline),
            headline=clean_text(words.title),
            lead=clean_text(words.subtitle),
            note=clean_text(words.note),
            source=unbroken(self._credit),
            wordmark=clean_text(setting.brand.mark(setting.language)),
        )

    def _figure(self, figure: ListedFigure) -> KeyFigure:
        labels = self.words.labels
        shown = labels.get(f"{figure.id}_value") or self._value(figure)
        key = KeyFigure(figure.id, figure.icon, clean_text(shown), clean_text(labels[figure.id]))
        if figure.change is None:
            return key
        written = self.setting.words.text(POSTER, "labels", f"{figure.id}_change")
        sign = shown_sign(written, f"{figure.id}_change", self.facts)
        good = sign * GOOD_SIGN[figure.better]
        color = "positive" if good > 0 else "negative" if good < 0 else "mute"
        return replace(key, change=clean_text(labels[f"{figure.id}_change"]), arrow=ARROWS[sign], color=color)

    def _value(self, figure: ListedFigure) -> str:
        """Return a figure as it is set large: millions and billions as words, anything else as its unit's custom is."""
        value = self.facts[figure.id].value
        large = isinstance(value, int | float) and abs(value) >= COMPACT_FROM
        form = f"{{{figure.id}:compact}}" if large else f"{{{figure.id}}}"
        return render(form, self.facts, self.setting.language, self.setting.words.place(POSTER))

    def _paged(self, chart: "_Chart", sizes: Mapping[str, PosterSize]) -> PagedChart:
        """Return a chart for the page: wide with the type of the first canvas, narrow with that of a telephone's."""
        wide = replace(next(iter(sizes.values())).size, id=WIDE)
        narrow = self.setting.brand.sizes[NARROW]
        return PagedChart(
            chart.sheet(wide, self.package.id),
            chart.sheet(narrow, self.package.id),
        )


@dataclass(frozen=True)
class _Chart:
    """One of a poster's charts with its captions."""

    story: Story
    kind: Kind
    plot: Plot
    setting: Setting
    title: str
    subtitle: str
    note: str
    alt: str

    @classmethod
    def of(cls, story: Story, setting: Setting, poster: GraphicWords | None) -> "_Chart":
        """Give a graphic the captions that the poster has for it, or else its own."""
        if story.chart.kind is None:
            message = "draws a figure of its own, which has no place on a poster."
            raise RuskaError(Finding(message, story.script, remedy="Take it out of the poster's charts."))
        words = render_graphic(setting.words, story.graphic, story.facts)
        labels = poster.labels if poster else {}
        captions = {
            text: clean_text(labels.get(f"{story.graphic}_{text}", getattr(words, text)))
            for text in ("title", "subtitle", "note")
        }
        plot = make_plot(story, setting, words)
        return cls(story, story.chart.kind, plot, setting, **captions, alt=clean_text(words.alt))

    def on_poster(self) -> PosterChart:
        return PosterChart(self.story.graphic, self.title, self.subtitle, self.note, self.wish, self.draw)

    def wish(self, space: Space) -> float:
        """Return the height in pixels that the kind is comfortable with."""
        return run_script(lambda: self.kind.body_height(self.plot, space), self.story.script)

    def draw(self, space: Space) -> tuple[Panel, ...]:
        """Return the panels of the chart."""
        return run_script(lambda: self.kind.resolve(self.plot, space), self.story.script)

    def sheet(self, size: Size, package: str) -> Sheet:
        """Return the chart alone, without a frame, as high as its kind is comfortable with."""
        story, setting = self.story, self.setting
        width = size.width - 2 * size.margin
        space = Space(size, width, ANY_HEIGHT, setting.brand, setting.ruler)
        wish = self.wish(space)
        height = round(wish if size.internal and wish else comfortable(wish, width))
        panels = self.draw(replace(space, height=height))
        table = run_script(lambda: kind_table(story, self.plot), story.script)
        return Sheet(
            package=package,
            graphic=story.graphic,
            language=setting.language,
            frame=bare_frame(size.id, width, height),
            scene=Scene(f"{story.graphic}-{size.id}", setting.language, width, height, panels, table),
            title=self.title,
            subtitle=self.subtitle,
            note=self.note,
            alt=self.alt,
            credit=make_credit(story.datasets, setting, story.outlines),
        )


def bare_frame(id: str, width: float, height: float) -> Frame:
    """Return a frame with nothing around the body."""
    nothing = Box(0, 0, 0, 0)
    return Frame(id, width, height, 0.0, Box(0, 0, width, height), (), height, nothing)


def _list_faults(package: Package, listed: ListedPoster, stories: Mapping[str, Story]) -> Iterator[Finding]:
    """Yield what is wrong with the facts and icons of a list: those that do not exist."""
    place = package.description
    for reference in dict.fromkeys(listed.named.values()):
        if _fact(reference, stories) is None:
            remedy = nearest(reference.fact, sorted(stories[reference.graphic].facts))
            yield Finding(f'{reference.graphic} has no fact "{reference.fact}".', place, remedy=remedy)
    names = icon_names()
    for figure in listed.figures:
        if figure.icon not in names:
            near = ", ".join(nearest_icons(figure.icon))
            yield Finding(f'there is no icon "{figure.icon}".', place, remedy=f"The nearest are {near}.")


def _label_faults(listed: ListedPoster, setting: Setting) -> Iterator[Finding]:
    """Yield the labels that a poster lacks, and those that it does not know."""
    words = setting.words
    if POSTER not in words.data:
        return
    written = words.labels(POSTER)
    needed = [figure.id for figure in listed.figures]
    needed += [f"{figure.id}_change" for figure in listed.figures if figure.change is not None]
    for key in needed:
        if not str(written.get(key, "")).strip():
            remedy = "Say what the figure counts, where and when."
            yield words.place(POSTER, "labels").finding(f'[poster.labels] has no "{key}".', remedy)
    known = label_keys(listed)
    for key in written:
        if key not in known:
            message = f'"{key}" is no label of the poster.'
            yield words.place(POSTER, "labels", key).finding(message, nearest(key, sorted(known)))
