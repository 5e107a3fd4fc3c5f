"""The value that a claim has where it counts something, and which passages give another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.claims.figures import Figure

SHARE = 3
LOOSE = frozenset(["percent", "hours"])
"""What is counted of many things at once."""
SIZE = 4
"""How many times one number may be the other and still be one of the same thing, where it is not said of what."""
_FROM_TO = re.compile(r"\bfrom\b[^;]{1,80}\bto\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|up from|down from|previously|until now|earlier)\b", re.IGNORECASE
)  # fmt: skip
_PAST = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)


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
    """Whether a passage gives another value: another number of the same thing, or "from 72 hours to ten days".

    A number of nothing that is named ("I counted three") is taken for one of the same thing, if it is of the same size.
    """
    beside = _of_it(value, figures) if value else []
    if not value or not beside:
        return False
    agree = [each.agrees(value) for each in beside]
    if not any(agree):
        return True
    if _INSTEAD.search(words):
        return not agree[0]  # "ten days, up from three"
    return bool(_FROM_TO.search(words)) and not agree[-1]


def gives(value: Figure | None, figures: Sequence[Figure], words: str) -> bool:
    """Whether a passage gives the value of the claim; "it was 2.4 billion" does not give it any more."""
    if value is None:
        return False
    told = [each for each in _of_it(value, figures) if each.of or not _PAST.search(words)]
    return any(value.agrees(each) for each in told)


def of_a_size(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of the same size; nought is of none."""
    return bool(one.value and other.value) and 1 / SIZE <= one.value / other.value <= SIZE


def counts_others(value: Figure | None, figures: Sequence[Figure]) -> bool:
    """Whether a passage counts only people of whom something else became: the hurt, where the dead are claimed."""
    fates = {each.fate for each in figures if each.fate}
    return value is not None and value.fate is not None and bool(fates) and value.fate not in fates


def _of_it(value: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The numbers of what the value counts; else those of nothing that is named, if they are of the same size."""
    beside = [each for each in figures if value.beside(each)]
    return beside or [each for each in figures if not each.of and of_a_size(each, value)]
