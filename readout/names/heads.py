"""The name head in numpy: a tag for every word (begins, goes on, none) of persons, organizations and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.encoder.activation import gelu
from readout.referents import EntityType

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

TYPES: tuple[EntityType, ...] = ("person", "organization", "place")
TAGS = 1 + 2 * len(TYPES)
"""0 is no name; then begin and inside of each type: 1 begins a person, 2 goes on with one ..."""

FORBIDDEN = -1e4


def _moves() -> Floats:
    """(TAGS, TAGS) what a tag may be followed by: "inside" only after a tag of its own type."""
    table = np.zeros((TAGS, TAGS), dtype=np.float32)
    for inside in range(2, TAGS, 2):
        table[:, inside] = FORBIDDEN
        table[[inside - 1, inside], inside] = 0
    return table


MOVES = _moves()


@dataclass(frozen=True, slots=True)
class NameHead:
    """The weights; E the encoder's width, H the head's."""

    hidden_weight: Floats
    """(H, 3 E): the word before, the word, the word after"""
    hidden_bias: Floats
    """(H,)"""
    known_weight: Floats
    """(H, 5 FLAGS): two words before to two words after"""
    tag_weight: Floats
    """(TAGS, H)"""
    tag_bias: Floats
    """(TAGS,)"""
    acting_weight: Floats
    """(1, H)"""
    acting_bias: Floats
    """(1,)"""

    def scores(self, words: Floats, known: Floats) -> tuple[Floats, Floats]:
        """(W, TAGS) log probabilities of the tags, (W,) probability that a state's name acts.

        ``words`` (W, E), ``known`` (W, FLAGS).
        """
        seen = neighbours(words, 1) @ self.hidden_weight.T + neighbours(known, 2) @ self.known_weight.T
        hidden = gelu(seen + self.hidden_bias)
        raised = hidden @ self.tag_weight.T + self.tag_bias
        raised -= raised.max(1, keepdims=True)
        acting = hidden @ self.acting_weight[0] + self.acting_bias[0]
        chance = 1 / (1 + np.exp(-np.clip(acting, -30, 30)))
        return raised - np.log(np.exp(raised).sum(1, keepdims=True)), np.asarray(chance, dtype=np.float32)


def neighbours(rows: Floats, reach: int) -> Floats:
    """(W, (2 reach + 1) N) each row of (W, N) among its neighbours up to ``reach`` away, noughts at the ends."""
    padded = np.pad(rows, ((reach, reach), (0, 0)))
    return np.concatenate([padded[shift : shift + len(rows)] for shift in range(2 * reach + 1)], axis=1)


def load_name_head(path: Path) -> NameHead:
    """The head from an npz file of plain arrays (no pickles)."""
    with np.load(path, allow_pickle=False) as stored:
        return NameHead(**{each.name: stored[each.name].astype(np.float32) for each in fields(NameHead)})


def best_tags(windows: Sequence[Floats]) -> list[Ints]:
    """The best lawful sequence of tags (W,) for each window's log probabilities (W, TAGS), in one pass."""
    if not windows:
        return []
    lengths = [len(scores) for scores in windows]
    padded = np.full((len(windows), max(lengths), TAGS), FORBIDDEN, dtype=np.float32)
    padded[:, :, 0] = 0
    for row, scores in enumerate(windows):
        padded[row, : len(scores)] = scores
    best = padded[:, 0] + np.where(np.arange(TAGS) % 2 + (np.arange(TAGS) == 0) > 0, 0, FORBIDDEN)
    back = np.zeros((padded.shape[1], len(windows), TAGS), dtype=np.int64)
    for step in range(1, padded.shape[1]):
        reached = best[:, :, None] + MOVES
        back[step] = reached.argmax(1)
        best = reached.max(1) + padded[:, step]
    return [path[:length] for path, length in zip(_traced(best, back), lengths, strict=True)]


def _traced(best: Floats, back: Ints) -> Ints:
    rows = np.arange(len(best))
    path = np.zeros((len(best), len(back)), dtype=np.int64)
    tag = best.argmax(1)
    for step in range(len(back) - 1, -1, -1):
        path[:, step] = tag
        tag = back[step][rows, tag]
    return path
