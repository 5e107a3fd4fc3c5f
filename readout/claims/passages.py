"""A report as passages: the clauses in which it tells something, each with who holds it and how it is held.

A clause belongs to the innermost statement whose content it stands in, and else to the outlet. Words that only say
who says it are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.claims.attitude import Attitude, attitude_of
from readout.claims.figures import Figure, figures_of
from readout.copies.reworded import LITTLE
from readout.exports.given import given
from readout.layers import ATTRIBUTIONS, BLOCKS, EVENTS, MENTIONS, SENTENCES, SPEAKERS, Reading
from readout.plover import Event
from readout.records import REPORT_ROLES, Attribution, Block
from readout.text import Span

RULES = 4
"""Raised when reports are cut otherwise, or their vectors are made otherwise, so that those kept are made again."""
ROLES = REPORT_ROLES | {"correction"}
"""What is read: the report, and notes by which its editors mend it."""
FEWEST = 3
"""Words of a clause that carry something; with fewer it goes to its neighbour."""
_CLAUSE = re.compile(
    r"[;:]\s(?=\S)|\s[\u2013\u2014-]\s(?=\S)|\u2014(?=\S)"
    r"|,\s(?=(?:and|but|while|whereas|although|though|because|before|after|as|when|where|who|whose|which|so|or|yet|with"
    r"|[a-z]{1,20}ing|adding)\s)"
    r"|\s(?=(?:and|but) (?:that|then|had|have|has|was|were|will|would|is|are)\s)"
)
_TO = re.compile(
    r"to\s(?!(?:the|a|an|his|her|its|their|comment|answer|respond|reply|discuss|say|elaborate|name"
    r"|be (?:named|quoted))\b)[a-z]"
)
"""How the content of an act of words begins, but for "declined to comment"."""
_JOINT = re.compile(r",\s(?=(?:and|while|with)\s)|,\s|\s(?=(?:and|while|with)\s)")
_REPORTS = re.compile(
    r"^(?:allegations?|reports?|claims?|accusations?|suggestions?|rumou?rs?|charges?|assertions?|media reports)$",
    re.IGNORECASE,
)
_DISMISSED = re.compile(
    r"\b(?:reject|dismiss|den(?:y|ies|ied)|refut|rebuff|disput|scoff|brush)\w*\b[^.;]{0,60}$", re.IGNORECASE
)
_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|to)\s\Z"
)
"""What no clause ends with: "Four soldiers were | killed and nine wounded, the army said" is one."""
_WORD = re.compile(r"\w+")
_EDGE = " \t\n,;:\u2013\u2014-"
"""What stands at the edges of a clause and is none of it; a full stop at its end is."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who tells something: the statement by which he does, or ids of his entities, else his words ("" for nobody).

    ``kind`` is that of a source without a name ("official", "police").
    """

    statement: str | None
    entities: tuple[str, ...]
    words: str
    kind: str | None = None


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
        self.statements = {each.id: each for each in given(reading, ATTRIBUTIONS) if each.content}
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
        near = [
            each for each in self.statements.values()
            if any(span.overlaps(sentence) for spans in (each.content, each.cue, each.source) for span in spans)
        ]  # fmt: skip
        for span, statement in self._clauses(sentence, near):
            events = self._events(span)
            chain = list(self._chain(statement))
            act = self._rejected(sentence, chain)
            told = attitude_of(span.of(self.text), [event for event in events if not _says(event, chain)], chain)
            holders = [self._holder_of(each) for each in chain if each.medium != "thought"]
            if act is not None:
                told, holders = "denied", [_by(act, self.text)]
            elif statement is None and (accusing := self._accusing(sentence, span)):
                holders = [_by(accusing, self.text)]
            yield Passage(
                span, sentence, statement.id if statement else None, told, tuple(holders),
                tuple(dict.fromkeys(each.entity for each in self.mentions if each.entity and span.holds(each.span))),
                tuple(dict.fromkeys(event.type for event in events)), figures_of(self.text, span), headline,
                act is not None or any(each.stance == "denies" for each in chain),
            )  # fmt: skip

    def _holder_of(self, statement: Attribution) -> Holder:
        words = " ".join(" ".join(span.of(self.text) for span in statement.source).split())
        return Holder(
            statement.id,
            self.speakers.get(statement.id, ()),
            words,
            statement.anonymous.kind if statement.anonymous else None,
        )

    def _rejected(self, sentence: Span, chain: Sequence[Attribution]) -> Event | None:
        """The act by which somebody dismisses what is told: "dismissed reports that he had fled"."""
        if not chain or not chain[0].cue:
            return None
        cue = chain[0].cue[0]
        if chain[0].source and not _REPORTS.search(cue.of(self.text)):
            return None
        lead = _DISMISSED.search(self.text, sentence.start, cue.start)
        if lead is None:
            return None
        return next(
            (event for event in self._events(sentence) if lead.start() <= event.trigger.start < lead.end()), None
        )

    def _accusing(self, sentence: Span, span: Span) -> Event | None:
        """The act by which somebody is accused of what is told in the same sentence, where no statement was found."""
        own = [event for event in self._events(Span(sentence.start, span.start)) if event.type == "ACCUSE"]
        return own[-1] if own else None

    def _clauses(self, sentence: Span, near: Sequence[Attribution]) -> Iterator[tuple[Span, Attribution | None]]:
        """The parts of a sentence, each with the innermost statement that holds it."""
        cuts = {sentence.start, sentence.end}
        cuts |= {found.end() for found in _CLAUSE.finditer(self.text, sentence.start, sentence.end)}
        for each in near:
            for span in (*each.content, *each.cue, *each.source):
                cuts |= {place for place in span if sentence.start < place < sentence.end}
        for each in near:
            if self._does(each):
                whole = _extent(each)
                cuts -= {cut for cut in cuts if whole.start < cut <= each.content[0].start}
        cuts |= set(self._between_tolls(sentence))
        order = sorted(cuts)
        found: list[tuple[Span, Attribution | None]] = []
        for start, end in pairwise(order):
            holder = self._holder(Span(start, end), near)
            if holder is None and any(not self._does(each) and span.start <= start and end <= span.end for each in near
                                      for span in (*each.cue, *each.source)):  # fmt: skip
                continue  # only says who says it
            if found and found[-1][0].end == start and self._go_on(*found[-1], Span(start, end), holder):
                found[-1] = (Span(found[-1][0].start, end), holder)
            else:
                found.append((Span(start, end), holder))
        for span, holder in found:
            span = self._trimmed(span)
            if self._weight(*span) >= 2:
                yield span, holder

    def _between_tolls(self, sentence: Span) -> Iterator[int]:
        """Where one toll ends and another begins: "Four people were killed | and 19 taken to hospital"."""
        tolls = [each for each in figures_of(self.text, sentence) if each.fate]
        for one, other in pairwise(tolls):
            if one.fate != other.fate:
                joints = list(_JOINT.finditer(self.text, one.span.end, other.span.start))
                if joints:
                    yield joints[-1].end()

    def _go_on(self, span: Span, holder: Attribution | None, after: Span, its: Attribution | None) -> bool:
        """Whether two parts are one clause: of one holder and too short, or cut where a content was read to begin."""
        if holder is its:
            return self._weight(*span) < FEWEST or self._weight(*after) < FEWEST
        return holder is None and bool(_HANGS.search(span.of(self.text)))

    def _does(self, statement: Attribution) -> bool:
        """Whether somebody does something by saying it, which is told with its cue: "a court refused to extradite"."""
        return bool(statement.cue) and bool(_TO.match(self.text, statement.content[0].start))

    def _holder(self, span: Span, near: Sequence[Attribution]) -> Attribution | None:
        """The innermost statement whose content holds these characters."""
        own = [
            each for each in near
            if any(part.start <= span.start and span.end <= part.end for part in each.content)
            or (self._does(each) and _extent(each).holds(span))
        ]  # fmt: skip
        return max(own, key=lambda each: (len(list(self._chain(each))), each.id), default=None)

    def _chain(self, statement: Attribution | None) -> Iterator[Attribution]:
        """A statement and those that it stands in, outward."""
        seen: set[str] = set()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            yield statement
            statement = self.statements.get(statement.parent or "")

    def _events(self, span: Span) -> list[Event]:
        first = bisect_left(self.starts, span.start)
        return self.events[first : bisect_left(self.starts, span.end, first)]

    def _weight(self, start: int, end: int) -> int:
        words = _WORD.findall(self.text, start, end)
        return sum(word.lower() not in LITTLE for word in words)

    def _trimmed(self, span: Span) -> Span:
        words = span.of(self.text)
        start = span.end - len(words.lstrip(_EDGE + "."))
        return Span(start, max(start, span.start + len(words.rstrip(_EDGE))))


def _extent(statement: Attribution) -> Span:
    """From the first word of a statement, be it its source's, to the end of its content."""
    parts = (*statement.source, *statement.cue, *statement.content)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _by(event: Event, text: str) -> Holder:
    """Who does an act of words."""
    who = event.actors[0] if event.actors else None
    return Holder(None, who.entities, " ".join(who.span.of(text).split())) if who else Holder(None, (), "")


def _says(event: Event, chain: Sequence[Attribution]) -> bool:
    """Whether an event is no more than the act of saying what is told."""
    return any(span.overlaps(event.trigger) for each in chain for span in each.cue)
