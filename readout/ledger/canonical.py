"""A ledger as lines that do not depend on how it came to be: not on order, writers, row numbers or the clock.

Two ledgers that hold the same give the same bytes. A line is an edition with its text, where it was seen and all its
readings; then refusals and judgements. Sorted, in JSON with sorted keys.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """The lines, newline included."""
    for row in connection.execute("SELECT id FROM edition ORDER BY name").fetchall():
        yield _line("edition", _edition(connection, row[0]))
    for kind, columns in OTHERS.items():
        names = columns.split(", ")
        for row in connection.execute(f"SELECT {columns} FROM {kind} ORDER BY name").fetchall():
            yield _line(kind, dict(zip(names, row, strict=True)))


OTHERS = {
    "refusal": "name, kind, input, url, stage, cause",
    "judgement": "name, action, target, field, value, author, made, note",
}
FACTS = "name, url, title, outlet, byline, language, published, published_until, precision, basis"


def _edition(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    facts = connection.execute(f"SELECT {FACTS} FROM edition WHERE id = ?", (number,)).fetchone()
    key, text = connection.execute(
        "SELECT d.key, b.text FROM edition e JOIN document d ON d.id = e.document JOIN body b ON b.id = e.body"
        " WHERE e.id = ?", (number,),
    ).fetchone()  # fmt: skip
    seen = connection.execute(
        "SELECT s.name, s.input, p.hash FROM sighting s JOIN snapshot p ON p.id = s.snapshot WHERE s.edition = ?"
        " ORDER BY s.name", (number,),
    ).fetchall()  # fmt: skip
    readings = connection.execute(
        "SELECT u.name, r.layers FROM reading r JOIN run u ON u.id = r.run WHERE r.edition = ? ORDER BY u.name",
        (number,),
    ).fetchall()
    return {
        **dict(zip(FACTS.split(", "), facts, strict=True)),
        "document": key,
        "text": text,
        "seen": [list(row) for row in seen],
        "readings": {run: json.loads(zlib.decompress(layers)) for run, layers in readings},
    }


def _line(kind: str, record: dict[str, Any]) -> str:
    return json.dumps({kind: record}, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
