"""The attribution heads in numpy: which words are cues, and for each cue the role of every word.

Two matrices read the encoder's vectors. The cue head marks words that stand in an outermost cue and words in a
nested one. For every cue found, the role head then scores each word of the window as source, cue, content or
nothing *of that cue*, and a Viterbi pass draws the best sequence: the link between cue, source and content is
learned, contents may have gaps, and a nested attribution may lie inside another's content.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NONE, SOURCE, CUE, CONTENT = range(4)
ROLES = 4
DISTANCES = 41
PARAGRAPHS = 5
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
class Heads:
    """The weights of both heads; E the encoder's width, R the role head's."""

    cue_weight: Floats
    """(2, E)"""
    cue_bias: Floats
    """(2,)"""
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

    def cues(self, words: Floats) -> Floats:
        """(2, W) probability that a word stands in an outermost cue, in a nested one."""
        return _sigmoid(self.cue_weight @ words.T + self.cue_bias[:, None])

    def emissions(self, words: Floats, paragraph: Ints, spans: list[tuple[int, int]]) -> Floats:
        """(A, W, 4) role scores of every word for each cue, a cue being words first..last inclusive."""
        plain = words @ self.word_weight.T + self.word_bias
        gate = words @ self.word_gate_weight.T + self.word_gate_bias
        table = np.empty((len(spans), len(words), ROLES), dtype=np.float32)
        for row, (first, last) in enumerate(spans):
            cue = words[first : last + 1].mean(0)
            hidden = plain + (self.source_weight @ cue + self.source_bias)
            hidden += gate * (self.cue_gate_weight @ cue + self.cue_gate_bias)
            hidden += self.distance[distance_buckets(len(words), first, last)]
            hidden += self.paragraph[paragraph_steps(paragraph, first)]
            table[row] = _gelu(hidden) @ self.emit_weight.T + self.emit_bias
        return table

    def decode(self, emissions: Floats) -> tuple[Ints, Floats]:
        """Best role sequences (A, W) and the marginal probability of each word's chosen role (A, W)."""
        return _viterbi(emissions, self.moves, self.start), _marginals(emissions, self.moves, self.start)


def load_heads(path: Path) -> Heads:
    """Heads from an npz file of plain arrays (no pickles)."""
    with np.load(path, allow_pickle=False) as stored:
        return Heads(**{each.name: stored[each.name].astype(np.float32) for each in fields(Heads)})


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), dtype=np.float32)


def _viterbi(emissions: Floats, moves: Floats, start: Floats) -> Ints:
    rows, steps, _ = emissions.shape
    best = start + emissions[:, 0]
    back = np.zeros((steps, rows, ROLES), dtype=np.int64)
    for step in range(1, steps):
        reached = best[:, :, None] + moves
        back[step] = reached.argmax(1)
        best = reached.max(1) + emissions[:, step]
    path = np.zeros((rows, steps), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    for step in range(steps - 1, 0, -1):
        path[:, step - 1] = back[step][np.arange(rows), path[:, step]]
    return path


def _marginals(emissions: Floats, moves: Floats, start: Floats) -> Floats:
    """(A, W, 4) probability of every role at every word, by the forward-backward algorithm."""
    rows, steps, _ = emissions.shape
    ahead = np.zeros((steps, rows, ROLES), dtype=np.float32)
    behind = np.zeros((steps, rows, ROLES), dtype=np.float32)
    ahead[0] = start + emissions[:, 0]
    for step in range(1, steps):
        ahead[step] = _logsumexp(ahead[step - 1][:, :, None] + moves, 1) + emissions[:, step]
    for step in range(steps - 2, -1, -1):
        behind[step] = _logsumexp(moves + (behind[step + 1] + emissions[:, step + 1])[:, None, :], 2)
    total = ahead + behind
    return np.asarray(np.exp(total - _logsumexp(total, 2)[..., None]).transpose(1, 0, 2), dtype=np.float32)


def _logsumexp(x: Floats, axis: int) -> Floats:
    top = x.max(axis=axis, keepdims=True)
    return np.asarray(np.log(np.exp(x - top).sum(axis)) + top.squeeze(axis), dtype=np.float32)
