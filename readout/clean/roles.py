"""What each block of a page is: report, or furniture of some kind, with the reason in words.

Evidence, in order: the rules of data/furniture.tsv (text first, then the page's markup), lines that the site
repeats on other pages, sections opened by a heading ("Related Articles"), the extractor's opinion, and the
shape of the page's head. Nothing is deleted; a block is report unless something speaks against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.clean.blocks import RawBlock
from readout.clean.head import find_head
from readout.clean.rules import Opens, Place, Rule, rules
from readout.clean.site import PAGES, SiteMemory, normal_line
from readout.records import Role

TAIL = 0.8
"""Bios and subscription pitches are believed in the last fifth of the page only: elsewhere, 1 in 3 was body."""
NEAREST_HINTS = 6
"""For a block that the extractor kept, only the class words of its nearest elements speak; the page's wrappers lie."""
REPEATED = 3
"""A short line with no sentence in it that stands this often on one page is a label."""

_DECORATION = " \t\u00a0•·▪■●◆▶►▸‣→»>|*#🔴⬇👉📺🎥📷🗞✍🖊\ufe0f\u200b\u200e"
_STRONG_HINTS = frozenset({"author_bio", "embed", "newsletter", "correction", "comments", "caption", "ad", "related"})
_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")


@dataclass(slots=True)
class Line:
    """One block on its way to a role."""

    block: RawBlock
    text: str
    bare: str
    role: Role | None = None
    reason: str = ""
    opens: Opens = "-"
    tail: bool = False
    head: bool = True

    @property
    def prose(self) -> bool:
        """Whether the block reads like a sentence or more of a report."""
        words = self.text.count(" ") + 1
        return words >= 25 or (words >= 8 and bool(_SENTENCE.search(self.text)))

    def take(self, role: Role, reason: str) -> None:
        """Give the block its role, once."""
        if self.role is None:
            self.role, self.reason = role, reason


def assign_roles(
    blocks: Sequence[RawBlock], *, title: str | None = None, url: str | None = None, site: SiteMemory | None = None
) -> list[tuple[Role, str]]:
    """A role and a reason for every block, in order.

    ``title`` is the page's own title, where known: it decides the headline. ``site`` adds what other pages
    of the same host repeat; without it the result depends on this page alone.
    """
    lines = [_line(block) for block in blocks]
    _mark_places(lines)
    for line in lines:
        _by_rules(line)
    _posts_above_signatures(lines)
    _by_site(lines, url, site)
    _by_repetition(lines)
    _sections(lines)
    _writers_above_bios(lines)
    for line in lines:
        if not line.block.in_article:
            line.take("navigation", line.block.reason or "it stands outside the article")
    find_head(lines, title)
    _trailing_titles(lines)
    return [(line.role or "body", line.reason or _body_reason(line)) for line in lines]


def _line(block: RawBlock) -> Line:
    text = " ".join(block.text.split())
    return Line(block, text, text.strip(_DECORATION) or text)


def _body_reason(line: Line) -> str:
    return line.block.reason or "nothing speaks against it"


def _mark_places(lines: list[Line]) -> None:
    """Say which lines stand in the head (before the first prose) and which in the tail (the last fifth)."""
    kept = [line for line in lines if line.block.in_article]
    total = sum(len(line.text) for line in kept) or 1
    proses = [index for index, line in enumerate(kept) if line.prose and len(line.text) >= 60]
    first = proses[0] if proses else len(kept)
    last = proses[-2] if len(proses) > 3 else len(kept)
    read = 0
    for index, line in enumerate(kept):
        line.head = index <= first
        line.tail = index > 2 and (read >= TAIL * total or index > last)
        read += len(line.text)
    _mark_outside(lines)


def _mark_outside(lines: list[Line]) -> None:
    """Blocks outside the article stand in the head or the tail as their place on the page says."""
    inside = [index for index, line in enumerate(lines) if line.block.in_article]
    for index, line in enumerate(lines):
        if not line.block.in_article:
            line.head = not inside or index < inside[-1]
            line.tail = True


def _by_rules(line: Line) -> None:
    for rule in rules():
        if line.role is None and len(line.text) <= rule.limit and _fits(rule, line):
            line.opens = rule.opens
            line.take(rule.role, rule.reason)


