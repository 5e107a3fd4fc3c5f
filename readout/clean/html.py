"""A page of HTML as blocks: every visible one, the article's marked."""

from __future__ import annotations

from readout.clean.article import mark_article
from readout.clean.blocks import MOST_BLOCKS, RawBlock
from readout.clean.dom import blocks_in


def segment(html: str, url: str | None = None, *, deep: bool = False) -> list[RawBlock]:
    """Every visible text block in page order, tied to the characters of ``html``; ``in_article`` marks the article.

    ``deep`` says that the page is nested too deeply for extractors built on libxml2, which give nothing then.

    Where the article stands in parts that the page hides (a script is to reveal them), what is hidden is read
    as well. Without any article no block is marked, nor on a page of more than MOST_BLOCKS.
    """
    blocks = blocks_in(html)
    if len(blocks) > MOST_BLOCKS:
        return blocks
    blocks = mark_article(html, blocks, deep)
    if any(block.in_article for block in blocks):
        return blocks
    revealed = mark_article(html, blocks_in(html, show_hidden=True), deep)
    return revealed if any(block.in_article for block in revealed) else blocks
