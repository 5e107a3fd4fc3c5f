"""Event examples padded to one size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lab.train.batch import Linked, Padded, linked, padded
from lab.train.events.examples import EventExample
from lab.train.examples import UNMARKED
from readout.events.heads import AROUND, TRIGGER


@dataclass(frozen=True, slots=True)
class EventBatch:
    """B windows of W words; E events and F judged predicates in all."""

    windows: Padded
    types: Tensor
    """(B, W)"""
    done: Linked
    around: Tensor
    """(E, 3, W) shares of the words before a trigger, of its own, of those after."""
    statuses: Tensor
    """(E,), and so are standings"""
    standings: Tensor
    fact_row: Tensor
    """(F,) which window; fact_around (F, 3, W); told (F,) as in EventExample"""
    fact_around: Tensor
    told: Tensor


def event_batch(examples: Sequence[EventExample]) -> EventBatch:
    """One batch."""
    windows = [example.window for example in examples]
    table = padded(windows)
    words = table.first.shape[1]
    types = np.full((len(examples), words), UNMARKED, dtype=np.int64)
    for row, example in zip(types, examples, strict=True):
        row[: len(example.types)] = example.types
    asked = [(at, row) for at, example in enumerate(examples) for row in example.roles]
    triggers = [(np.flatnonzero(row == TRIGGER)[[0, -1]], len(row)) for _, row in asked]
    facts = [(at, np.array([word, word]), len(e.types)) for at, e in enumerate(examples) for word in e.facts]
    return EventBatch(
        table, torch.from_numpy(types), linked(windows, asked, words), _around(triggers, words),
        _joined(example.statuses for example in examples), _joined(example.standings for example in examples),
        torch.tensor([at for at, _, _ in facts], dtype=torch.long), _around([each[1:] for each in facts], words),
        _joined(example.told for example in examples),
    )  # fmt: skip


def _joined(arrays: Iterable[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(list(arrays)))


def _around(places: Sequence[tuple[np.ndarray, int]], words: int) -> Tensor:
    table = np.zeros((len(places), 3, words), dtype=np.float32)
    for each, ((first, last), count) in zip(table, places, strict=True):
        low, high = max(0, first - AROUND), min(count, last + 1 + AROUND)
        for row, (begin, end) in zip(each, ((low, first), (first, last + 1), (last + 1, high)), strict=True):
            row[begin:end] = 1 / max(end - begin, 1)
    return torch.from_numpy(table)
