"""A sentence cut into clauses, each with the innermost statement whose content it stands in.

Words that only say who says something are left out; an act of words is told with its cue ("a court refused to extradite
him"); two tolls are two clauses ("Four people were killed | and 19 taken to hospital").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from readout.claims.figures import figures_of
from readout.claims.holders import REPORTS
from readout.copies.reworded import LITTLE
from readout.records import Attribution
from readout.text import Span

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
_HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|to)\s\Z"
)
"""What no clause ends with: "Four soldiers were | killed, the army said" is one."""
_UNNAMED = re.compile(
    r"(?:who|and|but)?\s*(?:(?:all|both|she|he|they) )?(?:(?:asked|wanted|preferred|wished|insisted on|requested)"
    r"|(?:speaking|spoke|talked|talking) on|(?:is|was|are|were) not)"
    r" (?:not to be (?:named|identified|quoted)|(?:the )?(?:condition of )?anonymity|(?:authori[sz]ed|allowed)"
    r" to [\w ]{4,40})\W*",
    re.IGNORECASE,
)
"""What only says that somebody wants no name."""
_WORD = re.compile(r"\w+")
_EDGE = " \t\n,;:\u2013\u2014-"
"""What stands at the edges of a clause and is none of it; a full stop at its end is."""

Clause = tuple[Span, Attribution | None]


class Clauses:
    """The clauses of a text's sentences; ``statements`` are its statements by their ids."""

    def __init__(self, text: str, statements: Mapping[str, Attribution]) -> None:
        self._text = text
        self._statements = statements

    def of(self, sentence: Span) -> Iterator[Clause]:
        """The clauses of a sentence in order."""
        near = [
            each for each in self._statements.values()
            if any(span.overlaps(sentence) for spans in (each.content, each.cue, each.source) for span in spans)
            and not self._denied_at_all(each)
        ]  # fmt: skip
        found: list[Clause] = []
        for part in self._parts(sentence, near):
            holder = self._holder(part, near)
            if holder is None and any(not self._does(each) and span.holds(part) for each in near
                                      for span in (*each.cue, *each.source)):  # fmt: skip
                continue  # only says who says it
            if found and found[-1][0].end == part.start and self._go_on(*found[-1], part, holder):
                found[-1] = (Span(found[-1][0].start, part.end), holder)
            else:
                found.append((part, holder))
        for span, holder in found:
            span = self._trimmed(span)
            if self._weight(span) >= 2 and not _UNNAMED.fullmatch(self._text, *span):
                yield span, holder

    def chain(self, statement: Attribution | None) -> Iterator[Attribution]:
        """A statement and those that it stands in, outward."""
        seen: set[str] = set()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            yield statement
            statement = self._statements.get(statement.parent or "")

    def _parts(self, sentence: Span, near: Sequence[Attribution]) -> Iterator[Span]:
        """What lies between two places where a sentence may be cut."""
        cuts = {sentence.start, sentence.end}
        cuts |= {found.end() for found in _CLAUSE.finditer(self._text, sentence.start, sentence.end)}
        for each in near:
            for span in (*each.content, *each.cue, *each.source):
                cuts |= {place for place in span if sentence.start < place < sentence.end}
        for each in near:
            if self._does(each):
                whole = _extent(each)
                cuts -= {cut for cut in cuts if whole.start < cut <= each.content[0].start}
        cuts |= set(self._between_tolls(sentence))
        return (Span(start, end) for start, end in pairwise(sorted(cuts)))

    def _between_tolls(self, sentence: Span) -> Iterator[int]:
        """Where one toll ends and another begins."""
        tolls = [each for each in figures_of(self._text, sentence) if each.fate]
        for one, other in pairwise(tolls):
            if one.fate != other.fate:
                joints = list(_JOINT.finditer(self._text, one.span.end, other.span.start))
                if joints:
                    yield joints[-1].end()

    def _denied_at_all(self, statement: Attribution) -> bool:
        """Whether somebody denies that it was said: "denied that an inspector had warned her of a crack"."""
        outer = self._statements.get(statement.parent or "")
        return (
            outer is not None and outer.stance == "denies" and bool(statement.cue)
            and not REPORTS.search(statement.cue[0].of(self._text))
            and any(span.holds(statement.cue[0]) for span in outer.content)
        )  # fmt: skip

    def _does(self, statement: Attribution) -> bool:
        """Whether somebody does something by saying it, which is told with its cue."""
        return bool(statement.cue) and bool(_TO.match(self._text, statement.content[0].start))

    def _holder(self, span: Span, near: Sequence[Attribution]) -> Attribution | None:
        """The innermost statement whose content holds these characters."""
        own = [
            each for each in near
            if any(part.holds(span) for part in each.content) or (self._does(each) and _extent(each).holds(span))
        ]  # fmt: skip
        return max(own, key=lambda each: (len(list(self.chain(each))), each.id), default=None)

    def _go_on(self, span: Span, holder: Attribution | None, after: Span, its: Attribution | None) -> bool:
        """Whether two parts are one clause: of one holder and too short, or cut where a content was read to begin."""
        if holder is its:
            return self._weight(span) < FEWEST or self._weight(after) < FEWEST
        return holder is None and bool(_HANGS.search(span.of(self._text)))

    def _weight(self, span: Span) -> int:
        words = _WORD.findall(self._text, span.start, span.end)
        return sum(word.lower() not in LITTLE for word in words)

    def _trimmed(self, span: Span) -> Span:
        words = span.of(self._text)
        start = span.end - len(words.lstrip(_EDGE + "."))
        return Span(start, max(start, span.start + len(words.rstrip(_EDGE))))


def _extent(statement: Attribution) -> Span:
    """From the first word of a statement, be it its source's, to the end of its content."""
    parts = (*statement.source, *statement.cue, *statement.content)
    return Span(min(part.start for part in parts), max(part.end for part in parts))
