"""Paragraphs packed into windows: what one forward pass of the encoder sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from readout.encoder.words import Ints, Words

PIECES = 256
"""Pieces a window holds at most, its two end marks included; 99 % of PolNeAR's paragraphs have under 150."""

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Window:
    """Whole paragraphs in a row, P pieces in all with an opening and a closing mark, W words.

    ``pieces``, ``shapes`` (P,); ``first`` (W,) index of each word's first piece; ``starts``, ``ends`` (W,) code
    points; ``paragraph`` (W,) number of the paragraph within the window.
    """

    pieces: Ints
    shapes: Ints
    first: Ints
    starts: Ints
    ends: Ints
    paragraph: Ints


def pack(paragraphs: Sequence[Words], size: int = PIECES) -> Iterator[Window]:
    """Windows of whole paragraphs, filled in order; a paragraph too long for a window is cut between words.

    No window overlaps another: a forward pass over every piece happens once.
    """
    row: list[Words] = []
    used = 2
    for paragraph in paragraphs:
        for part in _parts(paragraph, size - 2):
            if row and used + len(part.pieces) > size:
                yield _window(row)
                row, used = [], 2
            row.append(part)
            used += len(part.pieces)
    if row:
        yield _window(row)


def _parts(words: Words, room: int) -> Iterator[Words]:
    """The paragraph, in as many parts as it needs; a cut falls after the last full stop that still fits."""
    begin, total = 0, len(words.first)
    while begin < total:
        low = int(words.first[begin])
        if len(words.pieces) - low <= room:
            yield words.part(begin, total)
            return
        end = max(int(np.searchsorted(words.first, low + room, side="right")) - 1, begin + 1)
        stops = np.flatnonzero(np.isin(words.pieces[words.first[begin:end]], STOPS))
        if len(stops) and stops[-1] > (end - begin) // 3:
            end = begin + int(stops[-1]) + 1
        part = words.part(begin, end)
        # A word longer than a window (an address, a run of symbols) keeps only the pieces that fit.
        yield Words(part.pieces[:room], part.shapes[:room], part.first, part.starts, part.ends)
        begin = end


STOPS = np.array([1012, 1029, 999], dtype=np.int64)
"""The vocabulary's full stop, question mark and exclamation mark."""


def _window(row: Sequence[Words]) -> Window:
    sizes = np.cumsum([1] + [len(words.pieces) for words in row])
    none = np.zeros(1, dtype=np.int64)
    return Window(
        pieces=np.concatenate([none + CLS, *(words.pieces for words in row), none + SEP]),
        shapes=np.concatenate([none, *(words.shapes for words in row), none]),
        first=np.concatenate([words.first + size for words, size in zip(row, sizes, strict=False)]),
        starts=np.concatenate([words.starts for words in row]),
        ends=np.concatenate([words.ends for words in row]),
        paragraph=np.repeat(np.arange(len(row)), [len(words.first) for words in row]),
    )
