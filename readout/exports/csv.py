"""CSV: one row a statement, for spreadsheets; cells that a spreadsheet would run as a formula are defused."""

from __future__ import annotations

import csv
import io

from readout.exports.rows import Row, rows, words
from readout.layers import Reading

COLUMNS = (
    "document", "name", "url", "title", "outlet", "published", "number", "statement", "parent",
    "source", "chain", "cue", "content", "mode", "stance", "negated", "hedged", "addressee", "medium",
    "anonymous", "anonymity_reason", "place", "start", "end", "score",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell starting so is run by Excel, LibreOffice or Google Sheets (OWASP, "CSV injection"); the last four
are the full-width forms, which some of them fold to the plain ones."""


def header() -> str:
    """The line of column names."""
    return _line(COLUMNS)


def lines(reading: Reading) -> str:
    """One line a statement; the empty string for a reading that holds none."""
    return "".join(_line(_cells(reading, row)) for row in rows(reading))


def neutral(cell: str) -> str:
    """The cell with an apostrophe before anything that a spreadsheet would run as a formula."""
    return "'" + cell if cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell


def _cells(reading: Reading, row: Row) -> tuple[str, ...]:
    document, statement = reading.document, row.statement
    text, anonymous = document.text, statement.anonymous
    published = document.published.earliest.isoformat() if document.published else ""
    return (
        document.id, document.name, document.url or "", document.title or "", document.outlet or "", published,
        row.number, statement.id, statement.parent or "",
        row.who, " > ".join(link or "(unnamed)" for link in row.chain), words(text, statement.cue), row.what,
        statement.mode, statement.stance, _flag(statement.negated), _flag(statement.hedged),
        words(text, statement.addressee), statement.medium or "",
        anonymous.kind if anonymous else "", words(text, anonymous.reason) if anonymous else "",
        row.place, str(row.span.start), str(row.span.end), f"{statement.score:.4f}",
    )  # fmt: skip


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    return buffer.getvalue()
