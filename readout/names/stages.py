"""Proper names as a stage: word vectors in, names with their types out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from readout.encoder.model import Model
from readout.encoder.stage import VECTORS, Encoded
from readout.layers import NAMES, Layer, Reading
from readout.names.certain import settled
from readout.names.edges import trimmed
from readout.names.heads import TYPES, Floats, Ints, best_tags, load_name_head
from readout.names.known import flags_of
from readout.names.whole import whole
from readout.referents import Name
from readout.text import Span

ACTS = 0.5
"""From this probability on a place is said to act as its government."""


class FindNames:
    """Finds the names of persons, organizations and places in the report."""

    name = "names"
    needs: tuple[Layer[Any], ...] = (VECTORS,)
    gives: tuple[Layer[Any], ...] = (NAMES,)

    def __init__(self, model: Model) -> None:
        self.head = load_name_head(model.part("names"))

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The names in text order; none overlaps another."""
        windows = reading[VECTORS]
        text = reading.document.text
        scored = [self.head.scores(each.vectors, flags_of(text, each.window)) for each in windows]
        tags = best_tags([scores for scores, _ in scored])
        found = [
            name
            for each, (scores, acting), path in zip(windows, scored, tags, strict=True)
            for name in _names(text, each, scores, acting, path)
        ]
        return {NAMES: tuple(settled(text, whole(text, found)))}


def _names(text: str, encoded: Encoded, scores: Floats, acting: Floats, path: Ints) -> Iterator[Name]:
    """The names of one window; a name ends where its paragraph does."""
    window = encoded.window
    begins = (path % 2 == 1) | (path == 0)
    begins[1:] |= np.diff(window.paragraph) > 0
    bounds = [*np.flatnonzero(begins).tolist(), len(path)]
    for first, end in pairwise(bounds):
        if path[first]:
            kind = TYPES[(int(path[first]) - 1) // 2]
            span = trimmed(text, Span(int(window.starts[first]), int(window.ends[end - 1])))
            words = np.arange(first, end)
            sure = float(np.exp(scores[words, path[words]]).min())
            acts = kind == "place" and float(acting[words].mean()) >= ACTS
            if span is not None:
                yield Name(span, kind, round(sure, 4), acts)
