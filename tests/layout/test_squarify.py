"""Squarified rectangles: true in area, filling their box, and the example of the paper."""

import pytest

from ruska.layout.squarify import squarify
from ruska.scene import Box


def test_areas_are_true_and_fill_the_box() -> None:
    values = [50.0, 20, 11, 7, 5, 3, 2, 1, 0.5, 0.5]
    boxes = squarify(values, Box(10, 20, 300, 120))
    for value, box in zip(values, boxes, strict=True):
        assert box.width * box.height == pytest.approx(300 * 120 * value / 100)
        assert box.x >= 10 - 1e-9 and box.x + box.width <= 310 + 1e-9
        assert box.y >= 20 - 1e-9 and box.y + box.height <= 140 + 1e-9


def test_the_example_of_the_paper() -> None:
    """Bruls et al., figure 4: 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4 begin with two squares at the left."""
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert [(round(box.width, 2), round(box.height, 2)) for box in boxes[:4]] == [
        (3, 2),
        (3, 2),
        (1.71, 2.33),
        (1.29, 2.33),
    ]


def test_no_rectangles_overlap() -> None:
    boxes = squarify([9.0, 8, 7, 6, 5, 4, 3, 2, 1], Box(0, 0, 100, 160))
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
            down = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
            assert min(across, down) < 1e-9


def test_one_value_takes_all_and_none_take_nothing() -> None:
    assert squarify([3.0], Box(0, 0, 30, 10)) == [Box(0, 0, 30, 10)]
    assert squarify([], Box(0, 0, 30, 10)) == []
    with pytest.raises(ValueError, match="positive"):
        squarify([3.0, 0.0], Box(0, 0, 30, 10))
