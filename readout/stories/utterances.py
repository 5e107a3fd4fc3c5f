"""One utterance in many relays: statements of different reports in which the same speaker says the same.

Two statements are one utterance when their speakers may be the same and their contents share runs of words or most of
the words that carry what is said. Ten reports that quote one sentence of one person hold one utterance, not ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.copies.reworded import LITTLE
from readout.groups import groups_of

RUN = 4
"""Words in a row that two contents share, or else"""
MOST = 0.5
"""so much of both (2 x common / all) of the words that carry what is said, with one speaker."""
SHARED, WHOLE = 0.3, 0.8
"""The share of the shorter content's runs that the other must have; from WHOLE on whoever is named as the speaker."""
FEWEST = 3
"""Such words that must be common."""
_STEM = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as it is compared: its id and document, its speaker's key and name, its content in small letters."""

    id: str
    document: int
    speaker: str | None
    name: str | None
    words: tuple[str, ...]

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of RUN words."""
        return frozenset(self.words[at : at + RUN] for at in range(len(self.words) - RUN + 1))

    @property
    def terms(self) -> frozenset[str]:
        """The words that carry what is said, without their endings."""
        return frozenset(
            word[:_STEM] for word in self.words if word not in LITTLE and (len(word) > 2 or word.isdigit())
        )


def utterances(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """The statements by utterance, each in the order given, which makes no difference to who is with whom."""
    runs, terms = [each.runs for each in sayings], [each.terms for each in sayings]

    def is_one(one: int, other: int) -> bool:
        mine, theirs = sayings[one], sayings[other]
        shared = _shared(runs[one], runs[other])
        return (
            shared >= WHOLE
            or (shared >= SHARED and _compatible(mine, theirs))
            or (_one_speaker(mine, theirs) and (mine.words == theirs.words or _alike(terms[one], terms[other])))
        )

    pairs = (pair for pair in _candidates(sayings, runs) if is_one(*pair))
    return [[sayings[at] for at in group] for group in groups_of(range(len(sayings)), pairs)]


def _candidates(sayings: Sequence[Saying], runs: Sequence[frozenset[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a run of words or a speaker, each once."""
    held: defaultdict[object, list[int]] = defaultdict(list)
    for at, saying in enumerate(sayings):
        for key in (*runs[at], *((saying.speaker,) if saying.speaker else ())):
            held[key].append(at)
    yield from sorted({pair for group in held.values() for pair in combinations(group, 2)})


def _compatible(one: Saying, other: Saying) -> bool:
    """Whether the speakers may be the same: alike, one unknown, or one's name within the other's ("coast guard")."""
    if one.speaker is None or other.speaker is None or one.speaker == other.speaker:
        return True
    mine, theirs = (set((each.name or "").lower().split()) - LITTLE for each in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _one_speaker(one: Saying, other: Saying) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter one's runs that the other has."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= FEWEST and 2 * common >= MOST * (len(one) + len(other))
