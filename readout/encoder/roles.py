"""A head that is asked once for each cue, or each trigger: what is every word's role *for that one*?

Each word of the window is scored for four roles, 0 being none, and a Viterbi pass draws the best sequence: the link
is learned, and what is found may have gaps. In numpy; ``lab.train.network.RoleHead`` is the same in training.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.encoder.activation import gelu

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NONE = 0
ROLES = 4
DISTANCES = 41
PARAGRAPHS = 5
FAR = 20.0
"""The score of "no role" for words out of reach."""
_EDGES = np.array([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 28, 36, 48, 64, 90, 130, 190])


def distance_buckets(count: int, first: int, last: int) -> Ints:
    """(count,) how far each word stands from a cue of words first..last: 0-19 before, 20 in it, 21-40 after."""
    place = np.arange(count)
    before = np.searchsorted(_EDGES, np.maximum(first - place, 0), side="right")
    after = np.searchsorted(_EDGES, np.maximum(place - last, 0), side="right")
    return np.asarray(20 + after - before, dtype=np.int64)


def paragraph_steps(paragraph: Ints, cue: int) -> Ints:
    """(W,) paragraphs from the cue's: 0 two or more before, 1 the one before, 2 its own, 3 the next, 4 beyond."""
    return np.asarray(np.clip(paragraph - paragraph[cue], -2, 2) + 2, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class RoleHead:
    """The weights; E the encoder's width, R the head's."""

    word_weight: Floats
    """(R, E), likewise the three below; a bias is (R,)"""
    word_bias: Floats
    source_weight: Floats
    source_bias: Floats
    word_gate_weight: Floats
    word_gate_bias: Floats
    cue_gate_weight: Floats
    cue_gate_bias: Floats
    distance: Floats
    """(DISTANCES, R)"""
    paragraph: Floats
    """(PARAGRAPHS, R)"""
    emit_weight: Floats
    """(4, R)"""
    emit_bias: Floats
    moves: Floats
    """(4, 4) score of going from one role to the next"""
    start: Floats
    """(4,)"""

    def emissions(self, words: Floats, paragraph: Ints, spans: list[tuple[int, int]], reach: int = 1) -> Floats:
        """(A, W, 4) role scores of every word for each cue, a cue being words first..last inclusive.

        Words more than ``reach`` paragraphs away from the cue play no role: what they could add, the next
        paragraphs of a long quotation, ``continued`` finds by its marks.
        """
        plain = words @ self.word_weight.T + self.word_bias
        gate = words @ self.word_gate_weight.T + self.word_gate_bias
        table = np.zeros((len(spans), len(words), ROLES), dtype=np.float32)
        table[:, :, NONE] = FAR
        for row, (first, last) in enumerate(spans):
            low = int(np.searchsorted(paragraph, paragraph[first] - reach))
            high = int(np.searchsorted(paragraph, paragraph[first] + reach, side="right"))
            cue = words[first : last + 1].mean(0)
            hidden = gate[low:high] * (self.cue_gate_weight @ cue + self.cue_gate_bias)
            hidden += plain[low:high]
            hidden += self.source_weight @ cue + self.source_bias
            hidden += self.distance[distance_buckets(len(words), first, last)[low:high]]
            hidden += self.paragraph[paragraph_steps(paragraph, first)[low:high]]
            table[row, low:high] = gelu(hidden) @ self.emit_weight.T + self.emit_bias
        return table

    def decode(self, tables: list[Floats]) -> list[Ints]:
        """Best role sequences (A, W) for each table of emissions (A, W, 4), all tables in one pass."""
        rows = [row for table in tables for row in table]
        if not rows:
            return [np.zeros(table.shape[:2], dtype=np.int64) for table in tables]
        stacked = np.zeros((len(rows), max(len(row) for row in rows), ROLES), dtype=np.float32)
        for at, row in enumerate(rows):
            stacked[at, : len(row)] = row
        lengths = np.array([len(row) for row in rows])
        paths = _viterbi(stacked, lengths, self.moves, self.start)
        ends = np.cumsum([len(table) for table in tables])
        return [paths[end - len(table) : end, : table.shape[1]] for table, end in zip(tables, ends, strict=True)]


def chances(emissions: Floats) -> Floats:
    """(A, W, 4) the probability of each role at each word, its neighbours left out of account."""
    top = emissions.max(-1, keepdims=True)
    raised = np.exp(emissions - top)
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def _viterbi(emissions: Floats, lengths: Ints, moves: Floats, start: Floats) -> Ints:
    """(A, W) best roles of sequences of different length, padded at their ends."""
    count, steps, _ = emissions.shape
    best = start + emissions[:, 0]
    back = np.zeros((steps, count, ROLES), dtype=np.int64)
    ended = best.copy()
    for step in range(1, steps):
        reached = best[:, :, None] + moves
        back[step] = reached.argmax(1)
        best = reached.max(1) + emissions[:, step]
        ended = np.where((lengths == step + 1)[:, None], best, ended)
    path = np.zeros((count, steps), dtype=np.int64)
    role = ended.argmax(1)
    rows = np.arange(count)
    for step in range(steps - 1, -1, -1):
        within = step < lengths
        path[:, step] = np.where(within, role, 0)
        role = np.where(within, back[step][rows, role], role)
    return path
