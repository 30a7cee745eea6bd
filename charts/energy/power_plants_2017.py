"""The ten largest power plants of Lapland in the register of 1 January 2017; the list is not complete."""

from ruska import Bar, Chart, Fact, TextAt, count, figure

HYDRO = [
    "Petäjäskoski",
    "Taivalkoski",
    "Pirttikoski",
    "Seitakorva",
    "Ossauskoski",
    "Isohaara",
    "Valajaskoski",
    "Vanttauskoski",
]
MILLS = ["Veitsiluoto", "Kemi"]
SMALLEST_SHOWN = 75

chart = Chart(
    dataset="lapland_power_plants_2017",
    kind=Bar(category="plant", value="capacity", highlight=HYDRO, decimals=0),
    select=lambda t: t.where(capacity=lambda power: power >= SMALLEST_SHOWN).sort("capacity", descending=True),
    facts=lambda t: {
        "shown": count(len(t)),
        "hydro": count(len(t.where(type="hydro"))),
        "largest": figure(t, plant="Petäjäskoski", decimals=0),
        "pirttikoski": figure(t, plant="Pirttikoski", decimals=0),
        "smallest_hydro": figure(t, plant="Vanttauskoski", decimals=0),
        "veitsiluoto": figure(t, plant="Veitsiluoto", decimals=0),
        "kemi": figure(t, plant="Kemi", decimals=0),
        "year": Fact(int(str(t.values("date")[0])[:4]), "year", 0),
    },
    claims=["hydro == 8", "shown == 10", "smallest_hydro > veitsiluoto > kemi", "largest > 180"],
    annotations=[TextAt("Veitsiluoto", "veitsiluoto"), TextAt("Kemi", "kemi")],
)
