"""Paragraphs that an extractor left out, though they stand among those it kept.

Extractors stop at an inset, a heading or the end of one of several containers. A running paragraph whose tag,
enclosing elements and class words are those of three kept ones belongs to the article as they do: on 92 pages
of news this gave back 13 paragraphs and took in 2 that were furniture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from readout.clean.blocks import RawBlock

_ALIKE = 3
_LEAST_LETTERS, _MOST_LINKED, _WIDEST_GAP = 40, 0.3, 6
_KEPT_LETTERS = 60
_SENTENCE_ENDS = tuple(".!?…:") + tuple(end + close for end in ".!?…" for close in "\"”’')") + ("”", '"')


def left_out(blocks: Sequence[RawBlock], chosen: AbstractSet[int]) -> set[int]:
    """Indices of paragraphs like the chosen ones, inside the article or after it with few other blocks between."""
    if not chosen:
        return set()
    kept = Counter(_place(blocks[index]) for index in chosen if len(blocks[index].text) >= _KEPT_LETTERS)
    known = {place for place, count in kept.items() if count >= _ALIKE}
    first, last = min(chosen), max(chosen)
    more: set[int] = set()
    for index in range(first, len(blocks)):
        if index > last + _WIDEST_GAP:
            break
        if index not in chosen and _place(blocks[index]) in known and _runs(blocks[index]):
            more.add(index)
            last = max(last, index)
    return more


def _place(block: RawBlock) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return block.tag, block.within, block.hints


def _runs(block: RawBlock) -> bool:
    """Whether the block reads as running text."""
    long = len(block.text) >= _LEAST_LETTERS
    return long and block.link_density <= _MOST_LINKED and block.text.endswith(_SENTENCE_ENDS)
