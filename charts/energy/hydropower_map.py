"""Hydropower plants of 100 megawatts or more whose place is sure, on the map of the northern regions."""

from ruska import Chart, Fact, SymbolMap, count, figure

LAPLAND = ["Taivalkoski", "Pirttikoski", "Isohaara", "Valajaskoski"]

chart = Chart(
    dataset="barents_hydropower",
    kind=SymbolMap(
        value="capacity",
        map="barents",
        latitude="latitude",
        longitude="longitude",
        name="plant",
        highlight=LAPLAND,
        largest=1.05,
        decimals=0,
    ),
    select=lambda t: t.where(location="sure"),
    facts=lambda t, source: {
        "shown": count(len(t)),
        "left_out": count(len(source) - len(t)),
        "norrbotten": count(len(t.where(region="SE332"))),
        "vasterbotten": count(len(t.where(region="SE331"))),
        "nordland": count(len(t.where(region="NO071"))),
        "troms_finnmark": count(len(t.where(region="NO074"))),
        "lapland": count(len(t.where(region="FI1D7"))),
        "harspranget": figure(t, "capacity", plant="Harsprånget"),
        "petajaskoski": figure(source, "capacity", plant="Petäjäskoski"),
        "seitakorva": figure(source, "capacity", plant="Seitakorva"),
        "pyhakoski": figure(source, "capacity", plant="Pyhäkoski"),
        "taivalkoski": figure(t, "capacity", plant="Taivalkoski"),
        "pirttikoski": figure(t, "capacity", plant="Pirttikoski"),
        "year": Fact(2024, "year", 0),
    },
    claims=[
        "left_out == 3",
        "lapland == 4",
        "petajaskoski > seitakorva",
        "seitakorva > taivalkoski",
        "taivalkoski > pirttikoski",
        "norrbotten + vasterbotten + nordland > 0.8 * shown",
    ],
)
