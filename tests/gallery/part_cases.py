"""Cases of the kinds that show parts, panels and points."""

from ruska import Pyramid
from tests.gallery.case import Case

PART_CASES: dict[str, Case] = {
    "pyramid": Case("ages", Pyramid(category="age", value="value", series="side"), lambda t: t.where(area="a01")),
}
