"""The value that a claim has where it counts something, and which passages give another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.claims.figures import Figure

SHARE = 3
_INSTEAD = re.compile(
    r"\bfrom\b.+\bto\b|\b(?:instead of|rather than|up from|down from|not the|previously|until now|earlier)\b",
    re.IGNORECASE,
)


def value_of(passages: Sequence[Sequence[Figure]]) -> Figure | None:
    """The figure that most passages of a claim give a number of, as the first of them gives it.

    None where less than a third of them do, or only one.
    """
    best, most = None, max(1, (len(passages) - 1) // SHARE)
    for figures in passages:
        for figure in figures:
            beside = sum(any(figure.beside(each) for each in other) for other in passages)
            if beside > most:
                best, most = figure, beside
    return best


def differs(value: Figure | None, figures: Sequence[Figure], words: str) -> bool:
    """Whether a passage gives another value: another number of the same thing, or "from 72 hours to ten days"."""
    beside = [each for each in figures if value and value.beside(each)]
    if not value or not beside:
        return False
    agree = [each.agrees(value) for each in beside]
    return not any(agree) or (not all(agree) and bool(_INSTEAD.search(words)))
