"""The ten largest hydropower plants of the northern regions in the database of 2024, and the region of each."""

from ruska import Bar, Chart, Fact, TextAt, count, figure

NORRBOTTEN = ["Harsprånget", "Porjus", "Messaure", "Letsi", "Vietas", "Ritsem"]
NORDLAND = ["Svartisen", "Rana", "Nedre Røssåga"]
LARGEST = 304
"""The power of the tenth, in megawatts."""

chart = Chart(
    dataset="barents_hydropower",
    kind=Bar(category="plant", value="capacity", highlight=NORRBOTTEN, decimals=0),
    select=lambda t: t.where(capacity=lambda power: power >= LARGEST).sort("capacity", descending=True),
    facts=lambda t, source: {
        "shown": count(len(t)),
        "norrbotten": count(len(t.where(region="SE332"))),
        "nordland": count(len(t.where(region="NO071"))),
        "harspranget": figure(t, "capacity", plant="Harsprånget"),
        "svartisen": figure(t, "capacity", plant="Svartisen"),
        "stornorrfors": figure(t, "capacity", plant="Stornorrfors"),
        "tenth": figure(t, "capacity", plant="Ritsem"),
        "lapland": figure(source, "capacity", plant="Petäjäskoski"),
        "year": Fact(2024, "year", 0),
    },
    claims=[
        "shown == 10",
        "norrbotten == 6",
        "nordland == 3",
        "harspranget > svartisen > stornorrfors > tenth > lapland",
    ],
    annotations=[
        *(TextAt(plant, "norrbotten") for plant in NORRBOTTEN),
        *(TextAt(plant, "nordland") for plant in NORDLAND),
        TextAt("Stornorrfors", "vasterbotten"),
    ],
)
