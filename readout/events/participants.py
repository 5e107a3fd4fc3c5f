"""Who the words of an actor or a recipient are: entities of the report, or what the words themselves describe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from readout.actors import Actors
from readout.layers import ENTITIES, MENTIONS, Reading
from readout.plover import Participant
from readout.referents import Actor, Entity, Mention
from readout.text import Span


class Participants:
    """Looks words up among a report's mentions, then in the actor table."""

    def __init__(self, reading: Reading, actors: Actors, on: date | None) -> None:
        self.text, self.actors, self.on = reading.document.text, actors, on
        self.entities = {each.id: each for each in reading[ENTITIES]}
        self.mentions = [each for each in reading[MENTIONS] if each.entity]

    def of(self, span: Span) -> Participant:
        """The participant that these words name or describe."""
        whole = self._whole(span)
        if whole:
            return Participant(span, tuple(each.id for each in whole), tuple(filter(None, map(_acting, whole))))
        described = tuple(each.actor for each in self.actors.described(span.of(self.text), self.on))
        inside = [each for each in self.mentions if span.holds(each.span) and each.kind == "name"]
        if not described and inside:
            told = [self.entities[each.entity] for each in inside if each.entity]
            return Participant(span, (), tuple(filter(None, map(_acting, told[:1]))))
        return Participant(span, (), described)

    def _whole(self, span: Span) -> list[Entity]:
        """Entities whose mention is these words, ends them, or that are listed in them."""
        inside = [each for each in self.mentions if span.holds(each.span)]
        last = [each for each in inside if each.span.end == span.end]
        if not last:
            return []
        text = self.text
        listed = [each for each in inside if _listed(text, each, span)] if " and " in span.of(text) else []
        chosen = listed if len(listed) > 1 else [max(last, key=lambda each: each.span.end - each.span.start)]
        return list({each.entity: self.entities[each.entity] for each in chosen if each.entity}.values())


def _listed(text: str, mention: Mention, span: Span) -> bool:
    """Whether a mention ends at "and", a comma, or where the words end: "Moscow and Pyongyang"."""
    after = text[mention.span.end : span.end].lstrip()
    return not after or after.startswith(("and ", ", ", ","))


def _acting(entity: Entity) -> Actor | None:
    """What is known of an entity; a country or capital that does something is its government."""
    actor = entity.actor
    if actor is not None and entity.type == "place" and actor.sector is None and actor.country:
        return replace(actor, sector="GOV", reason=f"{actor.reason}; it acts as its government")
    return actor
