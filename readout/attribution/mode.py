"""Direct, indirect or mixed: how much of a content stands inside quotation marks.

``"We will not wait," said Peskov`` -> direct (at least nine words in ten inside marks); ``the talks were "very
substantive" and would continue`` -> mixed; none -> indirect.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from readout.attribution.quotes import quoted_ranges
from readout.records import Mode
from readout.text import Span

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
DIRECT = 0.9
"""The share of content words inside marks from which a content is direct; PolNeAR's scorer draws it here too."""


def mode(text: str, content: Sequence[Span]) -> Mode:
    """The mode of these spans, each line of the text being a paragraph whose open quotes end with it."""
    words = inside = 0
    for span in content:
        for start, end in _lines(text, span):
            total, quoted = _count(text, start, end)
            words += total
            inside += quoted
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT * words else "mixed"


def _lines(text: str, span: Span) -> list[tuple[int, int]]:
    """The span cut at line breaks."""
    lines, at = [], span.start
    while at < span.end:
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        lines.append((at, end))
        at = end + 1
    return lines


def _count(text: str, start: int, end: int) -> tuple[int, int]:
    """Words of ``text[start:end]``, which lies in one line, and how many of them are quoted."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    ranges = quoted_ranges(text[line_start : len(text) if line_end < 0 else line_end])
    total = quoted = 0
    for match in WORD.finditer(text, start, end):
        total += 1
        at = match.start() - line_start
        near = bisect_right(ranges, at, key=lambda each: each[0]) - 1
        quoted += near >= 0 and at < ranges[near][1]
    return total, quoted
