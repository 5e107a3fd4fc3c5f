"""Reports that tell others again in other words: tabloid rewrites, machine translations, summaries without credit.

Words in common do not show it. What does, looked at together: passage after passage of the shorter report is near in
meaning to one of the other, in the same order; it has the other's names and numbers and few of its own. Two reporters
at one press conference share much of that too, but choose, order and add on their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from readout.copies.narration import narration_of
from readout.copies.reworded import LITTLE, Terms, likeness, lined_up, told_in
from readout.layers import BLOCKS, SENTENCES, Reading
from readout.text import Span
from readout.times.lexicon import CALENDAR, NUMBERS

Floats = NDArray[np.float32]
ENOUGH = 0.8
"""How sure it must be: a false copy silences a voice."""
NEAR, LOOSE, FLOOR = 0.5, 0.4, 0.3
"""Cosine from which a passage is told by another; by which its place is known; below which it is like nothing."""
HOPELESS = 0.4
"""Mean cosine below which reports are not looked at further."""
SHORT = 5
"""Passages without which their order tells nothing: two briefs of three sentences tell the same in the same order."""
FEWEST = 3
"""Names and numbers in common whose order tells something."""
_STEM = 6
_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")


class Features(NamedTuple):
    """What is looked at in two reports; it is asked of the shorter one."""

    nearest: float
    """Mean cosine of its passages to the nearest of the other."""
    least: float
    """The cosine that all but a fifth of them reach."""
    covered: float
    """Share of its words in passages that are near one of the other."""
    ordered: float
    """What lining up in order keeps of the likeness."""
    turned: float
    """Kendall's tau of the places of the nearest passages."""
    lined: float
    """Share of its sentences that line up in order with one of the other by names, numbers and words."""
    kept: float
    """What lining up keeps of the words in common."""
    followed: float
    """Kendall's tau of the places of names and numbers that both have."""
    own: float
    """Share of its names and numbers that the other lacks,"""
    more: float
    """and of the other's that it lacks."""
    numbers: float
    """Numbers in common: 1 for ten and more."""
    own_numbers: float
    """Share of its numbers that the other lacks."""
    length: float
    """Its words beside the other's."""


BIAS = -34.62
LINEAR = Features(
    nearest=83.53,
    least=-15.36,
    covered=-12.74,
    ordered=18.92,
    turned=1.52,
    lined=8.21,
    kept=-3.20,
    followed=0.36,
    own=-3.77,
    more=-1.64,
    numbers=1.11,
    own_numbers=2.49,
    length=8.63,
)
SQUARE = Features(
    nearest=-58.49,
    least=12.14,
    covered=7.12,
    ordered=-9.45,
    turned=0.51,
    lined=-4.49,
    kept=3.15,
    followed=1.78,
    own=-1.87,
    more=-0.05,
    numbers=-0.42,
    own_numbers=-1.12,
    length=-5.67,
)
"""Logistic regression (``python -m lab.train.retold``) on what is looked at, and its squares."""


