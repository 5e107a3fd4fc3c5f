"""Which attribution stands inside which: the smallest content that holds its cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from readout.attribution.tagger import Found
from readout.text import Span


def parents(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the index of the one whose content it stands in, or None; never a circle.

    An attribution stands in another when the other's content holds its cue (its content, where it has no
    cue of words), and the other's content is the longer one. "Lund told Berg that A and promised B" is Lund
    twice, not Lund according to Lund: the same words of source never stand inside themselves.
    """
    sizes = [sum(span.end - span.start for span in each.content) for each in found]
    reach = sorted((each.content[0].start, number) for number, each in enumerate(found))
    longest = max((each.content[-1].end - each.content[0].start for each in found), default=0)
    chosen: list[int | None] = []
    for number, each in enumerate(found):
        inner = each.cue or each.content
        # Only contents that begin at most the longest content's length before the cue can hold it.
        low = bisect_left(reach, (inner[0].start - longest, 0))
        high = bisect_right(reach, (inner[0].start, len(found)))
        around = [
            other
            for _, other in reach[low:high]
            if sizes[other] > sizes[number]
            and _holds(found[other].content, inner)
            and not (each.source and each.source == found[other].source)
        ]
        chosen.append(min(around, key=lambda other: sizes[other], default=None))
    return chosen


def _holds(content: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether every inner span lies in one of the content's."""
    return bool(inner) and all(any(outer.holds(span) for outer in content) for span in inner)
