"""The axes of a plotly figure: linear, unseen, and a little larger than their panels."""

from typing import Any

from ruska.scene import Axis, Panel

BLEED = 8.0
"""plotly cuts lines off at the edge of their axes, so the axes reach this many pixels beyond their panel."""


def axis_name(letter: str, number: int) -> str:
    """Return plotly's name of an axis, as traces give it."""
    return letter if number == 1 else f"{letter}{number}"


def axis_key(letter: str, number: int) -> str:
    """Return the property of a layout that describes an axis."""
    return f"{letter}axis{number if number > 1 else ''}"


def across(panel: Panel, width: int) -> tuple[Axis, list[float]]:
    """Return the axis across a panel and its domain, both with the bleed."""
    box = panel.box
    left, right = max(box.x - BLEED, 0.0), min(box.x + box.width + BLEED, width)
    scale = (panel.x.high - panel.x.low) / box.width
    axis = Axis(panel.x.low + (left - box.x) * scale, panel.x.low + (right - box.x) * scale)
    return axis, [left / width, right / width]


def upwards(panel: Panel, height: int) -> tuple[Axis, list[float]]:
    """Return the axis up a panel and its domain, both with the bleed."""
    box = panel.box
    top, bottom = max(box.y - BLEED, 0.0), min(box.y + box.height + BLEED, height)
    scale = (panel.y.high - panel.y.low) / box.height
    axis = Axis(panel.y.high + (box.y - bottom) * scale, panel.y.high + (box.y - top) * scale)
    return axis, [1 - bottom / height, 1 - top / height]


def linear_axis(axis: Axis, domain: list[float], anchor: str) -> dict[str, Any]:
    """Return a plotly axis that shows nothing and decides nothing; `anchor` names its partner."""
    return {
        "type": "linear",
        "range": [axis.low, axis.high],
        "domain": domain,
        "anchor": anchor,
        "autorange": False,
        "fixedrange": True,
        "showgrid": False,
        "showline": False,
        "showticklabels": False,
        "showspikes": False,
        "ticks": "",
        "title": {"text": ""},
        "zeroline": False,
    }
