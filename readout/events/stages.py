"""Events as a stage: after names, entities and statements, before anybody is shown anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from readout.actors import Actors
from readout.encoder.model import Model
from readout.encoder.stage import VECTORS
from readout.events.heads import load_event_heads
from readout.events.participants import Participants
from readout.events.repeats import merged
from readout.events.triggers import Found, events_in
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, EVENTS, MENTIONS, SENTENCES, Layer, Reading
from readout.plover import Event
from readout.records import Attribution
from readout.text import Span, content_id
from readout.times.anchors import report_anchor


class CodeEvents:
    """Gives EVENTS, in text order: PLOVER's types, participants, and what the text leaves of its happening."""

    name = "events"
    needs: tuple[Layer[Any], ...] = (VECTORS, BLOCKS, SENTENCES, ATTRIBUTIONS, MENTIONS, ENTITIES)
    gives: tuple[Layer[Any], ...] = (EVENTS,)

    def __init__(self, model: Model, actors: Actors) -> None:
        self.heads = load_event_heads(model.part("events"))
        self.actors = actors

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The events of one report."""
        blocks, windows, said = reading[BLOCKS], reading[VECTORS], reading[ATTRIBUTIONS]
        anchor = report_anchor(reading.document, blocks)
        who = Participants(reading, self.actors, anchor.day if anchor else None)
        sentences = [each.span for each in reading[SENTENCES]]
        found = events_in(windows, self.heads, sentences)
        events = (_event(reading.document.id, each, sentences, who, said) for each in found)
        return {EVENTS: tuple(merged(events, reading.document.text))}


def _event(
    document: str, found: Found, sentences: Sequence[Span], who: Participants, said: Sequence[Attribution]
) -> Event:  # fmt: skip
    return Event(
        content_id("event", document, found.type, found.trigger),
        found.type, found.trigger,
        tuple(map(who.of, found.actors)), tuple(map(who.of, found.recipients)),
        found.status, _sentence(found.trigger, sentences), found.score, found.status_score,
        _under(said, found.trigger),
    )  # fmt: skip


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    at = bisect_right([each.start for each in sentences], span.start) - 1
    return sentences[at] if at >= 0 else span


def _under(attributions: Sequence[Attribution], trigger: Span) -> str | None:
    """The attribution whose content holds the trigger, the shortest of several."""
    holding = [
        (sum(b - a for a, b in each.content), each.id)
        for each in attributions
        if any(span.holds(trigger) for span in each.content)
    ]
    return min(holding)[1] if holding else None
