"""The pass that finds copies: a report that is new, or read anew, is compared with those that may hold its words.

Incremental and idempotent: a report is compared once, and a link between two is the same whichever came first. What
may hold its words is looked up in a sample of its runs of words and of its pairs of names and numbers, among reports
published within a month of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from readout.copies.compared import compared
from readout.copies.credits import credits_of
from readout.copies.narration import Narration, narration_of, word_hash
from readout.copies.reworded import pairs_of_facts, reworded
from readout.layers import Reading
from readout.ledger.families import LINK
from readout.ledger.file import insert, insert_all, statements_of
from readout.ledger.shown import reading_of
from readout.ledger.store import Store
from readout.text import Span, content_id

SCRIPT = "ledger_copies.sql"
RULES = 1
"""Raised when credits are read otherwise, so that those kept are read again."""
WINDOW = 31
"""Days between two reports of which one is a copy; a report without a date may be a copy of any."""
FEW = 3
"""Pairs of a name and a number in common from which one report may be the other reworded."""
KEPT = 40
"""Stretches of evidence that are kept of a link, those with the most words."""
AT_HAND = 2_000
"""Narrations that are kept at hand."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is compared: its number and name, its text, its narration."""

    document: int
    name: str
    text: str
    narration: Narration


class Copying:
    """The pass over one ledger, opened for writing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = store.connection
        self._report = lru_cache(maxsize=AT_HAND)(self._read)
        run_script(store, SCRIPT)

    def waiting(self) -> list[tuple[int, int]]:
        """Documents, each with its shown reading, that were not compared yet, in the order of their names."""
        return unseen(self._connection, "copies_of")

    def steps(self) -> int:
        """How many steps bringing it up to date takes."""
        again = 0 if self._by_these_rules() else len(self._compared())
        return again + len(self.waiting())

    def bring_up_to_date(self) -> Iterator[int]:
        """Compares what waits, one document a transaction; the number of links that each has.

        If credits were read by other rules, those of what was compared are read again first.
        """
        if not self._by_these_rules():
            yield from self._credit_again()
        for document, reading in self.waiting():
            with self._store.transaction():
                yield self._compare(document, reading)

    def _by_these_rules(self) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM copies_from WHERE rules = ?", (RULES,)).fetchone())

    def _compared(self) -> list[tuple[int, int]]:
        """Documents that were compared, each with the reading that was."""
        return self._connection.execute("SELECT document, reading FROM copies_of").fetchall()

    def _credit_again(self) -> Iterator[int]:
        for document, reading in self._compared():
            with self._store.transaction():
                self._connection.execute("DELETE FROM credit WHERE document = ?", (document,))
                self._credit(document, reading_of(self._connection, reading))
            yield 0
        with self._store.transaction():
            self._connection.execute("DELETE FROM copies_from")
            self._connection.execute("INSERT INTO copies_from VALUES (?)", (RULES,))

    def _credit(self, document: int, reading: Reading) -> None:
        for credit in credits_of(reading):
            row = (document, credit.agency, credit.span.start, credit.span.end, credit.rule)
            insert(self._connection, "credit", "document, agency, start, end, rule", row)

    def _compare(self, document: int, number: int) -> int:
        reading = reading_of(self._connection, number)
        self._forget(document)
        report = self._report(document, number)
        day = day_of(reading)
        facts = [hash_of(pair) for pair in pairs_of_facts(report.narration, report.text)]
        hashes = [*report.narration.sample, *facts]
        links = 0
        for other, shingles, pairs in self._candidates(document, hashes, day):
            if shingles or pairs >= FEW:
                (shown,) = self._connection.execute(
                    "SELECT reading FROM copies_of WHERE document = ?", (other,)
                ).fetchone()  # fmt: skip
                one, two = sorted((report, self._report(other, shown)), key=lambda each: each.name)
                links += self._link(one, two, facts=pairs >= FEW)
        insert_all(self._connection, "shingle", "hash, day, document", [(each, day, document) for each in hashes])
        self._credit(document, reading)
        self._connection.execute("INSERT OR REPLACE INTO copies_of VALUES (?, ?)", (document, number))
        return links

    def _forget(self, document: int) -> None:
        for sql in ("shingle WHERE document = ?1", "credit WHERE document = ?1", "copy WHERE one = ?1 OR other = ?1"):
            self._connection.execute(f"DELETE FROM {sql}", (document,))

    def _candidates(self, document: int, hashes: list[int], day: int) -> list[tuple[int, int, int]]:
        """Documents that share hashes: how many of runs of words (even) and of pairs of facts (odd)."""
        first, last = (day - WINDOW, day + WINDOW) if day else (0, 1 << 62)
        return self._connection.execute(
            "SELECT s.document, sum(s.hash % 2 = 0), sum(s.hash % 2) FROM json_each(?1) j JOIN shingle s"
            " ON s.hash = j.value AND (s.day BETWEEN ?2 AND ?3 OR s.day = 0) WHERE s.document <> ?4"
            " GROUP BY s.document ORDER BY s.document",
            (json.dumps(hashes), first, last, document),
        ).fetchall()

    def _read(self, document: int, number: int) -> Report:
        reading = reading_of(self._connection, number)
        (name,) = self._connection.execute("SELECT key FROM document WHERE id = ?", (document,)).fetchone()
        return Report(document, name, reading.document.text, narration_of(reading))

    def _link(self, one: Report, other: Report, *, facts: bool) -> bool:
        """Keeps the link between two reports, if there is one; only with ``facts`` in common may one be reworded."""
        name = content_id("copy", one.name, other.name)
        link = compared(one.narration, other.narration)
        evidence: list[tuple[int, Span, Span]]
        if link is not None:
            evidence = [(each.common, each.one, each.other) for each in link.taken]
            kind, shares = link.kind, (link.one_in_other, link.other_in_one)
        elif facts and (told := reworded(one.narration, one.text, other.narration, other.text)):
            evidence = [(0, mine, theirs) for mine, theirs in told.pairs]
            kind, shares = "rewrite", (told.share, told.share)
        else:
            return False
        words = sum(common for common, _, _ in evidence)
        evidence.sort(key=lambda each: (-each[0], each[1].start))
        spans = [[mine.start, mine.end, theirs.start, theirs.end] for _, mine, theirs in evidence[:KEPT]]
        row = (
            name,
            one.document,
            other.document,
            kind,
            *(round(share, 4) for share in shares),
            words,
            json.dumps(spans),
        )
        insert(self._connection, "copy", LINK, row)
        return True


def run_script(store: Store, script: str) -> None:
    """Makes the tables of a pass, where they are not there."""
    with store.transaction():
        for statement in statements_of(script):
            store.connection.execute(statement)


def unseen(connection: sqlite3.Connection, table: str) -> list[tuple[int, int]]:
    """Documents whose shown reading a pass has not noted in its table, each with that reading, by name."""
    return connection.execute(
        "SELECT h.document, h.reading FROM head h JOIN edition e ON e.id = h.edition"
        f" LEFT JOIN {table} t ON t.document = h.document WHERE t.reading IS NOT h.reading ORDER BY e.name"
    ).fetchall()


def day_of(reading: Reading) -> int:
    """The day of publication, counted from the year 1; 0 where it is not known."""
    published: Any = reading.document.published
    moment: datetime | None = published.earliest if published else None
    return moment.toordinal() if moment else 0


def hash_of(words: tuple[str, ...]) -> int:
    """An odd number of 62 bits: runs of words have even ones."""
    return word_hash("\0".join(words)) >> 2 | 1
