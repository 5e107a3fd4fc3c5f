"""Which attribution stands inside which: the smallest content that holds its cue."""

from __future__ import annotations

from collections.abc import Sequence

from readout.attribution.tagger import Found
from readout.text import Span


def parents(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the index of the one whose content it stands in, or None; never a circle.

    An attribution stands in another when the other's content holds its cue (its content, where it has no
    cue of words), and the other's content is the longer one.
    """
    sizes = [sum(span.end - span.start for span in each.content) for each in found]
    chosen: list[int | None] = []
    for number, each in enumerate(found):
        around = [
            other
            for other in range(len(found))
            if sizes[other] > sizes[number] and _holds(found[other].content, each.cue or each.content)
        ]
        chosen.append(min(around, key=lambda other: sizes[other], default=None))
    return chosen


def _holds(content: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether every inner span lies in one of the content's."""
    return bool(inner) and all(any(outer.holds(span) for outer in content) for span in inner)
