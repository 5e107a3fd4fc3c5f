"""What is written: editions, sightings, readings and refusals, one transaction a document; names made from content.

Adding what is there adds nothing, in whatever order and by however many writers. The raw page is on disk before the
rows that speak of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from readout.errors import InputError
from readout.layers import Reading
from readout.ledger.actors import Roll
from readout.ledger.codec import packed
from readout.ledger.corrected import apply_to
from readout.ledger.file import UNKEPT, create, insert, is_empty, transaction
from readout.ledger.opening import opened
from readout.ledger.shown import show
from readout.ledger.snapshots import Snapshots, digest
from readout.records import Document, Fault, Page, Skip
from readout.text import content_id

Kept = Literal["added", "new edition", "read again", "known"]
"""What adding a page did: a document is new, it changed, an edition was read by another run, or nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """With what pages are read: Readout's version, the model by the hash of its manifest, the settings that matter."""

    version: str
    model: str
    settings: str = "{}"

    @property
    def name(self) -> str:
        """The run's name, the same wherever the same things read."""
        return content_id("run", self.version, self.model, self.settings)


class Store:
    """A ledger opened for writing; a context manager."""

    def __init__(self, path: Path) -> None:
        if not path.exists() or is_empty(path):
            create(path)
        self.path = path
        self.snapshots = Snapshots(path)
        self.connection = opened(path, writing=True)
        self.roll = Roll(self.connection)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection; everything told kept is on disk already."""
        self.connection.close()

    def add(self, page: Page, reading: Reading, run: Run) -> Kept:
        """Keeps a page with what was read of it."""
        raw = self.snapshots.keep(page.data)
        with self.transaction():
            edition, kept = self._edition(reading)
            self._sighting(edition, page, raw)
            number = self._reading(edition, reading, self._run(run))
            if number is None:
                return "known"
            (document,) = self.connection.execute("SELECT document FROM edition WHERE id = ?", (edition,)).fetchone()
            show(self.connection, self.roll, document, (number, reading))
            apply_to(self.connection, self.roll, number)
            return "read again" if kept == "known" else kept

    def refuse(self, outcome: Skip | Fault) -> None:
        """Keeps what was not read, with its reason."""
        stage, cause = ("input", outcome.reason) if isinstance(outcome, Skip) else (outcome.stage, outcome.cause)
        kind = "skip" if isinstance(outcome, Skip) else "fault"
        name = content_id("refusal", kind, outcome.name, outcome.url, stage, cause)
        with self.transaction():
            row = (name, kind, outcome.name, outcome.url, stage, cause, _now())
            insert(self.connection, "refusal", "name, kind, input, url, stage, cause, seen", row)

    def known(self, page: Page, run: Run) -> bool:
        """Whether these bytes were read by this run before; if so, that they were seen here as well is kept."""
        raw = digest(page.data)
        row = self.connection.execute(
            "SELECT s.edition FROM sighting s JOIN snapshot p ON p.id = s.snapshot"
            " JOIN reading r ON r.edition = s.edition JOIN run u ON u.id = r.run"
            " WHERE p.hash = ? AND s.url IS ? AND s.media_type = ? AND s.charset IS ? AND s.given = ? AND u.name = ?"
            " LIMIT 1",
            (raw, page.url, page.media_type, page.charset, _given(page), run.name),
        ).fetchone()
        if row is None:
            return False
        if not self.connection.execute("SELECT 1 FROM sighting WHERE name = ?", (_sighted(page, raw),)).fetchone():
            with self.transaction():
                self._sighting(int(row[0]), page, raw)
        return True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing, the roll of actors too."""
        try:
            with transaction(self.connection, self.path):
                yield
        except BaseException:
            self.roll.forget()
            raise

    def _edition(self, reading: Reading) -> tuple[int, Kept]:
        document = reading.document
        _check(document.text, document.url, document.title, document.outlet, document.byline)
        name = edition_name(document)
        row = self.connection.execute("SELECT id FROM edition WHERE name = ?", (name,)).fetchone()
        if row:
            return int(row[0]), "known"
        key = document.url or f"text:{document.id}"
        insert(self.connection, "document", "key", (key,))
        (number,) = self.connection.execute("SELECT id FROM document WHERE key = ?", (key,)).fetchone()
        several = self.connection.execute("SELECT 1 FROM edition WHERE document = ? LIMIT 1", (number,)).fetchone()
        published = document.published
        cursor = self.connection.execute(
            "INSERT INTO edition (name, document, body, url, title, outlet, byline, language, published,"
            " published_until, precision, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name, number, self.body(document.text), document.url, document.title, document.outlet,
                document.byline, document.language,
                published.earliest.astimezone(UTC).isoformat() if published else None,
                published.latest.astimezone(UTC).isoformat() if published else None,
                published.precision if published else None, published.basis if published else None,
            ),
        )  # fmt: skip
        return int(cursor.lastrowid or 0), "new edition" if several else "added"

    def body(self, text: str) -> int:
        """The number of a text, which is added if new; inside a transaction."""
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        row = self.connection.execute("SELECT id FROM body WHERE hash = ?", (name,)).fetchone()
        if row:
            return int(row[0])
        cursor = self.connection.execute("INSERT INTO body (hash, text) VALUES (?, ?)", (name, text))
        return int(cursor.lastrowid or 0)

    def _sighting(self, edition: int, page: Page, raw: str) -> None:
        insert(self.connection, "snapshot", "hash, bytes", (raw, len(page.data)))
        (snapshot,) = self.connection.execute("SELECT id FROM snapshot WHERE hash = ?", (raw,)).fetchone()
        insert(
            self.connection, "sighting", "name, edition, snapshot, input, url, media_type, charset, given, fetched",
            (
                _sighted(page, raw), edition, snapshot, page.name, page.url, page.media_type, page.charset,
                _given(page), page.fetched.astimezone(UTC).isoformat() if page.fetched else None,
            ),
        )  # fmt: skip

    def _run(self, run: Run) -> int:
        told = (run.name, run.version, run.model, run.settings)
        insert(self.connection, "run", "name, version, model, settings", told)
        return int(self.connection.execute("SELECT id FROM run WHERE name = ?", (run.name,)).fetchone()[0])

    def _reading(self, edition: int, reading: Reading, run: int) -> int | None:
        """The number of a new reading; None where this run has read the edition before."""
        return insert(self.connection, "reading", "edition, run, made, layers", (edition, run, _now(), packed(reading)))


def _check(*words: str | None) -> None:
    """Raises InputError for what SQLite's text cannot hold."""
    if any(UNKEPT.search(each) for each in words if each):
        raise InputError("holds NUL characters or halves of characters: it cannot be kept")


def edition_name(document: Document) -> str:
    """The name of what a document said: its text and address, and the facts that it is read with."""
    published = document.published
    day = (published.earliest.astimezone(UTC), published.latest.astimezone(UTC)) if published else ()
    facts = (document.url, document.title, document.outlet, document.byline, document.language)
    return content_id("edition", document.id, [moment.isoformat() for moment in day], facts)


def _sighted(page: Page, raw: str) -> str:
    return content_id("sighting", raw, page.name, page.url, page.media_type, page.charset, page.given)


def _given(page: Page) -> str:
    return json.dumps(page.given, ensure_ascii=False)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
