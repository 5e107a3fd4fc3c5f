"""Events as a stage: after names, entities, places and statements, before anybody is shown anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from readout.actors import Actors
from readout.encoder.model import Model
from readout.encoder.stage import VECTORS
from readout.events.disputes import disputed
from readout.events.heads import load_event_heads
from readout.events.modes import contexts, modes
from readout.events.participants import Participants
from readout.events.repeats import merged
from readout.events.scenes import Scene, Scenes
from readout.events.triggers import Found, events_in
from readout.events.words import addressed
from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    MENTIONS,
    PLACES,
    SAID,
    SENTENCES,
    SPEAKERS,
    TIMES,
    Layer,
    Reading,
)  # fmt: skip
from readout.plover import Event, Participant
from readout.records import Attribution
from readout.text import Span, content_id
from readout.times.anchors import report_anchor


class CodeEvents:
    """Gives EVENTS, in text order: PLOVER's types, participants, and what the text leaves of its happening."""

    name = "events"
    needs: tuple[Layer[Any], ...] = (
        VECTORS, BLOCKS, SENTENCES, ATTRIBUTIONS, MENTIONS, ENTITIES, SPEAKERS, TIMES, SAID, PLACES,
    )  # fmt: skip
    gives: tuple[Layer[Any], ...] = (EVENTS,)

    def __init__(self, model: Model, actors: Actors) -> None:
        self.heads = load_event_heads(model.part("events"))
        self.actors = actors

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The events of one report."""
        told = merged(_Coder(self, reading).events(), reading.document.text)
        return {EVENTS: tuple(disputed(reading, told))}


class _Coder:
    """What the events of one report are made from."""

    def __init__(self, stage: CodeEvents, reading: Reading) -> None:
        self.reading, self.heads, self.text = reading, stage.heads, reading.document.text
        blocks, self.said = reading[BLOCKS], reading[ATTRIBUTIONS]
        anchor = report_anchor(reading.document, blocks)
        self.scenes = Scenes(reading, stage.actors)
        self.who = Participants(reading, stage.actors, anchor.day if anchor else None)
        self.sentences = [each.span for each in reading[SENTENCES]]
        self.starts = [each.start for each in self.sentences]

    def events(self) -> Iterator[Event]:
        """Sentence by sentence."""
        windows = self.reading[VECTORS]
        found = events_in(windows, self.heads, self.sentences)
        for sentence, group in groupby(found, key=lambda each: self._sentence(each.trigger)):
            told = list(group)
            scenes = self.scenes.of([each.trigger for each in told], sentence)
            events = addressed([self._event(*each, sentence) for each in zip(told, scenes, strict=True)])
            words = sentence.of(self.text)
            for event in events:
                how = modes(event, words, event.trigger.of(self.text), events)
                yield replace(event, modes=how, contexts=contexts(words))

    def _event(self, found: Found, scene: Scene, sentence: Span) -> Event:
        return Event(
            content_id("event", self.reading.document.id, found.type, found.trigger),
            found.type, found.trigger,
            self._side(found, found.actors, sentence, acts=True),
            self._side(found, found.recipients, sentence, acts=False),
            found.status, found.standing, sentence, found.score, found.status_score,
            _under(self.said, found.trigger), scene.when, scene.where,
        )  # fmt: skip

    def _side(self, found: Found, spans: Sequence[Span], sentence: Span, *, acts: bool) -> tuple[Participant, ...]:
        who = (self.who.of(span, acts=acts, type=found.type) for span in spans)
        return tuple(self.scenes.at_home(each, sentence) for each in who)

    def _sentence(self, span: Span) -> Span:
        at = bisect_right(self.starts, span.start) - 1
        return self.sentences[at] if at >= 0 else span


def _under(attributions: Sequence[Attribution], trigger: Span) -> str | None:
    """The attribution whose content holds the trigger, the shortest of several."""
    holding = [
        (sum(b - a for a, b in each.content), each.id)
        for each in attributions
        if any(span.holds(trigger) for span in each.content)
    ]
    return min(holding)[1] if holding else None
