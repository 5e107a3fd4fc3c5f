"""The pass that finds stories: reports that are alike and not far apart in time, families of copies counted once.

Incremental and idempotent. What belongs together depends on the reports alone and not on the order in which they came;
only a story's name does, since it is kept as long as most of the story stays together.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from readout.groups import groups_of
from readout.ledger.copying import Copying, day_of, hash_of, run_script, unseen
from readout.ledger.families import families
from readout.ledger.file import insert, insert_all
from readout.ledger.naming import named
from readout.ledger.shown import reading_of, report_spans
from readout.ledger.store import Store
from readout.stories.clusters import FLOOR, clusters
from readout.stories.likeness import Profile, likeness, profile_of

SCRIPT = "ledger_stories.sql"
WINDOW = 7
"""Days between two reports that are compared; one without a date is compared with all."""
FEW = 3
"""Marks in common from which two reports are compared."""
AT_HAND = 5_000
"""Profiles that are kept at hand."""


class Storying:
    """The pass over one ledger, opened for writing; copies are found first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = store.connection
        self._copying = Copying(store)
        self._profile = lru_cache(maxsize=AT_HAND)(self._read)
        run_script(store, SCRIPT)

    def waiting(self) -> list[tuple[int, int]]:
        """Documents, each with its shown reading, that were not looked at yet, in the order of their names."""
        return unseen(self._connection, "stories_of")

    def steps(self) -> int:
        """How many steps bringing it up to date takes."""
        return len(self._copying.waiting()) + len(self.waiting())

    def bring_up_to_date(self) -> Iterator[int]:
        """Finds copies and stories; something for each document that is done, and a last one for all."""
        yield from self._copying.bring_up_to_date()
        for document, reading in self.waiting():
            with self._store.transaction():
                self._compare(document, reading)
            yield document
        with self._store.transaction():
            self._assign()

    def _compare(self, document: int, number: int) -> None:
        for table in ("mark WHERE document = ?1", "alike WHERE one = ?1 OR other = ?1"):
            self._connection.execute(f"DELETE FROM {table}", (document,))
        profile, day = self._profile(document, number)
        marks = [hash_of((mark,)) for mark in profile.marks]
        for other in self._candidates(document, marks, day):
            (shown,) = self._connection.execute(
                "SELECT reading FROM stories_of WHERE document = ?", (other,)
            ).fetchone()  # fmt: skip
            how = likeness(profile, self._profile(other, shown)[0])
            if how >= FLOOR:
                row = (*sorted((document, other)), round(how, 4))
                insert(self._connection, "alike", "one, other, likeness", row)
        insert_all(self._connection, "mark", "hash, day, document", [(mark, day, document) for mark in marks])
        self._connection.execute("INSERT OR REPLACE INTO stories_of VALUES (?, ?)", (document, number))

    def _candidates(self, document: int, marks: list[int], day: int) -> list[int]:
        first, last = (day - WINDOW, day + WINDOW) if day else (0, 1 << 62)
        rows = self._connection.execute(
            "SELECT m.document FROM json_each(?1) j JOIN mark m ON m.hash = j.value"
            " AND (m.day BETWEEN ?2 AND ?3 OR m.day = 0) WHERE m.document <> ?4"
            " GROUP BY m.document HAVING count(*) >= ?5 ORDER BY m.document",
            (json.dumps(marks), first, last, document, FEW),
        )
        return [other for (other,) in rows]

    def _read(self, document: int, number: int) -> tuple[Profile, int]:
        reading = reading_of(self._connection, number)
        text = "\n".join(span.of(reading.document.text) for span in report_spans(reading))
        return profile_of(f"{reading.document.title or ''}\n{text}"), day_of(reading)

    def _assign(self) -> None:
        """Puts reports together and names what comes out."""
        first = {member.document: family.members[0].document
                 for family in families(self._connection) for member in family.members}  # fmt: skip
        before = dict(self._connection.execute("SELECT document, story FROM story_of").fetchall())
        documents = [row[0] for row in self._connection.execute("SELECT document FROM stories_of ORDER BY document")]
        keys = self._keys()
        documents.sort(key=lambda document: keys[document])
        groups = _together(documents, first, self._alike(first))
        now = named(groups, before, keys, "story")
        if now == before:
            return
        self._connection.execute("DELETE FROM story_of")
        self._connection.executemany("INSERT INTO story_of VALUES (?, ?)", sorted(now.items()))
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        for story, what, other in _changes(before, now):
            self._connection.execute(
                "INSERT INTO story_change (made, story, what, other) VALUES (?, ?, ?, ?)", (made, story, what, other)
            )

    def _alike(self, first: Mapping[int, int]) -> dict[tuple[int, int], float]:
        """How alike the first reports of families are; of the others nothing."""
        rows = self._connection.execute("SELECT one, other, likeness FROM alike")
        return {
            (one, other): how
            for one, other, how in rows
            if first.get(one, one) == one and first.get(other, other) == other
        }

    def _keys(self) -> dict[int, str]:
        """By document what its story is named after, if it is the first of it: the earliest is the least."""
        rows = self._connection.execute(
            "SELECT h.document, coalesce(e.published, '9999') || ' ' || d.key FROM head h"
            " JOIN edition e ON e.id = h.edition JOIN document d ON d.id = h.document"
        )
        return dict(rows.fetchall())


def _together(
    documents: list[int], first: Mapping[int, int], alike: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """The stories: within what hangs together at all, groups that are alike enough; copies go with their family.

    Documents are in an order that does not depend on when they came, by which ties are broken.
    """
    place = {document: at for at, document in enumerate(documents)}
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for document in documents:
        copies[first.get(document, document)].append(document)
    told = [document for document in documents if document in copies]
    found = []
    near: defaultdict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    loose = groups_of(told, alike)
    lead = {document: group[0] for group in loose for document in group}
    for (one, other), how in alike.items():
        low, high = sorted((place[one], place[other]))
        near[lead[one]][low, high] = how
    for group in loose:
        found += clusters([place[document] for document in group], near[group[0]])
    return [sorted(each for item in group for each in copies[documents[item]]) for group in found]


def _changes(before: Mapping[int, str], now: Mapping[int, str]) -> list[tuple[str, str, str | None]]:
    """What became of the stories, by name."""
    old, new = set(before.values()), set(now.values())
    found: list[tuple[str, str, str | None]] = []
    for story in sorted(old - new):
        into = Counter(now[document] for document, name in before.items() if name == story and document in now)
        found.append((story, "merged into", into.most_common(1)[0][0] if into else None))
    for story in sorted(new - old):
        of = Counter(before[document] for document, name in now.items() if name == story and document in before)
        found.append((story, "split from" if of else "new", of.most_common(1)[0][0] if of else None))
    return found
