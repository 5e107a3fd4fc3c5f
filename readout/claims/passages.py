"""A report as passages: the clauses in which it tells something, each with who holds it and how it is held.

A clause belongs to the innermost statement whose content it stands in, and else to the outlet. Words that only say
who says it are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.claims.attitude import Attitude, attitude_of
from readout.claims.clauses import Clauses
from readout.claims.figures import Figure, figures_of
from readout.claims.holders import Holder, accusing, counting, dismissing, holder_of
from readout.exports.given import given
from readout.layers import ATTRIBUTIONS, BLOCKS, EVENTS, MENTIONS, SENTENCES, SPEAKERS, Reading
from readout.plover import Event
from readout.records import REPORT_ROLES, Attribution, Block
from readout.text import Span

RULES = 4
"""Raised when reports are cut otherwise, or their vectors are made otherwise, so that those kept are made again."""
ROLES = REPORT_ROLES | {"correction"}
"""What is read: the report, and notes by which its editors mend it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause: its place, its sentence, the id of the innermost statement that it stands in, and how it is held.

    ``holders``: by whom it is told, innermost first; ``sides``: ids of those whom it names.
    ``denied``: somebody denies it with such words ("denied", "dismissed reports that").
    """

    span: Span
    sentence: Span
    statement: str | None
    attitude: Attitude
    holders: tuple[Holder, ...]
    sides: tuple[str, ...]
    types: tuple[str, ...]
    figures: tuple[Figure, ...]
    headline: bool
    denied: bool = False


def passages_of(reading: Reading) -> tuple[Passage, ...]:
    """The passages of a report in text order."""
    return tuple(_Report(reading).passages())


def paragraphs_of(reading: Reading) -> list[Span]:
    """The paragraphs in which passages stand, in text order."""
    return [block.span for block in _blocks(reading)]


def _blocks(reading: Reading) -> list[Block]:
    return [block for block in given(reading, BLOCKS) if block.role in ROLES]


class _Report:
    """A reading with what is looked up in it again and again."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        statements = {each.id: each for each in given(reading, ATTRIBUTIONS) if each.content}
        self.clauses = Clauses(self.text, statements)
        self.events = sorted(given(reading, EVENTS), key=lambda event: event.trigger)
        self.starts = [event.trigger.start for event in self.events]
        self.mentions = given(reading, MENTIONS)
        self.speakers = {each.attribution: each.entities for each in given(reading, SPEAKERS)}
        self.blocks = _blocks(reading)
        self.sentences = [each.span for each in given(reading, SENTENCES)]

    def passages(self) -> Iterator[Passage]:
        for block in self.blocks:
            own = [sentence for sentence in self.sentences if block.span.holds(sentence)]
            for sentence in own or [block.span]:
                yield from self._of(sentence, block.role == "headline")

    def _of(self, sentence: Span, headline: bool) -> Iterator[Passage]:
        for span, statement in self.clauses.of(sentence):
            events = self._events(span)
            chain = list(self.clauses.chain(statement))
            told = attitude_of(span.of(self.text), [event for event in events if not _says(event, chain)], chain)
            dismisses = dismissing(sentence, chain, self._events(sentence), self.text)
            yield Passage(
                span, sentence, statement.id if statement else None, "denied" if dismisses else told,
                (dismisses,) if dismisses else tuple(self._holders(sentence, span, chain)),
                tuple(dict.fromkeys(each.entity for each in self.mentions if each.entity and span.holds(each.span))),
                tuple(dict.fromkeys(event.type for event in events)), figures_of(self.text, span), headline,
                dismisses is not None or any(each.stance == "denies" for each in chain),
            )  # fmt: skip

    def _holders(self, sentence: Span, span: Span, chain: Sequence[Attribution]) -> Iterator[Holder]:
        """Who tells a clause, innermost first; what somebody only thinks he does not tell."""
        if chain:
            yield from (holder_of(each, self.speakers, self.text) for each in chain if each.medium != "thought")
            return
        before = self._events(Span(sentence.start, span.start))
        told = accusing(before, self.text) or counting(span, self.mentions, self.text)
        if told:
            yield told

    def _events(self, span: Span) -> list[Event]:
        first = bisect_left(self.starts, span.start)
        return self.events[first : bisect_left(self.starts, span.end, first)]


def _says(event: Event, chain: Sequence[Attribution]) -> bool:
    """Whether an event is no more than the act of saying what is told."""
    return any(span.overlaps(event.trigger) for each in chain for span in each.cue)
