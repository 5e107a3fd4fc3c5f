"""What is said in a story: every utterance once, with all statements that relay it and the voices that do."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from readout.ledger.stories import Story
from readout.stories.utterances import Saying, utterances

_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")


@dataclass(frozen=True, slots=True)
class Relay:
    """A statement that relays an utterance: its id and document, the voice that its report belongs to, its words."""

    id: str
    document: str
    voice: str
    publisher: str
    stance: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said, with its relays in the order of publication; ``stance`` is that of most of them."""

    speaker: str | None
    stance: str
    relays: tuple[Relay, ...]

    @property
    def reports(self) -> int:
        """How many reports relay it."""
        return len({relay.document for relay in self.relays})

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that relay it, each once."""
        return tuple(dict.fromkeys(relay.voice for relay in self.relays))

    @property
    def text(self) -> str:
        """Its words in the first relay."""
        return self.relays[0].text


def sayings(connection: sqlite3.Connection, story: Story) -> list[Utterance]:
    """The utterances of a story, those of most voices first, then of most reports."""
    members = {member.document: member for member in story.members}
    order = {document: at for at, document in enumerate(members)}
    voice_of = story.voice_of
    told: list[Saying] = []
    relays: dict[tuple[str, int], Relay] = {}  # the statements of one text on two pages have the same ids
    names: dict[tuple[str, int], str | None] = {}
    for row in sorted(_statements(connection, list(members)), key=lambda row: (order[row[1]], row[6], row[0])):
        name, document, stance, key, speaker, text, start, end = row
        member = members[document]
        relays[name, document] = Relay(name, member.id, voice_of[document], member.publisher, stance, text, start, end)
        names[name, document] = speaker
        told.append(Saying(name, document, key, speaker, tuple(word.lower() for word in _WORD.findall(text))))
    groups = [[(each.id, each.document) for each in group] for group in utterances(told)]
    found = [_utterance([relays[each] for each in group], [names[each] for each in group]) for group in groups]
    return sorted(found, key=lambda each: (-len(each.voices), -each.reports))


def _utterance(relays: Sequence[Relay], names: Sequence[str | None]) -> Utterance:
    known = [name for name in names if name]
    stances = [relay.stance for relay in relays]
    return Utterance(
        max(known, key=lambda name: (known.count(name), len(name))) if known else None,
        max(stances, key=lambda stance: (stances.count(stance), stance)),
        tuple(relays),
    )


def _statements(
    connection: sqlite3.Connection, documents: list[int]
) -> list[tuple[str, int, str, str | None, str | None, str, int, int]]:  # fmt: skip
    """Statements that hold something: id, document, stance, speaker's key and name, content, and where it stands."""
    rows = connection.execute(
        "SELECT s.name, h.document, s.stance, coalesce(m.key, a.key), coalesce(m.name, a.name),"
        " group_concat(substr(b.text, p.start + 1, p.end - p.start), ' \u2026 '), min(p.start), max(p.end)"
        " FROM json_each(?) j JOIN head h ON h.document = j.value JOIN statement s ON s.reading = h.reading"
        " JOIN part p ON p.statement = s.id AND p.role = 2"
        " JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body"
        " LEFT JOIN actor a ON a.id = s.speaker"
        " LEFT JOIN merged g ON g.actor = a.id LEFT JOIN actor m ON m.id = g.into_actor"
        " WHERE s.name NOT IN (SELECT target FROM review WHERE state = 'rejected') GROUP BY s.id",
        (json.dumps(documents),),
    )
    return rows.fetchall()
