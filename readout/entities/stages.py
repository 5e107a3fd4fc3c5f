"""The stage that says who is meant: names gathered, roles noted, sources answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from readout.actors import Actors
from readout.entities.acting import actor_of
from readout.entities.answers import Answer
from readout.entities.bodies import Bodies
from readout.entities.company import Company
from readout.entities.drafts import Draft, Spot
from readout.entities.focus import Focus
from readout.entities.naming import spots
from readout.entities.nominals import Nominals
from readout.entities.persons import gather_persons
from readout.entities.roles import give_roles
from readout.entities.scene import Scene
from readout.entities.utterances import Utterances
from readout.entities.voices import Voices
from readout.entities.walk import Walk
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, FLAGS, MENTIONS, NAMES, SENTENCES, SPEAKERS, Layer, Reading
from readout.records import Attribution, Block, Document
from readout.referents import Entity, Mention, Speaker
from readout.text import content_id
from readout.times.anchors import report_anchor


class Identify:
    """Gathers a report's names into entities and finds whom every statement's source stands for."""

    name = "entities"
    needs: tuple[Layer[Any], ...] = (BLOCKS, SENTENCES, FLAGS, ATTRIBUTIONS, NAMES)
    gives: tuple[Layer[Any], ...] = (MENTIONS, ENTITIES, SPEAKERS)

    def __init__(self, actors: Actors) -> None:
        self.actors = actors

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """Mentions in text order, entities by first mention, one speaker for each attribution, in its order."""
        document, attributions = reading.document, reading[ATTRIBUTIONS]
        blocks, sentences, names = reading[BLOCKS], reading[SENTENCES], reading[NAMES]
        anchor = report_anchor(document, blocks)
        on = anchor.day if anchor else None
        scene = Scene(document.text, blocks, sentences)
        named = spots(scene, names, attributions)
        drafts = self._gather(scene, blocks, named, on)
        doubled = [flag.span for flag in reading[FLAGS] if flag.kind == "doubled verb"]
        apposed = give_roles(scene, named, doubled)
        voices = Voices(document, scene, named, drafts)
        walk = Walk(
            scene,
            named,
            Utterances(scene, attributions, named),
            Nominals(document.text, drafts, Focus(scene), self.actors, on),
            voices,
        )
        answers = walk.run(attributions)
        return self._records(document, attributions, [*named, *apposed, *walk.added], drafts, answers, on)

    def _gather(
        self, scene: Scene, blocks: Sequence[Block], named: Sequence[Spot], on: date | None
    ) -> list[Draft]:  # fmt: skip
        persons = gather_persons(scene, [spot for spot in named if spot.type == "person"])
        others = [spot for spot in named if spot.type != "person"]
        bodies = Bodies(scene, others, Company(scene.text, blocks, others, self.actors, on).known)
        return [*persons, *bodies.drafts]

    def _records(
        self, document: Document, attributions: Sequence[Attribution], found: Sequence[Spot],
        drafts: Sequence[Draft], answers: Mapping[str, Answer], on: date | None,
    ) -> Mapping[Layer[Any], Any]:  # fmt: skip
        kept = sorted((draft for draft in drafts if draft.spots), key=Draft.first)
        ids = {id(draft): _id(document, draft, order) for order, draft in enumerate(kept)}
        entities = tuple(
            _entity(draft, ids[id(draft)], actor_of(draft, document.text, self.actors, on)) for draft in kept
        )
        mentions = tuple(_mention(spot, ids) for spot in _once(found))
        speakers = tuple(_speaker(each, answers[each.id], ids) for each in attributions)
        return {MENTIONS: mentions, ENTITIES: entities, SPEAKERS: speakers}


def _id(document: Document, draft: Draft, order: int) -> str:
    first = min(spot.span for spot in draft.spots)
    shared = draft.label if not draft.named else ""
    return content_id("entity", document.id, first, draft.named, shared)


def _entity(draft: Draft, id: str, actor: Any) -> Entity:
    mentions = tuple(sorted({spot.span for spot in draft.spots}))
    roles = tuple(sorted(set(draft.roles)))
    return Entity(id, draft.label, draft.type, draft.named, mentions, roles, actor, draft.group)


def _once(found: Sequence[Spot]) -> list[Spot]:
    """One spot for each stretch and kind, the settled one first."""
    best: dict[tuple[int, int], Spot] = {}
    for spot in sorted(found, key=lambda each: each.draft is None):
        best.setdefault(spot.span, spot)
    return sorted(best.values(), key=lambda spot: spot.span)


def _mention(spot: Spot, ids: Mapping[int, str]) -> Mention:
    entity = ids.get(id(spot.draft)) if spot.draft is not None else None
    type = spot.draft.type if spot.draft is not None else spot.type
    candidates = tuple(ids[id(draft)] for draft in spot.candidates if id(draft) in ids)
    return Mention(spot.span, spot.kind, type, entity, spot.how, spot.reason, spot.sure, spot.acting, candidates)


def _speaker(each: Attribution, answer: Answer, ids: Mapping[int, str]) -> Speaker:
    entities = tuple(ids[id(draft)] for draft in answer.drafts if id(draft) in ids)
    candidates = tuple(ids[id(draft)] for draft in answer.candidates if id(draft) in ids)
    return Speaker(each.id, entities, answer.kind, answer.how, answer.reason, answer.sure, candidates)
