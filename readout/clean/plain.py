"""Pasted text -> its paragraphs, each on the characters it came with.

A paragraph is a line, or several lines when the text was wrapped by hand at some column (mail, agency
wires, old pages). The text itself is never changed: line ends, tabs and blanks stay where they are, and
each block's one piece says where its characters stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.clean.blocks import RawBlock
from readout.records import Piece
from readout.text import Span

WIDEST_WRAP = 110
"""Nobody wraps by hand beyond this; longer lines are whole paragraphs."""
ENOUGH_BROKEN = 0.25
"""A text is wrapped when this share of its line pairs breaks a sentence in the middle."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]{0,3}$")


def segment(text: str) -> list[RawBlock]:
    """The paragraphs of a pasted page, in order; together they hold every character that is not white space."""
    return [_block(text, span) for span in _paragraphs(text)]


def _block(text: str, span: Span) -> RawBlock:
    piece = Piece(Span(0, span.end - span.start), span.start, span.end, True)
    return RawBlock(text=span.of(text), pieces=(piece,), reason="a paragraph of the pasted text")


def _paragraphs(text: str) -> Iterator[Span]:
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _goes_on(text, lines[at - 1], lines[at], width):
            yield Span(lines[start].start, lines[at - 1].end)
            start = at


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold something, without the blanks at their edges."""
    for found in _LINE.finditer(text):
        line = found.group()
        bare = line.strip()
        if bare:
            start = found.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(bare))


def _wrap_width(text: str, lines: list[Span]) -> int | None:
    """The column at which the text was wrapped by hand, or None when each line is a paragraph of its own."""
    pairs = [(one, two) for one, two in pairwise(lines) if _adjoin(text, one, two)]
    broken = [one for one, two in pairs if _breaks_sentence(text, one, two)]
    if not broken or len(broken) < ENOUGH_BROKEN * len(pairs):
        return None
    width = max(end - start for start, end in broken)
    return width if 30 <= width <= WIDEST_WRAP else None


def _adjoin(text: str, one: Span, two: Span) -> bool:
    """Whether nothing but one line end (and blanks) stands between the two lines."""
    between = text[one.end : two.start]
    return len(between.replace("\r\n", "\n").strip(" \t\xa0")) <= 1


def _breaks_sentence(text: str, one: Span, two: Span) -> bool:
    return text[two.start].islower() and not _SENTENCE_END.search(text, max(one.start, one.end - 5), one.end)


def _goes_on(text: str, one: Span, two: Span, width: int | None) -> bool:
    """Whether the second line continues the first one's paragraph: the first was full, or broken mid-sentence."""
    if width is None or not _adjoin(text, one, two) or _indented(text, one, two):
        return False
    if one.end - one.start > width + 2:
        return False
    first_word = len(two.of(text).split(maxsplit=1)[0])
    full = one.end - one.start + 1 + first_word > width
    return full or (_breaks_sentence(text, one, two) and one.end - one.start > width // 2)


def _indented(text: str, one: Span, two: Span) -> bool:
    """Whether the second line stands further in than the first: a new paragraph."""
    return _depth(text, two) > _depth(text, one) + 1


def _depth(text: str, line: Span) -> int:
    """Blanks between the margin and the line's first character, a tab counted as four."""
    before = text[max(0, line.start - 40) : line.start]
    blanks = before[len(before.rstrip(" \t\xa0")) :]
    return len(blanks.replace("\t", "    "))
