"""Two narrations compared sentence by sentence: which of one were taken into the other, and what that makes of them.

How much stands in common is told both ways (containment) and not as a share of both together: a report that was cut
to a third is all in the whole one, which is hardly in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from readout.copies.narration import Narration, Told
from readout.text import Span

Kind = Literal["copy", "excerpt", "partial", "rewrite"]

ALIKE, WITHIN = 0.45, 0.75
"""Sentences are the same when so much of both (2 x common / all), or of the shorter one, stands in both in order."""
ROW = 5
"""... and so many words in a row, without which the same facts are told in words of one's own."""
FEWEST = 2
"""Fewer runs of words than that in common cannot make TAKEN words in sentences that have a row each."""
CLOSE = 0.6
"""At least one sentence must be so much the same."""
ALL = 0.7
"""Or so much of a report's runs of words, quotations and all, stands in the other."""
TAKEN = 25
"""Words in common from which a report is no longer all one's own: about a sentence."""
WHOLE, MOST = 0.6, 0.5
"""The share of a report's words that the other has too: both so much for a copy, one for an excerpt."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence of one report that stands in the other: characters of both, words in common, the longest row."""

    one: Span
    other: Span
    common: int
    row: int
    alike: float


@dataclass(frozen=True, slots=True)
class Link:
    """What two reports have of one another; ``one_in_other`` is the share of the first one's words."""

    kind: Kind
    one_in_other: float
    other_in_one: float
    taken: tuple[Taken, ...]


def compared(one: Narration, other: Narration) -> Link | None:
    """The link between two reports; None where each has its own words."""
    if len(one.shingles & other.shingles) < FEWEST:
        return _word_for_word(one, other, ())
    pairs = _pairs(one, other)
    left_out = [_quoted_whole(one, {at for at, _, _ in pairs}), _quoted_whole(other, {at for _, at, _ in pairs})]
    taken = tuple(each for at, there, each in pairs if at not in left_out[0] and there not in left_out[1])
    common = sum(each.common for each in taken if each.row >= ROW)
    if common < TAKEN or max(each.alike for each in taken) < CLOSE:
        return _word_for_word(one, other, taken)
    total = sum(each.common for each in taken)
    return _link(total / _length(one, left_out[0]), total / _length(other, left_out[1]), taken)


def _word_for_word(one: Narration, other: Narration, taken: tuple[Taken, ...]) -> Link | None:
    """The link of reports that quote more than they tell, or are very short: nearly all of one stands in the other."""
    common = len(one.everything & other.everything)
    shares = common / max(1, len(one.everything)), common / max(1, len(other.everything))
    return _link(*shares, taken) if common >= TAKEN and max(shares) >= ALL else None


def _link(mine: float, theirs: float, taken: tuple[Taken, ...]) -> Link:
    low, high = sorted((mine, theirs))
    kind: Kind = "copy" if low >= WHOLE else "excerpt" if high >= MOST else "partial"
    return Link(kind, min(1.0, mine), min(1.0, theirs), taken)


def _pairs(one: Narration, other: Narration) -> list[tuple[int, int, Taken]]:
    """Each sentence of the one with the sentence of the other that is most like it; none is used twice."""
    bags = [Counter(told.words) for told in other.sentences]
    found: list[tuple[int, int, Taken]] = []
    for at, mine in enumerate(one.sentences):
        bag = Counter(mine.words)
        for there, theirs in enumerate(other.sentences):
            if mine.words and theirs.words and _may_match(bag, bags[there], mine, theirs):
                taken = _taken(mine, theirs)
                if taken.alike >= ALIKE or taken.common >= WITHIN * min(len(mine.words), len(theirs.words)):
                    found.append((at, there, taken))
    found.sort(key=lambda pair: (-pair[2].common * pair[2].alike, pair[0], pair[1]))
    return sorted(_each_once(found))


def _may_match(bag: Counter[str], other: Counter[str], mine: Told, theirs: Told) -> bool:
    shorter = min(len(mine.words), len(theirs.words))
    small, large = (bag, other) if len(bag) < len(other) else (other, bag)
    return sum(min(count, large[word]) for word, count in small.items()) >= ALIKE * shorter


def _taken(mine: Told, theirs: Told) -> Taken:
    blocks = SequenceMatcher(None, mine.words, theirs.words, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    alike = 2 * common / (len(mine.words) + len(theirs.words))
    return Taken(mine.span, theirs.span, common, max(block.size for block in blocks), alike)


def _each_once(pairs: Sequence[tuple[int, int, Taken]]) -> Iterator[tuple[int, int, Taken]]:
    mine: set[int] = set()
    theirs: set[int] = set()
    for at, there, taken in pairs:
        if at not in mine and there not in theirs:
            mine.add(at)
            theirs.add(there)
            yield at, there, taken


def _quoted_whole(narration: Narration, shared: set[int]) -> set[int]:
    """Sentences of passages taken over as such: from a colon on, as long as sentence after sentence is shared."""
    found: set[int] = set()
    inside = False
    for at, told in enumerate(narration.sentences):
        inside = (inside or told.opens) and (at in shared or not told.words)
        if inside:
            found.add(at)
    return found


def _length(narration: Narration, left_out: set[int]) -> int:
    return max(1, sum(len(told.words) for at, told in enumerate(narration.sentences) if at not in left_out))
