"""The claims of a story, each with the passages that speak of it, how they stand to one another, and its status."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from readout.claims.grouping import Stand
from readout.claims.status import Record, Status, evidence_of, status_of
from readout.copies.owners import houses
from readout.copies.reworded import LITTLE
from readout.ledger.accounts import Account, accounts_of, sources_of
from readout.ledger.file import has_table
from readout.ledger.spoken import Spoken, spoken_in
from readout.ledger.stories import Story, by_id
from readout.times.lexicon import CALENDAR

CONTESTED = ("retracted", "corrected", "superseded", "denied", "disputed")
"""Kinds of status of which both sides are shown."""
TIMES = CALENDAR | {"morning", "noon", "afternoon", "evening", "night", "early", "late", "day"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Claim:
    """A claim: passages of a story that speak of one matter, in the order of publication, and their status.

    ``first`` is when it was told for the first time, ISO 8601 in UTC.
    """

    id: str
    story: str
    accounts: tuple[Account, ...]

    @cached_property
    def lead(self) -> Account:
        """The passage that says best what is claimed: of the first report that holds it, and nearest to all others.

        Where a number is claimed, it is one that gives the number.
        """
        held = [each for each in self.accounts if each.record.attitude == "held" and not each.record.differs]
        told = [each for each in held if each.record.counted] or held or list(self.accounts)
        first = [each for each in told if each.record.report == told[0].record.report]
        middle = sum(each.spoken.compared.vector for each in self.accounts)
        return max(first, key=lambda each: (round(float(each.spoken.compared.vector @ middle), 4), each.record.id))

    @property
    def text(self) -> str:
        """What is claimed, in the words of the passage that says it best."""
        return " ".join(self.lead.spoken.text.split())

    @cached_property
    def status(self) -> Status:
        """Its status by all that is known."""
        return status_of(self.records)

    @property
    def records(self) -> list[Record]:
        """What the status is drawn from."""
        return [each.record for each in self.accounts]

    @cached_property
    def evidence(self) -> list[Account]:
        """Passages from which the status follows, none too many."""
        own = {record.id for record in evidence_of(self.records)}
        return [each for each in self.accounts if each.record.id in own]

    @property
    def first(self) -> str | None:
        """When it was told for the first time."""
        return self.accounts[0].spoken.member.published

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return len({each.record.report for each in self.accounts})

    @property
    def voices(self) -> list[str]:
        """The voices that do."""
        return list(dict.fromkeys(each.record.voice for each in self.accounts))

    @cached_property
    def houses(self) -> dict[str, list[str]]:
        """By the house that owns several voices that hold it themselves, these voices."""
        return houses(
            (each.record.voice, each.spoken.member.url) for each in self.accounts
            if each.record.attitude == "held" and each.spoken.member.publisher == each.record.voice
        )  # fmt: skip

    @property
    def is_news(self) -> bool:
        """Whether several voices speak of it, or it is contested; a mere time ("on Tuesday morning") is no news."""
        telling = [word for word in _WORD.findall(self.text.lower()) if len(word) > 2 and word not in TIMES | LITTLE]
        return len(telling) > 1 and (len(self.voices) > 1 or self.status.kind in CONTESTED)

    @property
    def weight(self) -> tuple[int, int, int, str]:
        """Claims that are contested or told in more voices come first."""
        return -(self.status.kind in CONTESTED), -len(self.voices), -self.reports, self.accounts[0].record.when


def claims(connection: sqlite3.Connection, story: Story) -> list[Claim]:
    """The claims of a story, the weightiest first; those that the pass over the ledger has found."""
    if not has_table(connection, "claim"):
        return []
    rows = connection.execute(
        "SELECT document, place, name, agrees, denies, other FROM claim WHERE story = ?", (story.id,)
    ).fetchall()  # fmt: skip
    name_of = {(document, place): (name, Stand(*how)) for document, place, name, *how in rows}
    told = spoken_in(connection, story)
    sources = sources_of(told, [voice.origin for voice in story.voices])
    groups: defaultdict[str, list[Spoken]] = defaultdict(list)
    stands: dict[str, Stand] = {}
    for spoken in told:
        own = name_of.get((spoken.member.document, spoken.place))
        if own is not None:
            groups[own[0]].append(spoken)
            stands[spoken.id] = own[1]
    found = [
        Claim(name, story.id, accounts_of(group, sources, stands)) for name, group in groups.items()
    ]  # fmt: skip
    return sorted(found, key=lambda claim: (claim.weight, claim.id))


def claim_by_id(connection: sqlite3.Connection, asked: str) -> tuple[Story, Claim] | None:
    """The claim of this id with its story."""
    if not has_table(connection, "claim"):
        return None
    row = connection.execute("SELECT story FROM claim WHERE name = ? LIMIT 1", (asked,)).fetchone()
    story = by_id(connection, row[0]) if row else None
    if story is None:
        return None
    claim = next((each for each in claims(connection, story) if each.id == asked), None)
    return (story, claim) if claim else None
