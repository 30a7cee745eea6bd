"""Dates, months and lists as a language writes them; patterns are named here because CLDR's mix styles."""

from collections.abc import Sequence
from datetime import date, time
from typing import Literal

from ruska.words.language import language_of

MonthForm = Literal["long", "name", "short"]


def format_date(day: date, language: str) -> str:
    """Write a date: "9.4.2026", "9 April 2026", "9 april 2026", "9. april 2026"; Northern Sámi in figures."""
    rules = language_of(language)
    return rules.date_pattern.format(day=day.day, month=day.month, name=rules.months[day.month], year=day.year)


def format_month(day: date, language: str, form: MonthForm = "long") -> str:
    """Write the month of a day: "huhtikuu 2026" (long), "huhtikuu" (name), or "huhti" (short, for an axis)."""
    rules = language_of(language)
    if form == "short":
        return rules.months_short[day.month]
    name = rules.months[day.month]
    return name if form == "name" else f"{name} {day.year}"


def format_moment(moment: str, language: str) -> str:
    """Write "2024-10" or "2024-10-31" as a language does; anything else, such as 2024 and 2024-H1, as it stands."""
    year, *rest = moment.split("-")
    if not rest or not all(part.isdigit() for part in rest):
        return moment
    if len(rest) == 1:
        return format_month(date(int(year), int(rest[0]), 1), language)
    return format_date(date(int(year), int(rest[0]), int(rest[1])), language)


def format_time(moment: time, language: str) -> str:
    """Write a time of day to the minute: "9.05" in Finnish, "09:05" in the others."""
    from babel.dates import format_time as write

    return str(write(moment, "short", locale=language_of(language).locale))


def format_list(items: Sequence[str], language: str) -> str:
    """Join words: "Rovaniemi, Kemi ja Inari". An empty list is an empty text."""
    from babel.lists import format_list as join

    return str(join(list(items), locale=language_of(language).locale)) if items else ""
