"""Where the marks of a view begin and end: contents, sources, cues and addressees as nested stretches of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from readout.exports.rows import Row
from readout.text import Span

Kind = Literal["content", "source", "cue", "addressee"]
_OUTER_FIRST: dict[Kind, int] = {"content": 0, "source": 1, "addressee": 2, "cue": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of one statement; ``first`` is True for the first part of its kind: of the content, it carries the
    number."""

    span: Span
    kind: Kind
    row: Row
    first: bool = False


class Marks:
    """Every stretch to be marked, those that hold others before those they hold, found quickly for any span."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._marks = sorted(_marks(rows), key=_outermost_first)
        self._starts = [mark.span.start for mark in self._marks]
        self._furthest = list(accumulate((mark.span.end for mark in self._marks), max))

    def over(self, span: Span) -> list[Mark]:
        """The marks that share a character with the span, in the same order."""
        low, high = bisect_right(self._furthest, span.start), bisect_left(self._starts, span.end)
        return [mark for mark in self._marks[low:high] if mark.span.end > span.start]

    def segments(self, span: Span) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
        """Cuts the span wherever a mark begins or ends; each piece comes with the marks over it, outermost first.

        The pieces join to the whole span. Marks that cross one another are simply cut at the crossing.
        """
        over = self.over(span)
        cuts = {span.start, span.end}
        for mark in over:
            cuts.update(end for end in mark.span if span.start < end < span.end)
        for start, end in pairwise(sorted(cuts)):
            piece = Span(start, end)
            yield piece, tuple(mark for mark in over if mark.span.holds(piece))


def _marks(rows: Iterable[Row]) -> Iterator[Mark]:
    for row in rows:
        statement = row.statement
        kinds: tuple[tuple[Kind, tuple[Span, ...]], ...] = (
            ("content", tuple(sorted(statement.content))),
            ("source", statement.source),
            ("cue", statement.cue),
            ("addressee", statement.addressee),
        )
        for kind, spans in kinds:
            for place, span in enumerate(span for span in spans if span.end > span.start):
                yield Mark(span, kind, row, place == 0)


def _outermost_first(mark: Mark) -> tuple[int, int, int, int]:
    return mark.span.start, -mark.span.end, mark.row.depth, _OUTER_FIRST[mark.kind]
