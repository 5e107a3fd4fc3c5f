"""Which characters of a paragraph stand inside quotation marks, whatever the marks and however odd their number.

"We will not wait," he said. -> [1, 18). Straight, curly, low, angled, doubled (``...'', ''...'') and single
marks. A mark that never closes runs to the end of its paragraph, as in quotes of several paragraphs; a mark that
only closes is taken to have been opened at the paragraph's start; inches and apostrophes are not marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

MARK = re.compile(r"``|''|[\"\uff02\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a'\u2018\u2019\u201a]")
SINGLE_MARK = re.compile("['\u2019]")
SINGLE = frozenset("'\u2018\u2019\u201a")
CLOSERS: dict[str, tuple[str, ...]] = {
    '"': ('"', "\u201d"),
    "\u201c": ("\u201d", '"'),
    "\u201e": ("\u201c", "\u201d", '"'),
    "\u201f": ("\u201d", '"'),
    "\u201d": ("\u201d", '"'),
    "\u00ab": ("\u00bb",),
    "\u00bb": ("\u00ab",),
    "\u2039": ("\u203a",),
    "\u203a": ("\u2039",),
    "``": ("''", "\u201d", '"'),
    "''": ("''",),
}
"""Each opening mark with the marks that close it; languages and typing habits differ."""
LONGEST_SINGLE = 1200
"""Characters: a single mark that has not closed by then is an apostrophe. Also keeps pumped pages linear."""
MOST_MARKS = 30
"""How many apostrophes a single-quoted stretch may hold."""
ELISION = re.compile(r"['\u2018\u2019](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b)", re.IGNORECASE)
BEFORE_OPENING = frozenset(" \t\u00a0\u202f([{\u2014\u2013-/:;,\"\u201c\u2018'\u2026")

Range = tuple[int, int]


@lru_cache(maxsize=512)
def quoted_ranges(paragraph: str) -> tuple[Range, ...]:
    """Half-open ranges between marks (the marks themselves left out), for one paragraph without line breaks."""
    marks = [(match.start(), match.group().replace("\uff02", '"')) for match in MARK.finditer(paragraph)]
    ranges: list[Range] = []
    opened: tuple[int, str] | None = None
    skip_to = 0
    for at, mark in marks:
        if at < skip_to:
            continue
        if opened is not None:
            if mark in CLOSERS[opened[1]]:
                ranges.append((opened[0], at))
                opened = (at + 1, mark) if mark == '"' and _reopens(paragraph, at) else None
            continue
        if mark in SINGLE:
            end = _single_end(paragraph, at, mark)
            if end is not None:
                ranges.append((at + 1, end))
                skip_to = end + 1
        elif _opens(paragraph, at, mark):
            opened = (at + len(mark), mark)
        elif not ranges and _closes(paragraph, at, mark):
            ranges.append((0, at))
    if opened is not None:
        ranges.append((opened[0], len(paragraph)))
    return tuple(ranges)


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a double mark, with none open before it, opens one."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark in ("\u201c", "\u201e", "\u201f", "\u00ab", "\u2039", "``"):
        return bool(after)
    loose = not before or before in BEFORE_OPENING
    return loose and bool(after) and (not after.isspace() or mark == '"')


def _reopens(text: str, at: int) -> bool:
    """Whether a straight mark with one open looks like a new opening: the first quote was never closed."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isspace() and after.isalnum()


def _closes(text: str, at: int, mark: str) -> bool:
    """Whether a mark with none open before it closes a quote whose opening is missing; 6" is a length."""
    before = text[at - 1 : at]
    if mark in SINGLE or mark == "''":
        return False
    return bool(before) and not before.isspace() and not before.isdigit()


def _single_end(text: str, at: int, mark: str) -> int | None:
    """Where the single mark at ``at`` closes, or None when it is an apostrophe.

    "'The workers' pay is due,' he said": a mark after punctuation wins over one that may be a possessive.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "\u2019" or (before and before not in BEFORE_OPENING) or not after or after.isspace():
        return None
    if ELISION.match(text, at):
        return None
    fallback: int | None = None
    for close in islice(SINGLE_MARK.finditer(text, at + 1, at + LONGEST_SINGLE), MOST_MARKS):
        end = close.start()
        if text[end - 1].isspace() or text[end + 1 : end + 2].isalnum():
            continue
        if text[end - 1] in ',.!?;\u2026\u201d"':
            return end
        if fallback is None or text[fallback - 1] == "s":
            fallback = end
    return fallback
