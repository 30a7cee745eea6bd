"""The height that a grid of cards asks for is the height that it fills."""

import pytest

from ruska.layout.cards import PAD, Card, CardGrid
from ruska.layout.space import CAP, Space
from ruska.scene import Box, Label, Shape
from tests.layout.conftest import MakeSpace

ANY_HEIGHT = 100_000
LEAD = Card("The most attractive place", lead=True)
THEMES = [
    Card(f"A theme that is {said} in words", "ship") for said in ("told", "said shortly", "put", "given", "named")
]


def drawn_height(cards: list[Card], space: Space) -> float:
    """The lower edge of the lowest card in pixels."""
    shapes = [mark for mark in CardGrid(cards, space).marks() if isinstance(mark, Shape)]
    return max(y for shape in shapes for ring in shape.rings for _, y in ring)


@pytest.mark.parametrize("cards", [[LEAD, *THEMES[:4]], THEMES[:3], THEMES, THEMES[:1]])
@pytest.mark.parametrize("width", [952, 480])
def test_a_wide_grid_asks_for_what_it_fills(make_space: MakeSpace, cards: list[Card], width: float) -> None:
    # The narrow canvas grows; on a body of this width its cards stand abreast.
    anywhere = make_space("narrow", width, ANY_HEIGHT)
    assert anywhere.size.grows and not anywhere.narrow
    wanted = CardGrid(cards, anywhere).wanted_height
    assert drawn_height(cards, make_space("narrow", width, wanted)) == pytest.approx(wanted, abs=0.5)


PROVEN = [Card(card.message, card.icon, "48 %", "of all that there is, 2024") for card in THEMES[:4]]


def placed(cards: list[Card], space: Space) -> tuple[dict[str, Label], list[Box]]:
    """The first label of each text, and the boxes of the cards."""
    marks = CardGrid(cards, space).marks()
    points = [mark.rings[0] for mark in marks if isinstance(mark, Shape)]
    edges = [([x for x, _ in ring], [y for _, y in ring]) for ring in points]
    boxes = [Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) for xs, ys in edges]
    labels = [mark for mark in reversed(marks) if isinstance(mark, Label)]
    return {label.id: label for label in labels}, boxes


@pytest.mark.parametrize(("size", "width", "height"), [("square", 968, 660), ("web", 1104, 430), ("narrow", 336, 800)])
def test_a_lead_is_a_band_around_its_words(make_space: MakeSpace, size: str, width: float, height: float) -> None:
    space = make_space(size, width, height)
    labels, boxes = placed([LEAD, *PROVEN], space)
    words = labels["message-0"]
    assert boxes[0].height < 5.5 * space.size.label
    assert words.y + words.dy - CAP * words.style.size / 2 == pytest.approx(
        boxes[0].y + boxes[0].height / 2, abs=0.1 * words.style.size
    )


def test_a_lead_without_an_icon_leaves_no_room_for_one(make_space: MakeSpace) -> None:
    space = make_space("narrow", 336, 800)
    labels, _ = placed([LEAD, *PROVEN], space)
    assert labels["message-0"].x < labels["message-1"].x == labels["message-2"].x
    assert labels["message-0"].x == pytest.approx(PAD * space.size.label)


def test_large_messages_keep_off_the_figures_below(make_space: MakeSpace) -> None:
    cards = [Card(" ".join(["word"] * count), "ship", "48 %", "caption") for count in (14, 2)]
    wanted = CardGrid(cards, make_space("narrow", 640, ANY_HEIGHT)).wanted_height
    space = make_space("narrow", 640, wanted)
    marks = [mark for mark in CardGrid(cards, space).marks() if isinstance(mark, Label)]
    last = max((mark for mark in marks if mark.id.startswith("message-0")), key=lambda mark: mark.y + mark.dy)
    figure = next(mark for mark in marks if mark.id == "figure-0")
    gap = figure.y + figure.dy - CAP * figure.style.size - (last.y + last.dy)
    assert last.style.size > 1.2 * space.size.label
    assert gap >= 1.05 * last.style.size
