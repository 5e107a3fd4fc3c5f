"""The actor table: which country and sector a name or a description stands for on a date."""

from __future__ import annotations

import gzip
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from readout.actors import names, persons
from readout.actors.answers import Description, Office
from readout.actors.describe import by_parts, descriptions
from readout.actors.extra import own_lines
from readout.actors.rows import day_of, first_day, last_day
from readout.actors.spelling import fits, key
from readout.actors.table import Table
from readout.actors.title import titles
from readout.referents import Actor, EntityType

__all__ = ["Actors", "Description", "Office", "load_actors"]

KEPT, BUILT = "actors_kept.tsv", "actors.tsv.gz"
"""Rows kept by hand, and rows of ``python -m lab.build.actors``. Those kept come first: of equals, they count."""

REMEMBERED = 4096
"""Answers kept: a report says the same names again and again."""


class Actors:
    """Looks names and descriptions up; every answer depends on the words and the date only."""

    def __init__(self, table: Table, own: Table | None = None) -> None:
        self._table = table
        self._own = own
        self._known = lru_cache(maxsize=REMEMBERED)(self._named)
        self._described = lru_cache(maxsize=REMEMBERED)(self._describe)

    def named(self, name: str, type: EntityType | None = None, on: date | None = None) -> Actor | None:
        """What one name stands for on a date; None where the table does not know it.

        A name of several meanings ("Georgia", "Kim") gives one actor whose ``alternatives`` name them all, and
        whose country and sector are only what they share.
        """
        return self._known(name, type, on)

    def _named(self, name: str, type: EntityType | None, on: date | None) -> Actor | None:
        if self._own is not None and (found := _named(self._own, name, type, on)) is not None:
            return found
        return _named(self._table, name, type, on)

    def country(self, name: str, code: str) -> Actor | None:
        """The country ``code`` where ``name`` is its own name: "Georgia" GEO; None where it is not."""
        rows = [row for row in self._table.rows(name, key(name)) if row.kind == "country" and row.country == code]
        return names.reading(rows, "place", None) if rows else None

    def described(self, words: str, on: date | None = None) -> tuple[Description, ...]:
        """What a description says: "the North Korean leader" -> PRK GOV, held by Kim Jong Un on that date.

        "U.S. and South Korean officials" -> two groups. Empty where the words have no head that the table knows.
        """
        return self._described(words, on)

    def _describe(self, words: str, on: date | None) -> tuple[Description, ...]:
        return tuple(descriptions(words, self._table, day_of(on)))

    def offices(self, name: str, on: date | None = None) -> tuple[Office, ...]:
        """The offices that a named person held on a date; all that are known when there is no date."""
        day = day_of(on)
        rows = self._table.filed(key(name)) + (self._own.filed(key(name)) if self._own else ())
        return tuple(
            Office(row.country or None, row.office, row.sector or None, first_day(row.since), last_day(row.until),
                   row.name, row.wikidata or None)
            for row in rows
            if row.kind == "person" and row.office and (day is None or row.holds(day)) and fits(row.alias, name)
        )  # fmt: skip


def _named(table: Table, name: str, type: EntityType | None, on: date | None) -> Actor | None:
    folded, day = key(name), day_of(on)
    rows = table.rows(name, folded)
    others = [row for row in rows if row.kind not in ("person", "title")]
    if others and type != "person":
        return names.reading(others, type, day)
    if type not in (None, "person"):
        return by_parts(name, table, day) if type == "organization" and " " in folded else None
    people = [row for row in rows if row.kind == "person"]
    words = name.split()
    if people and len(words) > 1:
        return persons.of_name(people, day)
    last = words[titles(words) :]
    if len(last) == 1 and last[0][:1].isupper():
        return persons.of_surname(table, key(last[0]), day) if type == "person" else None
    people = persons.rows_of(table, name)
    if people:
        return persons.of_name(people, day)
    return persons.of_sound(table, " ".join(last), day) if type == "person" else None


@cache
def load_actors(extra: Path | None = None) -> Actors:
    """The shipped table with the user's own rows, if any; read once. The user's rows go before all others.

    Raises ``InputError`` naming file and line where a row of ``extra`` cannot be used.
    """
    return Actors(Table(table_lines(KEPT), table_lines(BUILT)), Table(own_lines(extra)) if extra is not None else None)


def table_lines(name: str) -> list[str]:
    """The rows of one shipped table, as written."""
    path = files("readout.data").joinpath(name)
    if not path.is_file():
        return []
    data = path.read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return [line for line in text.split("\n")[1:] if line and line[0] != "#"]
