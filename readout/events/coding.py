"""A reading's events as PLOVER codes them: what has happened, and acts of words; one record an event.

Readout keeps what is planned, demanded or denied as events with a status. PLOVER has no such status: by its manual a
future meeting or help is AGREE, a future withdrawal CONCEDE, force announced is THREATEN, what is demanded is REQUEST,
and what did not happen is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.layers import EVENTS, SPEAKERS, Reading
from readout.plover import Event, EventType, Participant

FUTURE: dict[EventType, EventType] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"), "AGREE"),
    "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE",
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"), "THREATEN"),
    "REQUEST": "REQUEST", "ACCUSE": "ACCUSE", "REJECT": "REJECT",
}  # fmt: skip
"""What PLOVER makes of an event that is yet to come."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One PLOVER record. ``root`` says that it is the news of its sentence, as the old coders' one event was."""

    type: EventType
    event: Event
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    root: bool


def coded(reading: Reading) -> list[Coded]:
    """The records of a reading, in text order; none for STATEMENT and for what is denied, feared or imagined."""
    speakers = {each.attribution: frozenset(each.entities) for each in reading[SPEAKERS]}
    records: list[Coded] = []
    for event in reading[EVENTS]:
        for record in _record(event, speakers.get(event.under or "", frozenset())):
            if not any(_same(record, other) for other in records):
                records.append(record)
    return records


def _record(event: Event, speakers: frozenset[str]) -> Iterator[Coded]:
    root = event.standing == "main"
    if event.type == "STATEMENT" or event.status == "denied":
        return
    if event.status == "asserted":
        yield Coded(event.type, event, event.actors, event.recipients, root)
    elif not root:
        return  # what is wanted, promised or threatened is told by the act of words
    elif event.status == "planned" or (event.status != "demanded" and _own_word(event, speakers)):
        yield Coded(FUTURE[event.type], event, event.actors, event.recipients, root)


def _own_word(event: Event, speakers: frozenset[str]) -> bool:
    """Whether the actors announce it themselves: "they would meet the mediator if ...", said the rebels."""
    return bool(speakers & {entity for each in event.actors for entity in each.entities})


def _same(one: Coded, other: Coded) -> bool:
    """Told by two words of one sentence: "agreed" and "will send"."""
    return (
        one.type == other.type
        and one.event.evidence == other.event.evidence
        and _who(one.actors) == _who(other.actors)
        and (not one.recipients or not other.recipients or _who(one.recipients) == _who(other.recipients))
    )


def _who(side: tuple[Participant, ...]) -> frozenset[object]:
    return frozenset(each.entities or (each.span,) for each in side)
