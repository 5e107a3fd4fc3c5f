"""Which blocks of a page are its article: trafilatura's choice, and what stands in where it finds nothing."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from lxml.etree import LxmlError

from readout.clean.align import covered
from readout.clean.blocks import RawBlock
from readout.clean.density import dense
from readout.clean.siblings import left_out

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of one page is said by our reasons

_ENOUGH = 200
"""Characters below which an extraction is not believed without a second opinion."""

_LEAST = 40
"""Characters below which there is no article at all."""

_MOST_MARKS = 30_000
"""Page marks ("<") beyond which trafilatura is not asked: of 211 pages of news the largest has 8,600."""

PRECISE = "the article, as trafilatura's precision mode finds it"
DEFAULT = "the article, as trafilatura's default mode finds it (its precision mode found too little)"
DENSE = "the article, by density of running text (trafilatura found none on this page)"
TOO_DEEP = "the article, by density of running text (the page is nested too deeply, or too long, for trafilatura)"
AMONG = "a paragraph among the article's own, which trafilatura left out"
LEFT_OUT = "not part of the article that the extractor found"


def mark_article(page: str, blocks: Sequence[RawBlock], deep: bool = False) -> list[RawBlock]:
    """The same blocks, those of the article marked, each with the reason. None marked: the page holds no article.

    ``deep`` leaves trafilatura out: it gives nothing for pages nested that deeply. So does very much markup,
    over which it would take minutes.
    """
    deep = deep or page.count("<") > _MOST_MARKS
    texts = [block.text for block in blocks]
    short: list[tuple[set[int], str]] = []
    for precise, reason in () if deep else ((True, PRECISE), (False, DEFAULT)):
        chosen = covered(texts, _lines(page, precise))
        if _size(blocks, chosen) >= _ENOUGH:
            return _completed(blocks, texts, chosen, reason)
        short.append((chosen, reason))
    short.append((dense(blocks), TOO_DEEP if deep else DENSE))
    chosen, reason = max(short, key=lambda found: _size(blocks, found[0]))
    return _marked(blocks, chosen if _size(blocks, chosen) >= _LEAST else set(), reason)


def _completed(blocks: Sequence[RawBlock], texts: Sequence[str], chosen: set[int], reason: str) -> list[RawBlock]:
    """What the extractor chose, and what it left out though it belongs there."""
    chosen |= _repeats(texts, chosen)
    marked = _marked(blocks, chosen, reason)
    for index in left_out(blocks, chosen):
        marked[index] = replace(blocks[index], in_article=True, reason=AMONG)
    return marked


def _size(blocks: Sequence[RawBlock], chosen: set[int]) -> float:
    """Characters outside links: a front page is all links, and no article."""
    return sum(len(blocks[index].text) * (1 - blocks[index].link_density) for index in chosen)


def _lines(page: str, precise: bool) -> list[str]:
    """The lines trafilatura keeps; none when it finds nothing or breaks on the page."""
    # Imported here: it takes a third of a second, and pasted text never needs it.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, favor_precision=precise, include_comments=False, with_metadata=False)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return []
    return str(found.text or "").split("\n") if found is not None and not isinstance(found, dict) else []


def _repeats(texts: Sequence[str], chosen: set[int]) -> set[int]:
    """Blocks inside the article that say word for word what a chosen one says: trafilatura gives such lines once."""
    if not chosen:
        return set()
    said = {texts[index] for index in chosen}
    return {index for index in range(min(chosen), max(chosen)) if texts[index] in said}


def _marked(blocks: Sequence[RawBlock], chosen: set[int], reason: str) -> list[RawBlock]:
    return [
        replace(block, in_article=index in chosen, reason=reason if index in chosen else LEFT_OUT)
        for index, block in enumerate(blocks)
    ]
