"""The pass that finds reports retold in other words: within each story, every report is compared with every other.

Incremental and idempotent: two reports are compared once, and what is found of them is the same whichever came first.
What belongs to a story does not depend on it; by how many voices the story is told does.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from readout.claims.passages import passages_of
from readout.claims.vectors import unpacked
from readout.copies.retold import BIAS, ENOUGH, LINEAR, SQUARE, Body, body_of, retold
from readout.errors import SetupError
from readout.ledger.families import LINK, Member
from readout.ledger.file import insert
from readout.ledger.shown import reading_of
from readout.ledger.store import Store
from readout.ledger.stories import Story, named_stories
from readout.ledger.storying import Storying
from readout.ledger.vectoring import Vectoring
from readout.text import content_id

AT_HAND = 500
"""Reports that are kept at hand as they are compared."""
KEPT = 40
"""Pairs of passages that are kept of a link, the first of them."""
_COMPARED = (
    "JOIN settled t ON t.document = h.document LEFT JOIN retold_of r ON r.document = h.document"
    " AND r.reading = h.reading AND r.story = s.story AND r.state = ?1 || '.' || t.lead"
)
"""What a report was compared from, if it is the same reading of it, in the same story, of the same family still."""


class Retelling:
    """The pass over one ledger, opened for writing; stories are found first.

    ``model``: a folder; raises SetupError for one that cannot compare passages.
    """

    def __init__(self, store: Store, model: str | None = None) -> None:
        self.vectors = Vectoring(store, model)
        self._store, self._connection = store, store.connection
        self._storying = Storying(store)
        self._body = lru_cache(maxsize=AT_HAND)(self._read)
        self._state = content_id("retold", self.vectors.name, BIAS, LINEAR, SQUARE, ENOUGH)

    def steps(self) -> int:
        """How many steps bringing it up to date takes at most."""
        return self._storying.steps() + self.vectors.lacking()

    def bring_up_to_date(self) -> Iterator[int]:
        """Finds copies, stories and what is retold in them; something for each report that is done."""
        yield from self._storying.bring_up_to_date()
        for story in named_stories(self._connection, self._waiting(), retold=False):
            if len(story.families) > 1:
                yield from self.vectors.make(member.document for member in story.members)
            with self._store.transaction():
                self._compare(story)
        with self._store.transaction():
            self._forget()

    def _waiting(self) -> list[str]:
        """Stories of several reports of which one was not compared in it yet, as what it is and stands for now."""
        rows = self._connection.execute(
            f"SELECT s.story FROM story_of s JOIN head h ON h.document = s.document {_COMPARED}"
            " GROUP BY s.story HAVING count(*) > 1 AND count(r.document) < count(*) ORDER BY s.story",
            (self._state,),
        )
        return [story for (story,) in rows.fetchall()]

    def _compare(self, story: Story) -> None:
        """Compares the reports of a story that were not compared in it yet with all others."""
        rows = self._connection.execute(
            "SELECT h.document, h.reading, r.document IS NOT NULL, t.lead FROM json_each(?2) j"
            f" JOIN head h ON h.document = j.value JOIN story_of s ON s.document = h.document {_COMPARED}",
            (self._state, json.dumps([member.document for member in story.members])),
        ).fetchall()
        readings = {document: reading for document, reading, *_ in rows}
        new = {document for document, _, known, _ in rows if not known}
        for document in new:
            self._connection.execute("DELETE FROM retold WHERE one = ?1 OR other = ?1", (document,))
        if len(story.families) > 1:
            self._compare_new(story, readings, new)
        noted = [(document, readings[document], f"{self._state}.{lead}", story.id)
                 for document, _, known, lead in rows if not known]  # fmt: skip
        self._connection.executemany("INSERT OR REPLACE INTO retold_of VALUES (?, ?, ?, ?)", noted)

    def _compare_new(self, story: Story, readings: Mapping[int, int], new: Collection[int]) -> None:
        linked = self._linked(readings)
        members = sorted(story.members, key=lambda member: member.key)
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                pair = one.document, other.document
                if (pair[0] in new or pair[1] in new) and frozenset(pair) not in linked:
                    self._link(one, other, [self._body(each, readings[each]) for each in pair])

    def _linked(self, documents: Iterable[int]) -> set[frozenset[int]]:
        """The reports of which one was seen to be a copy of the other already."""
        rows = self._connection.execute(
            "SELECT c.one, c.other FROM json_each(?) j JOIN copy c ON c.one = j.value", (json.dumps(sorted(documents)),)
        )
        return {frozenset(row) for row in rows}

    def _link(self, one: Member, other: Member, bodies: Sequence[Body]) -> None:
        found = retold(*bodies)
        if found is None:
            return
        spans = [[*mine, *theirs] for mine, theirs in found.pairs[:KEPT]]
        row = (content_id("copy", one.key, other.key), one.document, other.document, "rewrite",
               round(found.one_in_other, 4), round(found.other_in_one, 4), 0, json.dumps(spans))  # fmt: skip
        insert(self._connection, "retold", LINK, row)

    def _read(self, document: int, number: int) -> Body:
        reading = reading_of(self._connection, number)
        (vectors,) = self._connection.execute(
            "SELECT vectors FROM passages_of WHERE document = ?", (document,)
        ).fetchone()  # fmt: skip
        return body_of(reading, [passage.span for passage in passages_of(reading)], unpacked(vectors))

    def _forget(self) -> None:
        """Drops links between reports that are not of one story any more."""
        self._connection.execute(
            "DELETE FROM retold WHERE (SELECT story FROM story_of WHERE document = one)"
            " IS NOT (SELECT story FROM story_of WHERE document = other)"
        )


def voices_in(store: Store) -> Retelling | Storying:
    """The pass by which voices are counted; without what is retold where no model is installed that compares."""
    try:
        return Retelling(store)
    except SetupError:
        return Storying(store)
