"""Examples padded to one size, as the network takes them (shapes in lab.train.network)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lab.train.examples import UNMARKED, Example
from readout.encoder.roles import distance_buckets, paragraph_steps
from readout.names.known import FLAGS

ASKED = 2
"""In a sequence of roles: a word of the cue, or of the trigger, for which it is asked."""
AROUND = 4
"""Words to either side of a trigger that its status is read from."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A sequences of roles over W words, each asked for one cue or trigger; ``row`` (A,) names its window.

    ``words`` (A, W) is the share of each word in what is asked for, ``mask`` (A, W) 1 on real words.
    """

    row: Tensor
    words: Tensor
    roles: Tensor
    mask: Tensor
    distance: Tensor
    paragraph: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows of W words in P pieces; A attributions and E events in all."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    cues: Tensor
    weights: Tensor
    said: Linked
    tags: Tensor
    acting: Tensor
    known: Tensor
    types: Tensor
    done: Linked
    around: Tensor
    """(E, 3, W) shares of the words before a trigger, of its own, of those after."""
    statuses: Tensor


def batches(examples: list[Example], size: int, seed: int) -> Iterator[Batch]:
    """Windows of like length together, in random order."""
    order = random.Random(seed)
    order.shuffle(examples)
    pools = [examples[at : at + size * 20] for at in range(0, len(examples), size * 20)]
    rows = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.window.pieces))
        rows += [pool[at : at + size] for at in range(0, len(pool), size)]
    order.shuffle(rows)
    yield from map(batch_of, rows)


def batch_of(examples: Sequence[Example]) -> Batch:
    """One batch: the windows padded to the longest."""
    size = max(len(e.window.pieces) for e in examples)
    words = max(len(e.window.first) for e in examples)
    padded = {name: np.zeros((len(examples), size), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
    first = np.zeros((len(examples), words), dtype=np.int64)
    cues, weights = (np.zeros((len(examples), 2, words), dtype=np.float32) for _ in range(2))
    tags, acting, types = (np.full((len(examples), words), UNMARKED, dtype=np.int64) for _ in range(3))
    known = np.zeros((len(examples), words, FLAGS), dtype=np.float32)
    for at, example in enumerate(examples):
        window, count = example.window, len(example.window.first)
        padded["pieces"][at, : len(window.pieces)] = window.pieces
        padded["shapes"][at, : len(window.pieces)] = window.shapes
        padded["mask"][at, : len(window.pieces)] = 1
        first[at, :count] = window.first
        cues[at, :, :count], weights[at, :, :count] = example.cues, example.weights
        for table, labels in ((tags, example.tags), (acting, example.acting), (types, example.types)):
            if labels is not None:
                table[at, :count] = labels
        if example.known is not None:
            known[at, :count] = example.known
    done = [(at, row) for at, example in enumerate(examples) for row in _rows(example.parts)]
    statuses = [each for example in examples if example.statuses is not None for each in example.statuses]
    return Batch(
        *(torch.from_numpy(padded[name]) for name in ("pieces", "shapes", "mask")),
        torch.from_numpy(first), torch.from_numpy(cues), torch.from_numpy(weights),
        _linked(examples, [(at, row) for at, example in enumerate(examples) for row in example.roles], words),
        torch.from_numpy(tags), torch.from_numpy(acting), torch.from_numpy(known), torch.from_numpy(types),
        _linked(examples, done, words), _around([row for _, row in done], words),
        torch.tensor(statuses, dtype=torch.long),
    )  # fmt: skip


def _rows(table: np.ndarray | None) -> list[np.ndarray]:
    return [] if table is None else list(table)


def _linked(examples: Sequence[Example], asked: Sequence[tuple[int, np.ndarray]], words: int) -> Linked:
    rows: list[list[np.ndarray]] = [[], [], [], [], []]
    for at, labels in asked:
        window, where = examples[at].window, np.flatnonzero(labels == ASKED)
        share = np.zeros(words, dtype=np.float32)
        share[where[0] : where[-1] + 1] = 1 / (where[-1] + 1 - where[0])
        real = np.ones(len(labels), dtype=np.int64)
        distance = distance_buckets(len(labels), int(where[0]), int(where[-1]))
        steps = paragraph_steps(window.paragraph, int(where[0]))
        for column, values in zip(rows, (share, labels, real, distance, steps), strict=True):
            column.append(np.pad(values, (0, words - len(values))))
    kinds = (np.float32, np.int64, np.int64, np.int64, np.int64)
    tables = (np.array(column, dtype=kind).reshape(-1, words) for column, kind in zip(rows, kinds, strict=True))
    return Linked(torch.tensor([at for at, _ in asked], dtype=torch.long), *map(torch.from_numpy, tables))


def _around(asked: Sequence[np.ndarray], words: int) -> Tensor:
    table = np.zeros((len(asked), 3, words), dtype=np.float32)
    for each, labels in zip(table, asked, strict=True):
        where = np.flatnonzero(labels == ASKED)
        first, last = int(where[0]), int(where[-1])
        low, high = max(0, first - AROUND), min(len(labels), last + 1 + AROUND)
        for row, (begin, end) in zip(each, ((low, first), (first, last + 1), (last + 1, high)), strict=True):
            row[begin:end] = 1 / max(end - begin, 1)
    return torch.from_numpy(table)
