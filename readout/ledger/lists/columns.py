"""What a list is made of, and the columns that several lists share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from readout.ledger.filters import Condition

BETWEEN = " \u2026 "
"""Between the parts of a content with gaps."""
_ALIAS = re.compile(r"\b([a-z])\.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list; ``kind``: text, integer, real, boolean."""

    name: str
    sql: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Facet:
    """By what rows are counted; ``shown`` is how a value is told, "{}" standing for it."""

    sql: str
    shown: str = "{}"


@dataclass(frozen=True, slots=True)
class List:
    """One list: ``source`` its own table, ``joins`` the tables beside it by their letter, each joined only if needed.

    ``order`` is how it is sorted when nobody says, ``key`` a column that is different in every row.
    """

    name: str
    columns: tuple[Column, ...]
    source: str
    joins: Mapping[str, str]
    filters: Mapping[str, Condition]
    sorts: Mapping[str, str]
    order: str
    key: str
    counted: Mapping[str, Facet]

    def table(self, *used: str) -> str:
        """The source with the joins that these pieces of SQL need."""
        needed = set(_ALIAS.findall(" ".join(used)))
        for letter, join in reversed(tuple(self.joins.items())):  # a join leans on those before it
            if letter in needed:
                needed |= set(_ALIAS.findall(join))
        return " ".join([self.source, *(join for letter, join in self.joins.items() if letter in needed)])


def slice_of(start: str, end: str) -> str:
    """The characters of the document's text; SQLite counts from 1, and code points as we do."""
    return f"substr(b.text, {start} + 1, {end} - {start})"


def parts(role: int) -> str:
    """The stretches of one role of a statement, joined."""
    return (
        f"(SELECT group_concat({slice_of('p.start', 'p.end')}, '{BETWEEN}') FROM part p"
        f" WHERE p.statement = s.id AND p.role = {role})"
    )


def at(role: int) -> str:
    """Where the stretches of one role stand: "82-140; 151-160"."""
    return (
        f"(SELECT group_concat(p.start || '-' || p.end, '; ') FROM part p WHERE p.statement = s.id AND p.role = {role})"
    )


def chain(statement: str) -> str:
    """The holders of a statement by name, outermost first."""
    return (
        "(SELECT group_concat(name, ' > ') FROM (SELECT group_concat(name, ' and ') AS name FROM"
        " (SELECT k.depth, coalesce(t.name, a.name) AS name FROM holder k JOIN actor a ON a.id = k.actor"
        " LEFT JOIN merged m ON m.actor = a.id LEFT JOIN actor t ON t.id = m.into_actor"
        f" WHERE k.statement = {statement} ORDER BY k.depth DESC, name) GROUP BY depth ORDER BY depth DESC))"
    )


def sides(side: int, column: str) -> str:
    """One fact of the actors on a side of an event, each once, joined."""
    return (
        f"(SELECT group_concat(value, '; ') FROM (SELECT DISTINCT {column} AS value FROM side d"
        " LEFT JOIN actor a ON a.id = d.actor LEFT JOIN merged m ON m.actor = a.id"
        f" LEFT JOIN actor t ON t.id = m.into_actor WHERE d.event = v.id AND d.side = {side} AND {column} IS NOT NULL))"
    )


def review(target: str) -> str:
    """The last word on a record."""
    return f"(SELECT state FROM review w WHERE w.target = {target})"


def merged(actor: str) -> str:
    """The number of the actor that an actor is shown as."""
    return f"coalesce((SELECT m.into_actor FROM merged m WHERE m.actor = {actor}), {actor})"


def actor_fact(actor: str, fact: str) -> str:
    """A fact of the actor that an actor is shown as."""
    return f"(SELECT a.{fact} FROM actor a WHERE a.id = {merged(actor)})"


NAME = "coalesce(t.name, a.name)"
OUTLET = "(SELECT z.name FROM outlet z WHERE z.id = {})"
SNAPSHOT = Column(
    "snapshot",
    "(SELECT p.hash FROM sighting g JOIN snapshot p ON p.id = g.snapshot WHERE g.edition = e.id"
    " ORDER BY g.fetched IS NULL, g.fetched, g.name LIMIT 1)",
)
TEXT = Column("text_sha256", "b.hash")
OF_DOCUMENT = (
    Column("document", "e.name"), Column("url", "e.url"), Column("title", "e.title"), Column("outlet", "e.outlet"),
    Column("published", "e.published"),
)  # fmt: skip


def beside(record: str) -> dict[str, str]:
    """The joins from a record to the document it stands in."""
    return {
        "r": f"JOIN reading r ON r.id = {record}.reading",
        "e": "JOIN edition e ON e.id = r.edition",
        "b": "JOIN body b ON b.id = e.body",
    }
