"""Quotations that go on in the next paragraph without a cue of their own.

The habit of print: each paragraph of a long quotation opens with a mark, only the last one closes. A paragraph
that opens with a mark after one that left its quotation open continues it; so does a paragraph that is a
quotation from end to end after one that ended in a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.attribution.quotes import quoted_ranges
from readout.attribution.tagger import Found
from readout.text import Span, trim


def with_continuations(text: str, paragraphs: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """The attributions, contents lengthened by the paragraphs that continue them; order and number stay."""
    grown = list(found)
    for before, paragraph in zip(paragraphs, paragraphs[1:], strict=False):
        quotation = _whole_quotation(text, paragraph)
        if quotation is None or any(_covers(each, quotation) for each in grown):
            continue
        speaker = _last_quoted(text, before, grown)
        if speaker is not None:
            each = grown[speaker]
            grown[speaker] = replace(each, content=(*each.content, quotation))
    return grown


def _whole_quotation(text: str, paragraph: Span) -> Span | None:
    """The paragraph, when nothing but a quotation stands in it (closed or still open)."""
    inner = trim(text, paragraph)
    ranges = quoted_ranges(inner.of(text))
    if len(ranges) != 1 or ranges[0][0] > 2 or inner.end - inner.start - ranges[0][1] > 2:
        return None
    return inner


def _covers(found: Found, quotation: Span) -> bool:
    return any(span.overlaps(quotation) for span in (*found.content, *found.cue))


def _last_quoted(text: str, paragraph: Span, found: Sequence[Found]) -> int | None:
    """The outermost attribution whose content holds the end of the paragraph's last quotation."""
    inner = trim(text, paragraph)
    ranges = quoted_ranges(inner.of(text))
    if not ranges:
        return None
    last = inner.start + ranges[-1][1] - 1
    holding = [
        (sum(span.end - span.start for span in each.content), number)
        for number, each in enumerate(found)
        if any(span.start <= last < span.end + 2 and span.start >= inner.start - 1 for span in each.content)
    ]
    return max(holding)[1] if holding else None
