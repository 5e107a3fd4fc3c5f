"""A reading as people corrected it: rejected records gone, labels and names as the lists show them.

The characters never change, and a record that nobody judged is the machine's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from readout.exports.given import given
from readout.layers import ATTRIBUTIONS, ENTITIES, EVENTS, SAID, SPEAKERS, Layer, Reading
from readout.ledger.shown import reading_of
from readout.plover import Event, Participant
from readout.records import Attribution
from readout.referents import Actor, Entity, Speaker

STATEMENT_LABELS = ("stance", "negated", "hedged")
EVENT_LABELS = ("type", "status", "standing")
JUDGED = "a person said so"


def reviewed(connection: sqlite3.Connection, number: int) -> Reading:
    """The reading that is shown under this number, with every judgement that holds."""
    reading = reading_of(connection, number)
    if not connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone():
        return reading
    return _Review(connection, reading, number).made()


class _Review:
    """What people said of the records of one reading."""

    def __init__(self, connection: sqlite3.Connection, reading: Reading, number: int) -> None:
        self.connection, self.reading, self.number = connection, reading, number
        self.rejected = {target for (target,) in connection.execute(
            "SELECT target FROM review WHERE state = 'rejected'")}  # fmt: skip
        self.actors = self._actors()

    def made(self) -> Reading:
        """The reading with its layers put anew."""
        layers: dict[Layer[Any], Any] = {}
        entities: tuple[Entity, ...] = tuple(given(self.reading, ENTITIES))
        if ENTITIES in self.reading:
            layers[ENTITIES] = tuple(map(self._entity, entities))
        if ATTRIBUTIONS in self.reading:
            labels = self._labels("statement", STATEMENT_LABELS)
            kept = [each for each in self.reading[ATTRIBUTIONS] if each.id not in self.rejected]
            layers[ATTRIBUTIONS] = tuple(self._statement(each, labels) for each in kept)
        if SPEAKERS in self.reading:
            own = self._speakers()
            kept_speakers = [each for each in self.reading[SPEAKERS] if each.attribution not in self.rejected]
            layers[SPEAKERS] = tuple(self._speaker(each, own) for each in kept_speakers)
        if SAID in self.reading:
            layers[SAID] = tuple(each for each in self.reading[SAID] if each.attribution not in self.rejected)
        if EVENTS in self.reading:
            labels = self._labels("event", EVENT_LABELS)
            layers[EVENTS] = tuple(
                self._event(each, labels) for each in self.reading[EVENTS] if each.id not in self.rejected
            )
        return self.reading.without(frozenset(layer.name for layer in layers)).plus(layers)

    def _labels(self, kind: str, fields: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        """The labels that people changed, by the record's id."""
        found: dict[str, dict[str, Any]] = {}
        for target, field, value in self.connection.execute(
            f"SELECT l.target, l.field, l.value FROM relabel l JOIN {kind} x ON x.name = l.target WHERE x.reading = ?",
            (self.number,),
        ):
            if field in fields:
                found.setdefault(target, {})[field] = value == "yes" if field in ("negated", "hedged") else value
        return found

    def _statement(self, statement: Attribution, labels: Mapping[str, dict[str, Any]]) -> Attribution:
        return replace(statement, parent=self._kept(statement.parent), **labels.get(statement.id, {}))

    def _event(self, event: Event, labels: Mapping[str, dict[str, Any]]) -> Event:
        return replace(
            event,
            under=self._kept(event.under),
            actors=tuple(map(self._participant, event.actors)),
            recipients=tuple(map(self._participant, event.recipients)),
            disputed=tuple(each for each in event.disputed if each not in self.rejected),
            **labels.get(event.id, {}),
        )

    def _kept(self, statement: str | None) -> str | None:
        """The statement, or the innermost around it that was not rejected."""
        parents = {each.id: each.parent for each in self.reading[ATTRIBUTIONS]}
        while statement in self.rejected:
            statement = parents.get(statement or "")
        return statement

    def _participant(self, participant: Participant) -> Participant:
        told = [
            _actor(actor, self.actors[entity]) if entity in self.actors else actor
            for entity, actor in zip(participant.entities, participant.actors, strict=False)
        ]
        return replace(participant, actors=(*told, *participant.actors[len(told) :]))

    def _entity(self, entity: Entity) -> Entity:
        if entity.id not in self.actors:
            return entity
        row = self.actors[entity.id]
        type = row["type"] if row["type"] in ("person", "organization", "place") else entity.type
        actor = _actor(entity.actor, row)
        return replace(entity, name=row["name"], type=type, actor=actor)

    def _actors(self) -> dict[str, dict[str, Any]]:
        """By the entity's id the facts of the actor that it is, where a judgement made them other."""
        touched = {target for (target,) in self.connection.execute("SELECT target FROM judgement")}
        found: dict[str, dict[str, Any]] = {}
        columns = ("name", "type", "country", "sector", "wikidata")
        for entity in given(self.reading, ENTITIES):
            if not entity.mentions:
                continue
            first = entity.mentions[0]
            row = self.connection.execute(
                "SELECT a.key, t.key, coalesce(t.name, a.name), coalesce(t.type, a.type),"
                " coalesce(t.country, a.country), coalesce(t.sector, a.sector), coalesce(t.wikidata, a.wikidata)"
                " FROM mention n JOIN actor a ON a.id = n.actor LEFT JOIN merged m ON m.actor = a.id"
                " LEFT JOIN actor t ON t.id = m.into_actor WHERE n.reading = ? AND n.start = ? AND n.end = ?",
                (self.number, first.start, first.end),
            ).fetchone()
            if row and (row[1] or row[0] in touched or row[0].startswith("split|")):
                found[entity.id] = dict(zip(columns, row[2:], strict=True))
        return found

    def _speakers(self) -> dict[str, tuple[str, ...]]:
        """By the statement's id the entities of this report that people named as its speaker."""
        entities: dict[str, str] = {}
        for entity in given(self.reading, ENTITIES):
            for mention in entity.mentions:
                entities.setdefault(f"{mention.start}-{mention.end}", entity.id)
        found: dict[str, tuple[str, ...]] = {}
        for target, start, end in self.connection.execute(
            "SELECT l.target, n.start, n.end FROM relabel l JOIN statement s ON s.name = l.target JOIN mention n"
            " ON n.reading = s.reading AND n.actor = s.speaker WHERE s.reading = ? AND l.field = 'speaker'"
            " ORDER BY n.start DESC",
            (self.number,),
        ):
            if f"{start}-{end}" in entities:
                found[target] = (entities[f"{start}-{end}"],)
        return found

    def _speaker(self, speaker: Speaker, own: Mapping[str, tuple[str, ...]]) -> Speaker:
        if speaker.attribution not in own:
            return speaker
        return Speaker(speaker.attribution, own[speaker.attribution], speaker.kind, "judged", JUDGED, 1.0)


def _actor(actor: Actor | None, row: Mapping[str, Any]) -> Actor:
    """What is known of the actor, with country and sector as they were corrected."""
    facts = {key: row[key] for key in ("country", "sector", "wikidata") if row[key] is not None}
    if actor is None:
        return Actor(**{"country": None, "sector": None, "how": "judged", "reason": JUDGED, "score": 1.0, **facts})
    return replace(actor, **facts)
