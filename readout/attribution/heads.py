"""The attribution heads in numpy: which words are cues, and for each cue the role of every word.

Two matrices read the encoder's vectors. The cue head marks words that stand in an outermost cue and words in a
nested one. For every cue found, the role head (``readout.encoder.roles``) then says which words are source, cue and
content *of that cue*; a nested attribution may lie inside another's content.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from readout.encoder.roles import Floats, RoleHead

NONE, SOURCE, CUE, CONTENT = range(4)


@dataclass(frozen=True, slots=True)
class Heads(RoleHead):
    """The weights of both heads; E the encoder's width."""

    cue_weight: Floats
    """(2, E)"""
    cue_bias: Floats
    """(2,)"""

    def cues(self, words: Floats) -> Floats:
        """(2, W) probability that a word stands in an outermost cue, in a nested one."""
        return _sigmoid(self.cue_weight @ words.T + self.cue_bias[:, None])


def load_heads(path: Path) -> Heads:
    """Heads from an npz file of plain arrays (no pickles)."""
    with np.load(path, allow_pickle=False) as stored:
        return Heads(**{each.name: stored[each.name].astype(np.float32) for each in fields(Heads)})


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