def _fits(rule: Rule, line: Line) -> bool:
    if not _in_place(rule.place, line):
        return False
    if rule.looks_at == "text":
        return bool(rule.pattern.search(line.bare) or (line.bare != line.text and rule.pattern.search(line.text)))
    if rule.looks_at == "tag":
        return bool(rule.pattern.search(line.block.tag))
    if rule.looks_at == "within":
        return any(rule.pattern.search(word) for word in line.block.within)
    if line.block.in_article and line.prose and rule.role not in _STRONG_HINTS:
        return False
    hints = line.block.hints[:NEAREST_HINTS] if line.block.in_article else line.block.hints
    return any(rule.pattern.search(word) for word in hints)


def _in_place(place: Place, line: Line) -> bool:
    return place == "any" or (place == "head" and line.head) or (place == "tail" and line.tail)


def _posts_above_signatures(lines: list[Line]) -> None:
    """The line above "— Name (@handle) date" is the post itself when it carries a post's marks."""
    for above, line in pairwise(lines):
        if (
            line.role == "embed"
            and line.text.startswith(("—", "–", "-"))
            and re.search(r"[#@]\w|https?://", above.text)
        ):
            above.take("embed", "the embedded post that the signature below it names")


def _by_site(lines: list[Line], url: str | None, site: SiteMemory | None) -> None:
    for line in lines if site else ():
        pages = site.pages(url, line.text) if site and line.role is None else 0
        if pages + 1 >= PAGES and pages:
            line.take("navigation", f"the same line stands on {pages} other pages of this site")


def _by_repetition(lines: list[Line]) -> None:
    """A short label that stands several times on the page ("Open image"): never names, cells or speakers."""
    counts = Counter(normal_line(line.text) for line in lines if line.role is None)
    for line in lines:
        often = counts[normal_line(line.text)]
        if line.role is None and often >= REPEATED and _is_label(line):
            line.take("media_label", f"the same short line stands {often} times on this page")


def _is_label(line: Line) -> bool:
    words = line.text.split()
    lower = any(word.isalpha() and word.islower() for word in words)
    cell = line.block.tag in ("td", "th", "li", "dt", "dd")
    return 2 <= len(words) <= 6 and lower and not cell and not re.search(r"[.!?:;,\d\"“”]", line.text)


def _sections(lines: list[Line]) -> None:
    """Let headings such as "Related Articles" and "Comments" cover what follows them."""
    proses = [index for index, line in enumerate(lines) if line.prose and line.role is None and line.block.in_article]
    for index, line in enumerate(lines):
        before = sum(prose < index for prose in proses)
        if line.opens == "-" or not line.role or not before:
            continue
        after = sum(len(lines[prose].text) for prose in proses if prose > index)
        everything = sum(len(lines[prose].text) for prose in proses) or 1
        is_end = before >= 3 and (line.opens == "rest" or after < (1 - TAIL) * everything)
        _cover(lines, index, is_end)


def _cover(lines: list[Line], heading: int, is_end: bool) -> None:
    opened = lines[heading]
    pointed = len(opened.text) > 60 or bool(re.search(r"[:|»>→] ?\S", opened.text))
    for line in lines[heading + 1 :]:
        if line.role is None and not is_end and (line.prose or pointed or not _is_title(line)):
            return
        if line.role is None and is_end and pointed and line.prose:
            return
        line.take(opened.role or "related", f'it stands under "{opened.text[:40]}"')


def _is_title(line: Line) -> bool:
    """Whether the line could be another story's headline: some words, no stop at its end."""
    return 3 <= len(line.text.split()) <= 25 and not re.search(r"[.,;:]$", line.text) and line.block.tag != "td"


def _writers_above_bios(lines: list[Line]) -> None:
    """A bare name above a note on the same person is the writer's byline."""
    for line, bio in pairwise(lines):
        if bio.role == "author_bio" and len(line.text) <= 50 and bio.text.startswith(line.text):
            line.take("byline", "it names the writer whom the note below it is about")


def _trailing_titles(lines: list[Line]) -> None:
    """Headlines of other stories that trail behind the report's end, when furniture stands between."""
    open_lines = [index for index, line in enumerate(lines) if line.role is None]
    proses = [index for index in open_lines if lines[index].prose]
    if not proses:
        return
    trailing = [index for index in open_lines if index > proses[-1]]
    ended = next((index for index in range(proses[-1] + 1, len(lines)) if lines[index].role is not None), len(lines))
    late = [index for index in trailing if index > ended]
    for index in late if all(_is_title(lines[index]) for index in late) else ():
        lines[index].take("related", "a headline behind the end of the report")
