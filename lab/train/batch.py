"""Examples padded to one size, as the network takes them (shapes in lab.train.network)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from lab.train.examples import UNMARKED, Example
from readout.encoder.roles import distance_buckets, paragraph_steps
from readout.encoder.windows import Window
from readout.names.known import FLAGS

ASKED = 2
"""In a sequence of roles: a word of the cue, or of the trigger, for which it is asked."""


class Windowed(Protocol):
    """Anything that labels one window."""

    @property
    def window(self) -> Window: ...


Labelled = TypeVar("Labelled", bound=Windowed)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Padded:
    """B windows of W words in P pieces: ``pieces``, ``shapes``, ``mask`` (B, P), ``first`` (B, W), padded."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor


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
    """B windows of W words; A attributions in all."""

    windows: Padded
    cues: Tensor
    weights: Tensor
    said: Linked
    tags: Tensor
    acting: Tensor
    known: Tensor


def batches(
    examples: list[Labelled], size: int, seed: int, make: Callable[[Sequence[Labelled]], Made]
) -> Iterator[Made]:  # fmt: skip
    """Windows of like length together, in random order."""
    order = random.Random(seed)
    order.shuffle(examples)
    pools = [examples[at : at + size * 20] for at in range(0, len(examples), size * 20)]
    rows = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.window.pieces))
        rows += [pool[at : at + size] for at in range(0, len(pool), size)]
    order.shuffle(rows)
    yield from map(make, rows)


def padded(windows: Sequence[Window]) -> Padded:
    """The windows padded to the longest."""
    size, words = max(len(each.pieces) for each in windows), max(len(each.first) for each in windows)
    tables = {name: np.zeros((len(windows), size), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
    first = np.zeros((len(windows), words), dtype=np.int64)
    for at, window in enumerate(windows):
        tables["pieces"][at, : len(window.pieces)] = window.pieces
        tables["shapes"][at, : len(window.pieces)] = window.shapes
        tables["mask"][at, : len(window.pieces)] = 1
        first[at, : len(window.first)] = window.first
    return Padded(*map(torch.from_numpy, tables.values()), torch.from_numpy(first))


def batch_of(examples: Sequence[Example]) -> Batch:
    """One batch for statements and names."""
    windows = padded([example.window for example in examples])
    words = windows.first.shape[1]
    cues, weights = (np.zeros((len(examples), 2, words), dtype=np.float32) for _ in range(2))
    tags, acting = (np.full((len(examples), words), UNMARKED, dtype=np.int64) for _ in range(2))
    known = np.zeros((len(examples), words, FLAGS), dtype=np.float32)
    for at, example in enumerate(examples):
        count = len(example.window.first)
        cues[at, :, :count], weights[at, :, :count] = example.cues, example.weights
        for table, labels in ((tags, example.tags), (acting, example.acting)):
            if labels is not None:
                table[at, :count] = labels
        if example.known is not None:
            known[at, :count] = example.known
    asked = [(at, row) for at, example in enumerate(examples) for row in example.roles]
    return Batch(
        windows, torch.from_numpy(cues), torch.from_numpy(weights),
        linked([example.window for example in examples], asked, words),
        torch.from_numpy(tags), torch.from_numpy(acting), torch.from_numpy(known),
    )  # fmt: skip


def linked(windows: Sequence[Window], asked: Sequence[tuple[int, np.ndarray]], words: int) -> Linked:
    """Sequences of roles as (number of the window, roles of its words), padded to ``words``."""
    rows: list[list[np.ndarray]] = [[], [], [], [], []]
    for at, labels in asked:
        window, where = windows[at], np.flatnonzero(labels == ASKED)
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
