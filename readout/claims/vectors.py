"""The vectors of passages: the mean of the vectors of their words, read within their report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from readout.claims.heads import ClaimHead, Floats
from readout.claims.passages import RULES, paragraphs_of
from readout.encoder.model import Model, load_model
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.errors import SetupError
from readout.layers import Reading
from readout.text import Span

WIDTH = 384
SCALE = 400.0
"""Values of a vector of unit length are kept as whole numbers, so many for one; beyond 127 they are cut."""


class Vectors:
    """Vectors of passages by the installed model, or the one in a folder. Raises SetupError if it cannot compare."""

    def __init__(self, folder: str | None = None) -> None:
        self.model: Model = load_model(folder)
        if not self.model.compares:
            raise SetupError(f"the model in {self.model.folder} cannot compare claims: install models/readout-model-en")
        self.head = _head(self.model)
        self.name = f"{str(self.model.manifest['files']['encoder']['sha256'])[:16]}.{RULES}"

    def of(self, text: str, paragraphs: Sequence[Span], spans: Sequence[Span]) -> Floats:
        """(N, 384) a vector of unit length for each span; the paragraphs that hold them are read together."""
        found = np.zeros((len(spans), WIDTH), dtype=np.float32)
        for window in pack(words_of(text, paragraphs, self.model.tokenizer)):
            words = self.model.told(window)
            for row, span in zip(found, spans, strict=True):
                row += words[inside(window, span)].sum(0)
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6), dtype=np.float32)

    def of_report(self, reading: Reading, spans: Sequence[Span]) -> Floats:
        """The same for spans of a report, which is read as a whole."""
        return self.of(reading.document.text, paragraphs_of(reading), spans)


def inside(window: Window, span: Span) -> NDArray[np.bool_]:
    """(W,) which words of a window stand in a span."""
    return (window.ends > span.start) & (window.starts < span.end)


def packed(vectors: Floats) -> bytes:
    """Vectors as they are kept: a byte a value."""
    return bytes(np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8).tobytes())


def unpacked(data: bytes) -> Floats:
    """(N, 384) vectors of unit length again."""
    found = np.frombuffer(data, dtype=np.int8).reshape(-1, WIDTH).astype(np.float32)
    sizes = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(sizes, 1e-6), dtype=np.float32)


def _head(model: Model) -> ClaimHead:
    with np.load(model.part("claims"), allow_pickle=False) as stored:
        return ClaimHead(**{each.name: stored[each.name] for each in fields(ClaimHead)})
