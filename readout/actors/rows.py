"""One line of an actor table: an alias, and what it stands for between two dates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

COLUMNS = (
    "alias", "name", "wikidata", "country", "sector", "kind", "office", "since", "until", "source", "licence"
)  # fmt: skip


class Row(NamedTuple):
    """A line as it stands in the file; an empty cell is an empty string, ``since`` and ``until`` are ISO dates."""

    alias: str
    name: str
    wikidata: str
    country: str
    sector: str
    kind: str
    office: str
    since: str
    until: str
    source: str
    licence: str

    def holds(self, on: date | None) -> bool:
        """Whether the row is in force on a date; without a date, every row is."""
        if on is None:
            return True
        day = on.isoformat()
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


def row_of(line: str) -> Row:
    """The row of one line; missing cells at its end are empty."""
    cells = line.split("\t")
    return Row(*cells[: len(COLUMNS)], *[""] * (len(COLUMNS) - len(cells)))
