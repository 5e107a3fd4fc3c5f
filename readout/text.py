"""Characters: spans of a text, names made from content, quotation marks, and the UTF-16 bridge."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

OPENING_QUOTES = "\u201c\u00ab\u201e\u2039\u2018"
"""Typographic marks that open quoted words; the straight mark is not among them."""


class Span(NamedTuple):
    """Characters ``text[start:end]``: half-open, counted in Unicode code points of one document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def content_id(*parts: object) -> str:
    """A name made from content: the first 16 hexadecimal digits of the SHA-256 of a JSON array.

    The same parts always give the same name, on every machine; order matters.
    """
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=list)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def trim(text: str, span: Span) -> Span:
    """The span without white space at its edges; empty (start == end) when it holds nothing else."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)


def utf16_offset(text: str, offset: int) -> int:
    """The same place counted in UTF-16 units, as JavaScript, Java and .NET count."""
    return offset + sum(ord(character) > 0xFFFF for character in text[:offset])


def code_point_offset(text: str, utf16: int) -> int:
    """The place in code points of a count in UTF-16 units; inside a surrogate pair, the character's start."""
    units = 0
    for offset, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if units + width > utf16:
            return offset
        units += width
    return len(text)
