"""One ledger into another: the union of what both hold, since names are made from content. Merging commutes.

What of a damaged ledger can still be read is saved by merging it into a new one: an edition that cannot be read is told
and passed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import LedgerError, SetupError
from readout.ledger.corrected import apply_all
from readout.ledger.file import insert, insert_all, transaction
from readout.ledger.judgements import judgements, keep
from readout.ledger.opening import opened
from readout.ledger.shown import show
from readout.ledger.snapshots import Snapshots
from readout.ledger.store import Store

EDITION = "url, title, outlet, byline, language, published, published_until, precision, basis"
SIGHTING = "name, input, url, media_type, charset, given, fetched"
REFUSAL = "name, kind, input, url, stage, cause, seen"
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """An edition that both ledgers hold now, or one that could not be read, and why."""

    edition: str
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class EditionRows:
    """All that a ledger holds of one edition."""

    name: str
    key: str
    text: str
    facts: Row
    sightings: list[Row]
    readings: list[Row]


def merge(into: Path, other: Path) -> Iterator[Merged]:
    """Adds all that another ledger holds; each edition as soon as it is kept for good."""
    if into.exists() and into.samefile(other):
        raise SetupError(f"{into} and {other} are one file: name two ledgers")
    source = opened(other)
    try:
        with Store(into) as store:
            yield from _editions(store, source, Snapshots(other))
            yield from _rest(store, source)
    finally:
        source.close()


def _editions(store: Store, source: sqlite3.Connection, pages: Snapshots) -> Iterator[Merged]:
    numbers, lost = _numbers(source)
    if lost:
        yield Merged("the list of editions", lost)
    for number in numbers:
        try:
            edition = edition_of(source, number)
            for _, hash, *_ in edition.sightings:
                store.snapshots.keep(pages.data(str(hash)))
        except (sqlite3.DatabaseError, LedgerError, TypeError) as cause:
            yield Merged(f"edition {number}", str(cause))
            continue
        with transaction(store.connection, store.path):
            write_edition(store, edition)
        yield Merged(edition.name)


def _rest(store: Store, source: sqlite3.Connection) -> Iterator[Merged]:
    """Refusals and judgements."""
    try:
        refusals = source.execute(f"SELECT {REFUSAL} FROM refusal ORDER BY name").fetchall()
        judged = list(judgements(source))
    except sqlite3.DatabaseError as cause:
        yield Merged("the corrections", str(cause))
        return
    with transaction(store.connection, store.path):
        insert_all(store.connection, "refusal", REFUSAL, refusals)
        for judgement in judged:
            keep(store.connection, judgement)
        apply_all(store.connection, store.roll)


def _numbers(source: sqlite3.Connection) -> tuple[list[int], str | None]:
    """The editions' numbers, as far as they can be read."""
    found: list[int] = []
    try:
        for (number,) in source.execute("SELECT id FROM edition NOT INDEXED"):
            found.append(number)
    except sqlite3.DatabaseError as cause:
        return found, str(cause)
    return found, None


def edition_of(source: sqlite3.Connection, number: int) -> EditionRows:
    """All that a ledger holds of the edition of this number."""
    name, key, text, *facts = source.execute(
        f"SELECT e.name, d.key, b.text, {', '.join('e.' + each for each in EDITION.split(', '))} FROM edition e"
        " JOIN document d ON d.id = e.document JOIN body b ON b.id = e.body WHERE e.id = ?", (number,),
    ).fetchone()  # fmt: skip
    columns = ", ".join("s." + each for each in SIGHTING.split(", "))
    sightings = source.execute(
        f"SELECT p.bytes, p.hash, {columns} FROM sighting s JOIN snapshot p ON p.id = s.snapshot WHERE s.edition = ?"
        " ORDER BY s.name", (number,),
    ).fetchall()  # fmt: skip
    readings = source.execute(
        "SELECT r.made, r.layers, u.name, u.version, u.model, u.settings FROM reading r JOIN run u ON u.id = r.run"
        " WHERE r.edition = ? ORDER BY u.name", (number,),
    ).fetchall()  # fmt: skip
    return EditionRows(name, key, text, tuple(facts), sightings, readings)


def write_edition(store: Store, edition: EditionRows) -> None:
    """Adds an edition to a ledger, inside a transaction; its raw pages are kept apart (Snapshots)."""
    target = store.connection
    insert(target, "document", "key", (edition.key,))
    document = _id(target, "document", "key", edition.key)
    facts = (edition.name, document, store.body(edition.text), *edition.facts)
    insert(target, "edition", f"name, document, body, {EDITION}", facts)
    number = _id(target, "edition", "name", edition.name)
    for size, hash, *row in edition.sightings:
        insert(target, "snapshot", "hash, bytes", (hash, size))
        snapshot = _id(target, "snapshot", "hash", hash)
        insert(target, "sighting", f"edition, snapshot, {SIGHTING}", (number, snapshot, *row))
    for made, layers, *run in edition.readings:
        insert(target, "run", "name, version, model, settings", run)
        own = (number, _id(target, "run", "name", run[0]), made, layers)
        insert(target, "reading", "edition, run, made, layers", own)
    show(target, store.roll, document)


def _id(target: sqlite3.Connection, table: str, column: str, value: str) -> int:
    return int(target.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchone()[0])
