"""A whole text cut into sentences, for tools that show nothing outside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.exports.given import given
from readout.layers import BLOCKS, SENTENCES, Reading
from readout.text import Span, trim

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def stretches(reading: Reading) -> list[Span]:
    """The sentences; and what stands outside them (furniture), cut at the ends of blocks and lines.

    They are in text order, never overlap, and hold every character that is not white space.
    """
    text, sentences = reading.document.text, sorted(each.span for each in given(reading, SENTENCES))
    cuts = {end for block in given(reading, BLOCKS) for end in block.span}
    found: list[Span] = []
    at = 0
    for sentence in (*sentences, Span(len(text), len(text))):
        found += _between(text, at, sentence.start, cuts)
        if sentence.end > max(at, sentence.start):
            found.append(Span(max(at, sentence.start), sentence.end))
        at = max(at, sentence.end)
    return found


def _between(text: str, start: int, end: int, cuts: set[int]) -> Iterator[Span]:
    ends = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    for low, high in pairwise(ends):
        for line in LINE.finditer(text, low, high):
            span = trim(text, Span(*line.span()))
            if span.end > span.start:
                yield span
