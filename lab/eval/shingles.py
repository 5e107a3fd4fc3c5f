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


def residue(lines: Sequence[str], truth: str) -> list[str]:
    """The lines of which less than half the 3-grams are in the truth: furniture that was left in."""
    worded = [line for line in lines if words(line)]
    return [line for line, held in zip(worded, holds(truth, worded), strict=True) if not held]


def holds(text: str, lines: Sequence[str], least: float = 0.5) -> list[bool]:
    """For each line whether the text holds it: at least that share of its 3-grams; of under three words, all."""
    source, spoken = grams(text, 3), " ".join(words(text))
    return [_coverage(words(line), source, spoken) >= least for line in lines]


def _coverage(line: Sequence[str], source: Counter[tuple[str, ...]], spoken: str) -> float:
    if len(line) < 3:
        return float(bool(line) and " ".join(line) in spoken)
    runs = [tuple(line[i : i + 3]) for i in range(len(line) - 2)]
    return sum(run in source for run in runs) / len(runs)


def _share(shared: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return shared / (shared + wrong) if shared + wrong else 0.0
