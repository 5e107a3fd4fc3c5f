"""Which reading of each document is shown, and the tables drawn from it: the newest of its newest edition.

Older readings stay in the ledger and are not lost; their rows are not drawn.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from readout.exports.given import given
from readout.layers import BLOCKS, Reading
from readout.ledger.actors import Roll
from readout.ledger.changes import redraw_changes
from readout.ledger.codec import unpacked
from readout.ledger.drawing import Drawing
from readout.ledger.file import statements_of
from readout.records import REPORT_ROLES
from readout.text import Span

NEWEST = """
SELECT e.id, r.id FROM edition e JOIN reading r ON r.edition = e.id JOIN run u ON u.id = r.run
WHERE e.document = ?
ORDER BY coalesce((SELECT min(fetched) FROM sighting s WHERE s.edition = e.id), e.published, '') DESC, e.name DESC,
  r.made DESC, u.name DESC
LIMIT 1
"""
DRAWN = "ledger_drawn.sql"
REPORT = "id, title, text FROM report WHERE id = ?"
OF_STATEMENTS = ("part", "holder")


def show(
    connection: sqlite3.Connection, roll: Roll, document: int, fresh: tuple[int, Reading] | None = None, *,
    anew: bool = False,
) -> None:  # fmt: skip
    """Draws the newest reading of a document, if it is not shown; ``fresh`` is one at hand, with its number.

    ``anew`` draws it even if it is shown, as the machine read it.
    """
    newest = connection.execute(NEWEST, (document,)).fetchone()
    before = connection.execute("SELECT edition, reading FROM head WHERE document = ?", (document,)).fetchone()
    if newest is None or (newest == before and not anew):
        return
    if before is not None:
        connection.execute(
            f"INSERT INTO report_text (report_text, rowid, title, text) SELECT 'delete', {REPORT}", (document,)
        )
        _erase(connection, before[1])
    reading = fresh[1] if fresh is not None and fresh[0] == newest[1] else reading_of(connection, newest[1])
    connection.execute("INSERT OR REPLACE INTO head VALUES (?, ?, ?)", (document, *newest))
    connection.execute("DELETE FROM stretch WHERE document = ?", (document,))
    stretches = [(document, span.start, span.end) for span in report_spans(reading)]
    connection.executemany("INSERT INTO stretch VALUES (?, ?, ?)", stretches)
    connection.execute(f"INSERT INTO report_text (rowid, title, text) SELECT {REPORT}", (document,))
    Drawing(connection, roll, reading, newest[1]).draw()
    redraw_changes(connection, document)


def report_spans(reading: Reading) -> list[Span]:
    """The stretches of the text that are the report: its blocks, joined where nothing else stands between them."""
    found: list[Span] = []
    for block in given(reading, BLOCKS):
        if block.role not in REPORT_ROLES:
            continue
        if found and not reading.document.text[found[-1].end : block.span.start].strip():
            found[-1] = Span(found[-1].start, block.span.end)
        else:
            found.append(block.span)
    return found


def _erase(connection: sqlite3.Connection, reading: int) -> None:
    """Takes away what was drawn of a reading."""
    connection.execute("DELETE FROM dispute WHERE event IN (SELECT id FROM event WHERE reading = ?)", (reading,))
    connection.execute("DELETE FROM side WHERE event IN (SELECT id FROM event WHERE reading = ?)", (reading,))
    connection.execute("DELETE FROM event WHERE reading = ?", (reading,))
    for table in OF_STATEMENTS:
        own = "SELECT id FROM statement WHERE reading = ?"
        connection.execute(f"DELETE FROM {table} WHERE statement IN ({own})", (reading,))
    connection.execute("UPDATE statement SET parent = NULL WHERE reading = ?", (reading,))
    connection.execute("DELETE FROM statement WHERE reading = ?", (reading,))
    own = "actor IN (SELECT actor FROM mention WHERE reading = ?1)"
    connection.execute(f"DELETE FROM named WHERE reading = ?1 AND {own}", (reading,))
    connection.execute("DELETE FROM mention WHERE reading = ?", (reading,))


def redraw(connection: sqlite3.Connection, roll: Roll) -> None:
    """Drops every drawn table and draws all again, in the order of the documents; judgements are applied after it."""
    made = [statement.removeprefix("CREATE VIRTUAL ").removeprefix("CREATE ") for statement in statements_of(DRAWN)]
    for statement in reversed(made):  # what is spoken of after what speaks of it
        kind, name = statement.split()[:2]
        if kind in ("TABLE", "VIEW"):
            connection.execute(f"DROP {kind} IF EXISTS {name}")
    roll.forget()
    for statement in statements_of(DRAWN):
        connection.execute(statement)
    for (document,) in connection.execute("SELECT id FROM document ORDER BY id").fetchall():
        show(connection, roll, document)


def shown_reading(connection: sqlite3.Connection, document: int) -> Reading:
    """The reading that is shown of a document, by its number."""
    (number,) = connection.execute("SELECT reading FROM head WHERE document = ?", (document,)).fetchone()
    return reading_of(connection, number)


def reading_of(connection: sqlite3.Connection, number: int) -> Reading:
    """A reading of the ledger as it was read. Raises LedgerError when it is damaged."""
    layers, text, edition = connection.execute(
        "SELECT r.layers, b.text, e.id FROM reading r JOIN edition e ON e.id = r.edition JOIN body b ON b.id = e.body"
        " WHERE r.id = ?", (number,),
    ).fetchone()  # fmt: skip
    seen = connection.execute(
        "SELECT s.input, s.fetched, p.hash FROM sighting s JOIN snapshot p ON p.id = s.snapshot WHERE s.edition = ?"
        " ORDER BY s.fetched IS NULL, s.fetched, s.input, s.name LIMIT 1", (edition,),
    ).fetchone()  # fmt: skip
    name, fetched, page = seen or ("", None, None)
    return unpacked(layers, text, name=name, fetched=_moment(fetched), page=page[:16] if page else None)


def _moment(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None
