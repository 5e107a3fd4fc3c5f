"""How two stretches stand to each other, by their vectors: the trained head in numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from readout.encoder.activation import gelu

Floats = NDArray[np.float32]
Relation = Literal["other", "agrees", "denies", "differs"]
RELATIONS: tuple[Relation, ...] = ("other", "agrees", "denies", "differs")
"""They speak of different matters; say the same; one says that it is not so; one gives another value."""


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """Weights of the head: ``hidden`` (H, 2 E), ``relation`` (R, H), and their biases."""

    hidden_weight: Floats
    hidden_bias: Floats
    relation_weight: Floats
    relation_bias: Floats

    def relations(self, one: Floats, other: Floats) -> Floats:
        """(P, R) how sure each relation is, for P pairs of vectors (P, E) of unit length."""
        scale = np.float32(one.shape[-1] ** 0.5)
        seen = np.concatenate([one * other * scale**2, np.abs(one - other) * scale], axis=-1)
        scores = gelu(seen @ self.hidden_weight.T + self.hidden_bias) @ self.relation_weight.T + self.relation_bias
        told = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(told / told.sum(axis=-1, keepdims=True), dtype=np.float32)
