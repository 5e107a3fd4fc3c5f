"""The pass that finds stories: reports that are alike and not far apart in time, families of copies counted once.

Incremental and idempotent. What belongs together depends on the reports alone and not on the order in which they came;
only a story's name does, since it is kept as long as most of the story stays together.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from readout.ledger.copying import Copying, day_of, hash_of, run_script, unseen
from readout.ledger.file import insert, insert_all
from readout.ledger.gathering import gather
from readout.ledger.naming import named
from readout.ledger.settling import Region, placed, region_of, settle
from readout.ledger.shown import reading_of, report_spans
from readout.ledger.store import Store
from readout.stories.clusters import ENOUGH, FLOOR, STAY, clusters
from readout.stories.likeness import BIAS, NAMES, NEAR, WINDOW, WORDS, Profile, likeness, profile_of
from readout.text import content_id

SCRIPT = "ledger_stories.sql"
RULES = content_id("stories", BIAS, NAMES, WORDS, NEAR, WINDOW, FLOOR, ENOUGH, STAY)
"""The name of what reports are compared by."""
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
        with store.transaction():
            self._begin_again()

    def _begin_again(self) -> None:
        """Drops what other rules found, but for the names of stories, which are kept if they can be."""
        if self._connection.execute("SELECT rules FROM stories_from").fetchone() == (RULES,):
            return
        for table in ("stories_of", "mark", "alike", "gathered", "settled", "was_alike", "parted", "stories_from"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("INSERT INTO stories_from VALUES (?)", (RULES,))

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
        self._forget(document)
        profile, day = self._profile(document, number)
        marks = [hash_of((mark,)) for mark in profile.marks]
        for other in self._candidates(document, marks, day):
            (shown,) = self._connection.execute(
                "SELECT reading FROM stories_of WHERE document = ?", (other,)
            ).fetchone()  # fmt: skip
            theirs, then = self._profile(other, shown)
            how = likeness(profile, theirs, abs(day - then) if day and then else None)
            if how >= FLOOR:
                row = (*sorted((document, other)), round(how, 4))
                insert(self._connection, "alike", "one, other, likeness", row)
        insert_all(self._connection, "mark", "hash, day, document", [(mark, day, document) for mark in marks])
        self._connection.execute("INSERT OR REPLACE INTO stories_of VALUES (?, ?)", (document, number))

    def _forget(self, document: int) -> None:
        """Drops what was found of a report, and keeps what its story was made from until that is made again."""
        for side in ("one", "other"):  # CROSS JOIN: from the few links of this report, never through all reports
            self._connection.execute(
                "INSERT OR IGNORE INTO was_alike SELECT a.* FROM alike a"
                " CROSS JOIN settled s ON s.document = a.one"
                " CROSS JOIN stories_of r ON r.document = a.one AND r.reading = s.reading"
                " CROSS JOIN settled t ON t.document = a.other"
                " CROSS JOIN stories_of o ON o.document = a.other AND o.reading = t.reading"
                f" WHERE a.{side} = ?",
                (document,),
            )
        for table in ("mark WHERE document = ?1", "alike WHERE one = ?1 OR other = ?1"):
            self._connection.execute(f"DELETE FROM {table}", (document,))

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
        """Puts reports together where something changed, and names what comes out."""
        region = region_of(self._connection)
        if region is None:
            return
        settle(self._connection, region)
        gathered = gather(self._connection, region, _together(region))
        rows = self._connection.execute(
            "SELECT s.document, story FROM json_each(?) j JOIN story_of s ON s.document = j.value",
            (json.dumps(list(gathered.keys)),),
        )
        before = dict(rows.fetchall())
        now = named(gathered.groups, before, gathered.keys, "story", self._elsewhere(gathered.keys))
        if now == before:
            return
        self._connection.executemany("INSERT OR REPLACE INTO story_of VALUES (?, ?)", sorted(now.items()))
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        for story, what, other in _changes(before, now):
            self._connection.execute(
                "INSERT INTO story_change (made, story, what, other) VALUES (?, ?, ?, ?)", (made, story, what, other)
            )

    def _elsewhere(self, documents: Collection[int]) -> Callable[[str], bool]:
        """Whether a report that is none of these is of a story of this name."""

        def taken(name: str) -> bool:
            rows = self._connection.execute("SELECT document FROM story_of WHERE story = ?", (name,))
            return any(document not in documents for (document,) in rows)

        return taken


def _together(region: Region) -> list[list[int]]:
    """Groups of the first reports of families that are alike enough, in their order; copies go with their family."""
    order = region.documents
    place, alike = placed(order, region.alike)
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for document in order:
        copies[region.lead[document]].append(document)
    groups = clusters([place[document] for document in copies], alike)
    return [sorted(each for at in group for each in copies[order[at]]) for group in groups]


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
