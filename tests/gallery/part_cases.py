"""Cases of the kinds that show parts, panels and points."""

from typing import Any

from ruska import Period, Pyramid, TextAt
from ruska.chart.spec import Kind
from tests.gallery.case import Case, first, where


def ages(value: str = "value", **rest: Any) -> Kind:
    """A pyramid over the dataset of ages."""
    return Pyramid(category="age", value=value, series="side", **rest)


PYRAMIDS = {
    "pyramid": Case("ages", ages(), where(area="a01")),
    "pyramid-highlight": Case("ages", ages(highlight="65_69"), where(area="a01"), language="fi"),
    "pyramid-group": Case("ages", ages(highlight=["0_4", "5_9", "10_14"]), where(area="a01")),
    "pyramid-two": Case("ages", ages(by="area", percent=True, highlight="65_69"), first(2), language="fi"),
    "pyramid-two-figures": Case("ages", ages(by="area"), where(area=["a01", "a05"])),
    "pyramid-gappy": Case("ages", ages("gappy", highlight="35_39"), where(area="a02")),
    "pyramid-few": Case("ages", ages(), where(area="a01", age=["0_4", "5_9", "10_14", "15_19", "20_24"])),
    "pyramid-one": Case("ages", ages(), where(area="a01", age="0_4")),
    "pyramid-notes": Case(
        "ages",
        ages(highlight="40_44"),
        where(area="a01"),
        (Period("65_69", "75_79", "period"), TextAt("40_44", "text"), TextAt("10_14", "text", series="men")),
    ),
}

PART_CASES: dict[str, Case] = {**PYRAMIDS}
