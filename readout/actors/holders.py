"""Who held a unique office on a date: "the French president" in June 2023 is Emmanuel Macron."""

from __future__ import annotations

from collections.abc import Sequence

from readout.actors.heads import Head
from readout.actors.rows import Row
from readout.actors.spelling import key
from readout.actors.table import Table

SAME = {
    "premier": "prime minister", "taoiseach": "prime minister", "top diplomat": "foreign minister",
    "chief diplomat": "foreign minister", "monarch": "king", "minister of foreign affairs": "foreign minister",
    "foreign affairs minister": "foreign minister", "minister of defence": "defence minister",
    "minister of foreign affairs and trade": "foreign minister", "minister for foreign affairs": "foreign minister",
}  # fmt: skip
LEADERS = {"leader", "top leader", "de facto leader", "ruler", "strongman", "dictator", "head of state"}
LEADING = ("supreme leader", "leader", "president", "prime minister", "chancellor", "king", "sultan", "emir")
LATEST = "2024-04-01"
"""Wikidata's spells of October 2022 are offered up to here: most heads of government outlast eighteen months."""
SOURCES = ("own knowledge", "CIA World Factbook 2026-05", "Wikidata 2022-10")
"""Two sources may spell one holder in two ways: the first that names one is taken."""
STATES = ("country", "demonym", "capital")


def holder_of(table: Table, rows: Sequence[Row], head: Head, day: str | None, called: str) -> Row | None:
    """The row of the one person who held it that day; None without a date, or where the table knows none or two.

    ``called`` is the name that the words give; a holder of another name is not offered.
    """
    countries = {row.country for row in rows if row.kind in STATES}
    if day is None or len(countries) != 1 or len({row.country for row in rows}) != 1:
        return None
    country = countries.pop()
    if head.noun in LEADERS:
        found = next((live for office in LEADING[:2] if (live := _live(table, country, office, day))), [])
        found = found or [row for office in LEADING[2:] for row in _live(table, country, office, day)]
    elif head.unique:
        found = _live(table, country, SAME.get(head.noun, head.noun), day)
    else:
        return None
    best = min((row.source for row in found), key=SOURCES.index, default="") if _known(found) else ""
    people = {key(row.name): row for row in found if not best or row.source == best}
    row = next(iter(people.values())) if len(people) == 1 else None
    return row if row is not None and (not called or key(called).split(" ")[-1] in key(row.name).split(" ")) else None


def _known(rows: Sequence[Row]) -> bool:
    return all(row.source in SOURCES for row in rows)


def _live(table: Table, country: str, office: str, day: str) -> list[Row]:
    """Who is known to have held an office that day; of several open spells, the latest begun.

    A spell still open when its source ended is believed some months longer, until the next known holder began.
    """
    every = table.holders.get((country, office), ())
    rows = [row for row in every if row.holds(day) and (not row.supposed(day) or day < LATEST)]
    latest = max((row.since for row in rows if not row.until), default="")
    return [row for row in rows if row.until or row.since == latest]
