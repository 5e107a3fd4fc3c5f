"""A list of a ledger as a small table for a notebook cell; everything that came from a page is escaped."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from readout.exports.html_escape import escape

if TYPE_CHECKING:
    from readout.ledger.query import Results

ROWS = 10
LONGEST = 120


def table(results: Results) -> str:
    """The first rows, and how many there are in all."""
    names = [column.name for column in results.columns]
    shown = list(islice(results.tuples(), ROWS))
    kept = [at for at in range(len(names)) if any(row[at] not in (None, "") for row in shown)]
    head = "".join(f"<th>{escape(names[at])}</th>" for at in kept)
    body = "".join("<tr>" + "".join(f"<td>{_cell(row[at])}</td>" for at in kept) + "</tr>\n" for row in shown)
    total = len(results)
    told = f"{total:,} rows" if total <= ROWS else f"the first {ROWS} of {total:,} rows"
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n<p>{told}</p>"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + "\u2026")
