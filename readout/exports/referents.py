"""Who is meant, when and where, found by id or by characters: every view asks here, so that all say the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from readout.exports.given import given
from readout.layers import ENTITIES, MENTIONS, NAMES, PLACES, SAID, SPEAKERS, TIMES, Reading
from readout.referents import Entity, Place, Said, Speaker, TimeExpression
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
        self._timed = _Sorted(self.times)
        self._placed = _Sorted(self.places)

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

    def times_in(self, spans: Iterable[Span]) -> list[TimeExpression]:
        """The times that lie inside one of the spans."""
        return self._timed.within(spans)

    def places_in(self, spans: Iterable[Span]) -> list[Place]:
        """The places that lie inside one of the spans."""
        return self._placed.within(spans)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


R = TypeVar("R", bound=_Spanned)


class _Sorted(Generic[R]):
    """Records in text order, found quickly for any span."""

    def __init__(self, records: Iterable[R]) -> None:
        self._records = sorted(records, key=lambda record: record.span)
        self._starts = [record.span.start for record in self._records]

    def within(self, spans: Iterable[Span]) -> list[R]:
        found: list[R] = []
        for span in spans:
            low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            found += [record for record in self._records[low:high] if record.span.end <= span.end]
        return found
