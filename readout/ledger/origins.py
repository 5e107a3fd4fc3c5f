"""Where a reading that is shown comes from: its raw page, its run, the judgements on its records."""

from __future__ import annotations

import sqlite3

from readout.errors import SetupError
from readout.exports.origin import Origin
from readout.ledger.judgements import standing

NEWEST = (
    "SELECT r.id, u.version, u.model, u.settings, r.made FROM reading r JOIN edition e ON e.id = r.edition"
    " JOIN run u ON u.id = r.run WHERE e.name = ? ORDER BY r.made DESC, u.name DESC LIMIT 1"
)
SNAPSHOT = (
    "SELECT p.hash FROM sighting s JOIN snapshot p ON p.id = s.snapshot JOIN edition e ON e.id = s.edition"
    " WHERE e.name = ? ORDER BY s.fetched IS NULL, s.fetched, s.input, s.name LIMIT 1"
)


def origin_of(connection: sqlite3.Connection, document: str) -> Origin:
    """The origin of an edition's newest reading. Raises SetupError where there is no such edition."""
    row = connection.execute(NEWEST, (document,)).fetchone()
    if row is None:
        raise SetupError(f"there is no document {document!r:.60}: readout documents lists them")
    number, version, model, settings, made = row
    page = connection.execute(SNAPSHOT, (document,)).fetchone()
    own = {document, *(name for (name,) in connection.execute(
        "SELECT name FROM statement WHERE reading = ?1 UNION SELECT name FROM event WHERE reading = ?1"
        " UNION SELECT a.key FROM named n JOIN actor a ON a.id = n.actor WHERE n.reading = ?1", (number,)
    ))}  # fmt: skip
    judged = tuple(each for each in standing(connection) if each.target in own)
    return Origin(version, model, settings, page[0] if page else None, made, judged)
