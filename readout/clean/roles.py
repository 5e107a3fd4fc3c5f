"""What each block of a page is: report, or furniture of some kind, with the reason in words.

Evidence, in order: the rules of data/furniture.tsv (text first, then the page's markup), lines that the site
repeats on other pages, sections opened by a heading ("Related Articles"), neighbours, the extractor's opinion,
and the shape of the page's head. Nothing is deleted; a block is report unless something speaks against it.
An embedded post that stands in the article is report (it is quoted there); its platform's buttons are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from readout.clean.blocks import RawBlock
from readout.clean.deck import is_person
from readout.clean.evidence import by_rules
from readout.clean.head import find_head
from readout.clean.line import Line, line_of, mark_places
from readout.clean.sections import HEADINGS, MOSTLY_LINK, cover_sections, cover_trailing_titles
from readout.clean.site import PAGES, SiteMemory, normal_line
from readout.records import Role

REPEATED = 3
"""A short line with no sentence in it that stands this often on one page is a label."""
LONGEST_CAPTION = 300


def assign_roles(
    blocks: Sequence[RawBlock], *, title: str | None = None, url: str | None = None, site: SiteMemory | None = None
) -> list[tuple[Role, str]]:
    """A role and a reason for every block, in order.

    ``title`` is the page's own title, where known: it decides the headline. ``site`` adds what other pages
    of the same host repeat; without it the result depends on this page alone.
    """
    lines = [line_of(block) for block in blocks]
    mark_places(lines)
    by_rules(lines)
    if site is not None:
        _by_site(lines, url, site)
    _by_repetition(lines)
    _by_neighbours(lines)
    cover_sections(lines)
    _headings_of_report(lines)
    _linked_items(lines)
    _outside(lines)
    find_head(lines, title)
    cover_trailing_titles(lines)
    return [(line.role or "body", line.reason or _body_reason(line)) for line in lines]


def _body_reason(line: Line) -> str:
    return line.block.reason or "nothing speaks against it"


def _by_site(lines: list[Line], url: str | None, site: SiteMemory) -> None:
    for line in lines:
        pages = site.pages(url, line.text) if line.role is None else 0
        if pages + 1 >= PAGES and pages:
            line.take("navigation", f"the same line stands on {pages} other pages of this site")


def _by_repetition(lines: list[Line]) -> None:
    """A short label that stands several times on the page ("Open image"): never names, cells or speakers."""
    labels = [(line, normal_line(line.text)) for line in lines if line.role is None and _is_label(line)]
    counts = Counter(text for _, text in labels)
    for line, text in labels:
        if counts[text] >= REPEATED:
            line.take("media_label", f"the same short line stands {counts[text]} times on this page")


def _is_label(line: Line) -> bool:
    words = line.text.split()
    if not 2 <= len(words) <= 6 or line.block.tag in ("td", "th", "li", "dt", "dd"):
        return False
    lower = any(word.isalpha() and word.islower() for word in words)
    return lower and not re.search(r"[.!?:;,\d\"“”]", line.text)


def _by_neighbours(lines: list[Line]) -> None:
    """Lines that only their neighbours explain: the writer above a bio, a caption between label and credit."""
    for line, below in pairwise(lines):
        if line.role is None and below.role == "author_bio" and _names(line, below):
            line.take("byline", "it names the writer whom the note below it is about")
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if above.role == "timestamp" and line.role is None and below.prose and is_person(line.text):
            line.take("byline", "a name between the time and the paragraph")
        between = above.role == "media_label" and below.role == "credit"
        if between and line.role is None and len(line.text) <= LONGEST_CAPTION:
            line.take("caption", "it stands between a picture's label and its credit")


def _names(line: Line, bio: Line) -> bool:
    return len(line.text) <= 50 and bio.text.startswith(line.text)


def _headings_of_report(lines: list[Line]) -> None:
    """Headings that the extractor left out although they stand between two paragraphs that it kept."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        heading = line.block.tag in HEADINGS and line.block.link_density < MOSTLY_LINK
        if heading and not line.block.in_article and _is_paragraph(above) and _is_paragraph(below):
            line.take("body", "a heading between two paragraphs of the article")


def _is_paragraph(line: Line) -> bool:
    return line.taken and line.prose and line.role is None


def _linked_items(lines: list[Line]) -> None:
    """List items in the article that are one link and no sentence: 7 of 7 were other stories where measured."""
    for line in lines:
        linked = line.taken and line.block.tag == "li" and line.block.link_density >= 0.9
        if linked and not line.prose and line.text.count(" ") >= 3 and line.text[-1] not in ".!?":
            line.take("related", "a list item that is nothing but a link")


def _outside(lines: list[Line]) -> None:
    """What the extractor left out and no rule names: links to other stories, and the rest of the page."""
    for line in lines:
        if line.role is None and not line.block.in_article:
            if line.near and line.block.link_density >= MOSTLY_LINK and line.text.count(" ") >= 3:
                line.take("related", "a link to another story outside the article")
            line.take("navigation", line.block.reason or "it stands outside the article")
