"""The heads draw the best sequence of roles, whatever stands beside it."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.attribution.heads import Heads
from readout.encoder.roles import ROLES, chances, distance_buckets, paragraph_steps

WIDTH, INNER = 6, 5


def heads(seed: int) -> Heads:
    """Random weights of the right shapes."""
    draw = np.random.default_rng(seed)
    shapes = {
        "cue_weight": (2, WIDTH), "cue_bias": (2,), "emit_weight": (ROLES, INNER), "emit_bias": (ROLES,),
        "moves": (ROLES, ROLES), "start": (ROLES,), "distance": (41, INNER), "paragraph": (5, INNER),
    }  # fmt: skip
    for each in fields(Heads):
        shapes.setdefault(each.name, (INNER,) if each.name.endswith("bias") else (INNER, WIDTH))
    return Heads(**{name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def test_viterbi_finds_the_sequence_with_the_highest_score() -> None:
    model = heads(1)
    table = np.random.default_rng(2).normal(size=(3, 5, ROLES)).astype(np.float32)

    def score(row: np.ndarray, path: tuple[int, ...]) -> float:
        moved = sum(model.moves[a, b] for a, b in pairwise(path))
        return float(model.start[path[0]] + moved + sum(row[at, role] for at, role in enumerate(path)))

    (paths,) = model.decode([table])
    for row, path in zip(table, paths, strict=True):
        best = max(product(range(ROLES), repeat=5), key=lambda each: score(row, each))
        assert tuple(path) == best


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=4), st.integers(0, 99))
def test_a_window_is_decoded_the_same_alone_and_beside_others(sizes: list[tuple[int, int]], seed: int) -> None:
    model, draw = heads(seed), np.random.default_rng(seed)
    tables = [draw.normal(size=(rows, words, ROLES)).astype(np.float32) for rows, words in sizes]
    together = model.decode(tables)
    for table, paths in zip(tables, together, strict=True):
        assert paths.tolist() == model.decode([table])[0].tolist()


def test_words_more_than_a_paragraph_away_play_no_role() -> None:
    words = np.random.default_rng(3).normal(size=(6, WIDTH)).astype(np.float32)
    table = heads(4).emissions(words, np.array([0, 0, 1, 2, 3, 3]), [(0, 0)])
    assert (table[0].argmax(-1)[3:] == 0).all()


def test_distance_is_signed_and_nought_inside_the_cue() -> None:
    buckets = distance_buckets(6, 2, 3)
    assert buckets.tolist() == [18, 19, 20, 20, 21, 22]
    assert distance_buckets(500, 250, 250).min() == 0


def test_paragraph_steps_are_counted_from_the_cue() -> None:
    assert paragraph_steps(np.array([0, 1, 2, 3, 4, 5]), 2).tolist() == [0, 1, 2, 3, 4, 4]


def test_chances_sum_to_one() -> None:
    table = np.random.default_rng(5).normal(size=(2, 3, ROLES)).astype(np.float32) * 50
    assert chances(table).sum(-1) == pytest.approx(1)
