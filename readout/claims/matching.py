"""Whether two passages speak of one matter: a few things that are looked at, each with its weight, added up.

How near their vectors are, which rare words both have, whether numbers of the same thing agree, and the types of their
events. Every sum can be shown with its parts.
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

from readout.claims.figures import Figure
from readout.claims.heads import RELATIONS, ClaimHead
from readout.copies.reworded import LITTLE
from readout.stories.likeness import rarity

Floats = NDArray[np.float32]
DENIES = RELATIONS.index("denies")
CLOSE = 0.4
"""Cosine of two passages' vectors from which they are looked at."""
_STEM = 6
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


class Features(NamedTuple):
    """What is looked at in a pair of passages; or what each of it counts."""

    bias: float
    likeness: float
    """Cosine of their vectors."""
    words: float
    """Share of the rare words that both have (2 x common / all), by rarity."""
    figures: float
    """1 where both count the same thing and agree, -1 where they do not agree."""
    type: float
    """1 for events of one type, -1 for events of other types."""
    denial: float
    """How sure the trained head is that one denies the other, where one is told as not so and the other is not."""


WEIGHTS = Features(bias=-8.1, likeness=10.2, words=2.1, figures=1.0, type=0.2, denial=2.0)
"""The sum is the log odds of one matter.

Logistic regression on thirty stories that the vectors had not learned from; figures, type and denial as they were on
the small stories of tests/cases/stories/open, where a number that differs counts for more.
"""


@dataclass(frozen=True)
class Compared:
    """A passage as it is compared: its words as they stand, its vector of unit length, its numbers and event types."""

    text: str
    vector: Floats
    figures: tuple[Figure, ...]
    types: frozenset[str]
    denied: bool = False

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Its words in small letters: passages of the same words are one."""
        return tuple(word.lower() for word in _WORD.findall(self.text))

    @cached_property
    def terms(self) -> Mapping[str, float]:
        """The stems of its words and how rare each is."""
        return {word[:_STEM]: rarity(word) for word in self.key if word not in LITTLE and len(word) > 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages, by their places, that may speak of one matter, and what was looked at."""

    one: int
    other: int
    features: Features

    @property
    def odds(self) -> float:
        """Log odds that they speak of one matter."""
        return sum(value * weight for value, weight in zip(self.features, WEIGHTS, strict=True))

    @property
    def score(self) -> float:
        """The same as a probability."""
        return 1 / (1 + math.exp(-self.odds))


def pairs_of(passages: Sequence[Compared], head: ClaimHead, close: float = CLOSE) -> list[Pair]:
    """The pairs that are close in meaning, the first place the smaller one."""
    if len(passages) < 2:
        return []
    vectors = np.stack([each.vector for each in passages])
    found: list[Pair] = []
    for one in range(len(passages) - 1):
        likeness = vectors[one + 1 :] @ vectors[one]
        near = np.flatnonzero(likeness >= close)
        denies = head.relations(np.broadcast_to(vectors[one], (len(near), vectors.shape[1])), vectors[one + 1 + near])
        for at, sure in zip(near, denies[:, DENIES], strict=True):
            other = one + 1 + int(at)
            features = features_of(passages[one], passages[other], float(likeness[at]), float(sure))
            found.append(Pair(one, other, features))
    return found


def features_of(one: Compared, other: Compared, likeness: float, denies: float) -> Features:
    """What is looked at in two passages."""
    return Features(
        1.0, likeness, _words(one.terms, other.terms), agreement(one.figures, other.figures),
        _types(one.types, other.types), denies if one.denied != other.denied else 0.0,
    )  # fmt: skip


def closeness(one: Compared, other: Compared) -> float:
    """How surely two passages speak of one matter, whoever denies it; 0 to 1."""
    return Pair(0, 1, features_of(one, other, float(one.vector @ other.vector), 0.0)).score


OTHERS = -3.0
"""What counts for people of whom other things became: the dead are no matter of the hurt's."""


def agreement(one: Sequence[Figure], other: Sequence[Figure]) -> float:
    """1 where numbers of the same thing agree, -1 where none of them does, 0 where nothing is counted in both.

    A toll that rose to a number is the toll that stood at another before.
    """
    beside = [(mine, theirs) for mine in one for theirs in other if mine.beside(theirs)]
    if not beside:
        fates = [{each.fate for each in own if each.fate} for own in (one, other)]
        return OTHERS if all(fates) and not fates[0] & fates[1] else 0.0
    alike = any(mine.agrees(theirs) or (mine.fate and mine.moved != theirs.moved) for mine, theirs in beside)
    return 1.0 if alike else -1.0


def _words(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum(weight for word, weight in one.items() if word in other) / total if total else 0.0


def _types(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return 1.0 if one & other else -1.0
