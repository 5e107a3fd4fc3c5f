"""From a reading the rows that are searched: statements with their holders, events with their sides, mentions.

What is drawn can be dropped and drawn again; nothing here is the record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from readout.events.coding import coded
from readout.exports.deeds import deeds
from readout.exports.given import given
from readout.exports.happening import happening
from readout.exports.referents import Referents
from readout.exports.rows import rows
from readout.layers import ATTRIBUTIONS, EVENTS, MENTIONS, SPEAKERS, Reading
from readout.ledger.actors import Roll, of_entity, of_words
from readout.ledger.file import insert, insert_all
from readout.plover import Event, Participant
from readout.records import Attribution
from readout.text import Span

ROLES = ("source", "cue", "content", "addressee", "reason")
KINDS = ("name", "nominal", "pronoun")
SIDES = ("actor", "recipient")


class Drawing:
    """The rows of one reading, under its number in the ledger."""

    def __init__(self, connection: sqlite3.Connection, roll: Roll, reading: Reading, number: int) -> None:
        self.connection, self.roll, self.reading, self.number = connection, roll, reading, number
        self.text = reading.document.text
        self.known = Referents(reading)
        self.actors = {entity.id: roll.id(of_entity(entity)) for entity in self.known.entities}
        self.outlet = self._outlet()
        published = reading.document.published
        self.published = published.earliest.date().isoformat() if published else None

    def draw(self) -> None:
        """Writes every row."""
        self._mentions()
        self._events(self._statements())

    def _outlet(self) -> int | None:
        name = self.reading.document.outlet
        if not name:
            return None
        insert(self.connection, "outlet", "name", (name,))
        return int(self.connection.execute("SELECT id FROM outlet WHERE name = ?", (name,)).fetchone()[0])

    def _mentions(self) -> None:
        found = {
            (self.number, mention.span.start, mention.span.end, self.actors[mention.entity], KINDS.index(mention.kind))
            for mention in given(self.reading, MENTIONS)
            if mention.entity in self.actors
        }
        insert_all(self.connection, "mention", "reading, start, end, actor, kind", sorted(found))
        count_mentions(self.connection, self.number)

    def _statements(self) -> dict[str, int]:
        """The numbers of the statements by their names."""
        speakers = {
            each.attribution: [self.actors[entity] for entity in each.entities if entity in self.actors]
            for each in given(self.reading, SPEAKERS)
        }
        numbers: dict[str, int] = {}
        parents = {each.id: each.parent for each in given(self.reading, ATTRIBUTIONS)}
        for row in rows(self.reading):
            statement = row.statement
            own = speakers.get(statement.id, [])
            numbers[statement.id] = self._statement(statement, row.number, row.span, numbers, own[0] if own else None)
            self._holders(numbers[statement.id], statement.id, parents, speakers)
        return numbers

    def _statement(
        self, statement: Attribution, number: str, span: Span, numbers: dict[str, int], speaker: int | None
    ) -> int:  # fmt: skip
        said = self.known.said(statement.id)
        time = self.known.time_at(said.time) if said else None
        when = time.when if time else None
        cursor = self.connection.execute(
            "INSERT INTO statement (reading, name, number, parent, mode, stance, negated, hedged, medium, anonymous,"
            " score, start, end, speaker, outlet, published, said, said_until)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.number, statement.id, number, numbers.get(statement.parent or ""), statement.mode,
                statement.stance, statement.negated, statement.hedged, statement.medium,
                statement.anonymous.kind if statement.anonymous else None, round(statement.score, 4), span.start,
                span.end, speaker, self.outlet, self.published,
                when.earliest.date().isoformat() if when else None, when.latest.date().isoformat() if when else None,
            ),
        )  # fmt: skip
        row = int(cursor.lastrowid or 0)
        reason = statement.anonymous.reason if statement.anonymous else ()
        parts = (statement.source, statement.cue, statement.content, statement.addressee, reason)
        stretches = [(row, role, one.start, one.end) for role, spans in enumerate(parts) for one in spans]
        insert_all(self.connection, "part", "statement, role, start, end", stretches)
        content = " \u2026 ".join(one.of(self.text) for one in statement.content)
        self.connection.execute("INSERT INTO statement_text (rowid, content) VALUES (?, ?)", (row, content))
        return row

    def _holders(
        self, row: int, name: str, parents: dict[str, str | None], speakers: dict[str, list[int]]
    ) -> None:  # fmt: skip
        found, at, depth, seen = set(), name, 0, set()
        while at is not None and at not in seen:
            seen.add(at)
            found |= {(row, depth, actor) for actor in speakers.get(at, ())}
            at, depth = parents.get(at), depth + 1  # type: ignore[assignment]
        insert_all(self.connection, "holder", "statement, depth, actor", sorted(found))

    def _events(self, statements: dict[str, int]) -> None:
        if EVENTS not in self.reading:
            return
        codes = {each.event.id: each for each in coded(self.reading)}
        for deed in deeds(self.reading):
            event, code = deed.event, codes.get(deed.event.id)
            row = self._event(event, deed.number, code.type if code else None, bool(code and code.root), statements)
            self._sides(row, 0, event.actors)
            self._sides(row, 1, event.recipients)
            against = sorted({statements[name] for name in event.disputed if name in statements})
            insert_all(self.connection, "dispute", "event, statement", [(row, one) for one in against])

    def _event(self, event: Event, number: str, code: str | None, root: bool, statements: dict[str, int]) -> int:
        when = happening(self.known, self.reading.document, event)
        point = when.place
        cursor = self.connection.execute(
            "INSERT INTO event (reading, name, number, type, status, standing, code, root, modes, contexts, statement,"
            " disputed, mentions, start, end, evidence_start, evidence_end, score, outlet, published, day, day_until,"
            " day_basis, place, country, latitude, longitude, geonames)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.number, event.id, number, event.type, event.status, event.standing, code, root,
                ";".join(event.modes) or None, ";".join(event.contexts) or None, statements.get(event.under or ""),
                len(event.disputed), 1 + len(event.mentions), event.trigger.start, event.trigger.end,
                event.evidence.start, event.evidence.end, event.score, self.outlet, self.published,
                when.first.isoformat() if when.first else None, when.last.isoformat() if when.last else None,
                when.basis or None, when.placename or None, point.country if point else None,
                point.latitude if point else None, point.longitude if point else None,
                point.geonames if point else None,
            ),
        )  # fmt: skip
        row = int(cursor.lastrowid or 0)
        evidence = event.evidence.of(self.text)
        self.connection.execute("INSERT INTO event_text (rowid, evidence) VALUES (?, ?)", (row, evidence))
        return row

    def _sides(self, row: int, side: int, participants: Iterable[Participant]) -> None:
        told = []
        for participant in participants:
            start, end = participant.span
            own = [self.known.entity(name) for name in participant.entities]
            for entity, actor in zip(filter(None, own), participant.actors, strict=False):
                told.append((row, side, start, end, self.actors[entity.id], actor.country, actor.sector))
            for entity in list(filter(None, own))[len(participant.actors) :]:
                told.append((row, side, start, end, self.actors[entity.id], None, None))
            if not any(own):
                for known in of_words(participant, self.text):
                    told.append((row, side, start, end, self.roll.id(known), known.country, known.sector))
        self.connection.executemany("INSERT INTO side VALUES (?, ?, ?, ?, ?, ?, ?)", told)


def count_mentions(connection: sqlite3.Connection, reading: int) -> None:
    """Counts anew how often each actor is mentioned in a reading."""
    connection.execute(
        "INSERT OR REPLACE INTO named SELECT actor, reading, count(*) FROM mention WHERE reading = ? GROUP BY actor",
        (reading,),
    )
