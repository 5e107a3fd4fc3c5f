"""Who is meant, when and where, found by id or by characters: every view asks here, so that all say the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from readout.exports.given import given
from readout.layers import ENTITIES, MENTIONS, NAMES, PLACES, SAID, SPEAKERS, TIMES, Reading
from readout.referents import Entity, Mention, Place, Said, Speaker, TimeExpression
from readout.text import Span


class Referents:
    """The layers that resolve a report's words; every one of them may be missing."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.names = given(reading, NAMES)
        self.mentions = tuple(sorted(given(reading, MENTIONS), key=lambda mention: mention.span))
        self.entities = given(reading, ENTITIES)
        self.times = given(reading, TIMES)
        self.places = given(reading, PLACES)
        self._by_id = {entity.id: entity for entity in self.entities}
        self._speakers = {speaker.attribution: speaker for speaker in given(reading, SPEAKERS)}
        self._said = {said.attribution: said for said in given(reading, SAID)}
        self._times = {time.span: time for time in self.times}
        self._starts = [mention.span.start for mention in self.mentions]

    def entity(self, name: str | None) -> Entity | None:
        """The entity of this id."""
        return self._by_id.get(name) if name else None

    def entities_of(self, names: Iterable[str]) -> list[Entity]:
        """The entities of these ids, in this order; an id that the reading does not hold is passed over."""
        return [entity for name in names if (entity := self._by_id.get(name))]

    def speaker(self, attribution: str) -> Speaker | None:
        """Whom the source of this statement stands for; None where nobody looked."""
        return self._speakers.get(attribution)

    def said(self, attribution: str) -> Said | None:
        """When this statement was made, where the text says it."""
        return self._said.get(attribution)

    def time_at(self, span: Span) -> TimeExpression | None:
        """The time that stands on just these characters."""
        return self._times.get(span)

    def mentions_in(self, spans: Iterable[Span]) -> list[Mention]:
        """The mentions that lie inside one of the spans, in text order."""
        found: list[Mention] = []
        for span in spans:
            at = bisect_left(self._starts, span.start)
            while at < len(self.mentions) and self.mentions[at].span.start < span.end:
                if span.holds(self.mentions[at].span):
                    found.append(self.mentions[at])
                at += 1
        return found

    def times_in(self, spans: Iterable[Span]) -> list[TimeExpression]:
        """The times that lie inside one of the spans."""
        held = tuple(spans)
        return [time for time in self.times if any(span.holds(time.span) for span in held)]

    def places_in(self, spans: Iterable[Span]) -> list[Place]:
        """The places that lie inside one of the spans."""
        held = tuple(spans)
        return [place for place in self.places if any(span.holds(place.span) for span in held)]
