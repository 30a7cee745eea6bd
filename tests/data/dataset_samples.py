"""A small dataset as text."""

TOML = """licence = "CC BY 4.0"
key = ["region", "year"]
title = { fi = "Väki", en = "People" }
[source]
producer = { fi = "Tilastokeskus", en = "Statistics Finland" }
url = "https://example.org/table"
retrieved = 2026-04-09
[columns.region]
type = "region"
label = { fi = "Alue", en = "Region" }
[columns.year]
type = "year"
label = { fi = "Vuosi", en = "Year" }
[columns.people]
type = "number"
unit = "persons"
label = { fi = "Henkilöt", en = "Persons" }
"""
CSV = "region,year,people\nFI1D7,2020,10\nFI1D7,2021,11\n"
