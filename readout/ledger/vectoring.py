"""The vectors of passages that a ledger keeps: made once for each report that is compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from readout.claims.heads import ClaimHead
from readout.claims.passages import passages_of
from readout.claims.vectors import Vectors, packed
from readout.ledger.copying import run_script
from readout.ledger.shown import reading_of
from readout.ledger.store import Store

SCRIPT = "ledger_retold.sql"
_LACKING = (
    "LEFT JOIN passages_of p ON p.document = h.document AND p.reading = h.reading AND p.model = ?1"
    " WHERE p.document IS NULL"
)
"""Shown readings whose vectors are not made yet."""


class Vectoring:
    """The vectors of one ledger, opened for writing. ``model``: a folder; raises SetupError for one without them."""

    def __init__(self, store: Store, model: str | None = None) -> None:
        self._store, self._connection = store, store.connection
        self._vectors = Vectors(model)
        run_script(store, SCRIPT)

    @property
    def head(self) -> ClaimHead:
        """By which passages are compared."""
        return self._vectors.head

    @property
    def name(self) -> str:
        """Whose vectors they are."""
        return self._vectors.name

    def lacking(self) -> int:
        """Of how many documents the vectors are not made yet."""
        (number,) = self._connection.execute(f"SELECT count(*) FROM head h {_LACKING}", (self.name,)).fetchone()
        return int(number)

    def make(self, documents: Iterable[int]) -> Iterator[int]:
        """Makes those that are not there, one document a transaction."""
        rows = self._connection.execute(
            f"SELECT h.document, h.reading FROM json_each(?2) j JOIN head h ON h.document = j.value {_LACKING}",
            (self.name, json.dumps(list(documents))),
        )
        for document, reading in rows.fetchall():
            with self._store.transaction():
                self._make(document, reading)
            yield document

    def _make(self, document: int, number: int) -> None:
        reading = reading_of(self._connection, number)
        spans = [passage.span for passage in passages_of(reading)]
        vectors = packed(self._vectors.of_report(reading, spans))
        row = (document, number, self.name, vectors)
        self._connection.execute("INSERT OR REPLACE INTO passages_of VALUES (?, ?, ?, ?)", row)
