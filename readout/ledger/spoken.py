"""The passages of a story's reports, in the order of publication, each with who speaks and as it is compared."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readout.claims.holders import Holder
from readout.claims.matching import Compared
from readout.claims.origins import Speaker
from readout.claims.passages import Passage, passages_of
from readout.claims.refuted import with_refuted
from readout.claims.vectors import unpacked
from readout.copies.reworded import LITTLE
from readout.exports.given import given
from readout.layers import ATTRIBUTIONS, ENTITIES, Reading
from readout.ledger.actors import Known, folded, of_entity
from readout.ledger.families import Member
from readout.ledger.shown import reading_of
from readout.ledger.stories import Story
from readout.names.certain import is_people
from readout.text import Span, content_id

NOBODY = LITTLE | frozenset(
    ["both", "other", "others", "another", "someone", "somebody", "everyone", "nobody", "none", "neither", "either",
     "text", "statement", "communique", "message", "letter", "memo", "document", "documents", "paper", "release"]
)  # fmt: skip
"""Words that name nobody as a source: what is written is some body's."""
BODIES = ("police", "military", "prosecutor", "judge", "state media", "rescuer", "intelligence")
"""Kinds of sources without a name of which a story has one: "prosecutors" are the same in all its reports.

Those of two countries are two.
"""
_NAME = re.compile(r"[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage of a report: its place among them, its words, who holds it (innermost first; None: not known).

    ``anonymous``: its innermost source is not named. ``sides``: whom it names.
    """

    id: str
    member: Member
    voice: str
    family: str
    place: int
    passage: Passage
    text: str
    chain: tuple[Speaker | None, ...]
    anonymous: bool
    sides: tuple[Speaker, ...]
    compared: Compared
    reading: Reading

    @property
    def order(self) -> tuple[str, str, int]:
        """Earlier reports before later ones, a report's passages in text order."""
        return self.member.published or "9999", self.member.key, self.place

    @property
    def span(self) -> Span:
        """Its characters in the report's text."""
        return self.passage.span


def spoken_in(connection: sqlite3.Connection, story: Story) -> list[Spoken]:
    """The passages of a story whose vectors were made, but none that stands in a statement that was rejected."""
    voices = {
        member.document: (voice.origin, family.id)
        for voice in story.voices for family in voice.families for member in family.members
    }  # fmt: skip
    rejected = {target for (target,) in connection.execute("SELECT target FROM review WHERE state = 'rejected'")}
    found: list[Spoken] = []
    for member in story.members:
        row = connection.execute(
            "SELECT reading, vectors FROM passages_of WHERE document = ?", (member.document,)
        ).fetchone()
        if row is not None:
            own = _spoken(connection, member, *voices[member.document], *row)
            found += [each for each in own if each.id not in rejected and each.passage.statement not in rejected]
    return found


def _spoken(
    connection: sqlite3.Connection, member: Member, voice: str, family: str, number: int, vectors: bytes
) -> Iterator[Spoken]:  # fmt: skip
    reading = reading_of(connection, number)
    text = reading.document.text
    speakers = _speakers(connection, number)
    known = {
        each.id: _of(of_entity(each), tuple(role.of(text) for role in each.roles)) for each in given(reading, ENTITIES)
    }  # fmt: skip
    statements = {each.id: each for each in given(reading, ATTRIBUTIONS)}
    passages, kept = list(with_refuted(passages_of(reading), text, statements)), unpacked(vectors)
    if len(passages) != len(kept):
        return  # they are of another version, whose pass has to be run again
    for place, (passage, vector) in enumerate(zip(passages, kept, strict=True)):
        yield Spoken(
            content_id("passage", member.key, reading.document.id, passage.span), member, voice, family, place, passage,
            passage.span.of(text), tuple(_speaker(holder, speakers, known) for holder in passage.holders),
            bool(passage.holders) and passage.holders[0].kind not in (None, *BODIES),
            tuple(known[each] for each in passage.sides if each in known),
            Compared(passage.span.of(text), vector, passage.figures, frozenset(passage.types),
                     passage.attitude == "denied"),
            reading,
        )  # fmt: skip


def _speaker(holder: Holder, speakers: Mapping[str, Speaker], known: Mapping[str, Speaker]) -> Speaker | None:
    """Who holds a passage: as the ledger shows it, or as the report calls him."""
    if holder.kind in BODIES:
        whose = sorted(word for word in _NAME.findall(holder.words) if is_people(word))
        return Speaker("|".join(["kind", holder.kind, *whose]), holder.words or holder.kind, False)
    own = next((known[each] for each in holder.entities if each in known), None)
    shown = speakers.get(holder.statement or "")
    if shown is not None and (own is None or own.key != shown.key):
        own = shown  # people corrected it; else the report's own name, whichever report came first
    if own is not None and own.type == "place" and own.sector is None:
        return None  # a town says nothing
    if own is None and any(len(word) > 3 and word.lower() not in NOBODY for word in holder.words.split()):
        own = Speaker(f"words|{folded(holder.words)}", holder.words, False)
    return own


def _of(known: Known, roles: tuple[str, ...]) -> Speaker:
    return Speaker(known.key, known.name, known.named, known.country, known.sector, known.type, roles)


def _speakers(connection: sqlite3.Connection, reading: int) -> dict[str, Speaker]:
    """By statement who speaks: as people corrected it, and actors that are one as one."""
    rows = connection.execute(
        "SELECT s.name, coalesce(m.key, a.key), coalesce(m.name, a.name), coalesce(m.named, a.named),"
        " coalesce(m.country, a.country), coalesce(m.sector, a.sector), coalesce(m.type, a.type)"
        " FROM statement s JOIN actor a ON a.id = s.speaker"
        " LEFT JOIN merged g ON g.actor = a.id LEFT JOIN actor m ON m.id = g.into_actor WHERE s.reading = ?",
        (reading,),
    )
    return {
        name: Speaker(key, called, bool(named), country, sector, kind)
        for name, key, called, named, country, sector, kind in rows
    }
