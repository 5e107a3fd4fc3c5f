"""Whether a found attribution is a gold one: words of content and of source overlap by half or more."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

WORD = re.compile(r"\w+")
Spans = Iterable[tuple[int, int]]


class Relation(Protocol):
    """Anything with the spans of a source and of a content."""

    @property
    def source(self) -> Spans: ...
    @property
    def content(self) -> Spans: ...


class Words:
    """The words of one text, numbered, so that spans become sets of words (punctuation never counts)."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.ends = [end for _, end in self.spans]

    def within(self, spans: Spans) -> frozenset[int]:
        """Words at least half inside one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            for number in range(bisect_right(self.ends, start), len(self.spans)):
                low, high = self.spans[number]
                if low >= end:
                    break
                if 2 * (min(end, high) - max(start, low)) >= high - low:
                    found.add(number)
        return frozenset(found)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared words over all words; two empty sets are equal."""
    return len(one & other) / len(one | other) if one | other else 1.0


def matched(text: str, found: Sequence[Relation], gold: Sequence[Relation], lenient: bool = False) -> list[int | None]:
    """For each found attribution the number of the gold one it is paired with, each gold one used once.

    Content words overlap by half (Jaccard); so do source words, or with ``lenient`` they share one.
    """
    words = Words(text)
    sides = [[(words.within(each.content), words.within(each.source)) for each in group] for group in (found, gold)]
    pairs = []
    for at, (content, source) in enumerate(sides[0]):
        for to, (true_content, true_source) in enumerate(sides[1]):
            close = jaccard(content, true_content)
            near = jaccard(source, true_source)
            sound = near >= 0.5 or (lenient and bool(source & true_source))
            if close >= 0.5 and sound:
                pairs.append((close + near, at, to))
    chosen: list[int | None] = [None] * len(found)
    for _, at, to in sorted(pairs, reverse=True):
        if chosen[at] is None and to not in chosen:
            chosen[at] = to
    return chosen
