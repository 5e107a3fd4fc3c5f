"""What the heads saw of each statement, kept so that its score can be explained."""

from __future__ import annotations

from dataclasses import dataclass

from readout.layers import Layer


@dataclass(frozen=True, slots=True)
class Evidence:
    """The probabilities, in [0, 1], that the score of one attribution is computed from.

    ``cue`` is that of the surest cue word; ``source`` and ``content`` are means over the words chosen, or, where
    none was chosen, how sure it is that there is none.
    """

    attribution: str
    cue: float
    source: float
    content: float


EVIDENCE: Layer[tuple[Evidence, ...]] = Layer("evidence")
