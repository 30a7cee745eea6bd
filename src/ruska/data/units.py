"""The closed list of units: a figure without a known unit cannot be worded, so it cannot be published.

The ids are written in `dataset.toml`; how a unit is said in a language is decided where words are.
"""

from types import MappingProxyType

UNITS = MappingProxyType(
    {
        "persons": "persons",
        "nights": "nights spent at accommodation establishments",
        "eur": "euro",
        "thousand_eur": "thousand euro",
        "million_eur": "million euro",
        "billion_eur": "thousand million euro",
        "eur_per_inhabitant": "euro per inhabitant",
        "pps_per_inhabitant": "purchasing power standards per inhabitant",
        "index_eu": "index, EU27 from 2020 = 100",
        "percent": "percent",
        "percentage_points": "percentage points",
        "enterprises": "enterprises",
        "employees": "employees",
        "thousand_persons": "thousand persons",
        "person_years": "person-years of work",
        "births": "live births",
        "deaths": "deaths",
        "km2": "square kilometres",
        "persons_per_km2": "persons per square kilometre",
        "count": "a plain count",
        "rank": "a place in an order, 1 is first",
        "years": "a length of time in years",
        "year": "a calendar year",
        "million": "million (of what the column says)",
        "passengers": "passengers",
        "megawatts": "megawatts",
        "gigawatt_hours": "gigawatt hours",
        "tonnes": "tonnes (metric)",
        "million_tonnes": "million tonnes",
        "troy_ounces": "troy ounces, of gold and platinum metals",
        "degrees": "degrees of latitude or longitude",
    }
)
"""Unit id to its meaning in English."""

RATIO_UNITS = frozenset(
    {
        "eur_per_inhabitant",
        "pps_per_inhabitant",
        "index_eu",
        "percent",
        "percentage_points",
        "persons_per_km2",
        "rank",
        "year",
        "degrees",
    }
)
"""Units whose figures must not be added up: a sum of them means nothing."""


def nearest_units(unit: str, count: int = 3) -> list[str]:
    """Return the known units that are spelled most like `unit`, the nearest first; never empty."""
    from difflib import get_close_matches

    return get_close_matches(unit, UNITS, n=count, cutoff=0.4) or get_close_matches(unit, UNITS, n=1, cutoff=0.0)
