"""How scrapinghub's article-extraction benchmark compares two texts: by their 4-gram shingles.

Precision and recall are means over pages, so that long pages weigh no more; F1 is their harmonic mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import mean
from typing import NamedTuple

_WORD = re.compile(r"\w+")


class Overlap(NamedTuple):
    """Shingles that two texts share, that only the predicted has, that only the true one has; they sum to 1."""

    shared: float
    extra: float
    missing: float


class Scores(NamedTuple):
    """Means over pages, 0 to 1."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> list[str]:
    """The words of a text, as the benchmark counts them."""
    return _WORD.findall(text)


def grams(text: str, n: int) -> Counter[tuple[str, ...]]:
    """The text's runs of ``n`` words with their counts; a shorter text is one run."""
    found = words(text)
    return Counter(tuple(found[i : i + n]) for i in range(max(1, len(found) - n + 1)) if found)


def overlap(true: str, predicted: str) -> Overlap:
    """How the two texts' 4-grams overlap."""
    gold, given = grams(true, 4), grams(predicted, 4)
    shared, extra, missing = ((gold & given).total(), (given - gold).total(), (gold - given).total())
    whole = shared + extra + missing or 1
    return Overlap(shared / whole, extra / whole, missing / whole)


def scores(overlaps: Sequence[Overlap]) -> Scores:
    """Precision over the pages with any prediction, recall over those with any truth."""
    precision = mean(_share(o.shared, o.extra, o.missing) for o in overlaps if o.shared + o.extra)
    recall = mean(_share(o.shared, o.missing, o.extra) for o in overlaps if o.shared + o.missing)
    return Scores(precision, recall, 2 * precision * recall / (precision + recall))


def coverage(line: str, source: Counter[tuple[str, ...]] | set[tuple[str, ...]], text: str) -> float:
    """The share of a line's 3-grams that are in ``source``; of a line under three words, 1 if ``text`` has it."""
    found = words(line)
    if len(found) < 3:
        return float(" ".join(found) in text)
    runs = [tuple(found[i : i + 3]) for i in range(len(found) - 2)]
    return sum(run in source for run in runs) / len(runs)


def _share(shared: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return shared / (shared + wrong) if shared + wrong else 0.0
