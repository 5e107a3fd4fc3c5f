"""Who takes part in a report by name, and where it is named: what is handed to formats that know actors only."""

from __future__ import annotations

from collections.abc import Iterator

from readout.exports.given import given
from readout.exports.referents import Referents
from readout.layers import EVENTS, SPEAKERS, Reading
from readout.referents import Entity, EntityType, Mention
from readout.text import Span, content_id


def named_actors(reading: Reading, known: Referents) -> list[Entity]:
    """Persons and bodies with a name, and places that act, speak or take part in an event; in text order."""
    part = {name for each in given(reading, SPEAKERS) for name in each.entities}
    part |= {mention.entity for mention in known.mentions if mention.acting and mention.entity}
    for event in given(reading, EVENTS):
        part.update(name for each in (*event.actors, *event.recipients) for name in each.entities)
    found = (each for each in known.entities if each.named and (each.type != "place" or each.id in part))
    return sorted(found, key=lambda each: (each.mentions[:1], each.id))


def named_mentions(reading: Reading, known: Referents) -> Iterator[tuple[str, Mention, Entity]]:
    """Each stretch that names one of them, in text order, with an id made from the document and the characters."""
    actors = {each.id: each for each in named_actors(reading, known)}
    for mention in known.mentions:
        if mention.kind == "name" and mention.entity in actors:
            name = content_id("mention", reading.document.id, mention.span.start, mention.span.end)
            yield name, mention, actors[mention.entity]


def names(known: Referents) -> Iterator[tuple[Span, EntityType, Entity | None]]:
    """Every proper name of the text, what the report as a whole takes it for, and its entity where that is settled."""
    mentions = {mention.span: mention for mention in known.mentions}
    for name in known.names:
        mention = mentions.get(name.span)
        yield name.span, mention.type if mention else name.type, known.entity(mention.entity) if mention else None
