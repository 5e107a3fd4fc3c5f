"""The value that a claim has where it counts something, and which passages give another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.claims.figures import Figure

SHARE = 3
_FROM_TO = re.compile(r"\bfrom\b[^;]{1,80}\bto\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|up from|down from|previously|until now|earlier)\b", re.IGNORECASE
)  # fmt: skip


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
    if not any(agree):
        return True
    if _INSTEAD.search(words):
        return not agree[0]  # "ten days, up from three"
    return bool(_FROM_TO.search(words)) and not agree[-1]
