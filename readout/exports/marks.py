"""Where the marks of a view begin and end: contents, sources, cues and addressees as nested stretches of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout.exports.rows import Row
from readout.text import Span

Kind = Literal["content", "source", "cue", "addressee"]
_OUTER_FIRST: dict[Kind, int] = {"content": 0, "source": 1, "addressee": 2, "cue": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of one statement; ``first`` is True for the first part of its content, which carries the number."""

    span: Span
    kind: Kind
    row: Row
    first: bool = False


def marks(rows: Iterable[Row]) -> list[Mark]:
    """Every stretch to be marked, the ones that hold others before the ones they hold."""
    found: list[Mark] = []
    for row in rows:
        statement = row.statement
        contents = sorted(statement.content)
        found += [Mark(span, "content", row, place == 0) for place, span in enumerate(contents)]
        found += [Mark(span, "source", row) for span in statement.source]
        found += [Mark(span, "cue", row) for span in statement.cue]
        found += [Mark(span, "addressee", row) for span in statement.addressee]
    return sorted((mark for mark in found if mark.span.end > mark.span.start), key=_outermost_first)


def segments(span: Span, marks: Iterable[Mark]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """Cuts ``span`` wherever a mark begins or ends; each piece comes with the marks over it, outermost first.

    The pieces join to the whole span. Marks that cross one another are simply cut at the crossing.
    """
    over = [mark for mark in marks if mark.span.overlaps(span)]
    cuts = {span.start, span.end}
    for mark in over:
        cuts.update(end for end in mark.span if span.start < end < span.end)
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        yield piece, tuple(mark for mark in over if mark.span.holds(piece))


def _outermost_first(mark: Mark) -> tuple[int, int, int, int]:
    return mark.span.start, -mark.span.end, mark.row.depth, _OUTER_FIRST[mark.kind]
