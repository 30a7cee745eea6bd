"""The height that a grid of cards asks for is the height that it fills."""

import pytest

from ruska.layout.cards import Card, CardGrid
from ruska.layout.space import Space
from ruska.scene import Shape
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
