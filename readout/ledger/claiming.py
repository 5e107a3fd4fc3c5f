"""The pass that finds claims: in each story of several reports, passages that speak of one matter.

Incremental and idempotent: vectors of a report are made once, and a story's claims are found again only when its
reports changed. What belongs together does not depend on the order in which reports came; only a claim's name does,
since it is kept as long as most of the claim stays together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from readout.claims.grouping import ENOUGH, STAY, claims_of, stands
from readout.claims.heads import ClaimHead
from readout.claims.matching import WEIGHTS
from readout.ledger.attitudes import told_first
from readout.ledger.copying import run_script
from readout.ledger.file import insert_all
from readout.ledger.naming import named
from readout.ledger.retelling import Retelling
from readout.ledger.rivals import with_rivals
from readout.ledger.spoken import Spoken, spoken_in
from readout.ledger.store import Store
from readout.ledger.stories import Story, named_stories
from readout.text import content_id

SCRIPT = "ledger_claims.sql"
_CHANGED = (
    "SELECT s.story FROM story_of s JOIN head h ON h.document = s.document LEFT JOIN claimed c"
    " ON c.document = s.document AND c.reading = h.reading AND c.story = s.story WHERE c.document IS NULL"
    " UNION SELECT c.story FROM claimed c JOIN story_of s ON s.document = c.document WHERE s.story <> c.story"
)
"""Stories with a report that is new in them, or was read anew, and those that have lost one."""


class Claiming:
    """The pass over one ledger, opened for writing; stories and what is retold in them are found first.

    ``model``: a folder; raises SetupError for one that cannot compare passages.
    """

    def __init__(self, store: Store, model: str | None = None) -> None:
        self._store, self._connection = store, store.connection
        self._retelling = Retelling(store, model)
        self._vectors = self._retelling.vectors
        run_script(store, SCRIPT)

    @property
    def head(self) -> ClaimHead:
        """By which passages are compared."""
        return self._vectors.head

    def steps(self) -> int:
        """How many steps bringing it up to date takes."""
        return self._retelling.steps()

    def bring_up_to_date(self) -> Iterator[int]:
        """Finds copies, stories and claims; something for each report that is done."""
        yield from self._retelling.bring_up_to_date()
        rules = self._rules()
        for story in named_stories(self._connection, self._waiting(rules)):
            yield from self._vectors.make(member.document for member in story.members)
            with self._store.transaction():
                self._find(story)
        with self._store.transaction():
            self._forget()
            self._connection.execute("DELETE FROM claims_from")
            self._connection.execute("INSERT INTO claims_from VALUES (?)", (rules,))

    def _rules(self) -> str:
        """A name made of all that is the same for all stories: the model, the weights, what people rejected."""
        rejected = self._connection.execute("SELECT target FROM review WHERE state = 'rejected' ORDER BY target")
        return content_id("claims", self._vectors.name, WEIGHTS, ENOUGH, STAY, [target for (target,) in rejected])

    def _waiting(self, rules: str) -> list[str]:
        """The stories whose reports are not those that their claims were found from.

        All stories, where what is the same for all changed or was not written down at the end of a pass.
        """
        known = self._connection.execute("SELECT state FROM claims_from").fetchone()
        rows = self._connection.execute("SELECT DISTINCT story FROM story_of" if known != (rules,) else _CHANGED)
        return sorted(story for (story,) in rows.fetchall())

    def _find(self, story: Story) -> None:
        """Finds the claims of a story, if its reports changed."""
        readings = self._readings(story)
        state = self._state(story, readings)
        known = self._connection.execute("SELECT state FROM claims_of WHERE story = ?", (story.id,)).fetchone()
        if known != (state,):
            self._find_anew(story)
            self._connection.execute("INSERT OR REPLACE INTO claims_of VALUES (?, ?)", (story.id, state))
        self._connection.execute("DELETE FROM claimed WHERE story = ?", (story.id,))
        rows = [(*each, story.id) for each in readings.items()]
        self._connection.executemany("INSERT OR REPLACE INTO claimed VALUES (?, ?, ?)", rows)

    def _find_anew(self, story: Story) -> None:
        spoken = spoken_in(self._connection, story)
        alike = claims_of([each.compared for each in spoken], self.head)
        groups = with_rivals([[spoken[at] for at in group] for group in alike])
        documents = [member.document for member in story.members]
        before = self._before(documents)
        self._connection.execute("DELETE FROM claim WHERE story = ?", (story.id,))
        self._connection.executemany("DELETE FROM claim WHERE document = ?", [(each,) for each in documents])
        names = named([[_place(each) for each in group] for group in groups], before, _keys(spoken), "claim")
        for group in groups:
            told = stands([each.compared for each in group], told_first(group), self.head)
            rows = [(names[_place(each)], story.id, each.id, *_place(each), *how)
                    for each, how in zip(group, told, strict=True)]  # fmt: skip
            insert_all(self._connection, "claim", "name, story, passage, document, place, agrees, denies, other", rows)

    def _before(self, documents: Sequence[int]) -> dict[tuple[int, int], str]:
        """The claims that passages of these documents were of."""
        rows = self._connection.execute(
            "SELECT c.document, place, name FROM json_each(?) j JOIN claim c ON c.document = j.value",
            (json.dumps(documents),),
        )
        return {(document, place): name for document, place, name in rows.fetchall()}

    def _readings(self, story: Story) -> dict[int, int]:
        """The reading of each report of which the vectors are kept."""
        rows = self._connection.execute(
            "SELECT document, reading FROM json_each(?) j JOIN passages_of ON document = j.value",
            (json.dumps([member.document for member in story.members]),),
        )
        return dict(rows.fetchall())

    def _state(self, story: Story, readings: Mapping[int, int]) -> str:
        """A name made of all that a story's claims are found from."""
        own = [(member.key, member.published, readings[member.document]) for member in story.members]
        rejected = self._connection.execute(
            "SELECT target FROM review r WHERE state = 'rejected' AND ("
            " EXISTS (SELECT 1 FROM statement s JOIN json_each(?) j ON j.value = s.reading WHERE s.name = r.target)"
            " OR NOT EXISTS (SELECT 1 FROM statement s WHERE s.name = r.target)) ORDER BY target",
            (json.dumps([number for _, _, number in own]),),
        )
        return content_id("claims", self._vectors.name, WEIGHTS, ENOUGH, STAY, own, [target for (target,) in rejected])

    def _forget(self) -> None:
        """Drops the claims of stories that are no more."""
        gone = self._connection.execute(
            "SELECT story FROM claims_of c WHERE NOT EXISTS (SELECT 1 FROM story_of s WHERE s.story = c.story)"
        ).fetchall()
        for table in ("claim", "claimed", "claims_of"):
            self._connection.executemany(f"DELETE FROM {table} WHERE story = ?", gone)


def _place(spoken: Spoken) -> tuple[int, int]:
    return spoken.member.document, spoken.place


def _keys(spoken: Sequence[Spoken]) -> dict[tuple[int, int], str]:
    """By passage what its claim is named after, if it is the first of it."""
    return {_place(each): f"{each.member.published or '9999'} {each.member.key} {each.place:05}" for each in spoken}
