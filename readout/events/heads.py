"""The event heads in numpy: which words say an event and of what type, the roles around it, its status and standing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from readout.encoder.activation import gelu
from readout.encoder.roles import Floats, RoleHead

NONE, ACTOR, TRIGGER, RECIPIENT = range(4)
AROUND = 4
"""Words to either side of a trigger that its status and standing are read from."""


@dataclass(frozen=True, slots=True)
class EventHeads(RoleHead):
    """The weights; E the encoder's width, H the heads'."""

    hidden_weight: Floats
    """(H, 3 E): the word before, the word, the word after"""
    hidden_bias: Floats
    kind_weight: Floats
    """(18, H): no event, then readout.plover.TYPES"""
    kind_bias: Floats
    around_weight: Floats
    """(H, 3 E): the words before a trigger, its own, those after"""
    around_bias: Floats
    status_weight: Floats
    """(6, H): readout.plover.STATUSES"""
    status_bias: Floats
    standing_weight: Floats
    """(3, H): readout.plover.STANDINGS"""
    standing_bias: Floats

    def types(self, words: Floats) -> Floats:
        """(W, 18) probability that a word says no event, or one of each type; ``words`` (W, E)."""
        padded = np.pad(words, ((1, 1), (0, 0)))
        near = np.concatenate([padded[:-2], words, padded[2:]], axis=1)
        return _shares(gelu(near @ self.hidden_weight.T + self.hidden_bias) @ self.kind_weight.T + self.kind_bias)

    def judged(self, words: Floats, spans: list[tuple[int, int]]) -> tuple[Floats, Floats]:
        """(E, 6) and (E, 3) probability of each status and standing for triggers of words first..last inclusive."""
        rows = [np.concatenate([_mean(words[low:high]) for low, high in _parts(*span, len(words))]) for span in spans]
        near = np.array(rows, dtype=np.float32).reshape(-1, self.around_weight.shape[1])
        hidden = gelu(near @ self.around_weight.T + self.around_bias)
        return (
            _shares(hidden @ self.status_weight.T + self.status_bias),
            _shares(hidden @ self.standing_weight.T + self.standing_bias),
        )


def load_event_heads(path: Path) -> EventHeads:
    """Heads from an npz file of plain arrays (no pickles)."""
    with np.load(path, allow_pickle=False) as stored:
        return EventHeads(**{each.name: stored[each.name].astype(np.float32) for each in fields(EventHeads)})


def _parts(first: int, last: int, count: int) -> tuple[tuple[int, int], ...]:
    return (max(0, first - AROUND), first), (first, last + 1), (last + 1, min(count, last + 1 + AROUND))


def _mean(rows: Floats) -> Floats:
    return rows.mean(0) if len(rows) else np.zeros(rows.shape[1], dtype=np.float32)


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)
