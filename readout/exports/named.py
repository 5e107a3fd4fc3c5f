"""The index of a report: who is named, in which roles, how often, under which other names; who is only described."""

from __future__ import annotations

from dataclasses import dataclass

from readout.exports.given import given
from readout.exports.referents import Referents
from readout.exports.who import aliases, codes_of, name_of, role
from readout.layers import SPEAKERS, Reading
from readout.referents import Entity


@dataclass(frozen=True, slots=True)
class Entry:
    """One person or body for the index. ``place`` counts from 1, in the order of the index.

    ``codes`` is "RUS GOV"; where the table knows several that fit, ``open`` lists them. ``speaks`` counts its
    statements.
    """

    place: int
    entity: Entity
    name: str
    role: str
    codes: str
    open: str
    aliases: tuple[str, ...]
    speaks: int

    @property
    def often(self) -> int:
        """How many stretches of the text stand for it."""
        return len(self.entity.mentions)


def index(reading: Reading, known: Referents) -> list[Entry]:
    """Who is named, the most often named first, then who is described without a name and speaks or has a country.

    A place is listed where it acts or speaks ("Moscow said"); where it is only a place, the list of places has it.
    """
    speaks = _speaks(reading)
    acting = {mention.entity for mention in known.mentions if mention.acting}
    shown = [each for each in known.entities if _belongs(each, speaks, acting)]
    shown.sort(key=lambda each: (not each.named, -len(each.mentions), each.mentions[:1]))
    return [_entry(known, place, each, speaks.get(each.id, 0)) for place, each in enumerate(shown, start=1)]


def _speaks(reading: Reading) -> dict[str, int]:
    counts: dict[str, int] = {}
    for speaker in given(reading, SPEAKERS):
        for entity in speaker.entities:
            counts[entity] = counts.get(entity, 0) + 1
    return counts


def _belongs(entity: Entity, speaks: dict[str, int], acting: set[str | None]) -> bool:
    if entity.type == "place":
        return entity.id in speaks or entity.id in acting
    return entity.named or entity.id in speaks or entity.actor is not None


def _entry(known: Referents, place: int, entity: Entity, speaks: int) -> Entry:
    actor = entity.actor
    return Entry(
        place,
        entity,
        name_of(entity),
        role(known, entity),
        codes_of(actor),
        "; ".join(actor.alternatives) if actor else "",
        tuple(aliases(known, entity)),
        speaks,
    )
