"""One line of an actor table: an alias, and what it stands for between two dates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

COLUMNS = (
    "alias", "name", "wikidata", "country", "sector", "kind", "office", "since", "until", "source", "licence",
    "ownership",
)  # fmt: skip
WRITTEN = "key"
"""The last column of the generated table: the key of the alias, so that loading need not work it out."""

HORIZONS = {"Phoenix 2014-01": "2014-01-30", "Wikidata 2022-10": "2022-10-01"}
"""The day up to which a source knew; an open spell of it is believed until then, and only supposed afterwards."""


class Row(NamedTuple):
    """A line as it stands in the file; an empty cell is an empty string; dates are YYYY, YYYY-MM or YYYY-MM-DD."""

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
    ownership: str

    def begun(self, day: str) -> bool:
        """Whether it has begun by a day; "2017" begins on 1 January."""
        return self.since <= day

    def ended(self, day: str) -> bool:
        """Whether it is over on a day; "2017" ends on 31 December."""
        return bool(self.until) and day[: len(self.until)] > self.until

    def holds(self, day: str) -> bool:
        """Whether it is in force on a day (YYYY-MM-DD)."""
        return self.begun(day) and not self.ended(day)

    def supposed(self, day: str) -> bool:
        """Whether it is open and its source did not yet know that day."""
        return not self.until and day > HORIZONS.get(self.source, "9999")

    def credit(self) -> str:
        """Source and licence, as an ``Actor`` names them."""
        return f"{self.source} ({self.licence})" if self.licence else self.source


def row_of(line: str) -> Row:
    """The row of one line; missing cells at its end are empty."""
    cells = line.split("\t")
    return Row(*cells[: len(COLUMNS)], *[""] * (len(COLUMNS) - len(cells)))


def day_of(on: date | None) -> str | None:
    """The day of a report's date as rows write it."""
    return None if on is None else on.isoformat()[:10]


def first_day(written: str) -> date | None:
    """The first day of "2017", "2017-05" or "2017-05-14"."""
    return date.fromisoformat((written + "-01-01")[:10]) if written else None


def last_day(written: str) -> date | None:
    """The last day that a partial date can mean, at most the 28th where only the month is known."""
    whole = {4: f"{written}-12-31", 7: f"{written}-28"}.get(len(written), written)
    return date.fromisoformat(whole) if whole else None
