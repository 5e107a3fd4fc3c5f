"""What was taken back or corrected in a story, by whom and when."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from readout.ledger.shown import shown_reading
from readout.ledger.stories import Story
from readout.stories.corrections import Kind, corrections_of


@dataclass(frozen=True, slots=True)
class Mended:
    """A withdrawal or correction: the report that it stands in, its voice, and its words."""

    kind: Kind
    document: str
    voice: str
    publisher: str
    published: str | None
    text: str
    start: int
    end: int


def mended(connection: sqlite3.Connection, story: Story) -> list[Mended]:
    """The corrections of a story in the order of publication; copies of one are told each."""
    voice_of = story.voice_of
    found = []
    for member in story.members:
        reading = shown_reading(connection, member.document)
        for each in corrections_of(reading):
            found.append(Mended(
                each.kind, member.id, voice_of[member.document], member.publisher, member.published,
                each.span.of(reading.document.text), each.span.start, each.span.end,
            ))  # fmt: skip
    return found
