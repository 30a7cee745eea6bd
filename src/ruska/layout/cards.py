"""Cards: messages on quiet grounds in a grid, each with an icon and, at its foot, a figure with its caption."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from ruska.layout.icons import icon_strokes
from ruska.layout.map_key import rounded_box
from ruska.layout.space import CAP, At, Space, block_height, text_block
from ruska.scene import Box, Label, Mark, Shape, TextStyle

PAD, GAP = 1.15, 0.9
"""The room inside a card's edge, and between cards, in parts of the label size."""

ICON, ICON_GAP = 1.9, 0.75
"""The side of an icon, and the room below it (on a narrow body beside it), likewise."""

SIZES = (1.5, 1.35, 1.2, 1.1, 1.0, 0.9, 0.8)
"""Sizes of messages in parts of the label size, the best first."""

FIGURE, FIGURE_GAP, CAPTION_GAP = 2.1, 1.1, 0.55
"""The size of figures and the room above and below them, likewise; that above in parts of larger messages."""

SPARE, LEAD_SPARE = 5.5, 1.0
"""The most height that a row of cards, and a lead, take beyond their need, likewise."""

DENSE_PAD, DENSE_FIGURE = 0.62, 1.35
"""The room inside a card's edge and the size of figures where there is little height, likewise."""

LEADING, RATIO, CORNER = 1.22, 1.35, 8.0
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Card:
    """One card, as final texts; without a figure it has words alone. `lead`: it stands above the others, on dark."""

    message: str
    icon: str = ""
    figure: str = ""
    caption: str = ""
    lead: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """A grid that was tried: columns, the size of messages, and the height of each row of cards."""

    columns: int
    size: float
    heights: Sequence[float]
    fits: bool


