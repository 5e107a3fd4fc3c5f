"""Quotations that go on in the next paragraph without a cue of their own.

The habit of print: each paragraph of a long quotation opens with a mark, only the last one closes. A paragraph
that opens with a mark after one that left its quotation open continues it; so does a paragraph that is a
quotation from end to end after one that ended in a quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from readout.attribution.quotes import quoted_ranges
from readout.attribution.tagger import Found
from readout.text import Span, trim


def with_continuations(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """The attributions, contents lengthened by the paragraphs that continue them; order and number stay."""
    grown = list(found)
    taken = bytearray(len(text))
    for each in found:
        for span in (*each.content, *each.cue):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    quoting = _by_paragraph(paragraphs, found)
    for number, (before, paragraph) in enumerate(pairwise(paragraphs), 1):
        quotation = _whole_quotation(text, paragraph)
        if quotation is None or any(taken[quotation.start : quotation.end]):
            continue
        speaker = _last_quoted(text, before, grown, quoting[number - 1])
        if speaker is not None:
            grown[speaker] = replace(grown[speaker], content=(*grown[speaker].content, quotation))
            quoting[number].append(speaker)
    return grown


def _by_paragraph(paragraphs: Sequence[Span], found: Sequence[Found]) -> list[list[int]]:
    """For each paragraph the attributions with content in it."""
    starts = [paragraph.start for paragraph in paragraphs]
    table: list[list[int]] = [[] for _ in paragraphs]
    for number, each in enumerate(found):
        for at in {bisect_right(starts, span.start) - 1 for span in each.content}:
            if at >= 0:
                table[at].append(number)
    return table


def _whole_quotation(text: str, paragraph: Span) -> Span | None:
    """The paragraph, when nothing but a quotation stands in it (closed or still open)."""
    inner = trim(text, paragraph)
    ranges = quoted_ranges(inner.of(text))
    if len(ranges) != 1 or ranges[0][0] > 2 or inner.end - inner.start - ranges[0][1] > 2:
        return None
    return inner


def _last_quoted(text: str, paragraph: Span, found: Sequence[Found], here: Sequence[int]) -> int | None:
    """Of the attributions ``here``, the one whose content holds the end of the paragraph's last quotation."""
    inner = trim(text, paragraph)
    ranges = quoted_ranges(inner.of(text))
    if not ranges:
        return None
    last = inner.start + ranges[-1][1] - 1
    holding = [
        (sum(span.end - span.start for span in found[number].content), number)
        for number in here
        if any(span.start <= last < span.end + 2 for span in found[number].content)
    ]
    return max(holding)[1] if holding else None
