"""What was known by a time: a ledger of the editions of that time, made for one question and gone after it.

So what is told of a past day is what a ledger filled by then would tell, by construction. What people have corrected
since holds there too.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from readout.errors import SetupError
from readout.groups import groups_of
from readout.ledger.copying import run_script
from readout.ledger.corrected import apply_all
from readout.ledger.file import has_table
from readout.ledger.judgements import judgements, keep
from readout.ledger.merging import edition_of, write_edition
from readout.ledger.store import Store
from readout.ledger.vectoring import SCRIPT

EDITIONS = """
SELECT e.id, e.document, e.published, (SELECT min(fetched) FROM sighting s WHERE s.edition = e.id) AS seen
FROM edition e ORDER BY e.document, seen IS NULL, seen, e.published, e.name
"""
VECTORS = """
SELECT p.model, p.vectors FROM passages_of p JOIN reading r ON r.id = p.reading JOIN edition e ON e.id = r.edition
JOIN run u ON u.id = r.run WHERE e.name = ? AND u.name = ?
"""


def moment(words: str) -> str:
    """A day or time as asked, ISO 8601 in UTC; a day is its last second. Raises SetupError for what is none."""
    try:
        if len(words) == 10:
            return datetime.combine(date.fromisoformat(words), time(23, 59, 59), UTC).isoformat()
        asked = datetime.fromisoformat(words)
    except ValueError:
        raise SetupError(f"{words!r:.60} is no time: write 2031-03-12 or 2031-03-12T18:00") from None
    return (asked if asked.tzinfo else asked.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


@contextmanager
def known_by(store: Store, when: str, documents: Iterable[int] | None = None) -> Iterator[Store]:
    """A ledger of what was published by a time (``moment``), of some documents or all.

    The first edition of a page counts from its publication, a later one from when it was first seen; what has no time
    was always known.
    """
    wanted = None if documents is None else set(documents)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "known.ledger") as known:
        run_script(known, SCRIPT)
        for number in _editions(store.connection, when, wanted):
            edition = edition_of(store.connection, number)
            with known.transaction():
                write_edition(known, edition)
        with known.transaction():
            for judgement in judgements(store.connection):
                keep(known.connection, judgement)
            apply_all(known.connection, known.roll)
            _vectors(store.connection, known.connection)
        yield known


def related(connection: sqlite3.Connection, documents: Iterable[int]) -> set[int]:
    """The documents that hang together with these: through likeness or copying, directly or not."""
    pairs = connection.execute("SELECT one, other FROM alike UNION SELECT one, other FROM copy").fetchall()
    wanted = set(documents)
    items = sorted(wanted | {each for pair in pairs for each in pair})
    return {each for group in groups_of(items, pairs) if wanted & set(group) for each in group}


def _editions(connection: sqlite3.Connection, when: str, wanted: set[int] | None) -> Iterator[int]:
    before: set[int] = set()
    for number, document, published, seen in connection.execute(EDITIONS).fetchall():
        known = (published or seen) if document not in before else (seen or published)
        before.add(document)
        if (wanted is None or document in wanted) and (known is None or known <= when):
            yield number


def _vectors(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Vectors that were made of the same readings are not made again."""
    if not has_table(source, "passages_of"):
        return
    shown = target.execute(
        "SELECT h.document, h.reading, e.name, u.name FROM head h JOIN reading r ON r.id = h.reading"
        " JOIN edition e ON e.id = r.edition JOIN run u ON u.id = r.run"
    ).fetchall()
    for document, reading, edition, run in shown:
        row = source.execute(VECTORS, (edition, run)).fetchone()
        if row is not None:
            target.execute("INSERT INTO passages_of VALUES (?, ?, ?, ?)", (document, reading, *row))
