"""Messages to decision-makers, each with the figure that bears it out and the year of that figure."""

from ruska import Cards, Chart, Fact, Proof, figure, growth, total, year

LAPLAND = "FI1D7"
ICONS = {"v13": "lightbulb", "v14": "bed-double", "v17": "coins", "v22": "image"}

chart = Chart(
    dataset=["vision_messages", "chamber_key_figures", "lapland_nights"],
    kind=Cards(
        category="message",
        icons=ICONS,
        proofs={
            "v13": Proof("exports", "exports_year", "exports"),
            "v14": Proof("nights", "nights_year", "nights"),
            "v17": Proof("potential", "year", "potential"),
            "v22": Proof("industry", "industry_year", "industry"),
        },
    ),
    select=lambda messages, figures, nights: messages.where(message=list(ICONS)),
    facts=lambda t, messages, figures, nights: {
        "messages": Fact(len(t), "count", 0),
        "year": Fact(int(str(t.latest("published"))[:4]), "year", 0),
        "exports": figure(figures, "percent", indicator="goods_exports_share"),
        "exports_year": year(figures.where(indicator="goods_exports_share"), "period"),
        "nights": total(nights.where(region=LAPLAND), year="latest"),
        "nights_before": total(nights.where(region=LAPLAND), year="previous"),
        "nights_growth": growth(
            total(nights.where(region=LAPLAND), year="latest"),
            total(nights.where(region=LAPLAND), year="previous"),
            decimals=1,
        ),
        "nights_previous": year(nights.where(region=LAPLAND, year="previous")),
        "nights_year": year(nights.where(region=LAPLAND)),
        "potential": figure(t, "potential", message="v17"),
        "industry": figure(
            figures, "percent", indicator="turnover_share", sector="industry_incl_mining", period="2024", decimals=0
        ),
        "tourism": figure(figures, "percent", indicator="turnover_share", sector="tourism_typical", decimals=0),
        "industry_year": year(figures.where(indicator="turnover_share"), "period"),
    },
    claims=["messages == 4", "industry > 5 * tourism", "nights > nights_before", "exports > 5"],
)
