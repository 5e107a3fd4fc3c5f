"""One ledger into another: the union of what both hold, since names are made from content. Merging commutes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from readout.errors import LedgerError, SetupError
from readout.ledger.corrected import apply_all
from readout.ledger.file import opened, transaction
from readout.ledger.judgements import judgements, keep
from readout.ledger.shown import show
from readout.ledger.snapshots import Snapshots
from readout.ledger.store import Store

EDITION = "url, title, outlet, byline, language, published, published_until, precision, basis"
SIGHTING = "name, input, url, media_type, charset, given, fetched"
REFUSAL = "name, kind, input, url, stage, cause, seen"


def merge(into: Path, other: Path) -> Iterator[str]:
    """Adds all that another ledger holds; the name of each edition, once it is kept for good."""
    if into.exists() and into.samefile(other):
        raise SetupError(f"{into} and {other} are one file: name two ledgers")
    source = opened(other)
    try:
        with Store(into) as store:
            yield from _Merging(store, source, Snapshots(other)).run()
    finally:
        source.close()


class _Merging:
    """What is copied from where to where."""

    def __init__(self, store: Store, source: sqlite3.Connection, pages: Snapshots) -> None:
        self.store, self.source, self.pages = store, source, pages
        self.target = store.connection

    def run(self) -> Iterator[str]:
        for number, name in self.source.execute("SELECT id, name FROM edition ORDER BY name").fetchall():
            self._copy_pages(number)
            with transaction(self.target, self.store.path):
                self._edition(number, name)
            yield name
        with transaction(self.target, self.store.path):
            marks = ", ".join("?" * len(REFUSAL.split(", ")))
            self.target.executemany(
                f"INSERT OR IGNORE INTO refusal ({REFUSAL}) VALUES ({marks})",
                self.source.execute(f"SELECT {REFUSAL} FROM refusal ORDER BY name").fetchall(),
            )
            for judgement in judgements(self.source):
                keep(self.target, judgement)
            apply_all(self.target, self.store.roll)

    def _copy_pages(self, edition: int) -> None:
        for (name,) in self.source.execute(
            "SELECT p.hash FROM sighting s JOIN snapshot p ON p.id = s.snapshot WHERE s.edition = ?", (edition,)
        ).fetchall():
            try:
                self.store.snapshots.keep(self.pages.data(name))
            except LedgerError as gone:
                raise LedgerError(f"{gone}: readout verify tells what else is wrong with it") from gone

    def _edition(self, number: int, name: str) -> None:
        key, text, *facts = self.source.execute(
            f"SELECT d.key, b.text, {', '.join('e.' + each for each in EDITION.split(', '))} FROM edition e"
            " JOIN document d ON d.id = e.document JOIN body b ON b.id = e.body WHERE e.id = ?", (number,),
        ).fetchone()  # fmt: skip
        self.target.execute("INSERT OR IGNORE INTO document (key) VALUES (?)", (key,))
        document = self._id("document", "key", key)
        if self.target.execute("SELECT 1 FROM edition WHERE name = ?", (name,)).fetchone() is None:
            body = self.store.body(text)
            marks = ", ".join("?" * (3 + len(facts)))
            self.target.execute(
                f"INSERT INTO edition (name, document, body, {EDITION}) VALUES ({marks})",
                (name, document, body, *facts),
            )
        edition = self._id("edition", "name", name)
        self._sightings(number, edition)
        self._readings(number, edition)
        show(self.target, self.store.roll, document)

    def _sightings(self, number: int, edition: int) -> None:
        columns = ", ".join("s." + each for each in SIGHTING.split(", "))
        for hash, size, *row in self.source.execute(
            f"SELECT p.hash, p.bytes, {columns} FROM sighting s JOIN snapshot p ON p.id = s.snapshot"
            " WHERE s.edition = ? ORDER BY s.name", (number,),
        ).fetchall():  # fmt: skip
            self.target.execute("INSERT OR IGNORE INTO snapshot (hash, bytes) VALUES (?, ?)", (hash, size))
            marks = ", ".join("?" * (2 + len(row)))
            self.target.execute(
                f"INSERT OR IGNORE INTO sighting (edition, snapshot, {SIGHTING}) VALUES ({marks})",
                (edition, self._id("snapshot", "hash", hash), *row),
            )

    def _readings(self, number: int, edition: int) -> None:
        for made, layers, *run in self.source.execute(
            "SELECT r.made, r.layers, u.name, u.version, u.model, u.settings FROM reading r JOIN run u ON u.id = r.run"
            " WHERE r.edition = ? ORDER BY u.name", (number,),
        ).fetchall():  # fmt: skip
            self.target.execute("INSERT OR IGNORE INTO run (name, version, model, settings) VALUES (?, ?, ?, ?)", run)
            self.target.execute(
                "INSERT OR IGNORE INTO reading (edition, run, made, layers) VALUES (?, ?, ?, ?)",
                (edition, self._id("run", "name", run[0]), made, layers),
            )

    def _id(self, table: str, column: str, value: str) -> int:
        return int(self.target.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchone()[0])
