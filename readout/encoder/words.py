"""Text to words: the uncased model's pieces, plus what they lose - case, paragraph starts, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from readout.text import Span

Ints = NDArray[np.int64]

LOWER, CAPITAL, UPPER, DIGIT, MIXED, MARK = range(6)
PARAGRAPH_START = 8
QUOTED = 16
SHAPES = 32
"""A word's shape is one of six cases, plus 8 at the start of a paragraph, plus 16 inside quotation marks."""

QUOTE_MARK = re.compile(r"''|``|[\"“”„«»＂]")
OPENS, CLOSES = {"“", "„", "«", "``"}, {"”", "»"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paragraph: W words in P >= W pieces.

    ``pieces`` (P,) vocabulary ids; ``shapes`` (P,) in [0, SHAPES); ``first`` (W,) each word's first piece;
    ``starts`` and ``ends`` (W,) code points of the document's text.
    """

    pieces: Ints
    shapes: Ints
    first: Ints
    starts: Ints
    ends: Ints

    def part(self, begin: int, end: int) -> Words:
        """Words begin:end as a paragraph of their own."""
        low = int(self.first[begin])
        high = int(self.first[end]) if end < len(self.first) else len(self.pieces)
        return Words(
            self.pieces[low:high],
            self.shapes[low:high],
            self.first[begin:end] - low,
            self.starts[begin:end],
            self.ends[begin:end],
        )


def words_of(text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer) -> list[Words]:
    """The words of each paragraph that has any; the tokenizer must neither truncate nor add marks."""
    encodings = tokenizer.encode_batch([span.of(text) for span in paragraphs], add_special_tokens=False)
    found: list[Words] = []
    for span, encoding in zip(paragraphs, encodings, strict=True):
        if encoding.ids:
            found.append(_words(text, span, encoding))
    return found


def _words(text: str, span: Span, encoding: object) -> Words:
    word_of = np.array(encoding.word_ids, dtype=np.int64)  # type: ignore[attr-defined]
    offsets = np.array(encoding.offsets, dtype=np.int64) + span.start  # type: ignore[attr-defined]
    first = np.flatnonzero(np.diff(word_of, prepend=-1))
    last = np.append(first[1:], len(word_of)) - 1
    starts, ends = offsets[first, 0], offsets[last, 1]
    shape = np.array([shape_of(text[start:end]) for start, end in zip(starts, ends, strict=True)], dtype=np.int64)
    shape += QUOTED * _inside(starts, quoted_spans(text, span))
    shape[0] += PARAGRAPH_START
    pieces = np.array(encoding.ids, dtype=np.int64)  # type: ignore[attr-defined]
    return Words(pieces, np.repeat(shape, last - first + 1), first, starts, ends)


def shape_of(word: str) -> int:
    """Which of the six cases a word is written in."""
    if word.islower():
        return LOWER
    if word.isdigit():
        return DIGIT
    if not any(character.isalnum() for character in word):
        return MARK
    if word.isupper():
        return UPPER if len(word) > 1 else CAPITAL
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED


def quoted_spans(text: str, paragraph: Span) -> list[Span]:
    """Stretches between double quotation marks of one paragraph, marks left out, however the marks are drawn.

    An opening mark that never closes holds to the end of the paragraph when it is a typographic one (the
    habit for quotations that go on in the next paragraph) and holds nothing when it is straight (an inch
    sign, a slip).
    """
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in QUOTE_MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            opened = None if mark[0] in CLOSES else mark
        elif mark[0] not in OPENS:
            spans.append(Span(opened.end(), mark.start()))
            opened = None
    if opened is not None and (opened[0] in OPENS or opened.start() == paragraph.start):
        spans.append(Span(opened.end(), paragraph.end))
    return spans


def _inside(starts: Ints, spans: Sequence[Span]) -> Ints:
    inside = np.zeros(len(starts), dtype=np.int64)
    for span in spans:
        inside[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = 1
    return inside
