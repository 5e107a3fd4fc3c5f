"""A block of a page before it has a role: its own characters, and what the page's markup says about it."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Piece

MOST_BLOCKS = 20_000
"""Paragraphs of one page that are read; of 211 pages of news the longest has some 1,000. More take minutes."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One visible paragraph, heading, list item, caption or line of a page, in page order.

    ``text`` is the page's own characters with white space collapsed, edges trimmed and entities decoded;
    ``pieces`` tie it to the decoded page, their spans counted in ``text`` (0 is the block's first character).
    ``tag`` is the block element the text stands in ("p", "h1", "li", "figcaption", "td" ...; "" in plain text).
    ``within`` names the telling elements around it, outermost first ("article", "aside", "figure", "nav" ...).
    ``hints`` holds the lower-case class and id words of the element and its ancestors, nearest first, the
    page-wide ``html`` and ``body`` left out. ``link_density`` is the share of its letters inside links, 0 to 1.
    ``in_article`` says that the extractor took it for the article; ``reason`` says which one, or why not.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    tag: str = ""
    within: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    link_density: float = 0.0
    in_article: bool = True
    reason: str = ""
