"""What two mines in Lapland produced in the latest year that is known for each: gold, and tonnes of concentrate."""

from ruska import BigNumber, Chart, TextAt, figure, year

# Tonnes of concentrate (2024) are another measure than the metal in it (2015), which is left out.
ICONS = {
    "gold": "gem",
    "nickel_concentrate": "battery-charging",
    "copper_concentrate": "plug",
    "ore_milled": "mountain",
}

chart = Chart(
    dataset="lapland_mines",
    kind=BigNumber(
        category="indicator",
        value=["ounces", "tonnes", "million_tonnes"],
        order=list(ICONS),
        icons=ICONS,
    ),
    select=lambda t: t.where(year=[2023, 2024], indicator=list(ICONS)),
    facts=lambda t, source: {
        "gold": figure(t, "ounces", indicator="gold"),
        "nickel": figure(t, "tonnes", indicator="nickel_concentrate"),
        "copper": figure(t, "tonnes", indicator="copper_concentrate"),
        "milled": figure(t, "million_tonnes", indicator="ore_milled"),
        "nickel_metal": figure(source, "tonnes", indicator="nickel_in_concentrate"),
        "metal_year": year(source.where(indicator="nickel_in_concentrate")),
        "kittila_year": year(t.where(mine="kittila")),
        "year": year(t.where(mine="kevitsa")),
    },
    claims=["nickel > copper", "kittila_year == 2023", "year == 2024"],
    annotations=[
        TextAt("gold", "kittila"),
        TextAt("nickel_concentrate", "kevitsa"),
        TextAt("copper_concentrate", "kevitsa"),
        TextAt("ore_milled", "kevitsa"),
    ],
)