@dataclass(frozen=True)
class CardGrid:
    """Lays out the cards of one graphic.

    `dense`: with less room around the words and icons at their left, for canvases of little height.
    """

    cards: Sequence[Card]
    space: Space
    dense: bool = False

    @property
    def _label(self) -> float:
        return self.space.size.label

    @property
    def wanted_height(self) -> float:
        """The height in pixels of the best grid where there is room for any; narrow, of words in the label size."""
        plan = self._plan(1, 1.0) if self.space.narrow else self._best_of(self._largest)
        return sum(plan.heights) + GAP * self._label * (len(plan.heights) - 1)

    def marks(self) -> list[Mark]:
        """Return all cards in pixels of a panel, y downwards: as they are, dense, or at last without icons."""
        bare = [replace(card, icon="") for card in self.cards]
        for grid in (self, replace(self, dense=True), replace(self, cards=bare, dense=True)):
            if grid._best.fits:
                break
        return grid._drawn()

    @property
    def _beside_words(self) -> bool:
        """Whether icons stand at the left of the words, not above them."""
        return self.space.narrow or self.dense

    @property
    def _pad(self) -> float:
        return (DENSE_PAD if self.dense else PAD) * self._label

    def _drawn(self) -> list[Mark]:
        plan, marks, top = self._best, list[Mark](), 0.0
        for number, row in enumerate(self._rows(plan.columns)):
            height = plan.heights[number]
            for place, index in enumerate(row):
                width = self._width(plan.columns if not self.cards[index].lead else 1)
                x = place * (width + GAP * self._label)
                marks += self._card(index, Box(x, top, width, height), plan)
            top += height + GAP * self._label
        return marks

    def _rows(self, columns: int) -> list[list[int]]:
        """Return the cards row by row; a lead has a row of its own, before the others."""
        lead = [index for index, card in enumerate(self.cards) if card.lead]
        others = [index for index, card in enumerate(self.cards) if not card.lead]
        rows = [others[start : start + columns] for start in range(0, len(others), columns)]
        return [*([index] for index in lead), *rows]

    def _width(self, columns: int) -> float:
        return (self.space.width - GAP * self._label * (columns - 1)) / columns

    @cached_property
    def _best(self) -> _Plan:
        """The best grid, its rows spread over the height."""
        return self._best_of(self._filled)

    def _best_of(self, planned: Callable[[int], _Plan]) -> _Plan:
        """Return the grid with the largest messages that fit, and of these the best shape of cards."""
        count = sum(not card.lead for card in self.cards)
        most = 1 if self.space.narrow else min(5 if self.dense else 4, max(1, count))
        plans = map(planned, range(1, most + 1))
        return max(plans, key=lambda plan: (plan.fits, self._merit(plan, count)))

    def _merit(self, plan: _Plan, count: int) -> float:
        shape = abs(log(self._width(plan.columns) / max(1.0, plan.heights[-1]) / RATIO))
        empty = -count % plan.columns / max(1, count)
        return plan.size / self._label - 0.45 * shape - 1.2 * empty

    def _largest(self, columns: int) -> _Plan:
        """Return the plan of so many columns with the largest messages that fit."""
        for factor in SIZES:
            plan = self._plan(columns, factor)
            if plan.fits:
                break
        return plan

    def _filled(self, columns: int) -> _Plan:
        """Return the largest plan with its rows spread over the height."""
        plan = self._largest(columns)
        gaps = GAP * self._label * (len(plan.heights) - 1)
        spare = 0.0 if self.space.size.grows else max(0.0, self.space.height - gaps - sum(plan.heights))
        leads = [self.cards[row[0]].lead for row in self._rows(columns)]
        heights = []
        for done, (height, lead) in enumerate(zip(plan.heights, leads, strict=True)):
            more = min(spare / (len(leads) - done), (LEAD_SPARE if lead else SPARE) * self._label)
            spare -= more
            heights.append(height + more)
        return replace(plan, heights=heights)

    def _plan(self, columns: int, factor: float) -> _Plan:
        """Return the plan with messages of one size; rows without a lead are as high as the highest of them."""
        size = max(self.space.size.floor, factor * self._label)
        rows = self._rows(columns)
        needs = [max(self._need(index, columns, size) for index in row) for row in rows]
        if not self.space.narrow:
            tallest = max(
                (need for need, row in zip(needs, rows, strict=True) if not self.cards[row[0]].lead), default=0
            )
            needs = [need if self.cards[row[0]].lead else tallest for need, row in zip(needs, rows, strict=True)]
        total = sum(needs) + GAP * self._label * (len(needs) - 1)
        return _Plan(columns, size, needs, total <= self.space.height + 0.5 and self._whole(columns, size))

    def _whole(self, columns: int, size: float) -> bool:
        """Tell whether no text is cut, and no word broken."""
        for card in self.cards:
            room, style = self._room(card, columns), self._message_style(card, size)
            wrapped = self.space.ruler.wrap(card.message, style, room, MOST_LINES)
            if wrapped.truncated or self.space.widest(card.message.split(), style) > room:
                return False
        return True

    def _beside(self, icon: str) -> float:
        """Return the pixels that an icon takes at the left of a narrow card's texts."""
        return (ICON + ICON_GAP) * self._label if icon and self._beside_words else 0.0

    def _indent(self, card: Card) -> float:
        """Return the pixels before a card's texts: the same in all cards but the lead, which stands alone."""
        others = [other.icon for other in self.cards if not other.lead]
        return max((self._beside(icon) for icon in ([card.icon] if card.lead else others)), default=0.0)

    def _room(self, card: Card, columns: int) -> float:
        """Return the width of a card's texts."""
        return self._width(1 if card.lead else columns) - 2 * self._pad - self._indent(card)

    def _message_style(self, card: Card, size: float) -> TextStyle:
        size = 1.25 * size if card.lead and not self._beside_words else size
        return self.space.label("paper" if card.lead else "ink", 700 if card.lead else 600, size)

    def _figure_style(self, card: Card, columns: int) -> TextStyle:
        """Return how figures are set: all of one size, at which the widest fits its card."""
        color = self.space.brand.color("paper" if card.lead else "single")
        base = TextStyle(100, color, 700, display=True)
        widest = max(self.space.widest([other.figure for other in self.cards if not other.lead], base), 1.0)
        size = (DENSE_FIGURE if self.dense else FIGURE) * self._label
        return replace(base, size=min(size, 100 * self._room(card, columns) / widest))

    def _caption_style(self, card: Card) -> TextStyle:
        return self.space.tick(500, "paper" if card.lead else "mute")

    def _lines(self, card: Card, columns: int, size: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of message and caption."""
        room, wrap = self._room(card, columns), self.space.ruler.wrap
        captions = wrap(card.caption, self._caption_style(card), room, 4).lines if card.caption else ()
        messages = wrap(card.message, self._message_style(card, size), room, MOST_LINES, balance=card.lead)
        return messages.lines, captions

    def _foot(self, card: Card, captions: Sequence[str], columns: int, size: float) -> float:
        """Return the pixels that figure and caption take at the foot of a card, with the gap above them."""
        if not card.figure:
            return 0.0
        caption = block_height(len(captions), self._caption_style(card))
        above = (0.6 if self.dense else 1.0) * FIGURE_GAP * max(size, self._label)
        gaps = above + (CAPTION_GAP * self._label if captions else 0.0)
        return gaps + CAP * self._figure_style(card, columns).size + caption

    def _need(self, index: int, columns: int, size: float) -> float:
        """Return the least height of a card."""
        card = self.cards[index]
        messages, captions = self._lines(card, columns, size)
        icon = (ICON + ICON_GAP) * self._label if card.icon and not self._beside_words and not card.lead else 0.0
        height = block_height(len(messages), self._message_style(card, size), LEADING)
        height += self._foot(card, captions, columns, size)
        least = ICON * self._label if card.icon else 0.0
        return 2 * self._pad + max(icon + height, least)

    def _card(self, index: int, box: Box, plan: _Plan) -> list[Mark]:
        card, brand, pad = self.cards[index], self.space.brand, self._pad
        messages, captions = self._lines(card, plan.columns, plan.size)
        ground = brand.color("single" if card.lead else "birch")
        marks: list[Mark] = [Shape(f"card-{index}", (rounded_box(box, CORNER * self.space.unit),), ground)]
        x, top = box.x + pad + self._indent(card), box.y + pad
        if card.icon and (self._beside_words or not card.lead):
            side = ICON * self._label
            square = Box(box.x + pad - side / 12, top - side / 12, side, side)
            color = brand.color("paper" if card.lead else "highlight")
            marks += icon_strokes(f"icon-{index}", card.icon, square, color)
            top += 0.0 if self._beside_words else side + ICON_GAP * self._label
        style = self._message_style(card, plan.size)
        centred = card.lead and not card.figure
        at = At(x, box.y + box.height / 2) if centred else At(x, top, valign="top")
        marks += text_block(f"message-{index}", messages, style, at, leading=LEADING)
        if card.figure:
            marks += self._proof(
                index, At(x, box.y + box.height - pad), captions, self._figure_style(card, plan.columns)
            )
        return marks

    def _proof(self, index: int, at: At, captions: Sequence[str], style: TextStyle) -> list[Mark]:
        """Return figure and caption, standing on the foot of a card."""
        card = self.cards[index]
        quiet = self._caption_style(card)
        height = block_height(len(captions), quiet)
        bottom = at.y - height - (CAPTION_GAP * self._label if captions else 0.0)
        figure = Label(f"figure-{index}", at.x, bottom, card.figure, style)
        return [figure, *text_block(f"caption-{index}", captions, quiet, At(at.x, at.y - height, valign="top"))]
