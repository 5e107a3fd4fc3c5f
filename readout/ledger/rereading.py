"""Kept pages read again by the model and version at hand: a further run beside the older ones, which stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from readout.api import Recipe
from readout.errors import LedgerError
from readout.ledger.adding import Added, add, run_of
from readout.ledger.store import Run, Store
from readout.records import Fault, Page


def reread(store: Store, recipe: Recipe, *, jobs: int = 1) -> Iterator[Added]:
    """Reads from its snapshot every edition that this run has not read, in the order of their names."""
    yield from add(store, unread(store, run_of(recipe)), recipe, jobs=jobs)


def unread(store: Store, run: Run) -> Iterator[Page | Fault]:
    """A page of each edition that the run has not read; a Fault where the snapshot is gone."""
    for edition in store.connection.execute(
        "SELECT e.id FROM edition e WHERE NOT EXISTS (SELECT 1 FROM reading r JOIN run u ON u.id = r.run"
        " WHERE r.edition = e.id AND u.name = ?) ORDER BY e.name", (run.name,),
    ).fetchall():  # fmt: skip
        yield page_of(store, edition[0])


def page_of(store: Store, edition: int) -> Page | Fault:
    """The page that an edition was read from, as it came."""
    row = store.connection.execute(
        "SELECT s.input, p.hash, s.media_type, s.url, s.fetched, s.charset, s.given FROM sighting s"
        " JOIN snapshot p ON p.id = s.snapshot WHERE s.edition = ?"
        " ORDER BY s.fetched IS NULL, s.fetched, s.input, s.name LIMIT 1", (edition,),
    ).fetchone()  # fmt: skip
    name, hash, media_type, url, fetched, charset, given = row
    try:
        data = store.snapshots.data(hash)
    except LedgerError as gone:
        return Fault(name, "ledger", str(gone), url)
    when = datetime.fromisoformat(fetched) if fetched else None
    return Page(name, data, media_type, url, when, charset, tuple((key, value) for key, value in json.loads(given)))