@dataclass(frozen=True)
class Body:
    """A report's body as it is compared: its passages in order with vectors of unit length, and its text.

    ``places``: where each name (the stem of a capitalized word) and each number ("4", also for "four") stands first.
    """

    passages: tuple[Span, ...]
    vectors: Floats
    text: str
    sentences: Sequence[Terms]
    names: Mapping[str, int]
    numbers: Mapping[str, int]

    @cached_property
    def words(self) -> NDArray[np.float64]:
        """How many words each passage has."""
        return np.array([len(_WORD.findall(self.text, *span)) for span in self.passages], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Retold:
    """How surely one report is the other retold, and the passages that stand for one another, in order.

    ``one_in_other``: the share of the first one's words that stand in them.
    """

    score: float
    one_in_other: float
    other_in_one: float
    pairs: tuple[tuple[Span, Span], ...]


def body_of(reading: Reading, passages: Sequence[Span], vectors: Floats) -> Body:
    """The body of a report that is cut into these passages, (N, E) vectors of which are given."""
    text = reading.document.text
    blocks = [block.span for block in reading[BLOCKS] if block.role == "body"]
    kept = [at for at, span in enumerate(passages) if any(block.holds(span) for block in blocks)]
    sentences = [each.span for each in reading[SENTENCES] if any(block.holds(each.span) for block in blocks)]
    names, numbers = _facts(text, sentences)
    told = [terms for _, terms in told_in(narration_of(reading), text)]
    return Body(tuple(passages[at] for at in kept), vectors[kept], text, told, names, numbers)


def retold(one: Body, other: Body) -> Retold | None:
    """Whether one of two reports is the other retold."""
    if min(len(one.passages), len(other.passages)) < SHORT:
        return None
    likeness = one.vectors @ other.vectors.T
    features = features_of(one, other, likeness)
    score = score_of(features) if features else 0.0
    if score < ENOUGH:
        return None
    pairs = lined_up(np.where(likeness >= NEAR, likeness, 0.0).tolist())
    mine, theirs = ({pair[side] for pair in pairs} for side in (0, 1))
    return Retold(
        score, _share(one, mine), _share(other, theirs),
        tuple((one.passages[at], other.passages[to]) for at, to in pairs),
    )  # fmt: skip


def features_of(one: Body, other: Body, likeness: Floats) -> Features | None:
    """What is looked at in two reports, (N, M) of whose passages the cosines are given; None where it is hopeless."""
    if one.words.sum() > other.words.sum():
        one, other, likeness = other, one, likeness.T
    best = likeness.max(axis=1)
    if float(best.mean()) < HOPELESS:
        return None
    weights = one.words / one.words.sum()
    free = np.maximum(best - FLOOR, 0).sum()
    places = likeness.argmax(axis=1)[best >= LOOSE]
    own, theirs = {**one.names, **one.numbers}, {**other.names, **other.numbers}
    shared = sorted(own.keys() & theirs.keys(), key=lambda each: (own[each], each))
    in_common = one.numbers.keys() & other.numbers.keys()
    return Features(
        float(best.mean()), float(np.percentile(best, 20)), float(weights @ (best >= NEAR)),
        _in_order(likeness) / max(0.01, float(free)), _tau(places) if len(places) >= FEWEST else 0.0,
        *_by_words(one.sentences, other.sentences),
        _tau(np.array([theirs[each] for each in shared])) if len(shared) >= FEWEST else 0.0,
        _lacking(own, theirs), _lacking(theirs, own), min(len(in_common), 10) / 10,
        _lacking(one.numbers, other.numbers), float(one.words.sum() / other.words.sum()),
    )  # fmt: skip


def score_of(features: Features) -> float:
    """How surely one is the other retold."""
    odds = BIAS + sum(
        value * (linear + value * square) for value, linear, square in zip(features, LINEAR, SQUARE, strict=True)
    )
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def _facts(text: str, sentences: Sequence[Span]) -> tuple[dict[str, int], dict[str, int]]:
    """Where each name and each number stands first; the first word of a sentence is no name."""
    names: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for sentence in sentences:
        for at, found in enumerate(_WORD.finditer(text, *sentence)):
            word = found[0].lower().removesuffix("'s").removesuffix("\u2019s")
            if word[0].isdigit():
                numbers.setdefault(word, found.start())
            elif word in NUMBERS and NUMBERS[word] > 1:
                numbers.setdefault(str(NUMBERS[word]), found.start())
            elif at and found[0][0].isupper() and len(word) > 2 and word not in LITTLE and word not in CALENDAR:
                names.setdefault(word[:_STEM], found.start())
    return names, numbers


def _by_words(one: Sequence[Terms], other: Sequence[Terms]) -> tuple[float, float]:
    """The share of sentences that line up by their words, and what lining up keeps of what they have in common."""
    if not one or not other:
        return 0.0, 0.0
    alike = [[likeness(terms, others) for others in other] for terms in one]
    pairs = lined_up(alike)
    kept = sum(alike[at][to] for at, to in pairs)
    return len(pairs) / len(one), kept / max(0.01 * len(one), sum(max(row) for row in alike))


def _in_order(likeness: Floats) -> float:
    """The most that lining up passages in order can add up to."""
    above = np.maximum(likeness - FLOOR, 0)
    best = np.zeros(above.shape[1] + 1)
    for row in above:
        best[1:] = np.maximum.accumulate(np.maximum(best[1:], best[:-1] + row))
    return float(best[-1])


def _tau(places: NDArray[np.int_]) -> float:
    """Kendall's tau of numbers with their order: 1 where they rise, -1 where they fall."""
    rising = np.sign(np.subtract.outer(places, places))
    order = np.sign(np.subtract.outer(np.arange(len(places)), np.arange(len(places))))
    return float((rising * order).sum() / max(1, len(places) * (len(places) - 1)))


def _lacking(own: Mapping[str, int], other: Mapping[str, int]) -> float:
    return len(own.keys() - other.keys()) / max(1, len(own))


def _share(body: Body, passages: set[int]) -> float:
    return float(body.words[sorted(passages)].sum() / max(1.0, body.words.sum()))
