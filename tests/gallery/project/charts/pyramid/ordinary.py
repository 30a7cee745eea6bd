"""EXAMPLE: an area of invented people, one age group highlighted."""

from ruska import Chart, Pyramid, figure

chart = Chart(
    dataset="ages",
    kind=Pyramid(category="age", value="value", series="side", highlight="65_69"),
    select=lambda t: t.where(area="a01"),
    facts=lambda t: {
        "men": figure(t, "value", age="65_69", side="men"),
        "women": figure(t, "value", age="65_69", side="women"),
        "older": figure(t, "value", age="70_74", side="women"),
    },
    claims=["women > men", "women > 1.2 * older"],
)
