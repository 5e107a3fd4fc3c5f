"""The encoder as a stage: one vector a word, once a document; every head reads these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.encoder.model import Model
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.errors import InputError
from readout.layers import BLOCKS, Layer, Reading
from readout.records import REPORT_ROLES


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window and the vectors (W, E) of its words; ``deeds`` are those for events, of a model that reads them."""

    window: Window
    vectors: NDArray[np.float32]
    deeds: NDArray[np.float32] | None = None


LONGEST = 100_000
"""Pieces of a report: about 75,000 words, some 15 s on a slow core. Anything
longer is a book or an attack, and the encoder cannot be stopped halfway."""

VECTORS: Layer[tuple[Encoded, ...]] = Layer("vectors", transient=True)


class Encode:
    """Runs the encoder over the report: headline, deck and body, paragraph by paragraph."""

    name = "encoder"
    needs: tuple[Layer[Any], ...] = (BLOCKS,)
    gives: tuple[Layer[Any], ...] = (VECTORS,)

    def __init__(self, model: Model) -> None:
        self.model = model

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The vectors of every window of the report."""
        report = [block.span for block in reading[BLOCKS] if block.role in REPORT_ROLES]
        words = words_of(reading.document.text, report, self.model.tokenizer)
        pieces = sum(len(paragraph.pieces) for paragraph in words)
        if pieces > LONGEST:
            raise InputError(
                f"{reading.document.name} holds {pieces:,} pieces of words and a report at most {LONGEST:,}: split it"
            )
        return {VECTORS: tuple(Encoded(window, *self.model.vectors(window)) for window in pack(words))}
