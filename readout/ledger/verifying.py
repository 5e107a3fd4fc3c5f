"""Whether a ledger is what it says it is: the file, its keys, its texts, every offset, the index, the raw pages."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.errors import LedgerError
from readout.exports.given import given
from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    MENTIONS,
    NAMES,
    PLACES,
    SENTENCES,
    TIMES,
    Layer,
    Reading,
)  # fmt: skip
from readout.ledger.file import explained
from readout.ledger.opening import opened
from readout.ledger.shown import reading_of
from readout.ledger.snapshots import Snapshots
from readout.text import Span

INDEXES = ("report_text",)


def problems(path: Path) -> Iterator[str]:
    """What is wrong, a sentence each; nothing for a sound ledger. Writes nothing but what SQLite needs to look."""
    connection = opened(path, writing=True)
    try:
        with explained(path):
            yield from _file(connection)
            yield from _texts(connection)
            yield from _readings(connection)
            yield from _drawn(connection)
            yield from _pages(connection, Snapshots(path))
    finally:
        connection.close()


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute("PRAGMA integrity_check").fetchall():
        if told != "ok":
            yield f"the file: {told}"
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row} of {table} speaks of a row of {other} that is not there"
    for index in INDEXES:
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as cause:
            yield f"the full-text index {index} does not fit its texts ({cause}): readout verify --redraw makes it anew"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for number, name, text in connection.execute("SELECT id, hash, text FROM body"):
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != name:
            yield f"text {number} is not what its hash says"


def _readings(connection: sqlite3.Connection) -> Iterator[str]:
    for number, name in connection.execute(
        "SELECT r.id, e.name FROM reading r JOIN edition e ON e.id = r.edition ORDER BY r.id"
    ).fetchall():
        try:
            reading = reading_of(connection, number)
        except LedgerError as damaged:
            yield f"document {name}: {damaged}"
            continue
        size = len(reading.document.text)
        if not all(0 <= span.start <= span.end <= size for span in spans(reading)):
            yield f"document {name}: a record of reading {number} stands outside its text"


def spans(reading: Reading) -> Iterator[Span]:
    """The characters that the records of a reading stand on."""
    spanned: tuple[Layer[Any], ...] = (BLOCKS, SENTENCES, NAMES, MENTIONS, TIMES, PLACES)
    for layer in spanned:
        yield from (record.span for record in given(reading, layer))
    for statement in given(reading, ATTRIBUTIONS):
        yield from (*statement.source, *statement.cue, *statement.content, *statement.addressee)
    for entity in given(reading, ENTITIES):
        yield from (*entity.mentions, *entity.roles)
    for event in given(reading, EVENTS):
        yield from (event.trigger, event.evidence, *event.mentions)
        yield from (side.span for side in (*event.actors, *event.recipients))


def _drawn(connection: sqlite3.Connection) -> Iterator[str]:
    """What is shown: every document that was read has a head, and nothing is shown of any other reading."""
    for (key,) in connection.execute(
        "SELECT d.key FROM document d WHERE d.id NOT IN (SELECT document FROM head)"
        " AND d.id IN (SELECT e.document FROM edition e JOIN reading r ON r.edition = e.id)"
    ):
        yield f"{key} was read and is not shown: readout verify --redraw draws it"
    for table in ("statement", "event", "mention"):
        (strays,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE reading NOT IN (SELECT reading FROM head)"
        ).fetchone()
        if strays:
            yield f"{strays} rows of {table} are of readings that are not shown: readout verify --redraw mends it"
    for table, text in (("statement", "start"), ("event", "evidence_start")):
        end = text.replace("start", "end")
        (wrong,) = connection.execute(
            f"SELECT count(*) FROM {table} x JOIN reading r ON r.id = x.reading JOIN edition e ON e.id = r.edition"
            f" JOIN body b ON b.id = e.body WHERE x.{end} > length(b.text) OR x.{text} < 0"
        ).fetchone()
        if wrong:
            yield f"{wrong} rows of {table} stand outside their texts: readout verify --redraw mends it"


def _pages(connection: sqlite3.Connection, pages: Snapshots) -> Iterator[str]:
    for (name,) in connection.execute("SELECT hash FROM snapshot ORDER BY hash").fetchall():
        try:
            pages.data(name)
        except LedgerError as gone:
            yield str(gone)
