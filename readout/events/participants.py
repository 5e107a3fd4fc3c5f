"""Who the words of an actor or a recipient are: entities of the report, and what is known of each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from readout.actors import Actors
from readout.layers import ENTITIES, MENTIONS, Reading
from readout.plover import EventType, Participant
from readout.referents import Actor, Entity, Mention
from readout.text import Span

PHYSICAL: frozenset[EventType] = frozenset({"COERCE", "ASSAULT"})
"""What is done to a town or a people is done to its civilians."""
BEFORE = re.compile(r"(?:the|a|an|both|its|their|his|her)\s+", re.IGNORECASE)
ETHNIC = re.compile(r"\bethnic\s", re.IGNORECASE)
LIVING = re.compile(r"\s(?:of|in|from)\s(?:the\s)?(?:[a-z]+\s){0,2}([A-Z][\w’' -]+)$")
"""Where a people lives: "the Albanians of southern *Serbia*"."""
AID_GROUP = re.compile(r"\b(?:aid|relief|humanitarian|rights|charit)", re.IGNORECASE)
SHARED = 0.5
"""A mention stands for the whole words from this share of them on."""


class Participants:
    """Looks words up among a report's mentions, and in the actor table."""

    def __init__(self, reading: Reading, actors: Actors, on: date | None) -> None:
        self.text, self.actors, self.on = reading.document.text, actors, on
        self.entities = {each.id: each for each in reading[ENTITIES]}
        self.mentions = [each for each in reading[MENTIONS] if each.entity in self.entities]

    def of(self, span: Span, *, acts: bool, type: EventType) -> Participant:
        """The participant that these words name or describe; ``acts`` for an actor, not for a recipient."""
        inside = [each for each in self.mentions if span.holds(each.span)]
        whole = self._whole(span, inside)
        told: list[tuple[Entity | None, Actor | None]]
        told = [(each, self._known(each, span, alone=len(whole) == 1)) for each in whole]
        told = told or [(None, actor) for actor in self._described(span.of(self.text))]
        acting = [_in_role(actor, entity, acts, type) for entity, actor in told if actor is not None]
        return Participant(span, tuple(each.id for each in whole), tuple(acting))

    def _whole(self, span: Span, inside: list[Mention]) -> list[Entity]:
        """Entities whose mentions are these words, their end, or a list that fills them."""
        text = span.of(self.text)
        bare = text[BEFORE.match(text).end() :] if BEFORE.match(text) else text  # type: ignore[union-attr]
        listed = [each for each in inside if _listed(self.text, each, span)] if re.search(r",| and ", text) else []
        if len(listed) < 2:
            near = [each for each in inside if _is_head(self.text, each, span, len(bare))]
            listed = [max(near, key=lambda each: each.span.end - each.span.start)] if near else []
        return list({each.entity: self.entities[each.entity] for each in listed if each.entity}.values())

    def _known(self, entity: Entity, span: Span, alone: bool) -> Actor | None:
        """What is known of an entity, completed by what these words say of it."""
        actor = entity.actor
        if not alone or (actor is not None and actor.country and (actor.sector or entity.type == "place")):
            return actor
        described = self._described(span.of(self.text))
        if len(described) != 1:
            return actor
        (said,) = described
        if actor is None or (actor.country is None and not actor.alternatives):
            return said
        return replace(actor, sector=actor.sector or said.sector) if said.country == actor.country else actor

    def _described(self, words: str) -> list[Actor]:
        """What the words describe; where no head noun tells, the one country that they name."""
        found = [each.actor for each in self.actors.described(words, self.on)]
        if not any(each.country for each in found):
            named = self.actors.named(words, "place", self.on) or self.actors.named(words, "organization", self.on)
            if named is not None and named.country is not None:
                found = [replace(each, country=named.country, source=named.source) for each in found] or [named]
        return [self._at_home(each, words) for each in found]

    def _at_home(self, actor: Actor, words: str) -> Actor:
        """A minority belongs to the country it lives in, not to the one it is called by; an aid group to none."""
        if actor.country is None and actor.sector == "SOC" and AID_GROUP.search(words):
            return replace(actor, country="NGO", reason=f"{actor.reason}; an aid or rights group of no country")
        if actor.sector is not None or actor.country is None:
            return actor
        if ETHNIC.search(words):
            reason = f"{actor.reason}; a minority, whose country the words do not tell"
            return replace(actor, country=None, sector="CVL", reason=reason)
        home = LIVING.search(words)
        place = self.actors.named(home[1], "place", self.on) if home else None
        if place is not None and place.country not in (None, actor.country):
            reason = f"{actor.reason}, of {place.name or place.country}"
            return replace(actor, country=place.country, sector="CVL", reason=reason)
        return actor


def _listed(text: str, mention: Mention, span: Span) -> bool:
    """Whether a mention begins a part of a list and ends it: "Moscow and Pyongyang"."""
    after = text[mention.span.end : span.end].lstrip()
    before = text[span.start : mention.span.start].rstrip()
    parted = not before or before.endswith((",", " and", "the"))
    return parted and (not after or after.startswith(("and ", ",")))


def _is_head(text: str, mention: Mention, span: Span, size: int) -> bool:
    """Whether a mention is these words, or the name behind a title, not a place behind "in" or "of"."""
    length = mention.span.end - mention.span.start
    if length >= size:
        return True
    if mention.span.end != span.end:
        return length >= SHARED * size and text[mention.span.end : span.end].lstrip().startswith(("(", ",", "'s", "’s"))
    before = text[span.start : mention.span.start].split()
    return mention.type != "place" and not (before and before[-1].lower() in {"of", "in", "at", "for", "from", "by"})


def _in_role(actor: Actor, entity: Entity | None, acts: bool, type: EventType) -> Actor:
    """A country that acts or is spoken to is its government; a town or people hit or protesting, its civilians."""
    place = entity is not None and entity.type == "place"
    if actor.sector == "UNK" and actor.country:
        return replace(actor, sector="CVL", reason=f"{actor.reason}; people of a country")
    if actor.sector or not actor.country or not (place or actor.how in ("table", "name")):
        return actor
    if (type in PHYSICAL and not acts) or (type == "PROTEST" and acts):
        return replace(actor, sector="CVL", reason=f"{actor.reason}; its people")
    return replace(actor, sector="GOV", reason=f"{actor.reason}; it acts as its government") if place else actor
