"""The drawn tables as people corrected them: judgements that hold, applied to the rows they speak of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import get_args

from readout.errors import LedgerError
from readout.ledger.actors import Known, Roll
from readout.ledger.drawing import count_mentions
from readout.ledger.file import has_table
from readout.ledger.judgements import Judgement, standing
from readout.ledger.shown import show
from readout.plover import EventType, Standing, Status
from readout.records import Stance

STATES = {"accept": "accepted", "reject": "rejected"}
LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "statement": {"stance": get_args(Stance), "negated": ("yes", "no"), "hedged": ("yes", "no"), "speaker": ()},
    "event": {"type": get_args(EventType), "status": get_args(Status), "standing": get_args(Standing)},
    "actor": {"name": (), "country": (), "sector": (), "type": ("person", "organization", "place", "described")},
}
"""What can be relabelled, and to what; an empty tuple takes any words. A speaker is named by an actor's key."""


def affected_by(connection: sqlite3.Connection, judgement: Judgement) -> set[int]:
    """The readings that must be drawn again: of a judgement that is undone, those that it had changed."""
    if judgement.action != "undo":
        return set()
    row = connection.execute(
        "SELECT action, target FROM judgement WHERE name = ?", (judgement.target,)
    ).fetchone()  # fmt: skip
    action, target = row
    if action == "relabel":
        sql = "SELECT reading FROM statement WHERE name = ?1 UNION SELECT reading FROM event WHERE name = ?1"
        own = {reading for (reading,) in connection.execute(sql, (target,))}
        return own or {reading for (reading,) in connection.execute(OF_ACTOR, {"key": target})}
    if action == "split":
        new = f"split|{judgement.target}"
        return {reading for (reading,) in connection.execute(OF_ACTOR, {"key": new})}
    return set()


OF_ACTOR = """
SELECT n.reading FROM named n JOIN actor a ON a.id = n.actor WHERE a.key = :key
UNION SELECT s.reading FROM statement s JOIN holder h ON h.statement = s.id JOIN actor a ON a.id = h.actor
  WHERE a.key = :key
UNION SELECT v.reading FROM event v JOIN side d ON d.event = v.id JOIN actor a ON a.id = d.actor
  WHERE a.key = :key
"""


def apply_all(connection: sqlite3.Connection, roll: Roll, again: set[int] = frozenset()) -> None:  # type: ignore[assignment]
    """Shows the judgements that hold, and nothing else; ``again`` are readings to be drawn anew first."""
    for reading in sorted(again):
        found = connection.execute("SELECT document FROM head WHERE reading = ?", (reading,)).fetchone()
        if found:
            show(connection, roll, found[0], anew=True)
    for target, field, machine in connection.execute(
        "SELECT r.target, r.field, r.machine FROM relabel r JOIN actor a ON a.key = r.target"
    ).fetchall():
        connection.execute(f"UPDATE actor SET {_column('actor', field)} = ? WHERE key = ?", (machine, target))
    before = _machine(connection)
    for table in ("review", "relabel", "merged"):
        connection.execute(f"DELETE FROM {table}")
    for judgement in standing(connection):
        _apply(connection, roll, judgement, before)


def apply_to(connection: sqlite3.Connection, roll: Roll, reading: int) -> None:
    """Shows the judgements that hold on the records of a reading that was just drawn."""
    told = {name for (name,) in connection.execute(
        "SELECT name FROM statement WHERE reading = ?1 UNION SELECT name FROM event WHERE reading = ?1", (reading,)
    )}  # fmt: skip
    document = connection.execute(
        "SELECT e.name FROM reading r JOIN edition e ON e.id = r.edition WHERE r.id = ?", (reading,)
    ).fetchone()[0]
    before = _machine(connection)
    for judgement in standing(connection):
        split = judgement.action == "split" and document in json.loads(judgement.value or "{}").get("documents", ())
        of_actor = judgement.action == "relabel" and judgement.field in LABELS["actor"]
        if judgement.target in told or split or of_actor or judgement.action == "merge":
            _apply(connection, roll, judgement, before)


def _machine(connection: sqlite3.Connection) -> Before:
    rows = connection.execute("SELECT target, field, machine FROM relabel")
    return {(target, field): machine for target, field, machine in rows}


Before = Mapping[tuple[str, str], str | None]
"""What the machine had said where the rows show a person's label already."""


def _apply(connection: sqlite3.Connection, roll: Roll, judgement: Judgement, before: Before) -> None:
    by = (judgement.author, judgement.made)
    if judgement.action in STATES:
        row = (judgement.target, STATES[judgement.action], *by)
        connection.execute("INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?)", row)
    elif judgement.action == "relabel":
        _relabel(connection, judgement, before)
    elif judgement.action == "merge":
        _merge(connection, judgement)
    elif judgement.action == "split":
        _split(connection, roll, judgement)


