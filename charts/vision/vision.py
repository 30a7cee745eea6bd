"""The vision of Lapland's business community and the themes that a figure bears out, as cards."""

from ruska import Cards, Chart, Fact, Proof, figure, year

LAPLAND, VISION = "FI1D7", "v01"
ICONS = {"v03": "pickaxe", "v04": "zap", "v08": "recycle", "v10": "globe"}

chart = Chart(
    dataset=["vision_messages", "chamber_key_figures", "wind_power_2025", "lapland_metals_2020"],
    kind=Cards(
        category="message",
        lead=VISION,
        icons=ICONS,
        proofs={
            "v03": Proof("industry", "industry_year", "industry"),
            "v04": Proof("wind", "wind_year", "wind"),
            "v08": Proof("mining", "mining_year", "mining"),
            "v10": Proof("exports", "exports_year", "exports"),
        },
    ),
    select=lambda messages, figures, wind, metals: messages.where(message=[VISION, *ICONS]),
    facts=lambda t, messages, figures, wind, metals: {
        "year": Fact(int(str(t.latest("published"))[:4]), "year", 0),
        "themes": Fact(len(messages.where(document="vision_2022", level="theme")), "count", 0),
        "targets": Fact(len(t.where(potential=lambda value: value is not None)), "count", 0),
        "industry": figure(
            figures, "percent", indicator="turnover_share", sector="industry_incl_mining", period="2024", decimals=0
        ),
        "industry_year": year(figures.where(indicator="turnover_share"), "period"),
        "wind": figure(wind, "share", region=LAPLAND),
        "wind_year": year(wind),
        "mining": figure(metals, measure="mining_turnover"),
        "mining_year": Fact(2020, "year", 0),
        "exports": figure(figures, "percent", indicator="goods_exports_share"),
        "exports_year": year(figures.where(indicator="goods_exports_share"), "period"),
    },
    claims=["year == 2022", "industry_year == 2024", "themes == 9", "targets == 0"],
)
