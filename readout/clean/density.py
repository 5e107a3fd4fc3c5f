"""The article by density of running text: what is left when no extractor can read a page's markup."""

from __future__ import annotations

from collections.abc import Sequence

from readout.clean.blocks import RawBlock

_ASIDE = frozenset({"nav", "aside", "footer", "form", "button", "dialog", "figcaption"})
_LEAST_LETTERS, _MOST_LINKED, _WIDEST_GAP = 80, 0.3, 6
_SENTENCE_ENDS = ".!?…。！？।"


def dense(blocks: Sequence[RawBlock]) -> set[int]:
    """Indices of the page's main run of paragraphs, with the short blocks between them; empty when there is none.

    A paragraph is a block of 80 characters or more that ends a sentence, is mostly no link and stands in no
    navigation; a gap of more than six other blocks parts two runs, and the run with most characters wins.
    """
    runs: list[list[int]] = []
    for index, block in enumerate(blocks):
        if not _is_paragraph(block):
            continue
        if runs and index - runs[-1][-1] <= _WIDEST_GAP + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    best = max(runs, key=lambda run: sum(len(blocks[index].text) for index in run), default=[-1])
    return {index for index in range(best[0], best[-1] + 1) if index >= 0 and _may_belong(blocks[index])}


def _is_paragraph(block: RawBlock) -> bool:
    """Whether the block reads as running text."""
    ends = any(mark in block.text for mark in _SENTENCE_ENDS)
    return len(block.text) >= _LEAST_LETTERS and ends and _may_belong(block)


def _may_belong(block: RawBlock) -> bool:
    """Whether a block inside the article's run may be part of it."""
    return block.link_density <= _MOST_LINKED and not _ASIDE.intersection(block.within)
