"""Cards: messages in words, each with an icon and, where there is one, a figure that proves it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Plot
from ruska.errors import ScriptError
from ruska.kinds.notes import refuse
from ruska.layout.cards import Card, CardGrid
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Cell, Panel, PlottedTable, TableColumn
from ruska.words import Fact, format_compact, format_value

MOST = 16
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Proof:
    """The figure that proves a message.

    `fact` and `year` name facts: the figure, and the year of its source. `words` is the key under `labels` in the word
    file of what the figure counts; the year is written behind it.
    """

    fact: str
    year: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cards:
    """Messages in words, a card each, with an icon and at most one figure that proves it.

    For: what an office wants to say, and what bears it out; themes and visions that have no figure stay words.
    Not for: figures with names (`BigNumber`), or more words than a reader takes in at a glance.

    The texts are the names of a category, or labels of the word file. A figure stands with what it counts and the year
    of its source.

    `category`: a column whose values are the messages, in the order of the table.
    `messages`: instead, the keys of the messages under `labels` in the word file.
    `icons`: for keys of messages, the name of an icon of the Lucide set, such as "ship".
    `proofs`: for keys of messages, their `Proof`.
    `lead`: the key of a message that stands above the others, white on dark.
    """

    category: str = ""
    messages: Sequence[str] = ()
    icons: Mapping[Hashable, str] = field(default_factory=dict)
    proofs: Mapping[Hashable, Proof] = field(default_factory=dict)
    lead: Hashable = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the messages; with proofs, also each figure, what it counts and its year, empty for those without."""
        items = self._items(plot)
        if self.category:
            heads = [plot.formatter.table_column(plot.column(self.category))]
        else:
            heads = [TableColumn("message", "")]
        rows = [[Cell(str(item.key), item.name)] for item in items]
        if self.proofs:
            heads += [TableColumn("proof", ""), TableColumn("counts", ""), TableColumn("year", "")]
            rows = [[*row, *self._proof_cells(plot, item)] for row, item in zip(rows, items, strict=True)]
        return PlottedTable(tuple(heads), tuple(map(tuple, rows)))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return self._grid(plot, space).wanted_height

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the grid of cards, the size of their words, and what stands in each."""
        refuse(plot, "a card", TextAt, ReferenceLine, Period)
        return (pixel_panel("cards", Box(0, 0, space.width, space.height), self._grid(plot, space).marks()),)

    def _items(self, plot: Plot) -> list[Item]:
        """Return the messages. Raises ScriptError for none or too many, and for keys that name no message."""
        if bool(self.category) == bool(self.messages):
            raise ScriptError('cards take either "category" or "messages"; name one of the two in the script.')
        items = [Item(key, plot.text(key)) for key in self.messages]
        if self.category:
            column = plot.column(self.category)
            items = [Item(key, plot.formatter.name(column, key)) for key in plot.table.values(self.category)]
        if not 1 <= len(items) <= MOST:
            raise ScriptError(f"{len(items)} cards cannot be read in one graphic; take one to {MOST}.")
        keys = [item.key for item in items]
        named = [*self.icons, *self.proofs, *([] if self.lead is None else [self.lead])]
        if unknown := [str(key) for key in named if key not in keys]:
            raise ScriptError(f"{', '.join(unknown)} is none of the messages: {', '.join(map(str, keys))}.")
        return items

    def _proof_cells(self, plot: Plot, item: Item) -> list[Cell]:
        proof = self.proofs.get(item.key)
        if proof is None:
            return [Cell(None, "")] * 3
        value = plot.fact(proof.fact)
        words, year = plot.text(proof.words), _year(plot, proof)
        return [Cell(value, _written(plot, proof)), Cell(words, words), Cell(year, year)]

    def _grid(self, plot: Plot, space: Space) -> CardGrid:
        return CardGrid([self._card(plot, item) for item in self._items(plot)], space)

    def _card(self, plot: Plot, item: Item) -> Card:
        card = Card(item.name, self.icons.get(item.key, ""), lead=self.lead is not None and item.key == self.lead)
        proof = self.proofs.get(item.key)
        if proof is None:
            return card
        return replace(card, figure=_written(plot, proof), caption=f"{plot.text(proof.words)}, {_year(plot, proof)}")


def _year(plot: Plot, proof: Proof) -> str:
    """Return the year of a proof's source."""
    return str(round(plot.fact(proof.year)))


def _written(plot: Plot, proof: Proof) -> str:
    """Return a proof's figure to be set large, with its unit's sign."""
    plot.fact(proof.fact)
    fact: Fact = plot.facts[proof.fact]
    language, unit = plot.formatter.language, fact.unit or "count"
    value = plot.fact(proof.fact)
    if unit in ("rank", "year"):
        return format_value(value, unit, language)
    return format_compact(
        value, unit, language, decimals=fact.decimals if abs(value) < 1e6 else None, signed=fact.signed
    )
