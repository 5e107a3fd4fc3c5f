"""Stories put together again where something changed are those that putting all together anew would give."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from readout.ledger.settling import region_of
from readout.ledger.store import Store
from readout.ledger.storying import Storying
from tests.ledger.ledgers import RUN, made, page_of

REPORTS = 60
REACH = 6
"""How far apart two reports may be that are alike: they hang together in one long chain."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A ledger of made-up reports."""
    kept = Store(tmp_path / "a.ledger")
    for reading in made(REPORTS):
        kept.add(page_of(reading), reading, RUN)
    return kept


class Made:
    """A pass whose comparisons are made up, so that reports of one chain are alike at random."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.storying, self.store, self.chance = Storying(store), store, chance
        self.connection = store.connection
        self.readings = [reading for (reading,) in self.connection.execute("SELECT id FROM reading")]
        self.seen: list[int] = []

    def look(self, document: int) -> None:
        """As the passes do with a report that is new or was read anew."""
        self.storying._forget(document)
        self.connection.execute("DELETE FROM copy WHERE ?1 IN (one, other)", (document,))
        reading = self.readings[self.seen.count(document)]
        for table in ("copies_of", "stories_of"):
            self.connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (document, reading))
        for other in set(self.seen):
            if other != document and abs(other - document) <= REACH and self.chance.random() < 0.4:
                pair = sorted((document, other))
                self.connection.execute("INSERT INTO alike VALUES (?, ?, ?)", (*pair, self.chance.uniform(0.15, 0.9)))
                if self.chance.random() < 0.1:
                    self.connection.execute(
                        "INSERT INTO copy (name, one, other, kind, one_in_other, other_in_one, words, evidence)"
                        " VALUES (?, ?, ?, 'copy', 1, 1, 9, '[]')", (f"{pair}", *pair)
                    )  # fmt: skip
        self.seen.append(document)

    def settle(self) -> int:
        """Puts together what changed; how many reports were looked at."""
        region = region_of(self.connection)
        self.storying._assign()
        return len(region.documents) if region else 0

    def anew(self) -> set[frozenset[int]]:
        """What putting all together gives; the ledger is left as it was."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.backup(copy)
        for table in ("settled", "was_alike", "parted", "gathered", "story_of"):
            copy.execute(f"DELETE FROM {table}")
        self.storying._connection = copy
        self.storying._assign()
        self.storying._connection = self.connection
        return apart(copy)


def apart(connection: sqlite3.Connection) -> set[frozenset[int]]:
    """Which reports are together."""
    rows = connection.execute("SELECT group_concat(document) FROM story_of GROUP BY story")
    return {frozenset(map(int, row.split(","))) for (row,) in rows}


@pytest.mark.parametrize("seed", range(6))
def test_what_changed_is_enough_to_look_at(store: Store, seed: int) -> None:
    own = Made(store, random.Random(seed))
    order = [document for (document,) in own.connection.execute("SELECT id FROM document ORDER BY id")]
    sizes = []
    with store:
        for turn, document in enumerate([*order, *own.chance.sample(order, 12)]):
            own.look(document)
            if turn % 5 == 0:
                own.look(own.chance.choice(own.seen))
            if turn == 30 and (link := own.connection.execute("SELECT name FROM copy LIMIT 1").fetchone()):
                own.connection.execute("INSERT INTO review VALUES (?, 'rejected', 'A', '2031')", link)
            sizes.append(own.settle())
            assert apart(own.connection) == own.anew()
            assert own.settle() == 0
    late = [size for size in sizes[40:] if size]
    assert min(late) < REPORTS / 2  # a chain of all, and yet not all is looked at


def test_a_report_is_looked_at_without_a_walk_through_all_links(store: Store) -> None:
    """What one report more costs would else grow with the ledger."""
    storying, sql = Storying(store), list[str]()
    store.connection.set_trace_callback(sql.append)
    assert list(storying.bring_up_to_date())
    store.connection.set_trace_callback(None)
    kept = [each for each in sql if each.startswith("INSERT OR IGNORE INTO was_alike")][:2]
    plans = [row[3] for each in kept for row in store.connection.execute(f"EXPLAIN QUERY PLAN {each}")]
    assert len(kept) == 2 and plans and not [plan for plan in plans if plan.startswith("SCAN")]
