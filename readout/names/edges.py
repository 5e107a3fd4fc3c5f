"""Where a name begins and ends: its possessive, its quotation marks and its article are no part of it."""

from __future__ import annotations

from readout.text import Span

LEADING = " \t\n\"'“”‘’«»„([{-–—,;:"
TRAILING = " \t\n\"'“”‘’«»„)]}-–—,;:!?"
POSSESSIVES = ("'s", "’s", "'S", "’S")


def trimmed(text: str, span: Span) -> Span | None:
    """The span without what print sets around a name; None when no letter or digit is left."""
    start, end = span
    while start < end and text[start] in LEADING:
        start += 1
    while start < end and text[end - 1] in TRAILING:
        end -= 1
    for mark in POSSESSIVES:
        if text.endswith(mark, start, end) and end - start > len(mark) + 1:
            end -= len(mark)
    return Span(start, end) if any(character.isalnum() for character in text[start:end]) else None
