"""Judgements as rows: what a person said of a record or an actor, and which of it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.ledger.file import insert

Action = Literal["accept", "reject", "relabel", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement as it is kept. ``value`` is the new label, the actor merged into, or the documents split off."""

    name: str
    action: Action
    target: str
    field: str | None
    value: str | None
    author: str
    made: str
    note: str | None


def keep(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Adds the row, unless it is there."""
    row = (judgement.name, judgement.action, judgement.target, judgement.field, judgement.value, judgement.author,
           judgement.made, judgement.note)  # fmt: skip
    insert(connection, "judgement", "name, action, target, field, value, author, made, note", row)


def judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Every judgement in the order in which they were made."""
    rows = connection.execute(
        "SELECT name, action, target, field, value, author, made, note FROM judgement ORDER BY made, name"
    ).fetchall()
    return (Judgement(*row) for row in rows)


def standing(connection: sqlite3.Connection) -> list[Judgement]:
    """Those that hold: not undone, and no undoing among them."""
    told = list(judgements(connection))
    undone: set[str] = set()
    for judgement in reversed(told):
        if judgement.action == "undo" and judgement.name not in undone:
            undone.add(judgement.target)
    return [each for each in told if each.action != "undo" and each.name not in undone]
