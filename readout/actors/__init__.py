"""The actor table: which country and sector a name or a description stands for on a date."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from readout.actors.answers import Description, Office
from readout.actors.table import Table
from readout.referents import Actor, EntityType

__all__ = ["Actors", "Description", "Office", "load_actors"]

FILES = ("actors.tsv", "actors_kept.tsv")


class Actors:
    """Looks names and descriptions up; every answer depends on the words and the date only."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def named(self, name: str, type: EntityType | None = None, on: date | None = None) -> Actor | None:
        """What one name stands for on a date; None where the table does not know it.

        A name of several meanings ("Georgia", "Kim") gives one actor whose ``alternatives`` name them all, and
        whose country and sector are only what they share.
        """
        rows = [row for row in self._table.rows(name) if row.holds(on)]
        if not rows:
            return None
        row = rows[0]
        return Actor(row.country or None, row.sector or None, "table", f"{row.alias}: {row.name}", 0.9,
                     row.wikidata or None, row.name, f"{row.source} ({row.licence})")  # fmt: skip

    def described(self, words: str, on: date | None = None) -> tuple[Description, ...]:
        """What a description says: "the North Korean leader" -> PRK GOV, held by Kim Jong Un on that date.

        "U.S. and South Korean officials" -> two groups. Empty where the words have no head that the table knows.
        """
        return ()

    def offices(self, name: str, on: date | None = None) -> tuple[Office, ...]:
        """The offices that a named person held on a date; all that are known when there is no date."""
        return ()


@cache
def load_actors(extra: Path | None = None) -> Actors:
    """The shipped table with the user's own rows, if any; read once.

    Raises ``InputError`` naming file and line where a row of ``extra`` cannot be used.
    """
    lines: list[str] = []
    for name in FILES:
        path = files("readout.data").joinpath(name)
        if path.is_file():
            lines += [line for line in path.read_text(encoding="utf-8").split("\n")[1:] if line]
    return Actors(Table(lines))