def _relabel(connection: sqlite3.Connection, judgement: Judgement, before: Before) -> None:
    kind, field = kind_of(connection, judgement.target), judgement.field
    if kind is None or field is None:
        return  # judged of a record that this reading has not
    column, key = _column(kind, field), "key" if kind == "actor" else "name"
    value: object = judgement.value
    if field in ("negated", "hedged"):
        value = int(judgement.value == "yes")
    elif field == "speaker":
        found = connection.execute("SELECT id FROM actor WHERE key = ?", (judgement.value,)).fetchone()
        if found is None:
            return
        (value,) = found
    (own,) = connection.execute(f"SELECT {column} FROM {kind} WHERE {key} = ?", (judgement.target,)).fetchone()
    machine = before.get((judgement.target, field), None if own is None else str(own))
    connection.execute(f"UPDATE {kind} SET {column} = ? WHERE {key} = ?", (value, judgement.target))
    if kind == "actor" and field in ("country", "sector"):
        actor = "SELECT id FROM actor WHERE key = ?"
        connection.execute(f"UPDATE side SET {column} = ? WHERE actor IN ({actor})", (value, judgement.target))
    if field == "speaker":
        ids = "SELECT id FROM statement WHERE name = ?"
        connection.execute(f"DELETE FROM holder WHERE depth = 0 AND statement IN ({ids})", (judgement.target,))
        connection.execute(
            "INSERT INTO holder SELECT id, 0, ? FROM statement WHERE name = ?", (value, judgement.target)
        )
    row = (judgement.target, field, machine, judgement.value, judgement.author, judgement.made)
    connection.execute("INSERT OR REPLACE INTO relabel VALUES (?, ?, ?, ?, ?, ?)", row)


def _merge(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Whoever was merged into the one that is now merged goes along, so that no chain is longer than one."""
    found = [
        connection.execute("SELECT id FROM actor WHERE key = ?", (key,)).fetchone()
        for key in (judgement.target, judgement.value)
    ]
    if found[0] is None or found[1] is None:
        return
    (gone,), (into,) = found
    end = connection.execute("SELECT into_actor FROM merged WHERE actor = ?", (into,)).fetchone()
    into = end[0] if end else into
    if gone == into:
        return
    connection.execute("UPDATE merged SET into_actor = ? WHERE into_actor = ?", (into, gone))
    connection.execute("INSERT OR REPLACE INTO merged VALUES (?, ?)", (gone, into))


def _split(connection: sqlite3.Connection, roll: Roll, judgement: Judgement) -> None:
    """What the named documents say of an actor is of another one, who gets a key of its own."""
    told = json.loads(judgement.value or "{}")
    row = connection.execute(
        "SELECT id, name, type, named, country, sector FROM actor WHERE key = ?", (judgement.target,)
    ).fetchone()
    if row is None:
        return
    old, name, type, named, country, sector = row
    new = roll.id(Known(f"split|{judgement.name}", told.get("name") or name, type, bool(named), country, sector, None))
    places = ", ".join("?" * len(told["documents"]))
    readings = f"SELECT h.reading FROM head h JOIN edition e ON e.id = h.edition WHERE e.name IN ({places})"
    own = (new, old, *told["documents"])
    connection.execute(f"UPDATE OR REPLACE mention SET actor = ? WHERE actor = ? AND reading IN ({readings})", own)
    connection.execute(f"DELETE FROM named WHERE actor = ? AND reading IN ({readings})", own[1:])
    for (reading,) in connection.execute(readings, told["documents"]).fetchall():
        count_mentions(connection, reading)
    connection.execute(f"UPDATE statement SET speaker = ? WHERE speaker = ? AND reading IN ({readings})", own)
    of = f"(SELECT id FROM {{}} WHERE reading IN ({readings}))"
    connection.execute(
        f"UPDATE OR REPLACE holder SET actor = ? WHERE actor = ? AND statement IN {of.format('statement')}", own
    )
    connection.execute(f"UPDATE side SET actor = ? WHERE actor = ? AND event IN {of.format('event')}", own)


def kind_of(connection: sqlite3.Connection, target: str) -> str | None:
    """ "statement", "event", "actor", "copy" or "passage"; None where the ledger shows no such record."""
    for kind, column in (("statement", "name"), ("event", "name"), ("actor", "key")):
        if connection.execute(f"SELECT 1 FROM {kind} WHERE {column} = ? LIMIT 1", (target,)).fetchone():
            return kind
    return next((kind for kind in FOUND if is_found(connection, kind, target)), None)


FOUND = {"copy": (("copy", "name"), ("retold", "name")), "passage": (("claim", "passage"),)}
"""What passes over the ledger find, with its tables and the column of its name: none are there before they ran."""


def is_found(connection: sqlite3.Connection, kind: str, target: str) -> bool:
    """Whether it is a link between two copies, or a passage of a claim."""
    for table, column in FOUND[kind]:
        sql = f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1"
        if has_table(connection, table) and connection.execute(sql, (target,)).fetchone():
            return True
    return False


def _column(kind: str, field: str) -> str:
    """The column of a label; what is no label never becomes a part of the SQL."""
    if field not in LABELS[kind]:
        raise LedgerError(f"a judgement relabels {field!r:.40} of a {kind}, which has no such label: undo it")
    return field
